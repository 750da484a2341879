//! Attrition: the pieces that an assembly line loses, bought on top of the need (docs/cost.md#attrition).
//!
//! Promise: for one rule the loss never falls when the need rises.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::{Deserialize, Serialize};

use crate::domain::bom::package::PackageClass;
use crate::domain::number::product::{product, small_product};

/// A named, editable table of rules. The first rule that fits a part counts; without one nothing is lost.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AttritionTable {
    pub name: String,
    /// Where the figures come from.
    #[serde(default)]
    pub source: String,
    pub rules: Vec<AttritionRule>,
}

/// What is lost of the parts that a rule fits.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct AttritionRule {
    /// Packages that it fits; empty: all.
    pub packages: Vec<PackageClass>,
    /// Price of one piece from which on it fits, in the profile's currency. A part without a price fits no band.
    pub price_from: Option<Decimal>,
    /// Price of one piece below which it fits.
    pub price_below: Option<Decimal>,
    /// At least these pieces.
    pub minimum: Decimal,
    /// Pieces for the leader of the tape, before the rate.
    pub leader: Decimal,
    /// Share of the need: `0.1` is 10 %.
    pub rate: Decimal,
    /// The rate counts on pieces beyond the first reel only, and part of a piece is not lost (JLCPCB's rule).
    pub reel: Option<Decimal>,
    /// Times that the part is set up: 2 for assembly of both sides; 0 is read as 1.
    pub sides: Decimal,
    /// At least these pieces are taken in all, need included.
    pub least: Option<Decimal>,
}

impl AttritionTable {
    /// The rule for a part; `price` is that of one piece in the profile's currency, where it is known.
    pub fn rule(&self, class: PackageClass, price: Option<Decimal>) -> Option<&AttritionRule> {
        self.rules.iter().find(|it| it.fits(class, price))
    }

    /// True where a rule asks for the price of a part.
    pub fn has_price_bands(&self) -> bool {
        self.rules.iter().any(|it| it.price_from.is_some() || it.price_below.is_some())
    }
}

impl AttritionRule {
    fn fits(&self, class: PackageClass, price: Option<Decimal>) -> bool {
        let in_band = |limit: Option<Decimal>, test: fn(Decimal, Decimal) -> bool| {
            limit.is_none_or(|limit| price.is_some_and(|price| test(price, limit)))
        };
        (self.packages.is_empty() || self.packages.contains(&class))
            && in_band(self.price_from, |price, limit| price >= limit)
            && in_band(self.price_below, |price, limit| price < limit)
    }

    /// The pieces that are lost of a need: max(minimum, leader + ceil(need × rate)), times the sides.
    /// Nothing needed: nothing lost. `None` beyond what a decimal can hold.
    pub fn pieces(&self, need: Decimal) -> Option<Decimal> {
        if need <= Decimal::ZERO {
            return Some(Decimal::ZERO);
        }
        let lost = match self.reel {
            Some(reel) => {
                let beyond = need.checked_sub(reel)?.max(Decimal::ZERO);
                beyond.checked_mul(self.rate)?.floor()
            }
            None => need.checked_mul(self.rate)?.ceil(),
        };
        let once = self.leader.checked_add(lost)?.max(self.minimum).max(Decimal::ZERO);
        let lost = once.checked_mul(self.sides.max(Decimal::ONE))?;
        match self.least {
            // What lifts the order to the least quantity is lost to the line as well.
            Some(least) => Some(lost.max(least.checked_sub(need)?)),
            None => Some(lost),
        }
    }

    /// The rule in whole numbers, where it fits into them.
    pub fn whole(&self) -> Option<WholeRule> {
        let whole = |it: Decimal| if it.fract().is_zero() { it.to_u64() } else { None };
        let rate = whole(self.rate.checked_mul(Decimal::from(MILLION))?)?;
        Some(WholeRule {
            minimum: whole(self.minimum)?,
            leader: whole(self.leader)?,
            rate,
            reel: match self.reel {
                Some(reel) => Some(whole(reel)?),
                None => None,
            },
            sides: whole(self.sides)?.max(1),
            least: match self.least {
                Some(least) => whole(least)?,
                None => 0,
            },
        })
    }
}

/// Parts of a million, the unit of rates and of parts of a piece.
pub const MILLION: u64 = 1_000_000;

/// An [`AttritionRule`] in whole numbers, for the inner loop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WholeRule {
    minimum: u64,
    leader: u64,
    /// Millionths.
    rate: u64,
    reel: Option<u64>,
    sides: u64,
    least: u64,
}

