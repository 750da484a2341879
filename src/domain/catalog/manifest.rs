//! The manifest of a catalogue: what it holds, of which day, and in how many shards.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::domain::catalog::{CatalogError, MOST_SHARDS, SCHEMA, ShardId};
use crate::domain::day::Day;
use crate::domain::json::of_value;
use crate::domain::place::ColumnIndex;
use crate::domain::recognise::{BreakColumn, ColumnRole, Layout, Role};

/// A longer manifest is none.
const LARGEST: usize = 1 << 20;
/// More files than this are not made one catalogue.
pub const MOST_TABLES: usize = 64;

/// A file that the catalogue was made from, as it was understood.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    pub name: String,
    pub layout: Layout,
}

/// What a catalogue holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Manifest {
    pub name: String,
    /// The day of the prices.
    pub date: Day,
    /// Sixteen hexadecimal digits that change with every content.
    pub id: String,
    pub parts: u32,
    /// Powers of two; zero: no part has such a number.
    pub shards: u32,
    pub seller_shards: u32,
    pub tables: Vec<Table>,
}

#[derive(Serialize, Deserialize)]
struct ManifestJson {
    schema: String,
    name: String,
    date: String,
    id: String,
    parts: u32,
    shards: u32,
    #[serde(default)]
    seller_shards: u32,
    tables: Vec<TableJson>,
}

#[derive(Serialize, Deserialize)]
struct TableJson {
    name: String,
    /// Column, counted from 0; its meaning; its header.
    columns: Vec<(u16, String, String)>,
    /// Column, quantity from which its price holds, header.
    #[serde(default)]
    breaks: Vec<(u16, Decimal, String)>,
    /// Columns without a meaning, with their headers.
    #[serde(default)]
    unused: Vec<(u16, String)>,
}

impl Manifest {
    /// The manifest as JSON; the same manifest gives the same bytes.
    pub fn write(&self) -> Vec<u8> {
        let document = ManifestJson {
            schema: SCHEMA.to_owned(),
            name: self.name.clone(),
            date: self.date.iso(),
            id: self.id.clone(),
            parts: self.parts,
            shards: self.shards,
            seller_shards: self.seller_shards,
            tables: self.tables.iter().map(TableJson::of).collect(),
        };
        // Writing to memory cannot fail, and every key is text.
        let mut bytes = serde_json::to_vec_pretty(&document).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }

    /// Reads a manifest; it is not trusted.
    ///
    /// # Errors
    /// Where it is no manifest of this schema, or an entry makes no sense.
    pub fn read(bytes: &[u8]) -> Result<Self, CatalogError> {
        let field = |field, found: &str, expected| {
            Err(CatalogError::Field { field, found: found.chars().take(60).collect(), expected })
        };
        if bytes.len() > LARGEST {
            return field("manifest", &bytes.len().to_string(), "at most 1 MB");
        }
        let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
        let not_json = |error: serde_json::Error| CatalogError::NotJson(error.to_string());
        let value: serde_json::Value = serde_json::from_slice(bytes).map_err(not_json)?;
        let schema = value.get("schema").and_then(serde_json::Value::as_str).unwrap_or("not stated");
        if schema != SCHEMA {
            return Err(CatalogError::Schema(schema.chars().take(60).collect()));
        }
        let found: ManifestJson = of_value(value).map_err(not_json)?;
        let Some(date) = Day::from_iso(&found.date) else {
            return field("date", &found.date, "a date such as 2026-11-22");
        };
        let is_id = found.id.len() == 16 && found.id.bytes().all(|it| it.is_ascii_hexdigit());
        if !is_id {
            return field("id", &found.id, "sixteen hexadecimal digits");
        }
        for (name, count) in [("shards", found.shards), ("seller_shards", found.seller_shards)] {
            if count > MOST_SHARDS || !(count == 0 || count.is_power_of_two()) {
                return field(name, &count.to_string(), "a power of two up to 65536");
            }
        }
        if found.tables.is_empty() || found.tables.len() > MOST_TABLES {
            return field("tables", &found.tables.len().to_string(), "from 1 to 64 tables");
        }
        Ok(Self {
            name: found.name.chars().filter(|it| !it.is_control()).take(120).collect(),
            date,
            id: found.id,
            parts: found.parts,
            shards: found.shards,
            seller_shards: found.seller_shards,
            tables: found.tables.into_iter().map(TableJson::table).collect(),
        })
    }

    /// Where a shard stands, beside the manifest.
    pub fn path(&self, shard: ShardId) -> String {
        [&self.id, "/", &shard.path()].concat()
    }
}

impl TableJson {
    fn of(table: &Table) -> Self {
        let Table { name, layout } = table;
        Self {
            name: name.clone(),
            columns: layout
                .columns
                .iter()
                .map(|it| (it.column.0, it.role.code().to_owned(), it.header.clone()))
                .collect(),
            breaks: layout
                .price_breaks
                .iter()
                .map(|it| (it.column.0, it.quantity, it.header.clone()))
                .collect(),
            unused: layout.unused.iter().map(|it| (it.0.0, it.1.clone())).collect(),
        }
    }

    fn table(self) -> Table {
        let columns = self.columns.into_iter().filter_map(|(column, role, header)| {
            Some(ColumnRole {
                column: ColumnIndex(column),
                role: Role::from_code(&role)?,
                header,
                confidence: 1.0,
                runner_up: None,
            })
        });
        let breaks = self.breaks.into_iter();
        let breaks = breaks.map(|it| BreakColumn { column: ColumnIndex(it.0), quantity: it.1, header: it.2 });
        Table {
            name: self.name,
            layout: Layout {
                columns: columns.collect(),
                price_breaks: breaks.collect(),
                unused: self.unused.into_iter().map(|it| (ColumnIndex(it.0), it.1)).collect(),
                confidence: 1.0,
                ..Layout::default()
            },
        }
    }
}
