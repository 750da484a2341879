//! What an exporter says of itself, in the file of its format. The list of all is in `list.rs`.

use crate::domain::report::Report;

pub(super) const JSON: &str = "application/json";
pub(super) const PLAIN_TEXT: &str = "text/plain;charset=utf-8";
pub(super) const HTML: &str = "text/html;charset=utf-8";

/// One way to save a report or what it rests on.
pub struct Exporter {
    /// Its word; on the command line, too, where it is one of `--format`.
    pub code: &'static str,
    pub is_on_command_line: bool,
    /// How names of its files end, without the point.
    pub ending: &'static str,
    pub media_type: &'static str,
    /// Its button above a report.
    pub bar: Option<Button>,
    /// Its button on the page on which a report is sent.
    pub share: Option<Button>,
    /// Programs read it: it is English whatever is spoken.
    pub is_for_programs: bool,
    /// The bytes; `None` where they are not for the audience, or a report from a link does not have them.
    pub write: fn(&Exported<'_>) -> Option<Vec<u8>>,
}

impl Exporter {
    /// One for people that has no button above a report or on the page on which one is sent.
    pub(super) const fn for_people(
        code: &'static str,
        ending: &'static str,
        media_type: &'static str,
        write: fn(&Exported<'_>) -> Option<Vec<u8>>,
    ) -> Self {
        let (bar, share) = (None, None);
        Self { code, is_on_command_line: true, ending, media_type, bar, share, is_for_programs: false, write }
    }

    /// The same for programs.
    pub(super) const fn for_programs(
        code: &'static str,
        ending: &'static str,
        media_type: &'static str,
        write: fn(&Exported<'_>) -> Option<Vec<u8>>,
    ) -> Self {
        Self { is_for_programs: true, ..Self::for_people(code, ending, media_type, write) }
    }
}

/// What is written to a sink, as bytes.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn written(write: impl FnOnce(&mut Vec<u8>) -> std::io::Result<()>) -> Vec<u8> {
    let mut out = Vec::new();
    // Writing to memory cannot fail.
    let _ = write(&mut out);
    out
}

/// A button that saves.
#[derive(Clone, Copy)]
pub struct Button {
    /// Which of the buttons beside each other it is, from 1.
    pub place: usize,
    /// English; scripts on the page find it by these words.
    pub words: &'static str,
}

/// What an export is made of.
pub struct Exported<'a> {
    /// What the audience is told.
    pub report: &'a Report,
    /// Writes the saved project; `None` for a report from a link, which has no files.
    pub project: Option<&'a dyn Fn() -> Vec<u8>>,
    /// The rows of an open file as it is read; `None` where there are no files.
    pub rows: Option<&'a dyn Fn(u16) -> Option<Vec<Vec<String>>>>,
    /// How much of the lines a figure must rest on, in percent, so that a host is told it; `None`: all of it.
    pub least_known: Option<u32>,
    /// The volume that prices are asked for, by its index in the settings; `None`: every one.
    pub volume: Option<usize>,
}
