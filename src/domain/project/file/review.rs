//! What was decided about the reading of a file, as it is saved: words of this schema, not names of this program.

use serde::{Deserialize, Serialize};

use crate::domain::number::DecimalSign;
use crate::domain::place::RowNumber;
use crate::domain::recognise::{HeaderChoice, Overrides, Role};

/// Empty where nothing was decided.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct ReviewJson {
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    encoding: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    delimiter: Option<char>,
    #[serde(skip_serializing_if = "Option::is_none")]
    decimal: Option<char>,
    /// Number of the header's row; 0: there is no header.
    #[serde(skip_serializing_if = "Option::is_none")]
    header_row: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    first_row: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_row: Option<u32>,
    /// The column that tells boards apart, counted from 0, and the one that is read.
    #[serde(skip_serializing_if = "Option::is_none")]
    board: Option<(u16, String)>,
    /// Column, counted from 0, and its meaning; an empty meaning: it is not used.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    roles: Vec<(u16, String)>,
    /// Row, and whether it is a line.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    rows: Vec<(u32, bool)>,
    /// Row, column and the text to read there.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    cells: Vec<(u32, u16, String)>,
    /// Column, a text in it, and the text to read in its place.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    alike: Vec<(u16, String, String)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    remembered: Option<String>,
}

impl ReviewJson {
    pub(super) fn of(overrides: &Overrides) -> Self {
        Self {
            sheet: overrides.sheet,
            encoding: overrides.encoding.clone(),
            delimiter: overrides.delimiter,
            decimal: overrides.decimal.map(DecimalSign::as_char),
            header_row: overrides.header.map(|it| match it {
                HeaderChoice::Row(row) => row.0,
                HeaderChoice::Absent => 0,
            }),
            first_row: overrides.first_row.map(|it| it.0),
            last_row: overrides.last_row.map(|it| it.0),
            board: overrides.board.clone(),
            roles: overrides
                .roles
                .iter()
                .map(|(column, role)| (*column, role.map_or("", Role::code).to_owned()))
                .collect(),
            rows: overrides.rows.iter().map(|(row, is_line)| (*row, *is_line)).collect(),
            cells: overrides
                .cells
                .iter()
                .map(|((row, column), text)| (*row, *column, text.clone()))
                .collect(),
            alike: overrides
                .alike
                .iter()
                .flat_map(|(column, texts)| {
                    texts.iter().map(|(from, to)| (*column, from.clone(), to.clone()))
                })
                .collect(),
            remembered: overrides.remembered.clone(),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The decisions; `None` where a word is not known.
    pub(super) fn overrides(self) -> Option<Overrides> {
        let decimal = match self.decimal {
            None => None,
            Some(',') => Some(DecimalSign::Comma),
            Some('.') => Some(DecimalSign::Point),
            Some(_) => return None,
        };
        let mut overrides = Overrides {
            sheet: self.sheet,
            encoding: self.encoding,
            delimiter: self.delimiter,
            decimal,
            header: self.header_row.map(|row| match row {
                0 => HeaderChoice::Absent,
                row => HeaderChoice::Row(RowNumber(row)),
            }),
            first_row: self.first_row.map(RowNumber),
            last_row: self.last_row.map(RowNumber),
            board: self.board,
            remembered: self.remembered,
            ..Overrides::default()
        };
        for (column, code) in self.roles {
            let role = if code.is_empty() { None } else { Some(Role::from_code(&code)?) };
            overrides.roles.insert(column, role);
        }
        overrides.rows = self.rows.into_iter().collect();
        overrides.cells = self.cells.into_iter().map(|(row, column, text)| ((row, column), text)).collect();
        for (column, from, to) in self.alike {
            overrides.alike.entry(column).or_default().insert(from, to);
        }
        Some(overrides)
    }
}
