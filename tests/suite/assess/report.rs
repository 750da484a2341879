//! The whole report of small boards.

use std::sync::Arc;

use bomlight::domain::assess::assemble;
use bomlight::domain::assess::input::Input;
use bomlight::domain::compliance::RohsStatus;
use bomlight::domain::export::labels::ROHS_ANSWERS;
use bomlight::domain::finding::{Finding, Severity};
use bomlight::domain::parts::lifecycle::Lifecycle;
use bomlight::domain::place::{Place, RowNumber, SourceIndex};
use bomlight::domain::report::Report;
use bomlight::domain::report::summaries::Verdict;
use bomlight::domain::settings::Settings;
use bomlight::domain::words::findings::{hint, message, words_of};

use super::build::{in_stock, lead_days, line, number, offer, record, report, states_lifecycle, states_rohs};

fn severity_of(report: &Report, code: &str) -> Option<Severity> {
    report.findings.iter().find(|it| it.code == code).map(|it| it.severity)
}

/// A board that has one of each.
fn board() -> Report {
    let mut dnp = line(9, "R9", "NEVER");
    dnp.dnp = true;
    let reel = {
        let mut made = offer("1:0.30");
        made.moq = Some(number("500"));
        made
    };
    let lines = vec![
        line(2, "R1 R2", "FINE"),
        line(3, "C1", "EXEMPT"),
        line(4, "U1", "BAD"),
        line(5, "U2", "LATE"),
        line(6, "U3", "UNKNOWN"),
        line(7, "U4", "DYING"),
        line(8, "U5", "REEL"),
        dnp,
    ];
    let records = vec![
        states_rohs(
            record(2, "FINE", vec![lead_days(in_stock(offer("1:0.01"), "1000000"), 14)]),
            "RoHS Compliant",
        ),
        states_rohs(record(3, "EXEMPT", vec![offer("1:0.02")]), "RoHS compliant by exemption 7c-I"),
        states_rohs(
            states_rohs(record(4, "BAD", vec![offer("1:1.00")]), "Not RoHS Compliant"),
            "ROHS3 Compliant",
        ),
        states_rohs(record(5, "LATE", vec![lead_days(in_stock(offer("1:2.00"), "50"), 182)]), "Yes"),
        states_lifecycle(
            states_rohs(record(6, "DYING", vec![offer("1:5.00")]), "Not applicable"),
            "Obsolete",
        ),
        states_rohs(record(7, "REEL", vec![reel]), "Yes"),
    ];
    report(&[1, 100, 10_000], lines, records)
}

#[test]
fn rohs_verdict_counts_fitted_lines_only() {
    let rohs = board().rohs;
    assert_eq!(
        ROHS_ANSWERS.map(|it| rohs.count(it)),
        // Compliant, by exemption, not compliant, unknown, not applicable.
        [3, 1, 1, 1, 1]
    );
    assert_eq!(rohs.verdict(), Verdict::Fail);
    let empty = report(&[1], Vec::new(), Vec::new());
    assert_eq!(empty.rohs.verdict(), Verdict::Unknown);
    let fine =
        report(&[1], vec![line(2, "R1", "A")], vec![states_rohs(record(2, "A", vec![]), "RoHS Compliant")]);
    assert_eq!(fine.rohs.verdict(), Verdict::Pass);
}

#[test]
fn the_worse_of_two_statements_counts_and_both_are_kept() {
    let report = board();
    let bad = &report.lines[2];
    assert_eq!(bad.rohs.status, RohsStatus::NonCompliant);
    assert_eq!(bad.rohs.evidence.len(), 2);
    assert_eq!(severity_of(&report, "rohs.conflict"), Some(Severity::Warning));
    assert_eq!(report.lines[1].rohs.exemptions, ["7(c)-I"]);
    assert_eq!(report.lines[5].lifecycle, Some(Lifecycle::Obsolete));
}

#[test]
fn supply_says_what_is_late_and_short() {
    let supply = board().supply;
    assert_eq!(supply.longest_lead_time_days, Some(182));
    assert_eq!((supply.gating_lines, supply.long_lead), (vec![3], 1));
    assert_eq!(supply.lead_time_unknown, 5);
    // LATE: 50 pieces for 100 boards.
    assert_eq!(supply.short, [(1, 0), (100, 1), (10_000, 1)]);
    assert_eq!(supply.largest_build_from_stock, Some(50));
}

#[test]
fn totals_carry_their_coverage() {
    let report = board();
    let tier = &report.tiers[0];
    assert_eq!((tier.coverage.priced, tier.coverage.unpriced, tier.coverage.dnp), (6, 1, 1));
    // 0.02 + 0.02 + 1.00 + 2.00 + 5.00 + 500 x 0.30 for the one piece of REEL.
    assert_eq!(tier.total, number("158.04"));
    assert_eq!(tier.excess, number("149.70"));
    assert_eq!(tier.parts + tier.excess, tier.total);
    assert_eq!(report.tiers[1].per_board, number("9.54"));
}

const UNKNOWN: [&str; 3] = ["cost.unpriced", "rohs.unknown", "supply.lead-time-unknown"];

