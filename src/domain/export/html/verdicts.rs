//! The head of the report: which file, and the four answers.

use super::markup::Html;
use crate::domain::export::labels;
use crate::domain::export::link::words as link_words;
use crate::domain::finding::Severity;
use crate::domain::language::{en, tr};
use crate::domain::report::Report;
use crate::domain::report::summaries::Verdict;
use crate::domain::words::{labels as names, numbers, withheld};

/// More volumes than this do not fit the strip; the cost table has all of them.
const STRIP_VOLUMES: usize = 6;

pub(super) fn write(html: &mut Html, report: &Report) {
    head(html, report);
    html.raw("<section class=\"report-verdicts\" aria-label=\"").text(tr("Verdicts")).raw("\">\n");
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
        html.raw("<strong>")
            .text(tr("Sample data."))
            .raw("</strong> ")
            .text(tr("Made up to show the tool; it describes no real board."))
            .raw("</p>\n");
    }
    sender(html, report);
    html.raw("<p class=\"report-kind\">").text(tr("BOM report")).raw("</p>\n<h1>").text(report.name());
    html.raw("</h1>\n<p class=\"report-facts\"><span>").text(&numbers::lines(lines));
    html.raw("</span>");
    if dnp > 0 {
        html.raw(" <span>").text(&tr!("{} not placed (DNP)", numbers::count(dnp))).raw("</span>");
    }
    html.raw(" <span>").text(tr("Checked on")).raw(" <time datetime=\"").text(&report.settings.date);
    html.raw("\">").text(&report.settings.date).raw("</time></span></p>\n");
    if let Some(shared) = &report.shared {
        html.raw("<p class=\"report-shared\">").text(&link_words::shared(shared)).raw("</p>\n");
    }
    if let Some(note) = withheld::note(report.audience) {
        html.raw("<p class=\"quiet\">").text(note).raw("</p>\n");
    }
    html.raw("</header>\n");
}

/// Who sends the report, where that is told.
fn sender(html: &mut Html, report: &Report) {
    let branding = report.settings.sender();
    if let Some(logo) = branding.logo() {
        html.raw("<img class=\"report-logo\" alt=\"\" src=\"").text(logo).raw("\">\n");
    }
    if branding.entries().next().is_none() {
        return;
    }
    html.raw("<dl class=\"report-sender\">\n");
    for (label, text) in branding.entries() {
        html.raw("<div><dt>").text(label).raw("</dt><dd>");
        for (at, line) in text.lines().enumerate() {
            html.raw(if at > 0 { "<br>" } else { "" }).text(line);
        }
        html.raw("</dd></div>\n");
    }
    html.raw("</dl>\n");
}

fn open(html: &mut Html, title: &'static str) {
    html.raw("<div class=\"verdict\">\n<h2>").text(tr(title)).raw("</h2>\n");
}

