//! The report for a terminal.

use bomlight::domain::export::text::{WIDTH, write_text};

use crate::sample;

#[test]
fn snapshot() {
    insta::assert_snapshot!(write_text(&sample::report()));
}

#[test]
fn no_line_is_too_wide_and_no_control_character_reaches_the_terminal() {
    let mut report = sample::report();
    report.sources[0].name = "x\u{1b}[31m".repeat(60);
    report.lines[0].line.mpn = "\u{1b}]0;title\u{7}".repeat(9);
    for line in write_text(&report).lines() {
        assert!(line.chars().count() <= WIDTH, "{line}");
        assert!(!line.contains(char::is_control), "{line:?}");
    }
}

#[test]
fn an_empty_report_has_its_verdicts() {
    assert!(write_text(&sample::empty()).contains("RoHS       Unknown"));
}
