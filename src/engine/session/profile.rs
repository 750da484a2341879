//! A profile among the files that are opened, and as a file to save.

use crate::domain::cost::profile::file::{SCHEMA, read_profile, write_profile};
use crate::domain::cost::profile::{Profile, embedded};
use crate::domain::report::Report;
use crate::domain::words::refusals;
use crate::engine::protocol::Refusal;

/// How far into a file its schema is looked for.
const HEAD: usize = 1_024;

/// A JSON file whose first bytes name the schema of a profile.
pub(super) fn is_profile(bytes: &[u8]) -> bool {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let text = head.strip_prefix("\u{feff}".as_bytes()).unwrap_or(head).trim_ascii_start();
    text.starts_with(b"{") && memchr::memmem::find(text, SCHEMA.as_bytes()).is_some()
}

/// The profile of a file, or why it cannot be used.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Profile, Refusal> {
    read_profile(&String::from_utf8_lossy(bytes)).map_err(|error| {
        let (message, hint) = refusals::profile(&error);
        Refusal { file: name.to_owned(), message, hint: hint.to_owned() }
    })
}

/// The profile in use as JSON; where the parts alone are costed, the embedded one as a start.
pub(super) fn text(report: &Report) -> Vec<u8> {
    let profile = report.settings.profile.as_ref();
    profile.map_or_else(|| embedded::profile_text().to_owned(), write_profile).into_bytes()
}
