//! Halogens: a wish of customers and a fact of its own (limits of IEC 61249-2-21: Br 900, Cl 900, together 1,500 ppm).

use super::header::header_text;
use super::tokens::Text;

/// What a cell about halogens says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HalogenStatement {
    Free,
    NotApplicable,
    Unknown,
    Contains,
}

impl HalogenStatement {
    /// The word of `report.json`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Free => "halogen-free",
            Self::NotApplicable => "not-applicable",
            Self::Unknown => "unknown",
            Self::Contains => "contains-halogens",
        }
    }
}

/// Reads a cell about halogens. `None` for a blank cell. "BFR/PVC free" is another claim, and unknown.
pub fn read_halogen(text: &str, header: &str) -> Option<HalogenStatement> {
    if text.trim().is_empty() {
        return None;
    }
    let mut cell = Text::of(text);
    cell.resolve();
    let asked = || header_text(header).asks_for("G", "h");
    if let Some(yes) = cell.bare_answer("GWpt") {
        return Some(match asked() {
            Some(free) if free == yes => HalogenStatement::Free,
            Some(_) => HalogenStatement::Contains,
            None => HalogenStatement::Unknown,
        });
    }
    let is_only = |classes| cell.is_only(classes);
    Some(if cell.has("h") && !cell.has("GU?") || cell.has("D") && is_only("DWpt") && asked() == Some(true) {
        HalogenStatement::Contains
    } else if cell.has("G") && is_only("GWAEpt")
        || cell.has("AE") && is_only("AEWpt") && asked() == Some(true)
    {
        HalogenStatement::Free
    } else if cell.has("K") && is_only("KWp") {
        HalogenStatement::NotApplicable
    } else {
        HalogenStatement::Unknown
    })
}
