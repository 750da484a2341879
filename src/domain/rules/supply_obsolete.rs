//! `supply.obsolete`
//!
//! # What it finds
//! A fitted part that a source states as obsolete or at the end of its life.
//! # Why it matters
//! It can no longer be bought from the maker; stock runs out.
//! # What to do
//! Choose a replacement, or buy what all planned builds need while there is stock.
//! # Source
//! docs/compliance.md#lifecycle: across sources the worst state counts.

use crate::domain::finding::{Family, Finding, Severity};
use crate::domain::language::en;
use crate::domain::parts::lifecycle::Lifecycle;
use crate::domain::rules::question::{Question, Rule};

pub const RULE: Rule = Rule {
    code: "supply.obsolete",
    family: Family::Supply,
    severity: Severity::Error,
    title: en!("Obsolete or end of life"),
    message: en!("The part is stated as: {state|word}."),
    hint: en!("Choose a replacement, or buy what all planned builds need while there is stock."),
    check,
};

fn check(question: &Question<'_>) -> Option<Finding> {
    let state = question.line.lifecycle?;
    matches!(state, Lifecycle::Obsolete | Lifecycle::EndOfLife)
        .then(|| question.finding_at(&RULE, &question.line.lifecycle_evidence).with("state", state.name()))
}
