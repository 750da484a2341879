//! The report as one HTML file that is complete without scripts.
//!
//! It is made to be sent: verdict first, then cost, what to do, the evidence, and what was not checked.
//! Nothing is loaded from anywhere; the content security policy forbids it.

mod actions;
mod closing;
mod compliance;
mod concerns;
mod cost;
mod figure;
mod lines;
mod markup;
mod plan;
mod verdicts;

use crate::domain::report::{Report, SourceRole};
use markup::Html;

/// The look of the report, for the file and for the print view of the page.
pub const STYLE: &str = include_str!("../../../style/report.css");

/// A whole document with its own style and content security policy.
pub fn write_html(report: &Report) -> Vec<u8> {
    let body = write_body(report);
    let mut html = Html::with_capacity(body.len() + STYLE.len() + 1_024);
    html.raw("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    html.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\n");
    html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html.raw("<meta name=\"color-scheme\" content=\"light dark\">\n");
    html.raw("<meta name=\"referrer\" content=\"no-referrer\">\n<title>");
    html.text(name_of(report)).raw(": BOM report</title>\n<style>\n").raw(STYLE);
    html.raw("</style>\n</head>\n<body class=\"report-page\">\n<main>\n");
    html.markup(&body);
    html.raw("</main>\n</body>\n</html>\n");
    html.into_string().into_bytes()
}

/// Only the `<article class="report">` of it, for the page's print view. All text is escaped.
pub fn write_body(report: &Report) -> String {
    let mut html = Html::with_capacity(16_384 + report.lines.len() * 768);
    html.raw("<article class=\"report\">\n");
    verdicts::write(&mut html, report);
    cost::write(&mut html, report);
    actions::write(&mut html, report);
    concerns::write_supply(&mut html, report);
    plan::write(&mut html, report);
    compliance::write(&mut html, report);
    lines::write(&mut html, report);
    closing::write(&mut html, report);
    html.raw("</article>\n");
    html.into_string()
}

/// The name of the BOM's file, else of the first file.
fn name_of(report: &Report) -> &str {
    let mut sources = report.sources.iter();
    let bom = sources.clone().find(|it| it.role == SourceRole::Bom);
    bom.or_else(|| sources.next()).map_or("Parts", |it| it.name.as_str())
}
