//! The steps of an order as text: "2 per board × 100 boards = 200".

use std::sync::Arc;

use rust_decimal::Decimal;

use super::numbers::{amount, count, decimal, exact_percent, unit_price};
use super::{list, numbers};
use crate::domain::bom::BomLine;
use crate::domain::bom::package::PackageClass;
use crate::domain::cost::estimate::{Estimate, EstimateBasis};
use crate::domain::cost::line_cost::LineCost;
use crate::domain::cost::steps::{Step, steps};
use crate::domain::language::tr;
use crate::domain::money::Currency;
use crate::domain::parts::Offer;
use crate::domain::profile::attrition::AttritionRule;

/// How a line's cost came about, one sentence each. `offers` are the line's, `rule` is the attrition rule that counts.
pub fn cost_steps(
    line: &BomLine,
    cost: LineCost<'_>,
    offers: &[Arc<Offer>],
    rule: Option<&AttritionRule>,
    currency: Option<Currency>,
) -> Vec<String> {
    steps(line, cost, offers, rule).iter().map(|it| step(it, currency)).collect()
}

/// Why pieces are lost: "0402 (10 %, at least 10)".
fn loss(package: PackageClass, rule: &AttritionRule) -> String {
    let mut parts = Vec::with_capacity(4);
    if !rule.leader.is_zero() {
        parts.push(tr!("{} for the leader", decimal(rule.leader)));
    }
    if !rule.rate.is_zero() {
        let rate = exact_percent(rule.rate.saturating_mul(Decimal::ONE_HUNDRED));
        parts.push(match rule.reel {
            Some(reel) => tr!("{} beyond {}", rate, decimal(reel)),
            None => rate,
        });
    }
    if !rule.minimum.is_zero() {
        parts.push(tr!("at least {}", decimal(rule.minimum)));
    }
    if let Some(least) = rule.least {
        parts.push(tr!("at least {} in all", decimal(least)));
    }
    let price = rule.price_from.map(|it| tr!("parts from {} on", decimal(it)));
    tr!("{} ({})", price.as_deref().unwrap_or_else(|| package_name(package)), list(parts))
}

/// What a package is called in a sentence.
fn package_name(package: PackageClass) -> &'static str {
    tr(match package {
        PackageClass::Chip1206 => "1206 and larger",
        PackageClass::SmallOutline => "a small-outline package",
        PackageClass::FinePitch => "fine pitch",
        PackageClass::Bga => "BGA",
        PackageClass::Connector => "a connector",
        PackageClass::ThroughHole => "through-hole",
        PackageClass::Other => "this part",
        chip => return chip.code(),
    })
}

/// "estimate by the price curve of its class: about 0.02 USD a piece, 0.012 to 0.05".
fn estimated(estimate: &Estimate, currency: Option<Currency>, money: &dyn Fn(String) -> String) -> String {
    if matches!(estimate.basis, EstimateBasis::Reference(_)) {
        return by_parts(estimate, currency, money);
    }
    let [price, low, high] =
        [estimate.unit_price, estimate.low, estimate.high].map(|it| unit_price(it, currency));
    tr!(
        "estimate by the price curve of its class: about {} a piece, {} to {}; no price, ask for a quote",
        money(price),
        low,
        high
    )
}

/// "estimate by 180 parts of RC0402, 2026-05: about 0.012 USD a piece, 0.005 to 0.02".
fn by_parts(estimate: &Estimate, currency: Option<Currency>, money: &dyn Fn(String) -> String) -> String {
    let [price, low, high] =
        [estimate.unit_price, estimate.low, estimate.high].map(|it| unit_price(it, currency));
    let (parts, of, day) = estimate
        .grounds
        .as_ref()
        .map_or_else(Default::default, |it| (count(u64::from(it.parts)), it.of.clone(), it.as_of.iso()));
    let month = day.get(..7).unwrap_or(&day).to_owned();
    tr!(
        "estimate by {} parts of {}, {}: about {} a piece, {} to {}; no price, ask for a quote",
        parts,
        of,
        month,
        money(price),
        low,
        high
    )
}

