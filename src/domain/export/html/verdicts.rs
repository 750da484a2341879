//! The head of the report: which file, and the four answers.

use super::markup::Html;
use crate::domain::export::labels;
use crate::domain::finding::Severity;
use crate::domain::report::{Report, Verdict};
use crate::domain::words::labels as names;
use crate::domain::words::numbers;

/// More volumes than this do not fit the strip; the cost table has all of them.
const STRIP_VOLUMES: usize = 6;

pub(super) fn write(html: &mut Html, report: &Report) {
    head(html, report);
    html.raw("<section class=\"report-verdicts\" aria-label=\"Verdicts\">\n");
    rohs(html, report);
    cost(html, report);
    lead_time(html, report);
    file(html, report);
    html.raw("</section>\n");
}

fn head(html: &mut Html, report: &Report) {
    let dnp = report.lines.iter().filter(|it| it.line.dnp).count() as u64;
    let lines = report.lines.len() as u64;
    html.raw("<header class=\"report-head\">\n");
    if report.sources.iter().any(|it| it.is_sample) {
        html.raw("<p class=\"report-sample\">").severity_icon(Severity::Note);
        html.raw("<strong>Sample data.</strong> Made up to show the tool; it describes no real board.</p>\n");
    }
    html.raw("<p class=\"report-kind\">BOM report</p>\n<h1>").text(super::name_of(report));
    html.raw("</h1>\n<p class=\"report-facts\"><span>").text(&labels::counted(lines, "line"));
    html.raw("</span>");
    if dnp > 0 {
        html.raw(" <span>").text(&numbers::count(dnp)).raw(" not placed (DNP)</span>");
    }
    html.raw(" <span>Checked on <time datetime=\"").text(&report.settings.date).raw("\">");
    html.text(&report.settings.date).raw("</time></span></p>\n</header>\n");
}

fn open(html: &mut Html, title: &'static str) {
    html.raw("<div class=\"verdict\">\n<h2>").raw(title).raw("</h2>\n");
}

fn rohs(html: &mut Html, report: &Report) {
    let rohs = &report.rohs;
    open(html, "RoHS");
    html.raw("<p class=\"verdict-word\">").verdict_icon(rohs.verdict);
    html.text(names::verdict(rohs.verdict)).raw("</p>\n<p>").text(&labels::rohs_sentence(rohs));
    html.raw("</p>\n<dl class=\"tally\">\n");
    for (label, count) in [
        ("Compliant", rohs.compliant),
        ("By exemption", rohs.by_exemption),
        ("Not compliant", rohs.non_compliant),
        ("Unknown", rohs.unknown),
        ("Not applicable", rohs.not_applicable),
    ] {
        if count > 0 {
            tally(html, label, &numbers::count(count.into()));
        }
    }
    html.raw("</dl>\n</div>\n");
}

fn tally(html: &mut Html, label: &str, value: &str) {
    html.raw("<div><dt>").text(label).raw("</dt><dd>").text(value).raw("</dd></div>\n");
}

fn cost(html: &mut Html, report: &Report) {
    open(html, "Parts per board");
    let is_priced = |it: &&crate::domain::cost::Tier| it.coverage.priced > 0;
    let priced: Vec<_> = report.tiers.iter().filter(is_priced).collect();
    let (Some(last), false) = (priced.last(), priced.is_empty()) else {
        html.raw("<p class=\"verdict-word\">").verdict_icon(Verdict::Unknown);
        html.raw("Unknown</p>\n<p>No line has a price.</p>\n</div>\n");
        return;
    };
    let currency = report.currency.map(|it| it.to_string()).unwrap_or_default();
    html.raw("<p class=\"verdict-word\"><span class=\"verdict-amount\">")
        .text(&numbers::amount(last.per_board));
    html.raw("</span> <span class=\"verdict-unit\">").text(&currency).raw("</span></p>\n<p>at ");
    html.text(&labels::counted(last.boards.into(), "board"));
    html.raw(", ").text(&coverage(&last.coverage)).raw("</p>\n<dl class=\"tally\">\n");
    let others = priced.iter().take(priced.len() - 1).rev().take(STRIP_VOLUMES - 1).collect::<Vec<_>>();
    for tier in others.into_iter().rev() {
        let label = labels::counted(tier.boards.into(), "board");
        tally(html, &label, &numbers::amount(tier.per_board));
    }
    html.raw("</dl>\n</div>\n");
}

