//! `supply.obsolete`
//!
//! # What it finds
//! A fitted part that a source states as obsolete or at the end of its life.
//! # Why it matters
//! It can no longer be bought from the maker; stock runs out.
//! # What to do
//! Choose a replacement, or buy what all planned builds need while there is stock.
//! # Source
//! Facts, compliance 8: across sources the worst state counts.

use crate::domain::finding::{Finding, Severity};
use crate::domain::parts::lifecycle::Lifecycle;
use crate::domain::rules::question::{Question, Rule};

/// Error.
pub const RULE: Rule = Rule { code: "supply.obsolete", check };

fn check(question: &Question<'_>) -> Option<Finding> {
    let state = question.line.lifecycle?;
    matches!(state, Lifecycle::Obsolete | Lifecycle::EndOfLife).then(|| {
        question
            .finding_at(RULE.code, Severity::Error, &question.line.lifecycle_evidence)
            .with("state", state.name())
    })
}
