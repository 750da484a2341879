//! `rohs.non-compliant`
//!
//! # What it finds
//! A fitted part that at least one source states as not RoHS compliant.
//! # Why it matters
//! One such part keeps the whole product off the market of the EU and of many other countries.
//! # What to do
//! Choose a compliant ordering code of the same part, or another part.
//! # Source
//! Directive 2011/65/EU, Article 4; words: facts, compliance 3.1.

use crate::domain::compliance::RohsStatus;
use crate::domain::finding::{Finding, Severity};
use crate::domain::rules::question::{Question, Rule};

/// Error.
pub const RULE: Rule = Rule { code: "rohs.non-compliant", check };

fn check(question: &Question<'_>) -> Option<Finding> {
    let rohs = &question.line.rohs;
    (rohs.status == RohsStatus::NonCompliant)
        .then(|| question.finding_at(RULE.code, Severity::Error, &rohs.evidence))
}
