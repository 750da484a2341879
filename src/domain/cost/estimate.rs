//! What a part may cost where no price is known, or beyond the last price that is known. A guess with its error: it has
//! sums of its own and never counts as a price.
//!
//! Where no price is known, a table of reference prices is asked. Beyond the last price that is known, prices fall along a
//! power law: each doubling of the quantity multiplies them by the same factor, another one for each class of parts.
//! Sources of the factors: a sample of 48,861 parts of LCSC/JLCPCB of May 2026 (China), and 1,349 ladders of western
//! distributors of 2021 to 2025. They are medians and say nothing of a single part.

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::domain::bom::PartClass;
use crate::domain::bom::package::PackageClass;
use crate::domain::day::Day;
use crate::domain::parts::Offer;
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

/// What a doubling of the quantity leaves of a price, in ten-thousandths.
struct Fall {
    class: PartClass,
    /// At western distributors.
    west: u32,
    /// At LCSC and JLCPCB.
    china: u32,
}

const fn fall_of(class: PartClass, west: u32, china: u32) -> Fall {
    Fall { class, west, china }
}

/// Chip resistors and ceramic capacitors fall faster than the others of their class.
const CHIP_RESISTOR: Fall = fall_of(PartClass::Resistor, 8_016, 9_533);
const CHIP_CAPACITOR: Fall = fall_of(PartClass::Capacitor, 8_538, 9_507);

const CLASSES: [Fall; 14] = [
    fall_of(PartClass::Resistor, 9_183, 9_481),
    fall_of(PartClass::Capacitor, 9_164, 9_454),
    fall_of(PartClass::Inductor, 9_202, 9_474),
    fall_of(PartClass::Diode, 8_956, 9_487),
    fall_of(PartClass::Led, 8_919, 9_474),
    fall_of(PartClass::Transistor, 9_221, 9_454),
    fall_of(PartClass::IntegratedCircuit, 9_474, 9_493),
    fall_of(PartClass::Crystal, 9_247, 9_454),
    fall_of(PartClass::Connector, 9_474, 9_461),
    fall_of(PartClass::Switch, 9_540, 9_461),
    fall_of(PartClass::Relay, 9_247, 9_434),
    fall_of(PartClass::Fuse, 9_247, 9_474),
    fall_of(PartClass::Transformer, 9_247, 9_434),
    fall_of(PartClass::Module, 9_247, 9_481),
];

/// All other parts.
const OTHER: Fall = fall_of(PartClass::Other, 9_183, 9_467);

/// Beyond this quantity no ladder was measured: the price is held.
const MOST: u32 = 100_000;
/// Of western ladders nine of ten miss their next price by at most this many hundredths.
const MISS: i64 = 37;

fn fall_of_class(class: PartClass, package: PackageClass) -> &'static Fall {
    let is_chip = matches!(
        package,
        PackageClass::Chip01005
            | PackageClass::Chip0201
            | PackageClass::Chip0402
            | PackageClass::Chip0603
            | PackageClass::Chip0805
            | PackageClass::Chip1206
    );
    match class {
        PartClass::Resistor if is_chip => &CHIP_RESISTOR,
        PartClass::Capacitor if is_chip => &CHIP_CAPACITOR,
        _ => CLASSES.iter().find(|it| it.class == class).unwrap_or(&OTHER),
    }
}

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
    let unit_price = rounded(last.unit_price.checked_mul(fall)?);
    need.checked_mul(unit_price)?;
    Some(Estimate {
        basis: EstimateBasis::KnownPrice,
        unit_price,
        low: rounded(unit_price.checked_mul(Decimal::new(100 - MISS, 2))?),
        high: last.unit_price,
        grounds: None,
    })
}

/// What is left of a price from one quantity to another: a factor for each doubling, and a straight line between two.
fn fall(from: Decimal, to: Decimal, doubling: u32) -> Option<Decimal> {
    let doubling = Decimal::new(doubling.into(), 4);
    let to = to.max(Decimal::ONE).min(Decimal::from(MOST));
    let (low, high) = (from.min(to), from.max(to));
    let mut ratio = high.checked_div(low)?;
    let mut factor = Decimal::ONE;
    while ratio >= Decimal::TWO {
        ratio = ratio.checked_div(Decimal::TWO)?;
        factor = factor.checked_mul(doubling)?;
    }
    let rest = ratio.checked_sub(Decimal::ONE)?.checked_mul(Decimal::ONE.checked_sub(doubling)?)?;
    factor = factor.checked_mul(Decimal::ONE.checked_sub(rest)?)?;
    if to < from { Decimal::ONE.checked_div(factor) } else { Some(factor) }
}

/// A guess needs no more digits than tell it.
fn rounded(price: Decimal) -> Decimal {
    price.round_sf(3).unwrap_or(price).normalize()
}

#[cfg(test)]
mod tests {
    use super::{beyond, fall};
    use crate::domain::bom::PartClass;
    use crate::domain::bom::package::PackageClass;
    use crate::domain::parts::{Offer, PriceBreak};
    use rust_decimal::Decimal;

    fn number(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn a_decade_falls_as_the_facts_say() {
        // Western chip resistors fall to 48 % per decade, connectors to 84 %, within two hundredths.
        for (doubling, expected) in [(8_016, "0.48"), (9_474, "0.84"), (8_538, "0.59")] {
            for (from, to) in [("1", "10"), ("100", "1000"), ("7", "70")] {
                let found = fall(number(from), number(to), doubling).unwrap();
                assert!((found - number(expected)).abs() < number("0.02"), "{doubling}: {found}");
            }
        }
        assert_eq!(fall(number("100"), number("100"), 8_016), Some(Decimal::ONE));
        let back = fall(number("100"), number("10"), 8_016).unwrap();
        assert!(back > Decimal::TWO);
        // Beyond what was measured the price is held.
        assert_eq!(fall(number("1"), number("100000"), 9_474), fall(number("1"), number("9000000"), 9_474));
    }

    #[test]
    fn more_pieces_never_cost_more_a_piece() {
        let mut last = Decimal::MAX;
        for quantity in (0..400_u32).map(|it| it * it + 1) {
            let found = fall(Decimal::ONE, quantity.into(), 8_016).unwrap();
            assert!(found <= last);
            last = found;
        }
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
