//! What the files say, costed and judged: the last step of every report, whether it is made anew or costed again.

use crate::domain::assess::estimates::{estimate, price_of_dollar};
use crate::domain::assess::placing::place_findings;
use crate::domain::assess::{compliance, curve, not_checked, summary};
use crate::domain::bom::package::Package;
use crate::domain::compliance::regimes::Regime;
use crate::domain::cost::calculation::{Calculation, Choices};
use crate::domain::cost::crossing::crossing;
use crate::domain::cost::demand::Demand;
use crate::domain::cost::line_cost::LineCost;
use crate::domain::cost::parts::Parts;
use crate::domain::cost::purchase::{Purchase, purchase};
use crate::domain::cost::reel_fee::with_reel_fees;
use crate::domain::cost::tier::Tier;
use crate::domain::day::Day;
use crate::domain::finding::Finding;
use crate::domain::finding::Severity;
use crate::domain::money::Currency;
use crate::domain::parts::Offer;
use crate::domain::place::Place;
use crate::domain::profile::attrition::AttritionTable;
use crate::domain::profile::rate_of;
use crate::domain::report::line::ReportLine;
use crate::domain::report::prepared::{Prepared, Terms};
use crate::domain::report::source::Source;
use crate::domain::report::summaries::NotChecked;
use crate::domain::report::summaries::RegimeSummary;
use crate::domain::report::{Audience, Report};
use crate::domain::rules::RULES;
use crate::domain::rules::question::Question;
use crate::domain::rules::question::Rule;
use crate::domain::settings::Settings;
use std::sync::Arc;

/// What of an earlier report holds under the new settings.
pub struct Kept {
    /// The answers about compliance, and what was found of it.
    pub regimes: Vec<RegimeSummary>,
    /// What was found of the supply.
    pub supply: bool,
}

impl Kept {
    /// What a rule found before holds.
    pub fn has(&self, rule: &Rule) -> bool {
        let is_of = |room: &str| rule.code.starts_with(room);
        is_of("rohs.") || is_of("reach.") || self.supply && is_of("supply.")
    }
}

/// What the files say, before it is costed and judged.
pub struct Draft {
    pub settings: Settings,
    pub sources: Vec<Source>,
    pub lines: Vec<ReportLine>,
    pub findings: Vec<Finding>,
    pub currency: Option<Currency>,
    pub prepared: Prepared,
    /// Lines whose parts of a catalogue did not come.
    pub not_loaded: u32,
    /// Where costs stood before.
    pub room: Vec<Vec<LineCost>>,
    /// What of an earlier report holds; `None`: everything is made new.
    pub kept: Option<Kept>,
}

