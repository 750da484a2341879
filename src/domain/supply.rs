//! What will be late, short or dying, and when the boards can ship.

pub mod alternates;
pub mod candidates;
pub mod last_buy;
pub mod lead_grade;
pub mod lead_time;
mod lead_time_words;
pub mod lifecycle;
pub mod part;
pub mod passive;
pub mod phases;
pub mod plan;
pub mod risk;
pub mod sources;
pub mod stock;
pub mod terms;
pub mod typical;

/// Where a part stands in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub enum Lifecycle {
    Preliminary,
    Active,
    /// One seller dropped it; the maker may still make it.
    DiscontinuedAtSeller,
    /// Not recommended for new designs.
    Nrnd,
    LastTimeBuy,
    EndOfLife,
    Obsolete,
}

impl Lifecycle {
    /// The word of `report.json`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Preliminary => "preliminary",
            Self::Active => "active",
            Self::DiscontinuedAtSeller => "discontinued-at-seller",
            Self::Nrnd => "nrnd",
            Self::LastTimeBuy => "last-time-buy",
            Self::EndOfLife => "eol",
            Self::Obsolete => "obsolete",
        }
    }
}
