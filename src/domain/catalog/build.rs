//! Part data → the files of a catalogue. The same part data gives the same bytes.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::catalog::manifest::{Manifest, Table};
use crate::domain::catalog::shard::write_shard;
use crate::domain::catalog::{Family, MOST_SHARDS, ShardId, key_of_part, key_of_seller};
use crate::domain::day::Day;
use crate::domain::parts::PartRecord;
use crate::domain::parts::currency::NamedCurrencies;
use crate::domain::place::SourceIndex;
use crate::domain::read::Document;
use crate::domain::recognise::{Content, Overrides, Recognised, join_sheets, recognise, records_of_lines};
use crate::domain::sha256::Sha256;
use crate::domain::sorting::sort_by;

/// How many parts a shard holds about: a shard is loaded for a single part, and hides it among these.
const PARTS_IN_SHARD: u32 = 64;

/// The files of a catalogue.
pub struct Built {
    pub manifest: Manifest,
    /// Each with its path below the folder of the catalogue; the manifest comes last.
    pub files: Vec<(String, Vec<u8>)>,
}

/// Makes a catalogue of part data, with the tables that it was read from. `date` is the day of the prices that state
/// none.
pub fn build(name: &str, date: Day, tables: Vec<(Table, Vec<PartRecord>)>) -> Built {
    let mut heads = Vec::with_capacity(tables.len());
    let mut parts: Vec<PartRecord> = Vec::new();
    for ((head, mut records), at) in tables.into_iter().zip(0_u16..) {
        settle(&mut records, date);
        for record in &mut records {
            record.move_to(SourceIndex(at));
        }
        heads.push(head);
        parts.append(&mut records);
    }
    let with_number = |number: fn(&PartRecord) -> &str| {
        u32::try_from(parts.iter().filter(|it| !number(it).is_empty()).count()).unwrap_or(u32::MAX)
    };
    let (shards, seller_shards) =
        (shards_for(with_number(|it| &it.mpn)), shards_for(with_number(|it| &it.supplier_part_number)));
    let of_parts = sharded(&parts, Family::Part, shards, |it| key_of_part(&it.mpn));
    let of_sellers =
        sharded(&parts, Family::Seller, seller_shards, |it| key_of_seller(&it.supplier_part_number));
    let shard_files: Vec<(ShardId, Vec<u8>)> =
        of_parts.into_iter().chain(of_sellers).map(|(id, parts)| (id, write_shard(&parts))).collect();
    let mut manifest = Manifest {
        name: name.to_owned(),
        date,
        id: String::new(),
        parts: u32::try_from(parts.len()).unwrap_or(u32::MAX),
        shards,
        seller_shards,
        tables: heads,
    };
    manifest.id = id_of(&manifest, &shard_files);
    let mut files: Vec<(String, Vec<u8>)> =
        shard_files.into_iter().map(|(id, bytes)| (manifest.path(id), bytes)).collect();
    let list = files.iter().fold(String::new(), |list, (path, bytes)| {
        let hash = Sha256::of(bytes).to_string();
        list + &hash + "  " + path + "\n"
    });
    files.push((["SHA256SUMS-", &manifest.id].concat(), list.into_bytes()));
    files.push(("manifest.json".to_owned(), manifest.write()));
    Built { manifest, files }
}

/// A file as a table of a catalogue, with its parts.
///
/// # Errors
/// Where it is no part data: a sentence that says what it is.
pub fn table_of(name: &str, mut document: Document) -> Result<(Table, Vec<PartRecord>), &'static str> {
    join_sheets(&mut document);
    let Recognised { mut layout, content, .. } = recognise(SourceIndex(0), &document);
    let records = match content {
        Content::PartData(records) => records,
        // A cart or a price list with quantities.
        Content::Bom(lines) if lines.iter().all(|it| it.designators.is_empty()) => records_of_lines(&lines),
        Content::Bom(_) => return Err("this is a BOM with designators, expected part data"),
        Content::Nothing => return Err("no row of it names a part"),
    };
    // What a person decided about a file, and its sheets, are of no use where the file is not.
    (layout.sheet, layout.decided, layout.parts) = (0, Overrides::default(), Vec::new());
    Ok((Table { name: name.to_owned(), layout }, records))
}

/// Prices without a currency take the one that their table names; prices without a day that of the catalogue.
fn settle(records: &mut [PartRecord], date: Day) {
    let mut named = NamedCurrencies::default();
    for offer in records.iter().flat_map(|it| &it.facts.offers) {
        named.see(offer);
    }
    for offer in records.iter_mut().flat_map(|it| &mut it.facts.offers) {
        named.settle(offer, None);
        if !offer.breaks.is_empty() && offer.quoted.is_none() {
            Arc::make_mut(offer).quoted = Some(date);
        }
    }
}

/// A power of two, so that the start of a hash tells the shard.
fn shards_for(parts: u32) -> u32 {
    if parts == 0 { 0 } else { (parts / PARTS_IN_SHARD).next_power_of_two().clamp(1, MOST_SHARDS) }
}

/// The parts of every shard of a family, in the order of their keys. A shard without parts is there as well: that it
/// holds none is an answer, and no shard differs from the others by being absent.
fn sharded(
    parts: &[PartRecord],
    family: Family,
    count: u32,
    key: impl Fn(&PartRecord) -> String,
) -> BTreeMap<ShardId, Vec<&PartRecord>> {
    let mut shards: BTreeMap<ShardId, Vec<(String, &PartRecord)>> =
        (0..count).map(|number| (ShardId { family, number }, Vec::new())).collect();
    for part in parts {
        let key = key(part);
        let shard = ShardId::of(family, &key, count);
        if let Some(shard) = shard.and_then(|it| shards.get_mut(&it)) {
            shard.push((key, part));
        }
    }
    let sorted = shards.into_iter().map(|(id, parts)| (id, in_order(parts)));
    sorted.collect()
}

fn in_order(mut parts: Vec<(String, &PartRecord)>) -> Vec<&PartRecord> {
    sort_by(&mut parts, |one, other| one.0.cmp(&other.0).then(one.1.key().cmp(&other.1.key())));
    parts.into_iter().map(|it| it.1).collect()
}

/// Sixteen digits that change with any byte of the catalogue.
fn id_of(manifest: &Manifest, shards: &[(ShardId, Vec<u8>)]) -> String {
    let mut all = manifest.write();
    for (_, bytes) in shards {
        all.extend(Sha256::of(bytes).bytes());
    }
    let digits = Sha256::of(&all).to_string();
    digits.get(..16).unwrap_or(&digits).to_owned()
}
