//! One sheet's markup → its table.

use crate::domain::read::document::{Limits, ReadError};
use crate::domain::read::grid::{Cut, Grid};
use crate::domain::read::number_format::Formats;
use crate::domain::read::shared_strings::{SharedStrings, push_readable};
use crate::domain::read::table::Table;
use crate::domain::read::xml::{Attributes, Event, Scanner, Tag, doctype};

/// What the cells of a sheet refer to.
pub(super) struct Context<'a> {
    pub(super) strings: &'a SharedStrings,
    pub(super) formats: &'a Formats,
    pub(super) epoch_1904: bool,
    pub(super) limits: &'a Limits,
}

/// How a cell's value is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stored {
    Number,
    Shared,
    Text,
    Inline,
    Boolean,
}

/// Reads the cells of a sheet. What lies beyond the limits is cut, and the cuts are told.
pub(super) fn read(text: &str, context: &Context<'_>) -> Result<(Table, Vec<Cut>), ReadError> {
    let mut grid = Grid::new(context.limits);
    let mut scanner = Scanner::new(text);
    loop {
        while let Some((attributes, value)) = scanner.take_plain("<c ", "<v>", "</v></c>") {
            plain_cell(attributes, value, &mut grid, context);
        }
        let Some(event) = scanner.next() else {
            grid.break_off();
            break;
        };
        match event {
            Event::Open(tag) if tag.name == "c" => {
                if tag.empty {
                    grid.skip_cell(tag.raw("r").and_then(column_of));
                } else {
                    read_cell(&mut scanner, &tag, &mut grid, context);
                }
            }
            Event::Open(tag) if tag.name == "row" => {
                let number = tag.raw("r").and_then(|number| number.parse::<usize>().ok());
                if !grid.start_row(number.map(|number| number.saturating_sub(1))) {
                    break;
                }
                if is_hidden(&tag) {
                    grid.hide_row();
                }
            }
            Event::Open(tag) if tag.name == "col" && is_hidden(&tag) => {
                let number = |name: &str| tag.raw(name).and_then(|it| it.parse::<usize>().ok()).unwrap_or(0);
                let (first, last) = (number("min"), number("max"));
                grid.hide_columns(first.saturating_sub(1), (last + 1).saturating_sub(first));
            }
            Event::Close("sheetData") => break,
            Event::Doctype => return Err(doctype()),
            _ => {}
        }
    }
    Ok(grid.finish())
}

/// The row or the columns are hidden.
fn is_hidden(tag: &Tag<'_>) -> bool {
    matches!(tag.raw("hidden"), Some("1" | "true"))
}

/// Where a cell stands, its style, and how its value is stored.
struct Head {
    column: Option<usize>,
    style: usize,
    stored: Stored,
}

impl Head {
    fn read(attributes: Attributes<'_>) -> Self {
        let mut head = Self { column: None, style: 0, stored: Stored::Number };
        for (name, value) in attributes {
            match name {
                "r" => head.column = column_of(value),
                "s" => head.style = value.parse().unwrap_or(0),
                "t" => head.stored = stored_as(value),
                _ => {}
            }
        }
        head
    }
}

/// A cell with a value and nothing else.
fn plain_cell(attributes: Attributes<'_>, value: &str, grid: &mut Grid<'_>, context: &Context<'_>) {
    let head = Head::read(attributes);
    if let Some(text) = grid.start_cell(head.column) {
        push_value(text, value, &head, context);
        grid.end_cell_as(context.formats.look(head.style));
    }
}

fn push_value(text: &mut String, value: &str, head: &Head, context: &Context<'_>) {
    match head.stored {
        Stored::Shared => {
            text.push_str(context.strings.get(value.trim_ascii().parse().unwrap_or(usize::MAX)))
        }
        Stored::Number => context.formats.write(text, value.trim_ascii(), head.style, context.epoch_1904),
        Stored::Boolean => text.push_str(if value.trim_ascii() == "1" { "TRUE" } else { "FALSE" }),
        Stored::Text => push_readable(text, value),
        Stored::Inline => {}
    }
}

fn read_cell(scanner: &mut Scanner<'_>, tag: &Tag<'_>, grid: &mut Grid<'_>, context: &Context<'_>) {
    let head = Head::read(tag.attributes());
    let stored = head.stored;
    let Some(text) = grid.start_cell(head.column) else {
        skip_cell(scanner);
        return;
    };
    let mut wanted = false;
    for event in scanner.by_ref() {
        match event {
            Event::Text(piece) if wanted && stored == Stored::Inline => push_readable(text, piece),
            Event::Text(piece) if wanted => push_value(text, piece, &head, context),
            Event::Literal(piece) if wanted => text.push_str(piece),
            Event::Open(inner) => match inner.name {
                "v" => wanted = !inner.empty && stored != Stored::Inline,
                "t" => wanted = !inner.empty && stored == Stored::Inline,
                // The reading aid of Japanese text repeats the text.
                "rPh" if !inner.empty => break,
                _ => wanted = false,
            },
            Event::Close("c" | "row" | "sheetData") => break,
            Event::Close(_) => wanted = false,
            _ => {}
        }
    }
    grid.end_cell_as(context.formats.look(head.style));
}

fn skip_cell(scanner: &mut Scanner<'_>) {
    for event in scanner.by_ref() {
        if matches!(event, Event::Close("c" | "row" | "sheetData")) {
            break;
        }
    }
}

fn stored_as(kind: &str) -> Stored {
    match kind {
        "s" => Stored::Shared,
        "inlineStr" => Stored::Inline,
        "b" => Stored::Boolean,
        // Formula text, errors such as #N/A, and dates in ISO 8601 are text as they stand.
        "str" | "e" | "d" => Stored::Text,
        _ => Stored::Number,
    }
}

/// The column, counted from 0, of a reference such as `AB12`.
fn column_of(reference: &str) -> Option<usize> {
    let mut column = 0_usize;
    for byte in reference.bytes().take_while(u8::is_ascii_alphabetic).take(4) {
        column = column * 26 + usize::from(byte.to_ascii_uppercase() - b'A') + 1;
    }
    column.checked_sub(1)
}

#[cfg(test)]
mod tests {
    use super::column_of;

    #[test]
    fn references_give_columns() {
        let cases =
            [("A1", Some(0)), ("Z9", Some(25)), ("AA1", Some(26)), ("XFD1048576", Some(16_383)), ("7", None)];
        for (reference, column) in cases {
            assert_eq!(column_of(reference), column, "{reference}");
        }
    }
}
