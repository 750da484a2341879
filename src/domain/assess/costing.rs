//! The lines of a draft, costed at every volume with every process of the profile.

use std::sync::Arc;

use crate::domain::assess::curve;
use crate::domain::cost::calculation::{Calculation, Choices};
use crate::domain::cost::crossing::{Crossing, crossing};
use crate::domain::cost::demand::{Demand, PartNeed};
use crate::domain::cost::line_costs::LineCosts;
use crate::domain::cost::parts::Parts;
use crate::domain::cost::process::Work;
use crate::domain::cost::purchase::{Purchase, purchase};
use crate::domain::cost::reel_fee::with_reel_fees;
use crate::domain::cost::tier::Tier;
use crate::domain::money::Currency;
use crate::domain::parts::Offer;
use crate::domain::profile::attrition::AttritionTable;
use crate::domain::report::curves::{Curve, Curves};
use crate::domain::report::line::ReportLine;
use crate::domain::report::prepared::{Prepared, Terms};
use crate::domain::settings::Settings;

/// What the build costs, besides the costs of the lines.
pub struct Costed {
    pub tiers: Vec<Tier>,
    /// Of each line what its part needs.
    pub needs: Vec<PartNeed>,
    pub curve: Curve,
    pub curves: Curves,
    pub crossing: Option<Crossing>,
    pub work: Option<Work>,
    pub counts_around: bool,
    pub attrition: Vec<Option<AttritionTable>>,
}

/// Costs all lines. Parts that were bought on the same terms before are not chosen anew; `room` is where costs stood
/// before.
pub fn cost(
    lines: &mut [ReportLine],
    prepared: &mut Prepared,
    settings: &Settings,
    currency: Option<Currency>,
    room: Vec<LineCosts>,
) -> Costed {
    let charged: Vec<Option<Vec<Arc<Offer>>>> = lines
        .iter()
        .map(|it| with_reel_fees(&it.offers, settings.profile.as_ref(), settings.rates.as_ref()))
        .collect();
    let demands = demands(lines, &charged, prepared);
    let groups = &prepared.groups;
    let terms = Terms::of(settings, lines);
    let laid = prepared.bought.take().filter(|it| it.0 == terms).map(|it| it.1);
    let parts = laid.unwrap_or_else(|| Parts::of(&demands, groups, currency, terms.policy, &terms.chosen));
    let attrition: Vec<Option<AttritionTable>> =
        settings.profile.iter().flat_map(|it| it.processes.iter().map(|process| it.table(process))).collect();
    let mut calculation = Calculation::new(parts, choices(settings, currency, &attrition));
    let bought = purchase(&mut calculation, groups, &demands, &settings.boards, room);
    let is_estimated = settings.estimates && settings.reference.is_some();
    let (curve, curves) = curve::curves(&calculation, &demands, groups, &bought.tiers, is_estimated);
    let crossing = crossing(&calculation, &bought.tiers, is_estimated);
    let work = (calculation.processes() > 0).then(|| calculation.work());
    let counts_around = calculation.counts_around();
    prepared.bought = Some((terms, calculation.into_parts()));
    let Purchase { lines: costs, tiers, needs, adopted } = bought;
    for (line, costs) in lines.iter_mut().zip(costs) {
        line.cost = costs;
    }
    for (line, offer) in adopted {
        if let Some(it) = lines.get_mut(line as usize) {
            it.offers.push(offer);
            prepared.adopted.push(line);
        }
    }
    Costed { tiers, needs, curve, curves, crossing, work, counts_around, attrition }
}

fn demands<'a>(
    lines: &'a [ReportLine],
    charged: &'a [Option<Vec<Arc<Offer>>>],
    prepared: &Prepared,
) -> Vec<Demand<'a>> {
    let each = lines.iter().zip(charged).zip(&prepared.packages);
    each.map(|((line, charged), package)| Demand {
        dnp: line.line.dnp,
        pieces: line.line.known_pieces(),
        offers: charged.as_deref().unwrap_or(&line.offers),
        package: *package,
    })
    .collect()
}

fn choices<'a>(
    settings: &'a Settings,
    currency: Option<Currency>,
    attrition: &'a [Option<AttritionTable>],
) -> Choices<'a> {
    Choices {
        attrition,
        profile: settings.profile.as_ref(),
        rate: settings.profile.as_ref().and_then(|it| it.rate(currency, settings.rates.as_ref())),
        process: settings.process.as_deref(),
        good: settings.good,
        phases: settings.phases(),
    }
}
