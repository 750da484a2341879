//! `data.number-as-value`
//!
//! # What it finds
//! A fitted line without a part number whose value looks like one: "ATTINY1616-MNR", "BSS138".
//! # Why it matters
//! Sellers, price lists and declarations know a part by its number; a value is compared with none of them.
//! # What to do
//! Use the value as the part number where it is complete.
//! # Source
//! House rule: schematics name circuits and transistors by their number, and bills of materials are exported from them.

use crate::domain::bom::orderable::{is_number_as_value, lack};
use crate::domain::finding::{Family, Finding, Severity};
use crate::domain::language::en;
use crate::domain::rules::data_not_orderable::severity_of;
use crate::domain::rules::question::{Question, Rule};

/// As `data.not-orderable`: an error for parts that nothing but their number tells.
pub const RULE: Rule = Rule {
    code: "data.number-as-value",
    family: Family::Data,
    severity: Severity::Warning,
    title: en!("Part number in the value"),
    message: en!("The line has no part number, but its value looks like one: {text}."),
    hint: en!("Use the value as the part number if it is complete, with package and packaging."),
    check,
};

fn check(question: &Question<'_>) -> Option<Finding> {
    let line = &question.line.line;
    let number = question.line.used_mpn();
    let is_one = number.is_empty() && lack(line, number).is_some() && is_number_as_value(line);
    let finding = || question.finding(&RULE).with("text", line.value.trim());
    is_one.then(|| finding().graded(severity_of(line.class)))
}
