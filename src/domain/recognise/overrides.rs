//! What a person decided about the reading of a file. Whatever is decided here is not guessed against.
//!
//! The bytes of the file stay as they are: corrections are kept beside them, listed, and can be undone.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::role::Role;
use crate::domain::number::DecimalSign;
use crate::domain::place::RowNumber;
use crate::domain::read::{ReadOptions, Sheet, Table};

/// Which row names the columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum HeaderChoice {
    Row(RowNumber),
    /// The table has no header row.
    Absent,
}

/// The decisions about one file. The default decides nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Overrides {
    /// Index into `Document::sheets`.
    pub sheet: Option<u16>,
    /// WHATWG name of the text encoding.
    pub encoding: Option<String>,
    pub delimiter: Option<char>,
    pub decimal: Option<DecimalSign>,
    pub header: Option<HeaderChoice>,
    /// First and last row that may hold lines.
    pub first_row: Option<RowNumber>,
    pub last_row: Option<RowNumber>,
    /// The column that says on which board a line stands, and the one board to read.
    pub board: Option<(u16, String)>,
    /// Number of a row → whether it is a line.
    pub rows: BTreeMap<u32, bool>,
    /// Column → its meaning; `None`: it is not used.
    pub roles: BTreeMap<u16, Option<Role>>,
    /// Row and column → the text to read there.
    pub cells: BTreeMap<(u32, u16), String>,
    /// Column → a cell's text, trimmed → the text to read in its place, wherever it stands in the column.
    pub alike: BTreeMap<u16, BTreeMap<String, String>>,
    /// The day (ISO) on which the meanings were set, where they come from an earlier file with the same headers.
    pub remembered: Option<String>,
}

impl Overrides {
    /// True where nothing is decided.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// How the bytes are to be read.
    pub fn read_options(&self) -> ReadOptions {
        ReadOptions { encoding: self.encoding.clone(), delimiter: self.delimiter }
    }

    /// Keeps what says how the bytes are read; the rest names rows and columns that may no longer be there.
    pub fn forget_layout(&mut self) {
        let (encoding, delimiter) = (self.encoding.take(), self.delimiter);
        *self = Self { encoding, delimiter, ..Self::default() };
    }

    /// The text to read in place of a cell's own; the cell's own decision before that of its column.
    pub fn correction(&self, row: usize, column: usize, text: &str) -> Option<&str> {
        let number = RowNumber::from_index(row).0;
        let column = u16::try_from(column).ok()?;
        let own = self.cells.get(&(number, column));
        own.or_else(|| self.alike.get(&column)?.get(text.trim())).map(String::as_str)
    }

    /// The sheet with its corrections, cut behind the last row; `None` where it stays as it is.
    pub(crate) fn corrected(&self, sheet: &Sheet) -> Option<Sheet> {
        let rows = sheet.table.row_count();
        let end = self.last_row.map_or(rows, |it| rows.min(it.0 as usize));
        if self.cells.is_empty() && self.alike.is_empty() && end == rows {
            return None;
        }
        let mut table = Table::with_capacity(sheet.table.text_bytes(), sheet.table.cell_count());
        for row in 0..end {
            for (column, text) in sheet.table.row(row).enumerate() {
                table.push_cell(self.correction(row, column, text).unwrap_or(text));
            }
            table.end_row();
        }
        table.looks.clone_from(&sheet.table.looks);
        Some(Sheet {
            name: sheet.name.clone(),
            header: sheet.header.clone(),
            table,
            hidden: sheet.hidden,
            parts: sheet.parts.clone(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Overrides;
    use crate::domain::place::RowNumber;
    use crate::domain::read::Sheet;
    use crate::domain::read::Table;

    #[test]
    fn a_cell_is_decided_before_its_column_and_rows_end_where_told() {
        let table = Table::from_rows([["Qty"], ["2 ?"], ["2 ?"], ["Total"]]);
        let sheet = Sheet { table, ..Sheet::default() };
        let mut decided = Overrides { last_row: Some(RowNumber(3)), ..Overrides::default() };
        decided.alike.entry(0).or_default().insert("2 ?".to_owned(), "2".to_owned());
        decided.cells.insert((3, 0), "20".to_owned());
        let read = decided.corrected(&sheet).map(|it| it.table);
        assert_eq!(read, Some(Table::from_rows([["Qty"], ["2"], ["20"]])));
        assert_eq!(Overrides::default().corrected(&sheet), None);
    }
}
