//! A small zip reader: the central directory and single entries, within limits.
//!
//! Nothing that the container declares is believed: an entry is inflated in pieces until its real size
//! passes the limit, so that a bomb costs a bounded amount of memory and time.

use std::borrow::Cow;

use miniz_oxide::inflate::{TINFLStatus, decompress_slice_iter_to_slice, decompress_to_vec_with_limit};

use super::document::{Limits, ReadError};
use crate::domain::language::en;

const END_SIGNATURE: &[u8] = b"PK\x05\x06";
const ENTRY_SIGNATURE: &[u8] = b"PK\x01\x02";
const LOCAL_SIGNATURE: &[u8] = b"PK\x03\x04";

/// The end record is 22 bytes and a comment of at most 65,535.
const END_SEARCH: usize = 22 + 65_535;

/// A sheet of equal rows packs about a hundredfold; small entries may pack as they like.
const MOST_RATIO: usize = 400;
const RATIO_FREE: usize = 8 << 20;

/// One packed file.
#[derive(Debug, Clone)]
pub(super) struct Entry<'a> {
    /// The path inside the container, `/` between folders.
    pub(super) name: Cow<'a, str>,
    method: u16,
    encrypted: bool,
    packed_bytes: usize,
    /// What the container says about the unpacked size; a hint, no promise.
    declared_bytes: usize,
    local_offset: usize,
}

/// An opened container.
#[derive(Debug)]
pub(super) struct Archive<'a> {
    bytes: &'a [u8],
    entries: Vec<Entry<'a>>,
    entry_limit: usize,
    /// Unpacked bytes that may still be produced, over all entries.
    left: usize,
    unpacked_limit: usize,
}

impl<'a> Archive<'a> {
    /// Reads the central directory.
    pub(super) fn open(bytes: &'a [u8], limits: &Limits) -> Result<Self, ReadError> {
        let search_from = bytes.len().saturating_sub(END_SEARCH);
        let tail = bytes.get(search_from..).unwrap_or(bytes);
        let end = search_from
            + memchr::memmem::rfind(tail, END_SIGNATURE)
                .ok_or_else(|| damaged(en!("the end of the zip is missing")))?;
        let count = usize::from(u16_at(bytes, end + 10)?);
        let mut at = u32_at(bytes, end + 16)?;
        let mut entries = Vec::new();
        for _ in 0..count.min(limits.zip_entries) {
            let Some(header) = bytes.get(at..).filter(|rest| rest.starts_with(ENTRY_SIGNATURE)) else {
                break;
            };
            let name_bytes = usize::from(u16_at(header, 28)?);
            let skip = usize::from(u16_at(header, 30)?) + usize::from(u16_at(header, 32)?);
            let name =
                header.get(46..46 + name_bytes).ok_or_else(|| damaged(en!("a zip entry has no name")))?;
            entries.push(Entry {
                name: entry_name(name),
                method: u16_at(header, 10)?,
                encrypted: u16_at(header, 8)? & 1 == 1,
                packed_bytes: u32_at(header, 20)?,
                declared_bytes: u32_at(header, 24)?,
                local_offset: u32_at(header, 42)?,
            });
            at += 46 + name_bytes + skip;
        }
        if entries.is_empty() {
            return Err(damaged(en!("the zip's list of entries is missing")));
        }
        let (entry_limit, unpacked_limit) = (limits.entry_bytes, limits.unpacked_bytes);
        Ok(Self { bytes, entries, entry_limit, left: unpacked_limit, unpacked_limit })
    }

    pub(super) fn entries(&self) -> &[Entry<'a>] {
        &self.entries
    }

    /// True where an entry of this path exists. Upper and lower case are alike, as office programs do.
    pub(super) fn contains(&self, name: &str) -> bool {
        self.entries.iter().any(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    /// The unpacked bytes of the entry at `name`; `None` where there is none.
    pub(super) fn read(&mut self, name: &str) -> Result<Option<Cow<'a, [u8]>>, ReadError> {
        let position = self.entries.iter().position(|entry| entry.name.eq_ignore_ascii_case(name));
        position.map(|index| self.read_at(index)).transpose()
    }

    /// The unpacked bytes of the entry at `index` of [`Archive::entries`].
    pub(super) fn read_at(&mut self, index: usize) -> Result<Cow<'a, [u8]>, ReadError> {
        let entry = self.entries.get(index).ok_or_else(|| damaged(en!("a zip entry is missing")))?;
        if entry.encrypted {
            return Err(ReadError::Encrypted);
        }
        let local = self.bytes.get(entry.local_offset..).filter(|rest| rest.starts_with(LOCAL_SIGNATURE));
        let local = local.ok_or_else(|| damaged(en!("a zip entry is cut off")))?;
        let start = 30 + usize::from(u16_at(local, 26)?) + usize::from(u16_at(local, 28)?);
        let packed = local.get(start..).ok_or_else(|| damaged(en!("a zip entry is cut off")))?;
        let packed = packed.get(..entry.packed_bytes).unwrap_or(packed);
        // Markup packs well, but not a thousandfold: what does is made to burst.
        let plausible = packed.len().saturating_mul(MOST_RATIO).saturating_add(RATIO_FREE);
        let allowed = self.entry_limit.min(self.left).min(plausible);
        let unpacked = match entry.method {
            0 if packed.len() <= allowed => Cow::Borrowed(packed),
            8 => Cow::Owned(self.inflate(packed, entry.declared_bytes, allowed)?),
            0 => return Err(ReadError::UnpacksTooLarge { limit: allowed }),
            _ => return Err(damaged(en!("a zip entry is packed in an unknown way"))),
        };
        self.left -= unpacked.len().min(self.left);
        Ok(unpacked)
    }

    fn inflate(&self, packed: &[u8], declared: usize, allowed: usize) -> Result<Vec<u8>, ReadError> {
        // Where the declared size is right, one buffer of that size is all that it takes.
        if declared <= allowed {
            let mut unpacked = vec![0; declared];
            if decompress_slice_iter_to_slice(&mut unpacked, [packed].into_iter(), false, true)
                == Ok(declared)
            {
                return Ok(unpacked);
            }
        }
        decompress_to_vec_with_limit(packed, allowed).map_err(|error| match error.status {
            TINFLStatus::HasMoreOutput => {
                ReadError::UnpacksTooLarge { limit: allowed.min(self.unpacked_limit) }
            }
            _ => damaged(en!("a zip entry cannot be unpacked")),
        })
    }
}

/// Names are UTF-8 in practice; the old code page 437 has no letters that matter here.
fn entry_name(bytes: &[u8]) -> Cow<'_, str> {
    let name = String::from_utf8_lossy(bytes);
    if name.contains('\\') { Cow::Owned(name.replace('\\', "/")) } else { name }
}

fn damaged(what: &str) -> ReadError {
    ReadError::Damaged { what: what.to_owned() }
}

fn u16_at(bytes: &[u8], at: usize) -> Result<u16, ReadError> {
    let pair = bytes.get(at..).and_then(|rest| rest.first_chunk::<2>());
    pair.map(|pair| u16::from_le_bytes(*pair)).ok_or_else(|| damaged(en!("the zip is cut off")))
}

fn u32_at(bytes: &[u8], at: usize) -> Result<usize, ReadError> {
    let four = bytes.get(at..).and_then(|rest| rest.first_chunk::<4>());
    four.map(|four| u32::from_le_bytes(*four) as usize).ok_or_else(|| damaged(en!("the zip is cut off")))
}
