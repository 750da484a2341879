//! Zip containers: which workbook it is, or which files are packed in it.

use super::document::{Document, Limits, ReadError};
use super::list::READERS;
use super::reader::Reader;
use super::zip::Archive;
use crate::domain::language::en;

/// Files that one drop may unpack to.
const MOST_FILES: usize = 256;

/// Office files and programs that hold no table, each by one of its parts.
const OTHERS: &[(&str, &str)] = &[
    ("word/document.xml", en!("a Word document")),
    ("ppt/presentation.xml", en!("a PowerPoint presentation")),
    ("META-INF/MANIFEST.MF", en!("a Java program")),
];

/// Reads the workbook that a zip container is.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Document, ReadError> {
    let mut archive = Archive::open(bytes, limits)?;
    match reader(&archive) {
        Some(read) => read(&mut archive, limits),
        None => {
            let kind = other(&archive).unwrap_or(en!("a zip archive of other files"));
            Err(ReadError::NotATable { kind })
        }
    }
}

type Read = fn(&mut Archive<'_>, &Limits) -> Result<Document, ReadError>;

fn reader(archive: &Archive<'_>) -> Option<Read> {
    READERS.iter().find_map(|reader| match reader {
        Reader::Zip { claims, read, .. } if claims(archive) => Some(*read),
        _ => None,
    })
}

fn other(archive: &Archive<'_>) -> Option<&'static str> {
    OTHERS.iter().find(|(part, _)| archive.contains(part)).map(|(_, kind)| *kind)
}

/// A container that is neither a workbook nor another document.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn is_archive(bytes: &[u8], limits: &Limits) -> bool {
    Archive::open(bytes, limits).is_ok_and(|it| reader(&it).is_none() && other(&it).is_none())
}

/// More entries that cannot be unpacked are not named.
const MOST_REFUSED: usize = 20;

/// The files of a zip, with their paths inside.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Unpacked {
    pub files: Vec<(String, Vec<u8>)>,
    /// Those that cannot be unpacked, and why; an empty name stands for all that were not looked at.
    pub refused: Vec<(String, ReadError)>,
}

const HIDDEN: ReadError = ReadError::NotATable { kind: en!("a hidden file") };

/// A file or a folder that people do not see. `..` is a folder around, and nothing is written there.
fn is_hidden(step: &str) -> bool {
    step.starts_with('.') && !step.trim_matches('.').is_empty()
}

/// What macOS adds to every archive, and no one made.
fn is_of_macos(step: &str) -> bool {
    step == "__MACOSX" || step == ".DS_Store" || step.starts_with("._")
}

impl Unpacked {
    /// One hidden file tells of all: a folder of versions has thousands.
    #[inline(never)]
    fn note_hidden(&mut self, name: String) {
        if !self.refused.iter().any(|it| it.1 == HIDDEN) {
            self.refused.push((name, HIDDEN));
        }
    }
}

/// The files in a zip container that is not itself a workbook; folders are left out, and hidden files are told. `None`
/// where there are no others.
pub(super) fn unpack(bytes: &[u8], limits: &Limits) -> Option<Unpacked> {
    let mut archive = Archive::open(bytes, limits).ok()?;
    if reader(&archive).is_some() || other(&archive).is_some() {
        return None;
    }
    let names: Vec<String> = archive.entries().iter().map(|entry| entry.name.to_string()).collect();
    let mut found = Unpacked::default();
    for (index, name) in names.into_iter().enumerate() {
        let opened = found.files.len();
        let is_left_out = name.ends_with('/') || name.split('/').any(is_of_macos);
        if index >= limits.zip_entries || opened >= MOST_FILES && !is_left_out {
            found.refused.push((String::new(), ReadError::TooManyFiles { limit: opened }));
            break;
        }
        if is_left_out {
            continue;
        }
        if name.split('/').any(is_hidden) {
            found.note_hidden(name);
            continue;
        }
        match archive.read_at(index) {
            Ok(unpacked) => found.files.push((name, unpacked.into_owned())),
            Err(error) if found.refused.len() < MOST_REFUSED => found.refused.push((name, error)),
            Err(_) => {}
        }
    }
    (!found.files.is_empty() || !found.refused.is_empty()).then_some(found)
}
