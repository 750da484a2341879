//! Who an export is for. What a reader may not see is taken out of the report before anything is written, so that no
//! format can leak it; a format only leaves out what would then be an empty table.

use serde::{Deserialize, Serialize};

use super::Report;

/// Who reads an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum Audience {
    /// One's own house: everything.
    #[default]
    Internal,
    /// A customer: no purchase prices, no margins, no sellers.
    Customer,
    /// The verdicts and the counts alone: no line, no part number.
    Summary,
}

impl Audience {
    pub const ALL: [Self; 3] = [Self::Internal, Self::Customer, Self::Summary];

    /// The word of the command line.
    pub fn code(self) -> &'static str {
        match self {
            Self::Internal => "internal",
            Self::Customer => "customer",
            Self::Summary => "summary",
        }
    }

    /// The audience of a word of the command line.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.code() == code)
    }

    /// Purchase prices, sellers, what a total is made of.
    pub fn sees_purchase(self) -> bool {
        self == Self::Internal
    }

    /// Single lines and findings.
    pub fn sees_lines(self) -> bool {
        self != Self::Summary
    }

    /// The totals. To others than one's own house only those of whole boards are told: the total of the parts alone is
    /// what the parts are bought for.
    pub fn sees_totals(self, report: &Report) -> bool {
        self.sees_purchase() || report.counts_around
    }
}
