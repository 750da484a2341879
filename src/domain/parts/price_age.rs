//! How old a price is on the day of the check.

use serde::{Deserialize, Serialize};

/// Up to how many days a price is fresh, and from how many on it is stale; between them it is aging.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceAgeLimits {
    pub fresh_days: u32,
    pub stale_days: u32,
}

impl Default for PriceAgeLimits {
    /// Quotes hold for 30 days as a rule (terms of two board houses; docs/cost.md#age-of-prices); the 90 days are ours.
    fn default() -> Self {
        Self { fresh_days: 30, stale_days: 90 }
    }
}

/// How old a price is on the day of the check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PriceAge {
    /// No date is stated: unknown is never shown as fresh.
    Unknown,
    Fresh {
        days: u32,
    },
    /// Older than fresh, not yet stale: shown grey.
    Aging {
        days: u32,
    },
    Stale {
        days: u32,
    },
    /// The seller's own validity is over.
    Expired {
        days: u32,
    },
}
