//! What to do: the findings in groups, worst first, each with its rows and a hint. What says the same of the same part
//! stands there once, with all its rows.

use std::collections::BTreeMap;

use super::lines::{name_of, part_cell};
use super::markup::Html;
use crate::domain::export::labels;
use crate::domain::finding::{Finding, Severity};
use crate::domain::language::{en, spoken, tr};
use crate::domain::place::Place;
use crate::domain::report::Report;
use crate::domain::report::line::ReportLine;
use crate::domain::sorting::sort_by;
use crate::domain::words::quote::is_open_point;
use crate::domain::words::{findings as words, list, names, numbers};

/// More of one kind are counted.
const LISTED: usize = 12;
/// More parts of one finding are counted.
const NAMED: usize = 6;

pub(super) fn write(html: &mut Html, report: &Report) {
    let is_own = report.audience.sees_purchase();
    let groups = groups(report);
    if groups.is_empty() && !is_own {
        return;
    }
    html.raw("<section class=\"report-section\">\n<h2>");
    html.text(tr(if is_own { en!("What to do") } else { en!("Open points of the BOM") })).raw("</h2>\n");
    if groups.is_empty() {
        html.raw("<p>").text(tr("Nothing was found. See below what was not checked.")).raw("</p>\n");
    }
    for (severity, findings) in groups {
        group(html, report, severity, &findings);
    }
    html.raw("</section>\n");
}

/// Findings by code and, where it is told, by severity: worst first, then the most, then by code.
fn groups(report: &Report) -> Vec<(Severity, Vec<&Finding>)> {
    let mut by_code: BTreeMap<(&str, Option<Severity>), Vec<&Finding>> = BTreeMap::new();
    for finding in report.findings.iter().filter(|it| is_open_point(report, it)) {
        let severity = report.audience.sees_purchase().then_some(finding.severity);
        by_code.entry((finding.code, severity)).or_default().push(finding);
    }
    let mut groups: Vec<_> = by_code
        .into_values()
        .filter_map(|findings| Some((findings.iter().map(|it| it.severity).max()?, findings)))
        .collect();
    sort_by(&mut groups, |a, b| b.0.cmp(&a.0).then(b.1.len().cmp(&a.1.len())));
    groups
}

fn group(html: &mut Html, report: &Report, severity: Severity, findings: &[&Finding]) {
    let Some(first) = findings.first() else { return };
    let words = words::words_of(first.code);
    html.raw("<section class=\"action\">\n<h3>");
    if report.audience.sees_purchase() {
        html.severity_icon(severity).raw("<span class=\"severity-").raw(severity.code()).raw("\">");
        html.text(names::severity(severity)).raw("</span> ");
    }
    html.text(words.title);
    html.raw(" <span class=\"count\">")
        .text(&numbers::count_of_findings(findings.len()))
        .raw("</span></h3>\n");
    let hint = words::group_hint(first.code);
    if !hint.is_empty() {
        html.raw("<p class=\"hint\">").text(hint).raw("</p>\n");
    }
    // A link tells how many findings there are, not each of them.
    if !report.audience.sees_lines() || report.shared.is_some() {
        html.raw("</section>\n");
        return;
    }
    html.raw("<table class=\"report-table action-rows\">\n<thead class=\"heard\"><tr>");
    html.head(tr("Place")).head(tr("Part")).head(tr("Finding")).raw("</tr></thead>\n<tbody>\n");
    let entries = alike(report, findings);
    for entry in entries.iter().take(LISTED) {
        row(html, report, entry);
    }
    html.raw("</tbody>\n</table>\n");
    let rest = entries.get(LISTED..).unwrap_or_default();
    if let Some((_, first)) = rest.first().and_then(|it| it.first()) {
        let more = numbers::count(rest.iter().map(|it| it.len() as u64).sum());
        let is_of_lines = first.place.line.is_some();
        html.raw("<p class=\"more\">")
            .text(&if is_of_lines {
                tr!("and {} more; the table of all lines has them.", more)
            } else {
                tr!("and {} more", more)
            })
            .raw("</p>\n");
    }
    html.raw("</section>\n");
}

/// Findings that differ in their rows alone, with what they say, in the order of the first of each.
fn alike<'r>(report: &'r Report, findings: &[&'r Finding]) -> Vec<Vec<(String, &'r Finding)>> {
    let mut order: BTreeMap<_, usize> = BTreeMap::new();
    let mut entries: Vec<Vec<(String, &Finding)>> = Vec::new();
    for finding in findings {
        let message = words::message(finding);
        let Place { source, row, column, line } = finding.place;
        let sheet = source.zip(row).and_then(|(source, row)| report.row_in_sheet(source, row).0);
        let is_fitted = line.and_then(|it| report.lines.get(it as usize)).map(|it| !it.line.dnp);
        // Without a row there is nothing in which they differ.
        let single = row.is_none().then_some(entries.len());
        let key = (source.map(|it| it.0), sheet, column.map(|it| it.0), is_fitted, message.clone(), single);
        let at = *order.entry(key).or_insert(entries.len());
        match entries.get_mut(at) {
            Some(entry) => entry.push((message, finding)),
            None => entries.push(vec![(message, finding)]),
        }
    }
    entries
}

fn row(html: &mut Html, report: &Report, entry: &[(String, &Finding)]) {
    let Some((message, _)) = entry.first() else { return };
    html.raw("<tr><td class=\"place\">").known(&place(report, entry)).raw("</td>");
    let lines = entry.iter().filter_map(|it| report.lines.get(it.1.place.line? as usize));
    let mut lines: Vec<&ReportLine> = lines.collect();
    lines.dedup_by(|one, other| name_of(one) == name_of(other));
    match lines.as_slice() {
        [line] if report.audience.sees_purchase() => part_cell(html, line),
        lines => {
            let mut names: Vec<String> = lines.iter().take(NAMED).map(|it| name_of(it).to_owned()).collect();
            if lines.len() > NAMED {
                names.push(tr!("and {} more", numbers::count((lines.len() - NAMED) as u64)));
            }
            html.cell(&list(names));
        }
    }
    html.cell(message).raw("</tr>\n");
}

/// `Row 3`, `Rows 3, 16–38` of the BOM; of other files with their name in front.
fn place(report: &Report, entry: &[(String, &Finding)]) -> String {
    let Some((_, Finding { place, .. })) = entry.first() else { return String::new() };
    let Some((source, first)) = place.source.zip(place.row) else { return labels::place(report, place) };
    let rows: Vec<u32> =
        entry.iter().filter_map(|(_, it)| Some(report.row_in_sheet(source, it.place.row?).1.0)).collect();
    if place.line.is_none() {
        let name = labels::place(report, &Place { row: None, ..*place });
        let rows = if let [row] = rows[..] { tr!("row {}", row) } else { tr!("rows {}", labels::rows(rows)) };
        return [&name, spoken().between(), &rows].concat();
    }
    if rows.len() < 2 {
        return tr!("Row {}", labels::row(report, source, first));
    }
    let sheet = report.row_in_sheet(source, first).0.map(|it| [it, " "].concat()).unwrap_or_default();
    tr!("Rows {}", [sheet, labels::rows(rows)].concat())
}
