//! Names that one sheet gives and the formulas of others use.

use crate::domain::language::en;

/// The name of the sheet, in English.
pub(super) const COST: &str = en!("Cost");

/// The name of the cell that holds the number of boards.
pub(super) const BOARDS: &str = en!("Boards");

pub(super) const BOARDS_CELL: &str = "B2";
