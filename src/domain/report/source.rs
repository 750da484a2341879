//! The files that a report rests on, and who made one that came with a link.

use crate::domain::place::Evidence;
use crate::domain::read::Format;
use crate::domain::recognise::Layout;
use crate::domain::sha256::Sha256;

/// What a file was taken for. `code` is the word of `report.json`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SourceRole {
    Bom,
    PartData,
    /// What parts hold, as their supplier declares it.
    Declaration,
    /// Read, but nothing in it could be used.
    Unused,
}

impl SourceRole {
    pub fn code(self) -> &'static str {
        match self {
            Self::Bom => "bom",
            Self::PartData => "part-data",
            Self::Declaration => "declaration",
            Self::Unused => "unused",
        }
    }
}

/// A file that the result rests on.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    /// Base name, never a path.
    pub name: String,
    pub role: SourceRole,
    pub format: Format,
    pub encoding: Option<&'static str>,
    pub delimiter: Option<char>,
    pub sheet: Option<String>,
    pub layout: Layout,
    /// Lines of a BOM, or rows of part data.
    pub line_count: u32,
    /// Part of the sample that the product brings; every rendering says so.
    pub is_sample: bool,
    /// The fingerprint of the file's bytes; `None` until something is exported.
    pub sha256: Option<Sha256>,
}

/// Who made a report that came with a link, and on which day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shared {
    /// Empty where it is not told.
    pub by: String,
    /// ISO: the day of the check.
    pub on: String,
}

/// The header of the column that a statement stands in; empty where there is none.
pub fn header_of<'a>(sources: &'a [Source], evidence: &Evidence) -> &'a str {
    let source = sources.get(usize::from(evidence.source.0));
    source.map_or("", |it| it.layout.header_of(evidence.column))
}
