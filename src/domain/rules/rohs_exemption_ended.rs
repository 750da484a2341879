//! `rohs.exemption-ended`
//!
//! # What it finds
//! A fitted part whose exemption was refused, withdrawn or has ended for good, and the ship date lies behind its last day.
//! # Why it matters
//! The entry covers nothing that is placed on the market after that day.
//! # What to do
//! Choose a part without it, or ask the supplier for the entry that covers it today.
//! # Source
//! Directive 2011/65/EU, Article 5(5) and (6) and Annex III; docs/compliance.md#exemptions.

use crate::domain::compliance::exemptions::Outcome;
use crate::domain::finding::{Family, Finding, Severity};
use crate::domain::language::en;
use crate::domain::rules::question::{Question, Rule};

pub const RULE: Rule = Rule {
    code: "rohs.exemption-ended",
    family: Family::Rohs,
    severity: Severity::Error,
    title: en!("Exemption has ended"),
    message: en!("Exemption {exemptions} ended on {until}."),
    hint: en!(
        "Ask the supplier for a part without it, or for the entry that covers it today ({newer|word})."
    ),
    check,
};

fn check(question: &Question<'_>) -> Option<Finding> {
    question.exemption_finding(&RULE, Outcome::Ended)
}
