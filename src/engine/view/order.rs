//! The order of lines in the table: stable, natural for designators and part numbers, unknown last.
//!
//! Every key is folded into 128 bits, which decides nearly all comparisons without a look at the line.
//! Only keys that did not fit into them are compared further: numbers as decimals, texts by the rest of
//! their bytes, which lie side by side in one buffer.

use std::cmp::{Ordering, Reverse};
use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::domain::finding::Severity;
use crate::domain::language::tr;
use crate::domain::next::quotable::question;
use crate::domain::report::Report;
use crate::domain::report::line::ReportLine;
use crate::domain::sorting::sort_by;
use crate::domain::spelling::manufacturer_key;
use crate::domain::words::{findings, numbers};
use crate::engine::view::query::{Grouping, SortKey};

/// Sorts `indexes` of `lines`. Lines that do not state the key come last in either direction.
pub(super) fn sort(
    lines: &[ReportLine],
    mut indexes: Vec<u32>,
    sort: SortKey,
    descending: bool,
    volume: usize,
) -> Vec<u32> {
    if matches!(sort, SortKey::Row | SortKey::ToDo) {
        if descending {
            indexes.reverse();
        }
        return indexes;
    }
    let mut rests = Rests::default();
    let mut known = Vec::with_capacity(indexes.len());
    let mut unknown = Vec::new();
    for index in indexes {
        match lines.get(index as usize).and_then(|line| key(line, sort, volume, &mut rests)) {
            Some((folded, rest)) => known.push(Key { folded, rest, index }),
            None => unknown.push(index),
        }
    }
    let decimal = |key: &Key| lines.get(key.index as usize).and_then(|line| number(line, sort, volume));
    let further = |a: &Key, b: &Key| match (a.rest, b.rest) {
        (Rest::None, Rest::None) => Ordering::Equal,
        (Rest::Decimal, _) | (_, Rest::Decimal) => decimal(a).cmp(&decimal(b)),
        (a, b) => rests.of(a).cmp(rests.of(b)),
    };
    known.sort_unstable_by(|a, b| {
        let order = a.folded.cmp(&b.folded).then_with(|| further(a, b));
        (if descending { order.reverse() } else { order }).then(a.index.cmp(&b.index))
    });
    known.into_iter().map(|it| it.index).chain(unknown).collect()
}

/// What has to be done first: errors, then warnings and lines that nobody can quote, then all else; each as in the file.
pub(super) fn by_urgency(report: &Report, indexes: Vec<u32>) -> Vec<u32> {
    let (mut first, mut then, mut last) = (Vec::new(), Vec::new(), Vec::new());
    for index in indexes {
        let Some(line) = report.lines.get(index as usize) else { continue };
        match line.severity {
            Some(Severity::Error) => first.push(index),
            Some(Severity::Warning) => then.push(index),
            _ if question(report, line).is_some() => then.push(index),
            _ => last.push(index),
        }
    }
    first.append(&mut then);
    first.append(&mut last);
    first
}

/// Puts the lines of a group beside each other. Gives the heading of each group and the place of its first line.
pub(super) fn together(report: &Report, order: &mut Vec<u32>, by: Grouping) -> Vec<(usize, String)> {
    let keyed = order.iter().filter_map(|index| {
        let (rank, key, name) = group_of(report, report.lines.get(*index as usize)?, by);
        Some((rank, key, name, *index))
    });
    let mut keyed: Vec<(u8, String, String, u32)> = keyed.collect();
    // A group ranks by the gravest of its lines.
    let mut ranks: BTreeMap<String, u8> = BTreeMap::new();
    for (rank, key, ..) in &keyed {
        let known = ranks.entry(key.clone()).or_insert(*rank);
        *known = (*known).min(*rank);
    }
    for it in &mut keyed {
        it.0 = ranks.get(&it.1).copied().unwrap_or(it.0);
    }
    sort_by(&mut keyed, |one, other| one.0.cmp(&other.0).then_with(|| one.1.cmp(&other.1)));
    *order = keyed.iter().map(|it| it.3).collect();
    let mut headings = Vec::new();
    let mut place = 0;
    for group in keyed.chunk_by(|one, other| (one.0, &one.1) == (other.0, &other.1)) {
        let lines = numbers::lines(group.len() as u64);
        headings.extend(group.first().map(|it| (place, tr!("{}: {}", it.2, lines))));
        place += group.len();
    }
    headings
}

