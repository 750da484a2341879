//! The edits of the review screen: how one file is to be read.

use serde::{Deserialize, Serialize};

use crate::domain::number::DecimalSign;
use crate::domain::place::{ColumnIndex, RowNumber};
use crate::domain::recognise::{HeaderChoice, Overrides, Role};

/// One decision about a file. `None` leaves it to the evidence again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ReviewEdit {
    /// Index into the file's sheets. Rows and columns of the sheet before are forgotten.
    SetSheet(Option<u16>),
    /// WHATWG name. Rows and columns are forgotten, for the text is another.
    SetEncoding(Option<String>),
    /// Rows and columns are forgotten, for the cells are others.
    SetDelimiter(Option<char>),
    SetDecimal(Option<DecimalSign>),
    SetHeaderRow(Option<HeaderChoice>),
    SetFirstRow(Option<RowNumber>),
    SetLastRow(Option<RowNumber>),
    /// The rows of one board of several; `None`: all rows.
    SetRows(Option<(RowNumber, RowNumber)>),
    /// The lines that this column gives to one board; `None`: those of all boards.
    SetBoard(Option<(ColumnIndex, String)>),
    /// Whether a row is a line; `None` leaves it to the evidence.
    SetLine {
        row: RowNumber,
        is_line: Option<bool>,
    },
    SetRole {
        column: ColumnIndex,
        role: RoleChoice,
    },
    /// Reads another text in one cell; `None` reads the file's own.
    FixCell {
        row: RowNumber,
        column: ColumnIndex,
        text: Option<String>,
    },
    /// Reads `to` in every cell of a column that holds `from`; `None` reads the file's own.
    FixAllAlike {
        column: ColumnIndex,
        from: String,
        to: Option<String>,
    },
    /// Forgets all decisions about the file.
    Reset,
}

/// What a column is to mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum RoleChoice {
    /// Left to the evidence.
    Automatic,
    NotUsed,
    Role(Role),
}

impl ReviewEdit {
    /// Carries the edit out.
    pub fn apply(&self, overrides: &mut Overrides) {
        match self {
            Self::SetSheet(sheet) => {
                overrides.forget_layout();
                overrides.sheet = *sheet;
            }
            Self::SetEncoding(encoding) => {
                overrides.forget_layout();
                overrides.encoding.clone_from(encoding);
            }
            Self::SetDelimiter(delimiter) => {
                overrides.forget_layout();
                overrides.delimiter = *delimiter;
            }
            Self::SetDecimal(decimal) => {
                overrides.decimal = *decimal;
                overrides.remembered = None;
            }
            Self::SetHeaderRow(header) => {
                overrides.header = *header;
                overrides.first_row = None;
                overrides.board = None;
            }
            Self::SetFirstRow(row) => overrides.first_row = *row,
            Self::SetLastRow(row) => overrides.last_row = *row,
            Self::SetRows(rows) => {
                overrides.first_row = rows.map(|it| it.0);
                overrides.last_row = rows.map(|it| it.1);
            }
            Self::SetBoard(board) => overrides.board = board.as_ref().map(|it| (it.0.0, it.1.clone())),
            Self::SetLine { row, is_line } => {
                match is_line {
                    Some(is_line) => overrides.rows.insert(row.0, *is_line),
                    None => overrides.rows.remove(&row.0),
                };
            }
            Self::SetRole { column, role } => set_role(overrides, *column, *role),
            Self::FixCell { row, column, text } => {
                match text {
                    Some(text) => overrides.cells.insert((row.0, column.0), text.clone()),
                    None => overrides.cells.remove(&(row.0, column.0)),
                };
            }
            Self::FixAllAlike { column, from, to } => {
                fix_all_alike(overrides, *column, from.trim(), to.as_deref());
            }
            Self::Reset => *overrides = Overrides::default(),
        }
    }
}

fn fix_all_alike(overrides: &mut Overrides, column: ColumnIndex, from: &str, to: Option<&str>) {
    let texts = overrides.alike.entry(column.0).or_default();
    match to {
        Some(to) => {
            // What was corrected to `from` before is corrected once more.
            texts.values_mut().filter(|it| *it == from).for_each(|it| to.clone_into(it));
            texts.insert(from.to_owned(), to.to_owned());
            let cells = overrides.cells.iter_mut().filter(|((_, at), text)| *at == column.0 && *text == from);
            cells.for_each(|(_, text)| to.clone_into(text));
        }
        None => {
            texts.remove(from);
        }
    }
    overrides.alike.retain(|_, texts| !texts.is_empty());
}

fn set_role(overrides: &mut Overrides, column: ColumnIndex, choice: RoleChoice) {
    overrides.remembered = None;
    match choice {
        RoleChoice::Automatic => {
            overrides.roles.remove(&column.0);
        }
        RoleChoice::NotUsed => {
            overrides.roles.insert(column.0, None);
        }
        RoleChoice::Role(role) => {
            // A meaning that only one column can have moves from the column that had it.
            if role.is_single() {
                overrides.roles.retain(|_, held| *held != Some(role));
            }
            overrides.roles.insert(column.0, Some(role));
        }
    }
}
