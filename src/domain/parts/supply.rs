//! What is known of the supply of a part, and how it covers a need.

use crate::domain::number::compare;
use crate::domain::parts::Offer;
use crate::domain::parts::lifecycle::Lifecycle;
use crate::domain::parts::stock::{Shelf, boards_from_stock, stock_of};
use rust_decimal::Decimal;

/// What is known of the supply of a part. Fitted lines only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartSupply {
    /// The first line of the part, an index into the report's lines.
    pub line: u32,
    /// Lines that are bought together.
    pub lines: u32,
    /// Pieces per board over all its lines; `None`: not known.
    pub pieces: Option<Decimal>,
    /// The user's own stock; `None`: not stated.
    pub on_hand: Option<Decimal>,
    /// Pieces at all sellers; `None`: not stated.
    pub at_sellers: Option<Decimal>,
    /// The shortest lead time for pieces that are in nobody's stock; `None`: not stated.
    pub lead_time_days: Option<u32>,
    /// A source says that the part is at hand and not how many pieces there are.
    pub is_in_stock: bool,
    /// Sellers that are known; own stock is none.
    pub sellers: u32,
    pub lifecycle: Option<Lifecycle>,
    /// The maker takes no orders on the day of the order: obsolete, or the last day for orders has passed.
    pub is_ended: bool,
}

/// How the pieces for a build come to hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Availability {
    /// Own stock covers it.
    OnHand,
    /// Own stock and that of sellers cover it.
    InStock,
    /// What no stock covers is ordered at this lead time, in days.
    LeadTime(u32),
    /// Nobody knows when.
    Unknown(Gap),
}

/// Why it is not known when a part is at hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// How many pieces a board takes is not known.
    Quantity,
    /// Neither stock nor lead time is stated.
    NothingStated,
    /// The stock is short, and no lead time is stated for the rest.
    LeadTime,
    /// The stock is short, and the part is no longer made.
    NotMade,
}

/// Stock against need.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cover {
    /// Less than the need.
    Short,
    /// Up to half more than the need.
    Low,
    /// Less than twice the need.
    Fair,
    /// Twice the need or more.
    Ample,
    /// No stock, or no need, is stated.
    Unknown,
}

impl Cover {
    /// The cover of a need by a stock: below 1, 1.5 and 2 times (docs/cost.md#stock-cover; the limit of 1.5 is ours).
    pub fn of(stock: Option<Decimal>, need: Option<Decimal>) -> Self {
        let (Some(stock), Some(need)) = (stock, need) else { return Self::Unknown };
        if compare(stock, need).is_lt() {
            return Self::Short;
        }
        let twice = stock.saturating_mul(Decimal::TWO);
        let is_below = |limit| compare(twice, limit).is_lt();
        if is_below(need.saturating_mul(Decimal::from(3))) {
            Self::Low
        } else if is_below(need.saturating_mul(Decimal::from(4))) {
            Self::Fair
        } else {
            Self::Ample
        }
    }

    /// The word of `report.json`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Short => "short",
            Self::Low => "low",
            Self::Fair => "fair",
            Self::Ample => "ample",
            Self::Unknown => "unknown",
        }
    }
}

impl PartSupply {
    /// What offers say of a part.
    pub fn of_offers<'a>(offers: impl Iterator<Item = &'a Offer> + Clone) -> Self {
        let bought = || offers.clone().filter(|it| !it.is_own_stock);
        let mut shelves: Vec<Shelf<'_>> = Vec::new();
        let mut lead: Option<u32> = None;
        let mut is_in_stock = false;
        for offer in bought() {
            let shelf = Shelf::of_seller(offer);
            if shelf.is_some_and(|it| !shelves.contains(&it)) {
                shelves.extend(shelf);
            }
            match offer.lead_time_days.as_ref().map(|it| it.value) {
                // "Stock" says when what is there comes, and nothing of further pieces.
                Some(0) => is_in_stock |= offer.stock.is_none(),
                Some(days) => lead = Some(lead.map_or(days, |it| it.min(days))),
                None => {}
            }
        }
        Self {
            line: 0,
            lines: 1,
            pieces: None,
            on_hand: stock_of(offers.clone().filter(|it| it.is_own_stock)),
            at_sellers: stock_of(bought()),
            lead_time_days: lead,
            is_in_stock,
            sellers: u32::try_from(shelves.len()).unwrap_or(u32::MAX),
            lifecycle: None,
            is_ended: false,
        }
    }

    /// Own stock and that of sellers; `None`: not stated.
    pub fn stock(&self) -> Option<Decimal> {
        match (self.on_hand, self.at_sellers) {
            (Some(own), Some(sellers)) => Some(own.checked_add(sellers).unwrap_or(Decimal::MAX)),
            (one, other) => one.or(other),
        }
    }

    /// Pieces that a build needs; `None`: not known.
    pub fn need(&self, boards: u32) -> Option<Decimal> {
        self.pieces.map(|it| it.checked_mul(Decimal::from(boards)).unwrap_or(Decimal::MAX))
    }

    /// Stock against need at a volume.
    pub fn cover(&self, boards: u32) -> Cover {
        Cover::of(self.stock(), self.need(boards))
    }

    /// Pieces that are in nobody's stock; `None`: the stock covers the need, or either is not stated.
    pub fn short_by(&self, boards: u32) -> Option<Decimal> {
        let missing = self.need(boards)?.checked_sub(self.stock()?)?;
        (missing > Decimal::ZERO).then_some(missing)
    }

    /// Boards that the stated stock makes; `None`: not stated, or the board needs none.
    pub fn boards_from_stock(&self) -> Option<u64> {
        boards_from_stock(self.stock()?, self.pieces?)
    }

    /// How the pieces for a build come to hand.
    pub fn availability(&self, boards: u32) -> Availability {
        let Some(need) = self.need(boards) else { return Availability::Unknown(Gap::Quantity) };
        if self.on_hand.is_some_and(|it| it >= need) {
            return Availability::OnHand;
        }
        if self.is_in_stock || self.stock().is_some_and(|it| it >= need) {
            return Availability::InStock;
        }
        if self.is_ended {
            return Availability::Unknown(Gap::NotMade);
        }
        match self.lead_time_days {
            Some(days) => Availability::LeadTime(days),
            None if self.stock().is_some() => Availability::Unknown(Gap::LeadTime),
            None => Availability::Unknown(Gap::NothingStated),
        }
    }
}
