//! `rohs.by-exemption`
//!
//! # What it finds
//! A fitted part that is compliant only by an exemption.
//! # Why it matters
//! Exemptions end, and hold only for some product categories.
//! # What to do
//! Check that the exemption is in force for your product category on the day it ships.
//! # Source
//! Directive 2011/65/EU, Annex III and IV; facts, compliance 2.

use super::{Question, Rule};
use crate::domain::compliance::RohsStatus;
use crate::domain::finding::{Finding, Severity};

/// Note: compliant today as stated. The dates of exemptions are not judged yet, and "not checked" says so.
pub const RULE: Rule = Rule { code: "rohs.by-exemption", check };

fn check(question: &Question<'_>) -> Option<Finding> {
    let rohs = &question.line.rohs;
    (rohs.status == RohsStatus::ByExemption).then(|| {
        let exemptions = rohs.exemptions.join(", ");
        let named = if exemptions.is_empty() { "not stated" } else { exemptions.as_str() };
        question.finding_at(RULE.code, Severity::Note, &rohs.evidence).with("exemptions", named)
    })
}
