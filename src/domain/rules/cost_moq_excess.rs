//! `cost.moq-excess`
//!
//! # What it finds
//! A part of which at least half of what is bought is left over, where that money is at least 1 % of the cost of all
//! parts; with a limit in the settings, a part of which more money than that is left over. It names the smallest such
//! volume.
//! # Why it matters
//! Minimum order quantities make small builds dear: the money lies on the shelf.
//! # What to do
//! Look for cut tape or another seller with a smaller minimum, share the reel with another product, or build more.
//! # Source
//! docs/cost.md#definitions (excess); thresholds are ours.

use crate::domain::finding::{Family, Finding, Severity};
use crate::domain::language::en;
use crate::domain::number::compare;
use crate::domain::rules::question::{Question, Rule};
use rust_decimal::Decimal;

pub const RULE: Rule = Rule {
    code: "cost.moq-excess",
    family: Family::Cost,
    severity: Severity::Note,
    title: en!("Minimum order leaves much over"),
    message: en!(
        "A build of {boards|boards} takes {need|pieces}, but {order} must be bought; {excess|money} {currency} of it stays on the shelf."
    ),
    hint: en!("Look for cut tape or a seller with a smaller minimum, or build more boards at once."),
    check,
};

/// At least this part (1 / 100) of the cost of all parts.
const SHARE_OF_TOTAL: u32 = 100;

fn check(question: &Question<'_>) -> Option<Finding> {
    if !question.is_first_of_part {
        return None;
    }
    question.line.cost.iter().zip(question.tiers).find_map(|(cost, tier)| {
        let need = cost.part_need();
        let is_half = question.settings.excess_limit.is_none();
        // What is lost in assembly is not left over, so an order below twice the need need not be taken apart.
        if cost.plan().is_none()
            && (compare(cost.order(), need).is_le()
                || is_half && compare(cost.order(), need.saturating_add(need)).is_lt())
        {
            return None;
        }
        let (left, money) = cost.excess()?;
        if left.is_zero() || (is_half && left < need) {
            return None;
        }
        let is_too_much = match question.settings.excess_limit {
            Some(limit) => money > limit,
            None => {
                let parts = tier.parts.checked_add(tier.attrition)?.checked_add(tier.excess)?;
                money.checked_mul(Decimal::from(SHARE_OF_TOTAL))? >= parts
            }
        };
        (left > Decimal::ZERO && is_too_much).then(|| {
            question
                .finding(&RULE)
                .with("boards", cost.boards)
                .with("need", need)
                .with("order", cost.order())
                .with("excess", money)
                .with("currency", question.currency.as_ref().map_or("", |it| it.code()))
        })
    })
}
