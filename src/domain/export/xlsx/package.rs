//! A zip container that is written in one go: every entry is packed while its text grows, so that a workbook of a large
//! BOM never stands unpacked in memory. Times are fixed: the same entries give the same bytes.

use miniz_oxide::deflate::core::{
    CompressorOxide, TDEFLFlush, compress_to_output, create_comp_flags_from_zip_params,
};

/// Level 6 of zlib. What is larger than [`LARGE`] is packed faster from there on: the sheets of 200,000 lines come to
/// 1.7 GB of text.
const LEVEL: i32 = 6;
const FAST: i32 = 2;
const LARGE: usize = 8 << 20;
/// Text is packed in pieces of about this size.
const PIECE: usize = 64 << 10;
/// 1 January 1980, the first day that a zip can name.
const DATE: u16 = 0x21;
/// Names of entries are UTF-8.
const FLAGS: u16 = 1 << 11;
const DEFLATE: u16 = 8;
/// Version 2.0 of the format.
const VERSION: u16 = 20;

/// The container as it grows.
#[derive(Default)]
pub(super) struct Package {
    bytes: Vec<u8>,
    entries: Vec<WrittenEntry>,
}

/// What the directory at the end says of an entry.
struct WrittenEntry {
    name: String,
    crc: u32,
    packed: u32,
    unpacked: u32,
    offset: u32,
}

/// The text of one entry as it grows.
pub(super) struct PackagePart {
    name: String,
    text: Vec<u8>,
    packed: Vec<u8>,
    compressor: Box<CompressorOxide>,
    crc: u32,
    unpacked: usize,
}

impl PackagePart {
    pub(super) fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            text: Vec::with_capacity(PIECE + 4_096),
            packed: Vec::new(),
            compressor: compressor(LEVEL),
            crc: u32::MAX,
            unpacked: 0,
        }
    }

    /// Adds text.
    pub(super) fn push(&mut self, text: &str) -> &mut Self {
        self.push_bytes(text.as_bytes())
    }

    /// Adds what is no text.
    pub(super) fn push_bytes(&mut self, bytes: &[u8]) -> &mut Self {
        self.text.extend_from_slice(bytes);
        if self.text.len() >= PIECE {
            self.pack(TDEFLFlush::None);
        }
        self
    }

    fn pack(&mut self, flush: TDEFLFlush) {
        self.crc = crc(self.crc, &self.text);
        let before = self.unpacked;
        self.unpacked += self.text.len();
        let grows_large = before < LARGE && self.unpacked >= LARGE && flush == TDEFLFlush::None;
        // What one compressor wrote so far ends at a whole byte, where another goes on.
        let flush = if grows_large { TDEFLFlush::Sync } else { flush };
        let packed = &mut self.packed;
        compress_to_output(&mut self.compressor, &self.text, flush, |piece| {
            packed.extend_from_slice(piece);
            true
        });
        self.text.clear();
        if grows_large {
            self.compressor = compressor(FAST);
        }
    }
}

/// A negative window means deflate without a zlib header.
fn compressor(level: i32) -> Box<CompressorOxide> {
    const RAW: i32 = -15;
    Box::new(CompressorOxide::new(create_comp_flags_from_zip_params(level, RAW, 0)))
}

impl Package {
    /// Adds a finished entry.
    pub(super) fn add(&mut self, mut part: PackagePart) {
        part.pack(TDEFLFlush::Finish);
        let entry = WrittenEntry {
            crc: !part.crc,
            packed: size(part.packed.len()),
            unpacked: size(part.unpacked),
            offset: size(self.bytes.len()),
            name: part.name,
        };
        self.bytes.extend_from_slice(b"PK\x03\x04");
        self.numbers16(&[VERSION]);
        self.common(&entry);
        self.bytes.extend_from_slice(entry.name.as_bytes());
        self.bytes.append(&mut part.packed);
        self.entries.push(entry);
    }

    /// Writes the directory.
    pub(super) fn finish(mut self) -> Vec<u8> {
        let start = size(self.bytes.len());
        let entries = std::mem::take(&mut self.entries);
        for entry in &entries {
            self.bytes.extend_from_slice(b"PK\x01\x02");
            self.numbers16(&[VERSION, VERSION]);
            self.common(entry);
            // No comment, the first disk, no attributes.
            self.numbers16(&[0; 5]);
            self.number32(entry.offset);
            self.bytes.extend_from_slice(entry.name.as_bytes());
        }
        let length = size(self.bytes.len()).saturating_sub(start);
        let count = u16::try_from(entries.len()).unwrap_or(u16::MAX);
        self.bytes.extend_from_slice(b"PK\x05\x06");
        self.numbers16(&[0, 0, count, count]);
        self.number32(length);
        self.number32(start);
        self.numbers16(&[0]);
        self.bytes
    }

