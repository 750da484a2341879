//! How many pieces of an offer to buy: the legal quantity that covers the need at the lowest total.
//!
//! Promise: the order is never below need + attrition, never below the MOQ, always a multiple of the
//! order multiple, and no other legal quantity up to the top break is cheaper (docs/cost.md#order-quantity).

use rust_decimal::Decimal;

use crate::domain::parts::{Offer, PriceBreak, priced};

/// What is bought of one offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Order {
    /// Pieces.
    pub quantity: Decimal,
    /// Price of the highest break ≤ quantity.
    pub unit_price: Decimal,
    /// What is paid: quantity × unit price and the offer's fee, exact.
    pub total: Decimal,
}

/// The price of the highest break ≤ `quantity`; `None` below the lowest break.
///
/// A price of zero is damage (rounded or missing), never a gift: such breaks do not count.
pub fn unit_price_at(breaks: &[PriceBreak], quantity: Decimal) -> Option<Decimal> {
    priced(breaks).take_while(|it| it.quantity <= quantity).last().map(|it| it.unit_price)
}

/// The cheapest legal order that covers `need` + `attrition` (both in pieces, fractions allowed).
///
/// Candidates are the covered quantity and each higher break, all raised to the MOQ and the multiple;
/// within one price step fewer pieces are always cheaper, so no other quantity can win. Ties go to the
/// smaller order. Nothing needed: nothing bought. `None` without a price, or where the sum is beyond
/// what a decimal can hold.
pub fn order(need: Decimal, attrition: Decimal, offer: &Offer) -> Option<Order> {
    order_up_to(need.checked_add(attrition)?, offer, None)
}

/// The cheapest legal order of at least `wanted` and, where it is given, at most `most` pieces.
pub(super) fn order_up_to(wanted: Decimal, offer: &Offer, most: Option<Decimal>) -> Option<Order> {
    let first = priced(&offer.breaks).next()?;
    if wanted <= Decimal::ZERO {
        return Some(Order { quantity: Decimal::ZERO, unit_price: first.unit_price, total: Decimal::ZERO });
    }
    let least = offer.moq.map_or(first.quantity, |moq| moq.max(first.quantity));
    let is_too_much = |quantity: Decimal| most.is_some_and(|it| quantity > it);
    let smallest = raise(wanted, least, offer.multiple).filter(|it| !is_too_much(*it))?;
    let mut best = buy(&offer.breaks, smallest)?;
    let is_free = offer.multiple.is_none_or(|it| it <= Decimal::ONE);
    for step in priced(&offer.breaks) {
        // A break at or below the best order was judged already.
        if step.quantity <= best.quantity {
            continue;
        }
        let candidate = if is_free && step.quantity.scale() == 0 {
            // A whole break above the least order is legal as it stands, at its own price.
            pay(step.quantity, step.unit_price)
        } else {
            raise(step.quantity, least, offer.multiple).and_then(|it| buy(&offer.breaks, it))
        };
        if let Some(candidate) = candidate
            && candidate.total < best.total
            && !is_too_much(candidate.quantity)
        {
            best = candidate;
        }
    }
    if let Some(fee) = offer.fee {
        best.total = best.total.checked_add(fee)?;
    }
    Some(best)
}

/// The smallest legal quantity ≥ `quantity`: at least `least`, whole, a multiple of `multiple`.
pub fn raise(quantity: Decimal, least: Decimal, multiple: Option<Decimal>) -> Option<Decimal> {
    let floor = if quantity < least { least } else { quantity };
    let floor = if floor.scale() == 0 { floor } else { floor.normalize() };
    match multiple {
        Some(multiple) if multiple > Decimal::ZERO && multiple != Decimal::ONE => {
            let over = floor.checked_rem(multiple)?;
            if over.is_zero() {
                Some(floor)
            } else {
                Some(floor.checked_sub(over)?.checked_add(multiple)?.normalize())
            }
        }
        _ if floor.scale() == 0 => Some(floor),
        _ => Some(floor.ceil()),
    }
}

fn buy(breaks: &[PriceBreak], quantity: Decimal) -> Option<Order> {
    pay(quantity, unit_price_at(breaks, quantity)?)
}

fn pay(quantity: Decimal, unit_price: Decimal) -> Option<Order> {
    Some(Order { quantity, unit_price, total: quantity.checked_mul(unit_price)? })
}
