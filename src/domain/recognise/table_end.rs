//! Where a table ends because another with a header of its own stands below it.

use super::header::{reads_like_header, repeats_header};
use super::lexicon::lexicon;
use super::role::Role;
use crate::domain::read::Table;

/// Words that must differ before a header is that of another table.
const FEWEST: usize = 2;

/// The first of the last rows that say less than the row above them and nothing else: a form that was filled down and
/// never filled in, perhaps above a total. `end` where there is none.
pub(crate) fn start_of_form(table: &Table, first: usize, end: usize) -> usize {
    let filled = |row: usize| table.row(row).filter(|it| !it.trim().is_empty()).count();
    let repeats = |row: &usize| {
        let said = |it: (usize, &str)| it.1.trim().is_empty() || it.1 == table.cell(row - 1, it.0);
        table.row(*row).enumerate().all(said)
    };
    let is_total = |row: &usize| table.row(*row).any(|it| lexicon().is_total(it));
    let tail = (first + 1..end).rev().skip_while(is_total).take_while(repeats);
    tail.filter(|it| (1..filled(it - 1)).contains(&filled(*it))).last().unwrap_or(end)
}

/// The row of the next header that names other columns; the number of rows where there is none.
pub(crate) fn end_of_table(table: &Table, header: Option<usize>, first: usize) -> usize {
    let rows = table.row_count();
    let Some(header) = header else { return rows };
    let role = |row: usize, column: usize| -> Option<Role> {
        lexicon().name_scores(table.cell(row, column), false).best().filter(|it| it.1 >= 0.75).map(|it| it.0)
    };
    let names_others = |row: usize| {
        let apart = |it: &usize| role(row, *it).is_some_and(|it_role| role(header, *it) != Some(it_role));
        (0..table.width(row)).filter(apart).count() >= FEWEST
    };
    (first + 1..rows)
        .find(|row| {
            reads_like_header(table, *row)
                && table.row(*row).filter(|it| !it.trim().is_empty()).count() >= 3
                && !repeats_header(table, *row, header)
                && names_others(*row)
        })
        .unwrap_or(rows)
}
