//! How much each factor of the risk counts.

use serde::{Deserialize, Serialize};

/// How much each factor counts. Only the shares matter; where all are zero the usual weights count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct RiskWeights {
    pub lifecycle: u8,
    pub lead_time: u8,
    pub stock: u8,
    pub sources: u8,
    pub compliance: u8,
    pub price_age: u8,
}

impl Default for RiskWeights {
    /// Ours: a part that is no longer made is the worst, an old price the least.
    fn default() -> Self {
        Self { lifecycle: 30, lead_time: 20, stock: 20, sources: 15, compliance: 10, price_age: 5 }
    }
}

impl RiskWeights {
    /// The weight of a factor.
    pub fn of(&self, factor: Factor) -> u32 {
        let usual = Self::default();
        let is_blank = Factor::ALL.iter().all(|it| self.stated(*it) == 0);
        (if is_blank { &usual } else { self }).stated(factor).into()
    }

    /// The weight of a factor, to be changed.
    pub fn weight_mut(&mut self, factor: Factor) -> &mut u8 {
        match factor {
            Factor::Lifecycle => &mut self.lifecycle,
            Factor::LeadTime => &mut self.lead_time,
            Factor::Stock => &mut self.stock,
            Factor::Sources => &mut self.sources,
            Factor::Compliance => &mut self.compliance,
            Factor::PriceAge => &mut self.price_age,
        }
    }

    fn stated(&self, factor: Factor) -> u8 {
        match factor {
            Factor::Lifecycle => self.lifecycle,
            Factor::LeadTime => self.lead_time,
            Factor::Stock => self.stock,
            Factor::Sources => self.sources,
            Factor::Compliance => self.compliance,
            Factor::PriceAge => self.price_age,
        }
    }
}

/// What the risk is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub enum Factor {
    Lifecycle,
    LeadTime,
    Stock,
    Sources,
    Compliance,
    PriceAge,
}

impl Factor {
    pub const ALL: [Self; 6] =
        [Self::Lifecycle, Self::LeadTime, Self::Stock, Self::Sources, Self::Compliance, Self::PriceAge];

    /// The word of `report.json`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Lifecycle => "lifecycle",
            Self::LeadTime => "lead-time",
            Self::Stock => "stock",
            Self::Sources => "sources",
            Self::Compliance => "compliance",
            Self::PriceAge => "price-age",
        }
    }
}
