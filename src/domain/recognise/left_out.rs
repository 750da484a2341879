//! The rows inside a table that are no lines: each is told with its number and the reason.

use crate::domain::place::RowNumber;

/// Rows that are kept with their text; more are counted.
const MOST: usize = 1_000;

/// Why a row is no line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeftOutReason {
    /// The header again, or that of another table.
    Header,
    /// A total, or what is charged besides the parts.
    Total,
    Charge,
    /// A section, a note, the foot of a page.
    Title,
    /// An assembly whose parts are listed.
    Assembly,
    /// Nothing but the number of a line, a quantity or zeros: a form that was not filled in.
    Unfilled,
    /// It holds something in columns that matter, yet is no line.
    Unclear,
    /// Part of a list that comes again, grouped.
    Repeated,
    /// A person said so.
    Decided,
}

impl LeftOutReason {
    /// The word of `report.json`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Header => "header",
            Self::Total => "total",
            Self::Charge => "charge",
            Self::Title => "title",
            Self::Assembly => "assembly",
            Self::Unfilled => "unfilled",
            Self::Unclear => "unclear",
            Self::Repeated => "repeated",
            Self::Decided => "decided",
        }
    }

    /// Nothing speaks for a line.
    pub fn is_sure(self) -> bool {
        self != Self::Unclear
    }
}

/// A row that is no line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOutRow {
    pub row: RowNumber,
    pub reason: LeftOutReason,
    /// What stands in it, shortened.
    pub text: String,
}

/// The rows that are no lines, in the file's order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LeftOut {
    pub rows: Vec<LeftOutRow>,
    /// Rows beyond those that are kept.
    pub more: u32,
}

impl LeftOut {
    pub(crate) fn note(&mut self, row: LeftOutRow) {
        if self.rows.len() < MOST {
            self.rows.push(row);
        } else {
            self.more = self.more.saturating_add(1);
        }
    }

    /// Adds those of another table below.
    pub(crate) fn add(&mut self, other: Self) {
        self.more = self.more.saturating_add(other.more);
        other.rows.into_iter().for_each(|it| self.note(it));
    }
}
