//! Binary Excel workbooks (`.xlsb`), record by record.
//!
//! Specification: \[MS-XLSB\]. Like the XLSX reader it places cells by reference and never builds a
//! dense range.

use super::binary::{Fields, error_words, push_utf16};
use super::document::{Document, Format, Limits, MOST_SHEETS, MOST_TRIES, ReadError, ReadNote, Sheet};
use super::grid::Grid;
use super::looks::Look;
use super::number_format::{Formats, NumberFormat};
use super::package::relations;
use super::reader::Reader;
use super::shared_strings::SharedStrings;
use super::zip::Archive;
use crate::domain::language::en;

const XLSB: Format = Format::new("xlsb", en!("XLSB"));

pub(super) const READER: Reader =
    Reader::Zip { formats: &[XLSB], claims: |it| it.contains("xl/workbook.bin"), read };

/// The kinds of records that matter, by their numbers in \[MS-XLSB\] 2.3.
mod kind {
    pub(super) const ROW: u32 = 0;
    pub(super) const BLANK: u32 = 1;
    pub(super) const PACKED: u32 = 2;
    pub(super) const ERROR: u32 = 3;
    pub(super) const BOOLEAN: u32 = 4;
    pub(super) const NUMBER: u32 = 5;
    pub(super) const TEXT: u32 = 6;
    pub(super) const SHARED: u32 = 7;
    pub(super) const FORMULA_TEXT: u32 = 8;
    pub(super) const FORMULA_NUMBER: u32 = 9;
    pub(super) const FORMULA_BOOLEAN: u32 = 10;
    pub(super) const FORMULA_ERROR: u32 = 11;
    /// From here to `SHORT_SHARED` the kinds above again, without a column: the cell stands next to the one before.
    pub(super) const SHORT_BLANK: u32 = 12;
    pub(super) const SHORT_PACKED: u32 = 13;
    pub(super) const SHORT_SHARED: u32 = 18;
    pub(super) const SHARED_STRING: u32 = 19;
    pub(super) const FORMAT: u32 = 44;
    pub(super) const STYLE: u32 = 47;
    pub(super) const SHEET_DATA_END: u32 = 146;
    pub(super) const WORKBOOK_PROPERTIES: u32 = 153;
    pub(super) const SHEET: u32 = 156;
    pub(super) const STYLES_BEGIN: u32 = 617;
    pub(super) const STYLES_END: u32 = 618;
}

/// What the cells of all sheets refer to.
#[derive(Default)]
struct Shared {
    strings: SharedStrings,
    formats: Formats,
    epoch_1904: bool,
}

/// Reads a workbook out of its opened container.
fn read(archive: &mut Archive<'_>, limits: &Limits) -> Result<Document, ReadError> {
    let path = "xl/workbook.bin";
    let relations = relations(archive, path)?;
    let target = |wanted: &str| relations.of_kind(wanted);
    let mut shared = Shared::default();
    if let Some(bytes) = target("sharedStrings").map(|path| archive.read(path)).transpose()?.flatten() {
        shared.strings = read_strings(&bytes);
    }
    if let Some(bytes) = target("styles").map(|path| archive.read(path)).transpose()?.flatten() {
        shared.formats = read_styles(&bytes);
    }
    let workbook =
        archive.read(path)?.ok_or_else(|| damaged(en!("the workbook's list of sheets is missing")))?;
    let mut sheets = Vec::new();
    let mut notes = Vec::new();
    let mut left = limits.clone();
    let mut tries = 0;
    for (record, data) in Records::new(&workbook) {
        let mut fields = Fields::new(data);
        match record {
            kind::WORKBOOK_PROPERTIES => shared.epoch_1904 = fields.u32().is_some_and(|flags| flags & 1 == 1),
            kind::SHEET if sheets.len() >= MOST_SHEETS || tries > MOST_TRIES || left.are_spent() => {
                notes.push(ReadNote::SheetsCut { limit: sheets.len() });
                break;
            }
            kind::SHEET => {
                let Some((state, id, name)) = sheet_entry(fields) else { continue };
                let Some(path) = relations.sheet(&id) else { continue };
                tries += 1;
                let Some(bytes) = archive.read(path)? else { continue };
                let mut grid = Grid::new(&left);
                read_sheet(&bytes, &shared, &mut grid);
                let (table, cuts) = grid.finish();
                notes.extend(cuts.into_iter().map(|cut| cut.note(sheets.len())));
                left.less(&table);
                sheets.push(Sheet { name: Some(name), table, hidden: state != 0, ..Sheet::default() });
            }
            _ => {}
        }
    }
    if sheets.is_empty() {
        return Err(damaged(en!("the workbook lists no sheets")));
    }
    shared.strings.tell(&mut notes);
    Ok(Document::of_sheets(XLSB, (sheets, notes)))
}

