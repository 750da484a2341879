//! `rohs.conflict`
//!
//! # What it finds
//! A fitted part that one cell or source states as compliant and another as not, as leaded, or no longer.
//! # Why it matters
//! One of the sources is wrong, or they speak of parts of different date codes.
//! # What to do
//! Ask the manufacturer which statement holds; until then the worse one counts.
//! # Source
//! docs/compliance.md#what-real-data-says: the same part with opposite words at two distributors.

use crate::domain::compliance::RohsStatus;
use crate::domain::finding::{Family, Finding, Severity};
use crate::domain::language::en;
use crate::domain::rules::question::{Question, Rule};

/// Warning; the non-compliance itself is an error of its own.
pub const RULE: Rule = Rule {
    code: "rohs.conflict",
    family: Family::Rohs,
    severity: Severity::Warning,
    title: en!("RoHS statements contradict"),
    message: en!("“{worse}” and “{better}” contradict each other; the worse one counts."),
    hint: en!("Ask the manufacturer which one holds for the parts you will get."),
    check,
};

fn check(question: &Question<'_>) -> Option<Finding> {
    let rohs = &question.line.rohs;
    let first = |wanted: &dyn Fn(RohsStatus) -> bool| {
        let mut statements = rohs.stated.iter().zip(&rohs.evidence);
        statements.find(|it| wanted(*it.0)).map(|it| it.1.text.as_ref())
    };
    let against = || Some(rohs.against.as_ref()).filter(|it| !it.is_empty());
    let worse = first(&|it| it == RohsStatus::NonCompliant).or_else(against)?;
    let better = first(&|it| it < RohsStatus::Unknown)?;
    Some(question.finding(&RULE).with("worse", worse).with("better", better))
}
