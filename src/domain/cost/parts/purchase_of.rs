//! What is bought of one part: own stock first, then one seller, or several where one has not enough.

use rust_decimal::Decimal;

use super::candidates::{Candidate, OwnStock};
use crate::domain::bom::package::PackageClass;
use crate::domain::cost::choice::choose_by;
use crate::domain::cost::policy::Policy;
use crate::domain::cost::split::split;
use crate::domain::money::rounding::share;

/// Pieces of one offer.
#[derive(Debug, Clone, Copy)]
pub(in crate::domain::cost) struct Taken<'p> {
    pub candidate: &'p Candidate,
    pub quantity: Decimal,
    pub unit_price: Decimal,
    pub fee: Decimal,
}

/// What is bought for one part on a number of boards.
#[derive(Debug, Clone)]
pub(in crate::domain::cost) struct Buy<'p> {
    pub candidate: &'p Candidate,
    pub need: Decimal,
    pub attrition: Decimal,
    /// Pieces that are bought; those of own stock are not among them.
    pub quantity: Decimal,
    pub unit_price: Decimal,
    pub total: Decimal,
    /// No price break of the candidate lies above the quantity.
    pub is_at_last_break: bool,
    /// The attrition rule, from 1 on in its table.
    pub rule: u16,
    pub package: PackageClass,
    /// Own stock first, then the purchases; empty: one purchase without a fee.
    pub lots: Vec<Taken<'p>>,
}

impl Buy<'_> {
    /// Something is bought at a price of which neither day nor validity is stated.
    pub(in crate::domain::cost) fn is_undated(&self) -> bool {
        match self.lots.as_slice() {
            [] => self.candidate.is_undated,
            lots => lots.iter().any(|it| it.candidate.is_undated && !it.candidate.offer.is_own_stock),
        }
    }
}

/// The pieces of a part, before it is known for what.
pub(super) struct Bought<'p> {
    pub candidate: &'p Candidate,
    pub quantity: Decimal,
    pub unit_price: Decimal,
    pub total: Decimal,
    pub lots: Vec<Taken<'p>>,
}

/// Covers `wanted` pieces; `None` where nothing can be bought, or the numbers are too large.
pub(super) fn cover<'p>(
    policy: Policy,
    wanted: Decimal,
    own: &'p [OwnStock],
    candidates: &'p [Candidate],
    can_split: bool,
) -> Option<Bought<'p>> {
    let mut lots = Vec::new();
    let mut left = wanted;
    for stock in own {
        // A part of a piece cannot be taken from a shelf.
        let quantity = stock.pieces.min(left.ceil());
        if quantity > Decimal::ZERO {
            let unit_price = stock.unit_price;
            lots.push(Taken { candidate: &stock.candidate, quantity, unit_price, fee: Decimal::ZERO });
            left = left.saturating_sub(quantity);
        }
    }
    if left <= Decimal::ZERO
        && let Some(last) = lots.last()
    {
        return bought(last.candidate, last.unit_price, lots);
    }
    let offers = || candidates.iter().enumerate().map(|(index, it)| (index, it.offer.as_ref()));
    let choice = choose_by(policy, left, Decimal::ZERO, offers())?;
    let single = [(choice.offer, choice.order)];
    let several = if choice.in_stock || !can_split { None } else { split(left, offers()) };
    for (index, order) in several.as_deref().unwrap_or(&single) {
        let candidate = candidates.get(*index)?;
        let is_free = order.quantity.is_zero();
        let fee = candidate.offer.fee.filter(|_| !is_free).unwrap_or_default();
        lots.push(Taken { candidate, quantity: order.quantity, unit_price: order.unit_price, fee });
    }
    let last = lots.last()?;
    let (candidate, unit_price) = (last.candidate, last.unit_price);
    bought(candidate, unit_price, lots)
}

fn bought<'p>(candidate: &'p Candidate, unit_price: Decimal, lots: Vec<Taken<'p>>) -> Option<Bought<'p>> {
    let mut total = Decimal::ZERO;
    let mut paid = Decimal::ZERO;
    let mut quantity = Decimal::ZERO;
    for lot in &lots {
        let price = lot.quantity.checked_mul(lot.unit_price)?;
        total = total.checked_add(price)?.checked_add(lot.fee)?;
        if !lot.candidate.offer.is_own_stock {
            paid = paid.checked_add(price)?;
            quantity = quantity.checked_add(lot.quantity)?;
        }
    }
    let purchases = lots.iter().filter(|it| !it.candidate.offer.is_own_stock).count();
    let unit_price = if purchases > 1 { share(Decimal::ONE, paid, quantity)? } else { unit_price };
    let is_plain = purchases == lots.len() && purchases == 1 && lots.iter().all(|it| it.fee.is_zero());
    let lots = if is_plain { Vec::new() } else { lots };
    Some(Bought { candidate, quantity, unit_price, total, lots })
}
