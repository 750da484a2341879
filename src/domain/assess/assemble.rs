//! Lines and part data → [`Report`]: match, judge, cost, sum. What a changed setting leaves as it was is not made again.

use std::collections::HashMap;
use std::sync::Arc;

use crate::domain::assess::alternates::{gather_alternates, name_alternates, put_alternates, put_back};
use crate::domain::assess::decoding::Told;
use crate::domain::assess::doubts::ask;
use crate::domain::assess::finish::{Draft, finish};
use crate::domain::assess::input::Input;
use crate::domain::assess::matching::{Matches, match_lines};
use crate::domain::assess::{boms, compliance, decoding, edits, evidence, facts};
use crate::domain::bom::BomLine;
use crate::domain::cost::groups::Groups;
use crate::domain::day::Day;
use crate::domain::finding::{Finding, Severity};
use crate::domain::money::Currency;
use crate::domain::parts::currency::{NamedCurrencies, convert, most_common};
use crate::domain::parts::last_buy::last_buy_day;
use crate::domain::parts::lifecycle::Lifecycle;
use crate::domain::parts::{Offer, PartRecord, has_price};
use crate::domain::place::Place;
use crate::domain::report::Report;
use crate::domain::report::line::ReportLine;
use crate::domain::report::prepared::Prepared;
use crate::domain::settings::Settings;

/// Makes the report. It cannot fail: what is odd is a finding, what is missing is "not checked".
pub fn assemble(input: Input) -> Report {
    assemble_lacking(input, 0)
}

/// The same where `not_loaded` lines ask for parts of a catalogue that did not come.
pub fn assemble_lacking(input: Input, not_loaded: usize) -> Report {
    let Input { settings, sources, mut lines, mut records, mut findings } = input;
    findings.extend(settle_currencies(&settings, &mut lines, &mut records));
    edits::apply(&mut lines, &settings.edits, &sources, &mut findings);
    findings.extend(boms::together(&lines, &sources));
    decoding::tell_apart(&mut findings);
    let mut told = Told::read(&mut lines);

    let named_at = name_alternates(&mut lines, &records, &settings.by_hand);
    let mut alternates = gather_alternates(&lines, &records, &settings);
    let replaced = put_alternates(&mut lines, &settings.by_hand);
    told.replace(&lines, &replaced);
    let Matches { of_lines: matches, doubts, cut_at } = match_lines(&lines, &records, &settings.by_hand);
    findings.extend(cut_at.or(named_at).map(|it| {
        Finding::new("data.rows-of-part-cut", Severity::Warning, Place::default()).with("limit", it)
    }));
    let mut lines: Vec<ReportLine> = lines
        .into_iter()
        .zip(&matches)
        .map(|(line, matched)| facts::gather(line, matched, &records))
        .collect();
    told.note(&mut lines);
    findings.extend(compliance::unmatched_declarations(&matches, &records, &sources));
    compliance::judge_lines(&mut lines, &told.kinds, &matches, &records, &sources, &settings);
    findings.extend(evidence::before_phthalates(&lines));

    let mut currency = settings.currency.or_else(|| most_common(lines.iter().map(|it| it.offers.as_slice())));
    if settings.estimates && !lines.iter().flat_map(|it| &it.offers).any(|it| has_price(it)) {
        // Nothing but estimates: they are in dollars, or in the currency of their table.
        currency = currency.or(Some(settings.reference.as_deref().map_or(Currency::USD, |it| it.currency)));
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
        packages: told.packages(&lines),
        kinds: told.kinds,
        last_buys: lines.iter().map(last_buy_of).collect(),
        adopted: Vec::new(),
        alternates,
        bought: None,
        known: None,
        parts: None,
        answers: None,
        marking: None,
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

/// Gives prices without a currency the one that their file names, or that the user chose; what then is still
/// without one, or was taken on the user's word, is a finding for each file.
fn settle_currencies(settings: &Settings, lines: &mut [BomLine], records: &mut [PartRecord]) -> Vec<Finding> {
    let mut named = NamedCurrencies::default();
    // What a person typed as a price of one line says nothing of the others, and may be taken back.
    let all = lines.iter().map(|it| &it.as_in_file().facts).chain(records.iter().map(|it| &it.facts));
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

/// The last day for orders of a part whose end is announced.
fn last_buy_of(line: &ReportLine) -> Option<Day> {
    let is_announced = line.lifecycle == Some(Lifecycle::LastTimeBuy);
    is_announced.then(|| last_buy_day(&line.lifecycle_evidence)).flatten()
}
