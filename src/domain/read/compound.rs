//! Compound files (OLE2): the container of old workbooks, of encrypted ones, and of native EDA files.
//!
//! Chains of sectors that run in circles or out of the file end; no chain is longer than the file.

use std::borrow::Cow;

use super::binary::{Fields, push_utf16};
use super::document::{Document, Limits, ReadError};
use super::list::READERS;
use super::reader::Reader;
use crate::domain::language::en;

/// Numbers from here on are no sectors: end of chain, free, reserved.
const NO_SECTOR: u32 = 0xffff_fffa;

/// Streams below this length live in the small sectors of the root's stream.
const SMALL_STREAM: usize = 4_096;
const SMALL_SECTOR: usize = 64;

/// Reads the workbook in a compound file, or says what the file is.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Document, ReadError> {
    let file =
        CompoundFile::open(bytes).ok_or_else(|| damaged(en!("the container's list of sectors is broken")))?;
    if file.has("EncryptedPackage") || file.has("EncryptionInfo") {
        return Err(ReadError::Encrypted);
    }
    for reader in READERS {
        if let Reader::Compound { streams, read, .. } = reader
            && let Some(stream) = streams.iter().find_map(|it| file.stream(it))
        {
            return read(&stream, limits);
        }
    }
    const KINDS: &[(&str, &str)] = &[
        ("WordDocument", en!("a Word document")),
        ("PowerPoint Document", en!("a PowerPoint presentation")),
        ("FileHeader", en!("a native Altium file; export its bill of materials as CSV or XLSX")),
        ("Library", en!("a native OrCAD file; export its bill of materials as text or CSV")),
        ("VisioDocument", en!("a Visio drawing")),
        ("__properties_version1.0", en!("an Outlook message")),
    ];
    let known = KINDS.iter().find(|(stream, _)| file.has(stream));
    Err(ReadError::NotATable { kind: known.map_or(en!("a document of an old program"), |(_, kind)| kind) })
}

/// A stream's name, first sector and length.
struct StreamEntry {
    name: String,
    start: u32,
    bytes: usize,
}

struct CompoundFile<'a> {
    bytes: &'a [u8],
    sector_bytes: usize,
    next: Vec<u32>,
    next_small: Vec<u32>,
    small: Cow<'a, [u8]>,
    entries: Vec<StreamEntry>,
}

impl<'a> CompoundFile<'a> {
    fn open(bytes: &'a [u8]) -> Option<Self> {
        let at = |offset: usize| bytes.get(offset..).map(Fields::new);
        let sector_bytes = match at(30)?.u16()? {
            9 => 512,
            12 => 4_096,
            _ => return None,
        };
        let mut file = Self {
            bytes,
            sector_bytes,
            next: Vec::new(),
            next_small: Vec::new(),
            small: Cow::Borrowed(b""),
            entries: Vec::new(),
        };
        file.next = file.sector_table()?;
        let directory = file.chain(at(48)?.u32()?, usize::MAX);
        file.entries = directory.chunks_exact(128).filter_map(StreamEntry::parse).collect();
        let small_table = file.chain(at(60)?.u32()?, usize::MAX);
        file.next_small = numbers(&small_table);
        let root = file.entries.first()?;
        file.small = Cow::Owned(file.chain(root.start, root.bytes));
        Some(file)
    }

    /// The table that gives each sector's follower. Its own sectors are listed in the header, and in
    /// further sectors where the file is large.
    fn sector_table(&self) -> Option<Vec<u32>> {
        let mut listed = numbers(self.bytes.get(76..512)?);
        let mut list = Fields::new(self.bytes.get(68..)?).u32()?;
        let most = self.most_sectors();
        // A list that follows itself adds nothing where its sector is cut off.
        for _ in 0..most {
            if list >= NO_SECTOR || listed.len() > most {
                break;
            }
            let mut more = numbers(self.sector(list)?);
            list = more.pop()?;
            listed.append(&mut more);
        }
        let mut table = Vec::new();
        for sector in listed.into_iter().take_while(|sector| *sector < NO_SECTOR).take(most) {
            table.extend(numbers(self.sector(sector)?));
        }
        Some(table)
    }

    /// The last sector of a file may be cut off.
    fn sector(&self, number: u32) -> Option<&'a [u8]> {
        let start = (number as usize).checked_add(1)?.checked_mul(self.sector_bytes)?;
        let end = start.checked_add(self.sector_bytes)?.min(self.bytes.len());
        self.bytes.get(start..end)
    }

    /// No chain has more sectors than the file; one that has runs in a circle.
    fn most_sectors(&self) -> usize {
        self.bytes.len() / self.sector_bytes + 1
    }

    fn chain(&self, start: u32, bytes: usize) -> Vec<u8> {
        let mut joined = Vec::new();
        let mut sector = start;
        for _ in 0..self.most_sectors() {
            let Some(piece) = self.sector(sector).filter(|_| sector < NO_SECTOR) else { break };
            joined.extend_from_slice(piece);
            let Some(next) = self.next.get(sector as usize).filter(|_| joined.len() < bytes) else { break };
            sector = *next;
        }
        joined.truncate(bytes);
        joined
    }

    fn small_chain(&self, start: u32, bytes: usize) -> Vec<u8> {
        let mut joined = Vec::new();
        let mut sector = start as usize;
        for _ in 0..=self.small.len() / SMALL_SECTOR {
            let Some(from) = sector.checked_mul(SMALL_SECTOR) else { break };
            let end = from.saturating_add(SMALL_SECTOR).min(self.small.len());
            let Some(piece) = self.small.get(from..end) else { break };
            joined.extend_from_slice(piece);
            let Some(next) = self.next_small.get(sector).filter(|_| joined.len() < bytes) else { break };
            sector = *next as usize;
        }
        joined.truncate(bytes);
        joined
    }

    fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let entry = self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name))?;
        Some(if entry.bytes < SMALL_STREAM {
            self.small_chain(entry.start, entry.bytes)
        } else {
            self.chain(entry.start, entry.bytes)
        })
    }
}

impl StreamEntry {
    fn parse(bytes: &[u8]) -> Option<Self> {
        let name_bytes = usize::from(Fields::new(bytes.get(64..)?).u16()?).clamp(2, 64) - 2;
        let mut name = String::new();
        push_utf16(&mut name, bytes.get(..name_bytes)?);
        let mut place = Fields::new(bytes.get(116..)?);
        Some(Self { name, start: place.u32()?, bytes: place.u32()? as usize })
    }
}

fn numbers(bytes: &[u8]) -> Vec<u32> {
    bytes
        .chunks_exact(4)
        .filter_map(|four| four.first_chunk())
        .map(|four| u32::from_le_bytes(*four))
        .collect()
}

fn damaged(what: &str) -> ReadError {
    ReadError::Damaged { what: what.to_owned() }
}
