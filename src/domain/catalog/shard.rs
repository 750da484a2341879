//! One shard: a few dozen parts, packed, with a seal in front.

use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;

use crate::domain::catalog::CatalogError;
use crate::domain::parts::PartRecord;
use crate::domain::sha256::Sha256;

/// Level of deflate: the files are made once and loaded often.
const LEVEL: u8 = 9;
/// Bytes of the seal: the first of the SHA-256 of what follows.
const SEAL: usize = 8;
/// No honest shard unpacks to more.
const LARGEST: usize = 64 << 20;

/// The bytes of a shard.
pub fn write_shard(parts: &[&PartRecord]) -> Vec<u8> {
    // Writing to memory cannot fail.
    let packed = compress_to_vec(&postcard::to_allocvec(parts).unwrap_or_default(), LEVEL);
    let mut bytes = seal(&packed).to_vec();
    bytes.extend(packed);
    bytes
}

/// The parts of a shard; `source` of each is the number of its table in the manifest.
///
/// # Errors
/// Where the bytes are not those of a shard.
pub fn read_shard(bytes: &[u8]) -> Result<Vec<PartRecord>, CatalogError> {
    let (stated, packed) = bytes.split_at_checked(SEAL).ok_or(CatalogError::Damaged)?;
    if stated != seal(packed) {
        return Err(CatalogError::Damaged);
    }
    let plain = decompress_to_vec_with_limit(packed, LARGEST).map_err(|_| CatalogError::Damaged)?;
    postcard::from_bytes(&plain).map_err(|_| CatalogError::Damaged)
}

fn seal(bytes: &[u8]) -> [u8; SEAL] {
    let [a, b, c, d, e, f, g, h, ..] = Sha256::of(bytes).bytes();
    [a, b, c, d, e, f, g, h]
}
