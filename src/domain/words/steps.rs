//! The steps of an order as text: "2 per board × 100 boards = 200".

use rust_decimal::Decimal;

use super::numbers::{amount, count, counted, decimal};
use crate::domain::bom::BomLine;
use crate::domain::cost::LineCost;
use crate::domain::cost::attrition::AttritionRule;
use crate::domain::cost::package::PackageClass;
use crate::domain::cost::steps::{Step, steps};
use crate::domain::parts::Offer;

/// How a line's cost came about, one sentence each. `offer` is the offer that is bought, `rule` the attrition rule
/// that counts.
pub fn cost_steps(
    line: &BomLine,
    cost: &LineCost,
    offer: Option<&Offer>,
    rule: Option<&AttritionRule>,
    currency: &str,
) -> Vec<String> {
    steps(line, cost, offer, rule).iter().map(|it| step(it, currency)).collect()
}

/// Why pieces are lost: "0402 (10 %, at least 10)".
fn loss(package: PackageClass, rule: &AttritionRule) -> String {
    let mut parts = Vec::with_capacity(4);
    if !rule.leader.is_zero() {
        parts.push(format!("{} for the leader", decimal(rule.leader)));
    }
    if !rule.rate.is_zero() {
        let beyond = rule.reel.map(|it| format!(" beyond {}", decimal(it))).unwrap_or_default();
        parts.push(format!("{} %{beyond}", decimal(rule.rate.saturating_mul(Decimal::ONE_HUNDRED))));
    }
    if !rule.minimum.is_zero() {
        parts.push(format!("at least {}", decimal(rule.minimum)));
    }
    if let Some(least) = rule.least {
        parts.push(format!("at least {} in all", decimal(least)));
    }
    let price = rule.price_from.map(|it| format!("parts from {} on", decimal(it)));
    format!("{} ({})", price.as_deref().unwrap_or_else(|| package_name(package)), parts.join(", "))
}

/// What a package is called in a sentence.
fn package_name(package: PackageClass) -> &'static str {
    match package {
        PackageClass::Chip1206 => "1206 and larger",
        PackageClass::SmallOutline => "a small-outline package",
        PackageClass::FinePitch => "fine pitch",
        PackageClass::Bga => "BGA",
        PackageClass::Connector => "a connector",
        PackageClass::ThroughHole => "through-hole",
        PackageClass::Other => "this part",
        chip => chip.code(),
    }
}

/// One step in words. `currency` is the code of the report's currency, empty where none is known.
pub fn step(step: &Step, currency: &str) -> String {
    let money = |text: String| if currency.is_empty() { text } else { format!("{text} {currency}") };
    match step {
        Step::NotPlaced => "not placed: nothing is bought".to_owned(),
        Step::QuantityUnknown => "the quantity per board is not known".to_owned(),
        Step::Needed { per_board, boards, need } => {
            let boards = counted((*boards).into(), "board", "boards");
            format!("{} per board × {boards} = {}", decimal(*per_board), decimal(*need))
        }
        Step::BoughtTogether { lines } => {
            format!("bought together for {} lines of the same part", count((*lines).into()))
        }
        Step::Attrition { package, rule, pieces, order } => {
            format!("+ {} for {} = {}", decimal(*pieces), loss(*package, rule), decimal(*order))
        }
        Step::NoPrice => "no price is known".to_owned(),
        Step::LowestBreak { quantity, order } => {
            format!("sold from {} pieces on → {}", decimal(*quantity), decimal(*order))
        }
        Step::Moq { moq, order } => format!("MOQ {} → {}", decimal(*moq), decimal(*order)),
        Step::Multiple { multiple, order } => {
            format!("multiple of {} → {}", decimal(*multiple), decimal(*order))
        }
        Step::WholePieces { order } => format!("whole pieces → {}", decimal(*order)),
        Step::BuyUp { from, quantity, order } => format!(
            "price break at {} is cheaper in total than {}: order {}",
            decimal(*quantity),
            decimal(*from),
            decimal(*order)
        ),
        Step::Price { order, unit_price, total } => {
            format!("{} × {} = {}", decimal(*order), decimal(*unit_price), money(decimal(*total)))
        }
        Step::Share { extended } => format!("this line's share: {}", money(amount(*extended))),
        Step::LeftOver { pieces, money: left } => {
            format!("{} left over, {}", decimal(*pieces), money(amount(*left)))
        }
        Step::OverStock { stock } => {
            format!("the seller states {} in stock: the rest comes after the lead time", decimal(*stock))
        }
    }
}
