//! `supply.nrnd`
//!
//! # What it finds
//! A fitted part that is not recommended for new designs.
//! # Why it matters
//! The maker will end it; a board that is still being designed should not start with it.
//! # What to do
//! Choose the successor in a new design; in a running product plan the change.
//! # Source
//! docs/compliance.md#lifecycle.

use crate::domain::finding::{Family, Finding, Severity};
use crate::domain::language::en;
use crate::domain::parts::lifecycle::Lifecycle;
use crate::domain::rules::question::{Question, Rule};

pub const RULE: Rule = Rule {
    code: "supply.nrnd",
    family: Family::Supply,
    severity: Severity::Warning,
    title: en!("Not recommended for new designs"),
    message: en!("The manufacturer does not recommend the part for new designs."),
    hint: en!("Choose the successor in a new design; in a running product plan the change."),
    check,
};

fn check(question: &Question<'_>) -> Option<Finding> {
    (question.line.lifecycle == Some(Lifecycle::Nrnd))
        .then(|| question.finding_at(&RULE, &question.line.lifecycle_evidence))
}
