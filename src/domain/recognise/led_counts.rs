//! Counts that the names of the parts start with, in a table without a column of quantities: "3 resistors 1k".

use rust_decimal::Decimal;

use super::fields::Fields;
use crate::domain::read::{Table, count_of};

/// Fewer names may start with any number.
const FEWEST: usize = 4;
/// A longer list is no shopping list of a person.
const MOST_ROWS: usize = 500;

/// The column whose texts start with counts, nearly all of them; numbers that only rise are those of the lines.
pub(super) fn column_of(table: &Table, fields: &Fields, first: usize, last: usize) -> Option<usize> {
    // Beside numbers of makers and shops "2 position terminal block" is what is sold under one.
    let is_named =
        !fields.mpn.is_empty() || !fields.manufacturer.is_empty() || !fields.supplier_pn.is_empty();
    let is_counted = fields.quantity.is_some() || fields.designator.is_some();
    let column = fields.description.filter(|_| !is_counted && !is_named)?;
    start_with_counts(table, column, first, last).then_some(column)
}

/// Asked of few tables.
#[inline(never)]
fn start_with_counts(table: &Table, column: usize, first: usize, last: usize) -> bool {
    let (mut filled, mut counted, mut before, mut rises) = (0, 0, 0, true);
    for text in (first..=last).take(MOST_ROWS).map(|it| table.trimmed(it, column)).filter(|it| !it.is_empty())
    {
        filled += 1;
        if let Some((count, _)) = count_of(text) {
            counted += 1;
            rises &= count > before;
            before = count;
        }
    }
    counted >= FEWEST && counted * 4 >= filled * 3 && !rises
}

/// The count that a name starts with.
pub(super) fn count(text: &str) -> Option<Decimal> {
    count_of(text).map(|it| it.0.into())
}
