//! What a reader says of itself, in the file of its format. The list of all is in `list.rs`.

use std::cell::OnceCell;

use super::delimited::{Verdict, find_delimiter};
use super::document::{Document, Format, Limits, ReadError};
use super::xml;
use super::zip::Archive;

/// Reads one format, out of the container that it comes in.
pub(super) enum Reader {
    /// A workbook in a ZIP, known by the names of its parts.
    Zip {
        formats: &'static [Format],
        claims: fn(&Archive<'_>) -> bool,
        read: fn(&mut Archive<'_>, &Limits) -> Result<Document, ReadError>,
    },
    /// A workbook in a compound file (OLE2), known by the names of its streams; it is read from the first that is there.
    Compound {
        formats: &'static [Format],
        streams: &'static [&'static str],
        read: fn(&[u8], &Limits) -> Result<Document, ReadError>,
    },
    Text {
        formats: &'static [Format],
        /// Whether it is worth to read; this is asked of every text, so it costs little.
        claims: fn(&TextFile<'_>) -> bool,
        /// `None`: it is no file of this format after all, and the next reader is asked.
        read: fn(&TextFile<'_>, &Limits) -> Option<Result<Document, ReadError>>,
    },
}

impl Reader {
    /// What it can find.
    pub(super) fn formats(&self) -> &'static [Format] {
        match self {
            Self::Zip { formats, .. } | Self::Compound { formats, .. } | Self::Text { formats, .. } => {
                formats
            }
        }
    }
}

/// A text as readers look at it.
pub(super) struct TextFile<'a> {
    /// The file's name: it only helps to tell formats apart that look alike.
    pub(super) name: &'a str,
    pub(super) text: &'a str,
    /// The text from its first word on.
    pub(super) start: &'a str,
    /// The name of the root element as it stands there; empty where the text is no markup.
    pub(super) root: &'a str,
    /// The sign between cells that a person chose.
    pub(super) delimiter: Option<char>,
    verdict: OnceCell<Option<Verdict>>,
}

impl<'a> TextFile<'a> {
    pub(super) fn new(name: &'a str, text: &'a str, delimiter: Option<char>) -> Self {
        let start = text.trim_start();
        let root = if start.starts_with('<') { xml::root(start).unwrap_or("") } else { "" };
        Self { name, text, start, root, delimiter, verdict: OnceCell::new() }
    }

    /// Upper and lower case of the root element are alike, as sloppy programs write it.
    pub(super) fn has_root(&self, name: &str) -> bool {
        self.root.eq_ignore_ascii_case(name)
    }

    pub(super) fn is_markup(&self) -> bool {
        self.start.starts_with('<')
    }

    /// The sign that splits the text best.
    pub(super) fn verdict(&self) -> Option<Verdict> {
        *self.verdict.get_or_init(|| find_delimiter(self.text))
    }
}
