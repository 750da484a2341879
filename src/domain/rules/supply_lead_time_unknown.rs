//! `supply.lead-time-unknown`
//!
//! # What it finds
//! A fitted line without a lead time, in a BOM where other lines have one.
//! Unknown is coverage and no finding: the rule speaks only where a person chose its severity, or accepted it.
//! # Why it matters
//! An unknown lead time can be the longest.
//! # What to do
//! Ask the seller, or drop part data that states it.
//! # Source
//! House rule: unknown is a result.

use crate::domain::finding::{Family, Finding, Severity};
use crate::domain::language::en;
use crate::domain::rules::question::{Question, Rule};

/// Note. Where no line at all has a lead time, "not checked" says it once instead.
pub const RULE: Rule = Rule {
    code: "supply.lead-time-unknown",
    family: Family::Supply,
    severity: Severity::Note,
    title: en!("Lead time unknown"),
    message: en!("No source states a lead time for this part."),
    hint: en!("Ask the seller, or drop part data that states it."),
    check,
};

fn check(question: &Question<'_>) -> Option<Finding> {
    let is_unknown = question.any_lead_time && question.line.lead_time_days.is_none();
    (is_unknown && question.is_wanted(&RULE)).then(|| question.finding(&RULE))
}
