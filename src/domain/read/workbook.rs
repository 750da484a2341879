//! Zip containers: which kind of workbook it is, or which files are packed in it.

use super::document::{Document, Limits, ReadError};
use super::zip::Archive;
use super::{ods, xlsb, xlsx};
use crate::domain::language::en;

/// Files that one drop may unpack to.
const MOST_FILES: usize = 256;

/// Reads the workbook that a zip container is.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Document, ReadError> {
    let mut archive = Archive::open(bytes, limits)?;
    match kind(&archive) {
        Kind::Excel => xlsx::read(&mut archive, limits),
        Kind::ExcelBinary => xlsb::read(&mut archive, limits),
        Kind::OpenDocument => ods::read(&mut archive, limits),
        Kind::Other(kind) => Err(ReadError::NotATable { kind }),
        Kind::Packed => Err(ReadError::NotATable { kind: en!("a zip archive of other files") }),
    }
}

/// What a zip container holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// `.xlsx`, `.xlsm`.
    Excel,
    /// `.xlsb`.
    ExcelBinary,
    /// `.ods`.
    OpenDocument,
    /// An office file that holds no table.
    Other(&'static str),
    /// Files of any kind.
    Packed,
}

/// Tells by the entries' names.
pub(super) fn kind(archive: &Archive<'_>) -> Kind {
    let has = |name: &str| archive.contains(name);
    if has("xl/workbook.bin") {
        Kind::ExcelBinary
    } else if has("xl/workbook.xml")
        || (has("[Content_Types].xml") && has("_rels/.rels") && has("xl/styles.xml"))
    {
        Kind::Excel
    } else if has("word/document.xml") {
        Kind::Other(en!("a Word document"))
    } else if has("ppt/presentation.xml") {
        Kind::Other(en!("a PowerPoint presentation"))
    } else if has("content.xml") && has("META-INF/manifest.xml") {
        Kind::OpenDocument
    } else if has("META-INF/MANIFEST.MF") {
        Kind::Other(en!("a Java program"))
    } else {
        Kind::Packed
    }
}

/// The files in a zip container that is not itself a workbook, with their paths; folders, hidden files
/// and what cannot be unpacked within the limits are left out.
pub(super) fn unpack(bytes: &[u8], limits: &Limits) -> Option<Vec<(String, Vec<u8>)>> {
    let mut archive = Archive::open(bytes, limits).ok()?;
    if kind(&archive) != Kind::Packed {
        return None;
    }
    let names: Vec<String> = archive.entries().iter().map(|entry| entry.name.to_string()).collect();
    let mut files = Vec::new();
    for (index, name) in names.into_iter().enumerate() {
        let hidden = name.split('/').any(|step| step.starts_with('.') || step == "__MACOSX");
        if hidden || name.ends_with('/') || files.len() >= MOST_FILES {
            continue;
        }
        if let Ok(unpacked) = archive.read_at(index) {
            files.push((name, unpacked.into_owned()));
        }
    }
    Some(files)
}
