//! What a part may cost where no price is known, or beyond the last price that is known. A guess with its error: it has
//! sums of its own and never counts as a price.

use rust_decimal::Decimal;

/// What an estimate rests on. `code` is the word of `report.json`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EstimateBasis {
    /// A known price, carried on to the quantity by the curve of the part's class.
    KnownPrice,
    /// The median price of the part's class, carried on likewise.
    ClassMedian,
}

impl EstimateBasis {
    pub fn code(self) -> &'static str {
        match self {
            Self::KnownPrice => "known-price",
            Self::ClassMedian => "class-median",
        }
    }
}

/// An estimated price of one piece with its error band, in the currency of the totals, and what the line's pieces cost
/// by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Estimate {
    pub basis: EstimateBasis,
    pub unit_price: Decimal,
    /// Nine of ten real prices lie between `low` and `high`.
    pub low: Decimal,
    pub high: Decimal,
    /// Need with attrition, of this line alone, × the unit price.
    pub extended: Decimal,
}

/// What the estimated lines of a volume cost together; it is in no other sum of the tier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct EstimatedSum {
    pub parts: Decimal,
    pub low: Decimal,
    pub high: Decimal,
}
