//! Product categories of RoHS (Directive 2011/65/EU, Annex I): exemptions end at different dates in each.

use serde::{Deserialize, Serialize};

/// A category of the finished product. IVD medical devices and industrial instruments have dates of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Category {
    LargeHousehold,
    SmallHousehold,
    ItAndTelecoms,
    Consumer,
    Lighting,
    Tools,
    Toys,
    Medical,
    InVitroDiagnostic,
    Instruments,
    IndustrialInstruments,
    Dispensers,
    Other,
}

impl Category {
    pub const ALL: [Self; 13] = [
        Self::LargeHousehold,
        Self::SmallHousehold,
        Self::ItAndTelecoms,
        Self::Consumer,
        Self::Lighting,
        Self::Tools,
        Self::Toys,
        Self::Medical,
        Self::InVitroDiagnostic,
        Self::Instruments,
        Self::IndustrialInstruments,
        Self::Dispensers,
        Self::Other,
    ];

    /// The number of Annex I, with `-ivd` and `-industrial` for the two that have dates of their own.
    pub fn code(self) -> &'static str {
        ["1", "2", "3", "4", "5", "6", "7", "8", "8-ivd", "9", "9-industrial", "10", "11"]
            .get(self as usize)
            .copied()
            .unwrap_or("")
    }

    /// The category of a code; upper and lower case are alike, `8i` and `9i` are short for the two with dates of their own.
    pub fn from_code(code: &str) -> Option<Self> {
        let code = code.trim().to_ascii_lowercase();
        let code = match code.as_str() {
            "8i" | "8 ivd" => "8-ivd",
            "9i" | "9 industrial" => "9-industrial",
            other => other,
        };
        Self::ALL.into_iter().find(|it| it.code() == code)
    }

    /// Annex IV holds exemptions for medical devices and instruments alone.
    pub fn has_annex_iv(self) -> bool {
        matches!(
            self,
            Self::Medical | Self::InVitroDiagnostic | Self::Instruments | Self::IndustrialInstruments
        )
    }
}
