//! Which of several offers to buy: by default enough stock first, then the lowest total, then the smallest order,
//! then the shortest lead time (docs/cost.md#choice-of-the-offer).

use rust_decimal::Decimal;

use super::order::{Order, order};
use super::policy::Policy;
use crate::domain::parts::Offer;

/// The offer that is bought, and how much of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// Position in the list that was offered.
    pub offer: usize,
    pub order: Order,
    /// The seller states a stock that covers the order. Otherwise it is a lead-time buy.
    pub in_stock: bool,
}

/// Chooses among offers, all of one currency, with enough stock first. `None` where none of them can be priced.
/// Of equal offers the first in the list is taken.
pub fn choose<'a>(
    need: Decimal,
    attrition: Decimal,
    offers: impl Iterator<Item = (usize, &'a Offer)>,
) -> Option<Choice> {
    choose_by(Policy::default(), need, attrition, offers)
}

/// Like [`choose`], by a policy.
pub fn choose_by<'a>(
    policy: Policy,
    need: Decimal,
    attrition: Decimal,
    offers: impl Iterator<Item = (usize, &'a Offer)>,
) -> Option<Choice> {
    let mut best: Option<(Choice, u32)> = None;
    for (index, offer) in offers {
        let Some(order) = order(need, attrition, offer) else { continue };
        let in_stock = offer.stock.as_ref().is_some_and(|stock| stock.value >= order.quantity);
        // An offer without a stated lead time comes last among equals: unknown is never the better one.
        let lead = offer.lead_time_days.as_ref().map_or(u32::MAX, |it| it.value);
        let candidate = Choice { offer: index, order, in_stock };
        if best.as_ref().is_none_or(|(best, best_lead)| is_better(policy, &candidate, lead, best, *best_lead))
        {
            best = Some((candidate, lead));
        }
    }
    best.map(|(choice, _)| choice)
}

fn is_better(policy: Policy, one: &Choice, one_lead: u32, other: &Choice, other_lead: u32) -> bool {
    policy
        .rank(one.in_stock, one_lead)
        .cmp(&policy.rank(other.in_stock, other_lead))
        .then_with(|| one.order.total.cmp(&other.order.total))
        .then_with(|| one.order.quantity.cmp(&other.order.quantity))
        .then_with(|| one_lead.cmp(&other_lead))
        .is_lt()
}
