//! `data.part-differs`
//!
//! # What it finds
//! A fitted line whose part number says another value, size, tolerance, voltage, dielectric or maker than the line.
//! # Why it matters
//! The part number is what is bought: one wrong value stops every board of a build.
//! # What to do
//! Correct the part number or the line.
//! # Source
//! docs/decoding.md; the ordering codes of the makers.

use crate::domain::finding::{Family, Finding, Severity};
use crate::domain::language::en;
use crate::domain::rules::question::{Question, Rule};

/// Error.
pub const RULE: Rule = Rule {
    code: "data.part-differs",
    family: Family::Data,
    severity: Severity::Error,
    title: en!("Part number and line differ"),
    message: en!("The part number {mpn} says {part}; the line says {says}."),
    hint: en!("Correct the part number or the line before you order."),
    check,
};

fn check(question: &Question<'_>) -> Option<Finding> {
    let differs = question.line.differs.as_deref()?;
    let finding = question.finding(&RULE).with("mpn", question.line.line.mpn.as_str());
    Some(finding.with("part", differs.part.as_str()).with("says", differs.line.as_str()))
}
