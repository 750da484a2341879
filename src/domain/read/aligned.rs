//! Part lists and reports whose columns are aligned by blanks: Eagle part lists, P-CAD and OrCAD
//! reports, and whatever a program prints for people.
//!
//! The columns are found from where the blanks stand one below another, in the header and the body
//! together. Each line is a row; lines above the table are rows of one cell.

mod columns;
mod split;

use std::borrow::Cow;

use super::delimited::{find_delimiter, parse_as};
use super::document::{Document, Format, Limits, ReadNote};
use super::reader::Reader;
use super::table::Table;
use crate::domain::language::en;

pub use columns::{Layout, find_layout};

pub(super) const TEXT: Format = Format::new("text", en!("aligned text"));

pub(super) const READER: Reader = Reader::Text {
    formats: &[TEXT],
    claims: |_| true,
    read: |it, limits| {
        let text = unquoted(it.text);
        let layout = find_layout(&text)?;
        Some(Ok(Document::of_table(TEXT, parse(&text, &layout, limits))))
    },
};

/// A list in words is shown line by line; a single line is no list.
pub(super) const PROSE: Reader = Reader::Text {
    formats: &[TEXT],
    claims: |it| it.text.lines().filter(|line| !line.trim().is_empty()).nth(1).is_some(),
    read: |it, limits| Some(Ok(Document::of_table(TEXT, parse_prose(it.text, limits)))),
};

/// Text whose tabs align the columns for the eye: as it looks with the stops of an editor.
pub(super) const TABBED: Reader = Reader::Text {
    formats: &[TEXT],
    claims: |it| it.verdict().is_some_and(|it| it.delimiter == b'\t' && it.even < 600),
    read: |it, limits| {
        let (text, layout) = [8, 4].into_iter().find_map(|stop| {
            let text = expanded(it.text, stop);
            let layout = find_layout(&text).filter(|it| it.starts.len() > 3 && it.fit > 850)?;
            Some((text, layout))
        })?;
        Some(Ok(Document::of_table(TEXT, parse(&text, &layout, limits))))
    },
};

/// The text with blanks in the place of tabs.
fn expanded(text: &str, stop: usize) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut column = 0;
    for sign in text.chars() {
        let width = if sign == '\t' { stop - column % stop } else { 1 };
        if sign == '\t' {
            out.extend(std::iter::repeat_n(' ', width))
        } else {
            out.push(sign)
        }
        column = if sign == '\n' { 0 } else { column + width };
    }
    out
}

/// The text without the quotes around whole lines: a table of one cell a row that is aligned inside.
fn unquoted(text: &str) -> Cow<'_, str> {
    let inside = |line: &'_ str| {
        let line = line.trim_end().strip_prefix('"')?.strip_suffix('"')?;
        (!line.contains('"')).then(|| line.to_owned())
    };
    let filled = || lines(text).filter(|it| !it.trim().is_empty());
    if filled().take(20).any(|it| inside(it).is_none()) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(lines(text).map(|it| inside(it).unwrap_or_default()).collect::<Vec<_>>().join("\n"))
}

/// The columns of a table whose rows are one cell each: text that was pasted into a sheet, aligned or delimited.
pub(super) fn open_cells(table: &Table, limits: &Limits) -> Option<Table> {
    let rows: Vec<&str> = (0..table.row_count()).map(|it| table.cell(it, 0)).collect();
    if rows.len() < 3 || rows.iter().any(|it| it.contains('\n')) {
        return None;
    }
    let text = rows.join("\n");
    if let Some(verdict) = find_delimiter(&text).filter(|it| it.score > 600 && it.width > 2) {
        return Some(parse_as(&text, &verdict, limits).0);
    }
    let layout = find_layout(&text).filter(|it| it.starts.len() > 2)?;
    Some(parse(&text, &layout, limits).0)
}

/// Splits `text` by its layout.
pub fn parse(text: &str, layout: &Layout, limits: &Limits) -> (Table, Vec<ReadNote>) {
    let mut table = Table::with_capacity(text.len(), text.len() / 8);
    let mut notes = Vec::new();
    for (index, line) in lines(text).enumerate() {
        if index >= limits.rows || table.cell_count() >= limits.cells {
            notes.push(ReadNote::RowsCut { sheet: 0, limit: index });
            break;
        }
        if index < layout.first_line {
            one_cell(&mut table, line);
        } else {
            split::push_line(&mut table, line, &layout.starts);
        }
    }
    (table, notes)
}

