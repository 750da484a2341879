//! What a board of a file is called and how it alone is read.

use std::borrow::Cow;

use crate::domain::place::{ColumnIndex, RowNumber};
use crate::tr;

/// One of several boards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Board {
    /// As the file calls it; empty where it does not.
    pub name: String,
    pub choice: BoardChoice,
}

impl Board {
    /// What a person reads: with its rows, for several may bear one title, or none.
    pub fn label(&self) -> Cow<'_, str> {
        match self.choice {
            BoardChoice::Rows(first, last) if self.name.is_empty() => {
                Cow::Owned(tr!("rows {}–{}", first.0, last.0))
            }
            BoardChoice::Rows(first, last) => Cow::Owned(tr!("{} (rows {}–{})", self.name, first.0, last.0)),
            BoardChoice::Column(_) | BoardChoice::Marked(_) => Cow::Borrowed(&self.name),
        }
    }
}

/// What to read for one board alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BoardChoice {
    /// The quantities of this column.
    Column(ColumnIndex),
    /// The rows from the first to the last.
    Rows(RowNumber, RowNumber),
    /// The lines that this column gives to the board.
    Marked(ColumnIndex),
}

/// The boards of a file; none where it holds but one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Boards {
    pub all: Vec<Board>,
    /// Index of the board that was read; `None`: all of them together.
    pub taken: Option<usize>,
    /// The column that counts for all of them.
    pub sum: Option<ColumnIndex>,
}

impl Boards {
    /// The boards of the whole sheet, of which the rows of one were chosen; `None` where those rows are none of them.
    pub(crate) fn with_rows(self, first: RowNumber, last: RowNumber) -> Option<Self> {
        let taken = self.all.iter().position(|it| it.choice == BoardChoice::Rows(first, last))?;
        Some(Self { taken: Some(taken), ..self })
    }
}
