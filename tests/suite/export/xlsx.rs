//! The workbook: read back by another reader, and its formulas computed by another calculator.

use bomlight::domain::cost::policy::Policy;
use bomlight::domain::export::xlsx::write_xlsx;
use bomlight::domain::read::Limits;
use bomlight::domain::report::{Audience, Report};
use bomlight::domain::settings::Settings;
use bomlight::engine::Session;
use bomlight::engine::protocol::ExportKind;
use proptest::prelude::*;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::export::formula::{Value, Workbook};
use crate::export::sample;

/// A board whose parts have every kind of ladder: MOQ, multiples, breaks worth buying up to, fractions of a piece.
const BOARD: &str = "Reference,Qty,MPN,Manufacturer,Value,Package,RoHS\n\
    R1-R12,12,00123-0402,Yageo,10k,0402,Yes\n\
    \"R13,R14\",2,00123-0402,Yageo,10k,0402,Yes\n\
    C1-C5,5,1E5,Murata,100n,0603,Yes\n\
    U1,1,=HYPERLINK(1),ST,MCU,LQFP-64,Yes\n\
    J1,1,-10V REF,\"<Amp> & \"\"Sons\"\"\",,THT,No\n\
    GLUE,0.3,2026-01-02,Loctite,,,Yes\n\
    X1,1,NOPRICE,Epson,,SMD,Yes\n\
    TP1,1,DNP-PART,Keystone,DNP,,\n";
const PRICES: &str = "MPN,Manufacturer,Supplier,Price 1,Price 10,Price 100,Price 1000,Price 10000,Currency,MOQ,Multiple,Price date\n\
    00123-0402,Yageo,Nordparts,,0.01,0.005,0.0021,0.0011,USD,100,50,2026-11-01\n\
    1E5,Murata,Nordparts,0.1,0.09,0.0121,0.0047,0.0046,USD,,,2026-11-02\n\
    =HYPERLINK(1),ST,Südteile,14.12,12.85,10.47,8.62,8.5,USD,,,\n\
    -10V REF,<Amp> & \"\"Sons\"\",Südteile,1.2,1.1,1,0.95,0.94,USD,5,7,\n\
    2026-01-02,Loctite,Südteile,3.5,3.4,3.3,3.2,3.1,USD,,,\n";

fn session(settings: Settings) -> Session {
    let mut session = Session::new(settings, Limits::default());
    let files = vec![
        ("board.csv".to_owned(), BOARD.as_bytes().to_vec()),
        ("prices.csv".to_owned(), PRICES.replace("\"\"Sons\"\"", "Sons").into_bytes()),
    ];
    assert!(session.open(files, false, &mut |_| {}).is_empty());
    session
}

fn settings(boards: &[u32], process: Option<&str>) -> Settings {
    let mut settings = Settings::new("2026-11-22");
    settings.set_boards(boards);
    settings.process = process.map(str::to_owned);
    // The formulas keep the seller that was chosen, so the choice must not change with the stock.
    settings.policy = Policy::Cheapest;
    settings
}

fn workbook(settings: Settings) -> Workbook {
    let mut session = session(settings);
    let bytes = session.export_bytes(ExportKind::Xlsx, Audience::Internal).expect("a report is open");
    Workbook::open(&bytes)
}

fn near(one: f64, other: Decimal) -> bool {
    let other = other.to_f64().expect("a number");
    (one - other).abs() <= 1e-7 * other.abs().max(1.0)
}

fn total_of(report: &Report) -> (Decimal, Decimal) {
    let tier = report.tiers.first().expect("one volume");
    (tier.total, tier.per_board)
}

#[test]
fn has_the_sheets_in_their_order() {
    let sheets = workbook(settings(&[100], None)).sheets;
    assert_eq!(
        sheets,
        ["Summary", "Lines", "Cost", "Prices", "Compliance", "Evidence", "Findings", "Assumptions"]
    );
}

#[test]
fn stored_values_are_what_the_formulas_say() {
    for boards in [1, 7, 1_000, 25_000] {
        let book = workbook(settings(&[boards], None));
        assert!(book.formula_count() > 60);
        for (at, stored) in book.computed() {
            let stored = stored.map_or_else(|| panic!("{at:?} has no value"), Value::number);
            let computed = book.value(at);
            assert!(
                (stored - computed).abs() <= 1e-7 * stored.abs().max(1.0),
                "{at:?}: {stored}, {computed}"
            );
        }
    }
}

