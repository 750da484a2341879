//! `rohs.exemption-passed`
//!
//! # What it finds
//! A fitted part whose exemption has a listed end before the day of the check.
//! # Why it matters
//! It is valid only if a renewal was asked for in time and is not decided; the table does not know that for sure.
//! # What to do
//! Ask the supplier on what ground the part complies today.
//! # Source
//! Directive 2011/65/EU, Article 5 and Annex III; docs/compliance.md#exemptions.

use crate::domain::compliance::exemptions::Outcome;
use crate::domain::finding::{Family, Finding, Severity};
use crate::domain::language::en;
use crate::domain::rules::question::{Question, Rule};

/// Warning: neither in force nor refused is known.
pub const RULE: Rule = Rule {
    code: "rohs.exemption-passed",
    family: Family::Rohs,
    severity: Severity::Warning,
    title: en!("Listed end of the exemption has passed"),
    message: en!(
        "Exemption {exemptions} was listed until {until}; whether a renewal is pending is not known here."
    ),
    hint: en!("Ask the supplier on what ground the part complies today; newer entries: {newer|word}."),
    check,
};

fn check(question: &Question<'_>) -> Option<Finding> {
    question.exemption_finding(&RULE, Outcome::DatePassed)
}
