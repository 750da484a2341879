//! Numbers and days as text for screens and reports: the same in all of them, in the language that is spoken.

use rust_decimal::Decimal;

use crate::domain::day::Day;
use crate::domain::finding::MOST_OF_ONE_CODE;
use crate::domain::language::{fill, one_or_many, spoken, tr};
use crate::domain::money::rounding::round_money;
use crate::domain::money::{Currency, minor_digits};

/// A count with thousands separators: `100,000`.
pub fn count(number: u64) -> String {
    group(&number.to_string())
}

/// A count of findings of one code: `12`, and `2,000+` where a file may have more of them than are kept.
pub fn count_of_findings(number: usize) -> String {
    let more = if number == MOST_OF_ONE_CODE { "+" } else { "" };
    [&count(number as u64), more].concat()
}

/// An exact decimal with thousands separators and no trailing zeros: `1,234.5`.
pub fn decimal(number: Decimal) -> String {
    group(&number.normalize().to_string())
}

/// Money for reading, without its currency.
///
/// From 1 up the decimals of the currency (`1,234.50`; of yen `1,235`); below 1 four significant digits, at least those
/// decimals and no zeros beyond them (`0.0123`, `0.001235`, `0.50`). Rounded half away from zero; this is the last step
/// before the eye.
pub fn amount(number: Decimal, currency: Option<Currency>) -> String {
    let places = minor_digits(currency);
    if number.is_zero() || number.abs() >= Decimal::ONE {
        return group(&fixed(round_money(number, places), places));
    }
    fraction(number, places)
}

/// An estimated amount for reading: two digits and zeros, since more are not known (`470`, `0.023`).
pub fn rough(number: Decimal) -> String {
    decimal(number.round_sf(2).unwrap_or(number))
}

/// The same of which the band is known: the narrower it is, the more digits (`470`, `86.3`, `86.27`).
pub fn rough_in(number: Decimal, [low, high]: [Decimal; 2], currency: Option<Currency>) -> String {
    let width = high.saturating_sub(low).checked_div(number).unwrap_or(Decimal::ONE).abs();
    let digits = match width {
        width if width >= Decimal::new(2, 1) => 2,
        width if width >= Decimal::new(2, 2) => 3,
        _ => return amount(number, currency),
    };
    decimal(number.round_sf(digits).unwrap_or(number))
}

/// A rough amount marked as an estimate: `≈ 470`.
pub fn about(rough: String) -> String {
    ["≈\u{a0}", &rough].concat()
}

/// The price of one piece for reading, without its currency: two decimals at least are told, whatever coins there are
/// (`12.50`; of yen `12.5`, `12`). Below 1 as [`amount`].
pub fn unit_price(number: Decimal, currency: Option<Currency>) -> String {
    let places = minor_digits(currency);
    if !number.is_zero() && number.abs() < Decimal::ONE {
        return fraction(number, places);
    }
    let rounded = round_money(number, places.max(2)).normalize();
    group(&fixed(rounded, rounded.scale().max(places)))
}

/// Money below 1: four significant digits, at least `places` decimals, and no zeros beyond them.
fn fraction(number: Decimal, places: u32) -> String {
    // The place of the first digit that counts, right of the decimal sign: 0.0123 → 2.
    let mut first = 1;
    let mut scaled = number.abs().saturating_mul(Decimal::TEN);
    while scaled < Decimal::ONE && first < 28 {
        scaled = scaled.saturating_mul(Decimal::TEN);
        first += 1;
    }
    let rounded = round_money(number, (first + 3).min(28)).normalize();
    group(&fixed(rounded, rounded.scale().max(places)))
}

/// Money for a column, without its currency: as many decimals as all others of it. What is not nothing is not shown as
/// nothing: "<0.01".
pub fn column_amount(number: Decimal, places: u32) -> String {
    let rounded = round_money(number, places);
    if rounded.is_zero() && !number.is_zero() {
        return ["<", &group(&Decimal::new(1, places).to_string())].concat();
    }
    group(&fixed(rounded, places))
}

