//! The report for a terminal.

use bomlight::domain::export::json::write_json;
use bomlight::domain::export::text::{WIDTH, write_text};
use bomlight::domain::money::Currency;
use bomlight::domain::read::Limits;
use bomlight::domain::settings::Settings;
use bomlight::engine::Session;

use crate::export::sample;

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

#[test]
fn sums_have_the_decimals_of_their_currency() {
    for (code, costs) in [
        ("JPY", ["413 413 390", "21 2,070 351", "14 139,579 0"]),
        ("KWD", ["413.200 413.200 390.199", "20.698 2,069.830 351.000", "13.958 139,579.000 0.000"]),
    ] {
        let mut report = sample::report();
        report.currency = Currency::from_code(code);
        let text = write_text(&report);
        assert!(text.contains(&["Cost, ", code].concat()), "{text}");
        for cost in costs {
            let words: Vec<&str> = cost.split_whitespace().collect();
            let has_words = |line: &str| line.split_whitespace().skip(1).take(3).eq(words.iter().copied());
            assert!(text.lines().any(has_words), "{code}: {words:?} in {text}");
        }
    }
}

#[test]
fn rows_beyond_those_that_are_kept_are_counted() {
    let head = "Reference,Qty,MPN\n";
    let text = [head, "R1,1,ABC-1\n", &head.repeat(1_002), "R2,1,ABC-2\n"].concat();
    let mut session = Session::new(Settings::parts_alone("2026-11-22"), Limits::default());
    assert!(session.open(vec![("a.csv".to_owned(), text.into_bytes())], false, &mut |_| {}).is_empty());
    let report = session.report().expect("a report");
    assert!(write_text(report).contains("and 2 more"));
    let json: serde_json::Value = serde_json::from_slice(&write_json(report)).expect("JSON");
    assert_eq!(json["sources"][0]["more_left_out"], 2);
}
