//! What to do: the findings in groups, worst first, each with its rows and a hint.

use std::collections::BTreeMap;

use super::lines::part_cell;
use super::markup::Html;
use crate::domain::export::labels;
use crate::domain::finding::{Finding, Severity};
use crate::domain::report::Report;
use crate::domain::sorting::sort_by;
use crate::domain::words::labels as names;
use crate::domain::words::tr;
use crate::domain::words::{findings as words, numbers};

/// More rows of one kind are counted; the table of all lines shows them.
const LISTED: usize = 50;

pub(super) fn write(html: &mut Html, report: &Report) {
    html.raw("<section class=\"report-section\">\n<h2>").text(tr("What to do")).raw("</h2>\n");
    let groups = groups(report);
    if groups.is_empty() {
        html.raw("<p>").text(tr("Nothing was found. See below what was not checked.")).raw("</p>\n");
    }
    for (severity, findings) in groups {
        group(html, report, severity, &findings);
    }
    html.raw("</section>\n");
}

/// Findings by code: worst first, then the most, then by code.
fn groups(report: &Report) -> Vec<(Severity, Vec<&Finding>)> {
    let mut by_code: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for finding in &report.findings {
        by_code.entry(finding.code).or_default().push(finding);
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
    html.raw("<section class=\"action\">\n<h3>").severity_icon(severity);
    html.raw("<span class=\"severity-").raw(severity.code()).raw("\">").text(names::severity(severity));
    html.raw("</span> ").text(words.title);
    html.raw(" <span class=\"count\">").text(&numbers::count(findings.len() as u64)).raw("</span></h3>\n");
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
    for finding in findings.iter().take(LISTED) {
        row(html, report, finding);
    }
    html.raw("</tbody>\n</table>\n");
    if findings.len() > LISTED {
        let more = numbers::count((findings.len() - LISTED) as u64);
        html.raw("<p class=\"more\">")
            .text(&tr!("and {} more; the table of all lines has them.", more))
            .raw("</p>\n");
    }
    html.raw("</section>\n");
}

fn row(html: &mut Html, report: &Report, finding: &Finding) {
    html.raw("<tr><td class=\"place\">");
    match finding.place.source.zip(finding.place.row) {
        Some((source, row)) => html.text(&tr!("Row {}", labels::row(report, source, row))),
        None => html.known(&labels::place(report, &finding.place)),
    };
    html.raw("</td>");
    match finding.place.line.and_then(|it| report.lines.get(it as usize)) {
        Some(line) => part_cell(html, line),
        None => {
            html.raw("<td></td>");
        }
    }
    html.cell(&words::message(finding)).raw("</tr>\n");
}
