//! `rohs.exemption-renewal-filed`
//!
//! # What it finds
//! A fitted part whose exemption has a listed end before the ship date, and a renewal that was asked for in time.
//! # Why it matters
//! It stays valid until the decision, and after a refusal for twelve months more.
//! # What to do
//! Look the decision up before the product ships.
//! # Source
//! Directive 2011/65/EU, Article 5(5) and (6) and Annex III; docs/compliance.md#exemptions.

use crate::domain::compliance::exemptions::Outcome;
use crate::domain::finding::{Family, Finding, Severity};
use crate::domain::language::en;
use crate::domain::rules::question::{Question, Rule};

pub const RULE: Rule = Rule {
    code: "rohs.exemption-renewal-filed",
    family: Family::Rohs,
    severity: Severity::Note,
    title: en!("Renewal of the exemption asked for in time"),
    message: en!(
        "Exemption {exemptions} is listed until {until}; a renewal was asked for in time, so it stays valid until the decision."
    ),
    hint: en!("Look the decision up before you ship; the newer entry to ask the supplier for: {newer|word}."),
    check,
};

fn check(question: &Question<'_>) -> Option<Finding> {
    question.exemption_finding(&RULE, Outcome::RenewalFiled)
}