/// One step in words. `currency` is that of the report.
pub fn step(step: &Step, currency: Option<Currency>) -> String {
    let money = |text: String| match currency {
        Some(currency) => format!("{text} {currency}"),
        None => text,
    };
    match step {
        Step::NotPlaced => tr("not placed: nothing is bought").to_owned(),
        Step::QuantityUnknown => tr("the quantity per board is not known").to_owned(),
        Step::Needed { per_board, boards, need } => {
            let boards = numbers::boards(*boards);
            tr!("{} per board × {} = {}", decimal(*per_board), boards, decimal(*need))
        }
        Step::BoughtTogether { lines } => {
            tr!("bought together for {} lines of the same part", count((*lines).into()))
        }
        Step::Attrition { package, rule, pieces, order } => {
            tr!("+ {} for {} = {}", decimal(*pieces), loss(*package, rule), decimal(*order))
        }
        Step::NoPrice => tr("no price is known").to_owned(),
        Step::AsAlternate { mpn } => tr!("costed as the alternate {}", mpn),
        Step::ByHand => tr("offer chosen by hand").to_owned(),
        Step::OwnStock { pieces, unit_price, order } => {
            if unit_price.is_zero() {
                tr!(
                    "− {} from own stock, at no cost, since the file states none → {} to buy",
                    decimal(*pieces),
                    decimal(*order)
                )
            } else {
                tr!(
                    "− {} from own stock, at {} → {} to buy",
                    decimal(*pieces),
                    money(decimal(*unit_price)),
                    decimal(*order)
                )
            }
        }
        Step::SeveralSellers { sellers } => {
            tr!("no seller has enough in stock: shared by {} purchases", count(*sellers as u64))
        }
        Step::Purchase { seller, quantity, unit_price, total } => {
            let from = if seller.is_empty() { tr("seller not named") } else { seller };
            let total = money(decimal(*total));
            tr!("{}: {} × {} = {}", from, decimal(*quantity), decimal(*unit_price), total)
        }
        Step::Fee { fee, total } => {
            tr!("+ {} fee for the packaging = {}", money(decimal(*fee)), money(decimal(*total)))
        }
        Step::Total { total } => tr!("together {}", money(decimal(*total))),
        Step::BeyondLastBreak { quantity } => {
            tr!("beyond the last price, which is for {}: it is held; ask for a quote", decimal(*quantity))
        }
        Step::Estimated(estimate) => estimated(estimate, currency, &money),
        Step::LowestBreak { quantity, order } => {
            tr!("sold from {} pieces on → {}", decimal(*quantity), decimal(*order))
        }
        Step::Moq { moq, order } => tr!("MOQ {} → {}", decimal(*moq), decimal(*order)),
        Step::Multiple { multiple, order } => {
            tr!("multiple of {} → {}", decimal(*multiple), decimal(*order))
        }
        Step::WholePieces { order } => tr!("whole pieces → {}", decimal(*order)),
        Step::BuyUp { from, quantity, order } => tr!(
            "price break at {} is cheaper in total than {}: order {}",
            decimal(*quantity),
            decimal(*from),
            decimal(*order)
        ),
        Step::Price { order, unit_price, total } => {
            format!("{} × {} = {}", decimal(*order), decimal(*unit_price), money(decimal(*total)))
        }
        Step::Share { extended } => tr!("this line's share: {}", money(amount(*extended, currency))),
        Step::LeftOver { pieces, money: left } => {
            tr!("{} left over, {}", decimal(*pieces), money(amount(*left, currency)))
        }
        Step::OverStock { stock } => {
            tr!("the seller states {} in stock: the rest comes after the lead time", decimal(*stock))
        }
    }
}
