//! `rohs.exemption-not-stated`
//!
//! # What it finds
//! A fitted part that complies by an exemption, and no source says by which.
//! # Why it matters
//! Without the entry nobody can tell whether it is in force for the product on the day it ships.
//! # What to do
//! Ask the supplier which exemption is used.
//! # Source
//! Directive 2011/65/EU, Article 5 and Annex III; docs/compliance.md#exemptions.

use crate::domain::compliance::exemptions::Outcome;
use crate::domain::finding::{Family, Finding, Severity};
use crate::domain::language::en;
use crate::domain::rules::question::{Question, Rule};

/// Warning. It carries no values: a BOM of 100,000 lines may have it on many.
pub const RULE: Rule = Rule {
    code: "rohs.exemption-not-stated",
    family: Family::Rohs,
    severity: Severity::Warning,
    title: en!("Exemption not named"),
    message: en!("The part complies by an exemption, and no source says by which."),
    hint: en!("Ask the supplier for the entry, such as 7(c)-I; until then it does not count as compliant."),
    check,
};

fn check(question: &Question<'_>) -> Option<Finding> {
    let rohs = &question.line.rohs;
    rohs.outcomes.has(Outcome::NotStated).then(|| question.finding_at(&RULE, &rohs.evidence))
}