/// `9 of 10 lines priced`.
pub(super) fn coverage(coverage: &crate::domain::cost::Coverage) -> String {
    let fitted = coverage.priced + coverage.estimated + coverage.unpriced;
    let count = |number: u32| numbers::count(number.into());
    if coverage.unpriced == 0 && coverage.estimated == 0 {
        return format!("all {} lines priced", count(fitted));
    }
    let mut text = format!("{} of {} lines priced", count(coverage.priced), count(fitted));
    if coverage.estimated > 0 {
        text.push_str(&format!(", {} estimated", count(coverage.estimated)));
    }
    text
}

fn lead_time(html: &mut Html, report: &Report) {
    let supply = &report.supply;
    let fitted = report.lines.iter().filter(|it| !it.line.dnp).count() as u64;
    let limit = numbers::lead_time(report.settings.lead_time.long_days);
    open(html, "Long lead times");
    html.raw("<p class=\"verdict-word\">");
    if supply.long_lead > 0 {
        html.severity_icon(Severity::Warning).text(&labels::counted(supply.long_lead.into(), "line"));
        html.raw("</p>\n<p>").text(&limit).raw(" or more</p>\n");
    } else if supply.longest_lead_time_days.is_none() {
        html.verdict_icon(Verdict::Unknown).raw("Unknown</p>\n<p>No lead time is stated.</p>\n");
    } else if supply.lead_time_unknown > 0 {
        html.verdict_icon(Verdict::Unknown).raw("None known</p>\n<p>Some lines state no lead time.</p>\n");
    } else {
        html.verdict_icon(Verdict::Pass).raw("None</p>\n<p>All are under ").text(&limit).raw(".</p>\n");
    }
    html.raw("<dl class=\"tally\">\n");
    if let Some(days) = supply.longest_lead_time_days {
        tally(html, "Longest", &numbers::lead_time(days));
    }
    if supply.lead_time_unknown > 0 {
        let unknown = numbers::count(supply.lead_time_unknown.into());
        tally(html, "Not stated", &format!("{unknown} of {}", numbers::count(fitted)));
    }
    if let Some(boards) = supply.largest_build_from_stock {
        tally(html, "Stock covers", &labels::counted(boards, "board"));
    }
    html.raw("</dl>\n</div>\n");
}

fn file(html: &mut Html, report: &Report) {
    let of_file = |severity| {
        let findings = report.findings.iter().filter(|it| it.severity == severity);
        findings.filter(|it| labels::is_of_file(it.code)).count() as u64
    };
    let (errors, warnings) = (of_file(Severity::Error), of_file(Severity::Warning));
    open(html, "The file itself");
    html.raw("<p class=\"verdict-word\">");
    if errors + warnings == 0 {
        html.verdict_icon(Verdict::Pass).raw("No problems</p>\n<p>All rows could be read.</p>\n");
    } else {
        let worst = if errors > 0 { Severity::Error } else { Severity::Warning };
        html.severity_icon(worst).text(&labels::counted(errors + warnings, "problem"));
        html.raw("</p>\n<p>to mend before ordering</p>\n");
    }
    html.raw("<dl class=\"tally\">\n");
    if errors > 0 {
        tally(html, "Errors", &numbers::count(errors));
    }
    if warnings > 0 {
        tally(html, "Warnings", &numbers::count(warnings));
    }
    html.raw("</dl>\n</div>\n");
}
