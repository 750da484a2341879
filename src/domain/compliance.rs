//! Does it comply, and on what evidence.

pub mod category;
pub mod citation;
pub mod declaration;
pub mod evidence;
pub mod exemptions;
pub mod marking;
pub mod ordering_codes;
pub mod regimes;
pub mod statements;
pub mod substances;

/// What is known of a part's RoHS compliance. The order is from best to worst, unknown apart.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, serde::Serialize, serde::Deserialize,
)]
pub enum RohsStatus {
    NotApplicable,
    Compliant,
    ByExemption,
    #[default]
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

/// Whether a compliant part needs an exemption. Many sources know one word for both (docs/compliance.md#what-real-data-says).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, serde::Serialize, serde::Deserialize,
)]
pub enum ExemptionUse {
    /// The source has no word for it: its "compliant" may rest on an exemption.
    #[default]
    NotStated,
    /// The source says that none is used, or has a word for parts that use one and did not say it.
    None,
    Used,
}

impl ExemptionUse {
    /// The word of `report.json`.
    pub fn code(self) -> &'static str {
        match self {
            Self::NotStated => "not-stated",
            Self::None => "none",
            Self::Used => "used",
        }
    }
}

/// What one cell says of RoHS.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct RohsStatement {
    pub status: RohsStatus,
    pub exemption_use: ExemptionUse,
    /// Exemptions that are cited, normalised (`7(c)-I`), in the order of the text.
    pub exemptions: Vec<String>,
    /// Words that keep the statement from being believed, as in the cell; empty where none do. A catalogue holds them not.
    #[serde(skip)]
    pub in_the_way: Box<str>,
}

impl RohsStatement {
    /// A statement without citations, of a source that has no word for exemptions.
    pub fn plain(status: RohsStatus) -> Self {
        let exemption_use = match status {
            RohsStatus::ByExemption => ExemptionUse::Used,
            _ => ExemptionUse::NotStated,
        };
        Self { status, exemption_use, exemptions: Vec::new(), in_the_way: Box::default() }
    }
}
