//! `supply.one-house`
//!
//! # What it finds
//! A fitted line that names no maker's part number, only the order code of one seller (LCSC C…, Digi-Key …-ND).
//! # Why it matters
//! The build is tied to that house: no other seller can be asked, and no stock elsewhere is seen.
//! # What to do
//! Look the code up at the seller and enter the maker's part number.
//! # Source
//! docs/compliance.md#alternates-and-values: a choice without a ranked part number is no choice.

use crate::domain::bom::house::only_house;
use crate::domain::finding::{Family, Finding, Severity};
use crate::domain::language::en;
use crate::domain::rules::question::{Question, Rule};

pub const RULE: Rule = Rule {
    code: "supply.one-house",
    family: Family::Supply,
    severity: Severity::Warning,
    title: en!("Tied to one seller"),
    message: en!("Only an order code of {house} names the part; no manufacturer's part number is stated."),
    hint: en!(
        "Look the code up at the seller and enter the manufacturer's part number; then any seller can be asked."
    ),
    check,
};

fn check(question: &Question<'_>) -> Option<Finding> {
    let house = only_house(&question.line.line)?;
    Some(question.finding(&RULE).with("house", house.as_str()))
}
