//! Which rows of part data speak of which line.
//!
//! A row speaks of a line where its normalised MPN is the line's and the makers do not contradict, or where
//! its seller part number is the line's. Where rows name the line's very maker, rows of no named maker
//! still count; rows of another maker never do. A row without any number speaks of a line without a part number where a
//! quote names it by the very words of the line.
//!
//! What is nearly the same is a doubt: it is asked, and taken only once the user has confirmed it.

use std::cell::Cell;
use std::collections::HashMap;

use crate::domain::bom::BomLine;
use crate::domain::parts::PartRecord;
use crate::domain::parts::packing::without_packing;
use crate::domain::report::line::DoubtKind;
use crate::domain::settings::by_hand::ByHand;
use crate::domain::sorting::sort;
use crate::domain::spelling::{manufacturer_key, may_be_same_maker, part_key, push_part_key};

/// Which rows speak of the lines, and which may.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Matches {
    /// For each line the indexes into the records that speak of its part, in the order of the records.
    pub of_lines: Vec<Vec<u32>>,
    /// In the order of the lines; of each line and kind the first row.
    pub doubts: Vec<Doubt>,
    /// So many rows at most speak of a part, where there are more; the further ones are left out.
    pub cut_at: Option<usize>,
}

/// A row that may speak of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Doubt {
    pub line: u32,
    pub record: u32,
    pub kind: DoubtKind,
    /// Further rows of the line with the same doubt.
    pub others: u32,
}

/// So many rows of a part are looked at, and so many are used by all lines together, as far as each line uses a few: each
/// holds what its rows say, so that many lines of one part that has many rows are the product of both.
const MOST_OF_PART: usize = 200;
const MOST_TOGETHER: usize = 600_000;
const FEW: usize = 8;

/// How many rows of part data each of so many lines may use.
fn most_rows(lines: usize) -> usize {
    (MOST_TOGETHER / lines.max(1)).clamp(FEW, MOST_OF_PART)
}

/// No further record with this key.
const END: u32 = u32::MAX;

/// Records by a key: the map holds the first record, `next` leads to the others in their order.
#[derive(Default)]
struct Index {
    first: HashMap<Box<str>, u32>,
    next: Vec<u32>,
    /// A key has more records than are looked at.
    is_cut: Cell<bool>,
}

impl Index {
    /// `write_key` writes the key of a record; a record without key is left out.
    fn of(records: &[PartRecord], write_key: fn(&PartRecord, &mut String)) -> Self {
        let first = HashMap::with_capacity(records.len());
        let mut index = Self { first, next: vec![END; records.len()], is_cut: Cell::new(false) };
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
            .enumerate()
            .take_while(|(count, _)| {
                self.is_cut.set(self.is_cut.get() || *count == MOST_OF_PART);
                *count < MOST_OF_PART
            })
            .map(|it| it.1)
    }
}

/// For each line the indexes into `records` that speak of its part for sure, in the order of the records.
pub fn match_parts(lines: &[BomLine], records: &[PartRecord]) -> Vec<Vec<u32>> {
    match_lines(lines, records, &ByHand::default()).of_lines
}

/// Matches all lines; `by_hand` holds the answers that were given to doubts.
pub fn match_lines(lines: &[BomLine], records: &[PartRecord], by_hand: &ByHand) -> Matches {
    if records.is_empty() {
        return Matches { of_lines: vec![Vec::new(); lines.len()], ..Matches::default() };
    }
    let matching = Matching {
        records,
        by_hand,
        by_mpn: Index::of(records, |record, key| push_part_key(&record.mpn, key)),
        by_seller: Index::of(records, |record, key| push_part_key(&record.supplier_part_number, key)),
        makers: Makers::of(records),
        by_words: by_words(records),
    };
    let mut by_packing: Option<Index> = None;
    let mut doubts = Vec::new();
    let mut key = String::new();
    let mut found = Found::default();
    let most = most_rows(lines.len());
    let mut is_cut = false;
    let of_lines = lines.iter().zip(0_u32..).map(|(line, index)| {
        key.clear();
        push_part_key(&line.mpn, &mut key);
        found.clear();
        matching.by_number(line, &key, &mut found);
        matching.by_seller_number(line, &key, &mut found);
        if key.is_empty()
            && let Some(index) = &matching.by_words
        {
            found.sure.extend(index.find(&part_key(&line.words())));
        }
        if found.sure.is_empty() && !key.is_empty() {
            // Most lines are found at once; the index of numbers without packings is made for the first that is not.
            let index = by_packing.get_or_insert_with(|| {
                Index::of(records, |record, key| {
                    let whole = part_key(&record.mpn);
                    key.push_str(without_packing(&whole));
                })
            });
            matching.by_packing(line, &key, index, &mut found);
        }
        found.hand_over(index, &mut doubts);
        let mut sure = std::mem::take(&mut found.sure);
        if sure.len() > 1 {
            sort(&mut sure);
            sure.dedup();
        }
        if sure.len() > most {
            sure.truncate(most);
            is_cut = true;
        }
        sure
    });
    let of_lines = of_lines.collect();
    is_cut |= [&matching.by_mpn, &matching.by_seller].iter().any(|it| it.is_cut.get());
    Matches { of_lines, doubts, cut_at: is_cut.then_some(most) }
}

