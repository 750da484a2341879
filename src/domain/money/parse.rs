//! Money as cells write it: `$0.10`, `0,35 €`, `USD 12.50 /C`, `1,20 EUR/100`. Every digit is kept.

use rust_decimal::Decimal;

use super::Currency;
use crate::domain::number::{DecimalSign, read_number};

/// What a money cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MoneyReading {
    /// The amount for `per` pieces, never rounded.
    pub amount: Decimal,
    /// `None` where neither symbol nor code stands in the cell.
    pub currency: Option<Currency>,
    /// The number of pieces that the amount buys: 1, 100 (`/C`) or 1,000 (`/M`, `/k`).
    pub per: u32,
}

/// Symbols before codes: `US$` must be met before `$`.
const SYMBOLS: [(&str, &str); 27] = [
    ("US$", "USD"),
    ("CA$", "CAD"),
    ("C$", "CAD"),
    ("AU$", "AUD"),
    ("A$", "AUD"),
    ("NZ$", "NZD"),
    ("HK$", "HKD"),
    ("NT$", "TWD"),
    ("S$", "SGD"),
    ("R$", "BRL"),
    ("$", "USD"),
    ("＄", "USD"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("CN¥", "CNY"),
    ("RMB", "CNY"),
    ("¥", "CNY"),
    ("￥", "CNY"),
    ("円", "JPY"),
    ("元", "CNY"),
    ("₩", "KRW"),
    ("₽", "RUB"),
    ("zł", "PLN"),
    ("₹", "INR"),
    ("Kč", "CZK"),
    ("руб", "RUB"),
    ("грн", "UAH"),
];

/// Codes that are met in headers and cells. Others are not guessed: three letters may be anything.
const CODES: [&str; 29] = [
    "USD", "EUR", "GBP", "JPY", "CNY", "CHF", "CAD", "AUD", "NZD", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF",
    "RON", "BGN", "TRY", "RUB", "UAH", "INR", "KRW", "TWD", "HKD", "SGD", "MYR", "BRL", "MXN", "ILS",
];

/// The currency that a header or a cell names, by code or by symbol.
pub fn find_currency(text: &str) -> Option<Currency> {
    // Most prices, and ladders of them such as `1-199:0.02,200+:0.01`, name none.
    let is_silent = |it: u8| it.is_ascii_digit() || b".,:;=+- ".contains(&it);
    if text.bytes().all(is_silent) {
        return None;
    }
    for word in text.split(|it: char| !it.is_ascii_alphabetic()) {
        if word.len() == 3 {
            if let Some(code) = CODES.iter().find(|code| code.eq_ignore_ascii_case(word)) {
                return Currency::from_code(code);
            }
        } else if word.eq_ignore_ascii_case("euro") || word.eq_ignore_ascii_case("euros") {
            return Some(Currency::EUR);
        }
    }
    // What all symbols have in them.
    if text.is_ascii() && !text.contains('$') && !text.contains("RMB") {
        return None;
    }
    SYMBOLS.iter().find(|(symbol, _)| text.contains(symbol)).and_then(|(_, code)| Currency::from_code(code))
}

/// Pieces that a price stands for, where a header or cell says so: `/100`, `per 1000`, `/C`, `/M`, `1kpcs`.
pub fn find_price_unit(text: &str) -> Option<u32> {
    let low = text.to_lowercase();
    let tail = match low.find('/') {
        Some(at) => low.get(at + 1..)?,
        None => low
            .find("per ")
            .and_then(|at| low.get(at + 4..))
            .or_else(|| low.find("pro ").and_then(|at| low.get(at + 4..)))?,
    };
    let tail = tail.trim_matches(|it: char| it.is_whitespace() || it == ')' || it == ']');
    let word = tail.split(|it: char| it.is_whitespace() || it == ')').next().unwrap_or("");
    match word {
        "c" | "100" | "100pcs" | "100st" | "100st." => Some(100),
        "m" | "k" | "1k" | "1000" | "1,000" | "1.000" | "kpcs" | "1kpcs" | "1000pcs" | "ths" | "tsd" => {
            Some(1_000)
        }
        "1" | "pc" | "pcs" | "ea" | "each" | "unit" | "piece" | "st" | "stk" | "stück" | "шт" | "个"
        | "個" | "只" | "片" | "颗" | "套" | "条" | "枚" | "台" => Some(1),
        _ => None,
    }
}

/// Reads a money cell; `None` where it is not an amount.
pub fn read_money(text: &str, decimal: DecimalSign) -> Option<MoneyReading> {
    let text = text.trim();
    if let Some(amount) = read_number(text, decimal) {
        return Some(MoneyReading { amount, currency: None, per: 1 });
    }
    if text.is_empty() || text.len() > 48 {
        return None;
    }
    let currency = find_currency(text);
    let (body, per) = match text.find('/') {
        Some(at) => (text.get(..at)?, find_price_unit(text)?),
        None => (text, find_price_unit(text).unwrap_or(1)),
    };
    let body = match body.to_ascii_lowercase().find(" per ") {
        Some(at) => body.get(..at)?,
        None => body,
    };
    let mut bare = body.trim();
    if currency.is_some() {
        bare = bare.trim_matches(|it: char| !it.is_numeric() && !matches!(it, '-' | '.' | ','));
        // What was cut away must be a symbol, a code or blanks, else "12 pcs USD" would be money.
        let rest = body.replacen(bare, "", 1);
        if rest.split_whitespace().any(|word| find_currency(word).is_none() && word != "." && word != "+") {
            return None;
        }
    }
    let amount = read_number(bare, decimal).or_else(|| read_number(bare.trim_end_matches('.'), decimal))?;
    Some(MoneyReading { amount, currency, per })
}

#[cfg(test)]
mod tests {
    use super::{find_currency, find_price_unit, read_money};
    use crate::domain::number::DecimalSign::{Comma, Point};

    #[test]
    fn money_cells() {
        let table = [
            ("0.00031", Point, Some("0.00031 - 1")),
            ("$5.30", Point, Some("5.30 USD 1")),
            ("$1,234.50", Point, Some("1234.50 USD 1")),
            ("0,35 €", Comma, Some("0.35 EUR 1")),
            ("EUR 0,35", Comma, Some("0.35 EUR 1")),
            ("US$ 12.5", Point, Some("12.5 USD 1")),
            ("12.50 USD/C", Point, Some("12.50 USD 100")),
            ("3.10 / 1000", Point, Some("3.10 - 1000")),
            ("£0.05143", Point, Some("0.05143 GBP 1")),
            ("￥0.12", Point, Some("0.12 CNY 1")),
            ("￥0.0436/个", Point, Some("0.0436 CNY 1")),
            ("n/a", Point, None),
            ("", Point, None),
            ("12 pcs", Point, None),
            ("TBD", Point, None),
        ];
        for (text, sign, expected) in table {
            let read = read_money(text, sign).map(|it| {
                format!(
                    "{} {} {}",
                    it.amount,
                    it.currency.map_or("-".to_owned(), |it| it.to_string()),
                    it.per
                )
            });
            assert_eq!(read.as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn words_of_headers() {
        assert_eq!(find_currency("Extended Price GBP").map(|it| it.to_string()).as_deref(), Some("GBP"));
        assert_eq!(find_currency("Unit Price($)").map(|it| it.to_string()).as_deref(), Some("USD"));
        assert_eq!(find_currency("Price"), None);
        assert_eq!(find_price_unit("Price/1000"), Some(1_000));
        assert_eq!(find_price_unit("Preis pro 100"), Some(100));
        assert_eq!(find_price_unit("Unit Price"), None);
    }
}
