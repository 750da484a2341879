//! The fee for a reel made to order, where the seller states none: as the profile says.
//!
//! A reel that can be ordered in any number of pieces is cut and wound for the order, which sellers charge for once
//! (docs/cost.md#fees). A reel in whole multiples is the maker's own, and costs nothing more.

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::domain::money::rates::Rates;
use crate::domain::parts::Offer;
use crate::domain::profile::Profile;

/// The offers of a line with the fee of the profile; `None`: they stay as they are.
pub fn with_reel_fees(
    offers: &[Arc<Offer>],
    profile: Option<&Profile>,
    rates: Option<&Rates>,
) -> Option<Vec<Arc<Offer>>> {
    let profile = profile?;
    let fee = profile.reel_fee.filter(|it| *it > Decimal::ZERO)?;
    if !offers.iter().any(|it| lacks_fee(it)) {
        return None;
    }
    let charged = offers.iter().map(|offer| {
        let factor = offer.currency.filter(|_| lacks_fee(offer)).and_then(|currency| match rates {
            _ if currency == profile.currency => Some(Decimal::ONE),
            Some(rates) => rates.factor(profile.currency, currency),
            None => None,
        });
        match factor.and_then(|it| fee.checked_mul(it)) {
            Some(fee) => Arc::new(Offer { fee: Some(fee), ..offer.as_ref().clone() }),
            None => Arc::clone(offer),
        }
    });
    Some(charged.collect())
}

/// A reel made to order that is sold without a word about its fee.
fn lacks_fee(offer: &Offer) -> bool {
    let is_reel = offer.packaging.as_deref().is_some_and(names_reel);
    let is_whole = offer.multiple.is_some_and(|it| it > Decimal::ONE);
    is_reel && !is_whole && offer.fee.is_none() && !offer.is_own_stock
}

/// "Digi-Reel®", "MouseReel", "Reel", and not "cut tape".
fn names_reel(packaging: &str) -> bool {
    let low = packaging.to_lowercase();
    ["reel", "rolle", "卷", "リール"].iter().any(|it| low.contains(it)) && !low.contains("cut")
}

#[cfg(test)]
mod tests {
    use super::{Offer, with_reel_fees};
    use crate::domain::money::Currency;
    use crate::domain::money::rates::read_rates;
    use crate::domain::profile::file::read_profile;
    use rust_decimal::Decimal;
    use std::sync::Arc;

    #[test]
    fn only_reels_made_to_order_without_a_stated_fee_cost_the_profiles_fee() {
        let text = r#"{"schema":"bomlight-profile/1","name":"x","currency":"USD","reel_fee":"7",
            "processes":[{"name":"only"}]}"#;
        let profile = read_profile(text).unwrap();
        let rates = read_rates(r#"{"base":"EUR","date":"2026-11-20","rates":{"USD":"1.25"}}"#).unwrap();
        let offer = |packaging: &str, multiple: u32, fee: Option<u32>, currency| {
            Arc::new(Offer {
                packaging: Some(packaging.to_owned()),
                multiple: Some(Decimal::from(multiple)),
                fee: fee.map(Decimal::from),
                currency: Some(currency),
                ..Offer::default()
            })
        };
        for (it, expected) in [
            (offer("Digi-Reel®", 1, None, Currency::USD), Some(Decimal::from(7))),
            (offer("MouseReel", 1, None, Currency::EUR), Some(Decimal::new(56, 1))),
            (offer("Reel", 1, Some(5), Currency::USD), Some(Decimal::from(5))),
            (offer("Tape & Reel (TR)", 4_000, None, Currency::USD), None),
            (offer("Cut Tape", 1, None, Currency::USD), None),
        ] {
            let offers = [Arc::clone(&it)];
            let charged = with_reel_fees(&offers, Some(&profile), Some(&rates));
            let fee = charged.map_or(it.fee, |it| it[0].fee);
            assert_eq!(fee.map(|it| it.normalize()), expected, "{:?}", it.packaging);
        }
        assert!(with_reel_fees(&[offer("Reel", 1, None, Currency::USD)], None, None).is_none());
    }
}
