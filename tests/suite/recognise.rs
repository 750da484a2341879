//! What was understood of made files of many kinds, as readable snapshots; and that no table is too odd.

#![allow(clippy::expect_used, clippy::panic)]

use std::fmt::Write as _;

use bomlight::domain::place::SourceIndex;
use bomlight::domain::read::{CSV, Document, Limits, Sheet, Table, read};
use bomlight::domain::recognise::{Content, Recognised, recognise};
use proptest::prelude::*;

fn understand(name: &str, text: &str) -> Recognised {
    let document = read(name, text.as_bytes(), &Limits::default()).expect("the fixture can be read");
    recognise(SourceIndex(0), &document)
}

/// Everything that a person would check, one fact a line.
fn told(recognised: &Recognised) -> String {
    let mut out = String::new();
    let layout = &recognised.layout;
    let _ = writeln!(
        out,
        "header {:?}, rows {:?} to {:?}, decimal {:?}, sure: {}",
        layout.header_row.map(|it| it.0),
        layout.first_row.map(|it| it.0),
        layout.last_row.map(|it| it.0),
        layout.decimal.map(|it| it.as_char()),
        layout.confidence >= 0.9,
    );
    for column in &layout.columns {
        let _ = writeln!(out, "  {} = {:?}", column.role.code(), column.header);
    }
    for column in &layout.price_breaks {
        let _ = writeln!(out, "  from {} = {:?}", column.quantity, column.header);
    }
    for (_, header) in &layout.unused {
        let _ = writeln!(out, "  unused {header:?}");
    }
    for it in &layout.left_out.rows {
        let _ = writeln!(out, "  left out {}: {} {:?}", it.row.0, it.reason.code(), it.text);
    }
    for (at, board) in layout.boards.all.iter().enumerate() {
        let taken = layout.boards.taken.is_none_or(|it| it == at);
        let _ = writeln!(out, "  board {:?}{}", board.label(), if taken { ", read" } else { "" });
    }
    match &recognised.content {
        Content::Bom(lines) => {
            for line in lines {
                let _ = write!(
                    out,
                    "{}: {} ×{:?}",
                    line.row.0,
                    line.designators.join(" "),
                    line.quantity.map(|it| it.to_string())
                );
                let _ = write!(
                    out,
                    " | {} | {} | {} | {}",
                    line.mpn,
                    line.manufacturer,
                    line.value,
                    line.class.code()
                );
                if line.dnp {
                    out.push_str(" | DNP");
                }
                if Some(line.pieces_per_board()) != line.quantity && line.quantity.is_some() && !line.dnp {
                    let _ = write!(out, " | needs {}", line.pieces_per_board().normalize());
                }
                for part in &line.supplier_parts {
                    let _ = write!(out, " | {}:{}", part.supplier.as_deref().unwrap_or("?"), part.number);
                }
                for alternate in &line.alternates {
                    let _ = write!(
                        out,
                        " | or {} {}",
                        alternate.manufacturer.as_deref().unwrap_or("?"),
                        alternate.mpn
                    );
                }
                out.push('\n');
                tell_offers(&mut out, &line.facts.offers);
            }
        }
        Content::PartData(records) => {
            for record in records {
                let _ = writeln!(
                    out,
                    "{}: {} | {} | {}:{}",
                    record.row.0,
                    record.mpn,
                    record.manufacturer,
                    record.supplier,
                    record.supplier_part_number
                );
                tell_offers(&mut out, &record.facts.offers);
            }
        }
        Content::Nothing => out.push_str("nothing\n"),
    }
    for finding in &recognised.findings {
        let _ =
            writeln!(out, "! {} row {:?} {:?}", finding.code, finding.place.row.map(|it| it.0), finding.args);
    }
    out
}

