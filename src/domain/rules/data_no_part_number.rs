//! `data.no-part-number`
//!
//! # What it finds
//! A fitted line with a web address, the kind of a part ("Resistor"), a tolerance or a remark ("Any") where the part number
//! should stand.
//! # Why it matters
//! No price list, no declaration and no seller knows the part by it.
//! # What to do
//! Enter the manufacturer's part number.
//! # Source
//! House rule: a part is told by maker and number (docs/compliance.md).

use crate::domain::finding::{Family, Finding, Severity};
use crate::domain::language::en;
use crate::domain::rules::question::{Question, Rule};
use crate::domain::spelling::is_no_number;

pub const RULE: Rule = Rule {
    code: "data.no-part-number",
    family: Family::Data,
    severity: Severity::Error,
    title: en!("Not a part number"),
    message: en!("“{text}” is no part number: it is a web address, a kind of part, a tolerance or a remark."),
    hint: en!("Enter the manufacturer's part number, as the maker writes it."),
    check,
};

fn check(question: &Question<'_>) -> Option<Finding> {
    let number = question.line.used_mpn();
    is_no_number(number).then(|| question.finding(&RULE).with("text", number))
}