/// The group of a line: its rank, by what it is told from others of that rank, its name.
fn group_of(report: &Report, line: &ReportLine, by: Grouping) -> (u8, String, String) {
    let maker = &line.line.manufacturer;
    if by == Grouping::Manufacturer {
        let name = if maker.is_empty() { tr("No manufacturer") } else { maker };
        return (u8::from(maker.is_empty()), manufacturer_key(maker), name.to_owned());
    }
    let found = line.findings.iter().filter_map(|it| report.findings.get(*it as usize));
    match found.min_by_key(|it| Reverse(it.severity)) {
        Some(it) => {
            let title = findings::words_of(it.code).title;
            (3 - it.severity as u8, title.to_owned(), title.to_owned())
        }
        None => (4, String::new(), tr("No findings").to_owned()),
    }
}

/// What a line is sorted by.
struct Key {
    folded: u128,
    rest: Rest,
    index: u32,
}

/// What of a key did not fit into its folded form.
#[derive(Clone, Copy)]
enum Rest {
    None,
    /// The number is to be compared as a decimal.
    Decimal,
    /// Where the other bytes of the text stand.
    Text {
        start: u32,
        end: u32,
    },
}

/// The bytes of all texts that go on after their folded form.
#[derive(Default)]
struct Rests(Vec<u8>);

impl Rests {
    fn of(&self, rest: Rest) -> &[u8] {
        match rest {
            Rest::Text { start, end } => self.0.get(start as usize..end as usize).unwrap_or_default(),
            Rest::None | Rest::Decimal => &[],
        }
    }

    fn position(&self) -> u32 {
        u32::try_from(self.0.len()).unwrap_or(u32::MAX)
    }
}

/// The key of a line; `None`: not stated.
fn key(line: &ReportLine, sort: SortKey, volume: usize, rests: &mut Rests) -> Option<(u128, Rest)> {
    let bom = &line.line;
    let whole = |folded| Some((folded, Rest::None));
    match sort {
        SortKey::Row | SortKey::ToDo => whole(0),
        SortKey::Designator => folded_text(&[bom.designators.first()?], rests),
        SortKey::Mpn => folded_text(&[&bom.mpn], rests),
        SortKey::Manufacturer => folded_text(&[&bom.manufacturer], rests),
        SortKey::Description => folded_text(&[&bom.value, &bom.footprint, &bom.description], rests),
        SortKey::Quantity | SortKey::Stock | SortKey::UnitPrice | SortKey::Extended => {
            number(line, sort, volume).map(folded_number)
        }
        SortKey::LeadTime => whole(line.lead_time_days?.into()),
        SortKey::Rohs => whole(line.rohs.answer() as u128),
        SortKey::Severity => {
            whole((line.severity? as u128) << 32 | u128::try_from(line.findings.len()).unwrap_or(0))
        }
    }
}

fn number(line: &ReportLine, sort: SortKey, volume: usize) -> Option<Decimal> {
    match sort {
        SortKey::Quantity => line.line.quantity,
        SortKey::Stock => line.stock,
        SortKey::UnitPrice => line.cost.get(volume)?.unit_price(),
        SortKey::Extended => line.cost.get(volume)?.extended(),
        _ => None,
    }
}

/// The number in fixed point with twelve decimals, moved so that its order is that of an unsigned integer.
/// Numbers beyond its reach fold to its ends and are then compared as decimals.
fn folded_number(number: Decimal) -> (u128, Rest) {
    const PLACES: u32 = 12;
    let (mantissa, scale) = (number.mantissa(), number.scale());
    let exact = PLACES.checked_sub(scale).and_then(|up| mantissa.checked_mul(10_i128.checked_pow(up)?));
    let fixed = exact.unwrap_or_else(|| match PLACES.checked_sub(scale) {
        Some(up) => mantissa.saturating_mul(10_i128.saturating_pow(up)),
        None => mantissa.div_euclid(10_i128.saturating_pow(scale - PLACES)),
    });
    ((fixed as u128) ^ (1 << 127), if exact.is_some() { Rest::None } else { Rest::Decimal })
}

