//! What the first page of a quote says: the price and the day of each volume, what they rest on, and what is not in them.

use rust_decimal::Decimal;

use super::{cost_words, coverage, numbers, plan_words, stop};
use crate::domain::bom::designators::collapse_designators;
use crate::domain::compliance::regimes::Answer;
use crate::domain::cost::tier::Tier;
use crate::domain::finding::{Family, Finding, Severity};
use crate::domain::language::{en, tr};
use crate::domain::profile::process::Process;
use crate::domain::report::Report;
use crate::domain::report::source::SourceRole;
use crate::domain::report::summaries::RegimeSummary;
use crate::domain::supply::part::parts_of;
use crate::domain::supply::plan::Plan;

/// Headings.
pub const TITLE: &str = en!("Quote");
/// Above a price that lines are missing in.
const INCOMPLETE: &str = en!("Incomplete quote");
/// What a price that lines are missing in is called: of one board, and of all.
pub const PRICED_LINES: [&str; 2] = [en!("Priced lines, per board"), en!("Priced lines, all boards")];
/// Instead of a quote without any price.
const BOM: &str = en!("BOM report");
pub const RESTS_ON: &str = en!("Assumptions");
pub const NOT_IN: &str = en!("Not included");

/// One volume.
pub struct QuoteRow {
    pub boards: u32,
    /// It is the one that the sender chose first.
    pub is_headline: bool,
    /// Per good board and in all; `None`: there is no price yet, or it is not told.
    pub price: Option<(Decimal, Decimal)>,
    /// Of how many lines the price is, where it is not that of all: it stands where the price does.
    pub covers: String,
    /// Empty where nothing is known of the supply.
    pub ships: String,
}

/// Every volume, rising.
pub fn rows(report: &Report) -> Vec<QuoteRow> {
    let parts = parts_of(report);
    let plan = |boards| Plan::of(&parts, &report.settings, boards).filter(|_| !parts.is_empty());
    let plans: Vec<Option<Plan>> = report.settings.boards.iter().map(|it| plan(*it)).collect();
    let has_dates = plans.iter().flatten().any(|it| !plan_words::has_no_date(it));
    let is_told = |it: &&Tier| it.coverage.known().is_figure() && report.audience.sees_totals(report);
    let row = |(boards, plan): (u32, Option<Plan>)| {
        // Nobody can have at any price what is no longer made.
        let is_open = plan.as_ref().is_none_or(|it| !plan_words::cannot_be_built(it));
        let tier = report.tiers.iter().find(|it| it.boards == boards).filter(is_told).filter(|_| is_open);
        QuoteRow {
            boards,
            is_headline: report.settings.headline() == Some(boards),
            price: tier.map(|it| (it.per_board, it.total)),
            covers: tier.map(|it| coverage::covers(&it.coverage)).unwrap_or_default(),
            ships: plan
                .filter(|_| has_dates)
                .map(|it| plan_words::offer(report, &parts, &it))
                .unwrap_or_default(),
        }
    };
    report.settings.boards.iter().copied().zip(plans).map(row).collect()
}

/// A reader who is told no estimates sees prices that lines are missing in.
pub fn is_of_priced_lines(report: &Report) -> bool {
    !report.audience.sees_purchase() && report.tiers.iter().any(|it| !it.coverage.known().is_full())
}

/// Some price is that of a part of the lines, and so of no board.
pub fn is_incomplete(rows: &[QuoteRow]) -> bool {
    rows.iter().any(|it| !it.covers.is_empty())
}

/// What the document is.
pub fn title(rows: &[QuoteRow]) -> &'static str {
    match rows.iter().any(|it| it.price.is_some()) {
        true if is_incomplete(rows) => INCOMPLETE,
        true => TITLE,
        false => BOM,
    }
}

/// The headings of the two prices: they are called a board's and the total where they are that.
pub fn price_heads(rows: &[QuoteRow]) -> [&'static str; 2] {
    match is_incomplete(rows) {
        true => PRICED_LINES,
        false => [en!("Per board"), en!("Total")],
    }
}

