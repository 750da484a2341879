//! `rohs.unknown`
//!
//! # What it finds
//! A fitted part of which no source makes a definite RoHS statement: nothing stated, or words such as "TBD".
//! Unknown is coverage and no finding: the rule speaks only where a person chose its severity, or accepted it.
//! # Why it matters
//! Unknown is not compliant: the maker of the product must hold evidence for every part.
//! # What to do
//! Ask the manufacturer or the seller for the RoHS status, or drop part data that states it.
//! # Source
//! Directive 2011/65/EU, Article 7; EN IEC 63000.

use crate::domain::compliance::RohsStatus;
use crate::domain::finding::{Family, Finding, Severity};
use crate::domain::language::en;
use crate::domain::rules::question::{Question, Rule};

/// Warning, unless another severity was chosen.
pub const RULE: Rule = Rule {
    code: "rohs.unknown",
    family: Family::Rohs,
    severity: Severity::Warning,
    title: en!("RoHS status unknown"),
    message: en!("No source says whether the part is RoHS compliant."),
    hint: en!("Ask the manufacturer or the seller, or drop part data that states it."),
    check,
};

fn check(question: &Question<'_>) -> Option<Finding> {
    let rohs = &question.line.rohs;
    (rohs.status == RohsStatus::Unknown && rohs.in_the_way.is_empty() && question.is_wanted(&RULE))
        .then(|| question.finding_at(&RULE, &rohs.evidence))
}
