//! `rohs.exemption-renewal`
//!
//! # What it finds
//! A fitted part whose exemption has a listed end before the ship date, and a renewal that is said to be asked for.
//! # Why it matters
//! If it was asked for in time the exemption stays valid until the decision; whether it is decided is not known here.
//! # What to do
//! Look the decision up before the product ships, and ask the supplier for the newer entry.
//! # Source
//! Directive 2011/65/EU, Article 5(5) and (6) and Annex III; docs/compliance.md#exemptions.

use crate::domain::compliance::exemptions::Outcome;
use crate::domain::finding::{Family, Finding, Severity};
use crate::domain::language::en;
use crate::domain::rules::question::{Question, Rule};

/// Warning: neither in force nor refused is known.
pub const RULE: Rule = Rule {
    code: "rohs.exemption-renewal",
    family: Family::Rohs,
    severity: Severity::Warning,
    title: en!("Renewal of the exemption is not decided here"),
    message: en!(
        "Exemption {exemptions} is listed until {until}; a renewal is said to be asked for, and it stays valid until the decision."
    ),
    hint: en!("Look the decision up before you ship; the newer entry to ask the supplier for: {newer|word}."),
    check,
};

fn check(question: &Question<'_>) -> Option<Finding> {
    question.exemption_finding(&RULE, Outcome::RenewalReported)
}
