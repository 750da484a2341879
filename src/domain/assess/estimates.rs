//! Estimates for the lines without a price, and for orders beyond the last price break; only where the user wants them.

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::domain::bom::package::Package;
use crate::domain::cost::demand::PartNeed;
use crate::domain::cost::estimate::{Estimate, EstimatedSum, Grounds, beyond, by_reference};
use crate::domain::cost::line_cost::Basis;
use crate::domain::cost::steps::last_break_below;
use crate::domain::cost::tier::{Likely, Tier};
use crate::domain::money::Currency;
use crate::domain::money::rounding::per_good_board;
use crate::domain::reference::{PriceBand, Reference, Spreads, SumBand};
use crate::domain::report::line::ReportLine;
use crate::domain::report::prepared::{Asked, KnownPart, KnownPrice, Prepared};
use crate::domain::settings::Settings;

/// Prices of a part that are kept: more volumes are hardly typed.
const MOST_PRICES: usize = 24;

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
    prepared: &mut Prepared,
    needs: &[PartNeed],
    tiers: &mut [Tier],
    rate: Option<Decimal>,
    settings: &Settings,
) {
    let mut bands = vec![Some(SumBand::default()); tiers.len()];
    let mut spreads = Spreads::default();
    let mut last = Last::default();
    let before = prepared.known.take().filter(|it| it.0 == settings.price_level);
    let mut asked = before.map(|it| it.1).unwrap_or_default();
    asked.resize_with(prepared.kinds.count, Default::default);
    for (((line, package), need), kind) in
        lines.iter_mut().zip(&prepared.packages).zip(needs).zip(&prepared.kinds.of_lines)
    {
        if !line.line.is_counted() {
            continue;
        }
        let asked = asked.get_mut(*kind as usize);
        let mut known = rate.zip(asked).and_then(|(rate, it)| Known::of(line, *package, settings, rate, it));
        // A part is equally sure at every volume.
        let mut spread = None;
        let ReportLine { line: bom, offers, cost, .. } = line;
        for (volume, (tier, band)) in tiers.iter_mut().zip(&mut bands).enumerate() {
            let Some(now) = cost.get(volume) else { continue };
            match now.basis() {
                Basis::Unpriced => {
                    let found = known.as_mut().and_then(|it| it.at(need.at(now.boards)));
                    let found = found.filter(|_| now.need() > Decimal::ZERO);
                    let Some((found, amount)) =
                        found.and_then(|it| Some((it, now.need().checked_mul(it.unit_price)?)))
                    else {
                        continue;
                    };
                    let spread = *spread.get_or_insert_with(|| spreads.of(found.low, found.high));
                    *band = band.and_then(|it| it.add(amount, spread));
                    add(amount, tier);
                    cost.estimate(volume, Some(Arc::clone(found)));
                }
                Basis::Priced if now.purchased_at().count() == 1 => {
                    let (need, order) = (now.need(), now.order());
                    let offer = now.offer().and_then(|it| offers.get(usize::from(it)));
                    let offer = offer.filter(|it| last_break_below(order, it).is_some());
                    let found = offer.and_then(|it| beyond(it, bom.class, package.class, need, order));
                    cost.estimate(volume, found.map(|it| last.share(volume, it)));
                }
                _ => {}
            }
        }
    }
    prepared.known = Some((settings.price_level, asked));
    take_bands(tiers, &bands);
}

/// The last estimate of each volume: lines beside each other often cost the same, and then have one together. The page is
/// sent less without it, and has fewer lines.
#[derive(Default)]
struct Last(#[cfg(not(target_arch = "wasm32"))] Vec<Option<Arc<Estimate>>>);

impl Last {
    #[cfg(target_arch = "wasm32")]
    fn share(&mut self, _volume: usize, found: Estimate) -> Arc<Estimate> {
        Arc::new(found)
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn share(&mut self, volume: usize, found: Estimate) -> Arc<Estimate> {
        if self.0.len() <= volume {
            self.0.resize(volume + 1, None);
        }
        let Some(last) = self.0.get_mut(volume) else { return Arc::new(found) };
        let is_same = |it: &&mut Arc<Estimate>| {
            [it.unit_price, it.low, it.high] == [found.unit_price, found.low, found.high]
                && it.high.scale() == found.high.scale()
        };
        match last.as_mut().filter(is_same) {
            Some(same) => Arc::clone(same),
            None => Arc::clone(last.insert(Arc::new(found))),
        }
    }
}

/// What the table knows of the part of a line.
struct Known<'a> {
    table: &'a Reference,
    part: &'a mut KnownPart,
    rate: Decimal,
}

impl<'a> Known<'a> {
    fn of(
        line: &ReportLine,
        package: Package,
        settings: &'a Settings,
        rate: Decimal,
        asked: &'a mut Asked,
    ) -> Option<Self> {
        if !line.cost.iter().any(|it| it.basis() == Basis::Unpriced) {
            return None;
        }
        let table = settings.reference.as_deref()?;
        let ask = || {
            let (level, number, words) = (settings.price_level, line.used_mpn(), line.words.as_deref()?);
            let mut estimate = table.estimate(number, &line.line, words, package, level)?;
            let of = std::mem::take(&mut estimate.of);
            let grounds = Arc::new(Grounds { of, parts: estimate.parts, as_of: table.date });
            Some(KnownPart { estimate, grounds, prices: Vec::new() })
        };
        let part = asked.get_or_insert_with(ask).as_mut()?;
        Some(Self { table, part, rate })
    }

    /// The estimate of a piece where so many of the part are bought together. Volumes and lines often have the same.
    fn at(&mut self, bought: Decimal) -> Option<&Arc<Estimate>> {
        let KnownPart { estimate: part, grounds, prices } = &mut *self.part;
        let digits = (bought.mantissa(), bought.scale());
        let known = prices.iter().rposition(|it| (it.bought.mantissa(), it.bought.scale()) == digits);
        let known = known.unwrap_or_else(|| {
            if prices.len() >= MOST_PRICES {
                prices.clear();
            }
            let place = self.table.place(part, bought);
            let alike = prices.iter().rfind(|it| it.place == place).map(|it| it.estimate.clone());
            let estimate = alike.unwrap_or_else(|| {
                by_reference(part.from, PriceBand::at(place, part), grounds, self.rate).map(Arc::new)
            });
            // A part has as many as there are volumes, or fewer.
            prices.reserve_exact(1);
            prices.push(KnownPrice { bought, place, estimate });
            prices.len() - 1
        });
        prices.get(known)?.estimate.as_ref()
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

fn add(amount: Decimal, tier: &mut Tier) {
    let sum = tier.estimated.get_or_insert(EstimatedSum::default());
    sum.parts = sum.parts.saturating_add(amount);
    tier.coverage.unpriced = tier.coverage.unpriced.saturating_sub(1);
    tier.coverage.estimated += 1;
}
