//! The lines that need a look, by subject: supply, then compliance.

use std::collections::BTreeMap;

use super::lines::part_cell;
use super::markup::Html;
use crate::domain::export::html::lines::lead_time;
use crate::domain::export::labels;
use crate::domain::language::tr;
use crate::domain::parts::lifecycle::Lifecycle;
use crate::domain::report::Report;
use crate::domain::report::line::ReportLine;
use crate::domain::sorting::sort_by_key;
use crate::domain::words::{names, numbers, plan_words};

/// More lines are counted; the table of all lines has them.
pub(super) const LISTED: usize = 200;
/// More parts than these are counted in one cell.
const TOGETHER: usize = 40;
/// More lines than these are no matter of a quote.
pub(super) const QUOTED: usize = 6;

/// Lines that come late, are short at the largest volume, or will not be made for long.
pub(super) fn write_supply(html: &mut Html, report: &Report) {
    if !report.audience.sees_purchase() {
        return write_lifecycle(html, report);
    }
    let is_short = |it: &ReportLine| it.cost.iter().any(|cost| labels::is_short(it, cost));
    let mut concerned: Vec<&ReportLine> = report
        .lines
        .iter()
        .filter(|it| !it.line.dnp)
        .filter(|it| is_dying(it) || labels::is_long_lead(report, it) || is_short(it))
        .collect();
    // What is no longer made comes first.
    let ends = |it: &ReportLine| it.lifecycle.filter(|it| *it >= Lifecycle::LastTimeBuy);
    sort_by_key(&mut concerned, |it| std::cmp::Reverse((ends(it), it.lead_time_days)));
    html.raw("<section class=\"report-section\">\n<h2>").text(tr("Lead times and supply")).raw("</h2>\n");
    if concerned.is_empty() {
        html.raw("<p>")
            .text(tr("No line is known to be late, short or discontinued."))
            .raw("</p>\n</section>\n");
        return;
    }
    html.raw("<div class=\"table-scroll\">\n<table class=\"report-table\">\n<thead><tr>");
    html.number_head(tr("Row")).head(tr("Part")).head(tr("Lead time"));
    html.number_head(tr("Stock")).head(tr("Stock is short from"));
    html.head(tr("Lifecycle")).raw("</tr></thead>\n<tbody>\n");
    let concerned = of_one_part(report, &concerned, |it| (it.lead_time_days, it.stock, it.lifecycle));
    for lines in concerned.iter().take(LISTED) {
        let Some(line) = lines.first() else { continue };
        rows_cell(html, report, lines);
        part_cell(html, line);
        html.raw("<td class=\"nowrap\">");
        lead_time(html, report, line);
        html.raw("</td>").number_cell(&line.stock.map(numbers::decimal).unwrap_or_default());
        let short_from = line.cost.iter().find(|cost| labels::is_short(line, *cost));
        html.cell(&short_from.map(|it| numbers::boards(it.boards)).unwrap_or_default());
        html.raw("<td class=\"word\">").known(line.lifecycle.map(names::lifecycle).unwrap_or_default());
        html.raw("</td></tr>\n");
    }
    close(html, concerned.len(), LISTED);
}

fn is_dying(line: &ReportLine) -> bool {
    line.lifecycle.is_some_and(|it| it > Lifecycle::Active)
}

/// The parts that will not be made for long, by how near that is: in a quote, whose plan has the late ones.
fn write_lifecycle(html: &mut Html, report: &Report) {
    let mut dying: BTreeMap<_, Vec<&ReportLine>> = BTreeMap::new();
    for line in report.lines.iter().filter(|it| !it.line.dnp && is_dying(it)) {
        dying.entry(std::cmp::Reverse(line.lifecycle)).or_default().push(line);
    }
    if dying.is_empty() {
        return;
    }
    html.raw("<section class=\"report-section\">\n<h2>").text(tr("Lifecycle")).raw("</h2>\n");
    html.raw("<div class=\"table-scroll\">\n<table class=\"report-table\">\n<thead><tr>");
    html.head(tr("Lifecycle")).head(tr("Parts")).raw("</tr></thead>\n<tbody>\n");
    for (std::cmp::Reverse(lifecycle), lines) in &dying {
        let parts = of_one_part(report, lines, |_| ());
        let title = |it: &Vec<&ReportLine>| it.first().map(|it| plan_words::title(it));
        let mut named: Vec<String> = parts.iter().filter_map(title).take(TOGETHER).collect();
        let more = parts.len().saturating_sub(named.len());
        if more > 0 {
            named.push(tr!("and {} more", numbers::count(more as u64)));
        }
        html.raw("<tr><td class=\"word\">").text(lifecycle.map(names::lifecycle).unwrap_or_default());
        html.raw("</td>").cell(&named.join("; ")).raw("</tr>\n");
    }
    close(html, 0, 0);
}

/// Lines of the same part, of which the table says the same, in one: by `also` they are told apart.
pub(super) fn of_one_part<'r, K: Ord>(
    report: &'r Report,
    lines: &[&'r ReportLine],
    also: impl Fn(&'r ReportLine) -> K,
) -> Vec<Vec<&'r ReportLine>> {
    let mut order = BTreeMap::new();
    let mut parts: Vec<Vec<&ReportLine>> = Vec::new();
    for line in lines {
        let bom = &line.line;
        let sheet = report.row_in_sheet(bom.source, bom.row).0;
        let words = (&bom.mpn, &bom.manufacturer, &bom.value, &bom.footprint, &bom.description);
        let key = (bom.source.0, sheet, words, also(line));
        let at = *order.entry(key).or_insert(parts.len());
        match parts.get_mut(at) {
            Some(part) => part.push(line),
            None => parts.push(vec![line]),
        }
    }
    parts
}

/// Begins a row of the table with the rows of lines that stand on one sheet.
pub(super) fn rows_cell(html: &mut Html, report: &Report, lines: &[&ReportLine]) {
    let rows = match lines {
        [] => String::new(),
        [line] => labels::row(report, line.line.source, line.line.row),
        [first, ..] => {
            let sheet = report.row_in_sheet(first.line.source, first.line.row).0;
            let sheet = sheet.map(|it| [it, " "].concat()).unwrap_or_default();
            let rows = lines.iter().map(|it| report.row_in_sheet(it.line.source, it.line.row).1.0);
            [sheet, labels::rows(rows.collect())].concat()
        }
    };
    html.raw("<tr><td class=\"rows\">").text(&rows).raw("</td>");
}

/// Ends a table that lists `listed` of `count` rows at most.
pub(super) fn close(html: &mut Html, count: usize, listed: usize) {
    html.raw("</tbody>\n</table>\n</div>\n");
    if count > listed {
        let more = numbers::count((count - listed) as u64);
        html.raw("<p class=\"more\">")
            .text(&tr!("and {} more; the table of all lines has them.", more))
            .raw("</p>\n");
    }
    html.raw("</section>\n");
}
