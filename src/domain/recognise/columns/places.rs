//! Columns held against each other row by row: which one counts the designators, which is the sum of the others,
//! which holds the other half of the designators.

use super::super::content::ColumnContent;
use super::super::fold::{fold, key};
use super::super::lexicon::NameScores;
use super::super::role::Role;
use crate::domain::bom::designators::expand_designators;
use crate::domain::number::{DecimalSign, read_number};
use crate::domain::read::Table;
use crate::domain::recognise::cells::quantity::read_quantity;
use crate::domain::sorting::sort;
use rust_decimal::Decimal;

/// Rows that are looked at, spread over the whole table.
const SAMPLE: usize = 120;

/// A spread sample of the rows `first..=last`.
pub(in crate::domain::recognise) fn sampled_rows(first: usize, last: usize) -> impl Iterator<Item = usize> {
    let step = ((last + 1).saturating_sub(first) / SAMPLE).max(1);
    (first..=last).step_by(step)
}

/// Bonus of a quantity column that counts the designators of all `places`, from -0.1 to 0.35.
pub(super) fn agreement(table: &Table, places: &[usize], quantity: usize, first: usize, last: usize) -> f32 {
    let (mut same, mut asked) = (0u32, 0u32);
    for row in sampled_rows(first, last) {
        let count: usize = places.iter().map(|it| expand_designators(table.cell(row, *it)).len()).sum();
        if count == 0 {
            continue;
        }
        asked += 1;
        let Some(number) = read_quantity(table.cell(row, quantity), DecimalSign::Point) else { continue };
        same += u32::from(number == Decimal::from(count));
    }
    if asked == 0 { 0.0 } else { 0.45 * (same as f32 / asked as f32) - 0.1 }
}

/// All columns that hold designators, in the file's order: "Top Refs" and "Bottom Refs", "Ref 1" to "Ref 9". A column
/// is another part of them where it is named so or after a side of the board, holds nothing else, and names no
/// designator that stands in one of the others.
#[expect(clippy::too_many_arguments, reason = "the parts of one table that is being solved")]
pub(super) fn split_places(
    table: &Table,
    names: &[String],
    named: &[NameScores],
    contents: &[ColumnContent],
    designator: usize,
    is_open: impl Fn(usize) -> bool,
    first: usize,
    last: usize,
) -> Vec<usize> {
    let mut places = vec![designator];
    if contents.get(designator).is_none_or(|it| it.designators < 0.9) {
        return places;
    }
    for (column, content) in contents.iter().enumerate() {
        let is_named = named.get(column).is_some_and(|it| {
            it.of(Role::Designator) >= 0.5 && it.of(Role::Dnp) <= 0.0
                || it.0.is_empty() && names.get(column).is_some_and(|it| is_side(it))
        });
        if column != designator
            && is_named
            && content.filled > 0
            && content.designators > 0.9
            && is_open(column)
            && places.iter().all(|it| are_apart(table, *it, column, first, last))
        {
            places.push(column);
        }
    }
    sort(&mut places);
    places
}

/// Rows with several names that must be counted right before names are taken for places.
const COUNTED: u32 = 2;

/// A column of short names that another one counts in every row: `R2, R3, R4` beside 3. Design tools for beginners name
/// their parts as people like.
pub(super) fn counted_names(
    table: &Table,
    contents: &[ColumnContent],
    first: usize,
    last: usize,
) -> Option<usize> {
    let is_count = |it: &ColumnContent| it.integers > 0.95 && !it.counting && it.largest_digits < 4;
    let is_named = |it: &ColumnContent| {
        it.distinct > 0.99 && it.designators > 0.3 && it.filled > 2 && it.filled == it.rows
    };
    let of = |is: &dyn Fn(&ColumnContent) -> bool| -> Vec<usize> {
        contents.iter().enumerate().filter(|it| is(it.1)).map(|it| it.0).take(6).collect()
    };
    let counts = of(&is_count);
    of(&is_named)
        .into_iter()
        .find(|names| counts.iter().any(|it| counts_names(table, *it, *names, first, last)))
}

/// Each row states how many names stand in it, and several rows have more than one.
#[inline(never)]
fn counts_names(table: &Table, count: usize, names: usize, first: usize, last: usize) -> bool {
    let mut several = 0;
    let is_name = |it: &str| {
        it.len() < 16
            && it.starts_with(|it: char| it.is_ascii_alphabetic())
            && it.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'_')
    };
    let is_counted = sampled_rows(first, last).all(|row| {
        let names = || table.cell(row, names).split(',').map(str::trim);
        let stated = read_quantity(table.cell(row, count), DecimalSign::Point);
        several += u32::from(names().nth(1).is_some());
        stated == Some(Decimal::from(names().count())) && names().all(is_name)
    });
    is_counted && several >= COUNTED
}

/// A header that is a side of the board and nothing more.
fn is_side(header: &str) -> bool {
    matches!(
        key(&fold(header)).as_str(),
        "top"
            | "bottom"
            | "bot"
            | "front"
            | "back"
            | "topside"
            | "bottomside"
            | "toplayer"
            | "bottomlayer"
            | "oben"
            | "unten"
            | "顶层"
            | "底层"
            | "正面"
            | "反面"
            | "背面"
    )
}

/// No row names the same designator in both columns.
fn are_apart(table: &Table, one: usize, other: usize, first: usize, last: usize) -> bool {
    sampled_rows(first, last).all(|row| {
        let (one, other) = (table.cell(row, one), table.cell(row, other));
        if one.trim().is_empty() || other.trim().is_empty() {
            return true;
        }
        let named = expand_designators(one);
        !expand_designators(other).iter().any(|it| named.contains(it))
    })
}

/// Of at least three columns of numbers the one that is the sum of all the others in every row, whatever the rows.
pub(super) fn sum_of_others(table: &Table, columns: &[usize], first: usize, last: usize) -> Option<usize> {
    if !(3..=24).contains(&columns.len()) {
        return None;
    }
    let number = |row: usize, column: usize| read_number(table.cell(row, column), DecimalSign::Point);
    columns.iter().copied().find(|&sum| {
        let (mut right, mut telling) = (true, 0u32);
        for row in sampled_rows(first, last) {
            let Some(whole) = number(row, sum) else { continue };
            let others = columns.iter().filter(|it| **it != sum).filter_map(|it| number(row, *it));
            let parts = others.fold(Decimal::ZERO, Decimal::saturating_add);
            right &= parts == whole;
            telling += u32::from(parts > Decimal::ZERO);
        }
        right && telling > 1
    })
}
