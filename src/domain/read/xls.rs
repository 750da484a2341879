//! Old Excel workbooks (`.xls`, BIFF 5 and 8), record by record.
//!
//! Specification: \[MS-XLS\]. Only cells are read: no formulas, no drawings, and never a dense range.

mod records;
mod strings;

use super::binary::{Fields, error_words};
use super::document::{Document, Format, Limits, MOST_SHEETS, ReadError, ReadNote, Sheet};
use super::encoding::decode_short;
use super::grid::Scattered;
use super::looks::{self, Look};
use super::number_format::{Formats, MOST_STYLES, NumberFormat};
use super::reader::Reader;
use super::shared_strings::SharedStrings;
use crate::domain::language::en;
use records::{Record, Records, kind};

pub(super) const XLS: Format = Format::new("xls", en!("XLS"));

pub(super) const READER: Reader = Reader::Compound { formats: &[XLS], streams: &["Workbook", "Book"], read };

/// What the workbook says about all its sheets.
struct Workbook {
    version: Version,
    /// The name of the encoding of its older texts.
    encoding: &'static str,
    epoch_1904: bool,
    formats: Formats,
    strings: SharedStrings,
    sheets: Vec<SheetEntry>,
}

/// The two versions of the format that are in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Version {
    Biff5,
    Biff8,
}

struct SheetEntry {
    name: String,
    offset: usize,
    hidden: bool,
}

/// Reads the stream of a workbook.
fn read(stream: &[u8], limits: &Limits) -> Result<Document, ReadError> {
    let book = Workbook::read(stream)?;
    let mut sheets = Vec::new();
    let mut notes = Vec::new();
    let mut left = limits.clone();
    for (index, entry) in book.sheets.iter().enumerate() {
        if index >= MOST_SHEETS || left.are_spent() {
            notes.push(ReadNote::SheetsCut { limit: index });
            break;
        }
        // Sheets do not overlap: one ends where the next begins, and of two at one place only the first has cells.
        let is_told = book.sheets.iter().take(index).any(|it| it.offset == entry.offset);
        let next = book.sheets.iter().map(|it| it.offset).filter(|it| *it > entry.offset).min();
        let end = if is_told { entry.offset } else { next.unwrap_or(stream.len()).min(stream.len()) };
        let mut cells = Scattered::new(&left);
        book.read_sheet(stream.get(entry.offset..end).unwrap_or(b""), &mut cells);
        let (table, cuts) = cells.finish();
        left.less(&table);
        notes.extend(cuts.into_iter().map(|cut| cut.note(index)));
        sheets.push(Sheet {
            name: Some(entry.name.clone()),
            table,
            hidden: entry.hidden,
            ..Sheet::default()
        });
    }
    if sheets.is_empty() {
        return Err(ReadError::Damaged { what: en!("the workbook lists no sheets").to_owned() });
    }
    book.strings.tell(&mut notes);
    Ok(Document::of_sheets(XLS, (sheets, notes)))
}

impl Workbook {
    fn read(stream: &[u8]) -> Result<Self, ReadError> {
        let mut book = Self {
            version: Version::Biff8,
            encoding: "windows-1252",
            epoch_1904: false,
            formats: Formats::default(),
            strings: SharedStrings::default(),
            sheets: Vec::new(),
        };
        let mut records = Records::new(stream);
        let (mut inks, mut palette): (Vec<Look>, &[u8]) = (Vec::new(), &[]);
        while let Some(record) = records.next() {
            let mut fields = Fields::new(record.data);
            match record.kind {
                kind::BEGIN => match fields.u16() {
                    Some(0x0600) => {}
                    Some(0x0500) => book.version = Version::Biff5,
                    _ => {
                        return Err(ReadError::NotATable {
                            kind: en!("a workbook of a very old version of Excel"),
                        });
                    }
                },
                kind::END => break,
                kind::FILE_PASS => return Err(ReadError::Encrypted),
                kind::CODE_PAGE => book.encoding = code_page(fields.u16().unwrap_or(1252)),
                kind::DATE_MODE => book.epoch_1904 = fields.u16() == Some(1),
                kind::FORMAT => {
                    if let Some(id) = fields.u16() {
                        let code = match book.version {
                            Version::Biff8 => book.string_16(fields),
                            Version::Biff5 => book.string_8(fields),
                        };
                        book.formats
                            .define(u32::from(id), NumberFormat::from_code(&code.unwrap_or_default()));
                    }
                }
                kind::STYLE => {
                    let font = usize::from(fields.u16().unwrap_or(0));
                    let format = u32::from(fields.u16().unwrap_or(0));
                    // No font has the number 4.
                    let ink = inks.get(font - usize::from(font > 4)).copied().unwrap_or_default();
                    let fill = if book.version == Version::Biff8 { fill_of(record.data) } else { 0 };
                    book.formats.push_style(format, Look { fill, ..ink });
                }
                kind::FONT if inks.len() < MOST_STYLES => {
                    let (_, flags, ink) = (fields.u16(), fields.u16(), fields.u16());
                    inks.push(Look {
                        is_struck: flags.is_some_and(|it| it & 8 != 0),
                        ink: ink.unwrap_or(0).into(),
                        fill: 0,
                    });
                }
                kind::PALETTE => palette = record.data.get(2..).unwrap_or(&[]),
                kind::SHEET => book.sheets.extend(book.sheet_entry(fields)),
                kind::STRINGS => book.strings = strings::read_shared(&records.with_continuations(record)),
                _ => {}
            }
        }
        // The palette stands behind the styles that use it.
        for look in &mut book.formats.looks {
            look.fill = color_at(palette, look.fill, false);
            look.ink = color_at(palette, look.ink, true);
        }
        Ok(book)
    }

