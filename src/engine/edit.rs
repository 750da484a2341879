//! What a person changes by typing into a field or choosing at a line. What stands in the field travels beside it as text.

use serde::{Deserialize, Serialize};

use crate::domain::bom::line_field::LineField;
use crate::domain::project::typed::Field;

/// Where something is changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Edit {
    Setting(Field),
    /// A choice about the line at an index of the report.
    Line {
        index: u32,
        choice: LineChoice,
    },
    /// The text of a field of lines, by their indexes in the report: one edit for all of them.
    Cells {
        lines: Vec<u32>,
        field: LineField,
    },
    /// The text of the file again, in one field or in all of them; the text beside it is not used.
    AsInFile {
        lines: Vec<u32>,
        field: Option<LineField>,
    },
    /// Fixes all findings of a cause, by its name; the text beside it is not used.
    FixAll {
        cause: String,
    },
    /// The reason why all findings of a cause are accepted; no text takes that back.
    AcceptAll {
        cause: String,
    },
}

/// What is chosen about a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum LineChoice {
    /// The position of one of the line's offers; no text leaves it to the policy.
    Offer,
    /// A part number of the line's alternates; no text goes back to the line's own part.
    Alternate,
    /// A row of part data that may speak of the line, and `same`, `other` or `ask`.
    Match,
    /// Its row is no part and is left out; the text beside it is not used. The review of the file takes that back.
    LeaveOut,
}

impl Edit {
    /// A choice about a line.
    pub fn line(index: u32, choice: LineChoice) -> Self {
        Self::Line { index, choice }
    }
}
