//! `cost.currency-differs`
//!
//! # What it finds
//! A fitted line whose prices are all in another currency than the totals.
//! # Why it matters
//! Unlike currencies cannot be added; the line is left out of the totals.
//! # What to do
//! Choose the other currency for the totals, or give a price in the currency of the totals.
//! # Source
//! House rule: unlike currencies never add, and no exchange rate is fetched.

use crate::domain::finding::{Family, Finding, Severity};
use crate::domain::language::en;
use crate::domain::parts::currency::{Fit, fit};
use crate::domain::parts::has_price;
use crate::domain::rules::question::{Question, Rule};

pub const RULE: Rule = Rule {
    code: "cost.currency-differs",
    family: Family::Cost,
    severity: Severity::Warning,
    title: en!("Price in another currency"),
    message: en!(
        "The price is in {found}, the totals are in {expected}; the line is left out of the totals."
    ),
    hint: en!("Choose {found} for the totals, or give a price in {expected}."),
    check,
};

fn check(question: &Question<'_>) -> Option<Finding> {
    if !question.line.cost.iter().any(|it| it.basis().lacks_price()) {
        return None;
    }
    let total = question.currency?;
    question.line.offers.iter().filter(|it| has_price(it)).find_map(|offer| match fit(offer, Some(total)) {
        Fit::Differs(found) => Some(
            question
                .finding_at(&RULE, offer.price_evidence.as_slice())
                .with("found", found.code())
                .with("expected", total.code()),
        ),
        _ => None,
    })
}