fn tell_offers(out: &mut String, offers: &[std::sync::Arc<bomlight::domain::parts::Offer>]) {
    for offer in offers {
        let breaks: Vec<String> =
            offer.breaks.iter().map(|it| format!("{}:{}", it.quantity, it.unit_price)).collect();
        let _ = writeln!(
            out,
            "    {} {} [{}] moq {:?} × {:?} stock {:?} {}",
            offer.seller.as_deref().unwrap_or("?"),
            offer.currency.map_or_else(|| "-".to_owned(), |it| it.to_string()),
            breaks.join(" "),
            offer.moq.map(|it| it.to_string()),
            offer.multiple.map(|it| it.to_string()),
            offer.stock.as_ref().map(|it| it.value.to_string()),
            offer.packaging.as_deref().unwrap_or(""),
        );
    }
}

#[test]
fn fixtures_are_understood() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/recognise");
    let mut names: Vec<String> = std::fs::read_dir(&folder)
        .expect("the fixtures are there")
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .collect();
    names.sort();
    for name in names {
        let text = std::fs::read_to_string(folder.join(&name)).expect("a fixture is UTF-8");
        insta::assert_snapshot!(name.clone(), told(&understand(&name, &text)));
    }
}

fn document(rows: Vec<Vec<String>>) -> Document {
    Document {
        format: CSV,
        encoding: Some("utf-8"),
        delimiter: Some(','),
        sheets: vec![Sheet { table: Table::from_rows(rows), ..Sheet::default() }],
        notes: Vec::new(),
    }
}

/// Cells that are likely to matter to the recogniser.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        "[A-Z]{1,2}[0-9]{1,3}(, ?[A-Z][0-9]{1,2}){0,3}",
        "[0-9]{1,6}([.,][0-9]{1,4})?",
        proptest::sample::select(vec![
            "Qty",
            "Reference",
            "MPN",
            "Value",
            "Price 100",
            "1",
            "10",
            "DNP",
            "Mouser",
            "Total",
            "R1-R9999999",
            "1-199:0.1,200-:0.05",
            "位号",
            "数量",
            "9.55E+12",
            "5\\5",
            "--",
            "~",
            "Unit Price($)",
            "C1..C3",
            "R5 to R2",
        ])
        .prop_map(str::to_owned),
        "\\PC{0,12}",
    ]
}

