//! Exchange rates that the user gives: a table with a date. Nothing is fetched, and nothing is converted without it.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use thiserror::Error;

use super::Currency;
use crate::domain::json::value_of;
use crate::domain::language::{en, tr};
use crate::domain::sorting::sort;

/// What one unit of `base` buys of other currencies on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rates {
    pub base: Currency,
    /// ISO.
    pub date: String,
    /// In the order of the alphabet, each once, above zero.
    pub rates: Vec<(Currency, Decimal)>,
}

/// Why a table of rates cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RatesError {
    #[error("{}", tr!("it is not JSON: {}", _0))]
    NotJson(String),
    #[error("{}", tr("no base currency is named, expected one such as EUR"))]
    NoBase,
    #[error("{}", tr("no date is named, expected one such as 2026-11-22"))]
    NoDate,
    #[error("{}", tr!("{}: found “{}”, expected {}", place, found, tr(expected)))]
    Entry { place: String, found: String, expected: &'static str },
    #[error("{}", tr!("two base currencies are named, {} and {}; a table has one", _0, _1))]
    TwoBases(Currency, Currency),
    #[error("{}", tr("it holds no rate"))]
    Empty,
}

impl Rates {
    /// The price of one unit of `from` in `to`; `None` where the table lacks one of them.
    pub fn factor(&self, from: Currency, to: Currency) -> Option<Decimal> {
        if from == to {
            return Some(Decimal::ONE);
        }
        if from == self.base {
            return self.of(to);
        }
        self.of(to)?.checked_div(self.of(from)?)
    }

    fn of(&self, currency: Currency) -> Option<Decimal> {
        if currency == self.base {
            return Some(Decimal::ONE);
        }
        self.rates.iter().find(|it| it.0 == currency).map(|it| it.1)
    }
}

/// Reads a table: JSON such as `{"base": "EUR", "date": "2026-11-20", "rates": {"USD": "1.08"}}`, or CSV with the
/// columns currency, rate, base and date in any order. A rate is what one unit of the base buys.
///
/// # Errors
/// Where base or date is missing, or an entry is not a currency with a rate above zero.
pub fn read_rates(text: &str) -> Result<Rates, RatesError> {
    let text = text.trim_start_matches('\u{feff}').trim();
    let (base, date, entries) = if text.starts_with('{') { read_json(text)? } else { read_csv(text)? };
    let mut rates = Vec::with_capacity(entries.len());
    for (place, code, rate) in entries {
        let wrong = |found: &str, expected| RatesError::Entry {
            place: place.clone(),
            found: found.to_owned(),
            expected,
        };
        let currency = Currency::named(&code)
            .ok_or_else(|| wrong(&code, en!("a currency of three letters such as USD")))?;
        let number: Option<Decimal> = rate.trim().parse().ok();
        let number = number
            .filter(|it| *it > Decimal::ZERO)
            .ok_or_else(|| wrong(&rate, en!("a rate above 0 with a decimal point")))?;
        rates.push((currency, number));
    }
    sort(&mut rates);
    rates.dedup_by_key(|it| it.0);
    if rates.is_empty() {
        return Err(RatesError::Empty);
    }
    Ok(Rates { base, date, rates })
}

/// The table as JSON, with a line break at the end; [`read_rates`] gives it back.
pub fn write_rates(rates: &Rates) -> String {
    let entries: serde_json::Map<String, Value> =
        rates.rates.iter().map(|it| (it.0.to_string(), Value::String(it.1.to_string()))).collect();
    let document = serde_json::json!({"base": rates.base.code(), "date": rates.date, "rates": entries});
    // Writing to memory cannot fail, and every key is text.
    serde_json::to_string_pretty(&document).unwrap_or_default() + "\n"
}

/// Place, currency and rate of each entry, as they stand.
type Entries = Vec<(String, String, String)>;

fn read_json(text: &str) -> Result<(Currency, String, Entries), RatesError> {
    let value: Value = value_of(text.as_bytes()).map_err(|it| RatesError::NotJson(it.to_string()))?;
    let text_of = |key: &str| value.get(key).and_then(Value::as_str).unwrap_or("").trim().to_owned();
    let base = Currency::named(&text_of("base")).ok_or(RatesError::NoBase)?;
    let date = Some(text_of("date")).filter(|it| is_date(it)).ok_or(RatesError::NoDate)?;
    let rates = value.get("rates").and_then(Value::as_object).ok_or(RatesError::Empty)?;
    let entries = rates.iter().map(|(code, rate)| {
        let rate = rate.as_str().map_or_else(|| rate.to_string(), str::to_owned);
        (tr!("rates, {}", code), code.clone(), rate)
    });
    Ok((base, date, entries.collect()))
}