/// A text, or several that are read one after the other, in natural order: `R2` before `R10`.
/// `None` for blank text.
fn folded_text(parts: &[&String], rests: &mut Rests) -> Option<(u128, Rest)> {
    let mut folded = [0_u8; 16];
    let mut bytes = parts
        .iter()
        .filter(|it| !it.is_empty())
        .enumerate()
        .flat_map(|(index, part)| Pieces::new(part, index > 0));
    let mut is_blank = true;
    for (slot, byte) in folded.iter_mut().zip(&mut bytes) {
        *slot = byte;
        is_blank = false;
    }
    let start = rests.position();
    rests.0.extend(bytes);
    let end = rests.position();
    let rest = if start == end { Rest::None } else { Rest::Text { start, end } };
    (!is_blank).then_some((u128::from_be_bytes(folded), rest))
}

/// Bytes of a text for comparing: lower case, and each run of digits without leading zeros after one byte
/// that tells its length.
struct Pieces<'a> {
    rest: &'a [u8],
    /// Digits that are left of the run that was begun.
    digits: usize,
    separator: bool,
}

impl<'a> Pieces<'a> {
    fn new(text: &'a str, separator: bool) -> Self {
        Self { rest: text.as_bytes(), digits: 0, separator }
    }
}

impl Iterator for Pieces<'_> {
    type Item = u8;

    fn next(&mut self) -> Option<u8> {
        if std::mem::take(&mut self.separator) {
            return Some(b' ');
        }
        let (&byte, rest) = self.rest.split_first()?;
        if !byte.is_ascii_digit() {
            self.rest = rest;
            return Some(byte.to_ascii_lowercase());
        }
        if self.digits > 0 {
            self.digits -= 1;
            self.rest = rest;
            return Some(byte);
        }
        let run = self.rest.iter().take_while(|it| it.is_ascii_digit()).count();
        let zeros = self.rest.iter().take(run - 1).take_while(|it| **it == b'0').count();
        self.rest = self.rest.get(zeros..).unwrap_or_default();
        self.digits = run - zeros;
        // From `0` up, as digits are, so that a digit still sorts before a letter.
        Some(b'0'.saturating_add(u8::try_from(self.digits.min(9)).unwrap_or(9)))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The order that sorting gives two texts.
    fn order(a: &str, b: &str) -> Ordering {
        let mut rests = Rests::default();
        let key = |text: &str, rests: &mut Rests| folded_text(&[&text.to_owned()], rests);
        let (a, b) = (key(a, &mut rests), key(b, &mut rests));
        let (Some(a), Some(b)) = (a, b) else { panic!("blank") };
        a.0.cmp(&b.0).then_with(|| rests.of(a.1).cmp(rests.of(b.1)))
    }

    #[test]
    fn texts_are_in_natural_order() {
        let sorted = [
            "C1",
            "R1",
            "r2",
            "R2A",
            "R10",
            "R100",
            "TP1",
            "TP1 with a long tail 2",
            "TP1 with a long tail 10",
        ];
        for pair in sorted.windows(2) {
            assert_eq!(order(pair[0], pair[1]), Ordering::Less, "{pair:?}");
        }
        assert_eq!(order("R007", "r7"), Ordering::Equal);
    }

    proptest! {
        #[test]
        fn folded_numbers_keep_their_order(a in any::<i64>(), b in any::<i64>(), x in 0_u32..18, y in 0_u32..18) {
            let (a, b) = (Decimal::new(a, x), Decimal::new(b, y));
            let order = folded_number(a).0.cmp(&folded_number(b).0);
            prop_assert!(order == Ordering::Equal || order == a.cmp(&b));
        }

        #[test]
        fn folding_keeps_the_natural_order(a in "[a-cA-C0-9]{1,40}", b in "[a-cA-C0-9]{1,40}") {
            prop_assert_eq!(order(&a, &b), Pieces::new(&a, false).cmp(Pieces::new(&b, false)));
        }
    }
}
