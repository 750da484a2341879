//! A table, understood: what it holds, what its columns mean, and what was odd in it.

use rust_decimal::Decimal;

use super::boards::board::Boards;
use super::doubt::Doubt;
use super::left_out::LeftOut;
use super::overrides::Overrides;
use super::role::Role;
use crate::domain::bom::BomLine;
use crate::domain::finding::Finding;
use crate::domain::number::DecimalSign;
use crate::domain::parts::PartRecord;
use crate::domain::place::{ColumnIndex, RowNumber, SheetPart};

/// What a table turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    Bom(Vec<BomLine>),
    PartData(Vec<PartRecord>),
    /// A table was read, but no row of it names a component or a part.
    Nothing,
}

/// A column that has a meaning.
#[derive(Debug, Clone, PartialEq)]
pub struct ColumnRole {
    pub column: ColumnIndex,
    pub role: Role,
    /// Header text as in the file, trimmed; empty where the table has no header.
    pub header: String,
    /// From 0 to 1.
    pub confidence: f32,
    /// The next best meaning, where there is one.
    pub runner_up: Option<Role>,
}

/// A column that holds the unit price from a quantity on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BreakColumn {
    pub column: ColumnIndex,
    pub quantity: Decimal,
    pub header: String,
}

/// How the table was understood: all that a person may want to check or change.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Layout {
    /// Index into `Document::sheets`.
    pub sheet: usize,
    pub header_row: Option<RowNumber>,
    /// First and last row that hold lines.
    pub first_row: Option<RowNumber>,
    pub last_row: Option<RowNumber>,
    /// Sorted by column.
    pub columns: Vec<ColumnRole>,
    pub price_breaks: Vec<BreakColumn>,
    /// Columns that hold something and have no meaning for us, with their headers.
    pub unused: Vec<(ColumnIndex, String)>,
    /// `None` where no number with a fraction was met.
    pub decimal: Option<DecimalSign>,
    /// From 0 to 1: how sure the whole reading is.
    pub confidence: f32,
    /// What takes the rest of it, and how much, the largest first.
    pub doubts: Vec<(Doubt, f32)>,
    /// The sheets that were read together, where there are several.
    pub parts: Vec<SheetPart>,
    /// The boards that the file holds, where there are several.
    pub boards: Boards,
    /// The rows inside the table that are no lines.
    pub left_out: LeftOut,
    /// What a person decided about it.
    pub decided: Overrides,
}

impl Layout {
    /// The header text of a column, `""` where it has none.
    pub fn header_of(&self, column: ColumnIndex) -> &str {
        self.columns
            .iter()
            .find(|it| it.column == column)
            .map(|it| it.header.as_str())
            .or_else(|| self.price_breaks.iter().find(|it| it.column == column).map(|it| it.header.as_str()))
            .or_else(|| self.unused.iter().find(|it| it.0 == column).map(|it| it.1.as_str()))
            .unwrap_or("")
    }
}

/// A table, understood.
#[derive(Debug, Clone, PartialEq)]
pub struct Recognised {
    pub layout: Layout,
    pub content: Content,
    pub findings: Vec<Finding>,
}
