//! RoHS, lifecycle and lead-time words: tables written from sources, and the real values of distributors.

use crate::build;
use bomlight::domain::compliance::RohsStatus::{
    self, ByExemption, Compliant, NonCompliant, NotApplicable, Unknown,
};
use bomlight::domain::compliance::statements::read_rohs;
use bomlight::domain::parts::lead_time::{LeadTimeReading, read_lead_time};
use bomlight::domain::parts::lifecycle::{Lifecycle, read_lifecycle};

/// The rows of a fixture: `#` starts a remark, the first other row is the header.
fn rows(table: &str) -> Vec<csv::StringRecord> {
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(table.as_bytes());
    reader.records().map(Result::unwrap).collect()
}

fn status(code: &str) -> RohsStatus {
    [Compliant, ByExemption, NonCompliant, NotApplicable, Unknown]
        .into_iter()
        .find(|it| it.code() == code)
        .unwrap_or_else(|| panic!("no status {code}"))
}

#[test]
fn rohs_words() {
    let rows = rows(include_str!("../../fixtures/assess/rohs-words.csv"));
    let mut wrong = Vec::new();
    for row in &rows {
        let [text, header, expected, exemptions] = [0, 1, 2, 3].map(|it| row.get(it).unwrap());
        let found = read_rohs(text, header).map(|it| (it.status, it.exemptions.join(" ")));
        let expected = (expected != "none").then(|| (status(expected), exemptions.to_owned()));
        if found != expected {
            wrong.push(format!("{text:?} under {header:?}: {found:?}, expected {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(rows.len() > 100);
}

/// Every distinct RoHS value that distributors really answered, with what docs/compliance.md#status-words demands of it.
#[test]
fn real_distributor_values() {
    let Some(mut reader) = build::real_distributor_values() else { return };
    let expected = [
        ("Compliant", Compliant),
        ("ROHS3 Compliant", Compliant),
        ("RoHS Compliant", Compliant),
        ("YES_YES", Compliant),
        ("YES", Compliant),
        ("Y-EX_YES", ByExemption),
        ("Y-EX", ByExemption),
        ("Non-Compliant", NonCompliant),
        ("RoHS non-compliant", NonCompliant),
        ("NO", NonCompliant),
        ("NO_NO", NonCompliant),
        ("Not Applicable", NotApplicable),
        ("Request Inventory Verification", Unknown),
        ("Unknown", Unknown),
        ("TBA", Unknown),
        ("TBA_TBA", Unknown),
    ];
    let states = [
        ("Active", Some(Lifecycle::Active)),
        ("Activo", Some(Lifecycle::Active)),
        ("STOCKED", Some(Lifecycle::Active)),
        ("DIRECT_SHIP", Some(Lifecycle::Active)),
        ("Production", Some(Lifecycle::Active)),
        ("NO_LONGER_STOCKED", Some(Lifecycle::DiscontinuedAtSeller)),
        ("Discontinued at Digi-Key", Some(Lifecycle::DiscontinuedAtSeller)),
        ("Discontinuo en Digi-Key", Some(Lifecycle::DiscontinuedAtSeller)),
        ("NO_LONGER_MANUFACTURED", Some(Lifecycle::Obsolete)),
        ("Obsolete", Some(Lifecycle::Obsolete)),
        ("Obsoleto", Some(Lifecycle::Obsolete)),
        ("Not For New Designs", Some(Lifecycle::Nrnd)),
        ("NRND", Some(Lifecycle::Nrnd)),
        ("Pre-Release", Some(Lifecycle::Preliminary)),
        ("EOL", Some(Lifecycle::EndOfLife)),
        ("Last Time Buy", Some(Lifecycle::LastTimeBuy)),
        ("", None),
    ];
    for row in reader.records().map(Result::unwrap) {
        let [rohs, lifecycle] = [3, 6].map(|it| row.get(it).unwrap());
        let found = read_rohs(rohs, "RoHS").map(|it| it.status);
        let wanted = expected.iter().find(|it| it.0 == rohs).map(|it| it.1);
        assert!(wanted.is_some() || rohs.is_empty(), "no expectation for {rohs:?}");
        assert_eq!(found, wanted, "{rohs:?}");
        let wanted = states.iter().find(|it| it.0 == lifecycle);
        assert!(wanted.is_some(), "no expectation for {lifecycle:?}");
        assert_eq!(Some(read_lifecycle(lifecycle)), wanted.map(|it| it.1), "{lifecycle:?}");
    }
}

#[test]
fn lifecycle_words() {
    for row in rows(include_str!("../../fixtures/assess/lifecycle-words.csv")) {
        let [text, expected] = [0, 1].map(|it| row.get(it).unwrap());
        let found = read_lifecycle(text).map_or("none", Lifecycle::code);
        assert_eq!(found, expected, "{text:?}");
    }
}

fn reading(code: &str) -> LeadTimeReading {
    match code.split_once(' ') {
        Some(("days", days)) => LeadTimeReading::Days(days.parse().unwrap()),
        Some(("no-unit", number)) => LeadTimeReading::NoUnit(number.parse().unwrap()),
        _ if code == "blank" => LeadTimeReading::Blank,
        _ => LeadTimeReading::Unreadable,
    }
}

#[test]
fn lead_times() {
    let mut wrong = Vec::new();
    for row in rows(include_str!("../../fixtures/assess/lead-times.csv")) {
        let [text, header, expected] = [0, 1, 2].map(|it| row.get(it).unwrap());
        let found = read_lead_time(text, header);
        if found != reading(expected) {
            wrong.push(format!("{text:?} under {header:?}: {found:?}, expected {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every lead time that distributors really answered: with a unit it is days, bare it has no unit.
#[test]
fn real_lead_times() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/catalog/kicost/distributor_offers.csv");
    let Ok(mut reader) = csv::Reader::from_path(path) else {
        println!("skipped: no shared catalog");
        return;
    };
    let column = reader.headers().unwrap().iter().position(|it| it == "lead").unwrap();
    for row in reader.records().map(Result::unwrap) {
        let text = row.get(column).unwrap().trim();
        let found = read_lead_time(text, "Lead");
        let number: Option<u32> = text.split(' ').next().and_then(|it| it.parse().ok());
        let is_right = match (number, found) {
            (Some(number), LeadTimeReading::Days(days)) => {
                days == if text.to_lowercase().contains("week") { number * 7 } else { number }
            }
            (Some(number), LeadTimeReading::NoUnit(bare)) => number == bare && text == number.to_string(),
            (None, LeadTimeReading::Blank) => text.is_empty(),
            (None, LeadTimeReading::Days(days)) => text.contains("process") && days > 0,
            _ => text.contains("process"),
        };
        assert!(is_right, "{text:?}: {found:?}");
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { failure_persistence: None, ..Default::default() })]

    #[test]
    fn any_text_is_read_without_a_crash(text in "\\PC{0,40}", header in "\\PC{0,20}") {
        let _ = read_rohs(&text, &header);
        let _ = read_lead_time(&text, &header);
        let _ = read_lifecycle(&text);
    }

    #[test]
    fn any_citation_like_text_is_read_without_a_crash(text in "[0-9a-gIV() .,/-]{0,20}") {
        let _ = read_rohs(&text, "RoHS exemption");
        let _ = read_lead_time(&text, "weeks");
    }
}
