//! A file that is open.

use std::cell::OnceCell;

use crate::domain::bom::BomLine;
use crate::domain::catalog::extract::Extract;
use crate::domain::day::Day;
use crate::domain::place::SourceIndex;
use crate::domain::project::file::Packed;
use crate::domain::read::{Document, Format, ReadOptions};
use crate::domain::recognise::{Content, Layout, Overrides, Recognised};
use crate::domain::report::source::{Source, SourceRole};

/// A file that is open: its name, what was read, and whether the product brought it itself.
pub(super) struct OpenFile {
    pub(super) name: String,
    pub(super) document: Document,
    pub(super) role: SourceRole,
    pub(super) is_sample: bool,
    /// The file itself: a text may have to be read in another way, and a project holds all files.
    pub(super) bytes: Vec<u8>,
    /// How the bytes were read.
    pub(super) options: ReadOptions,
    /// What an earlier session decided about files with these headers; taken once the file has its place.
    pub(super) recalled: Option<Overrides>,
    /// A list of priced parts without designators, opened beside a BOM that has them: it is taken for part data.
    pub(super) is_price_list: bool,
    /// What was understood at opening, with the position that was foreseen; taken by the next `understand`.
    pub(super) fresh: Option<(SourceIndex, Recognised)>,
    /// Parts of a catalogue of the site: they are not read from the bytes, which only keep them for a project.
    pub(super) extract: Option<Extract>,
    /// A project brought the extract: it stays as it is.
    pub(super) is_kept: bool,
    /// A file of the site: the day of the prices that state none.
    pub(super) site_day: Option<Day>,
    /// The bytes as a project holds them, once they were asked for.
    pub(super) packed: OnceCell<Packed>,
}

impl OpenFile {
    /// The site brings it, not who reads.
    pub(super) fn is_of_site(&self) -> bool {
        self.site_day.is_some() || self.extract.is_some()
    }

    /// Only text can be read in another encoding or with another delimiter.
    pub(super) fn is_text(&self) -> bool {
        self.document.encoding.is_some()
    }

    /// The lines that were understood at opening; none for part data, or once they are in the report.
    pub(super) fn fresh_lines(&self) -> &[BomLine] {
        match &self.fresh {
            Some((_, Recognised { content: Content::Bom(lines), .. })) => lines,
            _ => &[],
        }
    }

    /// The same lines say where their parts are placed.
    pub(super) fn is_placed(&self) -> bool {
        self.fresh.as_ref().is_some_and(|it| it.1.is_placed())
    }
}

pub(super) fn role_of(format: Format, content: &Content) -> SourceRole {
    match content {
        Content::PartData(_) if format.is_declaration() => SourceRole::Declaration,
        Content::Bom(_) => SourceRole::Bom,
        Content::PartData(_) => SourceRole::PartData,
        Content::Nothing => SourceRole::Unused,
    }
}

pub(super) fn source_index(position: usize) -> SourceIndex {
    SourceIndex(u16::try_from(position).unwrap_or(u16::MAX))
}

pub(super) fn percent(done: usize, all: usize) -> u8 {
    u8::try_from(done * 100 / all.max(1)).unwrap_or(100)
}

pub(super) fn source(file: &OpenFile, layout: Layout, line_count: usize) -> Source {
    let sheets = &file.document.sheets;
    Source {
        name: file.name.clone(),
        role: file.role,
        format: file.document.format,
        encoding: file.document.encoding,
        delimiter: file.document.delimiter,
        sheet: sheets.get(layout.sheet).and_then(|sheet| sheet.name.clone()),
        layout,
        line_count: u32::try_from(line_count).unwrap_or(u32::MAX),
        is_sample: file.is_sample,
        sha256: None,
    }
}
