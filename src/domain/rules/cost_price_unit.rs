//! `cost.price-unit`
//!
//! # What it finds
//! Two offers of one part of which one asks about 100 or 1,000 times as much as the other for a like quantity.
//! # Why it matters
//! Distributors also quote per 100 ("/C") and per 1,000 ("/M"): read as a price per piece, the cost is wrong by that factor.
//! # What to do
//! Check whether the dearer price is meant per 100 or per 1,000 pieces.
//! # Source
//! EMS quoting handbook, 1.4: mixed price units are a known quoting error (docs/cost.md#price-lists).

use rust_decimal::Decimal;

use crate::domain::finding::{Family, Finding, Severity};
use crate::domain::language::en;
use crate::domain::parts::{Offer, PriceBreak};
use crate::domain::rules::question::{Question, Rule};

pub const RULE: Rule = Rule {
    code: "cost.price-unit",
    family: Family::Cost,
    severity: Severity::Warning,
    title: en!("Price per 100 or 1,000 suspected"),
    message: en!("One offer asks {price} a piece, another {other}: the first may be meant per {unit}."),
    hint: en!("Check the unit of the price, and write it into the header or the cell, such as “/100”."),
    check,
};

/// Price units beside one piece, and how far around them a ratio counts.
const UNITS: [(u32, u32, u32); 2] = [(100, 60, 170), (1_000, 600, 1_700)];

fn check(question: &Question<'_>) -> Option<Finding> {
    let offers = question.line.offers.as_slice();
    if offers.len() < 2 || !question.is_first_of_part {
        return None;
    }
    // What own stock stands in the books is no seller's price.
    let firsts =
        || offers.iter().filter(|it| !it.is_own_stock).filter_map(|it| Some((it.as_ref(), first_price(it)?)));
    let (low_offer, low) = firsts().min_by(|one, other| one.1.unit_price.cmp(&other.1.unit_price))?;
    firsts().find_map(|(offer, high)| {
        let is_like = offer.currency == low_offer.currency
            && high.quantity <= low.quantity.checked_mul(Decimal::TEN)?
            && low.quantity <= high.quantity.checked_mul(Decimal::TEN)?;
        let ratio = high.unit_price.checked_div(low.unit_price)?;
        let unit =
            UNITS.iter().find(|it| ratio >= it.1.into() && ratio <= it.2.into()).filter(|_| is_like)?;
        Some(
            question
                .finding_at(&RULE, offer.price_evidence.as_slice())
                .with("price", high.unit_price)
                .with("other", low.unit_price)
                .with("unit", unit.0),
        )
    })
}

fn first_price(offer: &Offer) -> Option<&PriceBreak> {
    offer.breaks.iter().find(|it| it.can_be_paid())
}
