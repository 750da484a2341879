//! The regimes that a product may fall under. Which apply is chosen by the user; the verdict of each stands apart.

use serde::{Deserialize, Serialize};

/// One row a regime, in the order of [`Regime::ALL`]: code, name, act, what it asks, how sure the row is.
const TABLE: &str = include_str!("regimes.tsv");

/// The day of the REACH Candidate List that statements are held against, and its number of entries.
pub const SVHC_LIST_DATE: &str = "2026-02-04";
pub const SVHC_LIST_ENTRIES: u32 = 253;

/// A regime.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Regime {
    EuRohs,
    UkRohs,
    ChinaRohs,
    ReachSvhc,
    HalogenFree,
    ConflictMinerals,
    Tsca,
    Pfas,
    Pops,
    AnnexXvii,
    Prop65,
    Batteries,
}

impl Regime {
    pub const ALL: [Self; 12] = [
        Self::EuRohs,
        Self::UkRohs,
        Self::ChinaRohs,
        Self::ReachSvhc,
        Self::HalogenFree,
        Self::ConflictMinerals,
        Self::Tsca,
        Self::Pfas,
        Self::Pops,
        Self::AnnexXvii,
        Self::Prop65,
        Self::Batteries,
    ];

    /// The regimes of a user who chose none.
    pub const DEFAULT: [Self; 2] = [Self::EuRohs, Self::ReachSvhc];

    fn field(self, at: usize) -> &'static str {
        TABLE.lines().nth(self as usize).and_then(|it| it.split('\t').nth(at)).unwrap_or("")
    }

    /// The word of `report.json` and of the command line: `eu-rohs`.
    pub fn code(self) -> &'static str {
        self.field(0)
    }

    /// "EU RoHS".
    pub fn name(self) -> &'static str {
        self.field(1)
    }

    /// The act or standard.
    pub fn act(self) -> &'static str {
        self.field(2)
    }

    /// What it asks, in one line.
    pub fn asks(self) -> &'static str {
        self.field(3)
    }

    /// How sure the row is.
    pub fn certainty(self) -> &'static str {
        self.field(4)
    }

    /// The regime of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.code() == code)
    }
}

/// What a line answers to a regime. The order is from best to worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Answer {
    NotApplicable,
    Meets,
    /// By exemptions that are in force for the category on the ship date.
    ByExemption,
    /// Not forbidden, but it must be told or labeled.
    MustBeTold,
    Unknown,
    Fails,
}

impl Answer {
    pub const ALL: [Self; 6] =
        [Self::NotApplicable, Self::Meets, Self::ByExemption, Self::MustBeTold, Self::Unknown, Self::Fails];

    /// The word of `report.json`.
    pub fn code(self) -> &'static str {
        match self {
            Self::NotApplicable => "not-applicable",
            Self::Meets => "meets",
            Self::ByExemption => "by-exemption",
            Self::MustBeTold => "must-be-told",
            Self::Unknown => "unknown",
            Self::Fails => "fails",
        }
    }
}

/// An answer and the code of its reason; the sentence is in `words`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RegimeAnswer {
    pub answer: Answer,
    pub because: &'static str,
}

impl Default for RegimeAnswer {
    /// Of a line of which nothing is known.
    fn default() -> Self {
        Self { answer: Answer::Unknown, because: "not-stated" }
    }
}

#[cfg(test)]
mod tests {
    use super::Regime;

    #[test]
    fn the_table_has_a_row_for_each_regime() {
        assert_eq!(super::TABLE.lines().count(), Regime::ALL.len());
        for regime in Regime::ALL {
            assert_eq!(Regime::from_code(regime.code()), Some(regime));
            assert!(!regime.name().is_empty() && !regime.act().is_empty() && !regime.asks().is_empty());
            assert!(!regime.certainty().is_empty());
        }
    }
}
