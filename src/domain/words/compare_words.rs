//! The words of a comparison of two revisions.

use rust_decimal::Decimal;

use super::list;
use super::numbers::{amount, days, decimal, percent};
use crate::domain::bom::BomLine;
use crate::domain::compare::{Comparison, Field, Kind, Pair};
use crate::domain::day::Day;
use crate::domain::language::tr;
use crate::domain::money::Currency;
use crate::domain::money::rounding::share;

/// "Added", "Removed", "Changed".
pub fn kind(kind: Kind) -> &'static str {
    tr(match kind {
        Kind::Added => "Added",
        Kind::Removed => "Removed",
        Kind::Changed => "Changed",
    })
}

/// What differs: "part, value".
pub fn fields(fields: &[Field]) -> String {
    let word = |field: &Field| {
        tr(match field {
            Field::Part => "part",
            Field::Manufacturer => "manufacturer",
            Field::Value => "value",
            Field::Package => "package",
            Field::Fitted => "placed or not",
            Field::Quantity => "quantity",
        })
    };
    list(fields.iter().map(word))
}

/// What a line says of the fields that differ: "100n · GRM155R71C104KA88D".
pub fn differing(fields: &[Field], line: &BomLine) -> String {
    let number = || line.supplier_parts.first().map(|it| it.number.as_str()).unwrap_or_default();
    let told = fields.iter().map(|field| {
        let text = match field {
            Field::Part if line.mpn.is_empty() => number(),
            Field::Part => &line.mpn,
            Field::Manufacturer => &line.manufacturer,
            Field::Value => &line.value,
            Field::Package => &line.footprint,
            Field::Fitted => tr(if line.dnp { "Not fitted" } else { "Fitted" }),
            Field::Quantity => return decimal(line.pieces_per_board()),
        };
        if text.trim().is_empty() { tr("not stated").to_owned() } else { text.to_owned() }
    });
    told.collect::<Vec<_>>().join(" · ")
}

/// How much changed, in a sentence.
pub fn summary(comparison: &Comparison) -> String {
    if comparison.changes.is_empty() {
        return tr("The two revisions do not differ.").to_owned();
    }
    let count = |kind: Kind| comparison.changes.iter().filter(|it| it.kind == kind).count();
    let [added, removed, changed] = [Kind::Added, Kind::Removed, Kind::Changed].map(count);
    tr!(
        "{} added, {} removed, {} changed; {} lines unchanged.",
        added,
        removed,
        changed,
        comparison.unchanged
    )
}

/// "+0.02 (+0.3 %)", "the same"; empty where one of them is not known.
pub fn cost_change((before, after): Pair<Decimal>, currency: Option<Currency>) -> String {
    let Some((before, after)) = before.zip(after) else { return String::new() };
    let Some(change) = after.checked_sub(before) else { return String::new() };
    if change.is_zero() {
        return tr("the same").to_owned();
    }
    let sign = if change.is_sign_negative() { "−" } else { "+" };
    let mut text = format!("{sign}{}", amount(change.abs(), currency));
    if let Some(hundredths) = share(Decimal::ONE_HUNDRED, change.abs(), before) {
        text.push_str(&format!(" ({sign}{})", percent(hundredths, 1)));
    }
    text
}

/// "70 days earlier", "the same"; empty where one of them is not known.
pub fn ship_change((before, after): Pair<Day>) -> String {
    match before.zip(after).map(|(before, after)| after.days_after(before)) {
        None => String::new(),
        Some(0) => tr("the same").to_owned(),
        Some(earlier) if earlier < 0 => tr!("{} earlier", days(earlier.unsigned_abs())),
        Some(later) => tr!("{} later", days(later.unsigned_abs())),
    }
}
