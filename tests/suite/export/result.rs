//! What a page that embeds the check gets to know.

use bomlight::domain::export::json::result::write_result;
use bomlight::domain::read::Limits;
use bomlight::domain::report::Audience;
use bomlight::domain::settings::Settings;
use bomlight::engine::protocol::ExportKind;
use bomlight::engine::{Request, Response, Session};
use serde_json::Value;

use crate::export::sample;

fn parsed(named: bool) -> Value {
    serde_json::from_slice(&write_result(&sample::report(), named, Some(50))).expect("valid JSON")
}

#[test]
fn snapshot() {
    insta::assert_snapshot!(
        String::from_utf8(write_result(&sample::report(), true, Some(50))).expect("UTF-8")
    );
}

#[test]
fn it_names_no_part_and_the_file_only_where_it_is_asked_for() {
    let text = parsed(false).to_string();
    for line in &sample::report().lines {
        for mpn in [&line.line.mpn, &line.line.manufacturer].into_iter().filter(|it| !it.is_empty()) {
            assert!(!text.contains(mpn.as_str()), "{mpn}");
        }
    }
    assert_eq!(parsed(true)["file_name"], sample::report().name());
    assert_eq!(parsed(false).get("file_name"), None);
}

#[test]
fn unknown_is_absent() {
    let empty: Value =
        serde_json::from_slice(&write_result(&sample::empty(), true, Some(50))).expect("valid JSON");
    assert_eq!(empty["volumes"], Value::Array(Vec::new()));
    assert_eq!(empty["supply"].get("longest_lead_time_days"), None);
    assert_eq!(empty.get("currency"), None);
}

#[test]
fn files_come_as_they_were_and_only_to_ones_own_house() {
    let mut session = Session::new(Settings::new("2026-11-22"), Limits::default());
    let text = "Reference;Qty;MPN\r\nR1;1;X-1\r\n";
    session.open(vec![("board.csv".to_owned(), text.into())], false, &mut |_| {});
    let mut file = |source| session.handle(Request::File { source }, Vec::new(), &mut |_| {});
    let (answer, bytes) = file(0);
    assert_eq!(bytes.as_deref(), Some(text.as_bytes()));
    let Response::Exported { file_name, mime } = answer else { panic!("not a file: {answer:?}") };
    assert_eq!((file_name.as_str(), mime.as_str()), ("board.csv", "application/octet-stream"));
    assert!(matches!(file(1), (Response::Failed(_), None)));
    let html = session.export_bytes(ExportKind::HtmlAlone, Audience::Internal).expect("a report");
    let whole = session.export_bytes(ExportKind::Html, Audience::Internal).expect("a report");
    assert!(html.len() < whole.len(), "the report alone has no project in it");
}
