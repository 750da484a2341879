//! Workbooks whose BOM goes on on further sheets, and those whose sheets are variants of one board.

#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test may stop at once")]

use bomlight::domain::read::Limits;
use bomlight::domain::settings::Settings;
use bomlight::engine::protocol::ExportKind;
use bomlight::engine::view::query::{Grouping, LineFilter, LinesQuery, SortKey};
use bomlight::engine::{Request, Response, Session};
use serde_json::Value;

const HEADER: &str = "Reference|Qty|Value|MPN";

/// A workbook in the XML of Excel 2003: a name and its rows for each sheet.
fn workbook(sheets: &[(&str, &[&str])]) -> Vec<u8> {
    let mut xml = String::from(
        "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>\
         <Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" \
         xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">",
    );
    for (name, rows) in sheets {
        xml.push_str(&format!("<Worksheet ss:Name=\"{name}\"><Table>"));
        for row in *rows {
            xml.push_str("<Row>");
            for cell in row.split('|') {
                xml.push_str(&format!("<Cell><Data ss:Type=\"String\">{cell}</Data></Cell>"));
            }
            xml.push_str("</Row>");
        }
        xml.push_str("</Table></Worksheet>");
    }
    xml.push_str("</Workbook>");
    xml.into_bytes()
}

/// The report of a workbook, as its JSON.
fn report(bytes: Vec<u8>) -> Value {
    open("board.xls", bytes)
}

fn open(name: &str, bytes: Vec<u8>) -> Value {
    let mut session = Session::new(Settings::parts_alone("2026-11-22"), Limits::default());
    session.handle(Request::Open { names: vec![name.to_owned()] }, vec![bytes], &mut |_| {});
    match session.handle(Request::Export(ExportKind::Json), Vec::new(), &mut |_| {}) {
        (Response::Exported { .. }, Some(bytes)) => serde_json::from_slice(&bytes).expect("JSON"),
        other => panic!("no export: {other:?}"),
    }
}

fn codes(report: &Value) -> Vec<&str> {
    let findings = report["findings"].as_array().expect("findings");
    findings.iter().filter_map(|it| it["code"].as_str()).filter(|it| it.starts_with("file.")).collect()
}

fn lines(report: &Value) -> Vec<(Option<&str>, u64, String)> {
    let told = |line: &Value| line["designators"].as_array().map_or(String::new(), |it| format!("{it:?}"));
    let lines = report["lines"].as_array().expect("lines").iter();
    lines
        .map(|it| (it["sheet"].as_str(), it["row"].as_u64().unwrap_or(0), told(it).replace("String", "")))
        .collect()
}

#[test]
fn top_and_bottom_are_one_bom() {
    let report = report(workbook(&[
        ("Cover", &["Board X", "Made by us"]),
        ("Top", &[HEADER, "R1, R2|2|10k|RC0402FR-0710KL", "C1|1|100n|GRM155R71C104KA88D"]),
        ("Bottom", &["Bottom side", "", HEADER, "R3|1|10k|RC0402FR0710KL", "U1|1|LDO|TLV70033DDCR"]),
    ]));
    assert_eq!(codes(&report), ["file.sheet-chosen", "file.sheets-joined"]);
    assert_eq!(report["sources"][0]["sheet"], "Top + Bottom");
    assert_eq!(report["sources"][0]["header_row"], 1);
    assert_eq!(report["sources"][0]["last_row"], 5);
    let told = lines(&report);
    let places: Vec<(Option<&str>, u64)> = told.iter().map(|it| (it.0, it.1)).collect();
    assert_eq!(places, [(Some("Top"), 2), (Some("Top"), 3), (Some("Bottom"), 4), (Some("Bottom"), 5)]);
    // The two spellings stand on two sheets: the sentence names the sheet of the other row.
    let spelling = report["findings"].as_array().expect("findings").iter();
    let spelling = spelling.filter(|it| it["code"] == "data.mpn-spelling").collect::<Vec<_>>();
    assert_eq!(spelling.len(), 1);
    assert_eq!((&spelling[0]["sheet"], &spelling[0]["row"]), (&Value::from("Bottom"), &Value::from(4)));
}

#[test]
fn variants_of_a_board_are_not_added_up() {
    let report = report(workbook(&[
        ("Basic", &[HEADER, "R1, R2|2|10k|RC0402FR-0710KL", "C1|1|100n|GRM155R71C104KA88D"]),
        (
            "Pro",
            &[
                HEADER,
                "R1, R2|2|22k|RC0402FR-0722KL",
                "C1|1|100n|GRM155R71C104KA88D",
                "U1|1|LDO|TLV70033DDCR",
            ],
        ),
    ]));
    assert_eq!(report["sources"][0]["sheet"], "Basic");
    assert!(codes(&report).contains(&"file.sheets-alike"), "{:?}", codes(&report));
    assert_eq!(lines(&report).iter().map(|it| it.0).collect::<Vec<_>>(), [None, None]);
}

