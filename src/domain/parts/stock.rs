//! Stock against need: how much all sellers have, and how many boards it makes.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::domain::parts::Offer;
use crate::domain::place::{RowNumber, SourceIndex, Stated};

/// Whose shelf it is. Two packagings of one seller usually count the same pieces, so they are one shelf.
#[derive(Debug, Clone, Copy)]
pub enum Shelf<'a> {
    Seller(&'a str),
    /// The seller is not named: the file stands for it.
    Source(SourceIndex),
    /// The user's own. Each row counts for itself, since stock lists have a row for each place.
    Own(SourceIndex, RowNumber),
}

impl<'a> Shelf<'a> {
    /// The shelf that an offer's stock stands on.
    pub fn of(offer: &'a Offer, stock: &Stated<Decimal>) -> Self {
        if offer.is_own_stock {
            return Self::Own(stock.evidence.source, stock.evidence.row);
        }
        match offer.seller.as_deref().map(str::trim).filter(|it| !it.is_empty()) {
            Some(seller) => Self::Seller(seller),
            None => Self::Source(stock.evidence.source),
        }
    }
}

impl<'a> Shelf<'a> {
    /// The seller of an offer; an unnamed one is its file. `None`: nothing says where the offer stands.
    pub fn of_seller(offer: &'a Offer) -> Option<Self> {
        if let Some(seller) = offer.seller.as_deref().map(str::trim).filter(|it| !it.is_empty()) {
            return Some(Self::Seller(seller));
        }
        let stock = offer.stock.as_ref().map(|it| &it.evidence);
        let lead = offer.lead_time_days.as_ref().map(|it| &it.evidence);
        offer.price_evidence.as_ref().or(stock).or(lead).map(|it| Self::Source(it.source))
    }
}

impl PartialEq for Shelf<'_> {
    /// Sellers are compared without the case of their letters.
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Seller(one), Self::Seller(other)) => {
                one.chars().flat_map(char::to_lowercase).eq(other.chars().flat_map(char::to_lowercase))
            }
            (Self::Source(one), Self::Source(other)) => one == other,
            (Self::Own(one, row), Self::Own(other, other_row)) => (one, row) == (other, other_row),
            _ => false,
        }
    }
}

/// Pieces at all sellers and in own stock: per seller the highest figure, added over the sellers. `None`: not stated.
pub fn stock_of<'a>(offers: impl Iterator<Item = &'a Offer>) -> Option<Decimal> {
    let mut stated = offers.filter_map(|it| it.stock.as_ref().map(|stock| (it, stock)));
    let (first, first_stock) = stated.next()?;
    let Some((second, second_stock)) = stated.next() else { return Some(first_stock.value) };

    let mut shelves: Vec<(Shelf<'_>, Decimal)> = Vec::new();
    for (offer, stock) in [(first, first_stock), (second, second_stock)].into_iter().chain(stated) {
        let shelf = Shelf::of(offer, stock);
        match shelves.iter_mut().find(|it| it.0 == shelf) {
            Some(known) => known.1 = known.1.max(stock.value),
            None => shelves.push((shelf, stock.value)),
        }
    }
    Some(shelves.into_iter().fold(Decimal::ZERO, |sum, it| sum.checked_add(it.1).unwrap_or(Decimal::MAX)))
}

/// Whole boards that `stock` pieces make. `None` where the board needs none.
pub fn boards_from_stock(stock: Decimal, pieces_per_board: Decimal) -> Option<u64> {
    if pieces_per_board <= Decimal::ZERO {
        return None;
    }
    let boards = stock.max(Decimal::ZERO).checked_div(pieces_per_board)?.floor();
    Some(boards.to_u64().unwrap_or(u64::MAX))
}
