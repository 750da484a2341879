//! Boards side by side: several columns that count pieces, each for a board or a variant of its own.

use super::board::{Board, BoardChoice, Boards};
use crate::domain::number::read_number;
use crate::domain::place::ColumnIndex;
use crate::domain::recognise::cells::quantity::read_quantity;
use crate::domain::recognise::columns::column::Column;
use crate::domain::recognise::columns::foreign::is_foreign;
use crate::domain::recognise::columns::places::sampled_rows;
use crate::domain::recognise::fold::fold;
use crate::domain::recognise::lines::ReadLines;
use crate::domain::recognise::plan::Plan;
use crate::domain::recognise::role::Role;
use rust_decimal::Decimal;

/// The boards whose quantities stand beside each other.
pub(super) fn find(plan: &Plan<'_>, read: &ReadLines) -> Option<Boards> {
    let taken = plan.fields.quantity?;
    let holder = plan.columns.get(taken)?;
    let rivals = rivals(plan, holder);
    if rivals.is_empty() {
        return None;
    }
    let board = |at: usize| {
        let column = plan.columns.get(at)?;
        let index = ColumnIndex(u16::try_from(at).ok()?);
        Some(Board { name: column.header.clone(), choice: BoardChoice::Column(index) })
    };
    if rivals.len() > 1 && is_sum(plan, taken, &rivals) {
        return Some(Boards {
            all: rivals.into_iter().filter_map(board).collect(),
            taken: None,
            sum: u16::try_from(taken).ok().map(ColumnIndex),
        });
    }
    let mut all: Vec<usize> = if plan.fields.designator.is_none() {
        rivals.into_iter().filter(|it| !is_batch(plan, *it) && !is_same(plan, *it)).collect()
    } else {
        rivals.into_iter().filter(|it| counts_some(plan, read, *it)).collect()
    };
    if all.is_empty() {
        return None;
    }
    let at = all.partition_point(|it| *it < taken);
    all.insert(at, taken);
    Some(Boards { all: all.into_iter().filter_map(board).collect(), taken: Some(at), sum: None })
}

/// Columns that count pieces as the quantity does, in the file's order: named as surely, or as little.
fn rivals(plan: &Plan<'_>, holder: &Column) -> Vec<usize> {
    let named = holder.names.of(Role::Quantity);
    let least = (named - 0.1).clamp(0.4, 0.8);
    let counts_alike = |it: &Column| {
        it.role.is_none()
            && it.content.numbers > 0.8
            && !it.header.is_empty()
            && !is_order(&it.header)
            && (it.content.is_mostly_filled() && it.names.of(Role::Quantity) >= least
                || named < 0.4
                    && is_foreign(it)
                    && it.content.integers > 0.95
                    && !it.content.counting
                    && it.content.largest_digits <= 3)
    };
    (0..plan.columns.len())
        .filter(|at| !plan.breaks.holds(*at) && plan.columns.get(*at).is_some_and(counts_alike))
        .collect()
}

/// What is ordered or lies ready is no quantity of another board.
fn is_order(header: &str) -> bool {
    fold(header).split(' ').any(|it| {
        matches!(
            it,
            "order"
                | "ordered"
                | "buy"
                | "purchase"
                | "bought"
                | "needed"
                | "spare"
                | "spares"
                | "extra"
                | "stock"
                | "have"
                | "available"
                | "bestellt"
                | "bestellmenge"
                | "min"
                | "pack"
                | "received"
                | "left"
                | "missing"
        )
    })
}

/// The quantity of each sampled row beside the number of another column there.
fn pairs(plan: &Plan<'_>, other: usize) -> impl Iterator<Item = (usize, Decimal, Decimal)> {
    let number = |row: usize, column: usize| read_quantity(plan.table.cell(row, column), plan.decimal);
    sampled_rows(plan.first, plan.table.row_count().saturating_sub(1))
        .filter_map(move |row| Some((row, number(row, plan.fields.quantity?)?, number(row, other)?)))
}

/// The quantity is the sum of the others in every row; a blank counts as none.
fn is_sum(plan: &Plan<'_>, taken: usize, others: &[usize]) -> bool {
    let number = |row: usize, column: usize| read_number(plan.table.cell(row, column), plan.decimal);
    let mut telling = 0u32;
    for row in sampled_rows(plan.first, plan.table.row_count().saturating_sub(1)) {
        let Some(whole) = number(row, taken) else { continue };
        let parts = others.iter().filter_map(|it| number(row, *it));
        let sum = parts.fold(Decimal::ZERO, Decimal::saturating_add);
        if sum != whole {
            return false;
        }
        telling += u32::from(!sum.is_zero());
    }
    telling > 1
}

/// The other column repeats the quantity.
fn is_same(plan: &Plan<'_>, other: usize) -> bool {
    pairs(plan, other).all(|it| it.1 == it.2)
}

/// The other column is the quantity times one and the same number of boards.
fn is_batch(plan: &Plan<'_>, other: usize) -> bool {
    let mut boards: Option<Decimal> = None;
    pairs(plan, other).filter(|it| !it.1.is_zero()).all(|(_, quantity, number)| {
        let times = number.checked_div(quantity).unwrap_or_default();
        times > Decimal::ONE && times.fract().is_zero() && *boards.get_or_insert(times) == times
    })
}

/// The other column counts the designators of many rows too, but not in the same rows: a variant of the board.
fn counts_some(plan: &Plan<'_>, read: &ReadLines, other: usize) -> bool {
    let (mut asked, mut agreeing, mut apart) = (0u32, 0u32, 0u32);
    for (row, quantity, number) in pairs(plan, other) {
        let number_of_row = plan.table.row_number(row);
        let Ok(at) = read.lines.binary_search_by_key(&number_of_row, |it| it.row) else { continue };
        let count = read.lines.get(at).map_or(0, |it| it.designators.len());
        if count == 0 {
            continue;
        }
        asked += 1;
        agreeing += u32::from(number == Decimal::from(count));
        apart += u32::from(quantity != number);
    }
    apart > 0 && agreeing * 2 >= asked
}
