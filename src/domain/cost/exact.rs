//! The price of exactly what is needed: no attrition, no buying up. It is what a price list says at a glance.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::order::unit_price_at;
use crate::domain::bom::BomLine;
use crate::domain::money::Currency;
use crate::domain::parts::Offer;
use crate::domain::parts::currency::{Fit, fit};

/// Need × the price of the highest break ≤ need.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exact {
    /// Pieces: the need itself.
    pub order: Decimal,
    pub unit_price: Decimal,
    pub extended: Decimal,
}

/// The exact price of a need at one offer; `None` below the lowest break or below the MOQ.
pub fn exact_of_offer(need: Decimal, offer: &Offer) -> Option<Exact> {
    if need <= Decimal::ZERO || offer.moq.is_some_and(|moq| need < moq) {
        return None;
    }
    let unit_price = unit_price_at(&offer.breaks, need)?;
    Some(Exact { order: need, unit_price, extended: need.checked_mul(unit_price)? })
}

/// The lowest exact price of the line's need on `boards` boards over its offers in the report's currency; `None` where no offer
/// can be bought in that number, or the line is not placed.
pub fn exact(
    line: &BomLine,
    offers: &[Arc<Offer>],
    boards: u32,
    currency: Option<Currency>,
) -> Option<Exact> {
    let need = line.pieces_per_board().checked_mul(Decimal::from(boards))?;
    offers
        .iter()
        .filter(|it| !it.is_own_stock && fit(it, currency) == Fit::Counts)
        .filter_map(|it| exact_of_offer(need, it))
        .min_by(|one, other| one.extended.cmp(&other.extended))
}