/// The decimals of a column of money: enough for the smallest part of its sum to be told.
///
/// Those of the currency where the sum is a hundred of its smallest coins, else two or four more.
pub fn column_places(sum: Decimal, currency: Option<Currency>) -> u32 {
    let places = minor_digits(currency);
    let coins = |number: i64| Decimal::new(number, places);
    match sum {
        sum if sum >= coins(100) => places,
        sum if sum >= coins(1) => places + 2,
        _ => places + 4,
    }
}

/// A number of hundredths with a fixed number of decimals: "23.1 %".
pub fn percent(hundredths: Decimal, places: u32) -> String {
    tr!("{} %", group(&fixed(round_money(hundredths, places), places)))
}

/// A number of hundredths with as many decimals as it has: "99.9996 %".
pub fn exact_percent(hundredths: Decimal) -> String {
    tr!("{} %", decimal(hundredths))
}

/// Days as a person plans them: `0` → "in stock", 10 → "10 days", 112 → "16 weeks".
///
/// Whole weeks from two on are weeks; all else stays in days, since a rounded lead time would be another one.
pub fn lead_time(number: u32) -> String {
    match number {
        0 => tr("in stock").to_owned(),
        7 => tr("1 week").to_owned(),
        _ if number.is_multiple_of(7) => tr!("{} weeks", count((number / 7).into())),
        _ => days(number),
    }
}

/// "3 May 2027", "3. Mai 2027", "2027年5月3日".
pub fn date(day: Day) -> String {
    let months = tr("January February March April May June July August September October November December");
    let (year, month, day) = day.parts();
    let month = nth_word(months, month);
    tr!("{} {} {}", day, month, year)
}

/// The same of a text that is a day; another text as it is.
pub fn day(text: &str) -> String {
    Day::from_iso(text).map_or_else(|| text.to_owned(), date)
}

/// "Jan".
pub fn month(day: Day) -> &'static str {
    nth_word(tr("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"), day.parts().1)
}

