//! A table as a workbook of its own: one sheet with headings, frozen and with a filter.

use rust_decimal::Decimal;

use super::frame::Frame;
use super::sheet::Sheet;
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
    let mut book = Workbook::default();
    let mut sheet = Sheet::new(book.next(), headings.iter().map(|it| it.1), Frame::of_table(3));
    let is_number = |at| {
        rows.first().and_then(|it: &Vec<Cell>| it.get(at)).is_some_and(|it| matches!(it, Cell::Pieces(_)))
    };
    sheet.headings(headings.iter().map(|it| it.0.as_str()), is_number);
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
