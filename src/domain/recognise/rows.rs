//! Which rows are lines, and which are titles, sections, totals, notes, alternates or wrapped designators.

mod kind;
mod questions;
mod row;

pub(crate) use super::cells::void::is_void;
use super::header::repeats_header;
use super::lexicon::lexicon;
use super::plan::Plan;
pub(crate) use kind::{Above, RowKind};
use row::{Row, filled_cells};

impl Plan<'_> {
    /// Judges a row by what stands in the columns that matter.
    pub(crate) fn row_kind(&self, row: usize, above: Above) -> RowKind {
        let cells = filled_cells(self, row);
        if cells.0 == 0 || self.is_of_another_board(row) {
            return RowKind::Blank;
        }
        if let Some(header) = self.header_row
            && cells.0 >= 2
            && repeats_header(self.table, row, header)
        {
            return RowKind::Aside;
        }
        questions::answer(&Row::of(self, row, above, cells))
    }

    pub(crate) fn is_total_row(&self, row: usize) -> bool {
        let lexicon = lexicon();
        let mut words = 0;
        for cell in self.table.row(row) {
            let cell = cell.trim();
            if cell.is_empty() || cell.bytes().all(|it| it.is_ascii_digit() || matches!(it, b'.' | b',')) {
                continue;
            }
            words += 1;
            if lexicon.is_total(cell) {
                return true;
            }
            if words >= 4 {
                return false;
            }
        }
        false
    }
}