pub fn finish(draft: Draft) -> Report {
    let Draft { settings, sources, mut lines, mut findings, currency, mut prepared, not_loaded, room, kept } =
        draft;
    let groups = &prepared.groups;
    let charged: Vec<_> = lines
        .iter()
        .map(|it| with_reel_fees(&it.offers, settings.profile.as_ref(), settings.rates.as_ref()))
        .collect();
    let demands: Vec<Demand<'_>> = lines
        .iter()
        .zip(&charged)
        .zip(&prepared.packages)
        .map(|((line, charged), package)| {
            demand_of(line, charged.as_deref().unwrap_or(&line.offers), *package)
        })
        .collect();
    let terms = Terms::of(&settings, &lines);
    let laid = prepared.bought.take().filter(|it| it.0 == terms).map(|it| it.1);
    let parts = laid.unwrap_or_else(|| Parts::of(&demands, groups, currency, terms.policy, &terms.chosen));
    let rate = settings.profile.as_ref().and_then(|it| rate_of(it, currency, settings.rates.as_ref()));
    let attrition: Vec<Option<AttritionTable>> =
        settings.profile.iter().flat_map(|it| it.processes.iter().map(|process| it.table(process))).collect();
    let choices = Choices {
        attrition: &attrition,
        profile: settings.profile.as_ref(),
        rate,
        process: settings.process.as_deref(),
        good: settings.good,
        phases: settings.phases(),
    };
    let mut calculation = Calculation::new(parts, choices);
    let bought = purchase(&mut calculation, groups, &demands, &settings.boards, room);
    let (curve, curves) = curve::curves(&calculation, &demands, groups, &bought.tiers);
    let crossing = crossing(&calculation, &bought.tiers);
    let work = (calculation.processes() > 0).then(|| calculation.work());
    let counts_around = calculation.counts_around();
    prepared.bought = Some((terms, calculation.into_parts()));
    let Purchase { lines: costs, mut tiers, needs, adopted } = bought;
    for (line, costs) in lines.iter_mut().zip(costs) {
        line.cost = costs;
    }
    for (line, offer) in adopted {
        if let Some(it) = lines.get_mut(line as usize) {
            it.offers.push(offer);
            prepared.adopted.push(line);
        }
    }

    let usd = price_of_dollar(currency, settings.rates.as_ref());
    if settings.estimates {
        estimate(&mut lines, &prepared.packages, &needs, &mut tiers, usd);
    }
    let mut is_first = vec![false; lines.len()];
    for first in prepared.groups.iter().filter_map(|it| it.first()) {
        if let Some(it) = is_first.get_mut(*first as usize) {
            *it = true;
        }
    }
    let today = Day::from_iso(&settings.date);
    let svhc = kept.is_none() && settings.regimes.contains(&Regime::ReachSvhc);
    let rules: Vec<&Rule> =
        RULES.iter().filter(|it| kept.as_ref().is_none_or(|kept| !kept.has(it))).collect();
    let any_lead_time = lines.iter().any(|it| !it.line.dnp && it.lead_time_days.is_some());
    for (index, line) in lines.iter().enumerate().filter(|it| !it.1.line.dnp) {
        let question = Question {
            index: u32::try_from(index).unwrap_or(u32::MAX),
            line,
            need: needs.get(index).copied().unwrap_or_default(),
            is_first_of_part: is_first.get(index).copied().unwrap_or(false),
            last_buy: prepared.last_buys.get(index).copied().flatten(),
            svhc: svhc.then(|| compliance::svhc(line)).flatten(),
            tiers: &tiers,
            settings: &settings,
            today,
            currency,
            any_lead_time,
        };
        findings.extend(rules.iter().filter_map(|rule| (rule.check)(&question)));
    }
    findings.extend(missed_target(&settings, &tiers, currency));
    place_findings(&mut findings, &mut lines, &settings);

    let rohs = summary::rohs(&lines);
    let regimes =
        kept.map_or_else(|| compliance::summaries(&lines, &sources, &settings), |kept| kept.regimes);
    let supply = summary::supply(&lines, &needs, &settings);
    let mut not_checked = not_checked::not_checked(&lines, currency, &settings, counts_around);
    if not_loaded > 0 {
        not_checked.push(NotChecked {
            check: CATALOG,
            because: "catalog-not-loaded",
            lines: Some(not_loaded),
        });
    }
    if settings.estimates && usd.is_none() && tiers.iter().any(|it| it.coverage.unpriced > 0) {
        not_checked.push(NotChecked { check: "estimates", because: "no-rate-for-dollars", lines: None });
    }
    Report {
        audience: Audience::Internal,
        shared: None,
        settings,
        currency,
        sources,
        lines,
        tiers,
        rohs,
        regimes,
        supply,
        findings,
        not_checked,
        curve,
        curves,
        crossing,
        work,
        counts_around,
        attrition,
        prepared,
    }
}

/// The check that a catalogue of the site was asked for its parts.
pub const CATALOG: &str = "catalog";

/// The code of [`missed_target`], which is no rule of a line.
pub const TARGET_MISSED: &str = "cost.target-missed";

/// A good board costs more than the user's target. It is said for the largest such volume, since
/// a smaller one misses it as a rule.
fn missed_target(settings: &Settings, tiers: &[Tier], currency: Option<Currency>) -> Option<Finding> {
    let target = settings.target_price?;
    let tier = tiers.iter().rev().find(|it| it.coverage.priced > 0 && it.per_board > target)?;
    Some(
        Finding::new(TARGET_MISSED, Severity::Warning, Place::default())
            .with("target", target)
            .with("found", tier.per_board)
            .with("boards", tier.boards)
            .with("currency", currency.as_ref().map_or("", Currency::code)),
    )
}

fn demand_of<'a>(line: &'a ReportLine, offers: &'a [Arc<Offer>], package: Package) -> Demand<'a> {
    let is_known = line.line.quantity.is_some() || !line.line.designators.is_empty();
    Demand { dnp: line.line.dnp, pieces: is_known.then(|| line.line.pieces_per_board()), offers, package }
}