fn nth_word(words: &'static str, number: u8) -> &'static str {
    words.split(' ').nth(usize::from(number.saturating_sub(1))).unwrap_or_default()
}

/// "Jan 2027", "2027年1月".
pub fn month_of_year(day: Day) -> String {
    spoken().month_of_year(month(day), day.parts().0)
}

/// "1 day", "28 days".
pub fn days(number: u32) -> String {
    number_of(number.into(), "{} day", "{} days")
}

/// "1 board", "1,200 boards".
pub fn boards(number: u32) -> String {
    number_of(number.into(), "{} board", "{} boards")
}

/// "1 line", "1,200 lines".
pub fn lines(number: u64) -> String {
    number_of(number, "{} line", "{} lines")
}

/// "1 part", "1,200 parts".
pub fn parts(number: u64) -> String {
    number_of(number, "{} part", "{} parts")
}

/// A sentence about a number, with the number in it: "1 line" or "1,200 lines" for `"{} line", "{} lines"`.
pub fn number_of(number: u64, one: &'static str, many: &'static str) -> String {
    fill(one_or_many(number, one, many), &[&count(number)])
}

/// Exactly `places` decimals.
fn fixed(number: Decimal, places: u32) -> String {
    let mut number = number;
    number.rescale(places);
    number.to_string()
}

/// The signs of the language between the thousands of the whole part and before the fraction.
fn group(number: &str) -> String {
    let language = spoken();
    let (sign, number) = number.strip_prefix('-').map_or(("", number), |it| ("-", it));
    let (whole, fraction) = number.split_once('.').map_or((number, None), |(whole, it)| (whole, Some(it)));
    let mut text = String::with_capacity(number.len() + number.len() / 3 + 1);
    text.push_str(sign);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            text.push(language.thousands_sign());
        }
        text.push(digit);
    }
    if let Some(fraction) = fraction {
        text.push(language.decimal_sign());
        text.push_str(fraction);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{amount, column_amount, column_places, count, decimal, lead_time, unit_price};
    use crate::domain::money::Currency;
    use rust_decimal::Decimal;

    fn number(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn counts_and_decimals_are_grouped_and_exact() {
        assert_eq!([count(0), count(999), count(100_000)], ["0", "999", "100,000"]);
        assert_eq!([1_999, 2_000, 2_001].map(super::count_of_findings), ["1,999", "2,000+", "2,001"]);
        assert_eq!(count(u64::MAX), "18,446,744,073,709,551,615");
        for (given, shown) in [
            ("1234.50", "1,234.5"),
            ("0.010", "0.01"),
            ("-1234567", "-1,234,567"),
            ("0", "0"),
            ("1000", "1,000"),
        ] {
            assert_eq!(decimal(number(given)), shown);
        }
    }

    #[test]
    fn money_keeps_what_matters() {
        for (given, shown) in [
            ("1234.5", "1,234.50"),
            ("1", "1.00"),
            ("1.005", "1.01"),
            ("0.5", "0.50"),
            ("0.0123", "0.0123"),
            ("0.00123456", "0.001235"),
            ("0.999999", "1.00"),
            ("0", "0.00"),
            ("-2.345", "-2.35"),
            ("0.0000000001", "0.0000000001"),
            ("999999.995", "1,000,000.00"),
        ] {
            for currency in [None, Some(Currency::USD), Some(Currency::EUR)] {
                assert_eq!(amount(number(given), currency), shown, "{given}");
                assert_eq!(unit_price(number(given), currency), shown, "{given}");
            }
        }
    }

    #[test]
    fn money_has_the_decimals_of_its_currency() {
        for (code, given, total, each) in [
            ("JPY", "1234.5", "1,235", "1,234.5"),
            ("JPY", "12", "12", "12"),
            ("JPY", "12.345", "12", "12.35"),
            ("JPY", "0.5", "0.5", "0.5"),
            ("JPY", "0.012345", "0.01235", "0.01235"),
            ("JPY", "0", "0", "0"),
            ("JPY", "-2.5", "-3", "-2.5"),
            ("KWD", "1.5", "1.500", "1.500"),
            ("KWD", "0.12", "0.120", "0.120"),
            ("KWD", "1234.5678", "1,234.568", "1,234.568"),
        ] {
            let currency = Currency::from_code(code);
            assert!(currency.is_some(), "{code}");
            assert_eq!(amount(number(given), currency), total, "{given} {code}");
            assert_eq!(unit_price(number(given), currency), each, "a piece for {given} {code}");
        }
    }

    #[test]
    fn a_column_has_the_same_decimals_from_top_to_bottom() {
        let column = |sum: &str, part: &str| column_amount(number(part), column_places(number(sum), None));
        assert_eq!(column("413.3", "0.5811"), "0.58");
        assert_eq!(column("413.3", "0.0011"), "<0.01");
        assert_eq!(column("9.73", "0.5811"), "0.58");
        assert_eq!(column("0.73", "0.5811"), "0.5811");
        assert_eq!(column("0.002", "0.000125"), "0.000125");
        assert_eq!(column("1234.5", "1234.5"), "1,234.50");
        assert_eq!(column("1", "0"), "0.00");
        assert_eq!(column("0.5", "0"), "0.0000");
        let places = |code: &str, sum: &str| column_places(number(sum), Currency::from_code(code));
        assert_eq!(["10", "1", "0.99", "0.01", "0.009"].map(|it| places("USD", it)), [2, 2, 4, 4, 6]);
        assert_eq!(["100", "99", "1", "0.9"].map(|it| places("JPY", it)), [0, 2, 2, 4]);
        assert_eq!(["0.1", "0.099"].map(|it| places("KWD", it)), [3, 5]);
    }

    #[test]
    fn lead_times_are_weeks_where_they_are_whole_weeks() {
        for (days, shown) in [
            (0, "in stock"),
            (1, "1 day"),
            (7, "1 week"),
            (10, "10 days"),
            (112, "16 weeks"),
            (178, "178 days"),
        ] {
            assert_eq!(lead_time(days), shown);
        }
    }
}
