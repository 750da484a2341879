//! `supply.long-lead`
//!
//! # What it finds
//! A fitted part whose shortest stated lead time is at or over the limit for long lead times (16 weeks unless changed).
//! # Why it matters
//! The slowest part decides when the boards can be built.
//! # What to do
//! Order it first, find stock, or approve an alternate.
//! # Source
//! Facts, cost 6.3; contract, section 6.

use crate::domain::finding::{Finding, Severity};
use crate::domain::rules::question::{Question, Rule};

/// Warning from the long limit on, error from the critical one. Stock for every volume lowers it by one step;
/// it never hides the line.
pub const RULE: Rule = Rule { code: "supply.long-lead", check };

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
            .finding_at(RULE.code, severity, &question.line.lead_time_evidence)
            .with("days", days)
            .with("limit", grades.long_days),
    )
}
