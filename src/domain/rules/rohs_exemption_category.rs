//! `rohs.exemption-category`
//!
//! # What it finds
//! A fitted part that complies by an exemption that is not open to the product category.
//! # Why it matters
//! The exemption cannot be used for this product, so the part is not shown to comply.
//! # What to do
//! Ask the supplier which exemption covers the part in this category, or choose another part.
//! # Source
//! Directive 2011/65/EU, Article 5 and Annex III; facts, compliance 2.

use crate::domain::compliance::exemptions::Outcome;
use crate::domain::finding::{Finding, Severity};
use crate::domain::rules::question::{Question, Rule};

/// Error.
pub const RULE: Rule = Rule { code: "rohs.exemption-category", check };

fn check(question: &Question<'_>) -> Option<Finding> {
    question.exemption_finding(RULE.code, Severity::Error, Outcome::NotForCategory)
}
