//! The order of lines in the table: stable, natural for designators and part numbers, unknown last.
//!
//! Every key is folded into 128 bits, which decides nearly all comparisons without a look at the line;
//! only lines whose keys are equal are compared in full.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use crate::domain::export::labels;
use crate::domain::report::ReportLine;
use crate::engine::protocol::SortKey;

/// Sorts `indexes` of `lines`. Lines that do not state the key come last in either direction.
pub(super) fn sort(
    lines: &[ReportLine],
    mut indexes: Vec<u32>,
    sort: SortKey,
    descending: bool,
    volume: usize,
) -> Vec<u32> {
    if sort == SortKey::Row {
        if descending {
            indexes.reverse();
        }
        return indexes;
    }
    let mut known = Vec::with_capacity(indexes.len());
    let mut unknown = Vec::new();
    for index in indexes {
        match lines.get(index as usize).and_then(|line| folded(line, sort, volume)) {
            Some(key) => known.push((key, index)),
            None => unknown.push(index),
        }
    }
    let in_full = |a: u32, b: u32| match (lines.get(a as usize), lines.get(b as usize)) {
        (Some(a), Some(b)) => full(a, b, sort, volume),
        _ => Ordering::Equal,
    };
    known.sort_unstable_by(|a: &(u128, u32), b| {
        let order = a.0.cmp(&b.0).then_with(|| in_full(a.1, b.1));
        (if descending { order.reverse() } else { order }).then(a.1.cmp(&b.1))
    });
    known.into_iter().map(|it| it.1).chain(unknown).collect()
}

/// The key of a line in 128 bits; `None`: not stated. Equal keys do not mean equal values.
fn folded(line: &ReportLine, sort: SortKey, volume: usize) -> Option<u128> {
    let bom = &line.line;
    match sort {
        SortKey::Row => Some(0),
        SortKey::Designator => folded_text([bom.designators.first()?.as_str()]),
        SortKey::Mpn => folded_text([bom.mpn.as_str()]),
        SortKey::Manufacturer => folded_text([bom.manufacturer.as_str()]),
        SortKey::Description => {
            folded_text([bom.value.as_str(), bom.footprint.as_str(), bom.description.as_str()])
        }
        SortKey::Quantity | SortKey::Stock | SortKey::UnitPrice | SortKey::Extended => {
            number(line, sort, volume).map(folded_number)
        }
        SortKey::LeadTime => line.lead_time_days.map(u128::from),
        SortKey::Rohs => Some(line.rohs.status as u128),
        SortKey::Severity => {
            line.severity.map(|it| (it as u128) << 32 | u128::try_from(line.findings.len()).unwrap_or(0))
        }
    }
}

/// Compares two lines whose folded keys are equal.
fn full(a: &ReportLine, b: &ReportLine, sort: SortKey, volume: usize) -> Ordering {
    let (bom_a, bom_b) = (&a.line, &b.line);
    match sort {
        SortKey::Designator => {
            let first = |line: &'_ ReportLine| line.line.designators.first().cloned().unwrap_or_default();
            natural(&first(a), &first(b))
        }
        SortKey::Mpn => natural(&bom_a.mpn, &bom_b.mpn),
        SortKey::Manufacturer => natural(&bom_a.manufacturer, &bom_b.manufacturer),
        SortKey::Description => natural(&labels::described(bom_a), &labels::described(bom_b)),
        SortKey::Quantity | SortKey::Stock | SortKey::UnitPrice | SortKey::Extended => {
            number(a, sort, volume).cmp(&number(b, sort, volume))
        }
        SortKey::Row | SortKey::LeadTime | SortKey::Rohs | SortKey::Severity => Ordering::Equal,
    }
}

fn number(line: &ReportLine, sort: SortKey, volume: usize) -> Option<Decimal> {
    match sort {
        SortKey::Quantity => line.line.quantity,
        SortKey::Stock => line.stock,
        SortKey::UnitPrice => line.cost.get(volume)?.unit_price,
        SortKey::Extended => line.cost.get(volume)?.extended,
        _ => None,
    }
}

/// The number in fixed point with twelve decimals, moved so that its order is that of an unsigned integer.
/// Numbers beyond its reach fold to its ends and are then compared in full.
fn folded_number(number: Decimal) -> u128 {
    const PLACES: u32 = 12;
    let (mantissa, scale) = (number.mantissa(), number.scale());
    let fixed = match PLACES.checked_sub(scale) {
        Some(up) => mantissa.saturating_mul(10_i128.saturating_pow(up)),
        None => mantissa.div_euclid(10_i128.saturating_pow(scale - PLACES)),
    };
    (fixed as u128) ^ (1 << 127)
}

/// The first sixteen bytes of a text in which runs of digits are led by their length, so that the order of
/// bytes is the natural order: `R2` before `R10`. `None` for blank text.
fn folded_text<const N: usize>(parts: [&str; N]) -> Option<u128> {
    let mut key = [0_u8; 16];
    let mut bytes = parts
        .iter()
        .filter(|it| !it.is_empty())
        .enumerate()
        .flat_map(|(index, part)| Pieces::new(part, index > 0));
    let mut is_blank = true;
    for (slot, byte) in key.iter_mut().zip(&mut bytes) {
        *slot = byte;
        is_blank = false;
    }
    (!is_blank).then_some(u128::from_be_bytes(key))
}

/// Compares texts without regard to case, runs of digits by their value.
fn natural(a: &str, b: &str) -> Ordering {
    Pieces::new(a, false).cmp(Pieces::new(b, false)).then_with(|| a.cmp(b))
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

    #[test]
    fn texts_are_in_natural_order() {
        let sorted = ["C1", "R1", "r2", "R2A", "R10", "R100", "TP1"];
        for pair in sorted.windows(2) {
            assert_eq!(natural(pair[0], pair[1]), Ordering::Less, "{pair:?}");
            assert!(folded_text([pair[0]]) <= folded_text([pair[1]]), "{pair:?}");
        }
    }

    proptest! {
        #[test]
        fn folded_numbers_keep_their_order(a in any::<i64>(), b in any::<i64>(), x in 0_u32..18, y in 0_u32..18) {
            let (a, b) = (Decimal::new(a, x), Decimal::new(b, y));
            let order = folded_number(a).cmp(&folded_number(b));
            prop_assert!(order == Ordering::Equal || order == a.cmp(&b));
        }

        #[test]
        fn folded_texts_keep_the_natural_order(a in "[a-cA-C0-9]{0,20}", b in "[a-cA-C0-9]{0,20}") {
            let order = folded_text([a.as_str()]).cmp(&folded_text([b.as_str()]));
            prop_assert!(order == Ordering::Equal || order == natural(&a, &b));
        }
    }
}
