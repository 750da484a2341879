//! A quote request to a supplier: a row for each part with the pieces at every volume, and empty columns for the answer.
//! Filled in, it is part data: its headings are words of the recogniser in every language of the page.

use crate::domain::export::ask::{AskedPart, asked};
use crate::domain::export::csv::{CsvDialect, Sheet};
use crate::domain::export::exporter::{Exported, Exporter};
use crate::domain::export::xlsx::MIME;
use crate::domain::export::xlsx::table::{Cell, write_table};
use crate::domain::language::{en, in_english, tr};

pub(in crate::domain::export) const XLSX: Exporter =
    Exporter::for_people("quote-request", "quote-request.xlsx", MIME, |it| {
        let (headings, rows) = table(it)?;
        Some(write_table(tr("Quote request"), &headings, &rows))
    });
pub(in crate::domain::export) const CSV: Exporter =
    Exporter::for_people("quote-request-csv", "quote-request.csv", "text/csv;charset=utf-8", |it| {
        let (headings, rows) = in_english(|| table(it))?;
        let mut out = Sheet::new(rows.len(), CsvDialect::default());
        headings.iter().for_each(|it| out.cell(&it.0));
        out.end_row();
        for row in rows {
            row.into_iter().for_each(|it| out.cell(&text(it)));
            out.end_row();
        }
        Some(out.into_bytes())
    });

fn text(cell: Cell) -> String {
    match cell {
        Cell::Text(text) => text,
        Cell::Pieces(pieces) => pieces.to_string(),
        Cell::Blank => String::new(),
    }
}

/// What is asked for: the heading in English, and the width of the column in characters.
const ASKED: [(&str, u8); 6] = [
    (en!("Line"), 8),
    (en!("Manufacturer"), 20),
    (en!("Manufacturer part number"), 24),
    (en!("Value"), 12),
    (en!("Package"), 14),
    (en!("Description"), 36),
];

/// The answer but its prices.
const ANSWER: [(&str, u8); 9] = [
    (en!("Currency"), 10),
    (en!("Minimum order quantity"), 12),
    (en!("Order multiple"), 12),
    (en!("Lead time (weeks)"), 12),
    (en!("Stock"), 12),
    (en!("RoHS"), 14),
    (en!("Lifecycle"), 14),
    (en!("Alternate offered"), 24),
    (en!("Remark"), 36),
];

type Table = (Vec<(String, u8)>, Vec<Vec<Cell>>);

fn table(exported: &Exported<'_>) -> Option<Table> {
    let all = exported.report.settings.boards.len();
    let volumes = exported.volume.map_or_else(|| (0..all).collect(), |it| vec![it]);
    let mut parts = asked(exported, &volumes)?;
    // What only another seller's number names cannot be asked for.
    parts.retain(|it| [&it.mpn, &it.value, &it.package, &it.description].iter().any(|it| !it.is_empty()));
    let fixed = |it: &(&'static str, u8)| (tr(it.0).to_owned(), it.1);
    let mut headings: Vec<(String, u8)> = ASKED.iter().map(fixed).collect();
    for number in 1..=volumes.len() {
        headings.push((tr!("Quantity tier {}", number), 12));
        headings.push((tr!("Unit price tier {}", number), 12));
    }
    headings.extend(ANSWER.iter().map(fixed));
    let rows = parts.into_iter().zip(1_u32..).map(|(part, number)| row(part, number));
    Some((headings, rows.collect()))
}

fn row(part: AskedPart, number: u32) -> Vec<Cell> {
    let texts = [part.manufacturer, part.mpn, part.value, part.package, part.description];
    let mut row = vec![Cell::Pieces(number.into())];
    row.extend(texts.map(Cell::Text));
    for pieces in part.pieces {
        row.extend([Cell::Pieces(pieces), Cell::Blank]);
    }
    row.extend(ANSWER.map(|_| Cell::Blank));
    row
}
