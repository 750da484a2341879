//! In which currency the totals are, and which prices may go into them. Unlike currencies never add.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use crate::domain::money::Currency;
use crate::domain::money::rates::Rates;
use crate::domain::parts::{Conversion, Offer, has_price};
use crate::domain::place::SourceIndex;

/// How a price stands to the totals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    Counts,
    /// Another currency, and there is no rate.
    Differs(Currency),
    /// No currency is named, while the totals have one.
    NotStated,
}

/// Whether an offer's prices may go into totals of this currency. `None`: no price names one, so all add.
pub fn fit(offer: &Offer, total: Option<Currency>) -> Fit {
    match (offer.currency, total) {
        (Some(own), total) if total != Some(own) => Fit::Differs(own),
        (None, Some(_)) => Fit::NotStated,
        _ => Fit::Counts,
    }
}

/// Which currencies each file names beside its prices.
#[derive(Debug, Clone, Default)]
pub struct NamedCurrencies {
    /// The only currency that a file names; `None` where it names several.
    by_source: BTreeMap<SourceIndex, Option<Currency>>,
    /// Files with at least one price that names no currency.
    unnamed: BTreeSet<SourceIndex>,
}

impl NamedCurrencies {
    /// Takes note of an offer with a price.
    pub fn see(&mut self, offer: &Offer) {
        let Some(source) = source_of(offer).filter(|_| has_price(offer)) else { return };
        match offer.currency {
            None => {
                self.unnamed.insert(source);
            }
            Some(currency) => {
                let named = self.by_source.entry(source).or_insert(Some(currency));
                if *named != Some(currency) {
                    *named = None;
                }
            }
        }
    }

    /// Gives an offer without currency the only one that its file names, else the one that the user chose.
    pub fn settle(&self, offer: &mut Arc<Offer>, chosen: Option<Currency>) {
        if offer.currency.is_none()
            && let Some(currency) = source_of(offer).and_then(|it| self.only(it)).or(chosen)
        {
            Arc::make_mut(offer).currency = Some(currency);
        }
    }

    /// Files with prices whose currency is not named in them, in order.
    pub fn sources_without_currency(&self) -> impl Iterator<Item = SourceIndex> + '_ {
        self.unnamed.iter().copied().filter(|it| self.only(*it).is_none())
    }

    fn only(&self, source: SourceIndex) -> Option<Currency> {
        self.by_source.get(&source).copied().flatten()
    }
}

/// Brings the offers of a line into the currency of the totals, where the rates allow it; the others stay as they are.
/// An offer that several lines share is converted once: `done` keeps it.
pub fn convert(
    offers: &mut [Arc<Offer>],
    total: Currency,
    rates: &Rates,
    done: &mut HashMap<*const Offer, Arc<Offer>>,
) {
    for offer in offers {
        let Some(from) = offer.currency.filter(|it| *it != total) else { continue };
        let Some(rate) = rates.factor(from, total) else { continue };
        let converted = done.entry(Arc::as_ptr(offer)).or_insert_with(|| {
            let mut made = Offer::clone(offer);
            made.currency = Some(total);
            made.converted = Some(Conversion { from, rate });
            made.breaks.retain_mut(|it| match it.unit_price.checked_mul(rate) {
                Some(price) => {
                    it.unit_price = price;
                    true
                }
                None => false,
            });
            Arc::new(made)
        });
        *offer = Arc::clone(converted);
    }
}

/// The currency that most priced lines have; of equals the first in the alphabet. `None`: none is named.
pub fn most_common<'a>(lines: impl Iterator<Item = &'a [Arc<Offer>]>) -> Option<Currency> {
    let mut counts: BTreeMap<Currency, u32> = BTreeMap::new();
    let mut seen: Vec<Currency> = Vec::new();
    for offers in lines {
        seen.clear();
        for offer in offers.iter().filter(|it| has_price(it)) {
            if let Some(currency) = offer.currency
                && !seen.contains(&currency)
            {
                seen.push(currency);
                *counts.entry(currency).or_default() += 1;
            }
        }
    }
    let most = counts.values().copied().max()?;
    counts.into_iter().find(|it| it.1 == most).map(|it| it.0)
}

fn source_of(offer: &Offer) -> Option<SourceIndex> {
    offer.price_evidence.as_ref().map(|it| it.source)
}
