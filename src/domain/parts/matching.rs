//! Which rows of part data speak of which line.
//!
//! A row speaks of a line where its normalised MPN is the line's and the makers do not contradict, or where
//! its seller part number is the line's. Where rows name the line's very maker, rows of no named maker
//! still count; rows of another maker never do.

use std::collections::HashMap;

use super::PartRecord;
use super::key::{manufacturer_key, may_be_same_maker, part_key, push_part_key};
use crate::domain::bom::BomLine;
use crate::domain::sorting::sort;

/// No further record with this key.
const END: u32 = u32::MAX;

/// Records by a key: the map holds the first record, `next` leads to the others in their order.
#[derive(Default)]
struct Index {
    first: HashMap<Box<str>, u32>,
    next: Vec<u32>,
}

impl Index {
    /// `write_key` writes the key of a record; a record without key is left out.
    fn of(records: &[PartRecord], write_key: impl Fn(&PartRecord, &mut String)) -> Self {
        let mut index = Self { first: HashMap::with_capacity(records.len()), next: vec![END; records.len()] };
        let mut key = String::new();
        // From the last to the first, so that each chain runs in the order of the records.
        for (position, record) in records.iter().enumerate().rev() {
            key.clear();
            write_key(record, &mut key);
            if key.is_empty() {
                continue;
            }
            let position = u32::try_from(position).unwrap_or(END);
            if let Some(first) = index.first.get_mut(key.as_str()) {
                if let Some(next) = index.next.get_mut(position as usize) {
                    *next = *first;
                }
                *first = position;
            } else {
                index.first.insert(key.as_str().into(), position);
            }
        }
        index
    }

    fn find(&self, key: &str) -> impl Iterator<Item = u32> + '_ {
        let first = if key.is_empty() { END } else { self.first.get(key).copied().unwrap_or(END) };
        std::iter::successors(Some(first), |it| self.next.get(*it as usize).copied())
            .take_while(|it| *it != END)
    }
}

/// For each line the indexes into `records` that speak of its part, in the order of the records.
pub fn match_parts(lines: &[BomLine], records: &[PartRecord]) -> Vec<Vec<u32>> {
    if records.is_empty() {
        return vec![Vec::new(); lines.len()];
    }
    let by_mpn = Index::of(records, |record, key| push_part_key(&record.mpn, key));
    let by_seller = Index::of(records, |record, key| push_part_key(&record.supplier_part_number, key));
    let makers: Vec<String> = records.iter().map(|it| manufacturer_key(&it.manufacturer)).collect();
    let maker_of = |record: u32| makers.get(record as usize).map_or("", String::as_str);

    let mut key = String::new();
    lines
        .iter()
        .map(|line| {
            key.clear();
            push_part_key(&line.mpn, &mut key);
            let mut found: Vec<u32> = Vec::new();
            let mut line_maker: Option<String> = None;
            for record in by_mpn.find(&key) {
                let maker = line_maker.get_or_insert_with(|| manufacturer_key(&line.manufacturer));
                if may_be_same_maker(maker, maker_of(record)) {
                    found.push(record);
                }
            }
            for part in &line.supplier_parts {
                let number = part_key(&part.number);
                for record in by_seller.find(&number) {
                    let Some(it) = records.get(record as usize) else { continue };
                    let seller = manufacturer_key(part.supplier.as_deref().unwrap_or(""));
                    // A seller number that stands beside another MPN is a slip in one of the files.
                    let same_part = key.is_empty() || it.mpn.is_empty() || part_key(&it.mpn) == key;
                    if same_part && may_be_same_maker(&seller, &manufacturer_key(&it.supplier)) {
                        found.push(record);
                    }
                }
            }
            if found.len() > 1 {
                sort(&mut found);
                found.dedup();
            }
            found
        })
        .collect()
}
