//! `data.no-part-number`
//!
//! # What it finds
//! A fitted line with a web address or the kind of a part ("Resistor") where the part number should stand.
//! # Why it matters
//! No price list, no declaration and no seller knows the part by it.
//! # What to do
//! Enter the manufacturer's part number.
//! # Source
//! House rule: a part is told by maker and number (docs/compliance.md).

use crate::domain::bom::orderable::is_no_number;
use crate::domain::finding::{Family, Finding, Severity};
use crate::domain::language::en;
use crate::domain::rules::question::{Question, Rule};

pub const RULE: Rule = Rule {
    code: "data.no-part-number",
    family: Family::Data,
    severity: Severity::Error,
    title: en!("Not a part number"),
    message: en!("“{text}” is a web address or the kind of a part, not a part number."),
    hint: en!("Enter the manufacturer's part number, as the maker writes it."),
    check,
};

fn check(question: &Question<'_>) -> Option<Finding> {
    let number = question.line.used_mpn();
    is_no_number(number).then(|| question.finding(&RULE).with("text", number))
}
