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
        "ppm" | "mg/kg" => value.checked_div(Decimal::from(10_000)),
        _ => None,
    }
}

/// What a text answers; `None` where it is neither yes nor no.
pub(super) fn yes_or_no(text: &str) -> Option<bool> {
    match text.trim().to_lowercase().as_str() {
        "true" | "1" | "yes" | "y" => Some(true),
        "false" | "0" | "no" | "n" => Some(false),
        _ => None,
    }
}

/// The first share that a sentence names, in percent: "0.1% by weight (1000 ppm) of homogeneous material".
pub(super) fn share_in_words(text: &str) -> Option<Decimal> {
    let number = text.trim_start_matches(|it: char| !it.is_ascii_digit());
    let end = number.find(|it: char| !it.is_ascii_digit() && it != '.').unwrap_or(number.len());
    let (value, unit) = number.split_at_checked(end)?;
    let unit = unit.trim_start();
    let known = |it: &&str| unit.get(..it.len()).is_some_and(|unit| unit.eq_ignore_ascii_case(it));
    ["%", "ppm", "mass%", "wt%", "mass %"]
        .iter()
        .find(|it| known(it))
        .and_then(|it| percent(value, if *it == "ppm" { "ppm" } else { "%" }))
}

/// What an exemption is called: its identity, and its description where there is one.
pub(super) fn exemption(tag: &Tag<'_>) -> String {
    let identity = first_of(tag, &["identity"]);
    let description = first_of(tag, &["description"]);
    if identity.is_empty() || description.is_empty() {
        return identity + &description;
    }
    [&identity, " (", &description, ")"].concat()
}

/// The list is one of REACH.
pub(super) fn is_of_reach(list: &str) -> bool {
    let list = list.to_ascii_uppercase();
    list.contains("REACH") || list.contains("SVHC")
}
