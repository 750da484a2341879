//! A copy of a report with what an audience is told, and nothing else. Every struct is taken apart field by field: a new
//! field does not compile until somebody decides who is told.

mod boards;
mod findings;
mod line;
mod sellers;
mod settings;
mod source;

use std::borrow::Cow;

use crate::domain::assess::compliance::answers;
use crate::domain::assess::marking::marking;
use crate::domain::cost::groups::Groups;
use crate::domain::cost::tier::{Coverage, Tier};
use crate::domain::export::withhold::findings::{bare, kept_findings, open};
use crate::domain::export::withhold::line::{counted_line, line};
use crate::domain::export::withhold::settings::settings;
use crate::domain::export::withhold::source::source;
use crate::domain::money::rounding::round_money;
use crate::domain::money::{Currency, minor_digits};
use crate::domain::parts::supply::PartSupply;
use crate::domain::place::SourceIndex;
use crate::domain::report::curves::Curves;
use crate::domain::report::marking::Marking;
use crate::domain::report::prepared::{Kinds, Prepared};
use crate::domain::report::summaries::{NotChecked, SupplySummary};
use crate::domain::report::{Audience, Report};
use crate::domain::supply::part::parts_of;
use rust_decimal::Decimal;
use sellers::Sellers;

/// Checks that speak of purchase.
const PURCHASE_CHECKS: [&str; 3] = ["price-age", "estimates", "attrition"];

/// The report as an audience may see it. What was taken out for another one does not come back.
pub fn told(report: &Report, audience: Audience) -> Cow<'_, Report> {
    let audience = audience.max(report.audience);
    if audience == report.audience { Cow::Borrowed(report) } else { Cow::Owned(copy(report, audience)) }
}

fn copy(report: &Report, audience: Audience) -> Report {
    let sellers = Sellers::of(report);
    let totals = audience.sees_totals(report);
    let on_sheets = boards::on_sheets(report);
    let kept: Vec<Option<u32>> = kept_findings(report, &sellers, &on_sheets);
    let is_kept = |index: usize| kept.get(index).copied().flatten().is_some();
    let findings = report.findings.iter().enumerate().filter(|it| is_kept(it.0)).map(|it| it.1);
    let sees_lines = audience.sees_lines();
    Report {
        audience,
        shared: report.shared.clone(),
        settings: settings(&report.settings, sees_lines, &sellers),
        currency: report.currency,
        sources: report
            .sources
            .iter()
            .zip(1..)
            .map(|(it, number)| {
                let are_boards = on_sheets.contains(&SourceIndex(number - 1));
                source(it, number, audience, are_boards, &sellers)
            })
            .collect(),
        lines: if sees_lines {
            report.lines.iter().map(|it| line(report, it, &kept, &sellers)).collect()
        } else {
            report.lines.iter().map(|it| counted_line(report, it, &kept)).collect()
        },
        tiers: report.tiers.iter().map(|it| tier(it, totals, report.currency)).collect(),
        rohs: report.rohs.clone(),
        regimes: report.regimes.clone(),
        supply: supply(&report.supply, sees_lines),
        findings: findings
            .map(|it| if sees_lines { open(report, it, &sellers, &on_sheets) } else { bare(it) })
            .collect(),
        not_checked: not_checked(&report.not_checked),
        curve: if totals { report.curve.clone() } else { Vec::new() },
        // What one process costs beside another, and at which numbers of boards a part has a price break.
        curves: Curves::default(),
        crossing: None,
        work: None,
        counts_around: report.counts_around,
        attrition: Vec::new(),
        prepared: Prepared {
            groups: if sees_lines { report.prepared.groups.clone() } else { Groups::default() },
            kinds: Kinds::default(),
            packages: Vec::new(),
            last_buys: Vec::new(),
            adopted: Vec::new(),
            alternates: Vec::new(),
            bought: None,
            known: None,
            parts: parts(report),
            answers: sees_lines.then(|| answers(report)),
            marking: Some(told_marking(report, sees_lines)),
        },
    }
}

/// What is likely to apply is told to everybody, the lines that led to it to those who see lines.
fn told_marking(report: &Report, sees_lines: bool) -> Vec<Marking> {
    let mut all = marking(report);
    if !sees_lines {
        all.iter_mut().for_each(|it| it.lines.clear());
    }
    all
}

fn supply(summary: &SupplySummary, sees_lines: bool) -> SupplySummary {
    let SupplySummary {
        longest_lead_time_days,
        gating_lines,
        long_lead,
        lead_time_unknown,
        stock_unknown,
        short,
        largest_build_from_stock,
    } = summary;
    SupplySummary {
        longest_lead_time_days: *longest_lead_time_days,
        gating_lines: if sees_lines { gating_lines.clone() } else { Vec::new() },
        long_lead: *long_lead,
        lead_time_unknown: *lead_time_unknown,
        stock_unknown: *stock_unknown,
        short: short.clone(),
        largest_build_from_stock: *largest_build_from_stock,
    }
}

/// What is known of the supply of the parts, without who sells them: the dates of a plan follow from it. A report
/// from a link holds no offers, so nothing is known of it.
fn parts(report: &Report) -> Option<Vec<PartSupply>> {
    let parts = parts_of(report);
    let without_sellers = parts.into_iter().map(|it| part_supply(&it));
    report.shared.is_none().then(|| without_sellers.collect())
}

fn part_supply(part: &PartSupply) -> PartSupply {
    let PartSupply {
        line,
        lines,
        pieces,
        on_hand,
        at_sellers,
        lead_time_days,
        is_in_stock,
        sellers: _,
        lifecycle,
        is_ended,
    } = *part;
    PartSupply {
        line,
        lines,
        pieces,
        on_hand,
        at_sellers,
        lead_time_days,
        is_in_stock,
        sellers: 0,
        lifecycle,
        is_ended,
    }
}

/// A price that is told outside is one that is quoted: a good board to the coin, and so many of them as the total. What
/// boards are lost is nobody's business but that of the house.
fn tier(tier: &Tier, totals: bool, currency: Option<Currency>) -> Tier {
    let zero = Decimal::ZERO;
    let per_board = if totals { quoted(tier.per_board, currency) } else { zero };
    Tier {
        boards: tier.boards,
        parts: zero,
        attrition: zero,
        excess: zero,
        pcb: zero,
        assembly: zero,
        setup: zero,
        nre: zero,
        margin: zero,
        total: round_money(per_board.saturating_mul(tier.boards.into()), minor_digits(currency)),
        per_board,
        first_pass: Decimal::ONE,
        good: Decimal::ONE,
        process: tier.process.filter(|_| totals),
        by_process: Vec::new(),
        estimated: None,
        likely: None,
        coverage: Coverage {
            unpriced: tier.coverage.unpriced + tier.coverage.estimated,
            estimated: 0,
            ..tier.coverage
        },
    }
}

/// The price of one board in coins of its currency; in hundredths of them where it is less than ten.
fn quoted(price: Decimal, currency: Option<Currency>) -> Decimal {
    let places = minor_digits(currency);
    let is_small = price.abs() < Decimal::new(10, places);
    round_money(price, if is_small { places.saturating_add(2) } else { places })
}

fn not_checked(list: &[NotChecked]) -> Vec<NotChecked> {
    list.iter().filter(|it| !PURCHASE_CHECKS.contains(&it.check)).cloned().collect()
}
