//! How an order came about, step by step, as values. [`crate::domain::words::steps`] makes sentences of them.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::estimate::Estimate;
use super::order::{raise, unit_price_at};
use crate::domain::bom::BomLine;
use crate::domain::bom::package::PackageClass;
use crate::domain::cost::line_cost::{Basis, LineCost};
use crate::domain::parts::Offer;
use crate::domain::profile::attrition::AttritionRule;

/// One step from the need to what is paid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Do not place: nothing is bought.
    NotPlaced,
    /// The quantity per board is not known.
    QuantityUnknown,
    Needed {
        per_board: Decimal,
        boards: u32,
        need: Decimal,
    },
    /// Other lines need the same part.
    BoughtTogether {
        lines: u32,
    },
    NoPrice,
    /// The line is costed and judged as this alternate.
    AsAlternate {
        mpn: String,
    },
    /// The offer was chosen by hand.
    ByHand,
    /// Pieces that need not be bought; `order` is what is still to buy.
    OwnStock {
        pieces: Decimal,
        unit_price: Decimal,
        order: Decimal,
    },
    /// No seller has enough, all together have.
    SeveralSellers {
        sellers: usize,
    },
    /// One of several purchases.
    Purchase {
        seller: String,
        quantity: Decimal,
        unit_price: Decimal,
        total: Decimal,
    },
    /// Added once per order.
    Fee {
        fee: Decimal,
        total: Decimal,
    },
    Total {
        total: Decimal,
    },
    /// The order is far above the last quantity that has a price.
    BeyondLastBreak {
        quantity: Decimal,
    },
    Estimated(Arc<Estimate>),
    /// Pieces that assembly loses; `order` is the need with them.
    Attrition {
        package: PackageClass,
        rule: AttritionRule,
        pieces: Decimal,
        order: Decimal,
    },
    /// The lowest price break is more than the need.
    LowestBreak {
        quantity: Decimal,
        order: Decimal,
    },
    Moq {
        moq: Decimal,
        order: Decimal,
    },
    Multiple {
        multiple: Decimal,
        order: Decimal,
    },
    /// Part of a piece cannot be bought.
    WholePieces {
        order: Decimal,
    },
    /// More pieces cost less in total.
    BuyUp {
        from: Decimal,
        quantity: Decimal,
        order: Decimal,
    },
    Price {
        order: Decimal,
        unit_price: Decimal,
        total: Decimal,
    },
    /// This line's part of what is paid for all lines of the part.
    Share {
        extended: Decimal,
    },
    LeftOver {
        pieces: Decimal,
        money: Decimal,
    },
    /// The offer's stated stock is less than the order: the rest comes after the lead time.
    OverStock {
        stock: Decimal,
    },
}

/// The steps of one line's cost; `offers` are the line's, `rule` is the attrition rule that counts.
pub fn steps(
    line: &BomLine,
    cost: LineCost<'_>,
    offers: &[Arc<Offer>],
    rule: Option<&AttritionRule>,
) -> Vec<Step> {
    if cost.basis() == Basis::Dnp {
        return vec![Step::NotPlaced];
    }
    let offer = cost.offer().and_then(|it| offers.get(usize::from(it))).map(AsRef::as_ref);
    if !line.is_counted() {
        return vec![Step::QuantityUnknown];
    }
    let mut steps =
        vec![Step::Needed { per_board: line.pieces_per_board(), boards: cost.boards, need: cost.need() }];
    let (Some(offer), Some(unit_price), Some(extended)) = (offer, cost.unit_price(), cost.extended()) else {
        steps.push(Step::NoPrice);
        steps.extend(cost.estimate().cloned().map(Step::Estimated));
        return steps;
    };
    if cost.bought_with() > 1 {
        steps.push(Step::BoughtTogether { lines: cost.bought_with() });
    }
    let wanted = cost.part_need().saturating_add(cost.attrition());
    if !cost.attrition().is_zero()
        && let Some(rule) = rule
    {
        steps.push(Step::Attrition {
            package: cost.package(),
            rule: rule.clone(),
            pieces: cost.attrition(),
            order: wanted,
        });
    }
    let mut to_buy = wanted;
    for lot in cost.plan().into_iter().flat_map(|it| &it.lots).filter(|it| it.is_own_stock) {
        to_buy = to_buy.saturating_sub(lot.quantity).max(Decimal::ZERO);
        steps.push(Step::OwnStock { pieces: lot.quantity, unit_price: lot.unit_price, order: to_buy });
    }
    if cost.is_by_hand() {
        steps.push(Step::ByHand);
    }
    let purchases = cost.plan().as_ref().map_or(1, |it| it.purchases().count());
    if purchases > 1 {
        several_sellers(cost, offers, &mut steps);
    } else if !cost.order().is_zero() {
        raising_steps(to_buy, cost.order(), offer, &mut steps);
        let total = cost.order().checked_mul(unit_price).unwrap_or(extended);
        steps.push(Step::Price { order: cost.order(), unit_price, total });
    }
    if let Some(plan) = &cost.plan() {
        let (fee, total) = (plan.fees(), plan.total());
        steps.push(if fee.is_zero() { Step::Total { total } } else { Step::Fee { fee, total } });
    }
    if cost.bought_with() > 1 {
        steps.push(Step::Share { extended });
    }
    if let Some((pieces, money)) = cost.excess().filter(|it| it.0 > Decimal::ZERO) {
        steps.push(Step::LeftOver { pieces, money });
    }
    if purchases < 2 {
        beyond_the_offer(cost, offer, &mut steps);
    }
    steps
}

