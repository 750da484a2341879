//! OpenDocument spreadsheets (`.ods`, `.fods`).
//!
//! Specification: OASIS OpenDocument 1.3 part 3, chapter 9. Numbers come from their stored values, with
//! the sign of currency or percent that a person sees; repeated rows and cells are written out within
//! the limits only.

use std::collections::{BTreeMap, BTreeSet};

use super::document::{Document, Format, Limits, MOST_SHEETS, ReadError, ReadNote, Sheet};
use super::grid::Grid;
use super::looks::{Look, hex};
use super::number_format::NumberFormat;
use super::package::part;
use super::reader::Reader;
use super::xml::{Event, Scanner, Tag, doctype, unescape};
use super::zip::Archive;
use crate::domain::language::en;

const ODS: Format = Format::new("ods", en!("ODS"));

pub(super) const READER: Reader = Reader::Zip {
    formats: &[ODS],
    claims: |it| {
        let has = |part| it.contains(part);
        let is_other = has("word/document.xml") || has("ppt/presentation.xml");
        has("content.xml") && has("META-INF/manifest.xml") && !is_other
    },
    read,
};

/// The same without a container.
pub(super) const FLAT: Reader = Reader::Text {
    formats: &[ODS],
    claims: |it| it.has_root("document") || it.has_root("document-content"),
    read: |it, limits| Some(read_content(it.start, limits).map(|it| Document::of_sheets(ODS, it))),
};

/// Reads a spreadsheet out of its opened container.
fn read(archive: &mut Archive<'_>, limits: &Limits) -> Result<Document, ReadError> {
    let manifest = part(archive, "META-INF/manifest.xml")?;
    let mut tags = Scanner::new(&manifest);
    if tags.any(|event| matches!(event, Event::Open(tag) if tag.name == "encryption-data")) {
        return Err(ReadError::Encrypted);
    }
    let text = part(archive, "content.xml")?;
    let (sheets, notes) = read_content(&text, limits)?;
    if sheets.is_empty() {
        return Err(ReadError::NotATable { kind: en!("an OpenDocument file without a spreadsheet") });
    }
    Ok(Document::of_sheets(ODS, (sheets, notes)))
}

/// Reads the tables of a spreadsheet's content.
fn read_content(text: &str, limits: &Limits) -> Result<(Vec<Sheet>, Vec<ReadNote>), ReadError> {
    let mut sheets = Vec::new();
    let mut notes = Vec::new();
    let mut hidden_styles = BTreeSet::new();
    let mut looks: BTreeMap<&str, Look> = BTreeMap::new();
    let mut style = "";
    let mut spreadsheet = false;
    let mut scanner = Scanner::new(text);
    let mut left = limits.clone();
    while let Some(event) = scanner.next() {
        match event {
            Event::Doctype => return Err(doctype()),
            Event::Open(tag) => match tag.name {
                "style" => style = tag.raw("name").unwrap_or(""),
                "table-properties" if tag.raw("display") == Some("false") => {
                    hidden_styles.insert(style);
                }
                "table-cell-properties" | "text-properties" if !spreadsheet => {
                    let look = looks.entry(style).or_default();
                    let is_none = |it: &str| matches!(it, "none" | "transparent");
                    let set = |name: &str| tag.raw(name).filter(|it| !is_none(it));
                    look.is_struck |= ["text-line-through-style", "text-line-through-type"]
                        .into_iter()
                        .any(|it| set(it).is_some());
                    look.fill = set("background-color").map_or(look.fill, |it| hex(it, false));
                    look.ink = set("color").map_or(look.ink, |it| hex(it, true));
                }
                "spreadsheet" => spreadsheet = true,
                "table" if spreadsheet && (sheets.len() >= MOST_SHEETS || left.are_spent()) => {
                    notes.push(ReadNote::SheetsCut { limit: sheets.len() });
                    break;
                }
                "table" if spreadsheet && !tag.empty => {
                    let mut grid = Grid::new(&left);
                    let linked = read_table(&mut scanner, &mut grid, &looks);
                    // The copy of another file's cells that a formula refers to is no sheet to see.
                    if !linked {
                        let (table, cuts) = grid.finish();
                        left.less(&table);
                        notes.extend(cuts.into_iter().map(|cut| cut.note(sheets.len())));
                        let hidden = tag.raw("style-name").is_some_and(|style| hidden_styles.contains(style));
                        let name = tag.attribute("name").map(std::borrow::Cow::into_owned);
                        sheets.push(Sheet { name, table, hidden, ..Sheet::default() });
                    }
                }
                _ => {}
            },
            _ => {}
        }
    }
    Ok((sheets, notes))
}