fn sheet_entry(mut fields: Fields<'_>) -> Option<(u32, String, String)> {
    let (state, _) = (fields.u32()?, fields.u32()?);
    Some((state, wide_string(&mut fields)?, wide_string(&mut fields)?))
}

fn read_strings(bytes: &[u8]) -> SharedStrings {
    let mut strings = SharedStrings::default();
    for (record, data) in Records::new(bytes) {
        if record == kind::SHARED_STRING {
            let mut fields = Fields::new(data);
            let text = fields.u8().and_then(|_flags| wide_string(&mut fields));
            strings.push_text(&text.unwrap_or_default());
            strings.end();
        }
    }
    strings
}

fn read_styles(bytes: &[u8]) -> Formats {
    let mut formats = Formats::default();
    let mut in_cell_styles = false;
    for (record, data) in Records::new(bytes) {
        let mut fields = Fields::new(data);
        match record {
            kind::FORMAT => {
                if let (Some(id), Some(code)) = (fields.u16(), wide_string(&mut fields)) {
                    formats.define(u32::from(id), NumberFormat::from_code(&code));
                }
            }
            kind::STYLES_BEGIN => in_cell_styles = true,
            kind::STYLES_END => in_cell_styles = false,
            kind::STYLE if in_cell_styles => {
                let format = fields.u16().and_then(|_parent| fields.u16()).unwrap_or(0);
                formats.push_style(u32::from(format), Look::default());
            }
            _ => {}
        }
    }
    formats
}

fn read_sheet(bytes: &[u8], shared: &Shared, grid: &mut Grid<'_>) {
    for (record, data) in Records::new(bytes) {
        let mut fields = Fields::new(data);
        match record {
            kind::ROW if !grid.start_row(fields.u32().map(|row| row as usize)) => return,
            kind::SHEET_DATA_END => return,
            kind::BLANK => grid.skip_cell(fields.u32().map(|column| column as usize)),
            kind::PACKED..=kind::FORMULA_ERROR => {
                if let Some(column) = fields.u32() {
                    let _ = read_cell(record, Some(column as usize), fields, shared, grid);
                }
            }
            kind::SHORT_BLANK => grid.skip_cell(None),
            kind::SHORT_PACKED..=kind::SHORT_SHARED => {
                let _ = read_cell(record - kind::SHORT_BLANK + kind::BLANK, None, fields, shared, grid);
            }
            _ => {}
        }
    }
}

/// Adds a cell, next to the one before where no column is given; `None` where its record is cut off or the cell lies
/// beyond the limits.
fn read_cell(
    record: u32,
    column: Option<usize>,
    mut fields: Fields<'_>,
    shared: &Shared,
    grid: &mut Grid<'_>,
) -> Option<()> {
    let style = (fields.u32()? & 0x00ff_ffff) as usize;
    let target = grid.start_cell(column)?;
    match record {
        kind::PACKED => {
            shared.formats.write_value(target, fields.rk().unwrap_or(0.0), style, shared.epoch_1904)
        }
        kind::NUMBER | kind::FORMULA_NUMBER => {
            shared.formats.write_value(target, fields.f64().unwrap_or(0.0), style, shared.epoch_1904);
        }
        kind::TEXT | kind::FORMULA_TEXT => target.push_str(&wide_string(&mut fields).unwrap_or_default()),
        kind::SHARED => {
            target.push_str(shared.strings.get(fields.u32().map_or(usize::MAX, |index| index as usize)))
        }
        kind::BOOLEAN | kind::FORMULA_BOOLEAN => {
            target.push_str(if fields.u8().unwrap_or(0) == 0 { "FALSE" } else { "TRUE" });
        }
        kind::ERROR | kind::FORMULA_ERROR => target.push_str(error_words(fields.u8().unwrap_or(0x2a))),
        _ => {}
    }
    grid.end_cell();
    Some(())
}

fn wide_string(fields: &mut Fields<'_>) -> Option<String> {
    let letters = fields.u32()? as usize;
    let bytes = fields.bytes(letters.checked_mul(2)?)?;
    let mut text = String::with_capacity(letters);
    push_utf16(&mut text, bytes);
    Some(text)
}

/// Walks over records: a kind and a length in 7-bit groups, and so many bytes.
struct Records<'a> {
    fields: Fields<'a>,
}

impl<'a> Records<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        Self { fields: Fields::new(bytes) }
    }

    fn groups(&mut self, most: u32) -> Option<u32> {
        let mut number = 0;
        for group in 0..most {
            let byte = self.fields.u8()?;
            number |= u32::from(byte & 0x7f) << (7 * group);
            if byte & 0x80 == 0 {
                break;
            }
        }
        Some(number)
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = (u32, &'a [u8]);

    fn next(&mut self) -> Option<(u32, &'a [u8])> {
        let (record, length) = (self.groups(2)?, self.groups(4)?);
        Some((record, self.fields.bytes(length as usize)?))
    }
}

fn damaged(what: &str) -> ReadError {
    ReadError::Damaged { what: what.to_owned() }
}
