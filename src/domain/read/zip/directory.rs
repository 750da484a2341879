//! The list of a zip's entries: the central directory, with the 64-bit numbers of ZIP64 where it has them.
//!
//! Specification: PKWARE APPNOTE 4.3.12 to 4.3.16 and 4.5.3. A field of all ones says that the number stands in
//! 64 bits elsewhere. Some programs write workbooks of a few kilobytes so.

use std::borrow::Cow;

use super::numbers::{damaged, u16_at, u32_at, u64_at};
use crate::domain::language::en;
use crate::domain::read::document::ReadError;

const END_SIGNATURE: &[u8] = b"PK\x05\x06";
const END_64_SIGNATURE: &[u8] = b"PK\x06\x06";
const LOCATOR_SIGNATURE: &[u8] = b"PK\x06\x07";
const ENTRY_SIGNATURE: &[u8] = b"PK\x01\x02";

/// The end record is 22 bytes and a comment of at most 65,535.
const END_SEARCH: usize = 22 + 65_535;
/// The locator of the 64-bit end record stands just before the end record.
const LOCATOR_BYTES: usize = 20;
/// The kind of an extra field that holds 64-bit numbers.
const EXTRA_64: u16 = 1;
/// Fields that are told elsewhere.
const ELSEWHERE_16: usize = 0xffff;
const ELSEWHERE_32: usize = 0xffff_ffff;

/// One packed file.
#[derive(Debug, Clone)]
pub(in crate::domain::read) struct DirectoryEntry<'a> {
    /// The path inside the container, `/` between folders.
    pub(in crate::domain::read) name: Cow<'a, str>,
    pub(super) method: u16,
    pub(super) encrypted: bool,
    pub(super) packed_bytes: usize,
    /// What the container says about the unpacked size; a hint, no promise.
    pub(super) declared_bytes: usize,
    pub(super) local_offset: usize,
}

/// Reads the central directory, at most `limit` entries of it and one more, which tells that there are more.
pub(super) fn entries(bytes: &[u8], limit: usize) -> Result<Vec<DirectoryEntry<'_>>, ReadError> {
    let End { count, offset: mut at } = end_record(bytes)?;
    let mut entries = Vec::new();
    for _ in 0..count.min(limit + 1) {
        let Some(header) = bytes.get(at..).filter(|rest| rest.starts_with(ENTRY_SIGNATURE)) else {
            break;
        };
        let name_bytes = usize::from(u16_at(header, 28)?);
        let extra_bytes = usize::from(u16_at(header, 30)?);
        let comment_bytes = usize::from(u16_at(header, 32)?);
        let name = header.get(46..46 + name_bytes).ok_or_else(|| damaged(en!("a zip entry has no name")))?;
        let extra = header.get(46 + name_bytes..46 + name_bytes + extra_bytes).unwrap_or(&[]);
        // The extra field holds the numbers in this order, each where its own field lacks it.
        let mut long = LongNumbers::of(extra);
        let declared_bytes = long.or(u32_at(header, 24)?);
        let packed_bytes = long.or(u32_at(header, 20)?);
        let local_offset = long.or(u32_at(header, 42)?);
        entries.push(DirectoryEntry {
            name: entry_name(name),
            method: u16_at(header, 10)?,
            encrypted: u16_at(header, 8)? & 1 == 1,
            packed_bytes,
            declared_bytes,
            local_offset,
        });
        at += 46 + name_bytes + extra_bytes + comment_bytes;
    }
    if entries.is_empty() {
        return Err(damaged(en!("the zip's list of entries is missing")));
    }
    Ok(entries)
}

/// Where the central directory starts and how many entries it has.
struct End {
    count: usize,
    offset: usize,
}

fn end_record(bytes: &[u8]) -> Result<End, ReadError> {
    let search_from = bytes.len().saturating_sub(END_SEARCH);
    let tail = bytes.get(search_from..).unwrap_or(bytes);
    let end = search_from
        + memchr::memmem::rfind(tail, END_SIGNATURE)
            .ok_or_else(|| damaged(en!("the end of the zip is missing")))?;
    let mut found = End { count: usize::from(u16_at(bytes, end + 10)?), offset: u32_at(bytes, end + 16)? };
    if let Some(long) = end_record_64(bytes, end)? {
        if found.count == ELSEWHERE_16 {
            found.count = u64_at(long, 32)?;
        }
        if found.offset == ELSEWHERE_32 {
            found.offset = u64_at(long, 48)?;
        }
    }
    Ok(found)
}

/// The bytes from the 64-bit end record on; `None` where the zip has none.
fn end_record_64(bytes: &[u8], end: usize) -> Result<Option<&[u8]>, ReadError> {
    let locator = end.checked_sub(LOCATOR_BYTES).and_then(|it| bytes.get(it..end));
    let Some(locator) = locator.filter(|it| it.starts_with(LOCATOR_SIGNATURE)) else { return Ok(None) };
    let offset = u64_at(locator, 8)?;
    Ok(bytes.get(offset..).filter(|it| it.starts_with(END_64_SIGNATURE)))
}

/// The numbers of an extra field, one after the other.
struct LongNumbers<'a>(&'a [u8]);

impl<'a> LongNumbers<'a> {
    /// Looks for the field among the others.
    fn of(mut extra: &'a [u8]) -> Self {
        while let (Ok(kind), Ok(length)) = (u16_at(extra, 0), u16_at(extra, 2)) {
            let rest = extra.get(4..).unwrap_or(&[]);
            let (field, rest) = rest.split_at_checked(usize::from(length)).unwrap_or((rest, &[]));
            if kind == EXTRA_64 {
                return Self(field);
            }
            extra = rest;
        }
        Self(&[])
    }

    /// The number itself, or the next long one where it is told elsewhere and stands here.
    fn or(&mut self, short: usize) -> usize {
        if short != ELSEWHERE_32 {
            return short;
        }
        let Ok(long) = u64_at(self.0, 0) else { return short };
        self.0 = self.0.get(8..).unwrap_or(&[]);
        long
    }
}

/// Names are UTF-8 in practice; the old code page 437 has no letters that matter here.
fn entry_name(bytes: &[u8]) -> Cow<'_, str> {
    let name = String::from_utf8_lossy(bytes);
    if name.contains('\\') { Cow::Owned(name.replace('\\', "/")) } else { name }
}

#[cfg(test)]
mod tests;
