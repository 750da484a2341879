//! Prices are asked for, and what comes back joins the BOM without a question.

use std::fs;
use std::path::Path;

use bomlight::domain::export::ExportKind;
use bomlight::domain::export::list::{QUOTE_REQUESTS, UPLOAD_LISTS};
use bomlight::domain::language::{Catalog, Language, speak};
use bomlight::domain::profile::embedded;
use bomlight::domain::read::Limits;
use bomlight::domain::report::Audience;
use bomlight::domain::report::source::SourceRole;
use bomlight::domain::settings::Settings;
use bomlight::engine::Session;
use bomlight::engine::protocol::{Request, Response};

use crate::export::formula::{Value, Workbook};
use crate::read_xlsb::zip;

const BOARD: &str = include_str!("../../fixtures/ask/board.csv");
const BOARDS: [u32; 2] = [100, 1_000];

/// A session with a profile, so that parts are lost.
fn session(files: &[(&str, &str)]) -> Session {
    let mut profile = embedded::profile().expect("the embedded profile");
    profile.branding.company = "qzcompany".to_owned();
    let settings =
        Settings { profile: Some(profile), boards: BOARDS.to_vec(), ..Settings::new("2026-11-29") };
    let mut session = Session::new(settings, Limits::default());
    for (name, text) in files {
        open(&mut session, name, text.as_bytes().to_vec());
    }
    session
}

fn open(session: &mut Session, name: &str, bytes: Vec<u8>) {
    let refused = session.open(vec![(name.to_owned(), bytes)], false, &mut |_| {});
    assert!(refused.is_empty(), "{refused:?}");
}

fn asked(session: &mut Session, kind: ExportKind, volume: Option<usize>) -> Vec<u8> {
    session.export_at(kind, Audience::Internal, volume).expect("it is for one's own house")
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("UTF-8").trim_start_matches('\u{feff}').replace("\r\n", "\n")
}

/// Every export that asks for prices.
fn kinds() -> impl Iterator<Item = ExportKind> {
    QUOTE_REQUESTS.into_iter().chain(UPLOAD_LISTS).map(|it| it.0)
}

/// For each number of a part that has offers: it, and the price breaks of each offer.
fn offers(session: &Session) -> Vec<String> {
    let lines = &session.report().expect("a report").lines;
    let priced = lines.iter().filter(|it| !it.offers.is_empty());
    priced
        .map(|line| {
            let breaks = line.offers.iter().flat_map(|it| &it.breaks);
            let breaks =
                breaks.map(|it| format!(" {}={}", it.quantity.normalize(), it.unit_price.normalize()));
            [&line.line.designators.join(" "), ":", &breaks.collect::<String>()].concat()
        })
        .collect()
}

#[test]
fn every_list_has_its_columns_and_the_pieces_of_the_volume() {
    let mut session = session(&[("board.csv", BOARD)]);
    let mut all = String::new();
    for (kind, _) in UPLOAD_LISTS {
        let list = text(asked(&mut session, kind, Some(1)));
        all += &[kind.exporter().code, "\n", &list, "\n"].concat();
    }
    all += &text(asked(&mut session, ExportKind::QuoteRequestCsv, None));
    insta::assert_snapshot!(all);
    // Where no volume is chosen a list is for the first.
    let first = text(asked(&mut session, ExportKind::Digikey, None));
    assert_eq!(first, text(asked(&mut session, ExportKind::Digikey, Some(0))));
    let one = text(asked(&mut session, ExportKind::QuoteRequestCsv, Some(1)));
    assert!(one.starts_with("Line,Manufacturer,") && !one.contains("tier 2"), "{one}");
}

#[test]
fn the_workbook_holds_what_the_csv_holds() {
    let mut session = session(&[("board.csv", BOARD)]);
    let book = Workbook::open(&asked(&mut session, ExportKind::QuoteRequest, None));
    assert_eq!(book.sheets, ["Quote request"]);
    let pieces: Vec<f64> =
        book.column("Quote request", "Quantity tier 2").iter().flatten().map(|it| it.number()).collect();
    assert_eq!(pieces.len(), 5);
    let numbers = book.column("Quote request", "Manufacturer part number");
    assert!(numbers.contains(&Some(&Value::Text("=CON-2".to_owned()))), "a text stays one: {numbers:?}");
    assert!(book.column("Quote request", "Unit price tier 1").iter().flatten().next().is_none());
}

