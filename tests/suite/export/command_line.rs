//! What only the command line writes besides findings: the report as lines of JSON, and hardware as CycloneDX.

use bomlight::domain::read::Limits;
use bomlight::domain::report::Audience;
use bomlight::domain::settings::Settings;
use bomlight::engine::Session;
use bomlight::engine::protocol::ExportKind;
use serde_json::{Value, json};

const BOARD: &str = "Reference,Qty,Value,Footprint,MPN,Manufacturer,Description,RoHS,DNP\n\
                     R1 R2,2,10k,0402,RC0402FR-0710KL,Yageo,Resistor,Yes,\n\
                     U1,1,,LQFP48,STM32F103C8T6,ST,MCU,No,\n\
                     C1,1,100n,0603,GRM188R71C104KA01D,Murata,,,DNP\n";

fn session(name: &str, text: &[u8]) -> Session {
    let mut session = Session::new(Settings::parts_alone("2026-11-22"), Limits::default());
    let refused = session.open(vec![(name.to_owned(), text.to_vec())], false, &mut |_| {});
    assert!(refused.is_empty(), "{refused:?}");
    session
}

fn written(session: &mut Session, kind: ExportKind) -> Vec<u8> {
    let mut out = Vec::new();
    session.export_to(kind, Audience::Internal, &mut out).expect("an export").expect("memory");
    assert_eq!(session.export_bytes(kind, Audience::Internal).as_deref(), Some(out.as_slice()));
    out
}

#[test]
fn the_lines_of_json_are_the_report() {
    let mut session = session("board.csv", BOARD.as_bytes());
    let whole: Value = serde_json::from_slice(&written(&mut session, ExportKind::Json)).expect("JSON");
    let text = String::from_utf8(written(&mut session, ExportKind::JsonLines)).expect("UTF-8");
    let mut all: Vec<Value> = text.lines().map(|it| serde_json::from_str(it).expect("JSON")).collect();
    let mut together = all.remove(0);
    assert_eq!(together["schema"], "bomlight-report/1");
    for key in ["lines", "findings"] {
        together[key] = json!([]);
    }
    for mut item in all {
        let (key, list) =
            if item.get("line").is_some() { ("line", "lines") } else { ("finding", "findings") };
        together[list].as_array_mut().expect("a list").push(item[key].take());
    }
    assert_eq!(together, whole);
}

#[test]
fn hardware_as_cyclonedx_is_read_again_as_the_same_board() {
    let mut first = session("board.csv", BOARD.as_bytes());
    let text = written(&mut first, ExportKind::CycloneDx);
    let bom: Value = serde_json::from_slice(&text).expect("JSON");
    assert_eq!((&bom["bomFormat"], &bom["specVersion"]), (&json!("CycloneDX"), &json!("1.6")));
    let components = bom["components"].as_array().expect("components");
    assert_eq!(components.len(), 3);
    for component in components {
        assert_eq!(component["type"], "device");
        assert!(component["name"].as_str().is_some_and(|it| !it.is_empty()));
    }
    assert_eq!(components[0]["manufacturer"]["name"], "Yageo");
    assert_eq!(components[2]["scope"], "excluded");
    insta::assert_snapshot!("cyclonedx", String::from_utf8_lossy(&text));

    assert_eq!(told(&session("board.cdx.json", &text)), told(&first));
}

fn told(session: &Session) -> Vec<String> {
    let lines = &session.report().expect("a report").lines;
    let line = |it: &bomlight::domain::report::line::ReportLine| {
        let bom = &it.line;
        let texts = [&bom.mpn, &bom.manufacturer, &bom.value, &bom.footprint, &bom.description];
        format!("{:?} {:?} {:?} {:?} {}", bom.designators, bom.quantity, texts, it.rohs.status, bom.dnp)
    };
    lines.iter().map(line).collect()
}

#[test]
fn what_a_board_does_not_say_cyclonedx_does_not_say_either() {
    let board = "Reference,Qty,Value,MPN,Manufacturer,Description\n\
                 R1,2x4y,10k,RC0402FR-0710KL,Yageo,\nR2,-3,4k7,RC0402FR-074K7L,Yageo,\n\
                 C1,1,100n,,,\nJ1,1,,,,Pin header\nX1,1,,,,\nU1,1,,STM32F103C8T6,ST,\n,,,LM358DR,TI,\n";
    let mut first = session("board.csv", board.as_bytes());
    let text = written(&mut first, ExportKind::CycloneDx);
    let again = told(&session("board.cdx.json", &text));
    assert_eq!(again, told(&first));
    assert!(again[0].contains("None") && again[2].contains("[\"\", \"\", \"100n\""), "{again:?}");
}
