//! Numbers of a zip: little-endian, at a place; damaged where the zip ends before.

use crate::domain::language::en;
use crate::domain::read::document::ReadError;

pub(super) fn damaged(what: &str) -> ReadError {
    ReadError::Damaged { what: what.to_owned() }
}

pub(super) fn u16_at(bytes: &[u8], at: usize) -> Result<u16, ReadError> {
    Ok(u16::from_le_bytes(*chunk(bytes, at)?))
}

pub(super) fn u32_at(bytes: &[u8], at: usize) -> Result<usize, ReadError> {
    Ok(u32::from_le_bytes(*chunk(bytes, at)?) as usize)
}

/// What no memory could hold is the largest number: no place in a file lies there.
pub(super) fn u64_at(bytes: &[u8], at: usize) -> Result<usize, ReadError> {
    Ok(usize::try_from(u64::from_le_bytes(*chunk(bytes, at)?)).unwrap_or(usize::MAX))
}

fn chunk<const N: usize>(bytes: &[u8], at: usize) -> Result<&[u8; N], ReadError> {
    bytes.get(at..).and_then(|rest| rest.first_chunk()).ok_or_else(|| damaged(en!("the zip is cut off")))
}
