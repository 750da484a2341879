//! Which of several offers is bought.

use serde::{Deserialize, Serialize};

/// How offers are compared. `code` is the word of the command line and of `report.json`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Policy {
    /// Enough stock first, then the lowest total (docs/cost.md#choice-of-the-offer).
    #[default]
    InStockFirst,
    /// The lowest total, whatever the stock.
    Cheapest,
    /// As much as possible from the seller who offers most of the parts; the rest as with enough stock first.
    OneSeller,
    /// What is in stock, else the shortest stated lead time; then the lowest total.
    ShortestLeadTime,
}

impl Policy {
    pub const ALL: [Self; 4] = [Self::InStockFirst, Self::Cheapest, Self::OneSeller, Self::ShortestLeadTime];

    pub fn code(self) -> &'static str {
        match self {
            Self::InStockFirst => "in-stock-first",
            Self::Cheapest => "cheapest",
            Self::OneSeller => "one-seller",
            Self::ShortestLeadTime => "shortest-lead-time",
        }
    }

    /// The policy of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.code() == code)
    }

    /// Several sellers may share a purchase where none of them has enough in stock.
    pub fn splits(self) -> bool {
        matches!(self, Self::InStockFirst | Self::ShortestLeadTime)
    }

    /// What is compared before the total: smaller is better. An unknown lead time is never the shorter one.
    pub(super) fn rank(self, in_stock: bool, lead: u32) -> u32 {
        match self {
            Self::Cheapest => 0,
            Self::InStockFirst | Self::OneSeller => u32::from(!in_stock),
            Self::ShortestLeadTime if in_stock => 0,
            Self::ShortestLeadTime => lead,
        }
    }
}
