//! `rohs.exemption-category`
//!
//! # What it finds
//! A fitted part that complies by an exemption that is not open to the product category.
//! # Why it matters
//! The exemption cannot be used for this product, so the part is not shown to comply.
//! # What to do
//! Ask the supplier which exemption covers the part in this category, or choose another part.
//! # Source
//! Directive 2011/65/EU, Article 5 and Annex III; docs/compliance.md#exemptions.

use crate::domain::compliance::exemptions::Outcome;
use crate::domain::finding::{Family, Finding, Severity};
use crate::domain::language::en;
use crate::domain::rules::question::{Question, Rule};

pub const RULE: Rule = Rule {
    code: "rohs.exemption-category",
    family: Family::Rohs,
    severity: Severity::Error,
    title: en!("Exemption not for this category"),
    message: en!("Exemption {exemptions} is not open to the product category that is chosen."),
    hint: en!("Ask the supplier which entry covers the part in this category; newer entries: {newer|word}."),
    check,
};

fn check(question: &Question<'_>) -> Option<Finding> {
    question.exemption_finding(&RULE, Outcome::NotForCategory)
}
