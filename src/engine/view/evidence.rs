//! A fact with the words that state it.

use crate::domain::export::labels;
use crate::domain::place::Evidence;
use crate::domain::report::Report;
use serde::{Deserialize, Serialize};

/// One fact with the words that state it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FactView {
    /// "RoHS", "Lead time", "Manufacturer".
    pub label: String,
    /// Empty where it is not stated; the screen then says "not stated".
    pub value: String,
    pub evidence: Vec<EvidenceView>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EvidenceView {
    /// "board.csv, row 5, column RoHS".
    pub place: String,
    pub text: String,
}

pub fn evidence_view(report: &Report, evidence: &Evidence) -> EvidenceView {
    EvidenceView { place: labels::evidence_place(report, evidence), text: evidence.text.to_string() }
}
