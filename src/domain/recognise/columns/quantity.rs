//! Which column counts the pieces.

use rust_decimal::Decimal;

use super::column::DECIDED;
use super::places::{agreement, sampled_rows, sum_of_others};
use super::scores::{Scores, THRESHOLD};
use super::settle::prices::is_product;
use crate::domain::number::{DecimalSign, read_number};
use crate::domain::read::Table;
use crate::domain::recognise::content::ColumnContent;
use crate::domain::recognise::role::Role;

/// What the sum of the other quantities is preferred by.
const SUM_BONUS: f32 = 0.5;
/// From this on a header's words leave no doubt.
const PLAINLY: f32 = 0.8;
/// Scores that differ by less say the same.
const NEARLY: f32 = 0.08;

/// Beside designators the quantity is the column that counts them, whatever its header says: in another language, or
/// "Total" where there is no price.
#[expect(clippy::too_many_arguments, reason = "the parts of one table that is being solved")]
pub(super) fn choose_by_places(
    table: &Table,
    scores: &mut Scores,
    roles: &[Option<(Role, f32)>],
    contents: &[ColumnContent],
    places: &[usize],
    has_header: bool,
    first: usize,
    last: usize,
) {
    let columns = 0..contents.len();
    for column in columns.clone() {
        let score = scores.get(column, Role::Quantity);
        if score > 0.0 {
            let agreement = agreement(table, places, column, first, last);
            scores.set(column, Role::Quantity, score + agreement);
        }
    }
    // "Total quantity" in the first row alone is that of all lines.
    let placed = places.iter().filter_map(|it| contents.get(*it)).map(|it| it.filled).max().unwrap_or(0);
    let is_full = |it: usize| contents.get(it).is_some_and(|it| it.filled * 3 >= placed);
    let has = |it: usize| (THRESHOLD..DECIDED).contains(&scores.get(it, Role::Quantity));
    let is_decided = columns.clone().any(|it| scores.get(it, Role::Quantity) >= DECIDED);
    if is_decided || !has_header || columns.clone().any(|it| has(it) && is_full(it)) {
        return;
    }
    let sparse = columns.clone().find(|it| has(*it));
    let has_price = roles.iter().flatten().any(|it| it.0 == Role::UnitPrice);
    let is_free = |column: usize| {
        let is_other = |it: (Role, f32)| match it.0 {
            Role::ExtendedPrice => !has_price,
            Role::Item => sparse.is_some() && contents.get(column).is_some_and(|it| !it.counting),
            _ => false,
        };
        roles.get(column).is_some_and(|it| it.is_none_or(|it| it.1 < DECIDED && is_other(it)))
    };
    // "Per Unit" above whole numbers is no price where they count the designators.
    let is_count = |column: usize| {
        roles.get(column).copied().flatten().is_some_and(|it| it.0 == Role::UnitPrice && it.1 < DECIDED)
            && contents.get(column).is_some_and(|it| it.integers > 0.99)
            && agreement(table, places, column, first, last) > 0.3
    };
    let counts = |column: usize| {
        contents.get(column).is_some_and(|it| it.integers > 0.9 && it.distinct * it.filled as f32 > 1.5)
    };
    let counting: Vec<usize> = columns.filter(|it| (is_free(*it) || is_count(*it)) && counts(*it)).collect();
    let of = |role: Role| roles.iter().position(|it| it.is_some_and(|it| it.0 == role));
    let multiplies = |column: usize| match (of(Role::UnitPrice), of(Role::ExtendedPrice)) {
        (Some(unit), Some(extended)) => {
            extended != column && is_product(table, column, unit, extended, first, last)
        }
        _ => false,
    };
    let agrees = |column: usize| agreement(table, places, column, first, last) > 0.3;
    let multiplied = || counting.iter().find(|it| sparse.is_none() && multiplies(**it));
    if let Some(column) = counting.iter().find(|it| agrees(**it)).or_else(multiplied) {
        if let Some(sparse) = sparse {
            scores.set(sparse, Role::Quantity, 0.0);
        }
        scores.set(*column, Role::Item, 0.0);
        scores.set(*column, Role::ExtendedPrice, 0.0);
        scores.set(*column, Role::UnitPrice, 0.0);
        scores.set(*column, Role::Quantity, 0.6);
    }
}