/// The purchases of a line that no seller alone can fill.
fn several_sellers(cost: LineCost<'_>, offers: &[Arc<Offer>], steps: &mut Vec<Step>) {
    let purchases = || cost.plan().into_iter().flat_map(|it| it.purchases());
    steps.push(Step::SeveralSellers { sellers: purchases().count() });
    steps.extend(purchases().map(|lot| Step::Purchase {
        seller: lot.offer.and_then(|it| offers.get(usize::from(it))).map_or_else(String::new, seller),
        quantity: lot.quantity,
        unit_price: lot.unit_price,
        total: lot.quantity.saturating_mul(lot.unit_price),
    }));
}

/// What the one offer says nothing about: a quantity beyond its last break, or beyond its stock.
fn beyond_the_offer(cost: LineCost<'_>, offer: &Offer, steps: &mut Vec<Step>) {
    if let Some(quantity) = last_break_below(cost.order(), offer) {
        steps.push(Step::BeyondLastBreak { quantity });
        steps.extend(cost.estimate().cloned().map(Step::Estimated));
    }
    if let Some(stock) = offer.stock.as_ref().filter(|it| it.value < cost.order()) {
        steps.push(Step::OverStock { stock: stock.value });
    }
}

/// Who sells, and in which packaging: "Mouser, reel".
fn seller(offer: &Arc<Offer>) -> String {
    let mut text = offer.seller.as_deref().unwrap_or("").trim().to_owned();
    if let Some(packaging) = offer.packaging.as_deref().filter(|it| !it.is_empty()) {
        if !text.is_empty() {
            text.push_str(", ");
        }
        text.push_str(packaging);
    }
    text
}

/// The last quantity with a price, where the order is so far above it that a seller would ask less: above the last of
/// several breaks, or ten times the only one.
pub fn last_break_below(order: Decimal, offer: &Offer) -> Option<Decimal> {
    let mut priced = offer.breaks.iter().filter(|it| it.can_be_paid());
    let last = priced.next_back()?;
    let from =
        if priced.next().is_some() { last.quantity } else { last.quantity.checked_mul(Decimal::TEN)? };
    (order > from).then_some(last.quantity)
}

/// What raised the need to the order.
fn raising_steps(need: Decimal, order: Decimal, offer: &Offer, steps: &mut Vec<Step>) {
    let mut at = need;
    if let Some(moq) = offer.moq.filter(|it| *it > at) {
        at = moq;
        steps.push(Step::Moq { moq, order: at });
    }
    if unit_price_at(&offer.breaks, at).is_none()
        && let Some(first) = offer.breaks.iter().find(|it| it.can_be_paid())
    {
        at = first.quantity;
        steps.push(Step::LowestBreak { quantity: first.quantity, order: at });
    }
    let Some(legal) = raise(at, at, offer.multiple) else { return };
    if legal > at {
        steps.push(match offer.multiple {
            Some(multiple) if multiple != Decimal::ONE => Step::Multiple { multiple, order: legal },
            _ => Step::WholePieces { order: legal },
        });
    }
    if order > legal
        && let Some(step) = offer.breaks.iter().rev().find(|it| it.quantity <= order)
    {
        steps.push(Step::BuyUp { from: legal, quantity: step.quantity, order });
    }
}
