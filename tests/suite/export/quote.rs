//! The document that is sent to win an order: its first page, its size, and its prices.

use bomlight::domain::export::ExportKind;
use bomlight::domain::export::html::write_body;
use bomlight::domain::export::withhold::told;
use bomlight::domain::export::xlsx::write_xlsx;
use bomlight::domain::money::rounding::round_money;
use bomlight::domain::profile::branding::Branding;
use bomlight::domain::profile::embedded;
use bomlight::domain::read::Limits;
use bomlight::domain::report::{Audience, Report};
use bomlight::domain::sample::SAMPLE_FILES;
use bomlight::domain::settings::Settings;
use bomlight::domain::words::quote;
use bomlight::engine::{Session, view};
use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::export::formula::{Value, Workbook};
use crate::export::sample;

/// Quotes 100 boards first, of a project with a name.
fn quoted() -> Settings {
    let mut settings = Settings::new("2026-11-22");
    settings.set_boards(&[100, 10, 1_000]);
    let mut profile = embedded::profile().expect("the embedded profile");
    profile.branding = Branding {
        company: "Acme".to_owned(),
        contact: "Ada\nada@acme.example".to_owned(),
        customer: "Northwind".to_owned(),
        customer_reference: "RFQ 4711".to_owned(),
        project: "Sensor <node>".to_owned(),
        revision: "C".to_owned(),
        terms: "30 days net.".to_owned(),
        valid_until: "2026-12-31".to_owned(),
        ..Branding::default()
    };
    settings.profile = Some(profile);
    settings
}

fn open(settings: Settings, files: Vec<(String, Vec<u8>)>) -> Session {
    let mut session = Session::new(settings, Limits::default());
    assert!(session.open(files, false, &mut |_| {}).is_empty());
    session
}

fn of_sample() -> Session {
    open(quoted(), SAMPLE_FILES.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec())).collect())
}

fn document(session: &mut Session, audience: Audience) -> String {
    let bytes = session.export_bytes(ExportKind::PrintBody, audience).expect("a report is open");
    String::from_utf8(bytes).expect("UTF-8")
}