/// A cell with text, and how many times it is repeated to the right.
struct Cell {
    column: usize,
    times: usize,
    text: String,
    look: Look,
}

/// Reads one table; true where it is the copy of another file's.
fn read_table<'a>(scanner: &mut Scanner<'a>, grid: &mut Grid<'_>, looks: &BTreeMap<&'a str, Look>) -> bool {
    let mut linked = false;
    let is_hidden = |tag: &Tag<'_>| matches!(tag.raw("visibility"), Some("collapse" | "filter"));
    let (mut hides_row, mut columns) = (false, 0_usize);
    let mut row = 0_usize;
    let mut times = 1;
    let mut column = 0_usize;
    let mut cells: Vec<Cell> = Vec::new();
    while let Some(event) = scanner.next() {
        match event {
            Event::Open(tag) => match tag.name {
                "table-source" => linked = true,
                "table-column" => {
                    let repeated = repeats(&tag, "number-columns-repeated");
                    if is_hidden(&tag) {
                        grid.hide_columns(columns, repeated);
                    }
                    columns = columns.saturating_add(repeated);
                }
                "table-row" => {
                    hides_row = is_hidden(&tag);
                    times = repeats(&tag, "number-rows-repeated");
                    column = 0;
                    if tag.empty {
                        row = row.saturating_add(times);
                    }
                }
                "table-cell" | "covered-table-cell" => {
                    let repeated = repeats(&tag, "number-columns-repeated");
                    let text = cell_text(scanner, &tag);
                    if !text.is_empty() {
                        let look = tag.raw("style-name").and_then(|it| looks.get(it)).copied();
                        cells.push(Cell { column, times: repeated, text, look: look.unwrap_or_default() });
                    }
                    column = column.saturating_add(repeated);
                }
                _ => {}
            },
            Event::Close("table-row") => {
                if !write_row(grid, row, times, &cells, hides_row) {
                    break;
                }
                row = row.saturating_add(times);
                cells.clear();
            }
            Event::Close("table") => break,
            _ => {}
        }
    }
    linked
}

/// Bytes of a text that a few signs of the file may repeat. What is longer is no cell of a list, and would be written
/// without end.
const MOST_REPEATED: usize = 4 << 10;

/// Writes a row as often as it is repeated; false where the limit is reached.
fn write_row(grid: &mut Grid<'_>, row: usize, times: usize, cells: &[Cell], is_hidden: bool) -> bool {
    if cells.is_empty() {
        return true;
    }
    let is_long = |it: &Cell| it.text.len() > MOST_REPEATED;
    let breaks_off = cells.iter().any(|it| is_long(it) && (times > 1 || it.times > 1));
    for row in row..row.saturating_add(times) {
        if !grid.start_row(Some(row)) {
            return false;
        }
        if is_hidden {
            grid.hide_row();
        }
        for cell in cells {
            let times = if is_long(cell) { 1 } else { cell.times };
            for column in cell.column..cell.column.saturating_add(times) {
                let Some(target) = grid.start_cell(Some(column)) else { break };
                target.push_str(&cell.text);
                grid.end_cell_as(cell.look);
            }
        }
        if breaks_off {
            grid.break_off();
            return false;
        }
    }
    true
}

fn repeats(tag: &Tag<'_>, name: &str) -> usize {
    tag.raw(name).and_then(|times| times.parse().ok()).unwrap_or(1).max(1)
}

