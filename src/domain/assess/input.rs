//! What a report is made from.

use crate::domain::bom::BomLine;
use crate::domain::finding::Finding;
use crate::domain::parts::PartRecord;
use crate::domain::report::source::Source;
use crate::domain::settings::Settings;

/// What a report is made from.
pub struct Input {
    pub settings: Settings,
    pub sources: Vec<Source>,
    pub lines: Vec<BomLine>,
    pub records: Vec<PartRecord>,
    /// Findings of reading and recognising.
    pub findings: Vec<Finding>,
}
