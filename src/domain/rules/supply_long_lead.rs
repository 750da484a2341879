//! `supply.long-lead`
//!
//! # What it finds
//! A fitted part whose shortest stated lead time is at or over the limit for long lead times (16 weeks unless changed).
//! # Why it matters
//! The slowest part decides when the boards can be built.
//! # What to do
//! Order it first, find stock, or approve an alternate.
//! # Source
//! docs/cost.md#grades-of-lead-times.

use crate::domain::finding::{Family, Finding, Severity};
use crate::domain::language::en;
use crate::domain::rules::question::{Question, Rule};

/// Warning from the long limit on, error from the critical one. Stock for every volume lowers it by one step;
/// it never hides the line.
pub const RULE: Rule = Rule {
    code: "supply.long-lead",
    family: Family::Supply,
    severity: Severity::Warning,
    title: en!("Long lead time"),
    message: en!("Lead time {days|weeks}; from {limit|weeks} on it counts as long."),
    hint: en!("Order it first, look for stock, or approve an alternate."),
    check,
};

fn check(question: &Question<'_>) -> Option<Finding> {
    let grades = &question.settings.lead_time;
    let days = question.line.lead_time_days.filter(|it| *it >= grades.long_days)?;
    let most = question.settings.boards.iter().copied().max().unwrap_or(1);
    let is_covered = question.need.stock.is_some() && !question.need.is_short(most);
    let severity = match (days >= grades.critical_days, is_covered) {
        (true, false) => Severity::Error,
        (false, false) | (true, true) => Severity::Warning,
        (false, true) => Severity::Note,
    };
    Some(
        question
            .finding_at(&RULE, &question.line.lead_time_evidence)
            .graded(severity)
            .with("days", days)
            .with("limit", grades.long_days),
    )
}
