//! A small zip reader: the central directory and single entries, within limits.
//!
//! Nothing that the container declares is believed: an entry is inflated in pieces until its real size
//! passes the limit, so that a bomb costs a bounded amount of memory and time.

mod directory;
mod numbers;

use std::borrow::Cow;

use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::inflate_flags::{
    TINFL_FLAG_HAS_MORE_INPUT, TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF as FLAGS,
};
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};

use super::document::{Limits, ReadError};
use crate::domain::language::en;
use directory::DirectoryEntry;
use numbers::{damaged, u16_at};

const LOCAL_SIGNATURE: &[u8] = b"PK\x03\x04";

/// A sheet of equal rows packs about a hundredfold; small entries may pack as they like.
const MOST_RATIO: usize = 400;
const RATIO_FREE: usize = 8 << 20;
/// So many packed bytes are taken at a time.
const PIECE: usize = 16 << 10;
/// An entry that breaks off counts as so many unpacked bytes: blocks of nothing give none and take their time.
const STALLED: usize = 64 << 20;

/// An opened container.
#[derive(Debug)]
pub(super) struct Archive<'a> {
    bytes: &'a [u8],
    entries: Vec<DirectoryEntry<'a>>,
    limits: &'a Limits,
}

impl<'a> Archive<'a> {
    /// Reads the list of entries.
    pub(super) fn open(bytes: &'a [u8], limits: &'a Limits) -> Result<Self, ReadError> {
        let entries = directory::entries(bytes, limits.zip_entries)?;
        Ok(Self { bytes, entries, limits })
    }

    pub(super) fn entries(&self) -> &[DirectoryEntry<'a>] {
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
        let allowed = self.limits.entry_bytes.min(self.limits.left_to_unpack()).min(plausible);
        let unpacked = match entry.method {
            0 if packed.len() <= allowed => Cow::Borrowed(packed),
            // What gives nothing needs no room, and takes its time all the same.
            8 if allowed == 0 => return Err(ReadError::UnpacksTooLarge { limit: allowed }),
            8 => return Ok(Cow::Owned(self.inflate(packed, entry.declared_bytes, allowed)?)),
            0 => return Err(ReadError::UnpacksTooLarge { limit: allowed }),
            _ => return Err(damaged(en!("a zip entry is packed in an unknown way"))),
        };
        self.limits.unpack(unpacked.len());
        Ok(unpacked)
    }

    /// What comes to nothing is counted, too: it took its time.
    fn inflate(&self, packed: &[u8], declared: usize, allowed: usize) -> Result<Vec<u8>, ReadError> {
        // Where the declared size is right, one buffer of that size is all that it takes.
        let expected = if declared > allowed { packed.len().saturating_mul(2) } else { declared };
        let mut unpacked = vec![0; expected.min(allowed)];
        let mut state = Box::<DecompressorOxide>::default();
        let (mut length, mut taken) = (0, 0);
        let status = loop {
            let rest = packed.get(taken..).unwrap_or(&[]);
            let (piece, flags) = match rest.get(..PIECE) {
                Some(piece) => (piece, FLAGS | TINFL_FLAG_HAS_MORE_INPUT),
                None => (rest, FLAGS),
            };
            let (status, read, written) = decompress(&mut state, piece, &mut unpacked, length, flags);
            (length, taken) = (length + written, taken + read);
            match status {
                TINFLStatus::HasMoreOutput if unpacked.len() < allowed => {
                    unpacked.resize(unpacked.len().max(PIECE).saturating_mul(2).min(allowed), 0);
                }
                // Blocks that hold nothing take time without end.
                TINFLStatus::NeedsMoreInput if length + 2 * PIECE > taken => {}
                status => break status,
            }
        };
        let stalled = if status == TINFLStatus::NeedsMoreInput { STALLED } else { 0 };
        self.limits.unpack(unpacked.len().max(taken).max(stalled));
        match status {
            TINFLStatus::Done => {
                unpacked.truncate(length);
                Ok(unpacked)
            }
            TINFLStatus::HasMoreOutput => Err(ReadError::UnpacksTooLarge { limit: allowed }),
            _ => Err(damaged(en!("a zip entry cannot be unpacked"))),
        }
    }
}
