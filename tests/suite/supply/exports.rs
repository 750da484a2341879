//! The supply plan in the exports: the same dates in text, HTML and JSON.

use bomlight::domain::export::{html, json, text};
use bomlight::domain::report::Report;

use super::build::report_of_files;

const BOM: &str = "Reference,Qty,MPN,Manufacturer\nU1,1,SLOW-1,<ST> & Co\nR1 R2,2,FAST-1,Yageo\n";
const DATA: &str =
    "MPN,Price,Currency,Lead time (weeks),Stock\nSLOW-1,5,USD,20,100\nFAST-1,0.01,USD,8,90000\n";

fn report() -> Report {
    report_of_files(&[("board.csv", BOM), ("data.csv", DATA)], &[10, 1_000])
}

#[test]
fn the_text_tells_when_each_volume_ships_and_why() {
    let text = text::write_text(&report());
    // 140 + 4 days, then 35: 179 days after 22 November 2026.
    for part in [
        "Supply plan, ordered on 22 November 2026",
        "20 May 2027",
        "lead time 20 weeks, 900 pieces short",
        "Ready for 1,000 boards?",
    ] {
        assert!(text.contains(part), "{part} is not in:\n{text}");
    }
    assert!(text.lines().all(|it| it.chars().count() <= text::WIDTH), "{text}");
}

#[test]
fn the_html_has_the_plan_and_escapes_what_stands_in_files() {
    let html = String::from_utf8(html::write_html(&report())).unwrap();
    for part in ["<h2>Supply plan</h2>", "20 May 2027", "<h3>Ready for 1,000 boards?</h3>"] {
        assert!(html.contains(part), "{part}");
    }
    assert!(!html.contains("<ST>"));
}

#[test]
fn the_json_has_plan_risk_readiness_and_all_that_they_depend_on() {
    let value: serde_json::Value = serde_json::from_slice(&json::write_json(&report())).unwrap();
    let plan = &value["supply"]["plan"][1];
    assert_eq!(plan["boards"], 1_000);
    assert_eq!(plan["earliest_ship"], "2027-05-20");
    assert_eq!(plan["parts_without_date"], 0);
    let step = &plan["steps"][0];
    assert_eq!((step["line"].as_u64(), step["days"].as_u64()), (Some(0), Some(144)));
    assert_eq!(step["order_by"], "2026-11-22");
    assert_eq!(value["supply"]["risk"]["boards"], 1_000);
    assert_eq!(value["supply"]["ready"][1]["answer"], "not-yet");
    let terms = &value["settings"]["plan"];
    assert_eq!(
        (terms["transit_days"].as_u64(), terms["risk_weights"]["lifecycle"].as_u64()),
        (Some(3), Some(30))
    );
    // What is not wanted is absent.
    assert!(terms.get("ship_date").is_none() && plan.get("late_by_days").is_none());
}

#[test]
fn a_bom_without_a_fitted_line_has_no_plan() {
    let report = report_of_files(&[("board.csv", "Reference,Qty,MPN,DNP\nU1,1,A-100,x\n")], &[10]);
    assert!(!text::write_text(&report).contains("Supply plan"));
    let value: serde_json::Value = serde_json::from_slice(&json::write_json(&report)).unwrap();
    assert!(value["supply"].get("risk").is_none());
    assert_eq!(value["supply"]["ready"][0]["answer"], "unknown");
}