#[test]
fn findings_have_words_for_every_value() {
    let report = board();
    let expected = [
        ("cost.moq-excess", Severity::Note),
        ("rohs.by-exemption", Severity::Note),
        ("rohs.conflict", Severity::Warning),
        ("rohs.non-compliant", Severity::Error),
        ("supply.long-lead", Severity::Error),
        ("supply.obsolete", Severity::Error),
        ("supply.short", Severity::Warning),
    ];
    for (code, severity) in expected {
        assert_eq!(severity_of(&report, code), Some(severity), "{code}");
    }
    // What is unknown is coverage and no finding.
    for code in UNKNOWN {
        assert_eq!(severity_of(&report, code), None, "{code}");
    }
    for finding in &report.findings {
        let words = words_of(finding.code);
        for template in [words.message, words.hint] {
            for placeholder in template.split('{').skip(1).filter_map(|it| it.split('}').next()) {
                let name = placeholder.split('|').next().unwrap();
                assert!(finding.args.iter().any(|it| it.0 == name), "{} lacks {name}", finding.code);
            }
        }
        assert!(!message(finding).is_empty() && !hint(finding).is_empty());
    }
}

#[test]
fn stock_for_every_volume_lowers_a_long_lead_time_and_never_hides_it() {
    let with_stock = |stock: &str| {
        let record = record(2, "A", vec![lead_days(in_stock(offer("1:1"), stock), 182)]);
        severity_of(&report(&[1, 100], vec![line(2, "U1", "A")], vec![record]), "supply.long-lead")
    };
    assert_eq!(with_stock("99"), Some(Severity::Error));
    assert_eq!(with_stock("100"), Some(Severity::Warning));
}

#[test]
fn findings_are_sorted_and_known_to_their_lines() {
    let mut settings = Settings::parts_alone("2026-11-22");
    settings.set_boards(&[1]);
    settings.severities.extend(UNKNOWN.map(|it| (it.to_owned(), Severity::Warning)));
    let at = |row: u32| Place { source: Some(SourceIndex(0)), row: Some(RowNumber(row)), ..Place::default() };
    let findings = vec![
        Finding::new("data.no-part", Severity::Warning, at(3)),
        Finding::new("data.quantity-unreadable", Severity::Error, at(2)).with("text", "two"),
        Finding::new(
            "file.replaced-bytes",
            Severity::Warning,
            Place { source: Some(SourceIndex(0)), ..Place::default() },
        ),
    ];
    let lines = vec![line(2, "R1", "A"), line(3, "R2", "B")];
    let report = assemble(Input { settings, sources: vec![], lines, records: vec![], findings });
    let codes: Vec<(Option<u32>, &str)> =
        report.findings.iter().map(|it| (it.place.row.map(|it| it.0), it.code)).collect();
    assert_eq!(
        codes,
        [
            (None, "file.replaced-bytes"),
            (Some(2), "cost.unpriced"),
            (Some(2), "data.quantity-unreadable"),
            (Some(2), "rohs.unknown"),
            (Some(3), "cost.unpriced"),
            (Some(3), "data.no-part"),
            (Some(3), "rohs.unknown"),
        ]
    );
    assert_eq!(report.lines[0].findings, [1, 2, 3]);
    assert_eq!(report.lines[0].severity, Some(Severity::Error));
    assert_eq!(report.lines[1].severity, Some(Severity::Warning));
}

#[test]
fn what_could_not_be_checked_is_said() {
    let report = report(&[1], vec![line(2, "R1", "A")], Vec::new());
    for (check, because) in [
        ("rohs", "not-stated-anywhere"),
        ("cost", "no-price-anywhere"),
        ("lead-time", "not-stated-anywhere"),
        ("stock", "not-stated-anywhere"),
        ("lifecycle", "not-stated-anywhere"),
        ("attrition", "no-profile"),
        ("ce-fcc", "not-in-a-bom"),
    ] {
        assert!(report.not_checked.iter().any(|it| (it.check, it.because) == (check, because)), "{check}");
    }
    for gap in &report.not_checked {
        assert_ne!(bomlight::domain::words::reasons::check_label(gap.check), gap.check);
        assert_ne!(bomlight::domain::words::reasons::reason(gap.because), gap.because);
    }
    assert!(report.curve.is_empty());
}

#[test]
fn the_curve_holds_the_volumes_and_what_lies_between() {
    let record = record(2, "A", vec![offer("1:1.00 30:0.50")]);
    let report = report(&[1, 100], vec![line(2, "U1", "A")], vec![record]);
    let boards: Vec<u32> = report.curve.iter().map(|it| it.0).collect();
    // From 15 on 30 pieces cost less: the step of the price at 30 is no step of the cost, but both sides are there.
    assert_eq!(boards, [1, 2, 3, 5, 7, 10, 20, 29, 30, 50, 70, 100]);
    let at = |boards: u32| report.curve.iter().find(|it| it.0 == boards).unwrap().1;
    assert_eq!([at(1), at(20), at(30), at(100)], ["1", "0.75", "0.5", "0.5"].map(number));
    // For comparison the curve goes on to 100,000 boards, whatever the volumes are.
    assert_eq!(report.curves.breaks, [30]);
    let [whole] = report.curves.processes.as_slice() else { panic!("one curve for the parts alone") };
    assert_eq!(whole.last(), Some(&(100_000, number("0.5"))));
    assert!(whole.starts_with(&report.curve));
}

#[test]
fn the_same_input_gives_the_same_report() {
    assert_eq!(board(), board());
}

#[test]
fn a_row_with_its_own_price_needs_no_part_data() {
    let mut own = line(2, "R1", "A");
    own.facts.offers.push(Arc::new(offer("1:0.25")));
    let report = report(&[4], vec![own], Vec::new());
    let cost = &report.lines[0].cost.get(0).unwrap();
    assert_eq!((cost.extended(), cost.offer()), (Some(number("1.00")), Some(0)));
}
