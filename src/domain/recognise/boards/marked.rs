//! Boards that a column gives each line to: "Boards" with `A`, `B` and `A, B`.

use std::collections::BTreeSet;

use super::{Board, BoardChoice, Boards};
use crate::domain::place::ColumnIndex;
use crate::domain::recognise::columns::Column;
use crate::domain::recognise::columns::places::sampled_rows;
use crate::domain::recognise::fold::fold;
use crate::domain::recognise::plan::Plan;
use crate::domain::recognise::role::Role;

/// Headers of such a column. "Unit" and "Module" name other things as well.
const WORDS: [&str; 14] = [
    "board",
    "boards",
    "pcb",
    "pcbs",
    "pcba",
    "platine",
    "platinen",
    "leiterplatte",
    "baugruppe",
    "carte",
    "placa",
    "scheda",
    "плата",
    "板",
];
/// More boards than this are no boards but names of parts.
const MOST: usize = 12;
/// Lines that say so; fewer prove nothing.
const FEWEST: u32 = 3;

/// The boards that a column without another meaning names.
pub(super) fn find(plan: &Plan<'_>) -> Option<Boards> {
    let is_of_boards = |it: &Column| {
        it.role.is_none()
            && it.names.of(Role::Quantity) < 0.4
            && it.content.filled >= FEWEST
            && it.content.is_mostly_filled()
            && it.content.flags < 0.5
            && it.content.mean_length <= 24.0
            && fold(&it.header).split(' ').any(|it| WORDS.contains(&it))
    };
    let at = plan.columns.iter().position(is_of_boards)?;
    let column = ColumnIndex(u16::try_from(at).ok()?);
    let rows = sampled_rows(plan.first, plan.table.row_count().saturating_sub(1));
    let names: BTreeSet<&str> = rows
        .flat_map(|row| plan.table.cell(row, at).split([',', ';', '/', '+']))
        .map(str::trim)
        .filter(|it| !it.is_empty())
        .collect();
    let all = |names: BTreeSet<&str>| {
        let board = |it: &str| Board { name: it.to_owned(), choice: BoardChoice::Marked(column) };
        names.into_iter().map(board).collect()
    };
    (2..=MOST).contains(&names.len()).then(|| Boards { all: all(names), taken: None, sum: None })
}