#[test]
fn a_currency_that_iso_does_not_know_stays_apart() {
    let table = "MPN,Price,Currency\nA1,1.5,DEM\nB1,2.5,EUR\nC1,3.5,pieces\n";
    let Content::PartData(parts) = understand("quote.csv", table).content else { panic!("no part data") };
    let named: Vec<Option<String>> =
        parts.iter().flat_map(|it| &it.facts.offers).map(|it| it.currency.map(|it| it.to_string())).collect();
    assert_eq!(named, [Some("DEM".to_owned()), Some("EUR".to_owned()), None]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_table_is_survived(rows in proptest::collection::vec(proptest::collection::vec(cell(), 0..9), 0..14)) {
        let count = rows.len();
        let understood = recognise(SourceIndex(0), &document(rows));
        prop_assert!((0.0..=1.0).contains(&understood.layout.confidence));
        if let Content::Bom(lines) = &understood.content {
            prop_assert!(lines.len() <= count);
            prop_assert!(lines.windows(2).all(|pair| pair[0].row < pair[1].row));
        }
    }
}

/// What happens to a table on its way: cells lost, doubled or moved, rows in another order, lines cut short.
#[derive(Debug, Clone)]
enum Mutation {
    DropCell(usize, usize),
    DoubleCell(usize, usize),
    SwapRows(usize, usize),
    DropRow(usize),
    DoubleRow(usize),
    CutRow(usize, usize),
    Replace(usize, usize, String),
}

fn mutation() -> impl Strategy<Value = Mutation> {
    let at = 0..64usize;
    prop_oneof![
        (at.clone(), at.clone()).prop_map(|it| Mutation::DropCell(it.0, it.1)),
        (at.clone(), at.clone()).prop_map(|it| Mutation::DoubleCell(it.0, it.1)),
        (at.clone(), at.clone()).prop_map(|it| Mutation::SwapRows(it.0, it.1)),
        at.clone().prop_map(Mutation::DropRow),
        at.clone().prop_map(Mutation::DoubleRow),
        (at.clone(), at.clone()).prop_map(|it| Mutation::CutRow(it.0, it.1)),
        (at.clone(), at, cell()).prop_map(|it| Mutation::Replace(it.0, it.1, it.2)),
    ]
}

fn mutate(rows: &mut Vec<Vec<String>>, mutation: Mutation) {
    let count = rows.len().max(1);
    let place = |rows: &[Vec<String>], row: usize, column: usize| {
        let row = row % count;
        (row, column % rows.get(row).map_or(1, |it| it.len().max(1)))
    };
    match mutation {
        Mutation::DropCell(row, column) => {
            let (row, column) = place(rows, row, column);
            if rows.get(row).is_some_and(|it| column < it.len()) {
                rows[row].remove(column);
            }
        }
        Mutation::DoubleCell(row, column) => {
            let (row, column) = place(rows, row, column);
            if let Some(text) = rows.get(row).and_then(|it| it.get(column)).cloned() {
                rows[row].insert(column, text);
            }
        }
        Mutation::SwapRows(a, b) if !rows.is_empty() => rows.swap(a % count, b % count),
        Mutation::DropRow(row) if !rows.is_empty() => {
            rows.remove(row % count);
        }
        Mutation::DoubleRow(row) if !rows.is_empty() => {
            let again = rows[row % count].clone();
            rows.insert(row % count, again);
        }
        Mutation::CutRow(row, column) => {
            let (row, column) = place(rows, row, column);
            if let Some(row) = rows.get_mut(row) {
                row.truncate(column);
            }
        }
        Mutation::Replace(row, column, text) => {
            let (row, column) = place(rows, row, column);
            if let Some(cell) = rows.get_mut(row).and_then(|it| it.get_mut(column)) {
                *cell = text;
            }
        }
        _ => {}
    }
}

/// The fixtures as rows of cells, and as texts.
fn fixtures() -> Vec<(String, String)> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/recognise");
    let mut files: Vec<(String, String)> = std::fs::read_dir(folder)
        .expect("the fixtures are there")
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            Some((path.file_name()?.to_str()?.to_owned(), std::fs::read_to_string(&path).ok()?))
        })
        .collect();
    files.sort();
    files
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(160))]

    #[test]
    fn mutated_fixtures_are_survived(
        pick in 0..1000usize,
        mutations in proptest::collection::vec(mutation(), 1..12),
    ) {
        let files = fixtures();
        let (name, text) = &files[pick % files.len()];
        let read = read(name, text.as_bytes(), &Limits::default()).expect("the fixture can be read");
        let table = &read.sheets[0].table;
        let mut rows: Vec<Vec<String>> =
            (0..table.row_count()).map(|row| table.row(row).map(str::to_owned).collect()).collect();
        for change in mutations {
            mutate(&mut rows, change);
        }
        let count = rows.len();
        let understood = recognise(SourceIndex(0), &document(rows));
        prop_assert!((0.0..=1.0).contains(&understood.layout.confidence));
        if let Content::Bom(lines) = &understood.content {
            prop_assert!(lines.len() <= count);
            prop_assert!(lines.windows(2).all(|pair| pair[0].row < pair[1].row));
            prop_assert!(lines.iter().all(|it| it.left_out as usize <= it.designators.len()));
        }
    }

    #[test]
    fn fixtures_with_other_delimiters_are_survived(
        pick in 0..1000usize,
        to in proptest::sample::select(vec![",", ";", "\t", "|", "  ", ":", "\n", "\"", ""]),
    ) {
        let files = fixtures();
        let (name, text) = &files[pick % files.len()];
        if let Ok(document) = read(name, text.replace([',', ';'], to).as_bytes(), &Limits::default()) {
            let understood = recognise(SourceIndex(0), &document);
            prop_assert!((0.0..=1.0).contains(&understood.layout.confidence));
        }
    }
}