/// The number of boards is changed on the sheet; what it then shows is what the engine says for that number.
#[test]
fn the_sheet_follows_its_number_of_boards_as_the_engine_does() {
    for process in ["prototype", "production"] {
        let mut book = workbook(settings(&[1_000], Some(process)));
        for boards in [1, 2, 3, 9, 10, 42, 99, 100, 333, 999, 1_000, 4_096, 10_000, 77_777, 100_000] {
            book.set("Cost", "B2", f64::from(boards));
            let session = session(settings(&[boards], Some(process)));
            let (total, per_board) = total_of(session.report().expect("a report"));
            let shown = book.compute("Cost", "G4");
            assert!(near(shown, total), "{process}, {boards} boards: {shown}, engine {total}");
            assert!(near(book.compute("Cost", "I4"), per_board), "{process}, {boards} boards, per board");
        }
    }
}

#[test]
fn the_parts_alone_follow_too() {
    let mut alone = Settings::parts_alone("2026-11-22");
    alone.set_boards(&[50]);
    let mut book = workbook(alone.clone());
    for boards in [1, 50, 51, 500, 5_000] {
        book.set("Cost", "B2", f64::from(boards));
        alone.set_boards(&[boards]);
        let session = session(alone.clone());
        let (total, _) = total_of(session.report().expect("a report"));
        assert!(near(book.compute("Cost", "G4"), total), "{boards} boards");
    }
}

#[test]
fn part_numbers_stay_text_and_no_text_is_a_formula() {
    let book = workbook(settings(&[100], None));
    let parts: Vec<Value> = book.column("Lines", "MPN").into_iter().flatten().cloned().collect();
    let expected =
        ["00123-0402", "00123-0402", "1E5", "=HYPERLINK(1)", "-10V REF", "2026-01-02", "NOPRICE", "DNP-PART"];
    assert_eq!(parts, expected.map(|it| Value::Text(it.to_owned())));
    for (at, _) in book.computed() {
        assert!(at.0 == "Cost" || at.0 == "Prices", "{at:?}");
    }
    assert_eq!(
        book.column("Lines", "Manufacturer").get(4),
        Some(&Some(&Value::Text("<Amp> & \"Sons\"".to_owned())))
    );
}

#[test]
fn a_part_without_a_price_says_so() {
    let book = workbook(settings(&[100], None));
    let remarks: Vec<String> = (7..20)
        .filter_map(|row| match book.stored("Cost", &format!("P{row}")) {
            Some(Value::Text(text)) => Some(text.clone()),
            _ => None,
        })
        .collect();
    assert_eq!(remarks.len(), 1, "{remarks:?}");
    assert!(remarks[0].contains("No price"));
    assert_eq!(book.formula("Cost", "G7"), Some("F7*Boards"));
}

#[test]
fn files_are_named_with_their_fingerprints_and_dates_are_dates() {
    let book = workbook(settings(&[100], None));
    let texts: Vec<&Value> = book.column("Assumptions", "Value").into_iter().flatten().collect();
    // 2026-11-22 is day 46348 of spreadsheets.
    assert!(texts.contains(&&Value::Number(46_348.0)));
    let seal = bomlight::domain::sha256::Sha256::of(BOARD.as_bytes()).to_string();
    let is_there =
        (1..60).any(|row| book.stored("Assumptions", &format!("D{row}")) == Some(&Value::Text(seal.clone())));
    assert!(is_there, "the fingerprint of board.csv");
}

#[test]
fn the_same_report_gives_the_same_bytes_and_an_empty_one_is_still_a_workbook() {
    let report = sample::report();
    assert_eq!(write_xlsx(&report), write_xlsx(&report));
    assert_eq!(Workbook::open(&write_xlsx(&sample::empty())).sheets[0], "Summary");
}

/// A PNG of 4 by 2 pixels, as far as its first chunk.
const LOGO: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x04\0\0\0\x02\x08\x06\0\0\0";

#[test]
fn the_logo_is_a_picture_of_the_workbook() {
    let mut report = sample::report();
    let has = |bytes: &[u8], name: &str| bytes.windows(name.len()).any(|it| it == name.as_bytes());
    let parts = ["xl/media/logo.png", "xl/drawings/drawing1.xml", "xl/worksheets/_rels/sheet1.xml.rels"];
    assert!(parts.iter().all(|it| !has(&write_xlsx(&report), it)));
    let address = ["data:image/png;base64,", &bomlight::domain::base64::encode(LOGO)].concat();
    report.settings.sender_mut().logo = address;
    let bytes = write_xlsx(&report);
    assert!(parts.iter().all(|it| has(&bytes, it)));
    assert_eq!(Workbook::open(&bytes).sheets, Workbook::open(&write_xlsx(&sample::report())).sheets);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn any_text_comes_back(text in any::<String>()) {
        let mut report = sample::report();
        report.lines[0].line.value = format!("x{text}");
        let book = Workbook::open(&write_xlsx(&report));
        let held = |it: &char| !it.is_control() && !['\u{fffe}', '\u{ffff}'].contains(it) || ['\t', '\n'].contains(it);
        let expected: String = format!("x{text}").chars().filter(held).collect();
        prop_assert_eq!(book.column("Lines", "Value")[0], Some(&Value::Text(expected)));
    }
}
