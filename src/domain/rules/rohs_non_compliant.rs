//! `rohs.non-compliant`
//!
//! # What it finds
//! A fitted part that at least one source states as not RoHS compliant.
//! # Why it matters
//! One such part keeps the whole product off the market of the EU and of many other countries.
//! # What to do
//! Choose a compliant ordering code of the same part, or another part.
//! # Source
//! Directive 2011/65/EU, Article 4; words: docs/compliance.md#status-words.

use crate::domain::compliance::RohsStatus;
use crate::domain::finding::{Family, Finding, Severity};
use crate::domain::language::en;
use crate::domain::rules::question::{Question, Rule};

pub const RULE: Rule = Rule {
    code: "rohs.non-compliant",
    family: Family::Rohs,
    severity: Severity::Error,
    title: en!("Not RoHS compliant"),
    message: en!("The part is stated as not RoHS compliant."),
    hint: en!("Choose a compliant ordering code of the part, or another part."),
    check,
};

fn check(question: &Question<'_>) -> Option<Finding> {
    let rohs = &question.line.rohs;
    (rohs.status == RohsStatus::NonCompliant).then(|| question.finding_at(&RULE, &rohs.evidence))
}
