//! `rohs.exemption-ends`
//!
//! # What it finds
//! A fitted part whose exemption still runs on the day of the check and has a listed end before the ship date.
//! # Why it matters
//! What is placed on the market after the end needs another ground, unless a renewal was asked for in time.
//! # What to do
//! Ask the supplier for the newer entry or for a part without the exemption.
//! # Source
//! Directive 2011/65/EU, Article 5 and Annex III; docs/compliance.md#exemptions.

use crate::domain::compliance::exemptions::Outcome;
use crate::domain::finding::{Family, Finding, Severity};
use crate::domain::language::en;
use crate::domain::rules::question::{Question, Rule};

pub const RULE: Rule = Rule {
    code: "rohs.exemption-ends",
    family: Family::Rohs,
    severity: Severity::Error,
    title: en!("Exemption ends before the ship date"),
    message: en!("Exemption {exemptions} is listed until {until}, and the product ships later."),
    hint: en!("Ask the supplier for a newer entry ({newer|word}) or for a part without the exemption."),
    check,
};

fn check(question: &Question<'_>) -> Option<Finding> {
    question.exemption_finding(&RULE, Outcome::EndsBeforeShipment)
}
