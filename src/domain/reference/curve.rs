//! How a price depends on the quantity and on where one buys: cheap parts fall further than dear ones, and western
//! distributors ask more for cheap parts than Chinese ones.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::domain::reference::octaves::{OCTAVE, octaves};

/// Where parts are bought. `code` is the word of settings and files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum PriceLevel {
    /// Distributors of China, such as LCSC.
    #[default]
    China,
    /// Distributors of Europe, America and Japan.
    West,
}

impl PriceLevel {
    pub const ALL: [Self; 2] = [Self::China, Self::West];

    pub fn code(self) -> &'static str {
        match self {
            Self::China => "china",
            Self::West => "west",
        }
    }

    /// By the region of a time zone of the IANA; without a region the level of the table.
    pub fn of_time_zone(zone: &str) -> Self {
        const CHINESE: [&str; 8] =
            ["Shanghai", "Chongqing", "Harbin", "Urumqi", "Kashgar", "Hong_Kong", "Macau", "Taipei"];
        match zone.split_once('/') {
            None | Some(("Etc", _)) => Self::China,
            Some(("Asia", city)) if CHINESE.contains(&city) => Self::China,
            Some(_) => Self::West,
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.code() == code)
    }
}

/// The quantities of a curve, as powers of ten: 1 to 10,000 pieces.
pub(super) const QUANTITIES: usize = 5;
/// Prices at 1,000 pieces for which a curve is known: from 2^-13, each four times the one before.
pub(super) const KNOTS: usize = 11;
pub(super) const FIRST_KNOT: i32 = -13 * OCTAVE;
pub(super) const BETWEEN_KNOTS: i32 = 2 * OCTAVE;
/// Octaves of a factor of ten, rounded down so that 1,000 is at its place and not just before it.
const TEN: i32 = 3_401;

/// For each knot the price at each quantity beside the reference price, which is that of 1,000 pieces in China.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Curve(pub(super) Vec<[i16; QUANTITIES]>);

impl Curve {
    /// Medians of 525,000 parts of a Chinese seller in May 2026: what falls where a table has no curve of its own.
    pub(super) fn usual() -> Self {
        let dear = [80, 70, 0, 0, 0];
        Self(vec![
            [330, 330, 330, 0, 0],
            [370, 370, 370, 0, -370],
            [360, 360, 360, 0, -430],
            [560, 560, 390, 0, -360],
            [720, 710, 380, 0, -250],
            [840, 680, 250, 0, 0],
            [760, 510, 140, 0, 0],
            [390, 230, 0, 0, 0],
            dear,
            dear,
            dear,
        ])
    }

    /// What a price at a quantity is beside the reference price. No quantity above 10,000 was measured: the price
    /// is held.
    pub(super) fn ratio(&self, reference: i32, quantity: Decimal) -> i32 {
        let quantity = octaves(quantity).unwrap_or(0).clamp(0, 4 * TEN);
        let place = (reference - FIRST_KNOT).clamp(0, BETWEEN_KNOTS * (KNOTS as i32 - 1));
        let (knot, beyond) = (place / BETWEEN_KNOTS, place % BETWEEN_KNOTS);
        let at_knot = |knot: i32| {
            let knot = usize::try_from(knot).ok().and_then(|it| self.0.get(it)).or(self.0.last());
            let falls = knot.copied().unwrap_or_default();
            let at = |index: i32| {
                usize::try_from(index).ok().and_then(|it| falls.get(it)).map_or(0, |it| i32::from(*it))
            };
            between(at(quantity / TEN), at((quantity / TEN + 1).min(4)), quantity % TEN, TEN)
        };
        between(at_knot(knot), at_knot(knot + 1), beyond, BETWEEN_KNOTS)
    }
}

/// On the straight line from one value to another.
fn between(from: i32, to: i32, part: i32, of: i32) -> i32 {
    from + (to - from) * part / of
}

#[cfg(test)]
mod tests {
    use super::{Curve, OCTAVE, PriceLevel};
    use rust_decimal::Decimal;

    #[test]
    fn more_pieces_never_cost_more() {
        let curve = Curve::usual();
        for reference in (-20..12).map(|it| it * OCTAVE + 100) {
            let ratios: Vec<i32> =
                (1..200_u32).map(|it| curve.ratio(reference, Decimal::from(it * it))).collect();
            assert!(ratios.is_sorted_by(|one, other| one >= other), "{reference}: {ratios:?}");
        }
        assert_eq!(curve.ratio(-5 * OCTAVE, Decimal::from(1_000)), 0);
        assert_eq!(curve.ratio(-5 * OCTAVE, Decimal::from(100)), 380);
        assert_eq!(
            curve.ratio(-10 * OCTAVE, Decimal::from(10_000)),
            curve.ratio(-10 * OCTAVE, Decimal::from(5_000_000))
        );
    }

    #[test]
    fn levels_have_codes() {
        assert_eq!(PriceLevel::from_code("west"), Some(PriceLevel::West));
        assert_eq!(PriceLevel::from_code("east"), None);
        for (zone, level) in [
            ("Europe/Berlin", PriceLevel::West),
            ("America/Argentina/Ushuaia", PriceLevel::West),
            ("Asia/Tokyo", PriceLevel::West),
            ("Asia/Shanghai", PriceLevel::China),
            ("UTC", PriceLevel::China),
            ("Etc/UTC", PriceLevel::China),
        ] {
            assert_eq!(PriceLevel::of_time_zone(zone), level, "{zone}");
        }
    }
}
