//! A table that is filled cell by cell at stated rows and columns, as workbooks store them.
//!
//! Only what lies up to the last cell with text is built: rows and cells between two filled ones become
//! blanks, those after the last one nothing. Limits cut; they never allocate first.

use std::collections::BTreeSet;

use super::document::{Limits, ReadNote};
use super::looks::{Look, RowLook, Tally};
use super::table::Table;
use crate::domain::sorting::sort_by_key;

/// What the limits left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cut {
    Rows { limit: usize },
    Columns { limit: usize },
}

impl Cut {
    /// The note that tells of the cut in the sheet at `sheet`.
    pub(super) fn note(self, sheet: usize) -> ReadNote {
        match self {
            Self::Rows { limit } => ReadNote::RowsCut { sheet, limit },
            Self::Columns { limit } => ReadNote::ColumnsCut { sheet, limit },
        }
    }
}

/// Builds a [`Table`] from placed cells.
pub(super) struct Grid<'a> {
    limits: &'a Limits,
    table: Table,
    /// Text of the row that is being built.
    text: String,
    /// Column, and start in `text`, of each cell of the row that is being built.
    cells: Vec<(usize, usize)>,
    row: usize,
    column: usize,
    started: bool,
    in_order: bool,
    /// Where rows were cut: the limit that cut them.
    rows_cut: Option<usize>,
    columns_cut: bool,
    tally: Tally,
    is_hidden: bool,
}

impl<'a> Grid<'a> {
    pub(super) fn new(limits: &'a Limits) -> Self {
        Self {
            limits,
            table: Table::default(),
            text: String::new(),
            cells: Vec::new(),
            row: 0,
            column: 0,
            started: false,
            in_order: true,
            rows_cut: None,
            columns_cut: false,
            tally: Tally::default(),
            is_hidden: false,
        }
    }

    /// Starts the row at `row` (counted from 0), or the next one. False where the limit is reached, or the file goes
    /// back to a row before: nothing more can be added.
    pub(super) fn start_row(&mut self, row: Option<usize>) -> bool {
        self.flush();
        let next = if self.started { self.row.saturating_add(1) } else { 0 };
        self.row = row.unwrap_or(next);
        if self.row < next {
            self.break_off();
        }
        self.started = true;
        self.column = 0;
        self.rows_cut.is_none()
    }

    /// The file ends before its rows do.
    pub(super) fn break_off(&mut self) {
        self.flush();
        if self.started {
            self.rows_cut.get_or_insert(self.table.row_count());
        }
    }

    /// Starts a cell at `column` (counted from 0), or after the one before; its text is to be added to
    /// what is given back. `None` where the limit leaves the cell out.
    pub(super) fn start_cell(&mut self, column: Option<usize>) -> Option<&mut String> {
        let column = column.unwrap_or(self.column);
        self.started = true;
        self.column = column.saturating_add(1);
        if column >= self.limits.columns {
            self.columns_cut = true;
            return None;
        }
        // A long shared string in every cell would grow without end.
        if self.text.len() + self.table.text_bytes() >= self.limits.text_bytes() {
            self.rows_cut.get_or_insert(self.table.row_count());
            return None;
        }
        self.in_order &= self.cells.last().is_none_or(|(last, _)| *last < column);
        self.cells.push((column, self.text.len()));
        Some(&mut self.text)
    }

    /// Ends the cell; one without text leaves no trace.
    pub(super) fn end_cell(&mut self) {
        if self.cells.last().is_some_and(|(_, start)| *start == self.text.len()) {
            self.cells.pop();
        }
    }

    /// Ends the cell, which looks so.
    pub(super) fn end_cell_as(&mut self, look: Look) {
        let before = self.cells.len();
        self.end_cell();
        if look != Look::default() && self.cells.len() == before {
            self.tally.add(look);
        }
    }

    /// The row that is being built is hidden.
    pub(super) fn hide_row(&mut self) {
        self.is_hidden = true;
    }

