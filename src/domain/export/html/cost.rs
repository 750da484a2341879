//! The cost over the volumes: the table and the curve.

use super::markup::Html;
use super::{figure, verdicts};
use crate::domain::cost::Tier;
use crate::domain::export::labels;
use crate::domain::report::{Report, chart};
use crate::domain::words::labels as names;
use crate::domain::words::numbers;

pub(super) fn write(html: &mut Html, report: &Report) {
    if report.tiers.is_empty() {
        return;
    }
    let currency = report.currency.map(|it| it.to_string()).unwrap_or_default();
    html.raw("<section class=\"report-section\">\n<h2>Cost over volume</h2>\n");
    html.raw("<div class=\"table-scroll\">\n<table class=\"report-table\">\n<caption>");
    if currency.is_empty() {
        html.raw("No price names its currency.");
    } else {
        html.raw("Amounts in ").text(&currency).raw(". Parts alone.");
    }
    html.raw(
        "</caption>\n<thead><tr><th scope=\"col\" class=\"number\">Boards</th><th scope=\"col\">Phase</th>",
    );
    html.raw("<th scope=\"col\" class=\"number\">Parts needed</th><th scope=\"col\" class=\"number\">Left over</th>");
    html.raw(
        "<th scope=\"col\" class=\"number\">Total</th><th scope=\"col\" class=\"number\">Per board</th>",
    );
    html.raw("<th scope=\"col\">Covers</th><th scope=\"col\" class=\"number\">Short of stock</th></tr></thead>\n<tbody>\n");
    for tier in &report.tiers {
        row(html, report, tier);
    }
    html.raw("</tbody>\n</table>\n</div>\n");
    if let Some(chart) = chart::cost_curve(report).filter(|it| it.points.len() > 1) {
        figure::write(html, &chart, &currency);
    }
    html.raw("</section>\n");
}

fn row(html: &mut Html, report: &Report, tier: &Tier) {
    let is_known = tier.coverage.priced + tier.coverage.estimated > 0;
    let amount = |value| if is_known { numbers::amount(value) } else { String::new() };
    html.raw("<tr><th scope=\"row\" class=\"number\">")
        .text(&numbers::count(tier.boards.into()))
        .raw("</th>");
    html.cell(names::phase(tier.boards));
    html.number_cell(&amount(tier.parts)).number_cell(&amount(tier.excess)).number_cell(&amount(tier.total));
    html.raw("<td class=\"number strong\">").known(&amount(tier.per_board)).raw("</td>");
    html.raw("<td class=\"nowrap\">").text(&verdicts::coverage(&tier.coverage)).raw("</td>");
    html.number_cell(&short(report, tier)).raw("</tr>\n");
}

/// `5 lines`; blank where no line states its stock.
fn short(report: &Report, tier: &Tier) -> String {
    if report.supply.largest_build_from_stock.is_none() {
        return String::new();
    }
    match labels::short_lines(report, tier.boards) {
        0 => "none".to_owned(),
        lines => labels::counted(lines.into(), "line"),
    }
}
