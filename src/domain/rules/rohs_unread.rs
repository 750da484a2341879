//! `rohs.unread`
//!
//! # What it finds
//! A fitted part whose RoHS statement is not believed, since some of its words are not understood or take it back: "Yes*",
//! "compliant except lead", "to be verified".
//! # Why it matters
//! A statement that is read in part is no evidence: what is left out may be what counts.
//! # What to do
//! Ask for a plain statement: compliant, compliant by which exemption, or not compliant.
//! # Source
//! docs/compliance.md#status-words.

use crate::domain::compliance::RohsStatus;
use crate::domain::finding::{Family, Finding, Severity};
use crate::domain::language::en;
use crate::domain::rules::question::{Question, Rule};

pub const RULE: Rule = Rule {
    code: "rohs.unread",
    family: Family::Rohs,
    severity: Severity::Warning,
    title: en!("RoHS statement not clear"),
    message: en!("The RoHS statement does not count, because of: “{words}”."),
    hint: en!("Ask for a plain statement: compliant, compliant by which exemption, or not compliant."),
    check,
};

fn check(question: &Question<'_>) -> Option<Finding> {
    let rohs = &question.line.rohs;
    let is_unread = rohs.status == RohsStatus::Unknown && !rohs.in_the_way.is_empty();
    is_unread.then(|| question.finding_at(&RULE, &rohs.evidence).with("words", rohs.in_the_way.as_ref()))
}