    /// So many columns from this one on are hidden.
    pub(super) fn hide_columns(&mut self, first: usize, count: usize) {
        let end = first.saturating_add(count).min(self.limits.columns);
        let hidden = &mut self.table.looks.hidden_columns;
        hidden.extend((first..end).take(self.limits.columns.saturating_sub(hidden.len())));
    }

    /// The column of the next cell.
    pub(super) fn column(&self) -> usize {
        self.column
    }

    /// Passes over a cell without text.
    pub(super) fn skip_cell(&mut self, column: Option<usize>) {
        self.column = column.unwrap_or(self.column).saturating_add(1);
    }

    /// The table and what was cut.
    pub(super) fn finish(mut self) -> (Table, Vec<Cut>) {
        self.flush();
        let rows = self.rows_cut.map(|limit| Cut::Rows { limit });
        let columns = self.columns_cut.then_some(Cut::Columns { limit: self.limits.columns });
        (self.table, rows.into_iter().chain(columns).collect())
    }

    /// Writes the row that is being built into the table, with the blank rows before it.
    fn flush(&mut self) {
        let tally = std::mem::take(&mut self.tally);
        let is_hidden = std::mem::take(&mut self.is_hidden);
        if self.cells.is_empty() {
            return;
        }
        let width = self.cells.iter().map(|(column, _)| column + 1).max().unwrap_or(0);
        if self.row >= self.limits.rows {
            self.rows_cut = Some(self.limits.rows);
        } else if self.table.cell_count() + width > self.limits.cells {
            self.rows_cut = Some(self.table.row_count());
        } else if self.rows_cut.is_none() {
            while self.table.row_count() < self.row {
                self.table.end_row();
            }
            let look = tally.of(self.cells.len());
            if is_hidden || look != Look::default() {
                self.table.looks.rows.push(RowLook { row: self.row, is_hidden, look });
            }
            self.write_row();
        }
        self.text.clear();
        self.cells.clear();
        self.in_order = true;
    }

    fn write_row(&mut self) {
        let mut spans: Vec<(usize, usize, usize)> = Vec::new();
        if !self.in_order {
            // Programs write cells from left to right; whoever does not is sorted here.
            let ends = self.cells.iter().skip(1).map(|(_, start)| *start).chain([self.text.len()]);
            spans =
                self.cells.iter().zip(ends).map(|((column, start), end)| (*column, *start, end)).collect();
            sort_by_key(&mut spans, |(column, ..)| *column);
            spans.dedup_by_key(|(column, ..)| *column);
        }
        let mut next = 0;
        let mut push = |column: usize, text: &str| {
            for _ in next..column {
                self.table.end_cell();
            }
            // A byte order mark is left over where a text file was pasted into a workbook.
            self.table.push_cell(text.trim_start_matches('\u{feff}'));
            next = column + 1;
        };
        if self.in_order {
            for (index, (column, start)) in self.cells.iter().enumerate() {
                let end = self.cells.get(index + 1).map_or(self.text.len(), |(_, start)| *start);
                push(*column, self.text.get(*start..end).unwrap_or(""));
            }
        } else {
            for (column, start, end) in spans {
                push(column, self.text.get(start..end).unwrap_or(""));
            }
        }
        self.table.end_row();
    }
}

/// Cells in any order, as old workbooks store them; they are sorted before the table is built.
pub(super) struct Scattered<'a> {
    limits: &'a Limits,
    text: String,
    /// Row, column, start and end in `text`.
    cells: Vec<(u32, u32, u32, u32)>,
    /// The rows of cells that look like no others.
    looks: Vec<(u32, Look)>,
    hidden_rows: BTreeSet<u32>,
    hidden_columns: BTreeSet<(usize, usize)>,
    full: bool,
}

impl<'a> Scattered<'a> {
    pub(super) fn new(limits: &'a Limits) -> Self {
        Self {
            limits,
            text: String::new(),
            cells: Vec::new(),
            looks: Vec::new(),
            hidden_rows: BTreeSet::new(),
            hidden_columns: BTreeSet::new(),
            full: false,
        }
    }

    /// True where no more cells can be taken.
    pub(super) fn is_full(&self) -> bool {
        self.full
    }

