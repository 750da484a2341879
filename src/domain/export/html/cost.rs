//! The cost over the volumes: the table and the curve.

use rust_decimal::Decimal;

use super::figure;
use super::markup::Html;
use crate::domain::cost::tier::Tier;
use crate::domain::export::{chart, labels};
use crate::domain::language::tr;
use crate::domain::report::Report;
use crate::domain::words::{cost_words, coverage, gap, names, numbers};

pub(super) fn write(html: &mut Html, report: &Report) {
    if report.tiers.is_empty() {
        return;
    }
    let currency = report.currency.map(|it| it.to_string()).unwrap_or_default();
    html.raw("<section class=\"report-section\">\n<h2>").text(tr("Cost over volume")).raw("</h2>\n");
    html.raw("<div class=\"table-scroll\">\n<table class=\"report-table\">\n<caption>");
    let is_priced = report.tiers.iter().any(|it| it.coverage.priced > 0);
    if !is_priced {
        html.text(tr("No line has a price."));
    } else if currency.is_empty() {
        html.text(tr("No price names its currency."));
    } else {
        html.text(&tr!("Amounts in {}.", currency));
    }
    html.text(gap());
    html.text(&cost_words::scope(report));
    html.raw("</caption>\n<thead><tr>").number_head(tr("Boards")).head(tr("Phase"));
    let has_process = report.tiers.iter().any(|it| it.process.is_some());
    if has_process {
        html.head(tr("Process"));
    } else {
        html.number_head(tr("Parts needed"));
        html.number_head(tr("Left over"));
    }
    html.number_head(tr("Total")).number_head(tr("Per board"));
    html.head(tr("Covers")).number_head(tr("Short of stock")).raw("</tr></thead>\n<tbody>\n");
    for tier in &report.tiers {
        row(html, report, tier, has_process);
    }
    html.raw("</tbody>\n</table>\n</div>\n");
    for tier in report.tiers.iter().filter(|it| it.estimated.is_some()) {
        html.raw("<p class=\"estimate\">").text(&cost_words::estimated(report, tier)).raw("</p>\n");
    }
    if has_process {
        let crossing = cost_words::crossing(report);
        if !crossing.is_empty() {
            html.raw("<p class=\"report-crossing\">").text(&crossing).raw("</p>\n");
        }
        if is_priced {
            breakdown(html, report);
        }
    }
    if let Some(chart) = chart::cost_curve(report).filter(|it| it.points.len() > 1) {
        figure::write(html, &chart, &currency, report.counts_around);
    }
    html.raw("</section>\n");
}

fn row(html: &mut Html, report: &Report, tier: &Tier, has_process: bool) {
    let is_known = tier.coverage.priced > 0;
    let amount = |value| if is_known { numbers::amount(value, report.currency) } else { String::new() };
    let per_board = match tier.likely {
        Some(_) => cost_words::board_price(report, tier),
        None => amount(tier.per_board),
    };
    html.raw("<tr><th scope=\"row\" class=\"number\">")
        .text(&numbers::count(tier.boards.into()))
        .raw("</th>");
    html.cell(names::phase(report.settings.phase(tier.boards)));
    if has_process {
        html.cell(&cost_words::process(report, tier));
    } else {
        html.number_cell(&amount(tier.parts)).number_cell(&amount(tier.excess));
    }
    html.number_cell(&amount(tier.total));
    html.raw("<td class=\"number strong\">").known(&per_board).raw("</td>");
    html.raw("<td class=\"nowrap\">").text(&coverage::priced(&tier.coverage)).raw("</td>");
    html.number_cell(&short(report, tier)).raw("</tr>\n");
}

/// What each total is made of: one row a part, one column a volume.
fn breakdown(html: &mut Html, report: &Report) {
    html.raw("<div class=\"table-scroll report-portions\">\n<table class=\"report-table\">\n<caption>")
        .text(tr("What the totals are made of"));
    html.raw("</caption>\n<thead><tr>").head(tr("Boards"));
    for tier in &report.tiers {
        html.raw("<th scope=\"col\" class=\"number\">")
            .text(&numbers::count(tier.boards.into()))
            .raw("</th>");
    }
    html.raw("</tr></thead>\n<tbody>\n");
    let portions: Vec<_> = report.tiers.iter().map(cost_words::breakdown).collect();
    for index in 0..portions.first().map_or(0, |it| it.len()) {
        let cells: Vec<_> = portions.iter().filter_map(|it| it.get(index)).collect();
        let Some(first) = cells.first().filter(|_| cells.iter().any(|it| !it.amount.is_zero())) else {
            continue;
        };
        html.raw("<tr><th scope=\"row\">").text(first.label).raw("</th>");
        for (cell, tier) in cells.iter().zip(&report.tiers) {
            html.number_cell(&known(tier, numbers::amount(cell.amount, report.currency)));
        }
        html.raw("</tr>\n");
    }
    if report.counts_around {
        html.raw("<tr><th scope=\"row\">").text(tr("Share of set-up and one-time cost")).raw("</th>");
        for tier in &report.tiers {
            html.number_cell(&known(tier, cost_words::setup_share(report, tier)));
        }
        html.raw("</tr>\n");
    }
    good_row(html, report, tr("Good at the first pass"), |it| it.first_pass);
    good_row(html, report, tr("Good after repair"), |it| it.good);
    html.raw("</tbody>\n</table>\n</div>\n");
    let lost = report.tiers.last().map(|it| cost_words::tier_good(report, it)).unwrap_or_default();
    if !lost.is_empty() {
        html.raw("<p class=\"quiet\">").text(&lost).raw("</p>\n");
    }
}

/// A row with a share of the boards at each volume.
fn good_row(html: &mut Html, report: &Report, label: &str, share: impl Fn(&Tier) -> Decimal) {
    html.raw("<tr><th scope=\"row\">").text(label).raw("</th>");
    for tier in &report.tiers {
        html.number_cell(&cost_words::good_percent(share(tier)));
    }
    html.raw("</tr>\n");
}

/// Blank where nothing is priced: an unknown total is not zero.
fn known(tier: &Tier, text: String) -> String {
    if tier.coverage.priced > 0 { text } else { String::new() }
}

/// `5 lines`; blank where no line states its stock.
fn short(report: &Report, tier: &Tier) -> String {
    if report.supply.largest_build_from_stock.is_none() {
        return String::new();
    }
    match labels::short_lines(report, tier.boards) {
        None => String::new(),
        Some(0) => tr("none").to_owned(),
        Some(lines) => numbers::lines(lines.into()),
    }
}
