//! `rohs.exemption-doubtful`
//!
//! # What it finds
//! A fitted part that cites an exemption which the table does not know, or of which it knows no end.
//! # Why it matters
//! An exemption that cannot be dated cannot be shown to be in force.
//! # What to do
//! Look the entry up in the current Annex III or IV, or ask the supplier for it.
//! # Source
//! Directive 2011/65/EU, Article 5 and Annex III; facts, compliance 2.

use crate::domain::compliance::exemptions::Outcome;
use crate::domain::finding::{Finding, Severity};
use crate::domain::rules::question::{Question, Rule};

/// Warning.
pub const RULE: Rule = Rule { code: "rohs.exemption-doubtful", check };

fn check(question: &Question<'_>) -> Option<Finding> {
    question
        .exemption_finding(RULE.code, Severity::Warning, Outcome::UnknownEntry)
        .or_else(|| question.exemption_finding(RULE.code, Severity::Warning, Outcome::NoDate))
}