    /// The fields that stand in front of an entry and in the directory alike.
    fn common(&mut self, entry: &WrittenEntry) {
        self.numbers16(&[FLAGS, DEFLATE, 0, DATE]);
        self.number32(entry.crc);
        self.number32(entry.packed);
        self.number32(entry.unpacked);
        self.numbers16(&[u16::try_from(entry.name.len()).unwrap_or(u16::MAX), 0]);
    }

    fn numbers16(&mut self, numbers: &[u16]) {
        for number in numbers {
            self.bytes.extend_from_slice(&number.to_le_bytes());
        }
    }

    fn number32(&mut self, number: u32) {
        self.bytes.extend_from_slice(&number.to_le_bytes());
    }
}

fn size(bytes: usize) -> u32 {
    u32::try_from(bytes).unwrap_or(u32::MAX)
}

/// The CRC-32 of zip, half a byte at a time: a table of 16 numbers is enough for the page.
#[cfg(target_arch = "wasm32")]
fn crc(start: u32, bytes: &[u8]) -> u32 {
    const TABLE: [u32; 16] = table(4);
    let half = |crc: u32, bits: u8| {
        let at = (crc ^ u32::from(bits)) & 15;
        crc >> 4 ^ TABLE.get(at as usize).copied().unwrap_or_default()
    };
    bytes.iter().fold(start, |crc, byte| half(half(crc, *byte), byte >> 4))
}

/// The same four bytes at a time, with a table for each.
#[cfg(not(target_arch = "wasm32"))]
fn crc(start: u32, bytes: &[u8]) -> u32 {
    const FIRST: [u32; 256] = table(8);
    const SECOND: [u32; 256] = behind(&FIRST);
    const THIRD: [u32; 256] = behind(&SECOND);
    const FOURTH: [u32; 256] = behind(&THIRD);
    let of = |table: &[u32; 256], at: u32| table.get((at & 255) as usize).copied().unwrap_or_default();
    let (fours, rest) = bytes.as_chunks::<4>();
    let crc = fours.iter().fold(start, |crc, four| {
        let crc = crc ^ u32::from_le_bytes(*four);
        of(&FOURTH, crc) ^ of(&THIRD, crc >> 8) ^ of(&SECOND, crc >> 16) ^ of(&FIRST, crc >> 24)
    });
    rest.iter().fold(crc, |crc, byte| crc >> 8 ^ of(&FIRST, crc ^ u32::from(*byte)))
}

/// What each number of a table comes to behind one more byte of noughts.
#[cfg(not(target_arch = "wasm32"))]
const fn behind(before: &[u32; 256]) -> [u32; 256] {
    let first = table::<256>(8);
    let mut table = [0; 256];
    let mut at = 0;
    while at < 256 {
        table[at] = before[at] >> 8 ^ first[(before[at] & 255) as usize];
        at += 1;
    }
    table
}

/// What so many bits come to.
const fn table<const SIZE: usize>(bits: u32) -> [u32; SIZE] {
    let mut table = [0; SIZE];
    let mut at = 0;
    while at < SIZE {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "at is below 256; const functions have no try_from"
        )]
        let mut value = at as u32;
        let mut bit = 0;
        while bit < bits {
            value = if value & 1 == 1 { value >> 1 ^ 0xEDB8_8320 } else { value >> 1 };
            bit += 1;
        }
        table[at] = value;
        at += 1;
    }
    table
}

pub(super) const XML_HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

#[cfg(test)]
mod tests {
    use super::{LARGE, Package, PackagePart, crc};

    #[test]
    fn the_checksum_is_that_of_the_textbook() {
        assert_eq!(!crc(u32::MAX, b"123456789"), 0xCBF4_3926);
        assert_eq!(!crc(crc(u32::MAX, b"1234"), b"56789"), 0xCBF4_3926);
    }
    #[test]
    fn a_large_entry_is_unpacked_as_it_was() {
        let text = |at: usize| format!("<c r=\"A{at}\"><v>{}</v></c>", at * at % 997);
        let (mut part, mut whole) = (PackagePart::new("a"), String::new());
        for at in 0.. {
            part.push(&text(at));
            whole.push_str(&text(at));
            if whole.len() > LARGE + (1 << 20) {
                break;
            }
        }
        let mut package = Package::default();
        package.add(part);
        let entry = package.entries.first().unwrap();
        assert_eq!((entry.crc, entry.unpacked as usize), (!crc(u32::MAX, whole.as_bytes()), whole.len()));
        let packed = &package.bytes[31..][..entry.packed as usize];
        assert!(miniz_oxide::inflate::decompress_to_vec(packed).unwrap() == whole.as_bytes());
    }
}
