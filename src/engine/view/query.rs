//! Which lines the screen asks for, and in which order.

use crate::domain::finding::Severity;
use serde::{Deserialize, Serialize};

/// Which lines the screen shows.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct LinesQuery {
    pub filter: LineFilter,
    /// Words that must all occur in the line; case is ignored.
    pub search: String,
    pub sort: SortKey,
    pub descending: bool,
    /// Index of the volume whose cost the columns show.
    pub volume: u16,
    pub start: u32,
    pub count: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum LineFilter {
    #[default]
    All,
    RohsCompliant,
    RohsByExemption,
    RohsNonCompliant,
    RohsUnknown,
    RohsNotApplicable,
    LongLead,
    LeadTimeUnknown,
    Unpriced,
    /// A seller would have to ask before he quotes them.
    Question,
    Short,
    Dnp,
    /// Lines with a finding of this severity or worse.
    Severity(Severity),
    /// Lines with a finding of this code.
    Finding(String),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum SortKey {
    /// The order of the file.
    #[default]
    Row,
    Designator,
    Quantity,
    Mpn,
    Manufacturer,
    Description,
    Rohs,
    LeadTime,
    Stock,
    UnitPrice,
    Extended,
    Severity,
}
