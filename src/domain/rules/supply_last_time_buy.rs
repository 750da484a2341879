//! `supply.last-time-buy`
//!
//! # What it finds
//! A fitted part whose last order date is announced.
//! # Why it matters
//! After that date the maker takes no orders.
//! # What to do
//! Find the date, and order what all planned builds need before it, or choose a replacement.
//! # Source
//! Facts, compliance 8; JEDEC J-STD-048.

use super::{Question, Rule};
use crate::domain::finding::{Finding, Severity};
use crate::domain::supply::Lifecycle;

/// Error: waiting makes it worse from day to day.
pub const RULE: Rule = Rule { code: "supply.last-time-buy", check };

fn check(question: &Question<'_>) -> Option<Finding> {
    (question.line.lifecycle == Some(Lifecycle::LastTimeBuy))
        .then(|| question.finding_at(RULE.code, Severity::Error, &question.line.lifecycle_evidence))
}