/// What prices and days rest on.
pub fn assumptions(report: &Report, rows: &[QuoteRow]) -> Vec<String> {
    let mut list = Vec::new();
    if rows.iter().any(|it| it.price.is_some()) {
        list.push(cost_words::scope(report));
        list.extend(area(report));
    }
    if let Some(day) = report.settings.order_day().filter(|_| rows.iter().any(|it| !it.ships.is_empty())) {
        list.push(tr!("Ship dates count from an order on {}.", numbers::date(day)));
        let parts = parts_of(report);
        let headline = report.settings.headline().unwrap_or_default();
        let open = Plan::of(&parts, &report.settings, headline).map_or(0, |it| it.unknown.len());
        if open > 0 {
            list.push(numbers::number_of(
                open as u64,
                "{} part has no known date and may be later.",
                "{} parts have no known date and may be later.",
            ));
        }
    }
    for file in report.sources.iter().filter(|it| it.role == SourceRole::Bom) {
        list.push(tr!("By the BOM “{}” with {}.", file.name, numbers::lines(file.line_count.into())));
    }
    list
}

/// The size of the bare board, which no BOM states.
fn area(report: &Report) -> Option<String> {
    let profile = report.settings.profile.as_ref().filter(|_| report.counts_around)?;
    let area = profile.processes.first()?.pcb.board_square_centimeters;
    Some(tr!("Bare board: {} cm², as assumed by the sender.", numbers::decimal(area)))
}

/// What no process of the profile counts.
fn uncounted(report: &Report) -> impl Iterator<Item = String> + use<> {
    let profile = report.settings.profile.as_ref().filter(|_| report.counts_around);
    let has = |counts: fn(&Process) -> Decimal| {
        profile.is_none_or(|it| it.processes.iter().any(|it| !counts(it).is_zero()))
    };
    let tests = has(|it| it.assembly.test.saturating_add(it.assembly.programming));
    let freight = has(|it| it.margin.freight_per_order.saturating_add(it.margin.freight_per_board));
    let told = [(tests, en!("Test and programming of the boards.")), (freight, en!("Freight."))];
    told.into_iter().filter(|it| !it.0).map(|it| tr(it.1).to_owned())
}

/// What is not in the price.
pub fn exclusions(report: &Report, rows: &[QuoteRow]) -> Vec<String> {
    let mut list = Vec::new();
    if rows.iter().all(|it| it.price.is_none()) {
        list.push(tr(super::withheld::NO_TOTALS).to_owned());
    }
    // A link holds nothing of what the days follow from.
    if report.shared.is_none() && rows.iter().all(|it| it.ships.is_empty()) {
        list.push(tr("Ship dates: too few lead times and stocks are known.").to_owned());
    }
    let unpriced = report.tiers.iter().map(|it| it.coverage.unpriced).max().unwrap_or_default();
    if unpriced > 0 && rows.iter().any(|it| it.price.is_some()) {
        list.push(numbers::number_of(
            unpriced.into(),
            "{} line that has no price yet.",
            "{} lines that have no price yet.",
        ));
    }
    let open: Vec<_> = report.lines.iter().filter(|it| it.line.dnp).collect();
    if !open.is_empty() {
        let names: Vec<String> = open.iter().flat_map(|it| it.line.designators.clone()).collect();
        let count = tr!("{} not placed (DNP)", numbers::count(open.len() as u64));
        let names = collapse_designators(&names);
        let colon = if names.is_empty() { "" } else { ": " };
        list.push(stop(&[count.as_str(), colon, &names].concat()));
    }
    if rows.iter().any(|it| it.price.is_some()) {
        list.extend(uncounted(report));
    }
    list.push(tr("Taxes and duties, tests and certification of the finished product.").to_owned());
    list
}

/// How far the lines answer to a regime, and what: "Known for 20 of 24 lines. Compliant: 17 · By exemption: 3".
pub fn coverage(summary: &RegimeSummary) -> String {
    let counts = Answer::ALL.into_iter().rev().map(|it| (it, summary.count(it))).filter(|it| it.1 > 0);
    let all: u32 = summary.counts.iter().sum();
    let known = all.saturating_sub(summary.count(Answer::Unknown));
    let answers: Vec<String> = counts
        .filter(|it| it.0 != Answer::Unknown)
        .map(|(it, count)| {
            [super::compliance_words::answer(it), ": ", &numbers::count(count.into())].concat()
        })
        .collect();
    let known = tr!("Known for {} of {} lines.", numbers::count(known.into()), numbers::count(all.into()));
    [&known, " ", &answers.join(" · ")].concat().trim_end().to_owned()
}

/// The finding is one that the reader can settle. What is not stated, late or short stands among compliance and supply.
pub fn is_open_point(report: &Report, finding: &Finding) -> bool {
    let is_of_file = Family::of(finding.code).is_some_and(Family::is_of_file);
    report.audience.sees_purchase() || is_of_file && finding.severity > Severity::Note
}
