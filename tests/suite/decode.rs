//! Part numbers that are decoded: what becomes of it in a report, and how it fares on real parts.

// Helpers of tests stand outside of test functions, where clippy does not see that they are tests.
#![allow(clippy::expect_used)]

use bomlight::domain::bom::package::PackageClass;
use bomlight::domain::read::Limits;
use bomlight::domain::reference::decode::{Decoded, decode};
use bomlight::domain::report::Audience;
use bomlight::domain::settings::Settings;
use bomlight::engine::Session;
use bomlight::engine::protocol::ExportKind;
use miniz_oxide::inflate::decompress_to_vec;
use rust_decimal::Decimal;
use serde_json::{Value, json};

/// R1 contradicts its part number. Of the package of R2 a spreadsheet ate the nought. R3 and R4 stand under one text and
/// are two values. The last line says nothing but its part number.
const BOARD: &str = "Reference,Qty,Value,Package,MPN,Manufacturer\n\
    R1,1,100k,0402,RC0402FR-0710KL,Yageo\n\
    R2,1,10k,402,RC0402FR-0710KL,Yageo\n\
    R3,1,termination,0402,RC0402FR-0710RL,Yageo\n\
    R4,1,termination,0402,RC0402FR-0722RL,Yageo\n\
    ,1,,,GRM155R71C104KA88D,\n";

fn session() -> Session {
    let mut session = Session::new(Settings::parts_alone("2026-11-29"), Limits::default());
    let files = vec![("board.csv".to_owned(), BOARD.as_bytes().to_vec())];
    assert!(session.open(files, false, &mut |_| {}).is_empty());
    session
}

fn report(session: &mut Session, audience: Audience) -> Value {
    let bytes = session.export_bytes(ExportKind::Json, audience).expect("a report is open");
    serde_json::from_slice(&bytes).expect("JSON")
}

#[test]
fn a_line_is_held_against_its_part_number() {
    let mut session = session();
    let report = report(&mut session, Audience::Internal);
    let findings = report["findings"].as_array().expect("findings");
    let of_code = |code: &str| findings.iter().filter(|it| it["code"] == code).collect::<Vec<_>>();
    let [differs] = of_code("data.part-differs")[..] else { panic!("{findings:?}") };
    assert_eq!((&differs["row"], &differs["severity"]), (&json!(2), &json!("error")));
    assert_eq!(
        differs["message"],
        "The part number RC0402FR-0710KL says 10 kΩ, 1%, 0402, Yageo; the line says 100k."
    );
    assert!(of_code("data.value-two-parts").is_empty(), "10 Ω and 22 Ω are not the same value");
    assert_eq!(
        report["lines"][4]["decoded"],
        json!({
            "manufacturer": "Murata", "series": "GRM", "class": "capacitor", "value": "0.0000001", "unit": "farad",
            "tolerance": "10 %", "size": "0402", "voltage_v": "16", "dielectric": "X7R", "packaging": "reel"
        })
    );
    assert_eq!(report["lines"][4]["class"], "capacitor");
    let packages = &session.report().expect("a report").prepared.packages;
    assert_eq!([packages[1].class, packages[4].class], [PackageClass::Chip0402; 2]);
}

#[test]
fn what_a_part_number_says_is_told_to_those_who_see_the_part_number() {
    let mut session = session();
    assert_eq!(report(&mut session, Audience::Customer)["lines"][0]["decoded"]["series"], "RC");
    let summary = report(&mut session, Audience::Summary).to_string();
    assert!(
        !summary.contains("decoded") && !summary.contains("Yageo") && !summary.contains("100k"),
        "{summary}"
    );
}

/// A number as the seller writes it: "1e-07", "10000.0".
fn number(text: &str) -> Option<Decimal> {
    Decimal::from_scientific(text).or_else(|_| text.parse()).ok()
}

/// The value that the seller states, where it is stated.
fn stated(attributes: &str, part: &Decoded) -> Option<Decimal> {
    let name = if part.unit.code() == "ohm" { "Resistance=" } else { "Capacitance=" };
    number(attributes.split("; ").find_map(|it| it.strip_prefix(name))?)
}

/// The parts of one kind: how many, how many are decoded, of how many the seller states the value, how many agree.
#[derive(Debug, Default)]
struct Count {
    all: u32,
    decoded: u32,
    stated: u32,
    right: u32,
}

impl Count {
    fn add(&mut self, mpn: &str, maker: &str, attributes: &str) {
        self.all += 1;
        let Some(part) = decode(mpn, maker) else { return };
        self.decoded += 1;
        let Some(value) = stated(attributes, &part) else { return };
        self.stated += 1;
        // The seller rounds: 0.333333.
        let off = (part.value - value).abs();
        if off <= value.abs() * Decimal::new(6, 3) {
            self.right += 1;
        } else {
            println!("{mpn} ({maker}): {} {}, the seller says {value}", part.value, part.unit.code());
        }
    }
}

/// It needs `../shared/catalog/parts_prices.tsv.gz` and passes, saying so, where that is absent. `--nocapture` shows the
/// figures and where the seller says another value.
#[test]
fn chip_resistors_and_ceramic_capacitors_of_a_seller_are_decoded() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/catalog/parts_prices.tsv.gz");
    let Ok(bytes) = std::fs::read(path) else {
        println!("skipped: no shared catalog");
        return;
    };
    // Ten bytes of header, and the file's name where the fourth says so.
    let name =
        if bytes[3] & 8 == 0 { 0 } else { bytes[10..].iter().position(|it| *it == 0).expect("a name") + 1 };
    let text = decompress_to_vec(&bytes[10 + name..]).expect("gzip");
    let text = String::from_utf8_lossy(&text);
    let (mut resistors, mut capacitors) = (Count::default(), Count::default());
    for line in text.lines() {
        let cells: Vec<&str> = line.split('\t').collect();
        let &[mpn, maker, _, kind, .., attributes] = cells.as_slice() else { continue };
        match kind {
            "Chip Resistor - Surface Mount" => resistors.add(mpn, maker, attributes),
            "Multilayer Ceramic Capacitors MLCC - SMD/SMT" => capacitors.add(mpn, maker, attributes),
            _ => {}
        }
    }
    for count in [resistors, capacitors] {
        println!("{count:?}");
        assert!(count.all > 20_000 && count.decoded * 100 >= count.all * 94, "{count:?}");
        assert!(count.right * 1000 >= count.stated * 999, "{count:?}");
    }
}
