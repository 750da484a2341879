//! The rules, asked of every fitted line; and what of an earlier report's answers holds.

use crate::domain::assess::compliance;
use crate::domain::compliance::regimes::Regime;
use crate::domain::cost::demand::PartNeed;
use crate::domain::cost::tier::Tier;
use crate::domain::day::Day;
use crate::domain::finding::{Family, Finding, Severity};
use crate::domain::money::Currency;
use crate::domain::place::Place;
use crate::domain::report::line::ReportLine;
use crate::domain::report::prepared::Prepared;
use crate::domain::report::summaries::RegimeSummary;
use crate::domain::rules::RULES;
use crate::domain::rules::question::{Question, Rule};
use crate::domain::settings::Settings;

/// The code of [`missed_target`], which is no rule of a line.
pub const TARGET_MISSED: &str = "cost.target-missed";
/// The code of a total beyond what can be counted, which is no rule of a line.
pub const TOTAL_TOO_LARGE: &str = "cost.total-too-large";

/// What of an earlier report holds under the new settings.
pub struct Unchanged {
    /// The answers about compliance, and what was found of it.
    pub regimes: Vec<RegimeSummary>,
    /// What was found of the supply.
    pub supply: bool,
}

impl Unchanged {
    /// What a rule found before holds.
    pub fn has(&self, rule: &Rule) -> bool {
        rule.family.is_compliance() || self.supply && rule.family == Family::Supply
    }
}

/// What the rules look at besides the lines.
pub struct Circumstances<'a> {
    pub prepared: &'a Prepared,
    pub needs: &'a [PartNeed],
    pub tiers: &'a [Tier],
    pub settings: &'a Settings,
    pub currency: Option<Currency>,
    /// `None`: every rule is asked.
    pub kept: Option<&'a Unchanged>,
}

/// Adds what the rules find, in the order of the lines and of the rules.
pub fn judge(lines: &[ReportLine], around: &Circumstances<'_>, findings: &mut Vec<Finding>) {
    let &Circumstances { prepared, needs, tiers, settings, currency, kept } = around;
    let is_first = firsts(lines.len(), prepared);
    let today = Day::from_iso(&settings.date);
    let svhc = kept.is_none() && settings.regimes.contains(&Regime::ReachSvhc);
    let rules: Vec<&Rule> = RULES.iter().filter(|it| kept.is_none_or(|kept| !kept.has(it))).collect();
    let any_lead_time = lines.iter().any(|it| !it.line.dnp && it.lead_time_days.is_some());
    for (index, line) in lines.iter().enumerate().filter(|it| !it.1.line.dnp) {
        let question = Question {
            index: u32::try_from(index).unwrap_or(u32::MAX),
            line,
            need: needs.get(index).copied().unwrap_or_default(),
            is_first_of_part: is_first.get(index).copied().unwrap_or(false),
            last_buy: prepared.last_buys.get(index).copied().flatten(),
            svhc: svhc.then(|| compliance::svhc(line)).flatten(),
            tiers,
            settings,
            today,
            currency,
            any_lead_time,
        };
        findings.extend(rules.iter().filter_map(|rule| (rule.check)(&question)));
    }
    findings.extend(missed_target(settings, tiers, currency));
    findings.extend(too_large(tiers));
}

/// Of each line whether it is the first of those that are bought together.
fn firsts(lines: usize, prepared: &Prepared) -> Vec<bool> {
    let mut is_first = vec![false; lines];
    for first in prepared.groups.iter().filter_map(|it| it.first()) {
        if let Some(it) = is_first.get_mut(*first as usize) {
            *it = true;
        }
    }
    is_first
}

/// A total, or a part of it, that is beyond what can be counted; it is said for the smallest such volume.
fn too_large(tiers: &[Tier]) -> Option<Finding> {
    let tier = tiers.iter().find(|it| it.is_too_large())?;
    Some(Finding::new(TOTAL_TOO_LARGE, Severity::Error, Place::default()).with("boards", tier.boards))
}

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
