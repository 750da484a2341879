//! The cells of one line weighed together, and headers that ask for something else than "RoHS".

use crate::build::{codes, report_of_files};
use bomlight::domain::compliance::RohsStatus::{self, ByExemption, Compliant, NonCompliant, Unknown};
use bomlight::domain::compliance::regimes::Answer;
use bomlight::domain::report::Report;

/// A BOM of one line; columns are separated by `;`.
fn report(headers: &str, cells: &str) -> Report {
    let bom = format!("Designator;Qty;MPN;Description;{headers}\nR1;1;AB-12345;Resistor 10k{cells}\n");
    report_of_files(&[("bom.csv", &bom)], &[1])
}

fn status(headers: &str, cells: &str) -> RohsStatus {
    report(headers, cells).lines[0].rohs.status
}

#[test]
fn the_worst_cell_of_a_line_counts_and_the_conflict_is_told() {
    for (headers, cells, expected) in [
        ("RoHS;Remarks", ";Yes;NOT RoHS! contains lead", NonCompliant),
        ("RoHS;Remarks", " NON-ROHS;Yes;", NonCompliant),
        ("RoHS;Remarks", " SNPB;Yes;", NonCompliant),
        ("RoHS;Lead Free", ";Yes;No", ByExemption),
        ("RoHS;Contains Pb", ";Yes;Yes", ByExemption),
        ("RoHS;Lead Status", ";Yes;Contains lead", ByExemption),
        ("RoHS;Remarks", ";Yes;contains lead", ByExemption),
        ("RoHS;RoHS valid until", ";Yes;2024-05-31", Unknown),
        ("RoHS;RoHS expiry", ";Compliant;31.05.2024", Unknown),
    ] {
        let report = report(headers, cells);
        assert_eq!(report.lines[0].rohs.status, expected, "{headers} {cells}");
        assert!(codes(&report, 0).contains(&"rohs.conflict"), "{headers} {cells}: {:?}", codes(&report, 0));
        assert_eq!(report.regimes[0].count(Answer::Meets), 0, "{headers} {cells}");
        assert_eq!(report.regimes[0].count(Answer::ByExemption), 0, "{headers} {cells}");
    }
}

#[test]
fn remarks_make_no_line_green() {
    for remark in ["RoHS compliant", "RoHS", "lead free, RoHS compliant", "Yes"] {
        assert_eq!(status("RoHS;Remarks", &format!(" {remark};;{remark}")), Unknown, "{remark}");
    }
    assert_eq!(status("RoHS;Remarks", ";;non-RoHS"), NonCompliant);
    assert_eq!(status("RoHS;Remarks", " leaded;Yes;no substitute"), Compliant);
}

#[test]
fn a_header_asks_for_its_own_subject() {
    for (header, cell, expected) in [
        ("Non-RoHS", "Yes", NonCompliant),
        ("Non-RoHS", "No", Compliant),
        ("RoHS violation", "Yes", NonCompliant),
        ("Contains Pb", "No", Unknown),
        ("Contains lead", "No", Unknown),
        ("Pb", "No", Unknown),
        ("RoHS required", "Yes", Unknown),
        ("RoHS certificate", "Yes", Unknown),
        ("RoHS certificate", "No", Unknown),
        ("Declaration received", "Yes", Unknown),
        ("China RoHS", "Yes", Unknown),
        ("China RoHS", "Compliant", Unknown),
        ("RoHS version", "1", Unknown),
        ("RoHS version", "3", Unknown),
        ("Lead Status", "Yes", Unknown),
        ("RoHS valid until", "2030-12-31", Unknown),
        ("RoHS expiry", "Yes", Unknown),
        ("RoHS", "Yes", Compliant),
    ] {
        assert_eq!(status(header, &format!(";{cell}")), expected, "{header}: {cell}");
    }
    let until = report("RoHS;RoHS valid until", ";Yes;2030-12-31");
    assert_eq!(until.lines[0].rohs.status, Compliant);
    assert!(!codes(&until, 0).contains(&"rohs.conflict"));
}

#[test]
fn lead_status_is_of_the_metal() {
    let report = report("Lead Status", ";Lead Free");
    assert_eq!((report.lines[0].lifecycle, report.lines[0].lead_time_days), (None, None));
    assert_eq!(report.lines[0].statements.len(), 1);
}

#[test]
fn the_finding_shows_the_words_in_the_way() {
    let report = report("RoHS", ";Compliant except lead");
    assert!(codes(&report, 0).contains(&"rohs.unread"));
    let finding = report.findings.iter().find(|it| it.code == "rohs.unread").unwrap();
    assert!(format!("{finding:?}").contains("except lead"), "{finding:?}");
    let unknown = self::report("RoHS", ";TBD").not_checked;
    assert!(unknown.iter().any(|it| (it.check, it.because) == ("rohs", "not-definite")), "{unknown:?}");
}

#[test]
fn a_candidate_list_that_is_older_or_yet_to_come_is_no_evidence() {
    for (cell, meets) in [
        ("No SVHC (04-Feb-2026)", 1),
        ("No SVHC (08-Jul-2021)", 0),
        ("No SVHC (15-Jan-2027)", 0),
        ("No SVHC", 0),
        ("No SVHC except lead (04-Feb-2026)", 0),
        ("No SVHC information (04-Feb-2026)", 0),
    ] {
        assert_eq!(report("REACH", &format!(";{cell}")).regimes[1].count(Answer::Meets), meets, "{cell}");
    }
}
