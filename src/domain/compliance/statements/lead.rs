//! Lead in the finish: a fact of its own beside RoHS.

use super::header::header_text;
use super::tokens::Text;

/// What a cell about lead says. It speaks of the finish as a rule; a part can hold lead and comply, and the reverse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LeadStatement {
    LeadFree,
    LeadFreeByExemption,
    NotApplicable,
    Unknown,
    ContainsLead,
}

impl LeadStatement {
    /// The word of `report.json`.
    pub fn code(self) -> &'static str {
        match self {
            Self::LeadFree => "lead-free",
            Self::LeadFreeByExemption => "lead-free-by-exemption",
            Self::NotApplicable => "not-applicable",
            Self::Unknown => "unknown",
            Self::ContainsLead => "contains-lead",
        }
    }
}

/// Reads a cell about lead. `header` decides what a bare answer means: "Contains lead?" turns it round, and
/// "Lead status" cannot be answered by yes or no. `None` for a blank cell.
pub fn read_lead(text: &str, header: &str) -> Option<LeadStatement> {
    let mut cell = Text::of(text);
    if text.trim().is_empty() {
        return None;
    }
    cell.resolve();
    let asks_for_none = || header_text(header).asks_for("L", "dl");
    if let Some(yes) = cell.bare_answer("LWpt") {
        return Some(match asks_for_none() {
            Some(free) if free == yes => LeadStatement::LeadFree,
            Some(_) => LeadStatement::ContainsLead,
            None => LeadStatement::Unknown,
        });
    }
    let is_whole = cell.is_only("LWRVAptdfFHGhX#s");
    Some(if cell.has("d") && !cell.has("LU?") {
        LeadStatement::ContainsLead
    } else if cell.has("L") && is_whole && !cell.has("d") {
        if cell.has("X#") { LeadStatement::LeadFreeByExemption } else { LeadStatement::LeadFree }
    } else if cell.has("K") && cell.is_only("KWp") {
        LeadStatement::NotApplicable
    } else if cell.is_only("AW") && cell.has("A") && asks_for_none() == Some(true) {
        LeadStatement::LeadFree
    } else if cell.is_only("DW") && cell.has("D") && asks_for_none() == Some(true) {
        LeadStatement::ContainsLead
    } else {
        LeadStatement::Unknown
    })
}
