//! Bytes → [`Document`]: what kind of file it is, and its cells as text. One file a format.
//!
//! Nothing is understood here: no header, no column, no number. Every format has limits, so that a
//! hostile file costs bounded memory and time.

pub mod aligned;
mod binary;
mod bulleted;
mod compound;
mod counted;
mod dashed;
pub mod declaration;
pub mod delimited;
mod document;
mod eagle;
pub mod encoding;
mod fields;
mod gapped;
mod grid;
mod html;
mod interactive_bom;
mod ipc2581;
mod json;
mod keyed;
mod kicad;
mod kicad_sch;
mod list;
pub mod looks;
mod lz_string;
mod markdown;
mod number_format;
mod ods;
mod package;
mod placed;
mod placements;
mod plain_counts;
mod reader;
mod records;
mod sexpr;
mod shared_strings;
mod sniff;
mod spreadsheet_xml;
pub mod table;
mod text;
mod workbook;
mod xls;
mod xlsb;
mod xlsx;
mod xml;
mod zip;

use sniff::Container;

pub(crate) use counted::is_counted;
pub use delimited::CSV;
pub use document::{
    DELIMITERS, Document, ENCODINGS, Format, Limits, ReadError, ReadNote, ReadOptions, Sheet,
};
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use json::NAMED_BY;
pub use list::formats;
pub(crate) use plain_counts::count_of;
pub use table::Table;
pub use workbook::Unpacked;
pub use xlsx::XLSX;

/// Reads a file. `name` only helps to tell formats apart whose bytes look alike; bytes decide first.
pub fn read(name: &str, bytes: &[u8], limits: &Limits) -> Result<Document, ReadError> {
    read_as(name, bytes, limits, &ReadOptions::default())
}

/// Reads a file as a person decided. The options hold for text files; other formats say themselves how they are read.
pub fn read_as(
    name: &str,
    bytes: &[u8],
    limits: &Limits,
    options: &ReadOptions,
) -> Result<Document, ReadError> {
    if bytes.len() > limits.file_bytes {
        return Err(ReadError::TooLarge { found: bytes.len(), limit: limits.file_bytes });
    }
    let mut document = match sniff::container(bytes) {
        Container::Blank => return Err(ReadError::Empty),
        Container::Other(kind) => return Err(ReadError::NotATable { kind }),
        Container::Zip => workbook::read(bytes, limits)?,
        Container::Ole2 => compound::read(bytes, limits)?,
        Container::Text => text::read(name, bytes, limits, options)?,
    };
    open_cells(&mut document, limits);
    cut_columns(&mut document, limits.columns);
    Ok(document)
}

/// Sheets of one column may hold a table that was pasted as text.
fn open_cells(document: &mut Document, limits: &Limits) {
    if document.encoding.is_some() {
        return;
    }
    for sheet in document.sheets.iter_mut().filter(|it| it.header.is_none() && it.table.max_width() == 1) {
        if let Some(table) = aligned::open_cells(&sheet.table, limits) {
            sheet.table = table;
        }
    }
}

/// Every reader holds the limit where it builds its rows; this holds it for all of them, whatever a damaged
/// file makes of its rows.
fn cut_columns(document: &mut Document, limit: usize) {
    for (index, sheet) in document.sheets.iter_mut().enumerate() {
        let table = &sheet.table;
        if table.is_cut() {
            document.notes.push(ReadNote::CellsCut { sheet: index, limit: table::LONGEST_CELL });
        }
        if table.max_width() <= limit {
            continue;
        }
        sheet.table = Table::from_rows((0..table.row_count()).map(|row| table.row(row).take(limit)));
        if !document
            .notes
            .iter()
            .any(|it| matches!(it, ReadNote::ColumnsCut { sheet, .. } if *sheet == index))
        {
            document.notes.push(ReadNote::ColumnsCut { sheet: index, limit });
        }
    }
}

/// A `.zip` of other files, which [`unpack`] takes apart.
#[cfg(not(target_arch = "wasm32"))]
pub fn is_archive(bytes: &[u8], limits: &Limits) -> bool {
    sniff::container(bytes) == Container::Zip && workbook::is_archive(bytes, limits)
}

/// The files packed in a `.zip` that is not itself a workbook, each with its path inside; `None` for
/// every other file. Each can be given to [`read`]. What exceeds the limits is refused.
pub fn unpack(_name: &str, bytes: &[u8], limits: &Limits) -> Option<Unpacked> {
    if bytes.len() > limits.file_bytes || sniff::container(bytes) != Container::Zip {
        return None;
    }
    workbook::unpack(bytes, limits)
}
