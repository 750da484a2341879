//! HTML: the tables of a page, such as the BOMs that EDA programs print and shops export as `.xls`.

use super::document::{Document, Format, Limits, MOST_SHEETS, ReadError, ReadNote, Sheet};
use super::grid::Grid;
use super::markdown::has_table;
use super::reader::Reader;
use super::xml::{Event, Scanner, Tag, unescape};
use crate::domain::language::en;

pub(super) const HTML: Format = Format::new("html", en!("HTML table"));

pub(super) const READER: Reader = Reader::Text {
    formats: &[HTML],
    claims: |it| it.is_markup() || it.text.contains("<td>") && !has_table(it.text),
    read: |it, limits| {
        let found = read(it.start, limits).map(|it| Document::of_sheets(HTML, it));
        (it.is_markup() || found.is_ok()).then_some(found)
    },
};

/// Cells that one cell may span.
const MAX_SPAN: usize = 64;

/// Rows that one cell may span.
const MAX_ROWS: usize = 4_096;

/// Columns that can hang into the rows below, and bytes of what hangs there.
const MAX_HANGING: usize = 1_024;

/// Tables around tables that are looked into.
const MOST_FRAMES: usize = 8;

/// A cell while its text is read.
struct Cell {
    text: String,
    columns: usize,
    rows: usize,
}

/// Reads each table of the page with more than one cell in a row as a sheet.
pub(super) fn read(text: &str, limits: &Limits) -> Result<(Vec<Sheet>, Vec<ReadNote>), ReadError> {
    let mut sheets = Vec::new();
    let mut notes = Vec::new();
    let mut scanner = Scanner::new(text);
    let mut left = limits.clone();
    let mut frames = 0;
    while let Some(event) = scanner.next() {
        match event {
            Event::Open(tag) if is(&tag, "table") && !tag.empty => {
                let inside = scanner.rest();
                let (sheet, cuts) = read_table(&mut scanner, &left);
                // A table of one cell frames what stands in it.
                if sheet.table.row_count() == 1 && sheet.table.max_width() == 1 && frames < MOST_FRAMES {
                    frames += 1;
                    scanner = Scanner::new(inside);
                    continue;
                }
                left.less(&sheet.table);
                if sheet.table.max_width() > 1 {
                    if sheets.len() == MOST_SHEETS {
                        notes.push(ReadNote::SheetsCut { limit: MOST_SHEETS });
                        break;
                    }
                    notes.extend(cuts.into_iter().map(|cut| cut.note(sheets.len())));
                    sheets.push(sheet);
                }
            }
            Event::Open(tag) if is(&tag, "script") && !tag.empty => skip_script(&mut scanner),
            _ => {}
        }
    }
    if sheets.is_empty() { Err(ReadError::NoTable) } else { Ok((sheets, notes)) }
}

fn is(tag: &Tag<'_>, name: &str) -> bool {
    tag.name.eq_ignore_ascii_case(name)
}

/// Passes over a script, whose signs are no markup.
fn skip_script(scanner: &mut Scanner<'_>) {
    let rest = scanner.rest();
    let end = memchr::memmem::find(rest.as_bytes(), b"</script").unwrap_or(rest.len());
    *scanner = Scanner::new(rest.get(end..).unwrap_or(""));
}

fn read_table(scanner: &mut Scanner<'_>, limits: &Limits) -> (Sheet, Vec<super::grid::Cut>) {
    let mut grid = Grid::new(limits);
    let mut cell: Option<Cell> = None;
    // What goes on from the rows above, by column.
    let mut hanging: Vec<(usize, String)> = Vec::new();
    // A table inside a cell belongs to the cell's text.
    let mut depth = 1_usize;
    while let Some(event) = scanner.next() {
        match event {
            Event::Open(tag) if is(&tag, "table") && !tag.empty => depth += 1,
            Event::Close(name) if name.eq_ignore_ascii_case("table") => {
                depth -= 1;
                if depth == 0 {
                    break;
                }
            }
            Event::Open(tag) if is(&tag, "script") && !tag.empty => skip_script(scanner),
            Event::Open(tag) if depth == 1 && is(&tag, "tr") => {
                put(&mut grid, cell.take(), &mut hanging);
                hang(&mut grid, &mut hanging, usize::MAX);
                if !grid.start_row(None) {
                    break;
                }
            }
            Event::Open(tag) if depth == 1 && (is(&tag, "td") || is(&tag, "th")) => {
                put(&mut grid, cell.take(), &mut hanging);
                let span = |name| tag.raw(name).and_then(|it| it.trim().parse().ok()).unwrap_or(1usize);
                let (columns, rows) =
                    (span("colspan").clamp(1, MAX_SPAN), span("rowspan").clamp(1, MAX_ROWS));
                cell = Some(Cell { text: String::new(), columns, rows });
            }
            Event::Open(tag) if is(&tag, "br") => push(&mut cell, " "),
            Event::Close(name) if depth == 1 && matches!(name, "td" | "th" | "tr" | "TD" | "TH" | "TR") => {
                put(&mut grid, cell.take(), &mut hanging);
            }
            Event::Text(piece) => push(&mut cell, &unescape(piece)),
            _ => {}
        }
    }
    put(&mut grid, cell.take(), &mut hanging);
    hang(&mut grid, &mut hanging, usize::MAX);
    let (table, cuts) = grid.finish();
    (Sheet { table, ..Sheet::default() }, cuts)
}

