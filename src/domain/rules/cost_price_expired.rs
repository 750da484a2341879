//! `cost.price-expired`
//!
//! # What it finds
//! A part that is bought at a price whose validity is over on the day of the check.
//! # Why it matters
//! The seller no longer owes the price.
//! # What to do
//! Ask the seller to extend the quote, or choose another offer.
//! # Source
//! The date that the file itself states.

use crate::domain::finding::{Family, Finding, Severity};
use crate::domain::language::en;
use crate::domain::parts::price_age::PriceAge;
use crate::domain::rules::question::{Question, Rule};

pub const RULE: Rule = Rule {
    code: "cost.price-expired",
    family: Family::Cost,
    severity: Severity::Warning,
    title: en!("Price no longer valid"),
    message: en!("The price was valid until {until}."),
    hint: en!("Ask the seller to extend the quote, or choose another offer."),
    check,
};

fn check(question: &Question<'_>) -> Option<Finding> {
    let (offer, days) = question.bought_at_age(|age| match age {
        PriceAge::Expired { days } => Some(days),
        _ => None,
    })?;
    let until = offer.valid_until?.iso();
    Some(
        question
            .finding_at(&RULE, offer.price_evidence.as_slice())
            .with("until", until.as_str())
            .with("days", days),
    )
}