#[test]
fn a_supplier_is_told_nothing_of_the_purchase() {
    let board = "Reference,Qty,MPN,Manufacturer,Value,Description,Supplier,Supplier Part Number,Unit price USD,Notes\n\
        R1-R4,4,RC0402FR-0710KL,Yageo,10k,Resistor from Qzseller,Qzseller,QZ-1,0.1357,qznote\n\
        U1,1,LM358DR,Texas Instruments,,Dual opamp,DigiKey,296-1014-1-ND,,\n";
    let quote = "MPN,Supplier,Price 1,Price 5000,Currency,MOQ,Multiple\n\
        RC0402FR-0710KL,qzoffer,0.0975,0.0246,USD,5000,5000\n";
    let mut session = session(&[("qzcustomer.csv", board), ("qzdata.csv", quote)]);
    for kind in kinds() {
        let bytes = asked(&mut session, kind, None);
        let text =
            if kind == ExportKind::QuoteRequest { Workbook::open(&bytes).all_text() } else { text(bytes) };
        for secret in ["qz", "0.1357", "0.0975", "0.0246", "USD", "5000"] {
            assert!(!text.to_lowercase().contains(secret), "{kind:?} tells {secret}: {text}");
        }
        // Each seller's own number goes to that seller alone.
        assert_eq!(text.contains("296-1014-1-ND"), kind == ExportKind::Digikey, "{kind:?}");
        for audience in [Audience::Customer, Audience::Summary] {
            assert!(session.export_bytes(kind, audience).is_none(), "{kind:?}");
        }
        let request = Request::AskPrices { kind, volume: None };
        match session.handle(request, Vec::new(), &mut |_| {}).0 {
            Response::Exported { file_name, .. } => {
                assert_eq!(file_name, ["parts-2026-11-29.", kind.exporter().ending].concat());
            }
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn parts_are_asked_for_by_what_names_them() {
    // An “X” is no number; what only a seller's number names goes to that seller.
    let board = "Reference,Qty,MPN,Description,Supplier,Supplier Part Number\n\
        U1,1,X,Knob,,\nU2,1,,,DigiKey,296-1004-1-ND\nU3,1,,Two words,LCSC,C71629\n";
    let mut session = session(&[("board.csv", board)]);
    let request = text(asked(&mut session, ExportKind::QuoteRequestCsv, Some(0)));
    let rows: Vec<&str> = request.lines().skip(1).collect();
    assert_eq!(rows, ["1,,,,,Knob,100,,,,,,,,,,", "2,,,,,Two words,100,,,,,,,,,,"]);
    let digikey = text(asked(&mut session, ExportKind::Digikey, Some(0)));
    assert_eq!(digikey.lines().skip(1).collect::<Vec<_>>(), ["296-1004-1-ND,100,U2,,,"]);
    let filled = request.replace("Knob,100,", "Knob,100,0.5").replace("words,100,", "words,100,0.25");
    open(&mut session, "filled.csv", filled.into_bytes());
    assert_eq!(offers(&session), ["U1: 100=0.5", "U3: 100=0.25"]);
}

#[test]
fn own_stock_is_not_asked_for() {
    let board = "Reference,Qty,MPN,Manufacturer\nU1,2,LM358DR,Texas Instruments\nU2,1,STM32F103C8T6,ST\n";
    let stock = "MPN,On hand,Warehouse\nLM358DR,150,North\nSTM32F103C8T6,100000,North\n";
    let mut session = session(&[("board.csv", board), ("stock.csv", stock)]);
    let list = text(asked(&mut session, ExportKind::PartList, Some(0)));
    let rows: Vec<&str> = list.lines().skip(1).collect();
    assert_eq!(rows.len(), 1, "{list}");
    // 200 are needed; of a part whose package nothing tells none is lost.
    assert!(rows[0].contains(",50,"), "{list}");
}

#[test]
fn what_comes_back_from_sellers_joins_without_a_question() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/ask/came_back");
    let mut names: Vec<String> = fs::read_dir(&folder)
        .expect("a folder")
        .map(|it| it.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    // A BOM that names no designators and no seller takes a seller's cart as well.
    let plain = "Qty,MPN,Manufacturer\n3,RC0402FR-0710KL,Yageo\n1,LM358DR,Texas Instruments\n2,GRM155R71C104KA88D,Murata\n";
    let mut all = String::new();
    for name in names {
        let cart = fs::read(folder.join(&name)).expect("a fixture");
        let mut session = session(&[("board.csv", BOARD)]);
        open(&mut session, &name, cart.clone());
        let report = session.report().expect("a report");
        let source = &report.sources[1];
        assert_eq!((report.lines.len(), source.role), (8, SourceRole::PartData), "{name}");
        assert!(source.layout.confidence > 0.9, "{name}: {}", source.layout.confidence);
        assert!(report.lines.iter().all(|it| it.doubts.is_empty()), "{name}");
        let found = report.findings.iter().filter(|it| it.place.source.is_some_and(|it| it.0 == 1));
        let found: Vec<&str> = found.map(|it| it.code).filter(|it| *it != "data.columns-unused").collect();
        assert!(found.is_empty(), "{name}: {found:?}");
        all += &[&name, "\n  ", &offers(&session).join("\n  "), "\n"].concat();
        // TME's own symbols are often the makers' numbers: nothing tells its cart from a BOM.
        if name.starts_with("tme") {
            continue;
        }
        let mut session = self::session(&[("plain.csv", plain)]);
        open(&mut session, &name, cart);
        let roles: Vec<SourceRole> =
            session.report().expect("a report").sources.iter().map(|it| it.role).collect();
        assert_eq!(roles, [SourceRole::Bom, SourceRole::PartData], "{name}");
        assert_eq!(offers(&session).len(), 3, "{name}");
    }
    insta::assert_snapshot!(all);
}

/// The prices that a supplier fills in: by row of the request, at both volumes.
const PRICES: [[&str; 2]; 5] =
    [["0.004", "0.002"], ["0.006", "0.003"], ["0.21", "0.11"], ["0.012", "0.009"], ["1.5", "1.25"]];

/// What the breaks of the lines must be: the prices at the pieces that were asked for.
fn expected(session: &mut Session) -> Vec<String> {
    let request = text(asked(session, ExportKind::QuoteRequestCsv, None));
    let pieces = |row: usize, at: usize| {
        request.lines().nth(row + 1).and_then(|it| it.split(',').nth(at)).expect("pieces").to_owned()
    };
    // The description of the last row is guarded and has no comma.
    let breaks = |row: usize| {
        let [few, many] = PRICES[row];
        format!(" {}={few} {}={many}", pieces(row, 6), pieces(row, 8))
    };
    [("R1 R2", 0), ("C1 C2", 1), ("U1", 2), ("R3", 0), ("C9", 3), ("J1", 4)]
        .map(|(places, row)| [places, ":", &breaks(row)].concat())
        .into()
}

#[test]
fn a_filled_request_joins_line_by_line_also_where_a_line_has_no_part_number() {
    let mut session = session(&[("board.csv", BOARD)]);
    let expected = expected(&mut session);
    let request = text(asked(&mut session, ExportKind::QuoteRequestCsv, None));
    let filled: Vec<String> = request
        .lines()
        .enumerate()
        .map(|(at, row)| {
            let mut cells: Vec<&str> = row.split(',').collect();
            if at > 0 {
                (cells[7], cells[9], cells[10]) = (PRICES[at - 1][0], PRICES[at - 1][1], "EUR");
            }
            cells.join(";").replace('.', ",")
        })
        .collect();
    // A spreadsheet of a German saves semicolons and decimal commas.
    open(&mut session, "filled.csv", filled.join("\r\n").into_bytes());
    assert_eq!(offers(&session), expected);
    let report = session.report().expect("a report");
    assert_eq!(
        report.tiers.iter().map(|it| it.coverage.unpriced).collect::<Vec<_>>(),
        [1, 1],
        "the fiducial"
    );
    assert_eq!(report.lines.iter().filter(|it| !it.doubts.is_empty()).count(), 0);
    // What was asked for is bought: no more.
    assert_eq!(report.lines[1].cost.get(1).unwrap().order().to_string(), "2200");
}

#[test]
fn a_filled_workbook_joins_in_every_language() {
    for language in [Language::English, Language::German, Language::Chinese] {
        let mut session = session(&[("board.csv", BOARD)]);
        let expected = expected(&mut session);
        speak(language, Catalog::embedded(language));
        let request = asked(&mut session, ExportKind::QuoteRequest, None);
        let workbook = filled_in(&request);
        open(&mut session, "filled.xlsx", workbook);
        speak(Language::English, None);
        let source = &session.report().expect("a report").sources[1];
        assert_eq!(source.role, SourceRole::PartData, "{language:?}: {:?}", source.layout);
        assert_eq!(offers(&session), expected, "{language:?}");
        let moq = session.report().expect("a report").lines[2].offers[0].moq;
        assert_eq!(moq.map(|it| it.to_string()).as_deref(), Some("100"), "{language:?}");
        let found = &session.report().expect("a report").lines[2];
        assert_eq!(found.lead_time_days, Some(56), "{language:?}");
    }
}

/// The request with cells added in the rows of its sheet, as a spreadsheet would.
fn filled_in(request: &[u8]) -> Vec<u8> {
    let entries: Vec<(String, Vec<u8>)> = unzipped(request)
        .into_iter()
        .map(|(name, bytes)| match name.as_str() {
            "xl/worksheets/sheet1.xml" => {
                let mut sheet = String::from_utf8(bytes).expect("UTF-8");
                for (at, [few, many]) in PRICES.iter().enumerate() {
                    let row = (at + 2).to_string();
                    let cell = |column: &str, value: &str| {
                        let text = if value.parse::<f64>().is_ok() { "" } else { " t=\"str\"" };
                        [" <c r=\"", column, &row, "\"", text, "><v>", value, "</v></c>"].concat()
                    };
                    let start = sheet.find(&format!("<row r=\"{row}\">")).expect("a row");
                    let (head, tail) = sheet.split_at(start);
                    let (row, rest) = tail.split_once("</row>").expect("its end");
                    let (before, pieces) = row.split_at(row.rfind("<c ").expect("the pieces"));
                    sheet = [
                        head,
                        before,
                        &cell("H", few),
                        pieces,
                        &cell("J", many),
                        &cell("K", "USD"),
                        &cell("L", "100"),
                        &cell("N", "8"),
                        "</row>",
                        rest,
                    ]
                    .concat();
                }
                (name, sheet.into_bytes())
            }
            _ => (name, bytes),
        })
        .collect();
    let entries: Vec<(&str, Vec<u8>)> = entries.iter().map(|it| (it.0.as_str(), it.1.clone())).collect();
    zip(&entries)
}

/// The entries of a workbook that this product wrote.
fn unzipped(mut bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut entries = Vec::new();
    while bytes.starts_with(b"PK\x03\x04") {
        let size = |at: usize, length: usize| {
            bytes[at..at + length].iter().rev().fold(0_usize, |sum, it| sum << 8 | usize::from(*it))
        };
        let (packed, name) = (size(18, 4), size(26, 2));
        let content = &bytes[30 + name..30 + name + packed];
        let text = miniz_oxide::inflate::decompress_to_vec(content).expect("deflate");
        entries.push((String::from_utf8_lossy(&bytes[30..30 + name]).into_owned(), text));
        bytes = &bytes[30 + name + packed..];
    }
    entries
}

#[test]
fn the_price_of_what_is_offered_instead_is_not_taken_for_the_part() {
    let mut session = session(&[("board.csv", BOARD)]);
    let request = text(asked(&mut session, ExportKind::QuoteRequestCsv, Some(0)));
    let filled: Vec<String> = request
        .lines()
        .map(|row| {
            let mut cells: Vec<&str> = row.split(',').collect();
            if cells[2] == "LM358DR" {
                (cells[7], cells[8], cells[15]) = ("0.19", "USD", "LM358ADR");
            } else if cells[2].starts_with("RC0402") {
                (cells[7], cells[8]) = ("0.004", "USD");
            }
            cells.join(",")
        })
        .collect();
    open(&mut session, "filled.csv", filled.join("\n").into_bytes());
    assert_eq!(offers(&session), ["R1 R2: 330=0.004", "R3: 330=0.004"]);
}
