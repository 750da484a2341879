//! Numbers, days, shares and currencies as people type them into a field.

use crate::domain::language::{spoken, tr};
use crate::domain::money::Currency;
use rust_decimal::Decimal;

/// Why what was typed cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistyped {
    pub found: String,
    pub expected: String,
}

impl Mistyped {
    pub(super) fn new(found: &str, expected: &str) -> Self {
        Self { found: found.to_owned(), expected: expected.to_owned() }
    }
}

/// The place that a field belongs to is gone.
pub(super) fn no_field() -> Mistyped {
    Mistyped::new("", tr("a field of the screen"))
}

pub(super) fn some(text: &str) -> Option<&str> {
    Some(text).filter(|it| !it.is_empty())
}

pub(super) fn currency(text: &str) -> Result<Currency, Mistyped> {
    Currency::from_code(text)
        .ok_or_else(|| Mistyped::new(text, tr("a currency code of ISO 4217, three letters such as EUR")))
}

pub(super) fn days(text: &str) -> Result<u32, Mistyped> {
    text.parse().map_err(|_| Mistyped::new(text, tr("a number of days such as 30")))
}

pub(super) fn zero_or_more(text: &str) -> Result<Decimal, Mistyped> {
    number(text)
        .filter(|it| *it >= Decimal::ZERO)
        .ok_or_else(|| Mistyped::new(text, tr("a number of 0 or more such as 12.50")))
}

pub(super) fn above_zero(text: &str) -> Result<Decimal, Mistyped> {
    number(text)
        .filter(|it| *it > Decimal::ZERO)
        .ok_or_else(|| Mistyped::new(text, tr("a number above 0 such as 12.50")))
}

/// A share of good boards in percent.
pub(super) fn good_share(text: &str) -> Result<Decimal, Mistyped> {
    percent(text)
        .filter(|it| *it > Decimal::ZERO && *it <= Decimal::ONE)
        .ok_or_else(|| Mistyped::new(text, tr("a share above 0 % up to 100 %")))
}

/// "12.5" or "12.5 %" is 0.125.
pub(super) fn percent(text: &str) -> Option<Decimal> {
    number(text.trim_end_matches('%'))?.checked_div(Decimal::ONE_HUNDRED)
}

/// A number as people write it: "1234.5", "1,234.50", "1.234,50", "0,5", "1 000".
///
/// Of commas and dots together the last is the decimal sign. One alone groups thousands where three digits follow a
/// whole part that could be grouped and the language that is spoken groups by it, as our own texts are written: "1,234"
/// in English, "1.234" in German; else it is the decimal sign.
pub(super) fn number(text: &str) -> Option<Decimal> {
    let text: String = text.chars().filter(|it| !it.is_whitespace() && *it != '\'').collect();
    let (comma, dot) = (text.rfind(','), text.rfind('.'));
    let sign = spoken().decimal_sign();
    let groups = |it: char| is_grouped(&text, it) && (it != sign || text.matches(it).count() > 1);
    let plain = match (comma, dot) {
        (Some(comma), Some(dot)) if comma > dot => text.replace('.', "").replace(',', "."),
        (Some(_), Some(_)) => text.replace(',', ""),
        (Some(_), None) if groups(',') => text.replace(',', ""),
        (Some(_), None) => text.replacen(',', ".", 1),
        (None, Some(_)) if groups('.') => text.replace('.', ""),
        _ => text,
    };
    // A sign of another kind, or an exponent, is a slip and not an amount.
    let is_plain = plain.bytes().all(|it| it.is_ascii_digit() || matches!(it, b'.' | b'-'));
    if is_plain { plain.parse().ok().map(|it: Decimal| it.normalize()) } else { None }
}

/// "1,234,567": groups of three after a first one that does not begin with a zero.
fn is_grouped(text: &str, sign: char) -> bool {
    let mut groups = text.trim_start_matches('-').split(sign);
    let first = groups.next().unwrap_or("");
    (1..=3).contains(&first.len()) && !first.starts_with('0') && groups.all(|it| it.len() == 3)
}
