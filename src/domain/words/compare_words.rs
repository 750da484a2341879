//! The words of a comparison of two revisions.

use rust_decimal::Decimal;

use super::numbers::{amount, days};
use crate::domain::compare::{Comparison, Field, Kind, Pair};
use crate::domain::day::Day;
use crate::domain::money::rounding::{round_money, share};

/// "Added", "Removed", "Changed".
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Added => "Added",
        Kind::Removed => "Removed",
        Kind::Changed => "Changed",
    }
}

/// What differs: "part, value".
pub fn fields(fields: &[Field]) -> String {
    let word = |field: &Field| match field {
        Field::Part => "part",
        Field::Manufacturer => "manufacturer",
        Field::Value => "value",
        Field::Package => "package",
        Field::Fitted => "placed or not",
        Field::Quantity => "quantity",
    };
    fields.iter().map(word).collect::<Vec<_>>().join(", ")
}

/// How much changed, in a sentence.
pub fn summary(comparison: &Comparison) -> String {
    if comparison.changes.is_empty() {
        return "The two revisions do not differ.".to_owned();
    }
    let count = |kind: Kind| comparison.changes.iter().filter(|it| it.kind == kind).count();
    let [added, removed, changed] = [Kind::Added, Kind::Removed, Kind::Changed].map(count);
    format!("{added} added, {removed} removed, {changed} changed; {} lines unchanged.", comparison.unchanged)
}

/// "+0.02 (+0.3 %)", "the same"; empty where one of them is not known.
pub fn cost_change((before, after): Pair<Decimal>) -> String {
    let Some((before, after)) = before.zip(after) else { return String::new() };
    let Some(change) = after.checked_sub(before) else { return String::new() };
    if change.is_zero() {
        return "the same".to_owned();
    }
    let sign = if change.is_sign_negative() { "−" } else { "+" };
    let mut text = format!("{sign}{}", amount(change.abs()));
    if let Some(percent) = share(Decimal::ONE_HUNDRED, change.abs(), before) {
        text.push_str(&format!(" ({sign}{} %)", round_money(percent, 1)));
    }
    text
}

/// "70 days earlier", "the same"; empty where one of them is not known.
pub fn ship_change((before, after): Pair<Day>) -> String {
    match before.zip(after).map(|(before, after)| after.days_after(before)) {
        None => String::new(),
        Some(0) => "the same".to_owned(),
        Some(earlier) if earlier < 0 => format!("{} earlier", days(earlier.unsigned_abs())),
        Some(later) => format!("{} later", days(later.unsigned_abs())),
    }
}
