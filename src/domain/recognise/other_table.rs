//! A table below the table: other columns under a header of its own, such as the mechanical parts of a board.
//!
//! It is read with columns of its own and its lines follow those of the first; a doubt says so.

use super::findings::Findings;
use super::left_out::LeftOutReason;
use super::lines::{ReadLines, read_lines};
use super::overrides::{HeaderChoice, Overrides};
use super::sheet::{SheetPlan, plan_sheet};
use crate::domain::place::RowNumber;
use crate::domain::read::Sheet;

/// Tables that are read one below the other.
const MOST: usize = 8;

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
