//! The parts of a BOM as they are bought, kept between two passes in a few bytes each.

use crate::domain::bom::package::Package;
use crate::domain::cost::deal::Deal;
use crate::domain::cost::demand::PartNeed;
use rust_decimal::Decimal;

/// A purchase as it is kept between two passes: a few bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::domain::cost) enum KeptPurchase {
    Nothing,
    Whole {
        quantity: u32,
        /// Pieces that assembly loses.
        lost: u32,
        /// Position among the asks.
        ask: u32,
        /// Counted from the first step of the ask.
        step: u16,
    },
    /// It is bought anew with decimals: the numbers do not fit, own stock is used, or several sellers share the purchase.
    Exact,
}

impl KeptPurchase {
    /// A deal at a step that is counted from `first`. `None` where the numbers do not fit.
    pub(super) fn whole(deal: Deal, first: u32, lost: u64) -> Option<Self> {
        Some(Self::Whole {
            quantity: u32::try_from(deal.quantity).ok()?,
            lost: u32::try_from(lost).ok()?,
            ask: deal.ask,
            step: u16::try_from(deal.step.checked_sub(first)?).ok()?,
        })
    }
}

/// What is paid in whole numbers.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::domain::cost) struct WholeSums {
    /// For the needed pieces, in units of 10^-18.
    pub parts: u128,
    /// For those that assembly loses, in units of 10^-12.
    pub attrition: u128,
    /// In units of 10^-12.
    pub total: u128,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::domain::cost) struct BoughtPart {
    pub first: u32,
    pub end: u32,
    pub pieces: Decimal,
    /// Millionths of a piece per board, where the part is bought in whole numbers.
    pub millionths: Option<u64>,
    pub package: Package,
    pub need: PartNeed,
    /// The lowest price of one piece.
    pub price: Option<Decimal>,
    /// Where its own stock stands.
    pub own: (u32, u32),
    /// Whole pieces that all sellers have, where the policy lets several of them share a purchase; else zero.
    pub sellers_stock: u64,
    pub is_by_hand: bool,
}

/// A sum in units of 10^-`places` as a decimal. Digits beyond the 28 that a decimal holds are cut from the end; a sum
/// that is larger still is the largest decimal.
pub fn sum_of(units: u128, places: u32) -> Decimal {
    let (mut units, mut places) = (units, places);
    while places > 0 && (units.is_multiple_of(10) || units > MOST_UNITS) {
        units /= 10;
        places -= 1;
    }
    i128::try_from(units)
        .ok()
        .and_then(|it| Decimal::try_from_i128_with_scale(it, places).ok())
        .unwrap_or(Decimal::MAX)
}

/// All parts as they are bought on a number of boards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::domain::cost) struct AtVolume {
    pub(in crate::domain::cost) boards: u32,
    pub(in crate::domain::cost) kept: Vec<KeptPurchase>,
    /// What they cost.
    pub(in crate::domain::cost) total: Decimal,
}

/// The largest whole number of a decimal.
const MOST_UNITS: u128 = (1 << 96) - 1;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kept_purchase_takes_few_bytes_and_what_does_not_fit_is_none() {
        assert!(size_of::<KeptPurchase>() <= 16, "{}", size_of::<KeptPurchase>());
        let deal = Deal { quantity: 4_294_967_295, ask: 7, step: 12 };
        let kept = KeptPurchase::Whole { quantity: u32::MAX, lost: 3, ask: 7, step: 2 };
        assert_eq!(KeptPurchase::whole(deal, 10, 3), Some(kept));
        assert_eq!(KeptPurchase::whole(Deal { quantity: 4_294_967_296, ..deal }, 10, 3), None);
        assert_eq!(KeptPurchase::whole(deal, 10, 4_294_967_296), None);
        assert_eq!(KeptPurchase::whole(Deal { step: 100_000, ..deal }, 10, 3), None);
    }
}
