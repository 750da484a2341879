//! What is told of a BOM as people have it, part numbers and no more: usual lead times, RoHS that is expected, what can
//! be quoted, and what to bring next. All of it is a hint for one's own house.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

use std::sync::Arc;

use bomlight::domain::read::Limits;
use bomlight::domain::reference::Reference;
use bomlight::domain::report::Audience;
use bomlight::domain::settings::Settings;
use bomlight::engine::protocol::ExportKind;
use bomlight::engine::view::lines::LineRow;
use bomlight::engine::view::query::{LineFilter, LinesQuery};
use bomlight::engine::view::summary::SummaryView;
use bomlight::engine::{Request, Response, Session};
use proptest::prelude::*;
use serde_json::{Value, json};

const BOM: &str = include_str!("../fixtures/next/bare.csv");
const OWN: &[u8] = include_bytes!("../../data/reference.bin");

fn opened(bom: &str, date: &str, change: impl FnOnce(&mut Settings)) -> Session {
    let mut settings = Settings::parts_alone(date);
    settings.set_boards(&[1, 10, 100, 1_000]);
    change(&mut settings);
    let mut session = Session::new(settings, Limits::default());
    assert!(session.open(vec![("bare.csv".to_owned(), bom.into())], false, &mut |_| {}).is_empty());
    session
}

fn estimated(settings: &mut Settings) {
    settings.estimates = true;
    settings.reference = Some(Arc::new(Reference::read(OWN).expect("our table")));
}

fn text(session: &mut Session, kind: ExportKind, audience: Audience) -> String {
    String::from_utf8(session.export_bytes(kind, audience).expect("a report")).expect("UTF-8")
}

fn report(session: &mut Session) -> Value {
    serde_json::from_str(&text(session, ExportKind::Json, Audience::Internal)).expect("JSON")
}

fn ask(session: &mut Session, request: Request) -> Response {
    session.handle(request, Vec::new(), &mut |_| {}).0
}

fn summary(session: &mut Session) -> SummaryView {
    match ask(session, Request::Summary) {
        Response::Summary { summary: Some(it), .. } => *it,
        other => panic!("no summary: {other:?}"),
    }
}

fn rows(session: &mut Session, filter: LineFilter) -> Vec<LineRow> {
    let query = LinesQuery { filter, count: 100, ..LinesQuery::default() };
    match ask(session, Request::Lines(query)) {
        Response::Lines(it) => it.rows,
        other => panic!("no lines: {other:?}"),
    }
}

