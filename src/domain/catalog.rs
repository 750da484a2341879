//! A catalogue of parts as static files: many small shards, of which a BOM needs a few.
//!
//! A part stands in the shard that the hash of its normalised number names, with endings for the packing left out, so
//! that whatever a BOM may match or doubt is found in one place. Parts with a seller's number stand a second time in the
//! shard of that number. Whoever serves the files sees which shards are asked for, each with dozens of parts, and
//! neither the BOM nor a part number.

pub mod build;
pub mod extract;
pub mod manifest;
pub mod shard;
pub mod wanted;

use thiserror::Error;

use crate::domain::parts::packing::without_packing;
use crate::domain::sha256::Sha256;
use crate::domain::spelling::part_key;

/// The name and version of the schema. What a shard holds is part of it: whoever changes the shape of a
/// [`PartRecord`](super::PartRecord) raises the number.
pub const SCHEMA: &str = "bomlight-catalog/1";

/// More shards make no answer smaller, and a folder unwieldy.
pub const MOST_SHARDS: u32 = 1 << 16;

/// By which number parts are found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    /// The maker's.
    Part,
    /// The seller's.
    Seller,
}

/// One of the shards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ShardId {
    pub family: Family,
    pub number: u32,
}

/// Why a catalogue, or a part of it, cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CatalogError {
    #[error("the manifest is not JSON: {0}")]
    NotJson(String),
    #[error("the schema is “{0}”, expected “bomlight-catalog/1”")]
    Schema(String),
    #[error("{field}: found “{found}”, expected {expected}")]
    Field { field: &'static str, found: String, expected: &'static str },
    #[error("a part of the catalogue is damaged")]
    Damaged,
}

impl ShardId {
    /// The shard of a key, where the family has `count` shards; `None` where it has none, or the key is blank.
    pub fn of(family: Family, key: &str, count: u32) -> Option<Self> {
        if key.is_empty() || count == 0 {
            return None;
        }
        let hash = Sha256::of(key.as_bytes()).bytes();
        let [a, b, c, d, ..] = hash;
        // The count is a power of two, so that each shard is as likely as the next.
        Some(Self { family, number: u32::from_be_bytes([a, b, c, d]) % count })
    }

    /// Where it stands below the folder of the catalogue's version.
    pub fn path(self) -> String {
        let family = match self.family {
            Family::Part => "p",
            Family::Seller => "s",
        };
        format!("{family}{:02x}/{:02x}.bin", self.number >> 8, self.number & 0xff)
    }
}

/// What a maker's part number is found by: its normal spelling without an ending for the packing.
pub fn key_of_part(number: &str) -> String {
    let mut key = part_key(number);
    key.truncate(without_packing(&key).len());
    key
}

/// What a seller's part number is found by.
pub fn key_of_seller(number: &str) -> String {
    part_key(number)
}