/// What is read, a line a text.
fn read(html: &str) -> String {
    let texts = html.split('<').filter_map(|it| it.split_once('>')).map(|it| it.1.trim());
    texts.filter(|it| !it.is_empty()).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_documents_of_the_sample() {
    let mut session = of_sample();
    for audience in Audience::ALL {
        insta::assert_snapshot!(audience.code(), read(&document(&mut session, audience)));
    }
}

/// A BOM of 107 lines, and what is known of its parts: every tenth nothing.
fn large() -> Vec<(String, Vec<u8>)> {
    let mut bom = "Reference,Qty,MPN,Manufacturer,Value,Package,Description\n".to_owned();
    let mut parts =
        "MPN,Manufacturer,Supplier,Price 1,Price 1000,Currency,Stock,Lead time (weeks),RoHS,Lifecycle\n"
            .to_owned();
    for line in 1..=107 {
        let names: Vec<String> = (0..=line % 23).map(|it| format!("U{}", line * 100 + it * 2)).collect();
        let many = names.len();
        bom += &format!(
            "\"{}\",{many},PART-{line}K,Maker {},V{line},0603,\"A part, described in the words of its maker at length, for all of its uses\"\n",
            names.join(","),
            line % 9
        );
        if line % 10 > 0 {
            let rohs = ["Yes", "Yes", "No", "", "Exempt 7(c)-I"][line % 5];
            let weeks = [4, 12, 26][line % 3];
            let state =
                ["Active", "NRND", "Obsolete"][usize::from(line % 7 == 0) + usize::from(line % 14 == 0)];
            parts += &format!(
                "PART-{line}K,Maker {},Shop,0.{line},0.0{line},USD,{line}00,{weeks},{rohs},{state}\n",
                line % 9
            );
        }
    }
    vec![("board_v2-BOM.csv".to_owned(), bom.into()), ("parts.csv".to_owned(), parts.into())]
}

/// A4 takes about 50 rows of tables or headings: 107 lines are eight pages for a customer, three for a summary.
#[test]
fn a_board_of_107_lines_is_a_short_document() {
    for (files, known) in [(large(), true), (large().into_iter().take(1).collect(), false)] {
        let mut session = open(quoted(), files);
        let count = |html: &str, what: &str| html.matches(what).count();
        let customer = document(&mut session, Audience::Customer);
        let (rows, tables) = (count(&customer, "<tr"), count(&customer, "<table"));
        assert!(rows - 107 <= 60 && tables <= 12, "{known}: {rows} rows, {tables} tables");
        assert!(
            count(&customer, "<section") <= 20 && customer.len() < 110_000,
            "{known}: {}",
            customer.len()
        );
        let summary = document(&mut session, Audience::Summary);
        assert!(count(&summary, "<tr") <= 40 && summary.len() < 16_000, "{known}: {}", summary.len());
        for html in [&customer, &summary] {
            for word in [
                "Error",
                "Warning",
                "No source",
                "margin",
                "Shop",
                "first pass",
                "Good ",
                "≈",
                "estimat",
                "expected",
            ] {
                assert!(!html.contains(word), "{known}: {word}");
            }
            assert!(html.contains("Not included") && html.contains("Known for"), "{known}");
        }
    }
}

/// A price that lines are missing in is called so wherever it stands, with the lines that it covers beside it.
#[test]
fn a_price_of_a_part_of_the_lines_is_no_price_of_a_board() {
    let bom = "Reference,Qty,MPN,Price,Currency\nU1,1,PART-1,2.50,USD\nU2,1,PART-2,1.25,USD\nU3,1,PART-3,,\n";
    let mut settings = quoted();
    settings.estimates = false;
    let mut session = open(settings, vec![("b.csv".to_owned(), bom.into())]);
    let covers = "2 of 3 lines; 1 line is still without a price";
    let heads = ["Priced lines, per board", "Priced lines, all boards"];
    for audience in [Audience::Customer, Audience::Summary] {
        let html = read(&document(&mut session, audience));
        let told = |text: &str, what: &str| text.lines().filter(|it| *it == what).count();
        assert_eq!(told(&html, "Incomplete quote"), 1, "{html}");
        // Beside both prices of the headline, and in the row of each of three volumes.
        assert_eq!(told(&html, covers), 5, "{html}");
        assert!(heads.iter().all(|it| told(&html, it) == 2), "{html}");
        assert!(["Quote", "Per board", "Total"].iter().all(|it| told(&html, it) == 0), "{html}");
        let mut bytes = |kind| session.export_bytes(kind, audience).expect("a report is open");
        let book = Workbook::open(&bytes(ExportKind::Xlsx)).all_text();
        assert!(
            [covers, heads[0], heads[1], "Incomplete quote"].iter().all(|it| book.contains(it)),
            "{book}"
        );
        assert!(!book.contains("Total"), "{book}");
        let text = String::from_utf8(bytes(ExportKind::Text)).expect("UTF-8");
        assert!(text.contains(covers) && heads.iter().all(|it| text.contains(it)), "{text}");
        assert!(!text.contains("Per board ") && !text.contains(" Total "), "{text}");
        let json = String::from_utf8(bytes(ExportKind::Json)).expect("UTF-8");
        assert!(
            json.contains("\"priced_lines_per_board\"") && json.contains("\"priced_lines_total\""),
            "{json}"
        );
        assert!(!json.contains("\"per_board\"") && !json.contains("\"total\""), "{json}");
    }
    let report = told(session.report().expect("a report"), Audience::Customer).into_owned();
    for table in [view::summary(&report, 1).cost.per_board, view::sides(&report)] {
        let labels: Vec<&str> = table.rows.iter().map(|it| it.label.as_str()).collect();
        assert!(labels.contains(&heads[0]) && !labels.contains(&"One good board"), "{labels:?}");
    }
    let csv = String::from_utf8(session.export_bytes(ExportKind::Csv, Audience::Summary).expect("bytes"));
    let csv = csv.expect("UTF-8");
    assert!(csv.contains(covers) && !csv.contains("Per good board"), "{csv}");
}

#[test]
fn a_column_stands_where_it_holds_something() {
    let bom = "Reference,Qty,MPN\nU1,1,PART-1\n";
    let mut session = open(quoted(), vec![("bare.csv".to_owned(), bom.into())]);
    for audience in [Audience::Internal, Audience::Customer] {
        let html = document(&mut session, audience);
        let lines = html.split("report-lines").nth(1).expect("the lines");
        for head in [">RoHS<", ">Lead time<", ">Stock<"] {
            assert!(!lines.contains(head), "{audience:?}: {head}");
        }
        let bytes = session.export_bytes(ExportKind::Xlsx, audience).expect("a report is open");
        let book = Workbook::open(&bytes);
        let heads: Vec<String> = ["Lines", "Compliance"]
            .into_iter()
            .flat_map(|sheet| ('A'..='Z').map(move |it| (sheet, format!("{it}1"))))
            .filter_map(|(sheet, cell)| match book.stored(sheet, &cell) {
                Some(Value::Text(head)) => Some(head.clone()),
                _ => None,
            })
            .collect();
        for head in [
            "Value",
            "Package",
            "Description",
            "DNP",
            "RoHS exemptions",
            "Lifecycle",
            "Stock",
            "Country of origin",
        ] {
            assert!(!heads.iter().any(|it| it == head), "{audience:?}: {head}");
        }
        assert!(heads.iter().any(|it| it == "MPN"), "{audience:?}");
    }
}

#[test]
fn the_first_volume_that_was_chosen_leads() {
    let mut settings = Settings::new("2026-11-22");
    assert_eq!(settings.headline(), Some(1));
    settings.set_boards(&[500, 100, 0, 500]);
    assert_eq!((settings.boards.as_slice(), settings.headline()), ([100, 500].as_slice(), Some(500)));
    // One more at the end says nothing of the first.
    settings.set_boards(&[100, 500, 1_000]);
    assert_eq!(settings.headline(), Some(500));
    settings.set_boards(&[20, 30]);
    assert_eq!(settings.headline(), Some(20));
}

#[test]
fn a_project_without_a_name_has_that_of_its_file() {
    let mut report = sample::report();
    for (file, title) in [
        ("motor_board-BOM.xlsx", "motor board"),
        ("BOM motor.csv", "motor"),
        ("bombay.csv", "bombay"),
        ("bom.csv", "bom"),
        (".csv", ".csv"),
        ("a__b.c.csv", "a b.c"),
    ] {
        report.sources[0].name = file.to_owned();
        assert_eq!(report.title(), title, "{file}");
    }
    report.settings.sender_mut().revision = " B ".to_owned();
    assert_eq!(report.title(), "a b.c, revision B");
}

/// A quote never goes out under the name of the board before.
#[test]
fn another_board_is_another_project() {
    let bom = |name: &str| vec![(name.to_owned(), b"Reference,Qty,MPN\nU1,1,PART-1\n".to_vec())];
    let mut session = open(quoted(), bom("sensor_v2.csv"));
    let title = |session: &Session| session.report().map(Report::title).expect("a report");
    assert_eq!(title(&session), "Sensor <node>, revision C");
    for (file, expected) in [("sensor_v3.csv", "Sensor <node>"), ("motor_v3.csv", "motor v3")] {
        assert!(session.open(bom(file), false, &mut |_| {}).is_empty());
        assert_eq!(title(&session), expected, "{file}");
    }
    assert_eq!(session.settings().sender().company, "Acme");
}

/// A report whose boards cost so much each.
fn priced(per_board: Decimal, boards: u32) -> Report {
    let mut report = sample::report();
    report.counts_around = true;
    report.settings.boards = vec![boards];
    report.tiers.truncate(1);
    let tier = &mut report.tiers[0];
    (tier.boards, tier.per_board, tier.total) = (boards, per_board, per_board * Decimal::from(boards));
    report
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]
    #[test]
    fn price_times_quantity_is_the_total_to_the_cent(millionths in 1_u64..10_000_000_000, boards in 1_u32..1_000_000) {
        let report = priced(Decimal::new(i64::try_from(millionths).unwrap_or(1), 6), boards);
        for audience in [Audience::Customer, Audience::Summary] {
            let report = told(&report, audience);
            let (per_board, total) = quote::rows(&report)[0].price.expect("a price");
            prop_assert_eq!(round_money(per_board * Decimal::from(boards), 2), total);
            let most = if per_board < Decimal::new(1, 1) { 4 } else { 2 };
            prop_assert!(per_board.normalize().scale() <= most);
            let html = write_body(&report);
            let shown = bomlight::domain::words::numbers::amount(total, report.currency);
            prop_assert!(html.contains(&shown), "{}", shown);
        }
        let told = told(&report, Audience::Customer);
        let book = Workbook::open(&write_xlsx(&told));
        for (at, stored) in book.computed() {
            let stored = stored.expect("a value").number();
            prop_assert!((book.value(at) - stored).abs() <= 0.005, "{:?}", at);
        }
    }
}
