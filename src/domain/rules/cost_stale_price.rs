//! `cost.stale-price`
//!
//! # What it finds
//! A part that is bought at a price older than the limit for stale prices (90 days unless changed).
//! # Why it matters
//! Prices move: spring 2026 brought rises of 15 to 85 % at single makers. An old price is no promise.
//! # What to do
//! Ask for a new quote, or export the price list again.
//! # Source
//! Quotes hold for 30 days as a rule (docs/cost.md#age-of-prices); the 90 days are ours.

use crate::domain::finding::{Family, Finding, Severity};
use crate::domain::language::en;
use crate::domain::parts::price_age::PriceAge;
use crate::domain::rules::question::{Question, Rule};

pub const RULE: Rule = Rule {
    code: "cost.stale-price",
    family: Family::Cost,
    severity: Severity::Warning,
    title: en!("Old price"),
    message: en!("The price is {days} days old; from {limit} days on it counts as stale."),
    hint: en!("Ask for a new quote, or export the price list again."),
    check,
};

fn check(question: &Question<'_>) -> Option<Finding> {
    let (offer, days) = question.bought_at_age(|age| match age {
        PriceAge::Stale { days } => Some(days),
        _ => None,
    })?;
    Some(
        question
            .finding_at(&RULE, offer.price_evidence.as_slice())
            .with("days", days)
            .with("limit", question.settings.price_age.stale_days),
    )
}
