//! A table below the table: other columns under a header of its own, such as the mechanical parts of a board.
//!
//! It is read with columns of its own and its lines follow those of the first; a doubt says so.

use super::findings::Findings;
use super::header::{reads_like_header, repeats_header};
use super::left_out::LeftOutReason;
use super::lexicon::lexicon;
use super::lines::{ReadLines, read_lines};
use super::overrides::{HeaderChoice, Overrides};
use super::role::Role;
use super::sheet::{SheetPlan, plan_sheet};
use crate::domain::place::RowNumber;
use crate::domain::read::{Sheet, Table};

/// Words that must differ before a header is that of another table.
const FEWEST: usize = 2;
/// Tables that are read one below the other.
const MOST: usize = 8;

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

/// Reads the tables below the one that was read and adds their lines.
pub(crate) fn read_others(
    sheet: &Sheet,
    first: &SheetPlan<'_>,
    overrides: &Overrides,
    read: &mut ReadLines,
    findings: &mut Findings,
) {
    let mut row = first.plan.end;
    for _ in 0..MOST {
        if row >= sheet.table.row_count() {
            return;
        }
        let header = Some(HeaderChoice::Row(RowNumber::from_index(row)));
        let overrides = Overrides { header, rows: overrides.rows.clone(), ..Overrides::default() };
        let other = plan_sheet(first.plan.source, first.index, sheet, &overrides);
        read.leave(&other.plan, row, LeftOutReason::Header);
        read.add(read_lines(&other.plan, findings));
        row = other.plan.end.max(row + 1);
    }
}
