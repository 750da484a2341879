//! Findings for code scanning (SARIF) and for a CI (JUnit).

use bomlight::domain::export::exporter::Exported;
use bomlight::domain::finding::WAIVED;
use bomlight::domain::read::Limits;
use bomlight::domain::report::{Audience, Report};
use bomlight::domain::settings::Settings;
use bomlight::engine::Session;
use bomlight::engine::protocol::ExportKind;
use serde_json::Value;

use crate::export::sample;

/// Row 3 names R1 again; row 4 has no part number, and a designator that XML and a reference must not take as it is.
const BOARD: &str = "Reference,Qty,Value,MPN,Manufacturer,RoHS\n\
                     R1,1,10k,RC0402FR-0710KL,Yageo,Yes\n\
                     R1,1,10k,RC0402FR-0710KL,Yageo,No\n\
                     \"<J&1>\",2,,,,\n";
const NAME: &str = "hw/board 1.csv";

fn written(report: &Report, kind: ExportKind) -> String {
    let exported = Exported { report, project: None, least_known: None, volume: None, rows: None };
    String::from_utf8((kind.exporter().write)(&exported).expect("findings")).expect("UTF-8")
}

fn of_board(kind: ExportKind, settings: Settings) -> String {
    let mut session = Session::new(settings, Limits::default());
    assert!(session.open(vec![(NAME.to_owned(), BOARD.into())], false, &mut |_| {}).is_empty());
    String::from_utf8(session.export_bytes(kind, Audience::Internal).expect("findings")).expect("UTF-8")
}

/// What SARIF 2.1.0 and GitHub's reading of it require of each result.
fn check_sarif(text: &str) -> Value {
    let log: Value = serde_json::from_str(text).expect("JSON");
    assert_eq!(log["version"], "2.1.0");
    assert!(log["$schema"].as_str().is_some_and(|it| it.ends_with("sarif-2.1.0.json")));
    let run = &log["runs"][0];
    let driver = &run["tool"]["driver"];
    assert_eq!(driver["name"], "Bomlight");
    let rules = driver["rules"].as_array().expect("rules");
    for rule in rules {
        for field in [&rule["id"], &rule["shortDescription"]["text"], &rule["help"]["text"]] {
            assert!(field.as_str().is_some_and(|it| !it.is_empty()), "{rule}");
        }
    }
    let artifacts = run["artifacts"].as_array().expect("artifacts");
    for result in run["results"].as_array().expect("results") {
        let rule = &rules[result["ruleIndex"].as_u64().expect("an index") as usize];
        assert_eq!(rule["id"], result["ruleId"]);
        assert!(["none", "note", "warning", "error"].contains(&result["level"].as_str().expect("a level")));
        assert!(result["message"]["text"].as_str().is_some_and(|it| !it.is_empty()), "{result}");
        let place = &result["locations"][0]["physicalLocation"];
        let uri = place["artifactLocation"]["uri"].as_str().expect("a file");
        assert!(!uri.contains([' ', '\\', '<']), "{uri}");
        let index = place["artifactLocation"]["index"].as_u64().expect("an index");
        assert_eq!(artifacts[index as usize]["location"]["uri"], uri);
        assert!(place["region"]["startLine"].as_u64().is_some_and(|it| it > 0), "{result}");
    }
    log
}

#[test]
fn snapshots() {
    let sarif = written(&sample::report(), ExportKind::Sarif);
    check_sarif(&sarif);
    insta::assert_snapshot!("sarif", sarif);
    insta::assert_snapshot!("junit", written(&sample::report(), ExportKind::Junit));
}

#[test]
fn a_finding_stands_at_its_row_of_the_file_as_it_was_named() {
    let log = check_sarif(&of_board(ExportKind::Sarif, Settings::parts_alone("2026-11-22")));
    let results = log["runs"][0]["results"].as_array().expect("results");
    let found =
        results.iter().find(|it| it["ruleId"] == "rohs.non-compliant").expect("a part that does not comply");
    let place = &found["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "hw/board%201.csv");
    assert_eq!(place["region"]["startLine"], 3);
    assert_eq!(found["level"], "error");
}

#[test]
fn what_a_person_accepted_is_suppressed_and_no_failure() {
    let mut report = sample::report();
    let finding = report.findings.first_mut().expect("a finding");
    *finding = finding.clone().with(WAIVED, "seen & agreed");
    let log = check_sarif(&written(&report, ExportKind::Sarif));
    assert_eq!(log["runs"][0]["results"][0]["suppressions"][0]["justification"], "seen & agreed");
    let (before, after) =
        (written(&sample::report(), ExportKind::Junit), written(&report, ExportKind::Junit));
    assert_eq!(after.matches("<skipped ").count(), before.matches("<skipped ").count() + 1);
    assert!(after.contains("seen &amp; agreed"));
}

#[test]
fn a_ci_counts_what_stands_there() {
    for text in [
        written(&sample::report(), ExportKind::Junit),
        written(&sample::empty(), ExportKind::Junit),
        of_board(ExportKind::Junit, Settings::parts_alone("2026-11-22")),
    ] {
        let head = text.lines().find(|it| it.starts_with("<testsuites")).expect("a head");
        let number = |name: &str| {
            let value = head.split_once(&format!(" {name}=\"")).expect("a count").1;
            value.split('"').next().and_then(|it| it.parse::<usize>().ok()).expect("a number")
        };
        assert_eq!(number("failures"), text.matches("<failure ").count());
        assert_eq!(number("skipped"), text.matches("<skipped ").count());
        assert_eq!(text.matches("<testcase ").count(), number("tests"));
        assert_eq!(text.matches("<testsuite ").count(), text.matches("</testsuite>").count());
        // Every angle bracket is of a tag.
        let tags = text.matches('<').count();
        assert_eq!(tags, text.matches('>').count(), "{text}");
    }
}

#[test]
fn who_sees_no_lines_gets_no_findings_at_lines() {
    let mut session = Session::new(Settings::parts_alone("2026-11-22"), Limits::default());
    session.open(vec![(NAME.to_owned(), BOARD.into())], false, &mut |_| {});
    for kind in [ExportKind::Sarif, ExportKind::Junit] {
        assert!(session.export_bytes(kind, Audience::Customer).is_some());
        assert!(session.export_bytes(kind, Audience::Summary).is_none());
    }
}
