//! `rohs.exemption-doubtful`
//!
//! # What it finds
//! A fitted part that cites an exemption which the table does not know, or of which it knows no end.
//! # Why it matters
//! An exemption that cannot be dated cannot be shown to be in force.
//! # What to do
//! Look the entry up in the current Annex III or IV, or ask the supplier for it.
//! # Source
//! Directive 2011/65/EU, Article 5 and Annex III; docs/compliance.md#exemptions.

use crate::domain::compliance::exemptions::Outcome;
use crate::domain::finding::{Family, Finding, Severity};
use crate::domain::language::en;
use crate::domain::rules::question::{Question, Rule};

pub const RULE: Rule = Rule {
    code: "rohs.exemption-doubtful",
    family: Family::Rohs,
    severity: Severity::Warning,
    title: en!("Exemption cannot be dated"),
    message: en!("The table of exemptions has no end date for {exemptions}."),
    hint: en!(
        "Look the entry up in the current Annex III or IV, or ask the supplier for the entry and its date."
    ),
    check,
};

fn check(question: &Question<'_>) -> Option<Finding> {
    question
        .exemption_finding(&RULE, Outcome::UnknownEntry)
        .or_else(|| question.exemption_finding(&RULE, Outcome::NoDate))
}