/// What was found for one line.
#[derive(Default)]
struct Found {
    sure: Vec<u32>,
    doubtful: Vec<(DoubtKind, u32)>,
}

impl Found {
    fn clear(&mut self) {
        self.sure.clear();
        self.doubtful.clear();
    }

    /// One doubt of each kind, with the count of the others.
    fn hand_over(&mut self, line: u32, doubts: &mut Vec<Doubt>) {
        if self.doubtful.is_empty() {
            return;
        }
        sort(&mut self.doubtful);
        self.doubtful.dedup();
        self.doubtful.retain(|it| !self.sure.contains(&it.1));
        for same in self.doubtful.chunk_by(|one, other| one.0 == other.0) {
            let Some((kind, record)) = same.first().copied() else { continue };
            let others = u32::try_from(same.len() - 1).unwrap_or(u32::MAX);
            doubts.push(Doubt { line, record, kind, others });
        }
    }
}

struct Matching<'a> {
    records: &'a [PartRecord],
    by_hand: &'a ByHand,
    by_mpn: Index,
    by_seller: Index,
    makers: Makers,
    /// Rows without any number; `None`: there are none.
    by_words: Option<Index>,
}

/// The rows without any number, by the words that name their parts.
fn by_words(records: &[PartRecord]) -> Option<Index> {
    fn is_nameless(it: &PartRecord) -> bool {
        it.mpn.is_empty() && it.supplier_part_number.is_empty()
    }
    records.iter().any(is_nameless).then(|| {
        Index::of(records, |record, key| {
            if is_nameless(record) {
                push_part_key(&record.description, key);
            }
        })
    })
}

/// The makers of the records for comparing, each folded once: a price list names few of them many times.
#[derive(Default)]
struct Makers {
    keys: Vec<String>,
    of_records: Vec<u32>,
}

impl Makers {
    fn of(records: &[PartRecord]) -> Self {
        let mut makers = Self::default();
        let mut known: HashMap<&str, u32> = HashMap::new();
        for record in records {
            let position = *known.entry(&record.manufacturer).or_insert_with(|| {
                makers.keys.push(manufacturer_key(&record.manufacturer));
                u32::try_from(makers.keys.len() - 1).unwrap_or(u32::MAX)
            });
            makers.of_records.push(position);
        }
        makers
    }

    fn of_record(&self, record: u32) -> &str {
        let position = self.of_records.get(record as usize);
        position.and_then(|it| self.keys.get(*it as usize)).map_or("", String::as_str)
    }
}

impl Matching<'_> {
    fn maker_of(&self, record: u32) -> &str {
        self.makers.of_record(record)
    }

    /// The same part number.
    fn by_number(&self, line: &BomLine, key: &str, found: &mut Found) {
        let mut line_maker: Option<String> = None;
        for record in self.by_mpn.find(key) {
            let maker = line_maker.get_or_insert_with(|| manufacturer_key(&line.manufacturer));
            if may_be_same_maker(maker, self.maker_of(record)) {
                found.sure.push(record);
            } else {
                self.doubt(line, DoubtKind::OtherMaker, record, found);
            }
        }
    }

    /// The same number at the same seller.
    fn by_seller_number(&self, line: &BomLine, key: &str, found: &mut Found) {
        for part in &line.supplier_parts {
            let number = part_key(&part.number);
            for record in self.by_seller.find(&number) {
                let Some(it) = self.records.get(record as usize) else { continue };
                let seller = manufacturer_key(part.supplier.as_deref().unwrap_or(""));
                if !may_be_same_maker(&seller, &manufacturer_key(&it.supplier)) {
                    continue;
                }
                // A seller number that stands beside another MPN is a slip in one of the files.
                if key.is_empty() || it.mpn.is_empty() || part_key(&it.mpn) == key {
                    found.sure.push(record);
                } else {
                    self.doubt(line, DoubtKind::OtherPart, record, found);
                }
            }
        }
    }

    /// The same number but for its packing.
    fn by_packing(&self, line: &BomLine, key: &str, index: &Index, found: &mut Found) {
        for record in index.find(without_packing(key)) {
            let is_other = self.records.get(record as usize).is_some_and(|it| part_key(&it.mpn) != key);
            let maker = manufacturer_key(&line.manufacturer);
            if is_other && may_be_same_maker(&maker, self.maker_of(record)) {
                self.doubt(line, DoubtKind::OtherPacking, record, found);
            }
        }
    }

    /// Asks about a row, unless the user has answered.
    fn doubt(&self, line: &BomLine, kind: DoubtKind, record: u32, found: &mut Found) {
        let row = self.records.get(record as usize).map(PartRecord::key);
        match row.and_then(|row| self.by_hand.answer(line.key(), row)) {
            Some(true) => found.sure.push(record),
            Some(false) => {}
            None => found.doubtful.push((kind, record)),
        }
    }
}
