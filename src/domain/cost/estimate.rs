//! What a part may cost where no price is known, or beyond the last price that is known. A guess with its error: it has
//! sums of its own and never counts as a price.
//!
//! Where no price is known, a table of reference prices is asked. Beyond the last price that is known, prices fall along a
//! power law (`price_fall`).

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::domain::bom::PartClass;
use crate::domain::bom::package::PackageClass;
use crate::domain::cost::price_fall::{STEPS, billionths, fall, fall_of_class};
use crate::domain::day::Day;
use crate::domain::parts::Offer;
use crate::domain::reference::octaves::three_digits;
use crate::domain::reference::{EstimateSource, PriceBand};

/// What an estimate rests on. `code` is the word of `report.json`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EstimateBasis {
    /// A known price, carried on to the quantity by the curve of the part's class.
    KnownPrice,
    /// A table of reference prices.
    Reference(EstimateSource),
}

impl EstimateBasis {
    pub fn code(self) -> &'static str {
        match self {
            Self::KnownPrice => "known-price",
            Self::Reference(source) => source.code(),
        }
    }
}

/// An estimated price of one piece with its error band, in the currency of the totals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Estimate {
    pub basis: EstimateBasis,
    pub unit_price: Decimal,
    /// By a table: eight of ten such parts cost from `low` to `high`. From a known price: nine of ten ladders stay
    /// above `low`, and `high` is the known price, which is held.
    pub low: Decimal,
    pub high: Decimal,
    /// Of an estimate by a table of reference prices.
    pub grounds: Option<Arc<Grounds>>,
}

impl Estimate {
    /// What the line's need costs by it, without attrition.
    pub fn extended(&self, need: Decimal) -> Decimal {
        need.saturating_mul(self.unit_price)
    }
}

/// The parts of a table that an estimate rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grounds {
    /// The beginning of their part numbers, or the family or class of parts.
    pub of: String,
    /// How many there are, to two digits.
    pub parts: u32,
    /// The day of their prices.
    pub as_of: Day,
}

/// What the estimated lines of a volume cost together; it is in no other sum of the tier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct EstimatedSum {
    pub parts: Decimal,
    pub low: Decimal,
    pub high: Decimal,
}

/// Of western ladders nine of ten miss their next price by at most this many hundredths.
const MISS: u64 = 37;

/// The estimate of a part without any price by what a table of reference prices says of one piece. `rate` is the price of
/// a unit of the table's currency in that of the totals.
pub fn by_reference(
    from: EstimateSource,
    found: PriceBand,
    grounds: &Arc<Grounds>,
    rate: Decimal,
) -> Option<Estimate> {
    // The prices of a table have three digits already.
    let of = |price: Decimal| {
        if rate == Decimal::ONE { Some(price) } else { price.checked_mul(rate).map(rounded) }
    };
    Some(Estimate {
        basis: EstimateBasis::Reference(from),
        unit_price: of(found.unit_price)?,
        low: of(found.low)?,
        high: of(found.high)?,
        grounds: Some(Arc::clone(grounds)),
    })
}

/// The estimate of a part beyond the last price break of the offer that is bought; the price itself stays the offer's.
pub fn beyond(
    offer: &Offer,
    class: PartClass,
    package: PackageClass,
    need: Decimal,
    order: Decimal,
) -> Option<Estimate> {
    let last = offer.breaks.iter().rev().find(|it| it.can_be_paid())?;
    let falls = fall_of_class(class, package);
    let seller = offer.seller.as_deref().unwrap_or("").to_ascii_lowercase();
    let is_china = seller.contains("lcsc") || seller.contains("jlc");
    let fall = fall(last.quantity, order, if is_china { falls.china } else { falls.west })?;
    let of_last = |steps: u64| {
        let price = u128::from(billionths(last.unit_price)?) * u128::from(steps) / u128::from(STEPS);
        u64::try_from(price).ok().map(three_digits)
    };
    let unit_price = of_last(fall)?;
    need.checked_mul(unit_price)?;
    Some(Estimate {
        basis: EstimateBasis::KnownPrice,
        unit_price,
        low: of_last(fall / 100 * (100 - MISS))?,
        high: last.unit_price,
        grounds: None,
    })
}

/// A guess needs no more digits than tell it.
fn rounded(price: Decimal) -> Decimal {
    price.round_sf(3).unwrap_or(price).normalize()
}

#[cfg(test)]
mod tests {
    use super::beyond;
    use crate::domain::bom::PartClass;
    use crate::domain::bom::package::PackageClass;
    use crate::domain::parts::{Offer, PriceBreak};
    use rust_decimal::Decimal;

    fn number(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn a_known_price_is_carried_on_and_never_above_itself() {
        let offer = Offer {
            breaks: vec![PriceBreak { quantity: number("1000"), unit_price: number("0.5") }],
            ..Offer::default()
        };
        let need = number("8000");
        let found = beyond(&offer, PartClass::IntegratedCircuit, PackageClass::Other, need, need).unwrap();
        // Three doublings: 0.5 × 0.9474³ = 0.425.
        assert_eq!([found.low, found.unit_price, found.high], ["0.268", "0.425", "0.5"].map(number));
    }
}