/// What a person reads in the cell.
fn cell_text(scanner: &mut Scanner<'_>, tag: &Tag<'_>) -> String {
    let shown = shown_text(scanner, tag);
    let Some(value) = tag.raw("value") else {
        return match tag.raw("value-type") {
            Some("date") => iso_date(tag.raw("date-value").unwrap_or(""), shown),
            Some("boolean") => tag.raw("boolean-value").map_or(shown, str::to_ascii_uppercase),
            Some("string") if shown.is_empty() => {
                tag.attribute("string-value").unwrap_or_default().into_owned()
            }
            _ => shown,
        };
    };
    let mut text = String::new();
    let format = match tag.raw("value-type") {
        Some("percentage") => NumberFormat::Percent,
        Some("currency") => NumberFormat::Currency(currency_sign(tag.raw("currency"), &shown)),
        // A format that pads with zeros shows: `00123`.
        // Of a long number the value keeps fifteen digits: `1005002351204813`.
        _ if (shown.len() > 1 && shown.starts_with('0') || shown.len() > 15)
            && shown.bytes().all(|byte| byte.is_ascii_digit()) =>
        {
            return shown;
        }
        _ => NumberFormat::General,
    };
    format.write(&mut text, value, false);
    text
}

/// The paragraphs of a cell, one below another; notes and drawings in the cell are left out.
fn shown_text(scanner: &mut Scanner<'_>, tag: &Tag<'_>) -> String {
    let mut text = String::new();
    if tag.empty {
        return text;
    }
    let (mut depth, mut aside) = (0_usize, None);
    let mut paragraphs = 0;
    for event in scanner.by_ref() {
        match event {
            Event::Open(inner) => {
                let before = depth;
                depth += usize::from(!inner.empty);
                if aside.is_some() {
                    continue;
                }
                match inner.name {
                    "annotation" | "frame" | "table" if !inner.empty => aside = Some(before),
                    "p" => {
                        if paragraphs > 0 {
                            text.push('\n');
                        }
                        paragraphs += 1;
                    }
                    "s" => text.extend(std::iter::repeat_n(' ', repeats(&inner, "c").min(1_000))),
                    "tab" => text.push('\t'),
                    "line-break" => text.push('\n'),
                    _ => {}
                }
            }
            Event::Close(_) if depth == 0 => break,
            Event::Close(_) => {
                depth -= 1;
                if aside == Some(depth) {
                    aside = None;
                }
            }
            // Blanks between the cell's elements are no text.
            Event::Text(piece) if aside.is_none() && depth > 0 => text.push_str(&unescape(piece)),
            Event::Literal(piece) if aside.is_none() && depth > 0 => text.push_str(piece),
            _ => {}
        }
    }
    text
}

/// `2024-01-05T00:00:00` → `2024-01-05`; with a time of day `2024-01-05 13:30`.
fn iso_date(value: &str, shown: String) -> String {
    match value.split_once('T') {
        None if value.is_empty() => shown,
        None => value.to_owned(),
        Some((day, time)) if time.starts_with("00:00:00") => day.to_owned(),
        Some((day, time)) => format!("{day} {}", time.strip_suffix(":00").unwrap_or(time)),
    }
}

