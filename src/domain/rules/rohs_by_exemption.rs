//! `rohs.by-exemption`
//!
//! # What it finds
//! A fitted part that complies by an exemption that is in force for the category on the ship date.
//! # Why it matters
//! Exemptions end, and hold only for some product categories.
//! # What to do
//! Nothing now; look again before the listed end, and ask the supplier for the newer entry.
//! # Source
//! Directive 2011/65/EU, Article 5 and Annex III; docs/compliance.md#exemptions.

use crate::domain::compliance::exemptions::Outcome;
use crate::domain::finding::{Family, Finding, Severity};
use crate::domain::language::en;
use crate::domain::rules::question::{Question, Rule};

pub const RULE: Rule = Rule {
    code: "rohs.by-exemption",
    family: Family::Rohs,
    severity: Severity::Note,
    title: en!("RoHS compliant by exemption"),
    message: en!("Compliant only by exemption {exemptions}, listed until {until}."),
    hint: en!("Look again before that day; the entry to ask the supplier for then: {newer|word}."),
    check,
};

fn check(question: &Question<'_>) -> Option<Finding> {
    question.exemption_finding(&RULE, Outcome::InForce)
}
