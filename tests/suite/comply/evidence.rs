//! Documents behind statements: their numbers and days, what is too old for ten substances, and the evidence register.

use crate::build::{codes, report_of_files};
use bomlight::domain::compliance::RohsStatus;
use bomlight::domain::compliance::regimes::Answer;
use bomlight::domain::report::Report;

/// A BOM of one line; columns are separated by `;`.
fn report(headers: &str, cells: &str) -> Report {
    let bom = format!("Designator;Qty;MPN;Manufacturer;{headers}\nR1;1;AB-12345;Alder;{cells}\n");
    report_of_files(&[("bom.csv", &bom)], &[1])
}

#[test]
fn evidence_from_before_the_phthalates_carries_no_ten_substances() {
    for (headers, cells, is_early) in [
        ("RoHS", "Compliant (2018-05-01)", true),
        ("RoHS", "Yes, declaration of 03-Mar-2016", true),
        ("RoHS", "RoHS-konform, Erklärung vom 01.05.2018", true),
        ("RoHS", "符合 (2017年3月)", true),
        ("RoHS;RoHS date", "Yes;2019-07-21", true),
        ("RoHS;RoHS date", "Yes;2019-07-22", false),
        ("RoHS;Declaration date", "Compliant;12 May 2018", true),
        ("RoHS;Declaration date", "Compliant;2024-05-12", false),
        ("RoHS;RoHS certificate", "Compliant;C-4711 of 2015-03-01", true),
        ("RoHS;RoHS certificate", "Compliant;C-2018-004", false),
        ("RoHS;RoHS certificate;Certificate date", "Compliant;C-4711;2018-01-31", true),
        ("RoHS;RoHS exemption;RoHS date", "By exemption;7(a);2017-01-31", true),
        // They name all ten substances, which were law then.
        ("RoHS", "RoHS 3 compliant (2018-05-01)", false),
        ("RoHS", "Compliant with (EU) 2015/863, 2018-05-01", false),
        ("RoHS 3", "Yes, 2018-05-01", false),
        ("RoHS", "RoHS 3 compliant (2014-05-01)", true),
        // From when on it complies is not of which day the words are.
        ("RoHS", "Compliant since July 2006", false),
        ("RoHS", "RoHS-konform seit 2006", false),
        ("RoHS", "Compliant", false),
        ("RoHS;RoHS valid until", "Yes;2027-12-31", false),
        ("RoHS;REACH", "Yes;No SVHC (08-Jul-2018)", false),
    ] {
        let report = report(headers, cells);
        let rohs = &report.lines[0].rohs;
        assert_eq!(rohs.is_early, is_early, "{headers} {cells}: {rohs:?}");
        let is_stated = matches!(rohs.status, RohsStatus::Compliant | RohsStatus::ByExemption);
        assert!(is_stated, "{headers} {cells}: {rohs:?}");
        if is_early {
            assert_eq!((rohs.judged.answer, rohs.judged.because), (Answer::Unknown, "before-phthalates"));
            assert_eq!(report.rohs.count(Answer::Unknown), 1, "{headers} {cells}");
            assert_eq!(report.rohs.doubtful, 0, "{headers} {cells}");
            assert!(!codes(&report, 0).contains(&"rohs.unknown"), "{headers} {cells}");
        } else {
            assert_ne!(rohs.judged.answer, Answer::Unknown, "{headers} {cells}");
        }
        let found = report.findings.iter().filter(|it| it.code == "rohs.before-phthalates").count();
        assert_eq!(found, usize::from(is_early), "{headers} {cells}");
    }
}

#[test]
fn a_paper_is_no_statement() {
    for (headers, cells) in [
        ("RoHS certificate", "C-4711"),
        ("Declaration date", "2024-05-12"),
        ("Certificate no.;Certificate date", "D 12;2024-05-12"),
        ("CoC", "COC-2024-17"),
        ("RoHS report", "SHAEC1712345"),
        // Of what it is a certificate is not said.
        ("Certificate no.", "compliant, C-12"),
        ("CoC", "Compliant 2024-05-01"),
    ] {
        let report = report(headers, cells);
        assert_eq!(report.lines[0].rohs.judged.answer, Answer::Unknown, "{headers} {cells}");
        assert!(!report.lines[0].rohs.papers.is_empty(), "{headers} {cells}: {:?}", report.sources[0].layout);
    }
}

#[test]
fn one_newer_statement_is_enough_and_the_finding_counts_the_lines() {
    let bom = "Designator,Qty,MPN,Manufacturer,RoHS,RoHS date\n\
        R1,1,AB-1,Alder,Yes,2018-01-05\n\
        R2,1,AB-2,Alder,Yes,2017-01-05\n\
        R3,1,AB-3,Alder,Yes,2018-01-05\n\
        R4,DNP,AB-4,Alder,Yes,2018-01-05\n\
        R5,1,AB-5,Alder,No,2018-01-05\n";
    let data = "MPN,Manufacturer,RoHS,Price,Currency\nAB-3,Alder,ROHS3 Compliant,0.1,USD\n";
    let report = report_of_files(&[("bom.csv", bom), ("data.csv", data)], &[1]);
    let answers: Vec<Answer> = report.lines.iter().map(|it| it.rohs.judged.answer).collect();
    use Answer::{Fails, Meets, Unknown};
    assert_eq!(answers, [Unknown, Unknown, Meets, Unknown, Fails]);
    let finding = report.findings.iter().find(|it| it.code == "rohs.before-phthalates").unwrap();
    assert_eq!(bomlight::domain::words::findings::message(finding).matches(": 2.").count(), 1);
    assert!(report.not_checked.iter().any(|it| it.because == "before-phthalates" && it.lines == Some(2)));
}
