//! The terms of an offer: the day of its price, how long it holds, the fee for its packaging.

use rust_decimal::Decimal;

use super::offer_columns::OfferColumns;
use super::plan::Plan;
use crate::domain::day::read::{read_date, read_term};
use crate::domain::money::parse::read_money;
use crate::domain::parts::Offer;

impl Plan<'_> {
    /// Reads the terms of a row's offer.
    pub(super) fn read_terms(&self, row: usize, columns: &OfferColumns, offer: &mut Offer) {
        if !offer.breaks.is_empty() {
            let date = |column: Option<usize>| {
                column.and_then(|it| read_date(self.table.cell(row, it), self.dates.order))
            };
            offer.quoted = date(columns.quoted).or(self.dates.quoted);
            offer.valid_until = date(columns.valid_until)
                .or_else(|| {
                    let term = read_term(self.table.cell(row, columns.valid_until?))?;
                    offer.quoted?.plus(term)
                })
                .or(self.dates.valid_until);
            offer.fee = columns
                .fee
                .and_then(|it| read_money(self.table.cell(row, it), self.decimal))
                .map(|it| it.amount)
                .filter(|it| *it > Decimal::ZERO);
        }
        offer.is_own_stock = columns.is_own_stock && offer.seller.is_none() && offer.stock.is_some();
    }
}
