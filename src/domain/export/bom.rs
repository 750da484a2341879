//! The BOM itself, saved with its corrections: in the file's own columns, and as a clean one for tools that take BOMs.
//! It is for one's own house: it holds what the file holds.

pub(super) mod corrected;
pub(super) mod preset;

use super::exporter::{Exported, Exporter};
use crate::domain::report::Audience;

/// An export of the BOM.
const fn exporter(
    code: &'static str,
    ending: &'static str,
    media_type: &'static str,
    write: fn(&Exported<'_>) -> Option<Vec<u8>>,
) -> Exporter {
    let (bar, share) = (None, None);
    Exporter { code, is_on_command_line: true, ending, media_type, bar, share, is_for_programs: true, write }
}

/// The report is one's own, with its files.
fn is_own(exported: &Exported<'_>) -> bool {
    exported.report.audience == Audience::Internal && exported.report.shared.is_none()
}
