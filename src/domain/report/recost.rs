//! A report made anew after a setting changed: what the files say stays, and so does what the setting has no say in.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::assemble::{CATALOG, Draft, TARGET_MISSED, finish};
use super::{RegimeSummary, Report, ReportLine};
use crate::domain::cost::policy::Policy;
use crate::domain::money::Currency;
use crate::domain::parts::OfferPlace;
use crate::domain::place::RowKey;
use crate::domain::project::Settings;
use crate::domain::rules::{RULES, Rule};

/// Makes a report anew after a setting changed that has nothing to do with what the files say: all but the currency
/// and the exchange rates. What was found of each line is kept.
pub fn recost(report: Report, settings: Settings) -> Report {
    let Report {
        settings: before,
        sources,
        mut lines,
        mut findings,
        currency,
        mut prepared,
        not_checked,
        regimes,
        ..
    } = report;
    for line in prepared.adopted.drain(..) {
        if let Some(line) = lines.get_mut(line as usize) {
            line.offers.pop();
        }
    }
    let kept = Kept { regimes, supply: has_same_supply(&before, &settings) };
    let again: Vec<&'static str> =
        RULES.iter().filter(|it| !kept.has(it)).map(|it| it.code).chain([TARGET_MISSED]).collect();
    // Findings are many and their codes few, each of which stands in the program once.
    let mut known: Vec<(&str, bool)> = Vec::new();
    findings.retain(|it| match known.iter().find(|known| std::ptr::eq(known.0, it.code)) {
        Some(known) => !known.1,
        None => {
            let is_again = again.contains(&it.code);
            known.push((it.code, is_again));
            !is_again
        }
    });
    let mut room = Vec::with_capacity(lines.len());
    for line in &mut lines {
        line.findings.clear();
        room.push(std::mem::take(&mut line.cost));
        line.severity = None;
    }
    let not_loaded =
        not_checked.iter().find(|it| it.check == CATALOG).and_then(|it| it.lines).unwrap_or_default();
    finish(Draft {
        settings,
        sources,
        lines,
        findings,
        currency,
        prepared,
        not_loaded,
        room,
        kept: Some(kept),
    })
}

/// What of an earlier report holds under the new settings.
pub(super) struct Kept {
    /// The answers about compliance, and what was found of it.
    pub(super) regimes: Vec<RegimeSummary>,
    /// What was found of the supply.
    supply: bool,
}

impl Kept {
    /// What a rule found before holds.
    pub(super) fn has(&self, rule: &Rule) -> bool {
        let is_of = |room: &str| rule.code.starts_with(room);
        is_of("rohs.") || is_of("reach.") || self.supply && is_of("supply.")
    }
}

/// Nothing differs that the rules of supply ask for.
fn has_same_supply(one: &Settings, other: &Settings) -> bool {
    let terms = |it: &Settings| (it.boards.clone(), it.lead_time, it.phases(), it.order_day());
    terms(one) == terms(other)
}

/// What the parts with their offers depend on, besides the lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    pub(super) policy: Policy,
    /// The offers that were chosen by hand, by line.
    pub(super) chosen: Vec<(u32, OfferPlace)>,
    /// The fee for a reel made to order, and its currency.
    reel_fee: Option<(Decimal, Currency)>,
}

impl Terms {
    pub(super) fn of(settings: &Settings, lines: &[ReportLine]) -> Self {
        let fee = settings.profile.as_ref().and_then(|it| Some((it.reel_fee?, it.currency)));
        Self { policy: settings.policy, chosen: chosen_offers(settings, lines), reel_fee: fee }
    }
}

/// The offers that were chosen by hand, by line.
fn chosen_offers(settings: &Settings, lines: &[ReportLine]) -> Vec<(u32, OfferPlace)> {
    let chosen = &settings.by_hand.offers;
    if chosen.is_empty() {
        return Vec::new();
    }
    let rows: BTreeMap<RowKey, u32> = lines.iter().map(|it| it.line.key()).zip(0..).collect();
    chosen.iter().filter_map(|it| Some((*rows.get(&it.line)?, it.offer?))).collect()
}
