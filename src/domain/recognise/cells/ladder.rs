//! Several prices in one cell: `1-199:0.0189,200-599:0.0163`, `1=1.23, 10=0.97 (USD)`, `$0.10 @ 100`;
//! and the minimum with its multiple: `5\5`.

use rust_decimal::Decimal;

use crate::domain::money::Currency;
use crate::domain::money::parse::{find_currency, read_money};
use crate::domain::number::{DecimalSign, read_number};
use crate::domain::parts::PriceBreak;
use crate::domain::sorting::sort_by_key;

/// The breaks of a cell in rising quantity, and the currency that it names. `None` where it is not a ladder.
pub(crate) fn read_ladder(text: &str, decimal: DecimalSign) -> Option<(Vec<PriceBreak>, Option<Currency>)> {
    let text = text.trim();
    if text.len() > 600 || !text.contains([':', '=', '@']) {
        return None;
    }
    let mut breaks: Vec<PriceBreak> = Vec::new();
    // A decimal comma forbids the comma between steps.
    let separators: &[char] =
        if decimal == DecimalSign::Comma { &[';', '|', '\n'] } else { &[',', ';', '|', '\n'] };
    let body = text.split('(').next().unwrap_or(text);
    for step in body.split(separators).map(str::trim).filter(|it| !it.is_empty()) {
        let found = if let Some((price, quantity)) = step.split_once('@') {
            (quantity, price)
        } else {
            step.split_once('=').or_else(|| step.split_once(':'))?
        };
        let price = read_money(found.1, decimal)?;
        breaks.push(PriceBreak {
            quantity: first_quantity(found.0)?,
            unit_price: price.amount / Decimal::from(price.per.max(1)),
        });
    }
    sort_by_key(&mut breaks, |it| it.quantity);
    breaks.dedup_by_key(|it| it.quantity);
    (!breaks.is_empty()).then(|| (breaks, find_currency(text)))
}

/// The quantity from which a step holds: `200-599`, `200+`, `≥200`, `1k`.
pub(crate) fn first_quantity(text: &str) -> Option<Decimal> {
    let text = text.trim();
    // Nearly all steps are written so: `200`, `200-599`, `200+`.
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if let (1..=9, Some("" | "+" | "-")) = (digits, text.get(digits..).map(|it| it.get(..1).unwrap_or(it))) {
        return text.get(..digits)?.parse::<u32>().ok().map(Decimal::from);
    }
    let text = text.trim_start_matches(['>', '=', '≥', '<', '≤', '@', '×', 'x']).trim();
    let text = without_from(text);
    let head = text.split(['-', '–', '~', '…', '～']).next().unwrap_or(text).trim();
    let head = head.trim_end_matches(['+', '＋']).trim();
    let low = head.to_lowercase();
    for unit in
        ["pcs", "pc", "ea", "pieces", "units", "stk", "stück", "st.", "шт", "个", "個", "개", "件", "+"]
    {
        if let Some(number) = low.strip_suffix(unit) {
            return first_quantity(number);
        }
    }
    let (number, factor) = match low.strip_suffix('k') {
        Some(number) => (number.trim(), 1_000),
        None => (low.as_str(), 1),
    };
    // Nobody buys 1.000 pieces with three decimals: the point parts thousands.
    let is_grouped = number.split_once('.').is_some_and(|(head, tail)| {
        (1..=3).contains(&head.len())
            && !head.starts_with('0')
            && tail.len() == 3
            && tail.bytes().all(|it| it.is_ascii_digit())
    });
    let sign = if is_grouped { DecimalSign::Comma } else { DecimalSign::Point };
    let number = read_number(number, sign)?;
    (number >= Decimal::ZERO).then(|| number * Decimal::from(factor))
}

/// Leaves out the word that says "from" in front of a number: `ab 100`, `from 10`, `от 1000`.
fn without_from(text: &str) -> &str {
    const WORDS: [&str; 12] =
        ["ab", "from", "von", "dès", "desde", "da", "od", "от", "à partir de", "a partir de", "≥", ">"];
    for word in WORDS {
        let Some(head) = text.get(..word.len()) else { continue };
        if head.to_lowercase() == word
            && let Some(tail) = text.get(word.len()..)
            && tail.starts_with([' ', '\u{a0}', '.'])
        {
            let tail = tail.trim_start_matches([' ', '\u{a0}', '.']);
            if tail.starts_with(|it: char| it.is_ascii_digit()) {
                return tail;
            }
        }
    }
    text
}

/// Minimum and multiple of an LCSC cart: `5\5`.
pub(crate) fn read_min_mult(text: &str) -> Option<(Decimal, Decimal)> {
    let (minimum, multiple) = text.split_once('\\')?;
    Some((read_number(minimum, DecimalSign::Point)?, read_number(multiple, DecimalSign::Point)?))
}

#[cfg(test)]
mod tests {
    use super::{first_quantity, read_ladder, read_min_mult};
    use crate::domain::number::DecimalSign::Point;

    fn ladder(text: &str) -> Option<String> {
        let (breaks, currency) = read_ladder(text, Point)?;
        let steps: Vec<String> =
            breaks.iter().map(|it| format!("{}:{}", it.quantity, it.unit_price)).collect();
        Some(format!("{} {}", steps.join(" "), currency.map_or("-".to_owned(), |it| it.to_string())))
    }

    #[test]
    fn ladders_in_one_cell() {
        let table = [
            ("1-199:0.0189,200-599:0.0163,20000-:0.0138", Some("1:0.0189 200:0.0163 20000:0.0138 -")),
            ("1=1.23, 10=0.97, 25=0.65 (USD)", Some("1:1.23 10:0.97 25:0.65 USD")),
            ("$0.10 @ 100", Some("100:0.10 USD")),
            ("10+: 0.5; 1+: 0.6", Some("1:0.6 10:0.5 -")),
            ("https://a.b/c", None),
            ("0.5", None),
        ];
        for (text, expected) in table {
            assert_eq!(ladder(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn quantities_of_steps() {
        for (text, expected) in [
            ("1+", "1"),
            ("1k", "1000"),
            ("1,000", "1000"),
            ("1.000", "1000"),
            ("100 pcs", "100"),
            ("200-599", "200"),
            ("≥50", "50"),
            ("ab 100", "100"),
            ("От 1000", "1000"),
            ("from 10", "10"),
        ] {
            assert_eq!(
                first_quantity(text).map(|it| it.normalize().to_string()).as_deref(),
                Some(expected),
                "{text}"
            );
        }
        assert_eq!(
            read_min_mult("5\\5").map(|it| (it.0.to_string(), it.1.to_string())),
            Some(("5".into(), "5".into()))
        );
        assert_eq!(read_min_mult("-\\-"), None);
    }
}
