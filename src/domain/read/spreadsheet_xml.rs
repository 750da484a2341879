//! XML Spreadsheet 2003: what Altium and some ERP systems write under the name `.xls`.

use super::document::{Document, Limits, MOST_SHEETS, ReadNote, Sheet};
use super::grid::Grid;
use super::reader::Reader;
use super::xls::XLS;
use super::xml::{Event, Scanner, Tag};

pub(super) const READER: Reader = Reader::Text {
    formats: &[XLS],
    claims: |it| it.has_root("workbook"),
    read: |it, limits| Some(Ok(Document::of_sheets(XLS, read(it.start, limits)))),
};

/// Reads the worksheets.
pub(super) fn read(text: &str, limits: &Limits) -> (Vec<Sheet>, Vec<ReadNote>) {
    let mut sheets = Vec::new();
    let mut notes = Vec::new();
    let mut scanner = Scanner::new(text);
    let mut left = limits.clone();
    while let Some(event) = scanner.next() {
        if let Event::Open(tag) = event
            && tag.name == "Worksheet"
        {
            if sheets.len() >= MOST_SHEETS || left.are_spent() {
                notes.push(ReadNote::SheetsCut { limit: sheets.len() });
                break;
            }
            let name = tag.attribute("Name").unwrap_or_default().into_owned();
            let mut grid = Grid::new(&left);
            read_sheet(&mut scanner, &mut grid);
            let (table, cuts) = grid.finish();
            left.less(&table);
            notes.extend(cuts.into_iter().map(|cut| cut.note(sheets.len())));
            sheets.push(Sheet { name: Some(name), table, ..Sheet::default() });
        }
    }
    (sheets, notes)
}

fn read_sheet(scanner: &mut Scanner<'_>, grid: &mut Grid<'_>) {
    let mut column = None;
    while let Some(event) = scanner.next() {
        match event {
            Event::Open(tag) => match tag.name {
                "Row" if !grid.start_row(index(&tag)) => break,
                "Cell" => {
                    column = index(&tag);
                    if tag.empty {
                        grid.skip_cell(column.take());
                    }
                }
                "Data" => {
                    let text = scanner.text_of(&tag);
                    if let Some(target) = grid.start_cell(column.take()) {
                        target.push_str(&text);
                        grid.end_cell();
                    }
                }
                _ => {}
            },
            Event::Close("Worksheet") => break,
            _ => {}
        }
    }
}

/// Where a row or cell stands, counted from 0, where it does not follow the one before.
fn index(tag: &Tag<'_>) -> Option<usize> {
    tag.raw("Index").and_then(|index| index.parse::<usize>().ok()).map(|index| index.saturating_sub(1))
}
