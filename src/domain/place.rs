//! Where a fact stands: which file, which row, which column, and the words found there.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// Which of the opened files, counted from 0 in the order of `Report::sources`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct SourceIndex(pub u16);

/// A row as people count it: the first is 1. A row is a record: blank lines count,
/// a line break inside a quoted cell does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct RowNumber(pub u32);

impl RowNumber {
    /// The number of the row that stands at `index` (counted from 0) of a table.
    pub fn from_index(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX - 1) + 1)
    }

    /// The position in the table, counted from 0.
    pub fn index(self) -> usize {
        self.0.saturating_sub(1) as usize
    }
}

/// A row of one of the opened files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct RowKey {
    pub source: SourceIndex,
    pub row: RowNumber,
}

impl RowKey {
    /// The same row of the file at another place; `None` where that file is gone.
    pub fn moved(self, moved: &dyn Fn(SourceIndex) -> Option<SourceIndex>) -> Option<Self> {
        Some(Self { source: moved(self.source)?, ..self })
    }
}

/// A column of a table, counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ColumnIndex(pub u16);

impl ColumnIndex {
    /// No column of the file: a person entered it.
    pub const BY_HAND: Self = Self(u16::MAX);
}

/// The words in a file that a fact was read from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    pub source: SourceIndex,
    pub row: RowNumber,
    pub column: ColumnIndex,
    /// The cell's text as in the file, trimmed. It is shared by all that rests on it.
    pub text: Arc<str>,
}

/// A value together with the words that state it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stated<T> {
    pub value: T,
    pub evidence: Evidence,
}

/// Where a finding points to. All parts are optional, none is lost once it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Place {
    pub source: Option<SourceIndex>,
    pub row: Option<RowNumber>,
    pub column: Option<ColumnIndex>,
    /// Index into the report's lines, where the finding belongs to a line.
    pub line: Option<u32>,
}

/// A sheet of a workbook that is read together with others as one table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetPart {
    pub name: String,
    /// The row of the joined table that is the sheet's first.
    pub first_row: RowNumber,
}

/// The sheet that a row of a joined table comes from, and the row's number there; `None` where nothing is joined.
pub fn row_in_sheet(parts: &[SheetPart], row: RowNumber) -> Option<(&str, RowNumber)> {
    let part = parts.iter().rev().find(|it| it.first_row <= row)?;
    Some((part.name.as_str(), RowNumber::from_index(row.index() - part.first_row.index())))
}

#[cfg(test)]
mod tests {
    use super::{RowNumber, SheetPart, row_in_sheet};

    #[test]
    fn rows_of_joined_sheets_are_counted_in_their_own() {
        let part = |name: &str, row| SheetPart { name: name.to_owned(), first_row: RowNumber(row) };
        let parts = [part("Top", 1), part("Bottom", 5)];
        assert_eq!(row_in_sheet(&parts, RowNumber(4)), Some(("Top", RowNumber(4))));
        assert_eq!(row_in_sheet(&parts, RowNumber(5)), Some(("Bottom", RowNumber(1))));
        assert_eq!(row_in_sheet(&[], RowNumber(5)), None);
    }
}