#[test]
fn a_list_without_a_header_beside_the_one_that_was_read_is_told() {
    let places = ["IC1|ATTINY44A-SSU", "C1|CL10B104KB8NNNC", "C2|CL10B104KB8NNNC", "R1|RC0603FR-0710KL"];
    let more = ["R2|RC0603FR-071KL", "D1|RB751S40T1G", "Q1|2N7002P"];
    let bare = [places.as_slice(), more.as_slice()].concat();
    let report = report(workbook(&[
        ("Sheet1", &bare),
        ("Sheet2", &[HEADER, "IC1|1|ATTINY44A|ATTINY44A-SSU", "C1, C2|2|100n|CL10B104KB8NNNC"]),
    ]));
    assert_eq!(report["sources"][0]["sheet"], "Sheet2");
    assert_eq!(codes(&report), ["file.boards-on-sheets"]);
}

#[test]
fn the_lines_table_names_the_sheet_of_each_row() {
    let bytes = workbook(&[
        ("Top", &[HEADER, "R1, R2|2|10k|RC0402FR-0710KL", "C1|1|100n|CL05B104KO5NNNC"]),
        ("Bottom", &[HEADER, "R3|1|1k|RC0402FR-071KL"]),
    ]);
    assert_eq!(rows_shown("board.xls", bytes), ["Top · 2", "Top · 3", "Bottom · 2"]);
    let csv = b"Reference,Qty,Value,MPN\nR1,1,10k,RC0402FR-0710KL\n".to_vec();
    assert_eq!(rows_shown("board.csv", csv), ["2"]);
}

/// The first column of the lines table.
fn rows_shown(name: &str, bytes: Vec<u8>) -> Vec<String> {
    let mut session = Session::new(Settings::parts_alone("2026-11-22"), Limits::default());
    session.handle(Request::Open { names: vec![name.to_owned()] }, vec![bytes], &mut |_| {});
    let query = LinesQuery {
        filter: LineFilter::All,
        search: String::new(),
        sort: SortKey::Row,
        descending: false,
        group: Grouping::None,
        volume: 0,
        start: 0,
        count: 100,
    };
    match session.handle(Request::Lines(query), Vec::new(), &mut |_| {}).0 {
        Response::Lines(window) => window.rows.into_iter().map(|row| row.row_text).collect(),
        other => panic!("not lines: {other:?}"),
    }
}

#[test]
fn sheets_with_other_columns_stay_apart() {
    let report = report(workbook(&[
        ("BOM", &[HEADER, "R1, R2|2|10k|RC0402FR-0710KL", "C1|1|100n|GRM155R71C104KA88D"]),
        ("Log", &["Date|Change", "2024-01-02|first", "2024-02-03|second"]),
    ]));
    assert_eq!(report["sources"][0]["sheet"], "BOM");
    assert_eq!(codes(&report), ["file.sheet-chosen"]);
    assert_eq!(report["lines"][0].get("sheet"), None);
}

/// Pages of a list without designators are told apart by their parts.
#[test]
fn pages_of_a_parts_list_are_one_bom() {
    let header = "Qty|MPN|Description";
    let report = report(workbook(&[
        ("Page 1", &[header, "4|RC0402FR-0710KL|Resistor 10k", "1|TLV70033DDCR|LDO"]),
        ("Page 2", &[header, "2|GRM155R71C104KA88D|Capacitor 100n", "1|USB4105-GF-A|USB-C socket"]),
    ]));
    assert_eq!(report["sources"][0]["sheet"], "Page 1 + Page 2");
    assert_eq!(lines(&report).len(), 4);
}

#[test]
fn tables_side_by_side_are_read_one_after_the_other() {
    let report = open(
        "board.csv",
        b"Ref,Qty,Value,,Ref,Qty,Value\nR1,1,10k,,C1,1,100n\nR2,1,1k,,C2,1,1u\nR3,1,22k,,,,\n".to_vec(),
    );
    let lines = report["lines"].as_array().expect("lines");
    let places: Vec<_> = lines.iter().map(|it| (it["sheet"].as_str(), it["row"].as_u64())).collect();
    let (left, right) = (Some("A–D"), Some("E–G"));
    assert_eq!(
        places,
        [(left, Some(2)), (left, Some(3)), (left, Some(4)), (right, Some(2)), (right, Some(3))]
    );
    assert_eq!(codes(&report), ["file.sheets-joined"]);
    // The same places again are another board, which is asked.
    let report = open(
        "board.csv",
        b"Board A,,,,Board B,,\nRef,Qty,Value,,Ref,Qty,Value\nR1,1,10k,,R1,1,12k\nR2,1,1k,,R2,1,1k\n"
            .to_vec(),
    );
    assert!(codes(&report).contains(&"file.boards-in-rows"), "{:?}", codes(&report));
    assert!(report["sources"][0]["confidence"].as_f64().expect("a number") < 0.9);
}
