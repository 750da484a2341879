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
    pub group: Grouping,
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
    /// What has to be done first: errors, then warnings and what nobody can quote, then all else; each as in the file.
    #[default]
    ToDo,
    /// The order of the file.
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

/// What lines stand together by, under a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Grouping {
    #[default]
    None,
    Manufacturer,
    /// The gravest finding of a line.
    Finding,
}

impl LinesQuery {
    /// All lines in the order of what has to be done, as the page shows them first.
    pub fn is_first(&self) -> bool {
        self.sort == SortKey::ToDo && self.group == Grouping::None && self.search.is_empty()
    }
}
