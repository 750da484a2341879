//! The HTML report: complete, safe, and free of anything that loads or runs.

use bomlight::domain::export::html::{STYLE, write_body, write_html};
use bomlight::domain::report::marking::{Act, Marking};
use proptest::prelude::*;

use crate::export::sample;

fn html() -> String {
    String::from_utf8(write_html(&sample::report())).expect("UTF-8")
}

#[test]
fn body_snapshot() {
    insta::assert_snapshot!(write_body(&sample::report()));
}

#[test]
fn forbids_everything_but_its_own_style() {
    let html = html();
    assert!(html.starts_with("<!doctype html>"));
    assert!(html.contains(
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'"
    ));
    for banned in
        ["<script", "style=\"", "<img", "<link", "<iframe", " onclick", "@import", "url(", "javascript:"]
    {
        assert!(!html.contains(banned), "{banned}");
    }
}

#[test]
fn words_of_the_file_are_escaped() {
    let html = html();
    assert!(html.contains("motor &lt;rev B&gt;.csv"));
    assert!(html.contains("&lt;unplated&gt;"));
    assert!(html.contains("@home &amp; sons"));
    assert!(!html.contains("<unplated>"));
}

#[test]
fn only_web_addresses_are_links() {
    let html = html();
    assert!(html.contains("href=\"https://example.test/stm32.pdf\" rel=\"noopener noreferrer nofollow\""));
    assert_eq!(html.matches("href=").count(), html.matches("href=\"https://").count());
}

#[test]
fn sample_data_says_so() {
    let mut report = sample::report();
    assert!(!write_body(&report).contains("Sample data"));
    report.sources[0].is_sample = true;
    assert!(write_body(&report).contains("Sample data"));
}

#[test]
fn an_empty_report_is_still_a_report() {
    let body = write_body(&sample::empty());
    assert!(body.contains("No line names a component."));
    assert!(body.contains("No line has a price."));
    assert!(!body.contains("<svg viewBox"));
}

#[test]
fn tags_are_balanced() {
    for report in [sample::report(), sample::empty()] {
        let body = write_body(&report);
        for tag in [
            "article", "section", "table", "thead", "tbody", "tr", "td", "th", "div", "p", "dl", "svg",
            "span",
        ] {
            let opened =
                body.matches(&format!("<{tag}>")).count() + body.matches(&format!("<{tag} ")).count();
            assert_eq!(opened, body.matches(&format!("</{tag}>")).count(), "{tag}");
        }
    }
}

/// The page links the same style, so a rule outside of the report would change the page. Before it stand the page's own
/// tokens.
#[test]
fn every_rule_is_scoped() {
    let tokens = include_str!("../../../style/tokens.css");
    let mut style = STYLE.trim_start().strip_prefix(tokens).expect("the page's tokens").to_owned();
    while let Some(start) = style.find("/*") {
        let end = style[start..].find("*/").expect("comments are closed") + start + 2;
        style.replace_range(start..end, "");
    }
    for selectors in style.split('{').filter_map(|it| it.rsplit(['}', ';']).next()) {
        let selectors = selectors.trim();
        if selectors.is_empty() || selectors.starts_with('@') {
            continue;
        }
        for selector in selectors.split(',').map(str::trim) {
            assert!(selector.starts_with(".report"), "{selector}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]
    #[test]
    fn no_cell_becomes_markup(text in ".*") {
        let mut report = sample::report();
        // What a part number hints at is told of the first line whatever its number is.
        report.prepared.marking = Some(vec![Marking { act: Act::Emc, lines: vec![0] }]);
        let plain = write_body(&report).matches('<').count();
        report.lines[0].line.mpn = format!("x{text}");
        report.lines[0].line.designators = vec![format!("x{text}")];
        prop_assert_eq!(write_body(&report).matches('<').count(), plain);
    }
}
