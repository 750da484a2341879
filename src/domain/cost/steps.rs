//! How an order came about, step by step, as values. [`crate::domain::words::steps`] makes sentences of them.

use rust_decimal::Decimal;

use super::attrition::AttritionRule;
use super::order::{raise, unit_price_at};
use super::package::PackageClass;
use super::{Basis, LineCost};
use crate::domain::bom::BomLine;
use crate::domain::parts::Offer;

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

/// The steps of one line's cost; `offer` is the offer that is bought, `rule` the attrition rule that counts.
pub fn steps(
    line: &BomLine,
    cost: &LineCost,
    offer: Option<&Offer>,
    rule: Option<&AttritionRule>,
) -> Vec<Step> {
    if cost.basis == Basis::Dnp {
        return vec![Step::NotPlaced];
    }
    if line.quantity.is_none() && line.designators.is_empty() {
        return vec![Step::QuantityUnknown];
    }
    let mut steps =
        vec![Step::Needed { per_board: line.pieces_per_board(), boards: cost.boards, need: cost.need }];
    let (Some(offer), Some(unit_price), Some(extended)) = (offer, cost.unit_price, cost.extended) else {
        steps.push(Step::NoPrice);
        return steps;
    };
    if cost.bought_with > 1 {
        steps.push(Step::BoughtTogether { lines: cost.bought_with });
    }
    let wanted = cost.part_need.saturating_add(cost.attrition);
    if !cost.attrition.is_zero()
        && let Some(rule) = rule
    {
        steps.push(Step::Attrition {
            package: cost.package,
            rule: rule.clone(),
            pieces: cost.attrition,
            order: wanted,
        });
    }
    raising_steps(wanted, cost.order, offer, &mut steps);
    let total = cost.order.checked_mul(unit_price).unwrap_or(extended);
    steps.push(Step::Price { order: cost.order, unit_price, total });
    if cost.bought_with > 1 {
        steps.push(Step::Share { extended });
    }
    let left = cost.order.checked_sub(wanted).unwrap_or_default();
    if left > Decimal::ZERO {
        steps.push(Step::LeftOver { pieces: left, money: left.checked_mul(unit_price).unwrap_or_default() });
    }
    if let Some(stock) = offer.stock.as_ref().filter(|it| it.value < cost.order) {
        steps.push(Step::OverStock { stock: stock.value });
    }
    steps
}

/// What raised the need to the order.
fn raising_steps(need: Decimal, order: Decimal, offer: &Offer, steps: &mut Vec<Step>) {
    let mut at = need;
    if let Some(moq) = offer.moq.filter(|it| *it > at) {
        at = moq;
        steps.push(Step::Moq { moq, order: at });
    }
    if unit_price_at(&offer.breaks, at).is_none()
        && let Some(first) = offer.breaks.iter().find(|it| it.unit_price > Decimal::ZERO)
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
