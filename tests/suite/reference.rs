//! Estimates by a table of reference prices: a table that is made of a purchase history, and our own.

#![allow(clippy::expect_used, clippy::panic)]

use std::sync::Arc;

use bomlight::domain::day::Day;
use bomlight::domain::money::Currency;
use bomlight::domain::read::{Limits, read};
use bomlight::domain::reference::Reference;
use bomlight::domain::reference::build::{Origin, build, price_rows};
use bomlight::domain::report::Audience;
use bomlight::domain::settings::Settings;
use bomlight::engine::Session;
use bomlight::engine::protocol::ExportKind;
use serde_json::Value;

const PURCHASES: &[u8] = include_bytes!("../fixtures/reference/purchases.csv");
const OWN: &[u8] = include_bytes!("../../data/reference.bin");
const BOM: &str = "Reference,Qty,MPN,Manufacturer,Description,Footprint,Price,Currency\n\
    R1-R4,4,ACR0402F33K,,,,,\n\
    R5,1,,,RES 10K 1% 0402,R_0402,,\n\
    U1,1,ZX32F150C8,,,,,\n\
    U2,1,ZX7805-3,Zeta Silicon,IC REG LINEAR 5V 1A,TO-220-3,0.33,USD\n";

fn purchases() -> Reference {
    let document = read("purchases.csv", PURCHASES, &Limits::default()).expect("a table");
    let rows = price_rows(&document.sheets[0].table, Currency::USD).expect("prices");
    let date = Day::from_iso("2026-08-15").expect("a day");
    build(&Origin { name: "Own".to_owned(), date, currency: Currency::USD }, &rows, &[])
}

fn report(bom: &str, reference: Option<Reference>) -> Value {
    let mut settings = Settings::new("2026-11-29");
    settings.boards = vec![100];
    settings.estimates = true;
    settings.profile = None;
    settings.reference = reference.map(Arc::new);
    let mut session = Session::new(settings, Limits::default());
    let refused = session.open(vec![("board.csv".to_owned(), bom.into())], false, &mut |_| {});
    assert!(refused.is_empty());
    let bytes = session.export_bytes(ExportKind::Json, Audience::Internal).expect("a report");
    serde_json::from_slice(&bytes).expect("JSON")
}

fn number(value: &Value, path: &str) -> f64 {
    let text = value.pointer(path).and_then(Value::as_str).unwrap_or_else(|| panic!("no {path}: {value}"));
    text.parse().expect("a number")
}

#[test]
fn lines_are_estimated_by_what_the_table_knows_of_their_like() {
    let report = report(BOM, Some(purchases()));
    let estimate = |line: usize| report.pointer(&format!("/lines/{line}/cost/0/estimate")).cloned();
    for (line, from, least, most) in
        [(0, "family", 0.0015, 0.005), (1, "parameters", 0.0015, 0.008), (2, "family", 1.5, 5.0)]
    {
        let found = estimate(line).expect("an estimate");
        assert_eq!(found["from"], from, "{found}");
        assert_eq!(found["as_of"], "2026-08-15");
        assert!(found["parts"].as_u64().is_some_and(|it| it > 1), "{found}");
        let [low, price, high] = ["/low", "/unit_price", "/high"].map(|it| number(&found, it));
        assert!(low < price && price < high && (least..most).contains(&price), "{found}");
    }
    // A single price is carried on by its own curve.
    assert_eq!(estimate(3).expect("an estimate")["from"], "known-price");
}

#[test]
fn a_sum_has_a_band_of_its_own_and_stays_out_of_the_priced_total() {
    let report = report(BOM, Some(purchases()));
    let tier = report.pointer("/tiers/0").expect("a volume");
    assert_eq!(tier["estimated"]["lines"], 3);
    assert!((number(tier, "/total") - 33.0).abs() < 1e-9, "{tier}");
    let [low, middle, high] = ["low", "parts", "high"].map(|it| number(tier, &format!("/estimated/{it}")));
    assert!(low < middle && middle < high);
    let likely = number(tier, "/likely/per_board");
    assert!((likely - (33.0 + middle) / 100.0).abs() < 1e-6, "{tier}");
    // A line that no table can tell keeps the whole from being told.
    let with_board = format!("{BOM}PCB1,1,,,bare board,,,\n");
    let report = self::report(&with_board, Some(purchases()));
    assert_eq!(report.pointer("/tiers/0/likely"), None);
    assert_eq!(report.pointer("/tiers/0/coverage/unpriced").and_then(Value::as_u64), Some(1));
}

#[test]
fn our_own_table_tells_a_processor_from_a_gate() {
    let table = Reference::read(OWN).expect("our own table");
    assert!(table.parts > 400_000);
    assert_eq!(table.write(), OWN, "what is read is written alike");
    let bom = "Reference,Qty,MPN,Description\n\
        U1,1,STM32F407VGT6,IC MCU 32BIT 1MB FLASH 100LQFP\n\
        U2,1,SN74LVC1G08DBVR,IC GATE AND 1CH 2-INP SOT23-5\n\
        R1,1,RC0402FR-0712KL,RES 12K OHM 1% 1/16W 0402\n";
    let report = report(bom, Some(table));
    let price = |line: usize| number(&report, &format!("/lines/{line}/cost/0/estimate/unit_price"));
    assert!(price(0) > 3.0 && price(0) < 20.0, "{}", price(0));
    assert!(price(1) > 0.01 && price(1) < 0.3, "{}", price(1));
    assert!(price(2) < 0.005, "{}", price(2));
}
