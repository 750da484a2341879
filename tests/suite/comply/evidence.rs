//! Documents behind statements: their numbers and days, what is too old for ten substances, and the evidence register.

use crate::build::{codes, report_of_files};
use bomlight::domain::compliance::RohsStatus;
use bomlight::domain::compliance::regimes::Answer;
use bomlight::domain::read::Limits;
use bomlight::domain::report::{Audience, Report};
use bomlight::domain::settings::Settings;
use bomlight::engine::Session;
use bomlight::engine::protocol::ExportKind;

use crate::export::formula::{Value, Workbook};

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

const BOM: &str = "Designator,Qty,MPN,Manufacturer,RoHS,RoHS certificate,Declaration date\n\
    R1,1,AB-1,Alder,Yes,,\n\
    R2,1,AB-2,Alder,Yes,D-17,2024-05-01\n\
    R3,1,AB-3,Alder,Yes,D-12,2018-05-01\n\
    R4,1,AB-4,Alder,Yes,D-13,\n\
    R5,1,AB-5,Beech,Compliant by exemption 7(a),,\n\
    R6,1,AB-6,Beech,No,,\n\
    R7,1,AB-7,Beech,,SGS report 77,2023-01-02\n\
    R8,1,AB-8,Beech,,,\n\
    R9,1,,,Yes,,\n\
    R10,1,AB-1,ALDER,Yes,,\n\
    R11,1,\"=AB<11>\",\"+Cedar&Co\",\"Compliant\",\"=1+1 <b>7</b>\",2024-05-01\n\
    R12,DNP,AB-12,Beech,Yes,,\n";
const DATA: &str =
    "MPN,Manufacturer,Supplier,RoHS,Price,Currency\nAB-1,Alder,Quellhaus,ROHS3 Compliant,0.1,USD\n";

fn session() -> Session {
    let mut session = Session::new(Settings::parts_alone("2026-11-29"), Limits::default());
    let declaration = include_bytes!("../../fixtures/declarations/ipc1752a-class-c.xml");
    let bom = [BOM, "R13,1,C-CLEAN,Alder Parts Ltd,,,\nR14,1,C-OVER,Alder Parts Ltd,,,\n"].concat();
    let files = vec![
        ("board.csv".to_owned(), bom.into_bytes()),
        ("data.csv".to_owned(), DATA.as_bytes().to_vec()),
        ("alder.xml".to_owned(), declaration.to_vec()),
    ];
    assert!(session.open(files, false, &mut |_| {}).is_empty());
    session
}

fn export(session: &mut Session, kind: ExportKind, audience: Audience) -> String {
    String::from_utf8(session.export_bytes(kind, audience).unwrap()).unwrap()
}

#[test]
fn the_register_tells_what_is_held_and_what_is_missing() {
    let csv = export(&mut session(), ExportKind::Evidence, Audience::Internal);
    insta::assert_snapshot!(csv.trim_start_matches('\u{feff}').replace("\r\n", "\n"));
}

#[test]
fn letters_ask_for_what_the_register_misses() {
    let mut session = session();
    let letters = export(&mut session, ExportKind::Letters, Audience::Internal);
    insta::assert_snapshot!(letters);
    for audience in [Audience::Customer, Audience::Summary] {
        assert!(session.export_bytes(ExportKind::Letters, audience).is_none());
    }
    assert!(session.export_bytes(ExportKind::Evidence, Audience::Summary).is_none());
}

#[test]
fn the_register_stands_in_every_report_and_is_guarded() {
    let mut session = session();
    for audience in [Audience::Internal, Audience::Customer] {
        let csv = export(&mut session, ExportKind::Evidence, audience);
        assert!(csv.contains("'=AB<11>") && csv.contains("'+Cedar&Co") && csv.contains("'=1+1 <b>7</b>"));
        assert_eq!(csv.contains("Quellhaus"), audience == Audience::Internal, "{csv}");
        assert_eq!(csv.contains("alder.xml"), audience == Audience::Internal, "{csv}");
        let html = export(&mut session, ExportKind::Html, audience);
        assert!(html.contains("Evidence register") && html.contains("=1+1 &lt;b&gt;7&lt;/b&gt;"), "{html}");
        assert!(!html.contains("<b>7</b>"));
        let bytes = session.export_bytes(ExportKind::Xlsx, audience).expect("a workbook");
        let book = Workbook::open(&bytes);
        assert!(book.sheets.contains(&"Evidence".to_owned()), "{:?}", book.sheets);
        let numbers = book.column("Evidence", "Document number");
        assert!(numbers.contains(&Some(&Value::Text("=1+1 <b>7</b>".to_owned()))), "{numbers:?}");
        let ages = book.column("Evidence", "Age in days");
        assert!(ages.iter().flatten().any(|it| it.number() == 942.0), "{ages:?}");
    }
    let html = export(&mut session, ExportKind::Html, Audience::Summary);
    assert!(!html.contains("Evidence register"));
}

#[test]
fn each_answer_carries_its_evidence_in_json() {
    let json = export(&mut session(), ExportKind::Json, Audience::Internal);
    let report: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let regime = |line: usize, regime: &str| &report["lines"][line]["compliance"]["regimes"][regime];
    let held = &regime(1, "eu-rohs")["evidence"];
    assert_eq!(
        held,
        &serde_json::json!([{
            "source": 0, "row": 3, "column": "RoHS", "text": "Yes", "kind": "supplier-declaration",
            "document": "RoHS certificate", "number": "D-17", "date": "2024-05-01", "age_days": 942
        }])
    );
    assert_eq!(regime(2, "eu-rohs")["answer"], "unknown");
    assert!(regime(2, "eu-rohs")["because"].as_str().expect("a sentence").contains("22 July 2019"));
    let declared = &regime(12, "eu-rohs")["evidence"][0];
    assert_eq!(
        (&declared["kind"], &declared["document"]),
        (&"material-declaration".into(), &"alder.xml".into())
    );
    assert!(declared["date"].is_string() && declared["age_days"].is_u64(), "{declared}");
    // Of what nothing states nothing is held.
    assert!(regime(7, "eu-rohs").get("evidence").is_none());
}

#[test]
fn the_screen_shows_documents_with_their_age() {
    let report = report("RoHS;RoHS certificate;RoHS date", "Yes;D-12;2018-05-01");
    let facts = bomlight::domain::words::compliance_facts::facts(&report, &report.lines[0]);
    let documents: Vec<&str> =
        facts.iter().filter(|it| it.label == "Document").map(|it| it.value.as_str()).collect();
    assert_eq!(documents[0], "D-12");
    assert!(documents[1].starts_with("2018-05-01, ") && documents[1].ends_with(" days"), "{documents:?}");
}
