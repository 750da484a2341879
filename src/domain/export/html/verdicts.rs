//! The head of the report: which file, and the four answers.

use super::markup::Html;
use crate::domain::cost::tier::Tier;
use crate::domain::export::labels::{self, ROHS_ANSWERS};
use crate::domain::export::link::words as link_words;
use crate::domain::finding::Severity;
use crate::domain::known::Mark;
use crate::domain::language::{en, tr};
use crate::domain::next::next;
use crate::domain::next::quotable::{questions, quotable};
use crate::domain::report::Report;
use crate::domain::supply::usual::likely_long;
use crate::domain::words::compliance_words::answer;
use crate::domain::words::{cost_words, coverage, next_words, numbers, stop, supply_words};

/// More volumes than this do not fit the strip; the cost table has all of them.
const STRIP_VOLUMES: usize = 6;

pub(super) fn write(html: &mut Html, report: &Report) {
    head(html, report, en!("BOM report"));
    html.raw("<section class=\"report-verdicts\" aria-label=\"").text(tr("Verdicts")).raw("\">\n");
    rohs(html, report);
    cost(html, report);
    lead_time(html, report);
    file(html, report);
    html.raw("</section>\n");
    bring_next(html, report);
}

/// `kind`: what it is.
pub(super) fn head(html: &mut Html, report: &Report, kind: &'static str) {
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
    if let Some(logo) = report.settings.sender().logo() {
        html.raw("<img class=\"report-logo\" alt=\"\" src=\"").text(logo).raw("\">\n");
    }
    html.raw("<p class=\"report-kind\">").text(tr(kind)).raw("</p>\n<h1>").text(&report.title());
    html.raw("</h1>\n<p class=\"report-facts\"><span>").text(&numbers::lines(lines));
    html.raw("</span>");
    if dnp > 0 {
        html.raw(" <span>").text(&tr!("{} not placed (DNP)", numbers::count(dnp))).raw("</span>");
    }
    html.raw(" <span>").text(tr("Checked on")).raw(" <time datetime=\"").text(&report.settings.date);
    html.raw("\">").text(&numbers::day(&report.settings.date)).raw("</time></span></p>\n");
    if let Some(shared) = &report.shared {
        html.raw("<p class=\"report-shared\">").text(&link_words::shared(shared)).raw("</p>\n");
    }
    html.raw("<dl class=\"report-sender\">\n");
    entries(html, report.settings.sender().entries());
    html.raw("</dl>\n</header>\n");
}

/// What the sender tells, where something is.
pub(super) fn entries<'a>(html: &mut Html, entries: impl Iterator<Item = (&'static str, &'a str)>) {
    for (label, text) in entries {
        html.raw("<div><dt>").text(label).raw("</dt><dd>");
        lines_of(html, text);
        html.raw("</dd></div>\n");
    }
}

/// A text with its lines.
pub(super) fn lines_of(html: &mut Html, text: &str) {
    for (at, line) in text.lines().enumerate() {
        html.raw(if at > 0 { "<br>" } else { "" }).text(&numbers::day(line));
    }
}

pub(super) fn open(html: &mut Html, title: &'static str) {
    html.raw("<div class=\"verdict\">\n<h2>").text(tr(title)).raw("</h2>\n");
}

fn rohs(html: &mut Html, report: &Report) {
    let rohs = &report.rohs;
    open(html, en!("RoHS"));
    html.raw("<p class=\"verdict-word\">").answer_icon(rohs.answer());
    html.text(answer(rohs.answer())).raw("</p>\n<p>").text(&labels::rohs_sentence(rohs));
    html.raw("</p>\n");
    paragraph(html, &coverage::rohs_expected(report));
    html.raw("<dl class=\"tally\">\n");
    for it in ROHS_ANSWERS.into_iter().filter(|it| rohs.count(*it) > 0) {
        tally(html, answer(it), &numbers::count(rohs.count(it).into()));
    }
    html.raw("</dl>\n</div>\n");
}

/// A sentence, where there is one.
fn paragraph(html: &mut Html, sentence: &str) {
    if !sentence.is_empty() {
        html.raw("<p>").text(sentence).raw("</p>\n");
    }
}

/// What can be quoted, and what to bring next.
fn bring_next(html: &mut Html, report: &Report) {
    if !report.is_own() || report.lines.is_empty() {
        return;
    }
    let questions = questions(report);
    let quotable = quotable(report, &questions);
    html.raw("<section class=\"report-section\">\n<h2>").text(tr(next_words::TITLE)).raw("</h2>\n<p>");
    html.text(&tr!("{}: {}", tr("Quotable"), next_words::quotable(&quotable))).raw("</p>\n<ul>\n");
    for it in next(report, &likely_long(report), &questions) {
        html.raw("<li>").text(&next_words::bring(report, &it)).raw("</li>\n");
    }
    html.raw("</ul>\n</section>\n");
}

