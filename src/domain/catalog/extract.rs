//! What a session holds of a catalogue: the parts of one of its tables that its BOM asks for. A project keeps it, so
//! that a saved report opens again with the prices that it had.

use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;
use serde::{Deserialize, Serialize};

use crate::domain::catalog::CatalogError;
use crate::domain::catalog::manifest::{Manifest, Table};
use crate::domain::day::Day;
use crate::domain::parts::PartRecord;
use crate::domain::place::{ColumnIndex, RowNumber, SourceIndex};

/// What the bytes of an extract begin with.
const MAGIC: &[u8] = b"bomlight-parts/1\n";
/// Level of deflate.
const LEVEL: u8 = 6;
/// More than any BOM asks for.
const LARGEST: usize = 256 << 20;

/// Parts of one table of a catalogue.
#[derive(Debug, Clone, PartialEq)]
pub struct Extract {
    /// The name and the day of the catalogue.
    pub catalog: String,
    pub date: Day,
    pub table: Table,
    /// In the order of their rows, which are those of the file that the catalogue was made from.
    pub parts: Vec<PartRecord>,
}

#[derive(Serialize, Deserialize)]
struct Stored {
    /// A manifest of this one table.
    manifest: Vec<u8>,
    parts: Vec<PartRecord>,
}

impl Extract {
    /// "Acme stock, 2026-11-01: prices.csv".
    pub fn name(&self) -> String {
        [&self.catalog, ", ", &self.date.iso(), ": ", &self.table.name].concat()
    }

    /// The bytes that [`Self::read`] gives back.
    pub fn write(&self) -> Vec<u8> {
        let manifest = Manifest {
            name: self.catalog.clone(),
            date: self.date,
            id: "0000000000000000".to_owned(),
            parts: u32::try_from(self.parts.len()).unwrap_or(u32::MAX),
            shards: 0,
            seller_shards: 0,
            tables: vec![self.table.clone()],
        };
        let stored = Stored { manifest: manifest.write(), parts: self.parts.clone() };
        // Writing to memory cannot fail.
        let packed = compress_to_vec(&postcard::to_allocvec(&stored).unwrap_or_default(), LEVEL);
        [MAGIC, &packed].concat()
    }

    /// Reads an extract; `None` where the bytes are of another kind.
    ///
    /// # Errors
    /// Where it is damaged.
    pub fn read(bytes: &[u8]) -> Option<Result<Self, CatalogError>> {
        let packed = bytes.strip_prefix(MAGIC)?;
        let plain = decompress_to_vec_with_limit(packed, LARGEST);
        let stored: Option<Stored> = plain.ok().and_then(|it| postcard::from_bytes(&it).ok());
        Some(stored.ok_or(CatalogError::Damaged).and_then(|it| {
            let Manifest { name, date, tables, .. } = Manifest::read(&it.manifest)?;
            let table = tables.into_iter().next().ok_or(CatalogError::Damaged)?;
            Ok(Self { catalog: name, date, table, parts: it.parts })
        }))
    }

    /// The parts as part data of the source at an index.
    pub fn records(&self, source: SourceIndex) -> Vec<PartRecord> {
        let mut parts = self.parts.clone();
        for part in &mut parts {
            part.move_to(source);
        }
        parts
    }

    /// The words of a cell that a fact was read from.
    pub fn cell(&self, row: RowNumber, column: ColumnIndex) -> Option<&str> {
        let parts = self.parts.iter().filter(|it| it.row == row);
        parts.flat_map(PartRecord::evidence).find(|it| it.column == column).map(|it| &*it.text)
    }
}
