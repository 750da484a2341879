//! A table below or above the table: other columns under a header of its own, such as the mechanical parts of a board.
//!
//! It is read with columns of its own and its lines follow those of the first; a doubt says so.

use super::findings::Findings;
use super::header::reads_like_header;
use super::left_out::LeftOutReason;
use super::lines::{ReadLines, read_lines};
use super::overrides::{HeaderChoice, Overrides};
use super::plan::Plan;
use super::sheet::{SheetPlan, plan_sheet};
use crate::domain::place::RowNumber;
use crate::domain::read::Sheet;

/// Tables that are read one below the other.
const MOST: usize = 8;

/// Reads the tables above and below the one that was read and adds their lines.
pub(crate) fn read_others(
    sheet: &Sheet,
    first: &SheetPlan<'_>,
    overrides: &Overrides,
    read: &mut ReadLines,
    findings: &mut Findings,
) {
    if overrides.header.is_none() && sheet.header.is_none() {
        read_above(sheet, first, overrides, read, findings);
    }
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

/// The tables above the header that names the most. Parts of a unit above the places of its board may be no parts of the
/// board: they are told and not read.
fn read_above(
    sheet: &Sheet,
    first: &SheetPlan<'_>,
    overrides: &Overrides,
    read: &mut ReadLines,
    findings: &mut Findings,
) {
    let places = |it: &Plan<'_>| it.fields.designator.is_some();
    let Some(end) = first.plan.header_row else { return };
    let table = &sheet.table;
    let is_header = |row: &usize| {
        reads_like_header(table, *row) && table.row(*row).filter(|it| !it.trim().is_empty()).count() >= 3
            || first.plan.repeats_names(*row)
    };
    let (mut row, mut above) = (0, ReadLines::default());
    while let Some(header) = (row..end).find(is_header).filter(|_| above.tables_above < MOST) {
        let choice = Some(HeaderChoice::Row(RowNumber::from_index(header)));
        let overrides = Overrides { header: choice, rows: overrides.rows.clone(), ..Overrides::default() };
        let mut other = plan_sheet(first.plan.source, first.index, sheet, &overrides);
        other.plan.end = other.plan.end.min(end);
        row = other.plan.end.max(header + 1);
        if other.plan.fields.quantity.is_none() && !places(&other.plan) {
            continue;
        }
        let is_part = places(&other.plan) || !places(&first.plan);
        let mut aside = Findings::default();
        let lines = read_lines(&other.plan, if is_part { &mut *findings } else { &mut aside });
        if lines.lines.is_empty() {
            continue;
        }
        above.leave(&other.plan, header, LeftOutReason::Header);
        above.tables_above += 1;
        if is_part {
            above.add(lines);
        } else {
            lines
                .lines
                .iter()
                .for_each(|it| above.leave(&other.plan, it.row.index(), LeftOutReason::Unclear));
        }
    }
    if above.tables_above > 0 {
        read.precede(above);
    }
}
