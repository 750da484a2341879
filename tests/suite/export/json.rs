//! `report.json` against docs/report.md.

use bomlight::domain::export::json::write_json;
use serde_json::Value;

use crate::export::sample;

fn parsed() -> Value {
    serde_json::from_slice(&write_json(&sample::report())).expect("valid JSON")
}

#[test]
fn snapshot() {
    insta::assert_snapshot!(String::from_utf8(write_json(&sample::report())).expect("UTF-8"));
}

#[test]
fn an_empty_report_is_valid_and_has_every_list() {
    let report: Value = serde_json::from_slice(&write_json(&sample::empty())).expect("valid JSON");
    for key in ["lines", "tiers", "findings", "not_checked"] {
        assert_eq!(report[key], Value::Array(Vec::new()), "{key}");
    }
}

#[test]
fn each_line_is_one_line_of_text() {
    let text = String::from_utf8(write_json(&sample::report())).expect("UTF-8");
    let lines = text.lines().filter(|it| it.contains("\"designators\":")).count();
    assert_eq!(lines, sample::report().lines.len());
    assert!(text.ends_with("}\n"));
}

#[test]
fn roles_are_text_or_an_array() {
    let columns = &parsed()["sources"][0]["columns"];
    assert_eq!(columns["mpn"], "MPN");
    assert_eq!(columns["manufacturer"], serde_json::json!(["Manufacturer 1", "Manufacturer 2"]));
    assert_eq!(columns["datasheet"], "J", "a column without a header goes by its letter");
}

#[test]
fn unknown_is_absent() {
    let report = parsed();
    let unpriced = &report["lines"][7];
    assert_eq!(unpriced["cost"][0]["basis"], "unpriced");
    for key in ["mpn", "manufacturer", "stock", "lead_time_days", "lifecycle"] {
        assert!(unpriced.get(key).is_none(), "{key}");
    }
    for key in ["order", "unit_price", "extended", "offer"] {
        assert!(unpriced["cost"][0].get(key).is_none(), "{key}");
    }
    assert_no_empty_text(&report);
}

fn assert_no_empty_text(value: &Value) {
    match value {
        Value::Object(map) => map.values().for_each(assert_no_empty_text),
        Value::Array(items) => items.iter().for_each(assert_no_empty_text),
        Value::String(text) => assert_ne!(text, ""),
        _ => {}
    }
}

#[test]
fn decimals_are_plain_text() {
    let report = parsed();
    let cost = &report["lines"][1]["cost"][2];
    assert_eq!(cost["need"], "120000");
    assert_eq!(cost["unit_price"], "0.0011");
    assert_eq!(cost["extended"], "132");
    assert_eq!(report["lines"][9]["quantity"], "0.25");
    assert_eq!(report["sources"][0]["confidence"], 0.97);
}

#[test]
fn evidence_names_its_column() {
    let rohs = &parsed()["lines"][4]["compliance"]["rohs"];
    assert_eq!(rohs["status"], "non-compliant");
    assert_eq!(
        rohs["evidence"][0],
        serde_json::json!({"source": 0, "row": 9, "column": "RoHS", "text": "Non-Compliant"})
    );
}
