//! The end of the report: what was not checked, what it rests on, and what it is not.

use super::markup::Html;
use crate::domain::export::labels;
use crate::domain::language::tr;
use crate::domain::report::Report;
use crate::domain::report::source::Source;
use crate::domain::words::{closing, compliance_words, gap, names, numbers, reasons};

pub(super) fn write(html: &mut Html, report: &Report) {
    not_checked(html, report);
    sources(html, report);
}

/// Whom the report came from, and what it is not.
pub(super) fn foot(html: &mut Html, report: &Report) {
    let is_own = report.audience.sees_purchase();
    html.raw("<footer class=\"report-foot\">\n<p>");
    let made = if is_own {
        html.text(tr(closing::RESTS_ON));
        tr!(
            "Made with Bomlight {} on the computer where the files are; nothing was sent anywhere.",
            env!("CARGO_PKG_VERSION")
        )
    } else {
        html.text(tr(closing::NOT_LEGAL)).text(gap()).text(&compliance_words::dates());
        for file in &report.sources {
            if let Some(seal) = file.sha256 {
                html.raw("</p>\n<p>").text(&tr!("{}: SHA-256 {}", file.name, seal));
            }
        }
        tr!("Made with Bomlight {}.", env!("CARGO_PKG_VERSION"))
    };
    html.raw("</p>\n<p>").text(&made).raw("</p>\n</footer>\n");
}

fn not_checked(html: &mut Html, report: &Report) {
    html.raw("<section class=\"report-section\">\n<h2>").text(tr("What was not checked")).raw("</h2>\n");
    if report.not_checked.is_empty() {
        html.raw("<p>").text(tr("Every check had what it needs on every line.")).raw("</p>\n</section>\n");
        return;
    }
    html.raw("<table class=\"report-table\">\n<thead><tr>").head(tr("Check")).head(tr("Lines"));
    html.head(tr("Because")).raw("</tr></thead>\n<tbody>\n");
    for it in &report.not_checked {
        html.raw("<tr><th scope=\"row\">")
            .text(reasons::check_label(it.check))
            .raw("</th><td class=\"nowrap\">");
        html.text(&it.lines.map_or_else(|| tr("all").to_owned(), |lines| numbers::count(lines.into())));
        html.raw("</td>").cell(reasons::reason(it.because)).raw("</tr>\n");
    }
    html.raw("</tbody>\n</table>\n</section>\n");
}

fn sources(html: &mut Html, report: &Report) {
    html.raw("<section class=\"report-section\">\n<h2>").text(tr("Sources and assumptions")).raw("</h2>\n");
    for source in report.sources.iter().filter(|_| report.shared.is_none()) {
        source_entry(html, source);
    }
    html.raw("<dl class=\"report-settings\">\n");
    for (what, value) in closing::settings(report) {
        setting(html, &what, &value);
    }
    html.raw("</dl>\n</section>\n");
}

fn setting(html: &mut Html, label: &str, value: &str) {
    html.raw("<div><dt>").text(label).raw("</dt><dd>").known(value).raw("</dd></div>\n");
}

fn source_entry(html: &mut Html, source: &Source) {
    html.raw("<section class=\"source\">\n<h3>").text(&source.name).raw(" <span class=\"tag\">");
    html.text(labels::source_role(source.role)).raw("</span>");
    if source.is_sample {
        html.raw(" <span class=\"tag\">").text(tr("Sample data")).raw("</span>");
    }
    html.raw("</h3>\n<p>").text(&labels::understood(source)).raw("</p>\n");
    if let Some(seal) = source.sha256 {
        html.raw("<p class=\"quiet seal\">")
            .text(tr("SHA-256"))
            .raw(" ")
            .text(&seal.to_string())
            .raw("</p>\n");
    }
    for told in [labels::read_as(source), labels::left_out(source)].into_iter().flatten() {
        html.raw("<p>").text(&told).raw("</p>\n");
    }
    let layout = &source.layout;
    let columns = layout.columns.iter().map(|it| (names::role(it.role).to_owned(), it.column));
    let breaks = layout
        .price_breaks
        .iter()
        .map(|it| (tr!("Unit price from {}", numbers::decimal(it.quantity)), it.column));
    html.raw("<ul class=\"columns\">\n");
    for (meaning, column) in columns.chain(breaks) {
        html.raw("<li><q>")
            .text(&labels::column(source, column))
            .raw("</q> <span class=\"quiet\">")
            .text(tr("read as"))
            .raw("</span> ");
        html.text(&meaning).raw("</li>\n");
    }
    html.raw("</ul>\n");
    html.raw("</section>\n");
}
