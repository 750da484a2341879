//! Attributes and texts of declarations: names, masses in milligrams, shares in percent.

use rust_decimal::Decimal;

use crate::domain::read::xml::Tag;

/// A text longer than this is cut: no name or number is.
pub(super) const MOST_TEXT: usize = 512;

/// The first of the attributes that is not blank, on one line.
pub(super) fn first_of(tag: &Tag<'_>, names: &[&str]) -> String {
    let values = names.iter().filter_map(|it| tag.attribute(it));
    values.map(|it| clean(&it)).find(|it| !it.is_empty()).unwrap_or_default()
}

/// One line without blanks around it, and not too long.
pub(super) fn clean(text: &str) -> String {
    let mut line = String::with_capacity(text.len().min(MOST_TEXT));
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
        if line.len() > MOST_TEXT {
            line.truncate(line.floor_char_boundary(MOST_TEXT));
            break;
        }
    }
    line
}

/// A mass in milligrams out of the attributes of an element; `None` where the unit is no mass.
pub(super) fn milligrams(tag: &Tag<'_>) -> Option<Decimal> {
    let value: Decimal = tag.raw("value").or_else(|| tag.raw("mass"))?.trim().parse().ok()?;
    let unit = tag.raw("UOM").or_else(|| tag.raw("unitOfMeasure"))?;
    let factor = match unit.trim().to_ascii_lowercase().as_str() {
        "ug" | "µg" => return value.checked_div(Decimal::ONE_THOUSAND),
        "mg" => Decimal::ONE,
        "g" => Decimal::ONE_THOUSAND,
        "kg" => Decimal::new(1_000_000, 0),
        _ => return None,
    };
    value.checked_mul(factor)
}

/// A share in percent; `ppm` is converted, every other unit but `%` and none is refused.
pub(super) fn percent(value: &str, unit: &str) -> Option<Decimal> {
    let value: Decimal = value.trim_end_matches(['%', ' ']).trim().parse().ok()?;
    match unit.to_ascii_lowercase().as_str() {
        "" | "%" | "masspercent" | "mass percent" | "mass%" | "wt%" => Some(value),
        "ppm" => value.checked_div(Decimal::from(10_000)),
        _ => None,
    }
}
