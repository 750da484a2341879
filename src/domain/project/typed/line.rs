//! What a person types into a field of a line becomes the text of a correction, in the form of [`LineField`].

use rust_decimal::Decimal;

use super::reading::{Mistyped, number};
use crate::domain::bom::designators::expand_designators_for;
use crate::domain::bom::line_field::{LineField, NO, YES};
use crate::domain::language::{spoken, tr};
use crate::domain::money::Currency;
use crate::domain::money::parse::find_currency;
use crate::domain::parts::lead_time::{LeadTimeReading, read_lead_time};

/// Longer texts are no text of a cell.
const LONGEST: usize = 4_000;

/// The text of a correction. Nothing typed says that the line states nothing there. `currency` is that of a price without
/// one: the totals' own.
///
/// # Errors
/// Where the text is not what the field takes.
pub fn corrected(field: LineField, text: &str, currency: Option<Currency>) -> Result<String, Mistyped> {
    let text = text.trim();
    let refuse = |expected: &str| Err(Mistyped::new(text.get(..80).unwrap_or(text), expected));
    if text.len() > LONGEST {
        return refuse(tr("a text of at most 4,000 characters"));
    }
    match field {
        LineField::Fitted if text == YES || text == NO => Ok(text.to_owned()),
        LineField::Fitted => refuse(tr("fitted or not")),
        LineField::Alternates => alternates(text),
        _ if text.is_empty() => Ok(String::new()),
        LineField::Mpn | LineField::Manufacturer | LineField::Value | LineField::Footprint => {
            Ok(text.split_whitespace().collect::<Vec<_>>().join(" "))
        }
        LineField::Quantity => match number(text).filter(|it| *it >= Decimal::ZERO) {
            Some(quantity) => Ok(quantity.normalize().to_string()),
            None => refuse(tr("a number of 0 or more such as 12.50")),
        },
        LineField::Designators => {
            let names = expand_designators_for(text, None);
            let is_name = |it: &String| it.chars().any(char::is_alphanumeric) && it.len() <= 40;
            if names.is_empty() || !names.iter().all(is_name) {
                return refuse(tr("designators such as R1, R2, R5-R8"));
            }
            Ok(names.join(", "))
        }
        LineField::UnitPrice => match price(text, currency) {
            Some(price) => Ok(price),
            None => refuse(tr("a price of one piece with its currency, such as 0.12 EUR")),
        },
        LineField::LeadTime => match read_lead_time(text, "") {
            LeadTimeReading::Days(days) => Ok(days.to_string()),
            _ => refuse(tr("a lead time with its unit, such as 12 weeks")),
        },
    }
}

/// "0,12 €" as "0.12 EUR".
fn price(text: &str, currency: Option<Currency>) -> Option<String> {
    let named = find_currency(text);
    let is_sign = |it: char| it.is_ascii_digit() || matches!(it, '-' | '.' | ',' | '\'');
    let amount = text.trim_matches(|it: char| !is_sign(it));
    let rest = text.replacen(amount, "", 1);
    if !rest.split_whitespace().all(|it| find_currency(it).is_some() && it.len() <= 5) {
        return None;
    }
    let currency = named.or(currency)?;
    let amount = small_number(amount).filter(|it| *it >= Decimal::ZERO)?;
    Some([&amount.normalize().to_string(), " ", currency.code()].concat())
}

/// A price below one is never grouped: "0,125" and "0.125" are an eighth.
fn small_number(text: &str) -> Option<Decimal> {
    let is_small = |sign: char| text.strip_prefix('0').is_some_and(|it| it.starts_with(sign));
    let sign = spoken().decimal_sign();
    let other = if sign == ',' { '.' } else { ',' };
    if is_small(other) && text.matches(other).count() == 1 {
        return text.replace(other, ".").parse().ok();
    }
    number(text)
}

/// One a row: the part number, then its maker behind a tab or a blank.
fn alternates(text: &str) -> Result<String, Mistyped> {
    let mut rows = Vec::new();
    for row in text.lines().map(str::trim).filter(|it| !it.is_empty()) {
        let (mpn, maker) = row.split_once('\t').or_else(|| row.split_once(' ')).unwrap_or((row, ""));
        let (mpn, maker) = (mpn.trim(), maker.trim());
        if mpn.len() < 3 || mpn.contains(char::is_whitespace) {
            return Err(Mistyped::new(row, tr("a part number, then its maker")));
        }
        rows.push(if maker.is_empty() { mpn.to_owned() } else { [mpn, "\t", maker].concat() });
    }
    Ok(rows.join("\n"))
}