/// Text without columns: each line a row of one cell, so that a person can see what was read.
pub fn parse_prose(text: &str, limits: &Limits) -> (Table, Vec<ReadNote>) {
    parse(text, &Layout { first_line: usize::MAX, starts: Vec::new(), fit: 0 }, limits)
}

fn one_cell(table: &mut Table, line: &str) {
    let text = line.trim();
    if !text.is_empty() {
        table.push_cell(text);
    }
    table.end_row();
}

/// Lines as every system ends them, also by CR alone.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let unix = memchr::memchr(b'\n', text.as_bytes()).is_some();
    let text = text.strip_suffix(if unix { '\n' } else { '\r' }).unwrap_or(text);
    text.split(if unix { '\n' } else { '\r' }).map(|line| line.strip_suffix('\r').unwrap_or(line))
}

#[cfg(test)]
mod tests {
    use super::{Limits, find_layout, parse};

    fn rows(text: &str) -> Vec<Vec<String>> {
        let layout = find_layout(text).expect("a table");
        let (table, _) = parse(text, &layout, &Limits::default());
        (0..table.row_count()).map(|row| table.row(row).map(str::to_owned).collect()).collect()
    }

    #[test]
    fn an_eagle_part_list() {
        let text = "Partlist\n\nExported from lamp.sch at 1/2/20\n\n\
                    Part     Value          Package   Position (mm)\n\n\
                    C1       100n           C0603     (1.5 20)\n\
                    FTDI                    1X06      (12.25 3)\n\
                    R1       10k 1%         R0603     (7 14.5)\n";
        let rows = rows(text);
        assert_eq!(rows[2], ["Exported from lamp.sch at 1/2/20"]);
        assert_eq!(rows[4], ["Part", "Value", "Package", "Position (mm)"]);
        assert_eq!(rows[6], ["C1", "100n", "C0603", "(1.5 20)"]);
        assert_eq!(rows[7], ["FTDI", "", "1X06", "(12.25 3)"]);
        assert_eq!(rows[8], ["R1", "10k 1%", "R0603", "(7 14.5)"]);
        assert_eq!(rows.len(), 9);
    }

    #[test]
    fn narrow_columns_are_told_by_their_padding() {
        let text = "Qty Value    Package Parts        Description\r\n\
                    1   BAT54    SOT23   D1           Diode, Schottky\r\n\
                    12  100n     C0603   C1, C2, C3   Capacitor\r\n\
                    2   4K7      R0805   R1, R2       Resistor\r\n";
        let rows = rows(text);
        assert_eq!(rows[0], ["Qty", "Value", "Package", "Parts", "Description"]);
        assert_eq!(rows[2], ["12", "100n", "C0603", "C1, C2, C3", "Capacitor"]);
    }

    #[test]
    fn a_long_list_makes_no_columns_of_its_own() {
        let text = "Qty   Value   Parts                        Description\n\
                    6     0.1uF   C13, C14, C15, C16, C17, C18 Capacitor\n\
                    2     100M    R16, R17                     Resistor\n\
                    1     10k     R9                           Resistor\n";
        let rows = rows(text);
        assert_eq!(rows[0], ["Qty", "Value", "Parts", "Description"]);
        assert_eq!(rows[1], ["6", "0.1uF", "C13, C14, C15, C16, C17, C18", "Capacitor"]);
    }

    #[test]
    fn rules_of_dashes_give_the_columns() {
        let text = "Board Bill of Materials      board.pcb\n\n\
                    RefDes          Qty    Value\n\
                    --------------- ------ ----------------\n\n\
                    C1, C3, C4, C5,\n\
                    C6, C7          6      100nF SMD Cap\n\
                    R3              1      330R SMD Res\n";
        let rows = rows(text);
        assert_eq!(rows[2], ["RefDes", "Qty", "Value"]);
        assert!(rows[3].is_empty());
        assert_eq!(rows[5], ["C1, C3, C4, C5,"]);
        assert_eq!(rows[6], ["C6, C7", "6", "100nF SMD Cap"]);
    }

    #[test]
    fn a_cell_that_runs_over_moves_its_neighbours() {
        let text = "Part   Value      Package\n\
                    C1     100n       C0603\n\
                    LONGNAME1  22u        C1206\n\
                    C2     10n        C0603\n\
                    R1     10k        R0603\n\
                    R2     10k        R0603\n";
        assert_eq!(rows(text)[2], ["LONGNAME1", "22u", "C1206"]);
    }

    #[test]
    fn prose_has_no_layout() {
        assert_eq!(find_layout("You need:\n1x ir2136s\n6x 10 Ohm resistor\nand a   soldering iron\n"), None);
    }
}