fn rohs(html: &mut Html, report: &Report) {
    let rohs = &report.rohs;
    open(html, en!("RoHS"));
    html.raw("<p class=\"verdict-word\">").verdict_icon(rohs.verdict);
    html.text(names::verdict(rohs.verdict)).raw("</p>\n<p>").text(&labels::rohs_sentence(rohs));
    html.raw("</p>\n<dl class=\"tally\">\n");
    for (label, count) in [
        (tr("Compliant"), rohs.compliant),
        (tr("By exemption"), rohs.by_exemption),
        (tr("Not compliant"), rohs.non_compliant),
        (tr("Unknown"), rohs.unknown),
        (tr("Not applicable"), rohs.not_applicable),
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
    open(html, if report.counts_around { en!("Cost per board") } else { en!("Parts per board") });
    if !report.audience.sees_totals(report) {
        html.raw("<p>").text(tr(withheld::NO_TOTALS)).raw("</p>\n</div>\n");
        return;
    }
    let is_priced = |it: &&crate::domain::cost::tier::Tier| it.coverage.priced > 0;
    let priced: Vec<_> = report.tiers.iter().filter(is_priced).collect();
    let (Some(last), false) = (priced.last(), priced.is_empty()) else {
        html.raw("<p class=\"verdict-word\">").verdict_icon(Verdict::Unknown);
        html.text(tr("Unknown")).raw("</p>\n<p>").text(tr("No line has a price.")).raw("</p>\n</div>\n");
        return;
    };
    let currency = report.currency.map(|it| it.to_string()).unwrap_or_default();
    html.raw("<p class=\"verdict-word\"><span class=\"verdict-amount\">")
        .text(&numbers::amount(last.per_board, report.currency));
    html.raw("</span> <span class=\"verdict-unit\">").text(&currency).raw("</span></p>\n<p>");
    html.text(&tr!("at {}, {}", numbers::boards(last.boards), coverage(&last.coverage)))
        .raw("</p>\n<dl class=\"tally\">\n");
    let others = priced.iter().take(priced.len() - 1).rev().take(STRIP_VOLUMES - 1).collect::<Vec<_>>();
    for tier in others.into_iter().rev() {
        let label = numbers::boards(tier.boards);
        tally(html, &label, &numbers::amount(tier.per_board, report.currency));
    }
    html.raw("</dl>\n</div>\n");
}

/// `9 of 10 lines priced`.
pub(super) fn coverage(coverage: &crate::domain::cost::tier::Coverage) -> String {
    let fitted = coverage.priced + coverage.estimated + coverage.unpriced;
    let count = |number: u32| numbers::count(number.into());
    if coverage.unpriced == 0 && coverage.estimated == 0 {
        return tr!("all {} lines priced", count(fitted));
    }
    let (priced, fitted) = (count(coverage.priced), count(fitted));
    match coverage.estimated {
        0 => tr!("{} of {} lines priced", priced, fitted),
        estimated => tr!("{} of {} lines priced, {} estimated", priced, fitted, count(estimated)),
    }
}

fn lead_time(html: &mut Html, report: &Report) {
    let supply = &report.supply;
    let fitted = report.lines.iter().filter(|it| !it.line.dnp).count() as u64;
    let limit = numbers::lead_time(report.settings.lead_time.long_days);
    open(html, en!("Long lead times"));
    html.raw("<p class=\"verdict-word\">");
    if supply.long_lead > 0 {
        html.severity_icon(Severity::Warning).text(&numbers::lines(supply.long_lead.into()));
        html.raw("</p>\n<p>").text(&tr!("{} or more", limit)).raw("</p>\n");
    } else if supply.longest_lead_time_days.is_none() {
        html.verdict_icon(Verdict::Unknown)
            .text(tr("Unknown"))
            .raw("</p>\n<p>")
            .text(tr("No lead time is stated."))
            .raw("</p>\n");
    } else if supply.lead_time_unknown > 0 {
        html.verdict_icon(Verdict::Unknown)
            .text(tr("None known"))
            .raw("</p>\n<p>")
            .text(tr("Some lines state no lead time."))
            .raw("</p>\n");
    } else {
        html.verdict_icon(Verdict::Pass)
            .text(tr("None"))
            .raw("</p>\n<p>")
            .text(&tr!("All are under {}.", limit));
        html.raw("</p>\n");
    }
    html.raw("<dl class=\"tally\">\n");
    if let Some(days) = supply.longest_lead_time_days {
        tally(html, tr("Longest"), &numbers::lead_time(days));
    }
    if supply.lead_time_unknown > 0 {
        let unknown = numbers::count(supply.lead_time_unknown.into());
        tally(html, tr("Not stated"), &tr!("{} of {}", unknown, numbers::count(fitted)));
    }
    if let Some(boards) = supply.largest_build_from_stock {
        tally(html, tr("Stock covers"), &numbers::number_of(boards, "{} board", "{} boards"));
    }
    html.raw("</dl>\n</div>\n");
}

fn file(html: &mut Html, report: &Report) {
    let of_file = |severity| {
        let findings = report.findings.iter().filter(|it| it.severity == severity);
        findings.filter(|it| labels::is_of_file(it.code)).count() as u64
    };
    let (errors, warnings) = (of_file(Severity::Error), of_file(Severity::Warning));
    open(html, en!("The file itself"));
    html.raw("<p class=\"verdict-word\">");
    if errors + warnings == 0 {
        html.verdict_icon(Verdict::Pass)
            .text(tr("No problems"))
            .raw("</p>\n<p>")
            .text(tr("All rows could be read."))
            .raw("</p>\n");
    } else {
        let worst = if errors > 0 { Severity::Error } else { Severity::Warning };
        html.severity_icon(worst).text(&numbers::number_of(errors + warnings, "{} problem", "{} problems"));
        html.raw("</p>\n<p>").text(tr("to mend before ordering")).raw("</p>\n");
    }
    html.raw("<dl class=\"tally\">\n");
    if errors > 0 {
        tally(html, tr("Errors"), &numbers::count(errors));
    }
    if warnings > 0 {
        tally(html, tr("Warnings"), &numbers::count(warnings));
    }
    html.raw("</dl>\n</div>\n");
}
