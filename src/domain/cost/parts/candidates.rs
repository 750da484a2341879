//! Who offers a part: the offers of all its lines, and what of them may be bought.

use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use crate::domain::cost::demand::Demand;
use crate::domain::cost::groups::Groups;
use crate::domain::money::Currency;
use crate::domain::parts::currency::{Fit, fit};
use crate::domain::parts::{Offer, OfferPlace, has_price};
use crate::domain::sorting::sort;

/// Who offers it: the line, the position in the line's offers, the offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::domain::cost) struct Candidate {
    pub line: u32,
    pub position: u32,
    pub offer: Arc<Offer>,
    /// Neither the day of its price nor how long it holds is stated. Told here so that the offer need not be fetched.
    pub is_undated: bool,
}

impl Candidate {
    fn new(line: u32, position: u32, offer: &Arc<Offer>) -> Self {
        let is_undated = offer.quoted.is_none() && offer.valid_until.is_none();
        Self { line, position, offer: Arc::clone(offer), is_undated }
    }
}

/// Pieces in own stock, and what one stands in the books in the currency of the totals; zero where it is not stated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct OwnStock {
    pub candidate: Candidate,
    pub pieces: Decimal,
    pub unit_price: Decimal,
}

/// The offers of all lines of a group, part data that several lines share only once.
pub(super) fn collect(members: &[u32], demands: &[Demand<'_>], candidates: &mut Vec<Candidate>) {
    candidates.clear();
    let mut first: &[Arc<Offer>] = &[];
    for (position, member) in members.iter().enumerate() {
        let Some(demand) = demands.get(*member as usize) else { continue };
        let shared = if position == 0 { &[] } else { first };
        candidates.extend(
            demand
                .offers
                .iter()
                .zip(0..)
                .filter(|(it, _)| !shared.iter().any(|other| Arc::ptr_eq(it, other)))
                .map(|(offer, position)| Candidate::new(*member, position, offer)),
        );
        if position == 0 {
            first = demand.offers;
        }
    }
}

/// A seller's offer with a price that counts in the currency of the totals.
pub(super) fn can_be_bought(offer: &Offer, currency: Option<Currency>) -> bool {
    !offer.is_own_stock && fit(offer, currency) == Fit::Counts && has_price(offer)
}

/// What of a part lies in own stock.
pub(super) fn own_stock(found: &[Candidate], currency: Option<Currency>) -> Vec<OwnStock> {
    let mut list: Vec<OwnStock> = Vec::new();
    for candidate in found.iter().filter(|it| it.offer.is_own_stock) {
        let offer = &candidate.offer;
        let Some(stock) = offer.stock.as_ref().filter(|it| it.value >= Decimal::ONE) else { continue };
        // Several lines of a part each hold the row.
        if list.iter().any(|it| it.candidate.offer.stock == offer.stock) {
            continue;
        }
        let price = offer.breaks.first().filter(|_| fit(offer, currency) == Fit::Counts);
        let unit_price = price.map_or(Decimal::ZERO, |it| it.unit_price);
        list.push(OwnStock { candidate: candidate.clone(), pieces: stock.value.floor(), unit_price });
    }
    list
}

/// The offer that was chosen by hand for one of the lines; of several choices the latest.
pub(super) fn chosen_of(members: &[u32], chosen: &[(u32, OfferPlace)]) -> Option<OfferPlace> {
    chosen.iter().rev().find(|it| members.binary_search(&it.0).is_ok()).map(|it| it.1)
}

pub(super) fn is_of(offer: &Offer, seller: &str) -> bool {
    offer.seller.as_deref().is_some_and(|it| it.trim().eq_ignore_ascii_case(seller))
}

/// The seller with prices for most parts; of equals the first in the alphabet.
pub(super) fn best_seller(
    demands: &[Demand<'_>],
    groups: &Groups,
    currency: Option<Currency>,
) -> Option<String> {
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    let mut found = Vec::new();
    for members in groups.iter() {
        collect(members, demands, &mut found);
        let mut sellers: Vec<String> = found
            .iter()
            .filter(|it| can_be_bought(&it.offer, currency))
            .filter_map(|it: &Candidate| it.offer.seller.as_deref())
            .map(|it| it.trim().to_ascii_lowercase())
            .filter(|it| !it.is_empty())
            .collect();
        sort(&mut sellers);
        sellers.dedup();
        for seller in sellers {
            *counts.entry(seller).or_default() += 1;
        }
    }
    let most = counts.values().copied().max()?;
    counts.into_iter().find(|it| it.1 == most).map(|it| it.0)
}
