//! A report made anew after a setting changed: what the files say stays, and so does what the setting has no say in.

use crate::domain::assess::finish::{Draft, finish};
use crate::domain::assess::judging::{TARGET_MISSED, TOTAL_TOO_LARGE, Unchanged};
use crate::domain::assess::not_checked::CATALOG;
use crate::domain::assess::volumes::ENDS_BEFORE_VOLUME;
use crate::domain::report::Report;
use crate::domain::rules::RULES;
use crate::domain::settings::Settings;

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
    let kept = Unchanged { regimes, supply: has_same_supply(&before, &settings) };
    let again: Vec<&'static str> = RULES
        .iter()
        .filter(|it| !kept.has(it))
        .map(|it| it.code)
        .chain([TARGET_MISSED, TOTAL_TOO_LARGE, ENDS_BEFORE_VOLUME])
        .collect();
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

/// Nothing differs that the rules of supply ask for.
fn has_same_supply(one: &Settings, other: &Settings) -> bool {
    let terms = |it: &Settings| (it.boards.clone(), it.lead_time, it.phases(), it.order_day());
    terms(one) == terms(other)
}
