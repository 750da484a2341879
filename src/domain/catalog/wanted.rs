//! Which parts a BOM asks a catalogue for, and in which shards they stand.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::domain::bom::BomLine;
use crate::domain::catalog::manifest::Manifest;
use crate::domain::catalog::{Family, ShardId, key_of_part, key_of_seller};
use crate::domain::parts::PartRecord;
use crate::domain::sorting;

/// The numbers of a BOM's fitted parts and of their alternates, in the spelling that they are found by.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    parts: BTreeSet<String>,
    sellers: BTreeSet<String>,
    /// For each line that names a part, its own keys.
    lines: Vec<(Family, String)>,
}

impl Wanted {
    /// What lines ask for; `records` are the user's own part data, whose approved alternates count too.
    pub fn of(lines: &[BomLine], records: &[PartRecord]) -> Self {
        let mut wanted = Self::default();
        for line in lines.iter().filter(|it| !it.dnp) {
            let key = key_of_part(&line.mpn);
            let first_seller = line.supplier_parts.first().map(|it| key_of_seller(&it.number));
            if !key.is_empty() {
                wanted.lines.push((Family::Part, key.clone()));
            } else if let Some(key) = first_seller.filter(|it| !it.is_empty()) {
                wanted.lines.push((Family::Seller, key));
            }
            wanted.parts.insert(key);
            wanted.parts.extend(line.alternates.iter().map(|it| key_of_part(&it.mpn)));
            wanted.sellers.extend(line.supplier_parts.iter().map(|it| key_of_seller(&it.number)));
        }
        let approved = records.iter().filter(|it| !it.facts.alternates.is_empty());
        let approved: Vec<_> = approved.filter(|it| wanted.parts.contains(&key_of_part(&it.mpn))).collect();
        for record in approved {
            wanted.parts.extend(record.facts.alternates.iter().map(|it| key_of_part(&it.mpn)));
        }
        wanted.parts.remove("");
        wanted.sellers.remove("");
        wanted
    }

    /// The shards of a catalogue in which these parts stand, if they stand in it.
    pub fn shards(&self, manifest: &Manifest) -> BTreeSet<ShardId> {
        let parts = self.parts.iter().filter_map(|it| ShardId::of(Family::Part, it, manifest.shards));
        let sellers = self.sellers.iter();
        let sellers = sellers.filter_map(|it| ShardId::of(Family::Seller, it, manifest.seller_shards));
        sorting::set(parts.chain(sellers))
    }

    /// How many lines name a part.
    pub fn line_count(&self) -> usize {
        self.lines.len()
    }

    /// How many lines name a part that would stand in one of these shards.
    pub fn lines_in(&self, manifest: &Manifest, shards: &BTreeSet<ShardId>) -> usize {
        let shard = |family: Family, key: &str| {
            let count = match family {
                Family::Part => manifest.shards,
                Family::Seller => manifest.seller_shards,
            };
            ShardId::of(family, key, count)
        };
        let lines = self.lines.iter().filter_map(|(family, key)| shard(*family, key));
        lines.filter(|it| shards.contains(it)).count()
    }

    /// True where a part of a catalogue is one of these, or may be.
    pub fn holds(&self, part: &PartRecord) -> bool {
        self.parts.contains(&key_of_part(&part.mpn))
            || (!part.supplier_part_number.is_empty()
                && self.sellers.contains(&key_of_seller(&part.supplier_part_number)))
    }

    /// Of the parts of shards those that are wanted, by table, each once, in the order of their rows.
    pub fn choose(&self, parts: impl IntoIterator<Item = PartRecord>) -> BTreeMap<u16, Vec<PartRecord>> {
        let mut chosen: BTreeMap<u16, Vec<PartRecord>> = BTreeMap::new();
        // A part with a seller's number stands in two shards. A row may name two parts, of an approved list.
        let mut known: HashSet<(u16, u32, String)> = HashSet::new();
        for part in parts.into_iter().filter(|it| self.holds(it)) {
            if known.insert((part.source.0, part.row.0, part.mpn.clone())) {
                chosen.entry(part.source.0).or_default().push(part);
            }
        }
        for parts in chosen.values_mut() {
            crate::domain::sorting::sort_by_key(parts, |it| it.row);
        }
        chosen
    }
}

/// Shards that are asked for beside wanted ones, `each` for every one, so that whoever serves the files cannot tell
/// which are wanted. The same `seed` gives the same decoys for the same shard: else asking twice would betray it.
pub fn decoys(shards: &BTreeSet<ShardId>, manifest: &Manifest, each: u8, seed: u64) -> BTreeSet<ShardId> {
    let mut decoys = BTreeSet::new();
    for shard in shards {
        let count = match shard.family {
            Family::Part => manifest.shards,
            Family::Seller => manifest.seller_shards,
        };
        for nth in 0..each {
            let text = format!("{seed:016x} {} {nth}", shard.path());
            decoys.extend(ShardId::of(shard.family, &text, count));
        }
    }
    decoys
}
