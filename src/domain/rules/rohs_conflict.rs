//! `rohs.conflict`
//!
//! # What it finds
//! A fitted part that one source states as compliant and another as not.
//! # Why it matters
//! One of the sources is wrong, or they speak of parts of different date codes.
//! # What to do
//! Ask the manufacturer which statement holds; until then the worse one counts.
//! # Source
//! Facts, compliance 3.2: the same part with opposite words at two distributors.

use super::{Question, Rule};
use crate::domain::compliance::RohsStatus;
use crate::domain::finding::{Finding, Severity};

/// Warning; the non-compliance itself is an error of its own.
pub const RULE: Rule = Rule { code: "rohs.conflict", check };

fn check(question: &Question<'_>) -> Option<Finding> {
    let states = |wanted: RohsStatus| question.rohs_statements.contains(&wanted);
    let fine =
        states(RohsStatus::Compliant) || states(RohsStatus::ByExemption) || states(RohsStatus::NotApplicable);
    (states(RohsStatus::NonCompliant) && fine).then(|| {
        question.finding(RULE.code, Severity::Warning).with("statements", question.rohs_statements.len())
    })
}