    /// A sheet's place, state and name; `None` for charts and macro modules.
    fn sheet_entry(&self, mut fields: Fields<'_>) -> Option<SheetEntry> {
        let offset = fields.u32()? as usize;
        let (state, sheet_kind) = (fields.u8()?, fields.u8()?);
        let name = self.string_8(fields)?;
        (sheet_kind == 0).then_some(SheetEntry { name, offset, hidden: state & 3 != 0 })
    }

    fn read_sheet(&self, stream: &[u8], cells: &mut Scattered<'_>) {
        let mut depth = 0_usize;
        let mut formula: Option<(usize, usize)> = None;
        for record in Records::new(stream) {
            match record.kind {
                kind::BEGIN => depth += 1,
                kind::END => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        return;
                    }
                }
                // Charts inside the sheet have cells of their own.
                _ if depth > 1 => {}
                kind::ROW => {
                    if let [row, row_high, .., flags, _, _, _] = record.data.get(..16).unwrap_or(&[])
                        && flags & 0x20 != 0
                    {
                        cells.hide_row(u16::from_le_bytes([*row, *row_high]));
                    }
                }
                kind::COLUMNS => {
                    if let [first, high, last, last_high, _, _, _, _, flags, ..] = record.data
                        && flags & 1 == 1
                    {
                        let number = |low: &u8, high: &u8| u16::from_le_bytes([*low, *high]);
                        cells.hide_columns(number(first, high), number(last, last_high));
                    }
                }
                kind::STRING => {
                    if let Some((row, column)) = formula.take() {
                        let text = self.string_16(Fields::new(record.data)).unwrap_or_default();
                        cells.add(row, column, |target| target.push_str(&text));
                    }
                }
                _ => {
                    let _ = self.read_cell(&record, cells, &mut formula);
                    if cells.is_full() {
                        return;
                    }
                }
            }
        }
    }

    /// Adds the cell of a record; `None` where the record is cut off or no cell.
    fn read_cell(
        &self,
        record: &Record<'_>,
        cells: &mut Scattered<'_>,
        formula: &mut Option<(usize, usize)>,
    ) -> Option<()> {
        let mut fields = Fields::new(record.data);
        if !kind::is_cell(record.kind) {
            return None;
        }
        let (row, column) = (usize::from(fields.u16()?), usize::from(fields.u16()?));
        if record.kind == kind::PACKED_ROW {
            let mut column = column;
            // Each number has a style and a value; the last two bytes repeat the last column.
            while fields.rest().len() >= 8 {
                let (style, value) = (fields.u16()?, fields.rk()?);
                self.number(cells, (row, column), value, style);
                column += 1;
            }
            return Some(());
        }
        let style = fields.u16()?;
        let before = cells.count();
        match record.kind {
            kind::NUMBER => self.number(cells, (row, column), fields.f64()?, style),
            kind::PACKED => self.number(cells, (row, column), fields.rk()?, style),
            kind::SHARED => {
                let index = fields.u32()? as usize;
                cells.add(row, column, |target| target.push_str(self.strings.get(index)));
            }
            kind::LABEL | kind::RICH_LABEL => {
                let text = self.string_16(fields)?;
                cells.add(row, column, |target| target.push_str(&text));
            }
            kind::BOOLEAN => {
                let (value, is_error) = (fields.u8()?, fields.u8()? == 1);
                cells.add(row, column, |target| target.push_str(boolean_words(value, is_error)));
            }
            kind::FORMULA => match fields.rest().get(..8)? {
                [0, .., 0xff, 0xff] => *formula = Some((row, column)),
                [kind @ (1 | 2), _, value, .., 0xff, 0xff] => {
                    let words = boolean_words(*value, *kind == 2);
                    cells.add(row, column, |target| target.push_str(words));
                }
                [.., 0xff, 0xff] => {}
                _ => self.number(cells, (row, column), fields.f64()?, style),
            },
            _ => {}
        }
        if cells.count() > before {
            cells.look(self.formats.look(style.into()));
        }
        Some(())
    }

    fn number(&self, cells: &mut Scattered<'_>, (row, column): (usize, usize), value: f64, style: u16) {
        let style = usize::from(style);
        cells.add(row, column, |target| self.formats.write_value(target, value, style, self.epoch_1904));
    }

    /// A string with a length of 16 bits.
    fn string_16(&self, mut fields: Fields<'_>) -> Option<String> {
        let length = usize::from(fields.u16()?);
        self.string(fields, length)
    }

    /// A string with a length of 8 bits.
    fn string_8(&self, mut fields: Fields<'_>) -> Option<String> {
        let length = usize::from(fields.u8()?);
        self.string(fields, length)
    }

    fn string(&self, mut fields: Fields<'_>, length: usize) -> Option<String> {
        match self.version {
            Version::Biff5 => {
                let bytes = fields.bytes(length.min(fields.rest().len()))?;
                Some(decode_short(bytes, self.encoding))
            }
            Version::Biff8 => Some(strings::plain(fields, length)),
        }
    }
}