fn read_csv(text: &str) -> Result<(Currency, String, Entries), RatesError> {
    let mut lines = text.lines().zip(1..).filter(|it| !it.0.trim().is_empty());
    let (header, _) = lines.next().ok_or(RatesError::Empty)?;
    let sign = [';', '\t'].into_iter().find(|it| header.contains(*it)).unwrap_or(',');
    let cells = |line: &str| -> Vec<String> {
        line.split(sign).map(|it| it.trim().trim_matches('"').to_owned()).collect()
    };
    let names: Vec<String> = cells(header).iter().map(|it| it.to_ascii_lowercase()).collect();
    let column = |name: &str| names.iter().position(|it| it == name);
    let missing =
        |expected| RatesError::Entry { place: tr!("line {}", 1), found: header.to_owned(), expected };
    let currency =
        column("currency").ok_or_else(|| missing(en!("the columns currency, rate, base and date")))?;
    let rate = column("rate").ok_or_else(|| missing(en!("the columns currency, rate, base and date")))?;
    let (base_column, date_column) = (column("base"), column("date"));
    let (mut base, mut date): (Option<Currency>, Option<String>) = (None, None);
    let mut entries = Vec::new();
    for (line, number) in lines {
        let row = cells(line);
        let cell = |at: Option<usize>| at.and_then(|it| row.get(it)).map_or("", String::as_str);
        if let Some(named) = Currency::named(cell(base_column)) {
            if base.is_some_and(|it| it != named) {
                return Err(RatesError::TwoBases(base.unwrap_or(named), named));
            }
            base = Some(named);
        }
        // Of several days the oldest counts: the table is as fresh as its oldest rate.
        let day = Some(cell(date_column)).filter(|it| is_date(it)).map(str::to_owned);
        date = match (date, day) {
            (Some(known), Some(day)) => Some(known.min(day)),
            (known, day) => known.or(day),
        };
        entries.push((tr!("line {}", number), cell(Some(currency)).to_owned(), cell(Some(rate)).to_owned()));
    }
    Ok((base.ok_or(RatesError::NoBase)?, date.ok_or(RatesError::NoDate)?, entries))
}

/// `2026-11-22`: digits and hyphens in their places.
pub fn is_date(text: &str) -> bool {
    text.len() == 10
        && text
            .bytes()
            .enumerate()
            .all(|(at, it)| if matches!(at, 4 | 7) { it == b'-' } else { it.is_ascii_digit() })
}

#[cfg(test)]
mod tests {
    use super::{read_rates, write_rates};
    use crate::domain::money::Currency;
    use rust_decimal::Decimal;

    #[test]
    fn both_forms_are_read_and_any_two_currencies_convert() {
        for text in [
            r#"{"base":"EUR","date":"2026-11-20","rates":{"USD":1.25,"GBP":"0.8"}}"#,
            "currency,rate,base,date\nUSD,1.25,EUR,2026-11-20\nGBP,0.8,EUR,2026-11-21\n",
            "Date;Base;Currency;Rate\n2026-11-20;EUR;USD;1.25\n2026-11-20;EUR;GBP;0.8\n",
        ] {
            let rates = read_rates(text).unwrap();
            let gbp = Currency::from_code("GBP").unwrap();
            assert_eq!(rates.date, "2026-11-20");
            assert_eq!(read_rates(&write_rates(&rates)), Ok(rates.clone()));
            assert_eq!(rates.factor(Currency::EUR, Currency::USD), Some(Decimal::new(125, 2)));
            assert_eq!(rates.factor(Currency::USD, Currency::EUR), Some(Decimal::new(8, 1)));
            assert_eq!(rates.factor(gbp, Currency::USD), Some(Decimal::new(15625, 4)));
            assert_eq!(rates.factor(Currency::USD, Currency::USD), Some(Decimal::ONE));
            assert_eq!(rates.factor(Currency::from_code("JPY").unwrap(), Currency::EUR), None);
        }
    }

    #[test]
    fn what_cannot_be_used_is_refused() {
        for (text, expected) in [
            ("", "no rate"),
            ("{", "not JSON"),
            (r#"{"date":"2026-11-20","rates":{"USD":1}}"#, "no base"),
            (r#"{"base":"EUR","rates":{"USD":1}}"#, "no date"),
            (r#"{"base":"EUR","date":"2026-11-20","rates":{"USD":0}}"#, "rates, USD: found “0”"),
            ("currency,rate,base,date\nUSD,1 1,EUR,2026-11-20\n", "line 2: found “1 1”"),
            ("currency,rate,base,date\nUSD,1,EUR,2026-11-20\nGBP,1,CHF,2026-11-20\n", "two base currencies"),
            ("price\n1\n", "line 1: found “price”"),
        ] {
            let message = read_rates(text).unwrap_err().to_string();
            assert!(message.contains(expected), "{text}: {message}");
        }
    }
}
