//! A report inside of a link: `#b1.d:` and the deflated report in Base64 for addresses.
//!
//! `b1` is the version, `d` the packing; `e` is the same locked with a passphrase, which the page does. Promise: what a link's contents do not name is not in it, and a link from
//! anywhere costs bounded memory and never panics. The part behind `#` of an address is sent to no server.

mod contents;
pub mod kinds;
mod opened;
pub mod words;

use crate::domain::export::withhold::told;
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};

use self::contents::ReportJson;
use crate::domain::base64;
use crate::domain::export::link::kinds::{LinkContents, LinkError};
use crate::domain::json::json_of;
use crate::domain::report::Report;

/// The version that is written, and the newest that is read.
const VERSION: u32 = 1;
/// The packing that everybody can read, and the one that asks for a passphrase.
pub const OPEN: &str = "d";
pub const LOCKED: &str = "e";
/// Level of deflate: the best, for a link is short.
const LEVEL: u8 = 9;
/// Longer links are not read: the browsers' own limits lie at one and two million.
pub const LONGEST: usize = 2_000_000;
/// A link unpacks to at most this many bytes.
const MOST_BYTES: usize = 4 << 20;

/// True where the part of an address behind `#` is meant to be a link of this kind, whatever its version.
pub fn is_link(fragment: &str) -> bool {
    parts(fragment).is_some()
}

/// The part of a link from `#` on. `by` is who makes it; empty: not told.
#[inline(never)]
pub fn write_link(report: &Report, contents: LinkContents, by: &str) -> String {
    let shown = told(report, contents.audience());
    // The report of a link that is passed on holds no more than that link.
    let contents = LinkContents::for_audience(shown.audience);
    let json = serde_json::to_vec(&ReportJson::of(&shown, contents, by)).unwrap_or_default();
    link_of(OPEN, &compress_to_vec(&json, LEVEL))
}

/// The bytes of a link of this version and packing, `d` or `e`; `None` where it is another one.
pub fn packed_bytes(fragment: &str, packing: &str) -> Option<Vec<u8>> {
    let (version, found, data) = parts(fragment).filter(|_| fragment.len() <= LONGEST)?;
    if (version, found) == (VERSION, packing) { base64::decode(data) } else { None }
}

/// The part of a link from `#` on that holds these bytes.
pub fn link_of(packing: &str, bytes: &[u8]) -> String {
    ["#b", &VERSION.to_string(), ".", packing, ":", &base64::encode_url(bytes)].concat()
}

/// The report of a link, from the part behind or from `#` on.
///
/// # Errors
/// Where it is newer than this program, needs a passphrase, is too large, or is damaged.
pub fn read_link(fragment: &str) -> Result<Report, LinkError> {
    if fragment.len() > LONGEST {
        return Err(LinkError::TooLarge);
    }
    let (version, packing, data) = parts(fragment).ok_or(LinkError::Damaged)?;
    match (version, packing) {
        (0, _) => return Err(LinkError::Damaged),
        (VERSION, OPEN) => {}
        (VERSION, LOCKED) => return Err(LinkError::Encrypted),
        _ => return Err(LinkError::Newer),
    }
    let packed = base64::decode(data).ok_or(LinkError::Damaged)?;
    let json = decompress_to_vec_with_limit(&packed, MOST_BYTES).map_err(|error| match error.status {
        TINFLStatus::HasMoreOutput => LinkError::TooLarge,
        _ => LinkError::Damaged,
    })?;
    let found: ReportJson = json_of(&json).map_err(|_| LinkError::Damaged)?;
    opened::report(found).ok_or(LinkError::Damaged)
}

/// Version, packing and data: `b1.d:…`.
fn parts(fragment: &str) -> Option<(u32, &str, &str)> {
    let rest = fragment.trim().trim_start_matches('#').strip_prefix('b')?;
    let (head, data) = rest.split_once(':')?;
    let (version, packing) = head.split_once('.')?;
    Some((version.parse().ok()?, packing, data))
}