    /// The row is hidden.
    pub(super) fn hide_row(&mut self, row: u16) {
        self.hidden_rows.insert(row.into());
    }

    /// The columns from the first to the last are hidden.
    pub(super) fn hide_columns(&mut self, first: u16, last: u16) {
        self.hidden_columns.insert((first.into(), usize::from(last.saturating_sub(first)) + 1));
    }

    /// Cells so far.
    pub(super) fn count(&self) -> usize {
        self.cells.len()
    }

    /// The last cell looks so.
    pub(super) fn look(&mut self, look: Look) {
        if let Some((row, ..)) = self.cells.last().filter(|_| look != Look::default()) {
            self.looks.push((*row, look));
        }
    }

    /// Adds the cell that `write` writes; one without text leaves no trace.
    pub(super) fn add(&mut self, row: usize, column: usize, write: impl FnOnce(&mut String)) {
        let start = self.text.len();
        // Shared strings may be repeated without end: the text of a sheet has a limit of its own.
        if self.cells.len() >= self.limits.cells || start >= self.limits.text_bytes() {
            self.full = true;
            return;
        }
        write(&mut self.text);
        if self.text.len() > start {
            let place = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
            self.cells.push((place(row), place(column), place(start), place(self.text.len())));
        }
    }

    /// The table and what was cut.
    pub(super) fn finish(mut self) -> (Table, Vec<Cut>) {
        sort_by_key(&mut self.cells, |(row, column, ..)| (*row, *column));
        sort_by_key(&mut self.looks, |it| it.0);
        let mut looks = self.looks.iter().peekable();
        let mut grid = Grid::new(self.limits);
        for (first, count) in &self.hidden_columns {
            grid.hide_columns(*first, *count);
        }
        let mut row = None;
        for (of, column, start, end) in &self.cells {
            if row != Some(*of) {
                row = Some(*of);
                if !grid.start_row(Some(*of as usize)) {
                    break;
                }
                while let Some((_, look)) = looks.next_if(|it| it.0 == *of) {
                    grid.tally.add(*look);
                }
                if self.hidden_rows.contains(of) {
                    grid.hide_row();
                }
            }
            if let Some(target) = grid.start_cell(Some(*column as usize)) {
                target.push_str(self.text.get(*start as usize..*end as usize).unwrap_or(""));
                grid.end_cell();
            }
        }
        let (table, mut cuts) = grid.finish();
        if self.full && !cuts.iter().any(|cut| matches!(cut, Cut::Rows { .. })) {
            cuts.insert(0, Cut::Rows { limit: table.row_count() });
        }
        (table, cuts)
    }
}

#[cfg(test)]
mod tests {
    use super::{Cut, Grid, Limits};

    fn put(grid: &mut Grid<'_>, column: usize, text: &str) {
        if let Some(cell) = grid.start_cell(Some(column)) {
            cell.push_str(text);
            grid.end_cell();
        }
    }

    #[test]
    fn gaps_become_blanks_and_order_is_kept() {
        let limits = Limits::default();
        let mut grid = Grid::new(&limits);
        assert!(grid.start_row(Some(1)));
        put(&mut grid, 2, "c");
        put(&mut grid, 0, "a");
        put(&mut grid, 4, "");
        assert!(grid.start_row(Some(900_000)));
        let (table, cuts) = grid.finish();
        assert_eq!(table.row_count(), 2);
        assert_eq!(table.row(1).collect::<Vec<_>>(), ["a", "", "c"]);
        assert_eq!(cuts, []);
    }

    #[test]
    fn the_last_cell_of_a_sheet_is_cut_and_not_reached() {
        let limits = Limits::default();
        let mut grid = Grid::new(&limits);
        grid.start_row(Some(0));
        put(&mut grid, 0, "a");
        grid.start_row(Some(1_048_575));
        put(&mut grid, 0, "b");
        put(&mut grid, 16_383, "c");
        assert!(!grid.start_row(None));
        let (table, cuts) = grid.finish();
        assert_eq!(table.row_count(), 1);
        assert_eq!(cuts, [Cut::Rows { limit: 250_000 }, Cut::Columns { limit: 1_024 }]);
    }
}