/// Blanks and line breaks in markup are one blank.
fn push(cell: &mut Option<Cell>, piece: &str) {
    let Some(Cell { text, .. }) = cell else { return };
    if piece.starts_with(char::is_whitespace) && !text.is_empty() && !text.ends_with(' ') {
        text.push(' ');
    }
    for (index, word) in piece.split_whitespace().enumerate() {
        if index > 0 {
            text.push(' ');
        }
        text.push_str(word);
    }
    if piece.ends_with(char::is_whitespace) && !text.is_empty() && !text.ends_with(' ') {
        text.push(' ');
    }
}

fn put(grid: &mut Grid<'_>, cell: Option<Cell>, hanging: &mut Vec<(usize, String)>) {
    let Some(Cell { text, columns, rows }) = cell else { return };
    hang(grid, hanging, 0);
    let text = text.trim();
    let column = grid.column();
    // What is longer is no cell of a list, and would be written again and again.
    if rows > 1 && column < MAX_HANGING && text.len() < MAX_HANGING {
        if hanging.len() <= column {
            hanging.resize(column + 1, (0, String::new()));
        }
        // A number that several rows share is one and not theirs each.
        let is_number = text.bytes().all(|it| it.is_ascii_digit() || matches!(it, b'.' | b','));
        if let Some(slot) = hanging.get_mut(column) {
            *slot = (rows, if is_number { String::new() } else { text.to_owned() });
        }
    }
    write(grid, text);
    for _ in 1..columns {
        grid.skip_cell(None);
    }
}

fn write(grid: &mut Grid<'_>, text: &str) {
    if let Some(target) = grid.start_cell(None) {
        target.push_str(text);
        grid.end_cell();
    }
}

/// Writes what hangs from the rows above at the next columns, at most to `last`; 0: as far as no cell is due. At the end
/// of a row each goes one row down.
fn hang(grid: &mut Grid<'_>, hanging: &mut [(usize, String)], last: usize) {
    while let Some((rows, text)) = hanging.get(grid.column()).filter(|it| it.0 > 0 || last > 0) {
        if *rows > 0 { write(grid, text) } else { grid.skip_cell(None) }
    }
    if last > 0 {
        hanging.iter_mut().for_each(|it| it.0 = it.0.saturating_sub(1));
    }
}

#[cfg(test)]
mod tests {
    use super::{Limits, read};

    #[test]
    fn tables_with_spans_and_sloppy_markup() {
        let text = "<html><script>if (a<b) {}</script><TABLE><tr><th colspan=2>Part<th>Qty</tr>\
                    <tr><td>R1<br>R2</td><td>10&nbsp;k</td><td>2</td></tr></TABLE></html>";
        let (sheets, _) = read(text, &Limits::default()).unwrap();
        let table = &sheets[0].table;
        assert_eq!(table.row(0).collect::<Vec<_>>(), ["Part", "", "Qty"]);
        assert_eq!(table.row(1).collect::<Vec<_>>(), ["R1 R2", "10 k", "2"]);
    }

    #[test]
    fn a_frame_is_no_table() {
        let text = "<TABLE BORDER=1><TR><TD>\n<table><tr><td>Ref</td><td>Qty</td></tr><tr><td>R1</td><td>1</td></tr></table>\
                    </TD></TR></TABLE>";
        let (sheets, _) = read(text, &Limits::default()).unwrap();
        assert_eq!((sheets.len(), sheets[0].table.cell(1, 0)), (1, "R1"));
    }
}
