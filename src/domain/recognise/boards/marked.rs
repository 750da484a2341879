//! Boards that a column gives each line to: "Boards" with `A`, `B` and `A, B`.

use std::collections::BTreeSet;

use super::board::{Board, BoardChoice, Boards};
use crate::domain::place::ColumnIndex;
use crate::domain::recognise::columns::column::Column;
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
    let names: BTreeSet<&str> = rows.flat_map(|row| boards_of(plan.table.cell(row, at))).collect();
    if !(2..=MOST).contains(&names.len()) {
        return None;
    }
    let decided = plan.board.as_ref().filter(|it| it.0 == at);
    let taken = decided.and_then(|board| names.iter().position(|it| *it == board.1));
    let board = |it: &str| Board { name: it.to_owned(), choice: BoardChoice::Marked(column) };
    Some(Boards { all: names.into_iter().map(board).collect(), taken, sum: None })
}

/// The boards that a cell names.
fn boards_of(cell: &str) -> impl Iterator<Item = &str> {
    cell.split([',', ';', '/', '+']).map(str::trim).filter(|it| !it.is_empty())
}

impl Plan<'_> {
    /// The row names boards, and the one that is read is not among them.
    pub(crate) fn is_of_another_board(&self, row: usize) -> bool {
        self.board.as_ref().is_some_and(|(column, name)| {
            let mut named = boards_of(self.table.cell(row, *column)).peekable();
            named.peek().is_some() && !named.any(|it| it == name)
        })
    }
}