/// In a table without a header the pieces times the price of one are the price of the line; pieces are the smaller number.
pub(super) fn choose_by_product(
    table: &Table,
    scores: &mut Scores,
    contents: &[ColumnContent],
    first: usize,
    last: usize,
) {
    let numbers: Vec<usize> = contents
        .iter()
        .enumerate()
        .filter(|it| it.1.money > 0.9 && it.1.filled > 3 && !it.1.counting)
        .map(|it| it.0)
        .take(6)
        .collect();
    if numbers.len() < 3 {
        return;
    }
    if let Some([count, unit, total]) = product_of(table, contents, &numbers, first, last) {
        for other in [unit, total] {
            Role::ALL.into_iter().for_each(|it| scores.set(other, it, 0.0));
        }
        scores.set(count, Role::Quantity, scores.get(count, Role::Quantity).max(SUM_BONUS));
    }
}

/// Pieces, price and line's price among columns of numbers.
#[inline(never)]
fn product_of(
    table: &Table,
    contents: &[ColumnContent],
    numbers: &[usize],
    first: usize,
    last: usize,
) -> Option<[usize; 3]> {
    let sum = |column: usize| {
        let numbers = sampled_rows(first, last)
            .filter_map(|it| read_number(table.cell(it, column), DecimalSign::Point));
        numbers.fold(Decimal::ZERO, Decimal::saturating_add)
    };
    let is_count = |it: usize| contents.get(it).is_some_and(|it| it.integers > 0.9);
    let pairs = numbers.iter().flat_map(|one| numbers.iter().map(move |other| (*one, *other)));
    pairs.into_iter().filter(|it| it.0 != it.1 && is_count(it.0)).find_map(|(count, unit)| {
        let total = numbers
            .iter()
            .find(|it| **it != count && **it != unit && is_product(table, count, unit, **it, first, last));
        total.filter(|it| sum(count) < sum(unit) && sum(unit) < sum(**it)).map(|it| [count, unit, *it])
    })
}

/// Without designators: of the quantities of several boards their sum is the one to buy, else the first of those with
/// words alike, not the one with the shorter name.
pub(super) fn choose_of_several(
    table: &Table,
    scores: &mut Scores,
    contents: &[ColumnContent],
    first: usize,
    last: usize,
) {
    let columns = 0..contents.len();
    let rivals: Vec<usize> = columns
        .clone()
        .filter(|it| scores.get(*it, Role::Quantity) > 0.0 || scores.get(*it, Role::ExtendedPrice) > 0.0)
        .filter(|it| contents.get(*it).is_some_and(|it| it.integers > 0.9))
        .collect();
    if let Some(sum) = sum_of_others(table, &rivals, first, last) {
        scores.set(sum, Role::ExtendedPrice, 0.0);
        scores.set(sum, Role::Quantity, scores.get(sum, Role::Quantity).max(0.5) + SUM_BONUS);
    }
    let best = columns.map(|it| scores.get(it, Role::Quantity)).fold(0.0f32, f32::max);
    // "Unit QTY" that is one in every row says less than the "QTY" beside it.
    let varies = |it: usize| contents.get(it).is_some_and(|it| it.distinct * it.filled as f32 > 1.5);
    let near: Vec<usize> =
        rivals.iter().copied().filter(|it| scores.get(*it, Role::Quantity) >= best - NEARLY).collect();
    let is_other = near.iter().any(|it| varies(*it)) && !near.iter().all(|it| varies(*it));
    let first = near.iter().find(|it| !is_other || varies(**it));
    if let Some(first) = first.filter(|_| is_other || (THRESHOLD..PLAINLY).contains(&best)) {
        scores.set(*first, Role::Quantity, best + if is_other { NEARLY } else { 0.0 });
    }
}
