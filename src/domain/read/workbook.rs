//! Zip containers: which kind of workbook it is.

use super::zip::Archive;
use super::{Document, Limits, ReadError, xlsx};

/// Reads the workbook that a zip container is.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Document, ReadError> {
    let mut archive = Archive::open(bytes, limits)?;
    match kind(&archive) {
        Kind::Excel => xlsx::read(&mut archive, limits),
        Kind::ExcelBinary | Kind::OpenDocument => Err(ReadError::NoTable),
        Kind::Other(kind) => Err(ReadError::NotATable { kind }),
        Kind::Packed => Err(ReadError::NotATable { kind: "a zip archive" }),
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
        Kind::Other("a Word document")
    } else if has("ppt/presentation.xml") {
        Kind::Other("a PowerPoint presentation")
    } else if has("content.xml") && has("META-INF/manifest.xml") {
        Kind::OpenDocument
    } else if has("META-INF/MANIFEST.MF") {
        Kind::Other("a Java program")
    } else {
        Kind::Packed
    }
}
