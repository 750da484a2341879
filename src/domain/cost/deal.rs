//! The purchase of one part in whole numbers: what [`choice`](super::choice) does with decimals, a good deal faster.
//!
//! A part takes this way where its need has at most six decimals, its quantities are whole and its prices have at most
//! twelve decimals; all others are bought with decimals. Both ways give the same purchase (docs/cost.md#the-two-ways-to-buy).

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::policy::Policy;
use crate::domain::number::product::product;
use crate::domain::parts::Offer;
use crate::domain::profile::attrition::MILLION;

/// Decimals of a price in whole numbers.
pub(super) const PRICE_PLACES: u32 = 12;

/// A price break: pieces, and the price in units of 10^-12 and as a decimal without needless zeros.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct WholeBreak {
    quantity: u64,
    pub(super) price: u64,
    pub(super) unit_price: Decimal,
}

/// What an offer asks, in whole numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Ask {
    /// Where its steps stand.
    first: u32,
    end: u32,
    /// The least order: MOQ, or the lowest break.
    least: u64,
    /// 1: any number of pieces.
    multiple: u64,
    /// Whole pieces in stock; `None`: not stated.
    stock: Option<u64>,
    /// Days; the largest number where it is not stated.
    lead: u32,
    /// Added once per order, in units of 10^-12.
    fee: u64,
}

/// What is bought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Deal {
    pub(super) quantity: u64,
    /// Position among the asks.
    pub(super) ask: u32,
    /// Position among the steps.
    pub(super) step: u32,
}

impl Ask {
    /// The offer in whole numbers, its steps added to `steps`; `None` where it does not fit into them.
    pub(super) fn of(offer: &Offer, steps: &mut Vec<WholeBreak>) -> Option<Self> {
        let start = steps.len();
        for it in offer.breaks.iter().filter(|it| it.can_be_paid()) {
            match (whole(it.quantity), price(it.unit_price)) {
                (Some(quantity), Some(price)) => {
                    steps.push(WholeBreak { quantity, price, unit_price: it.unit_price.normalize() });
                }
                _ => {
                    steps.truncate(start);
                    return None;
                }
            }
        }
        let moq = offer.moq.map_or(Some(0), whole);
        let multiple = offer.multiple.filter(|it| *it > Decimal::ZERO).map_or(Some(1), whole);
        let fee = offer.fee.map_or(Some(0), price);
        let (Some(lowest), Some(moq), Some(multiple), Some(fee)) = (steps.get(start), moq, multiple, fee)
        else {
            steps.truncate(start);
            return None;
        };
        Some(Self {
            first: u32::try_from(start).ok()?,
            end: u32::try_from(steps.len()).ok()?,
            least: lowest.quantity.max(moq),
            multiple: multiple.max(1),
            stock: offer.stock.as_ref().map(|it| it.value.floor().to_u64().unwrap_or(0)),
            lead: offer.lead_time_days.as_ref().map_or(u32::MAX, |it| it.value),
            fee,
        })
    }

    /// The position of its first step.
    pub(super) fn first(&self) -> u32 {
        self.first
    }

    /// The position of its last step.
    pub(super) fn last(&self) -> u32 {
        self.end.saturating_sub(1)
    }

    /// The seller states a stock of at least `quantity`.
    pub(super) fn has(&self, quantity: u64) -> bool {
        self.stock.is_some_and(|it| it >= quantity)
    }

    /// The smallest legal quantity ≥ `wanted`.
    fn raise(&self, wanted: u64) -> Option<u64> {
        let floor = wanted.max(self.least);
        if self.multiple == 1 {
            Some(floor)
        } else {
            floor.div_ceil(self.multiple).checked_mul(self.multiple)
        }
    }

    /// The cheapest legal order: quantity, step and total in units of 10^-12.
    fn order(&self, wanted: u64, steps: &[WholeBreak]) -> Option<(u64, u32, u128)> {
        let own = steps.get(self.first as usize..self.end as usize)?;
        let total = |quantity: u64, step: &WholeBreak| product(quantity, step.price);
        let quantity = self.raise(wanted)?;
        let mut at = own.iter().take_while(|it| it.quantity <= quantity).count().checked_sub(1)?;
        let mut best = (quantity, at, total(quantity, own.get(at)?));
        let mut next = at + 1;
        while let Some(step) = own.get(next) {
            if step.quantity > best.0 {
                let quantity = self.raise(step.quantity)?;
                at = next;
                while own.get(at + 1).is_some_and(|it| it.quantity <= quantity) {
                    at += 1;
                }
                let paid = total(quantity, own.get(at)?);
                if paid < best.2 {
                    best = (quantity, at, paid);
                }
            }
            next += 1;
        }
        Some((best.0, self.first + u32::try_from(best.1).ok()?, best.2 + u128::from(self.fee)))
    }
}

/// The best of the asks for `wanted` whole pieces, with its total in units of 10^-12. `None` where the numbers are too
/// large; the part is then bought with decimals.
pub(super) fn buy(
    policy: Policy,
    wanted: u64,
    first: u32,
    asks: &[Ask],
    steps: &[WholeBreak],
) -> Option<(Deal, u128)> {
    let mut best: Option<((u32, u128, u64, u32), Deal)> = None;
    for (position, ask) in asks.iter().enumerate() {
        let (quantity, step, total) = if wanted == 0 { (0, ask.first, 0) } else { ask.order(wanted, steps)? };
        let rank = policy.rank(ask.has(quantity), ask.lead);
        let key = (rank, total, quantity, ask.lead);
        if best.as_ref().is_none_or(|it| key < it.0) {
            let ask = first + u32::try_from(position).ok()?;
            best = Some((key, Deal { quantity, ask, step }));
        }
    }
    best.map(|(key, deal)| (deal, key.1))
}

/// A whole number of pieces.
pub(super) fn whole(number: Decimal) -> Option<u64> {
    if number.scale() == 0 || number.fract().is_zero() { number.to_u64() } else { None }
}

/// Millionths of a piece.
pub(super) fn millionths(number: Decimal) -> Option<u64> {
    if number.scale() == 0 {
        return number.to_u64()?.checked_mul(MILLION);
    }
    whole(number.checked_mul(Decimal::from(MILLION))?)
}

fn price(price: Decimal) -> Option<u64> {
    let price = if price.scale() > PRICE_PLACES { price.normalize() } else { price };
    let up = 10_u64.checked_pow(PRICE_PLACES.checked_sub(price.scale())?)?;
    u64::try_from(product(u64::try_from(price.mantissa()).ok()?, up)).ok()
}
