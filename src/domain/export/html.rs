//! The report as one HTML file that is complete without scripts.
//!
//! It is made to be sent: a quote to others; for one's own house the verdicts, then cost, what to do, the evidence, and what
//! was not checked.
//! Nothing is loaded from anywhere; the content security policy forbids it.

mod actions;
mod closing;
mod compliance;
mod concerns;
mod cost;
mod evidence;
mod figure;
mod lines;
mod markup;
mod plan;
mod quote;
mod verdicts;

use super::exporter::{self, Button, Exporter};
use crate::domain::language::{en, spoken};
use crate::domain::project::file::html_block;
use crate::domain::report::{Audience, Report};
use markup::Html;

pub const EXPORTER: Exporter = Exporter {
    code: "html",
    is_on_command_line: true,
    ending: "html",
    media_type: exporter::HTML,
    bar: Some(Button { place: 4, words: en!("HTML report") }),
    share: Some(Button { place: 1, words: en!("Save HTML report") }),
    is_for_programs: false,
    write: |it| {
        let is_own = it.report.audience == Audience::Internal;
        Some(match it.project {
            Some(project) if is_own => write_html_with(it.report, &project()),
            _ => write_html(it.report),
        })
    },
};

/// Without the project in it.
pub const ALONE: Exporter = Exporter {
    code: "html-alone",
    is_on_command_line: false,
    bar: None,
    share: None,
    write: |it| Some(write_html(it.report)),
    ..EXPORTER
};

/// For the print view.
pub const PRINT_BODY: Exporter = Exporter {
    code: "print",
    is_on_command_line: false,
    bar: Some(Button { place: 5, words: en!("Print") }),
    share: Some(Button { place: 5, words: en!("Print it") }),
    write: |it| Some(write_body(it.report).into_bytes()),
    ..EXPORTER
};

/// The look of the report, for the file and for the print view of the page: the tokens are those of the page.
pub const STYLE: &str =
    concat!(include_str!("../../../style/tokens.css"), include_str!("../../../style/report.css"));

/// A whole document with its own style and content security policy.
pub fn write_html(report: &Report) -> Vec<u8> {
    document(report, "")
}

/// The same with the saved project in it, so that the document can be opened again as a project.
pub fn write_html_with(report: &Report, project: &[u8]) -> Vec<u8> {
    document(report, &html_block(project))
}

/// `block` is markup that stands behind the report.
fn document(report: &Report, block: &str) -> Vec<u8> {
    let body = write_body(report);
    let mut html = Html::with_capacity(body.len() + STYLE.len() + block.len() + 1_024);
    html.raw("<!doctype html>\n<html lang=\"")
        .raw(spoken().tag())
        .raw("\">\n<head>\n<meta charset=\"utf-8\">\n");
    html.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'\">\n");
    html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html.raw("<meta name=\"color-scheme\" content=\"light dark\">\n");
    html.raw("<meta name=\"referrer\" content=\"no-referrer\">\n<title>");
    html.text(&report.title()).raw("</title>\n<style>\n").raw(STYLE);
    html.raw("</style>\n</head>\n<body class=\"report-page\">\n<main>\n");
    html.markup(&body);
    html.raw("</main>\n").markup(block);
    html.raw("</body>\n</html>\n");
    html.into_string().into_bytes()
}

/// Only the `<article class="report">` of it, for the page's print view. All text is escaped.
///
/// One's own house gets the verdicts and all that was found. To others it is a quote: one page that says it all, what
/// matters, and the lines.
pub fn write_body(report: &Report) -> String {
    let mut html = Html::with_capacity(16_384 + report.lines.len() * 768);
    let (is_own, sees_lines) = (report.audience.sees_purchase(), report.audience.sees_lines());
    html.raw(if is_own { "<article class=\"report\">\n" } else { "<article class=\"report quote\">\n" });
    if is_own {
        verdicts::write(&mut html, report);
        cost::write(&mut html, report);
    } else {
        quote::write(&mut html, report);
        compliance::write(&mut html, report);
    }
    actions::write(&mut html, report);
    if sees_lines {
        concerns::write_supply(&mut html, report);
    }
    plan::write(&mut html, report);
    if is_own {
        compliance::write(&mut html, report);
        closing::write(&mut html, report);
    }
    if sees_lines {
        lines::write(&mut html, report);
    }
    closing::foot(&mut html, report);
    html.raw("</article>\n");
    html.into_string()
}
