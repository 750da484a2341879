//! Lines and part data → [`Report`]: match, judge, cost, sum. What a changed setting leaves as it was is not made again.

use std::collections::HashMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::alternates::{gather_alternates, name_alternates, put_alternates, put_back};
use super::doubts::ask;
use super::estimates::{estimate, price_of_dollar};
use super::recost::{Kept, Terms};
use super::{
    Audience, Input, NotChecked, Prepared, Report, ReportLine, Source, compliance, curve, facts, not_checked,
    summary,
};
use crate::domain::bom::BomLine;
use crate::domain::compliance::regimes::Regime;
use crate::domain::cost::attrition::AttritionTable;
use crate::domain::cost::calculation::{Calculation, Choices};
use crate::domain::cost::crossing::crossing;
use crate::domain::cost::currency::{NamedCurrencies, convert, most_common};
use crate::domain::cost::groups::Groups;
use crate::domain::cost::order::has_price;
use crate::domain::cost::package::{Package, package};
use crate::domain::cost::parts::Parts;
use crate::domain::cost::profile::Profile;
use crate::domain::cost::purchase::{Demand, Purchase, purchase};
use crate::domain::cost::reel_fee::with_reel_fees;
use crate::domain::cost::{LineCost, Tier};
use crate::domain::day::Day;
use crate::domain::finding::{Finding, Severity, WAIVED};
use crate::domain::money::Currency;
use crate::domain::money::rates::Rates;
use crate::domain::parts::matching::{Matches, match_lines};
use crate::domain::parts::{Offer, PartRecord};
use crate::domain::place::Place;
use crate::domain::project::Settings;
use crate::domain::project::waiver::waived_part;
use crate::domain::rules::{Question, RULES, Rule};
use crate::domain::sorting::{sort, sort_by};
use crate::domain::supply::Lifecycle;
use crate::domain::supply::last_buy::last_buy_day;

/// Makes the report. It cannot fail: what is odd is a finding, what is missing is "not checked".
pub fn assemble(input: Input) -> Report {
    assemble_lacking(input, 0)
}

/// The same where `not_loaded` lines ask for parts of a catalogue that did not come.
pub fn assemble_lacking(input: Input, not_loaded: usize) -> Report {
    let Input { settings, sources, mut lines, mut records, mut findings } = input;
    findings.extend(settle_currencies(&settings, &mut lines, &mut records));

    name_alternates(&mut lines, &records, &settings.by_hand);
    let mut alternates = gather_alternates(&lines, &records, &settings.by_hand);
    let replaced = put_alternates(&mut lines, &settings.by_hand);
    let Matches { of_lines: matches, doubts } = match_lines(&lines, &records, &settings.by_hand);
    let mut lines: Vec<ReportLine> = lines
        .into_iter()
        .zip(&matches)
        .map(|(line, matched)| facts::gather(line, matched, &records))
        .collect();
    findings.extend(compliance::unmatched_declarations(&matches, &records, &sources));
    compliance::judge_lines(&mut lines, &matches, &records, &sources, &settings);

    let mut currency = settings.currency.or_else(|| most_common(lines.iter().map(|it| it.offers.as_slice())));
    if settings.estimates && !lines.iter().flat_map(|it| &it.offers).any(|it| has_price(it)) {
        // Nothing but estimates: they are in dollars.
        currency = currency.or(Some(Currency::USD));
    }
    if let (Some(total), Some(rates)) = (currency, &settings.rates) {
        let mut done = HashMap::new();
        let alternates = alternates.iter_mut().map(|it| &mut it.part);
        for line in lines.iter_mut().chain(alternates) {
            convert(&mut line.offers, total, rates, &mut done);
        }
    }
    let prepared = Prepared {
        groups: Groups::of(lines.iter().map(|it| &it.line)),
        packages: lines.iter().map(|it| package(&it.line)).collect(),
        last_buys: lines.iter().map(last_buy_of).collect(),
        adopted: Vec::new(),
        alternates,
        bought: None,
        parts: None,
        answers: None,
    };
    findings.extend(ask(&doubts, &matches, &records, &mut lines));
    put_back(&mut lines, replaced);
    let not_loaded = u32::try_from(not_loaded).unwrap_or(u32::MAX);
    finish(Draft {
        settings,
        sources,
        lines,
        findings,
        currency,
        prepared,
        not_loaded,
        room: Vec::new(),
        kept: None,
    })
}

/// What the files say, before it is costed and judged.
pub(super) struct Draft {
    pub(super) settings: Settings,
    pub(super) sources: Vec<Source>,
    pub(super) lines: Vec<ReportLine>,
    pub(super) findings: Vec<Finding>,
    pub(super) currency: Option<Currency>,
    pub(super) prepared: Prepared,
    /// Lines whose parts of a catalogue did not come.
    pub(super) not_loaded: u32,
    /// Where costs stood before.
    pub(super) room: Vec<Vec<LineCost>>,
    /// What of an earlier report holds; `None`: everything is made new.
    pub(super) kept: Option<Kept>,
}

