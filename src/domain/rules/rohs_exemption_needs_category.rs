//! `rohs.exemption-needs-category`
//!
//! # What it finds
//! A fitted part whose exemption is in force for some product categories and not for others, while no category is chosen.
//! # Why it matters
//! The same exemption can be in force for one product and have ended for another.
//! # What to do
//! Choose the category of the finished product.
//! # Source
//! Directive 2011/65/EU, Article 5 and Annex III; docs/compliance.md#exemptions.

use crate::domain::compliance::exemptions::Outcome;
use crate::domain::finding::{Family, Finding, Severity};
use crate::domain::language::en;
use crate::domain::rules::question::{Question, Rule};

pub const RULE: Rule = Rule {
    code: "rohs.exemption-needs-category",
    family: Family::Rohs,
    severity: Severity::Warning,
    title: en!("Exemption depends on the category"),
    message: en!("Whether exemption {exemptions} is in force depends on the category of the product."),
    hint: en!("Choose the product category in the settings."),
    check,
};

fn check(question: &Question<'_>) -> Option<Finding> {
    question.exemption_finding(&RULE, Outcome::DependsOnCategory)
}