fn tally(html: &mut Html, label: &str, value: &str) {
    html.raw("<div><dt>").text(label).raw("</dt><dd>").text(value).raw("</dd></div>\n");
}

fn cost(html: &mut Html, report: &Report) {
    open(html, if report.counts_around { en!("Cost per board") } else { en!("Parts per board") });
    let mut others: Vec<&Tier> = report.tiers.iter().filter(|it| it.board_price().is_some()).collect();
    if others.is_empty() {
        let some = report.tiers.iter().find(|it| it.coverage.priced > 0);
        let why = some.map_or_else(
            || tr("No line has a price.").to_owned(),
            |it| stop(&coverage::priced(&it.coverage)),
        );
        html.raw("<p class=\"verdict-word\">").mark_icon(Mark::Unknown);
        html.text(tr("Unknown")).raw("</p>\n<p>").text(&why).raw("</p>\n</div>\n");
        return;
    }
    let lead = others.iter().position(|it| Some(it.boards) == report.settings.headline()).unwrap_or(0);
    let lead = others.remove(lead);
    let currency = report.currency.map(|it| it.to_string()).unwrap_or_default();
    let of_lines = tr!("at {}, {}", numbers::boards(lead.boards), coverage::priced(&lead.coverage));
    let is_part = !lead.coverage.known().is_full();
    if is_part {
        html.raw("<p>").text(&of_lines).raw("</p>\n");
    }
    html.raw("<p class=\"verdict-word\"><span class=\"verdict-amount\">")
        .text(&cost_words::board_price(report, lead));
    html.raw("</span> <span class=\"verdict-unit\">").text(&currency).raw("</span></p>\n");
    if !is_part {
        html.raw("<p>").text(&of_lines).raw("</p>\n");
    }
    html.raw("<dl class=\"tally\">\n");
    for tier in others.iter().take(STRIP_VOLUMES - 1) {
        let label = numbers::boards(tier.boards);
        tally(html, &label, &cost_words::board_price(report, tier));
    }
    html.raw("</dl>\n</div>\n");
}

fn lead_time(html: &mut Html, report: &Report) {
    let supply = &report.supply;
    let limit = numbers::lead_time(report.settings.lead_time.long_days);
    open(html, en!("Long lead times"));
    html.raw("<p class=\"verdict-word\">").mark_icon(report.lead_time_mark());
    let known = report.known_lead_times();
    let word = match supply.long_lead {
        0 if known.is_full() => tr("None").to_owned(),
        0 if known.is_figure() => tr("None known").to_owned(),
        0 => tr("Unknown").to_owned(),
        lines => numbers::lines(lines.into()),
    };
    let said = match supply.long_lead {
        0 if known.is_full() => tr!("All are under {}.", limit),
        0 => String::new(),
        _ => tr!("{} or more", limit),
    };
    html.text(&word).raw("</p>\n");
    for sentence in [coverage::lead_times(report), said, supply_words::likely_long(&likely_long(report))] {
        paragraph(html, &sentence);
    }
    html.raw("<dl class=\"tally\">\n");
    let longest = coverage::longest(report);
    if !longest.is_empty() {
        tally(html, tr("Longest"), &longest);
    }
    if supply.lead_time_unknown > 0 {
        let unknown = numbers::count(supply.lead_time_unknown.into());
        tally(html, tr("Not stated"), &tr!("{} of {}", unknown, numbers::count(report.fitted().into())));
    }
    if supply.largest_build_from_stock.is_some() {
        html.raw("</dl>\n<p>").text(&coverage::stock(report)).raw("</p>\n</div>\n");
    } else {
        html.raw("</dl>\n</div>\n");
    }
}

fn file(html: &mut Html, report: &Report) {
    let of_file = |severity| {
        let findings = report.findings.iter().filter(|it| it.severity == severity);
        findings.filter(|it| it.is_of_file()).count() as u64
    };
    let (errors, warnings) = (of_file(Severity::Error), of_file(Severity::Warning));
    open(html, en!("The file itself"));
    html.raw("<p class=\"verdict-word\">");
    if errors + warnings == 0 {
        html.mark_icon(report.file_mark());
        let (word, why) = match report.file_mark() {
            Mark::Unknown => (tr("Unknown"), tr("No BOM line is fitted, so there is nothing to check.")),
            _ => (tr("No problems"), tr("Every line was read, is counted and can be ordered.")),
        };
        html.text(word).raw("</p>\n<p>").text(why).raw("</p>\n");
    } else {
        let worst = if errors > 0 { Severity::Error } else { Severity::Warning };
        html.severity_icon(worst).text(&numbers::number_of(errors + warnings, "{} problem", "{} problems"));
        html.raw("</p>\n<p>").text(tr("to correct before ordering")).raw("</p>\n");
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
