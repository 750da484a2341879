//! Does it comply, and on what evidence.

pub mod citation;
pub mod rohs_words;
mod vocabulary;

/// What is known of a part's RoHS compliance. The order is from best to worst, unknown apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub enum RohsStatus {
    NotApplicable,
    Compliant,
    ByExemption,
    Unknown,
    NonCompliant,
}

impl RohsStatus {
    /// The word of `report.json`.
    pub fn code(self) -> &'static str {
        match self {
            Self::NotApplicable => "not-applicable",
            Self::Compliant => "compliant",
            Self::ByExemption => "compliant-by-exemption",
            Self::Unknown => "unknown",
            Self::NonCompliant => "non-compliant",
        }
    }
}

/// What one cell says of RoHS.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RohsStatement {
    pub status: RohsStatus,
    /// Exemptions that are cited, normalised (`7(c)-I`), in the order of the text.
    pub exemptions: Vec<String>,
}
