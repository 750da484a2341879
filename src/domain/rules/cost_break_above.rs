//! `cost.break-above`
//!
//! # What it finds
//! A part whose next price break lies at most a tenth above the order, so that few more pieces cost hardly more. It names the smallest such volume.
//! # Why it matters
//! The pieces above the need come nearly free, and the next order may be cheaper.
//! # What to do
//! Build a few boards more, or take the pieces as spares.
//! # Source
//! docs/cost.md#order-quantity (how often buying up pays); thresholds are ours.

use rust_decimal::Decimal;

use crate::domain::cost::order::raise;
use crate::domain::finding::{Family, Finding, Severity};
use crate::domain::language::en;
use crate::domain::number::compare;
use crate::domain::rules::question::{Question, Rule};

pub const RULE: Rule = Rule {
    code: "cost.break-above",
    family: Family::Cost,
    severity: Severity::Note,
    title: en!("Price break just above the order"),
    message: en!(
        "For {boards|boards} {order} are ordered; {quantity} cost only {money|money} {currency} more."
    ),
    hint: en!("Build a few boards more, or take the pieces as spares."),
    check,
};

/// The break lies at most this part (1 / 10) of the order above it.
const NEAR: u32 = 10;
/// The order at the break costs at most this part (1 / 20) more.
const HARDLY_MORE: u32 = 20;

fn check(question: &Question<'_>) -> Option<Finding> {
    if !question.is_first_of_part {
        return None;
    }
    question.line.cost.iter().find_map(|cost| {
        if cost.is_at_last_break() || cost.order().is_zero() {
            return None;
        }
        let offer = question.line.offers.get(usize::from(cost.offer()?))?;
        let step = offer.breaks.iter().find(|it| compare(it.quantity, cost.order()).is_gt())?;
        // order × (1 + 1 / NEAR), both sides times NEAR.
        let near = Decimal::from(NEAR);
        let reach = cost.order().checked_mul(near.saturating_add(Decimal::ONE))?;
        let is_far = |quantity: Decimal| quantity.checked_mul(near).is_none_or(|it| it > reach);
        if is_far(step.quantity) || step.unit_price >= cost.unit_price()? {
            return None;
        }
        let quantity = raise(step.quantity, step.quantity, offer.multiple)?;
        let paid = cost.order().checked_mul(cost.unit_price()?)?;
        let more = quantity.checked_mul(step.unit_price)?.checked_sub(paid)?;
        (more >= Decimal::ZERO && more.checked_mul(Decimal::from(HARDLY_MORE))? <= paid && !is_far(quantity))
            .then(|| {
                question
                    .finding(&RULE)
                    .with("boards", cost.boards)
                    .with("order", cost.order())
                    .with("quantity", quantity)
                    .with("money", more)
                    .with("currency", question.currency.as_ref().map_or("", |it| it.code()))
            })
    })
}
