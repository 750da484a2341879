//! A table as a workbook of its own: one sheet with headings, frozen and with a filter.

use rust_decimal::Decimal;

use super::package::Package;
use super::sheet::{Frame, Sheet};
use super::workbook::Workbook;

/// A cell of a table.
pub(in crate::domain::export) enum Cell {
    Text(String),
    Pieces(Decimal),
    /// To be filled in.
    Blank,
}

/// The workbook; a heading has the width of its column in characters.
pub(in crate::domain::export) fn write_table(
    name: &'static str,
    headings: &[(String, u8)],
    rows: &[Vec<Cell>],
) -> Vec<u8> {
    let mut book = Workbook { package: Package::new(), sheets: Vec::new(), currency: None };
    let frame =
        Frame { frozen_rows: 1, frozen_columns: 3, filter_row: 1, landscape: true, ..Frame::default() };
    let mut sheet = Sheet::new(book.next(), headings.iter().map(|it| it.1), frame);
    sheet.headings(headings.iter().map(|it| it.0.as_str()));
    for row in rows {
        sheet.row();
        for cell in row {
            match cell {
                Cell::Text(text) => sheet.text(text),
                Cell::Pieces(pieces) => sheet.count(*pieces),
                Cell::Blank => sheet.skip(),
            };
        }
    }
    book.add(name, sheet);
    book.finish()
}
