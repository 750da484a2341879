//! Printing the full report, never only the rows in sight.

use gloo_utils::{document, window};
use web_sys::{DomParser, SupportedType};

/// Puts the report (`<article class="report">…`, made and escaped by the engine) into `#print-root`
/// and opens the print dialog. The parser runs no script, and the page's policy would forbid one.
pub fn print_report(body_html: &str) {
    fill(body_html);
    let _ = window().print();
}

/// Puts the report into `#print-root`, so that the browser's own print command prints it too.
pub fn fill(body_html: &str) {
    let Some(root) = document().get_element_by_id("print-root") else { return };
    let parsed = DomParser::new()
        .and_then(|parser| parser.parse_from_string(body_html, SupportedType::TextHtml))
        .ok()
        .and_then(|it| it.query_selector("article").ok().flatten());
    root.set_text_content(None);
    if let Some(article) = parsed
        && let Ok(article) = document().import_node_with_deep(&article, true)
    {
        let _ = root.append_child(&article);
    }
}
