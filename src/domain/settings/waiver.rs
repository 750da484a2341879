//! Findings that a person accepts, with the reason.

use serde::{Deserialize, Serialize};

use crate::domain::bom::BomLine;
use crate::domain::spelling::part_key;

/// One accepted finding: it stays in the report as a note, with the reason beside it. It changes no verdict.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Waiver {
    /// Code of the finding: `rohs.unknown`.
    pub code: String,
    /// The part it is accepted for, as [`waived_part`] names it.
    pub part: String,
    /// Never blank.
    pub reason: String,
}

/// How waivers name the part of a line: its MPN normalised; where it has none, its first designator, else its row.
pub fn waived_part(line: &BomLine) -> String {
    let key = part_key(&line.mpn);
    if !key.is_empty() {
        key
    } else if let Some(first) = line.designators.first() {
        first.clone()
    } else {
        format!("row {}", line.row.0)
    }
}