/// The number of the color that fills a cell; 0 where none does.
fn fill_of(style: &[u8]) -> u32 {
    let has_pattern = style.get(17).is_some_and(|it| it >> 2 != 0);
    let fill = style.get(18).filter(|_| has_pattern).map_or(0, |it| it & 0x7f);
    fill.into()
}

/// The color with a number, in the workbook's own palette or in that of all.
fn color_at(palette: &[u8], index: u32, is_ink: bool) -> u32 {
    let index = index as usize;
    let own = index.checked_sub(8).and_then(|it| palette.get(it * 4..it * 4 + 3));
    match own {
        Some([red, green, blue]) => looks::rgb([0, *red, *green, *blue], is_ink),
        _ => looks::indexed(index, is_ink),
    }
}

fn boolean_words(value: u8, is_error: bool) -> &'static str {
    match (is_error, value) {
        (true, code) => error_words(code),
        (false, 0) => "FALSE",
        (false, _) => "TRUE",
    }
}

/// The encoding of a Windows code page.
fn code_page(number: u16) -> &'static str {
    match number {
        874 => "windows-874",
        932 => "shift_jis",
        936 => "gbk",
        949 => "euc-kr",
        950 => "big5",
        1250 => "windows-1250",
        1251 => "windows-1251",
        1253 => "windows-1253",
        1254 => "windows-1254",
        1255 => "windows-1255",
        1256 => "windows-1256",
        1257 => "windows-1257",
        10_000 | 32_768 => "macintosh",
        _ => "windows-1252",
    }
}

#[cfg(test)]
mod tests {
    use super::{Limits, read};
    use crate::domain::read::looks::{Look, RowLook, hue, hues_of};

    fn record(stream: &mut Vec<u8>, kind: u16, data: &[u8]) {
        stream.extend(kind.to_le_bytes());
        stream.extend(u16::try_from(data.len()).unwrap().to_le_bytes());
        stream.extend(data);
    }

    #[test]
    fn rows_have_looks() {
        let mut stream = Vec::new();
        record(&mut stream, 0x0809, &[0, 6, 5, 0]);
        for (flags, ink) in [(0u8, 8u8), (8, 8), (0, 10)] {
            record(&mut stream, 0x0031, &[200, 0, flags, 0, ink, 0]);
        }
        for (font, fill) in [(0u8, 0u8), (1, 0), (2, 0), (0, 13)] {
            let mut style = [0u8; 20];
            (style[0], style[17], style[18]) = (font, 4 * u8::from(fill > 0), fill);
            record(&mut stream, 0x00e0, &style);
        }
        let sheet = u8::try_from(stream.len() + 13 + 4).unwrap();
        record(&mut stream, 0x0085, &[sheet, 0, 0, 0, 0, 0, 1, 0, b'A']);
        record(&mut stream, 0x000a, &[]);
        record(&mut stream, 0x0809, &[0, 6, 0x10, 0]);
        record(&mut stream, 0x007d, &[0, 0, 0, 0, 0, 0, 0, 0, 1, 0]);
        record(&mut stream, 0x0208, &[4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x20, 0, 0, 0]);
        for (row, style) in [(0u8, 0u8), (1, 1), (2, 2), (3, 3), (4, 0)] {
            record(&mut stream, 0x027e, &[row, 0, 0, 0, style, 0, 6, 0, 0, 0]);
        }
        record(&mut stream, 0x000a, &[]);
        let document = read(&stream, &Limits::default()).unwrap();
        let table = &document.sheets[0].table;
        assert_eq!((table.row_count(), table.cell(4, 0)), (5, "1"));
        let rows: Vec<(usize, bool, bool, u8)> = table
            .looks
            .rows
            .iter()
            .map(|RowLook { row, is_hidden, look: Look { is_struck, fill, ink } }| {
                (*row, *is_hidden, *is_struck, hues_of(*fill) | hues_of(*ink))
            })
            .collect();
        let looks = [(1, false, true, 0), (2, false, false, hue::RED), (3, false, false, hue::YELLOW)];
        assert_eq!(rows, [&looks[..], &[(4, true, false, 0)]].concat());
        assert_eq!(table.looks.hidden_columns, [0]);
    }
}
