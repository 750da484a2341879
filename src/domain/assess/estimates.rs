//! Estimates for the lines without a price, and for orders beyond the last price break; only where the user wants them.

use rust_decimal::Decimal;

use crate::domain::bom::package::Package;
use crate::domain::cost::demand::PartNeed;
use crate::domain::cost::estimate::{Estimate, EstimatedSum, beyond, by_class};
use crate::domain::cost::line_cost::{Basis, LineCost};
use crate::domain::cost::steps::last_break_below;
use crate::domain::cost::tier::Tier;
use crate::domain::money::Currency;
use crate::domain::money::rates::Rates;
use crate::domain::report::line::ReportLine;

/// The price of a US dollar in the currency of the totals; `None`: nothing can be estimated by class.
pub fn price_of_dollar(currency: Option<Currency>, rates: Option<&Rates>) -> Option<Decimal> {
    match (currency?, rates) {
        (Currency::USD, _) => Some(Decimal::ONE),
        (total, Some(rates)) => rates.factor(Currency::USD, total),
        _ => None,
    }
}

/// Adds the estimates to the lines, and their sums and counts to the tiers. No other amount changes.
pub fn estimate(
    lines: &mut [ReportLine],
    packages: &[Package],
    needs: &[PartNeed],
    tiers: &mut [Tier],
    usd: Option<Decimal>,
) {
    for ((line, package), need) in lines.iter_mut().zip(packages).zip(needs) {
        let ReportLine { line: bom, offers, cost, .. } = line;
        if !bom.is_counted() {
            continue;
        }
        for (cost, tier) in cost.iter_mut().zip(tiers.iter_mut()) {
            match cost.basis {
                Basis::Unpriced => {
                    let bought = need.at(cost.boards);
                    let found =
                        usd.and_then(|usd| by_class(bom.class, package.class, cost.need, bought, usd));
                    if let Some(found) = found {
                        add(found, cost, tier);
                    }
                }
                Basis::Priced if cost.purchased_at().count() == 1 => {
                    let offer = cost.offer.and_then(|it| offers.get(usize::from(it)));
                    let offer = offer.filter(|it| last_break_below(cost.order, it).is_some());
                    let found =
                        offer.and_then(|it| beyond(it, bom.class, package.class, cost.need, cost.order));
                    cost.estimate = found.map(Box::new);
                }
                _ => {}
            }
        }
    }
}

fn add(found: Estimate, cost: &mut LineCost, tier: &mut Tier) {
    let sum = tier.estimated.get_or_insert(EstimatedSum::default());
    sum.parts = sum.parts.saturating_add(found.extended);
    sum.low = sum.low.saturating_add(cost.need.saturating_mul(found.low));
    sum.high = sum.high.saturating_add(cost.need.saturating_mul(found.high));
    tier.coverage.unpriced = tier.coverage.unpriced.saturating_sub(1);
    tier.coverage.estimated += 1;
    cost.basis = Basis::Estimated;
    cost.estimate = Some(Box::new(found));
}