pub(super) fn finish(draft: Draft) -> Report {
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

/// Gives prices without a currency the one that their file names, or that the user chose; what then is still
/// without one, or was taken on the user's word, is a finding for each file.
fn settle_currencies(settings: &Settings, lines: &mut [BomLine], records: &mut [PartRecord]) -> Vec<Finding> {
    let mut named = NamedCurrencies::default();
    let all = lines.iter().map(|it| &it.facts).chain(records.iter().map(|it| &it.facts));
    for offer in all.flat_map(|it| &it.offers) {
        named.see(offer);
    }
    let all = lines.iter_mut().map(|it| &mut it.facts).chain(records.iter_mut().map(|it| &mut it.facts));
    let offers: &mut dyn Iterator<Item = &mut Arc<Offer>> = &mut all.flat_map(|it| &mut it.offers);
    for offer in offers {
        named.settle(offer, settings.currency);
    }
    let taken_as = settings.currency.as_ref().map_or("", Currency::code);
    let severity = if taken_as.is_empty() { Severity::Warning } else { Severity::Note };
    named
        .sources_without_currency()
        .map(|source| {
            let place = Place { source: Some(source), ..Place::default() };
            let code = if taken_as.is_empty() { "cost.currency-missing" } else { CURRENCY_ASSUMED };
            let finding = Finding::new(code, severity, place);
            if taken_as.is_empty() { finding } else { finding.with("currency", taken_as) }
        })
        .collect()
}

/// The code of the finding that prices without a currency were taken on the user's word.
pub const CURRENCY_ASSUMED: &str = "cost.currency-assumed";

/// The check that a catalogue of the site was asked for its parts.
pub(super) const CATALOG: &str = "catalog";

/// The code of [`missed_target`], which is no rule of a line.
pub(super) const TARGET_MISSED: &str = "cost.target-missed";

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

/// The last day for orders of a part whose end is announced.
fn last_buy_of(line: &ReportLine) -> Option<Day> {
    let is_announced = line.lifecycle == Some(Lifecycle::LastTimeBuy);
    is_announced.then(|| last_buy_day(&line.lifecycle_evidence)).flatten()
}

fn demand_of<'a>(line: &'a ReportLine, offers: &'a [Arc<Offer>], package: Package) -> Demand<'a> {
    let is_known = line.line.quantity.is_some() || !line.line.designators.is_empty();
    Demand { dnp: line.line.dnp, pieces: is_known.then(|| line.line.pieces_per_board()), offers, package }
}

/// The price of one unit of the profile's currency in that of the totals; `None`: they cannot be added.
pub(in crate::domain) fn rate_of(
    profile: &Profile,
    currency: Option<Currency>,
    rates: Option<&Rates>,
) -> Option<Decimal> {
    match (currency, rates) {
        (Some(total), _) if total == profile.currency => Some(Decimal::ONE),
        (Some(total), Some(rates)) => rates.factor(profile.currency, total),
        _ => None,
    }
}

/// Gives findings the severity that a person chose; one that is accepted for the line's part becomes a note with the
/// reason. It is never taken out.
fn apply_choices(findings: &mut [Finding], lines: &[ReportLine], settings: &Settings) {
    if settings.severities.is_empty() && settings.waivers.is_empty() {
        return;
    }
    // What was accepted when the report was made first stays so while it is costed again.
    for finding in findings.iter_mut().filter(|it| it.waived().is_none()) {
        if let Some(severity) = settings.severities.get(finding.code) {
            finding.severity = *severity;
        }
        let mut waivers = settings.waivers.iter().filter(|it| it.code == finding.code).peekable();
        if waivers.peek().is_none() {
            continue;
        }
        let line = finding.place.line.and_then(|it| lines.get(it as usize));
        let part = line.map(|it| waived_part(&it.line));
        if let Some(waiver) = waivers.find(|it| Some(&it.part) == part.as_ref()) {
            finding.severity = Severity::Note;
            finding.args.push((WAIVED, waiver.reason.as_str().into()));
        }
    }
}

/// Sorts the findings and tells each line which are its own. Findings of reading that name a row but no line
/// are given the line of that row. Severities that a person chose, and findings that are accepted, take effect here.
fn place_findings(findings: &mut [Finding], lines: &mut [ReportLine], settings: &Settings) {
    let mut rows: Vec<_> = Vec::new();
    if findings.iter().any(|it| it.place.line.is_none() && it.place.row.is_some()) {
        rows = lines.iter().zip(0_u32..).map(|(it, index)| ((it.line.source, it.line.row), index)).collect();
        sort(&mut rows);
    }
    for finding in findings.iter_mut() {
        if let (None, Some(source), Some(row)) = (finding.place.line, finding.place.source, finding.place.row)
        {
            let at = rows.partition_point(|it| it.0 < (source, row));
            finding.place.line = rows.get(at).filter(|it| it.0 == (source, row)).map(|it| it.1);
        }
    }
    apply_choices(findings, lines, settings);
    // Stable: findings of one code at one place stay in the order in which they were found.
    sort_by(findings, |one, other| {
        let key = |it: &Finding| (it.place.source, it.place.row);
        key(one).cmp(&key(other)).then_with(|| one.code.cmp(other.code))
    });
    for (finding, index) in findings.iter().zip(0_u32..) {
        let line = finding.place.line.and_then(|it| lines.get_mut(it as usize));
        if let Some(line) = line {
            line.findings.push(index);
            line.severity = line.severity.max(Some(finding.severity));
        }
    }
}