impl WholeRule {
    /// Like [`AttritionRule::pieces`]; the need is in millionths of a piece. `None` where it does not fit.
    pub fn pieces(&self, need: u64) -> Option<u64> {
        if need == 0 {
            return Some(0);
        }
        let of_rate = match self.reel {
            Some(reel) => need.saturating_sub(reel.checked_mul(MILLION)?),
            None => need,
        };
        let (whole, part) = lost_of(of_rate, self.rate)?;
        // Of a reel only whole pieces are lost.
        let lost = if part && self.reel.is_none() { whole.checked_add(1)? } else { whole };
        let lost = self.leader.checked_add(lost)?.max(self.minimum).checked_mul(self.sides)?;
        if self.least == 0 {
            return Some(lost);
        }
        // A need with part of a piece is left to the exact way.
        need.is_multiple_of(MILLION).then(|| lost.max(self.least.saturating_sub(need / MILLION)))
    }
}

/// A need in millionths times a rate in millionths: whole pieces, and whether part of one is left.
fn lost_of(need: u64, rate: u64) -> Option<(u64, bool)> {
    let (pieces, part) = (need / MILLION, need % MILLION);
    if part == 0
        && let Some(lost) = small_product(pieces, rate)
    {
        return Some((lost / MILLION, !lost.is_multiple_of(MILLION)));
    }
    let (lost, unit) = (product(need, rate), product(MILLION, MILLION));
    Some((u64::try_from(lost / unit).ok()?, !lost.is_multiple_of(unit)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rust_decimal::Decimal;

    use super::{AttritionRule, AttritionTable, MILLION};
    use crate::domain::bom::package::PackageClass;

    fn rule(minimum: u32, leader: u32, percent: u32) -> AttritionRule {
        AttritionRule {
            minimum: minimum.into(),
            leader: leader.into(),
            rate: Decimal::new(percent.into(), 2),
            ..AttritionRule::default()
        }
    }

    #[test]
    fn worked_examples() {
        // (rule, need, lost): 10 % of 200, at least 10; the example of InvenTree 1539; CalcuQuote's 0402.
        for (rule, need, lost) in [
            (rule(10, 0, 10), "200", "20"),
            (rule(10, 0, 10), "4", "10"),
            (rule(0, 10, 25), "100", "35"),
            (rule(0, 20, 5), "1000", "70"),
            (rule(0, 0, 10), "1.5", "1"),
            (rule(10, 10, 10), "0", "0"),
        ] {
            assert_eq!(rule.pieces(need.parse().unwrap()), Some(lost.parse().unwrap()), "{need}");
        }
    }

    #[test]
    fn the_first_rule_that_fits_counts() {
        let table = AttritionTable {
            rules: vec![
                AttritionRule { price_from: Some(Decimal::from(5)), ..rule(1, 0, 0) },
                AttritionRule { packages: vec![PackageClass::Chip0402], ..rule(10, 0, 10) },
                rule(1, 0, 0),
            ],
            ..AttritionTable::default()
        };
        let lost = |class, price: Option<u32>| {
            table.rule(class, price.map(Decimal::from)).and_then(|it| it.pieces(Decimal::from(200)))
        };
        assert_eq!(lost(PackageClass::Chip0402, Some(1)), Some(Decimal::from(20)));
        assert_eq!(lost(PackageClass::Chip0402, Some(5)), Some(Decimal::ONE));
        assert_eq!(lost(PackageClass::Chip0402, None), Some(Decimal::from(20)));
        assert_eq!(lost(PackageClass::Bga, None), Some(Decimal::ONE));
    }

    proptest! {
        #[test]
        fn whole_numbers_say_the_same_and_more_need_never_loses_less(
            (minimum, leader, percent) in (0_u32..50, 0_u32..50, 0_u32..60),
            reel in proptest::option::of(0_u32..5_000),
            sides in 0_u32..3,
            need in 0_u32..200_000,
            more in 1_u32..500,
        ) {
            let rule = AttritionRule {
                reel: reel.map(Decimal::from),
                sides: sides.into(),
                ..rule(minimum, leader, percent)
            };
            let lost = rule.pieces(need.into()).unwrap();
            let whole = rule.whole().unwrap().pieces(u64::from(need) * MILLION).unwrap();
            prop_assert_eq!(lost, Decimal::from(whole));
            prop_assert!(rule.pieces((need + more).into()).unwrap() >= lost);
        }
    }
}
