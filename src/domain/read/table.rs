//! A table of text cells: what every file becomes before anything is understood.
//!
//! A cell is text and stays text. All cells live in one string, so that a file of a million cells
//! costs one allocation and not a million.

use super::looks::Looks;
use crate::domain::place::RowNumber;

/// Rows of text cells. Rows may differ in width; a cell beyond a row's end reads as blank.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    text: String,
    /// End of each cell in `text`; a cell starts where the one before it ends.
    cell_ends: Vec<u32>,
    /// Number of cells up to and including each row.
    row_ends: Vec<u32>,
    /// Some cell had more than [`LONGEST_CELL`].
    is_cut: bool,
    /// What looks like no other row or column, where the format has looks.
    pub looks: Looks,
}

/// Bytes of text in one cell: eight times what spreadsheets hold, and room for the designators of the largest boards.
pub const LONGEST_CELL: usize = 256 << 10;

impl Table {
    /// An empty table with room for `text_bytes` of cell text.
    pub fn with_capacity(text_bytes: usize, cells: usize) -> Self {
        Self {
            text: String::with_capacity(text_bytes),
            cell_ends: Vec::with_capacity(cells),
            row_ends: Vec::new(),
            is_cut: false,
            looks: Looks::default(),
        }
    }

    /// A table from rows of cells; for tests and for small made tables.
    pub fn from_rows<R, C>(rows: impl IntoIterator<Item = R>) -> Self
    where
        R: IntoIterator<Item = C>,
        C: AsRef<str>,
    {
        let mut table = Self::default();
        for row in rows {
            for cell in row {
                table.push_cell(cell.as_ref());
            }
            table.end_row();
        }
        table
    }

    /// Adds a cell to the row that is being built.
    pub fn push_cell(&mut self, cell: &str) {
        self.text.push_str(cell);
        self.end_cell();
    }

    /// Adds a piece of text to the cell that is being built; [`Table::end_cell`] closes it.
    pub fn push_text(&mut self, piece: &str) {
        self.text.push_str(piece);
    }

    /// Closes the cell that is being built.
    pub fn end_cell(&mut self) {
        let start = self.cell_ends.last().map_or(0, |it| *it as usize);
        if self.text.len() - start > LONGEST_CELL {
            self.text.truncate(self.text.floor_char_boundary(start + LONGEST_CELL));
            self.is_cut = true;
        }
        self.cell_ends.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
    }

    /// Takes the cells from `first` on back, which are of the row that is being built.
    pub(super) fn reopen(&mut self, first: usize) {
        self.cell_ends.truncate(first);
        self.text.truncate(self.cell_ends.last().map_or(0, |it| *it as usize));
    }

    /// Closes the row that is being built, also where it has no cells.
    pub fn end_row(&mut self) {
        self.row_ends.push(u32::try_from(self.cell_ends.len()).unwrap_or(u32::MAX));
    }

    /// Number of rows.
    pub fn row_count(&self) -> usize {
        self.row_ends.len()
    }

    /// Number of cells in all rows.
    pub fn cell_count(&self) -> usize {
        self.cell_ends.len()
    }

    /// Bytes of text in all cells.
    pub fn text_bytes(&self) -> usize {
        self.text.len()
    }

    /// Text of some cell was left out.
    pub fn is_cut(&self) -> bool {
        self.is_cut
    }

    /// Number of cells of the row at `row`, counted from 0.
    pub fn width(&self, row: usize) -> usize {
        let (start, end) = self.bounds(row);
        end - start
    }

    /// The widest row's number of cells.
    pub fn max_width(&self) -> usize {
        (0..self.row_count()).map(|row| self.width(row)).max().unwrap_or(0)
    }

    /// The cell's text as in the file, or `""` where the row ends before it. Both counted from 0.
    pub fn cell(&self, row: usize, column: usize) -> &str {
        let (start, end) = self.bounds(row);
        if column < end - start { self.cell_at(start + column) } else { "" }
    }

    /// The same without the blanks around it.
    pub fn trimmed(&self, row: usize, column: usize) -> &str {
        let text = self.cell(row, column);
        // Hardly a cell has any, and blanks of all scripts are dear to look for.
        let is_plain = |it: Option<&u8>| it.is_some_and(u8::is_ascii_graphic);
        let bytes = text.as_bytes();
        if is_plain(bytes.first()) && is_plain(bytes.last()) { text } else { text.trim() }
    }

    /// The cells of a row.
    pub fn row(&self, row: usize) -> impl Iterator<Item = &str> {
        let (start, end) = self.bounds(row);
        (start..end).map(|cell| self.cell_at(cell))
    }

    /// True where every cell of the row is blank.
    pub fn is_blank(&self, row: usize) -> bool {
        self.row(row).all(|cell| cell.trim().is_empty())
    }

    /// The row's number as people count it.
    pub fn row_number(&self, row: usize) -> RowNumber {
        RowNumber::from_index(row)
    }

    fn bounds(&self, row: usize) -> (usize, usize) {
        let start = if row == 0 { 0 } else { self.row_ends.get(row - 1).copied().unwrap_or(0) };
        let end = self.row_ends.get(row).copied().unwrap_or(start);
        (start as usize, end as usize)
    }

    fn cell_at(&self, cell: usize) -> &str {
        let start = if cell == 0 { 0 } else { self.cell_ends.get(cell - 1).copied().unwrap_or(0) };
        let end = self.cell_ends.get(cell).copied().unwrap_or(start);
        self.text.get(start as usize..end as usize).unwrap_or("")
    }
}

#[cfg(test)]
mod tests {
    use super::Table;

    #[test]
    fn ragged_and_blank_rows_keep_their_place() {
        let table = Table::from_rows([vec!["a", "b"], vec![], vec!["", "c", "d"]]);
        assert_eq!(table.row_count(), 3);
        assert_eq!(table.cell(2, 1), "c");
        assert_eq!(table.cell(0, 7), "");
        assert_eq!(table.cell(9, 0), "");
        assert!(table.is_blank(1) && !table.is_blank(2));
        assert_eq!(table.max_width(), 3);
    }
}
