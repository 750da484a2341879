//! Estimates for the lines without a price, and for orders beyond the last price break; only where the user wants them.

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::domain::bom::package::Package;
use crate::domain::cost::demand::PartNeed;
use crate::domain::cost::estimate::{Estimate, EstimatedSum, Grounds, beyond, by_reference};
use crate::domain::cost::line_cost::{Basis, LineCost};
use crate::domain::cost::steps::last_break_below;
use crate::domain::cost::tier::{Likely, Tier};
use crate::domain::money::Currency;
use crate::domain::money::rounding::per_good_board;
use crate::domain::reference::{PartEstimate, Reference, Spread, SumBand};
use crate::domain::report::line::ReportLine;
use crate::domain::settings::Settings;

/// The price of what estimates are in, a US dollar or a unit of the table's currency, in the currency of the totals;
/// `None`: nothing can be estimated.
pub fn rate_of_estimates(currency: Option<Currency>, settings: &Settings) -> Option<Decimal> {
    let own = settings.reference.as_deref().map_or(Currency::USD, |it| it.currency);
    match (currency?, &settings.rates) {
        (total, _) if total == own => Some(Decimal::ONE),
        (total, Some(rates)) => rates.factor(own, total),
        _ => None,
    }
}

/// Adds the estimates to the lines, and their sums and counts to the tiers. No other amount changes.
pub fn estimate(
    lines: &mut [ReportLine],
    packages: &[Package],
    needs: &[PartNeed],
    tiers: &mut [Tier],
    rate: Option<Decimal>,
    settings: &Settings,
) {
    let mut bands = vec![Some(SumBand::default()); tiers.len()];
    for ((line, package), need) in lines.iter_mut().zip(packages).zip(needs) {
        if !line.line.is_counted() {
            continue;
        }
        let known = rate.and_then(|rate| Known::of(line, *package, settings, rate));
        // A part is equally sure at every volume.
        let mut spread = None;
        let ReportLine { line: bom, offers, cost, .. } = line;
        for ((cost, tier), band) in cost.iter_mut().zip(tiers.iter_mut()).zip(&mut bands) {
            match cost.basis {
                Basis::Unpriced => {
                    if let Some(found) = known.as_ref().and_then(|it| it.at(cost.need, need.at(cost.boards)))
                    {
                        let spread = *spread.get_or_insert_with(|| Spread::of(found.low, found.high));
                        *band = band.and_then(|it| match spread {
                            Some(spread) => it.add_spread(found.extended, spread),
                            None => Some(it),
                        });
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
    take_bands(tiers, &bands);
}

/// What the table knows of the part of a line.
struct Known<'a> {
    table: &'a Reference,
    part: PartEstimate,
    grounds: Arc<Grounds>,
    rate: Decimal,
}

impl<'a> Known<'a> {
    fn of(line: &ReportLine, package: Package, settings: &'a Settings, rate: Decimal) -> Option<Self> {
        if !line.cost.iter().any(|it| it.basis == Basis::Unpriced) {
            return None;
        }
        let table = settings.reference.as_deref()?;
        let part = table.estimate(line.used_mpn(), &line.line, package, settings.price_level)?;
        let grounds = Grounds { of: part.of.clone(), parts: part.parts, as_of: table.date };
        Some(Self { table, part, grounds: Arc::new(grounds), rate })
    }

    fn at(&self, need: Decimal, bought: Decimal) -> Option<Estimate> {
        by_reference(self.table, &self.part, &self.grounds, (need, bought), self.rate)
    }
}

/// The sums of a table are surer than their lines.
fn take_bands(tiers: &mut [Tier], bands: &[Option<SumBand>]) {
    for (tier, band) in tiers.iter_mut().zip(bands) {
        let Some(sum) = &mut tier.estimated else { continue };
        // A sum that is too large to count has no band.
        (sum.low, sum.high) = (sum.parts, sum.parts);
        if let Some([low, middle, high]) = band.and_then(SumBand::band) {
            *sum = EstimatedSum { parts: middle, low, high };
            let with = |estimated: Decimal| {
                per_good_board(tier.total.saturating_add(estimated), tier.boards, tier.good)
            };
            let likely = Likely { per_board: with(middle), low: with(low), high: with(high) };
            tier.likely = Some(likely);
        }
    }
}

fn add(found: Estimate, cost: &mut LineCost, tier: &mut Tier) {
    let sum = tier.estimated.get_or_insert(EstimatedSum::default());
    sum.parts = sum.parts.saturating_add(found.extended);
    tier.coverage.unpriced = tier.coverage.unpriced.saturating_sub(1);
    tier.coverage.estimated += 1;
    cost.basis = Basis::Estimated;
    cost.estimate = Some(Box::new(found));
}
