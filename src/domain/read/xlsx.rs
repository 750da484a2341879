//! Excel workbooks (`.xlsx`, `.xlsm`), read by an own streaming reader.
//!
//! Cells go from the sheet's markup straight into the table, placed by their references; a cell in the
//! last column of the last row costs a cut and not a terabyte. Formulas give their stored values.
//! Numbers are written with the digits that a person sees, without exponents.

mod sheet;

use super::document::{Document, Format, Limits, MOST_SHEETS, MOST_TRIES, ReadError, ReadNote, Sheet};
use super::looks::{self, Color, Look};
use super::number_format::{Formats, MOST_STYLES, NumberFormat};
use super::package::{part, relations};
use super::reader::Reader;
use super::shared_strings::SharedStrings;
use super::xml::{Event, Scanner, Tag, doctype};
use super::zip::Archive;
use crate::domain::language::en;

pub const XLSX: Format = Format::new("xlsx", en!("XLSX"));
/// With macros.
const XLSM: Format = Format::new("xlsm", en!("XLSM"));

pub(super) const READER: Reader = Reader::Zip {
    formats: &[XLSX, XLSM],
    claims: |it| {
        let has = |part| it.contains(part);
        has("xl/workbook.xml") || (has("[Content_Types].xml") && has("_rels/.rels") && has("xl/styles.xml"))
    },
    read,
};

/// Reads a workbook out of its opened container.
fn read(archive: &mut Archive<'_>, limits: &Limits) -> Result<Document, ReadError> {
    let book = Workbook::open(archive)?;
    let strings = match &book.strings {
        Some(path) => SharedStrings::read(&part(archive, path)?)?,
        None => SharedStrings::default(),
    };
    let formats = match &book.styles {
        Some(path) => read_styles(&part(archive, path)?)?,
        None => Formats::default(),
    };
    let mut sheets = Vec::new();
    let mut notes = Vec::new();
    let mut left = limits.clone();
    if book.is_cut {
        notes.push(ReadNote::SheetsCut { limit: book.sheets.len() });
    }
    for (index, entry) in book.sheets.into_iter().enumerate() {
        if index >= MOST_SHEETS || left.are_spent() {
            notes.push(ReadNote::SheetsCut { limit: index });
            break;
        }
        let text = part(archive, &entry.path)?;
        let context = sheet::Context {
            strings: &strings,
            formats: &formats,
            epoch_1904: book.epoch_1904,
            limits: &left,
        };
        let (table, cuts) = sheet::read(&text, &context)?;
        notes.extend(cuts.into_iter().map(|cut| cut.note(index)));
        left.less(&table);
        sheets.push(Sheet { name: Some(entry.name), table, hidden: entry.hidden, ..Sheet::default() });
    }
    strings.tell(&mut notes);
    Ok(Document::of_sheets(if book.macros { XLSM } else { XLSX }, (sheets, notes)))
}

struct Workbook {
    sheets: Vec<SheetEntry>,
    strings: Option<String>,
    styles: Option<String>,
    epoch_1904: bool,
    macros: bool,
    /// It names more sheets than are looked for.
    is_cut: bool,
}

struct SheetEntry {
    name: String,
    path: String,
    hidden: bool,
}

impl Workbook {
    fn open(archive: &mut Archive<'_>) -> Result<Self, ReadError> {
        let path = relations(archive, "")?
            .of_kind("officeDocument")
            .map_or_else(|| "xl/workbook.xml".to_owned(), Clone::clone);
        let relations = relations(archive, &path)?;
        let of_kind = |kind: &str| relations.of_kind(kind).filter(|path| archive.contains(path)).cloned();
        let (strings, styles) = (of_kind("sharedStrings"), of_kind("styles"));
        let macros = of_kind("vbaProject").is_some();
        let text = part(archive, &path)?;
        let mut book = Self { sheets: Vec::new(), strings, styles, epoch_1904: false, macros, is_cut: false };
        let mut tries = 0;
        for event in Scanner::new(&text) {
            match event {
                Event::Doctype => return Err(doctype()),
                Event::Open(tag) if tag.name == "workbookPr" => {
                    book.epoch_1904 = matches!(tag.raw("date1904"), Some("1" | "true"));
                }
                // One more than are read tells that there are more.
                Event::Open(tag) if tag.name == "sheet" && book.sheets.len() <= MOST_SHEETS => {
                    let Some(path) = relations.sheet(tag.raw("id").unwrap_or("")) else { continue };
                    tries += 1;
                    book.is_cut = tries > MOST_TRIES;
                    if book.is_cut {
                        break;
                    }
                    if archive.contains(path) {
                        book.sheets.push(SheetEntry {
                            name: tag.attribute("name").unwrap_or_default().into_owned(),
                            path: path.clone(),
                            hidden: matches!(tag.raw("state"), Some("hidden" | "veryHidden")),
                        });
                    }
                }
                _ => {}
            }
        }
        if book.sheets.is_empty() {
            return Err(ReadError::Damaged { what: en!("the workbook lists no sheets").to_owned() });
        }
        Ok(book)
    }
}

/// The number format and the look of each cell style.
fn read_styles(text: &str) -> Result<Formats, ReadError> {
    let mut formats = Formats::default();
    let (mut inks, mut fills): (Vec<Look>, Vec<Color>) = (Vec::new(), Vec::new());
    let mut inside = "";
    for event in Scanner::new(text) {
        match event {
            Event::Doctype => return Err(doctype()),
            Event::Open(tag) => match (inside, tag.name) {
                (_, "numFmt") => {
                    let code = tag.attribute("formatCode").unwrap_or_default();
                    if let Some(id) = tag.raw("numFmtId").and_then(|id| id.parse().ok()) {
                        formats.define(id, NumberFormat::from_code(&code));
                    }
                }
                (_, "fonts" | "fills" | "borders" | "cellXfs" | "dxfs") => inside = tag.name,
                ("fonts", "font") if inks.len() < MOST_STYLES => inks.push(Look::default()),
                ("fonts", "strike") if tag.raw("val").is_none_or(|it| it == "1" || it == "true") => {
                    inks.last_mut().into_iter().for_each(|it| it.is_struck = true);
                }
                ("fonts", "color") => inks.last_mut().into_iter().for_each(|it| it.ink = color(&tag, true)),
                ("fills", "fill") if fills.len() < MOST_STYLES => fills.push(0),
                ("fills", "fgColor") => fills.last_mut().into_iter().for_each(|it| *it = color(&tag, false)),
                ("cellXfs", "xf") => {
                    let index = |name: &str| tag.raw(name).and_then(|it| it.parse::<usize>().ok());
                    let format = tag.raw("numFmtId").and_then(|id| id.parse().ok());
                    let ink = index("fontId").and_then(|it| inks.get(it)).copied().unwrap_or_default();
                    let fill = index("fillId").and_then(|it| fills.get(it)).copied().unwrap_or_default();
                    formats.push_style(format.unwrap_or(0), Look { fill, ..ink });
                }
                _ => {}
            },
            Event::Close("cellXfs") => inside = "",
            _ => {}
        }
    }
    Ok(formats)
}

fn color(tag: &Tag<'_>, is_ink: bool) -> Color {
    match (tag.raw("rgb"), tag.raw("indexed"), tag.raw("theme")) {
        (Some(rgb), ..) => looks::hex(rgb, is_ink),
        (_, Some(index), _) => looks::indexed(index.parse().unwrap_or(0), is_ink),
        (_, _, Some(theme)) => looks::of_theme(theme, tag.raw("tint").unwrap_or("")),
        _ => 0,
    }
}