#[test]
fn what_a_bare_bom_is_told() {
    let mut session = opened(BOM, "2026-11-29", estimated);
    let it = summary(&mut session);
    let told = [&it.rohs.sentence, &it.supply.sentence, &it.quotable.word, &it.quotable.sentence];
    let told: Vec<&str> = told.into_iter().chain(&it.next).map(String::as_str).collect();
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn a_line_is_quotable_where_a_seller_has_nothing_to_ask() {
    let mut session = opened(BOM, "2026-11-29", |_| {});
    let found = report(&mut session);
    let quotable = &found["quotable"];
    // Neither the fiducial nor the line that is not placed is bought.
    assert_eq!((&quotable["lines"], &quotable["ready"]), (&json!(9), &json!(5)), "{quotable}");
    let asked = |code: &str, lines: u32| json!({"code": code, "lines": lines});
    let all = [asked("part-number", 1), asked("value-or-size", 1), asked("voltage", 1), asked("quantity", 1)];
    assert_eq!(quotable["questions"], json!(all));
    let shown = rows(&mut session, LineFilter::Question);
    assert_eq!(shown.len(), 4);
    assert!(shown.iter().all(|it| !it.dnp));
}

#[test]
fn rohs_that_is_expected_stays_unknown() {
    let mut session = opened(BOM, "2026-11-29", |_| {});
    let found = report(&mut session);
    assert_eq!(found["rohs_expected"], 3, "{}", found["next"]);
    let rohs = &found["compliance"]["rohs"];
    assert_eq!((&rohs["compliant"], &rohs["compliant-by-exemption"]), (&json!(0), &json!(0)));
    assert_eq!(rohs["unknown"], 10);
    for line in found["lines"].as_array().unwrap() {
        assert_eq!(line["compliance"]["rohs"]["status"], "unknown");
    }
    // What is stated is not expected.
    let stated = "Reference,Qty,MPN,Manufacturer,RoHS\nC1,1,GRM155R71C104KA88D,Murata,TBD\n\
        C2,1,GRM155R71C104KA88D,Murata,\nR1,1,CRCW040210K0FKTA,Vishay,\n";
    let found = report(&mut opened(stated, "2026-11-29", |_| {}));
    assert_eq!(found["rohs_expected"], 1);
    assert_eq!(found["lines"][1]["compliance"]["rohs"]["expected"], true);
}

#[test]
fn usual_lead_times_are_hints_and_never_lead_times() {
    let mut session = opened(BOM, "2026-11-29", |_| {});
    let found = report(&mut session);
    let usual = |mpn: &str| {
        let lines = found["lines"].as_array().unwrap();
        lines.iter().find(|it| it["mpn"] == mpn).unwrap()["lead_time_usual"].clone()
    };
    let fpga = json!({"weeks": ["24", "60"], "of": "FPGAs", "as_of": "2026-01", "offers": 0});
    assert_eq!(usual("XC7A35T-1CSG324C"), fpga);
    assert_eq!(usual("RC0402FR-0710KL")["old"], true);
    let supply = &found["supply"];
    assert_eq!(supply["likely_long"].as_array().unwrap().len(), 2);
    assert_eq!((&supply["long_lead"], &supply["lead_time_unknown"]), (&json!(0), &json!(10)));
    assert!(supply["longest_lead_time_days"].is_null());
    // A lead time that is stated takes the place of what is usual, and a line that is not placed has none.
    assert!(usual("1N4148W-7-F").is_null());
    let shown = rows(&mut session, LineFilter::All);
    let row = |mpn: &str| shown.iter().find(|it| it.mpn == mpn).unwrap();
    assert_eq!(row("XC7A35T-1CSG324C").lead_time, "≈ 24–60 weeks");
    assert!(row("XC7A35T-1CSG324C").is_usual && !row("XC7A35T-1CSG324C").is_long_lead);
    assert!(row("1N4148W-7-F").lead_time.is_empty());
}

#[test]
fn the_table_of_usual_lead_times_ages() {
    let mut session = opened(BOM, "2028-01-01", |_| {});
    let found = report(&mut session);
    assert!(found["supply"]["likely_long"].is_null());
    let lines = found["lines"].as_array().unwrap();
    let mut usual = lines.iter().map(|it| &it["lead_time_usual"]).filter(|it| it.is_object());
    assert!(usual.all(|it| it["old"] == true));
    assert!(!summary(&mut session).supply.sentence.contains("Likely"));
}

#[test]
fn the_plan_has_a_second_date_and_keeps_its_own() {
    let stated = "Reference,Qty,MPN,Manufacturer,Lead time (weeks),Stock\n\
        R1,1,RC0402FR-0710KL,Yageo,4,\nR2,1,RC0402FR-071KL,Yageo,5,\nU1,1,XC7A35T-1CSG324C,Xilinx,,\n";
    let plan = |date: &str| match ask(&mut opened(stated, date, |_| {}), Request::Plan { volume: 2 }) {
        Response::Plan(it) => it,
        other => panic!("no plan: {other:?}"),
    };
    let now = plan("2026-11-29");
    // 60 weeks from the order on.
    assert!(now.usual_ship.contains("2028") && now.usual_ship.contains("1 part"), "{}", now.usual_ship);
    assert!(now.earliest_ship.ends_with("2027 or later"), "{}", now.earliest_ship);
    assert!(now.timeline.usual.is_some() && now.timeline.wanted.is_none());
    assert!(
        now.unknown.groups[0].why.contains("Usually 24–60 weeks for FPGAs (Jan 2026)"),
        "{:?}",
        now.unknown
    );
    let later = plan("2028-01-01");
    assert_eq!((later.usual_ship.as_str(), later.timeline.usual), ("", None));
    assert!(later.unknown.groups[0].why.contains("this table is old"));
}

#[test]
fn no_hint_reaches_another_house() {
    let mut session = opened(BOM, "2026-11-29", estimated);
    for audience in [Audience::Customer, Audience::Summary] {
        for kind in [ExportKind::Json, ExportKind::Html, ExportKind::Text] {
            let told = text(&mut session, kind, audience);
            let words = ["lead_time_usual", "likely_long", "quotable", "rohs_expected", "\"expected\"", "≈"];
            let sentences = ["Quotable", "What to bring next", "Likely long-lead", "expected to comply"];
            for word in words.into_iter().chain(sentences) {
                assert!(!told.contains(word), "{audience:?} {kind:?}: {word}");
            }
        }
    }
    for (kind, word) in [(ExportKind::Html, "≈ 24–60 weeks"), (ExportKind::Text, "What to bring next")] {
        assert!(text(&mut session, kind, Audience::Internal).contains(word), "{word}");
    }
}

#[test]
fn prices_that_narrow_are_those_of_the_widest_estimates() {
    let mut session = opened(BOM, "2026-11-29", estimated);
    let next = summary(&mut session).next;
    assert!(next.len() <= 5);
    assert!(
        next.iter().any(|it| it.starts_with("Prices of ") && it.contains("XC7A35T-1CSG324C")),
        "{next:?}"
    );
    // Without estimates the parts without a price are named, those that decide it in front.
    let next = summary(&mut opened(BOM, "2026-11-29", |it| it.estimates = false)).next;
    assert!(
        next[0].starts_with("Ask for the prices of 8 parts: STM32F405RGT6, XC7A35T-1CSG324C, "),
        "{next:?}"
    );
}

#[test]
fn what_no_quantity_says_is_asked_once() {
    let bom = "Reference,Qty,Value,MPN,Footprint\nR1,x,10k,RC0402FR-0710KL,0402\nR2,0,1k,RC0402FR-071KL,0402\n\
        R3,1,2k,RC0402FR-072KL,0402\nR4,-3,3k,RC0402FR-073KL,0402\n";
    let quotable = summary(&mut opened(bom, "2026-11-29", estimated)).quotable;
    let told = format!("{quotable:?}");
    assert!(told.contains("1 of 4 lines") && told.contains("no quantity: 2, quantity 0: 1"), "{told}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_line_is_ready_or_has_one_question(lines in prop::collection::vec(any_line(), 1..12)) {
        let bom = ["Reference,Qty,MPN,Value,Footprint,Description", &lines.join("\n")].join("\n");
        let mut session = opened(&bom, "2026-11-29", estimated);
        let found = report(&mut session);
        let quotable = &found["quotable"];
        let count = |it: &Value| it.as_u64().unwrap();
        let asked: u64 = quotable["questions"].as_array().unwrap().iter().map(|it| count(&it["lines"])).sum();
        prop_assert_eq!(count(&quotable["ready"]) + asked, count(&quotable["lines"]));
        prop_assert_eq!(rows(&mut session, LineFilter::Question).len() as u64, asked);
        // Beside the header and the question about substitutes.
        let listed = text(&mut session, ExportKind::QuestionsCsv, Audience::Internal).lines().count() - 2;
        prop_assert_eq!(listed as u64, asked);
        prop_assert!(found["next"].as_array().unwrap().len() <= 5);
    }
}

fn any_line() -> impl Strategy<Value = String> {
    let designator = prop_oneof!["[RCLU][1-9]", "FID[1-9]", Just(String::new())];
    let quantity = prop_oneof!["[0-9]", Just(String::new()), Just("x".to_owned()), Just("-2".to_owned())];
    let number =
        prop_oneof![Just("RC0402FR-0710KL".to_owned()), Just("STM32F405RGT6".to_owned()), "[A-Z0-9]{0,8}"];
    let value = prop_oneof!["[1-9]0?[kunp]?", Just(String::new())];
    let size = prop_oneof![Just("0402"), Just("")];
    let words = prop_oneof![Just("16V X7R"), Just("IC FPGA"), Just("")];
    (designator, quantity, number, value, size, words)
        .prop_map(|(a, b, c, d, e, f)| [&a, &b, &c, &d, e, f].map(str::to_owned).join(","))
}