/// The sign that the cell shows, else the sign or code of the currency that it states.
fn currency_sign(code: Option<&str>, shown: &str) -> String {
    let sign: String = shown
        .chars()
        .filter(|letter| {
            !letter.is_ascii_digit() && !letter.is_whitespace() && !matches!(letter, '.' | ',' | '-' | '\'')
        })
        .collect();
    if !sign.is_empty() && sign.chars().count() <= 3 {
        return sign;
    }
    match code {
        Some("EUR") => "€".to_owned(),
        Some("USD") => "$".to_owned(),
        Some("GBP") => "£".to_owned(),
        Some(code) => format!("{code} "),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Limits, ReadNote, read_content};

    fn rows(body: &str) -> Vec<Vec<String>> {
        let text = format!(
            "<office:spreadsheet><table:table table:name=\"A\">{body}</table:table></office:spreadsheet>"
        );
        let (sheets, _) = read_content(&text, &Limits::default()).unwrap();
        let table = &sheets[0].table;
        (0..table.row_count()).map(|row| table.row(row).map(str::to_owned).collect()).collect()
    }

    #[test]
    fn a_long_text_is_written_once_however_often_it_is_repeated() {
        let cell = |bytes: usize| format!("<table-cell><p>{}</p></table-cell>", "x".repeat(bytes));
        let body = |bytes: usize| {
            format!("<table-row number-rows-repeated=\"3\">{}{}</table-row>", cell(1), cell(bytes))
        };
        let count = |body: &str| {
            let text = format!("<office:spreadsheet><table:table>{body}</table:table></office:spreadsheet>");
            let (sheets, notes) = read_content(&text, &Limits::default()).unwrap();
            (sheets[0].table.row_count(), notes)
        };
        assert_eq!(count(&body(4_096)), (3, Vec::new()));
        assert_eq!(count(&body(4_097)), (1, vec![ReadNote::RowsCut { sheet: 0, limit: 1 }]));
        let once = body(4_097).replace(" number-rows-repeated=\"3\"", "");
        assert_eq!(count(&once.repeat(2)), (2, Vec::new()));
    }

    #[test]
    fn values_as_a_person_sees_them() {
        let cases = [
            ("<c value-type=\"string\"><p>00<s c=\"2\"/>1</p><p>b</p></c>", "00  1\nb"),
            ("<c value-type=\"float\" value=\"0.1234\"><p>0,12</p></c>", "0.1234"),
            ("<c value-type=\"float\" value=\"603\"><p>0603</p></c>", "0603"),
            (
                "<c value-type=\"float\" value=\"1.00500235120481E15\"><p>1005002351204813</p></c>",
                "1005002351204813",
            ),
            ("<c value-type=\"float\" value=\"9.55167E12\"><p>9.55E+12</p></c>", "9551670000000"),
            ("<c value-type=\"currency\" currency=\"EUR\" value=\"0.125\"><p>0,13 €</p></c>", "€0.125"),
            ("<c value-type=\"percentage\" value=\"0.05\"><p>5%</p></c>", "5%"),
            (
                "<c value-type=\"date\" date-value=\"2024-01-05T13:30:00\"><p>5. Jan</p></c>",
                "2024-01-05 13:30",
            ),
            ("<c value-type=\"boolean\" boolean-value=\"true\"><p>WAHR</p></c>", "TRUE"),
            ("<c value-type=\"string\"><annotation><p>note</p></annotation><p>a&amp;b</p></c>", "a&b"),
        ];
        for (cell, expected) in cases {
            let cell = cell.replace("<c ", "<table:table-cell ").replace("</c>", "</table:table-cell>");
            let rows = rows(&format!("<table:table-row>{cell}</table:table-row>"));
            assert_eq!(rows, [[expected]], "{cell}");
        }
    }

    #[test]
    fn repeats_are_written_out_within_the_limits() {
        let cell =
            "<table:table-cell table:number-columns-repeated=\"2\"><text:p>x</text:p></table:table-cell>";
        let empty = "<table:table-cell table:number-columns-repeated=\"16384\"/>";
        let body = format!(
            "<table:table-row table:number-rows-repeated=\"2\">{cell}{empty}</table:table-row>\
             <table:table-row table:number-rows-repeated=\"65000\">{empty}</table:table-row>"
        );
        assert_eq!(rows(&body), [["x", "x"], ["x", "x"]]);
        let bomb = format!(
            "<table:table-row table:number-rows-repeated=\"4000000000\">{}</table:table-row>",
            cell.replace("\"2\"", "\"4000000000\"")
        );
        let limits = Limits { rows: 10, columns: 4, ..Limits::default() };
        let text = format!("<office:spreadsheet><table:table>{bomb}</table:table></office:spreadsheet>");
        let (sheets, notes) = read_content(&text, &limits).unwrap();
        assert_eq!((sheets[0].table.row_count(), sheets[0].table.max_width()), (10, 4));
        assert_eq!(notes.len(), 2);
    }
}
