//! The columns of one seller's offer, and the seller that a column names.

use super::columns::column::Column;
use super::fold::fold;
use super::lexicon::lexicon;
use crate::domain::money::Currency;

/// The columns of one seller's offer.
#[derive(Debug, Clone, Default)]
pub(crate) struct OfferColumns {
    pub seller: Option<String>,
    pub seller_column: Option<usize>,
    pub number: Option<usize>,
    pub price: Option<usize>,
    pub currency: Option<usize>,
    pub moq: Option<usize>,
    pub multiple: Option<usize>,
    pub packaging: Option<usize>,
    pub stock: Option<usize>,
    pub lead_time: Option<usize>,
    /// The day of the price, its last day, the fee for the packaging.
    pub quoted: Option<usize>,
    pub valid_until: Option<usize>,
    pub fee: Option<usize>,
    /// The stock is the user's own.
    pub is_own_stock: bool,
    /// The break columns belong to this offer.
    pub has_breaks: bool,
    pub header_currency: Option<Currency>,
    pub price_unit: u32,
    /// The column that says for how many pieces the price is ("Preiseinheit": 1000).
    pub price_unit_column: Option<usize>,
}

impl OfferColumns {
    /// One of its columns says what the parts cost, or whether they can be had.
    pub(super) fn says_something(&self) -> bool {
        self.price.is_some()
            || self.has_breaks
            || self.stock.is_some()
            || self.lead_time.is_some()
            || self.moq.is_some()
            || self.multiple.is_some()
    }
}

/// The seller that a column's header or group names.
pub(super) fn seller_of(column: &Column) -> Option<String> {
    if lexicon().is_seller(&column.group) {
        return Some(column.group.clone());
    }
    seller_in(&column.header)
}

/// The distributor's name inside a header: `DigiKey` of `DigiKey Part #`, as written there.
fn seller_in(header: &str) -> Option<String> {
    if lexicon().is_seller(header) {
        return Some(header.to_owned());
    }
    let words: Vec<&str> = header
        .split(|it: char| it.is_whitespace() || matches!(it, '_' | ':' | '/' | '(' | ')'))
        .filter(|it| !it.is_empty())
        .collect();
    for pair in words.windows(2) {
        let joined = pair.join(" ");
        if lexicon().is_seller(&joined) {
            return Some(joined);
        }
    }
    words
        .iter()
        .find(|word| fold(word).len() >= 2 && lexicon().is_seller(word))
        .map(|word| (*word).to_owned())
}
