//! Stock against need: how much all sellers have, and how many boards it makes.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::domain::parts::Offer;
use crate::domain::place::SourceIndex;

/// Whose shelf it is. Two packagings of one seller usually count the same pieces, so they are one shelf.
#[derive(PartialEq)]
enum Shelf {
    Seller(String),
    /// The seller is not named: the file stands for it.
    Source(SourceIndex),
}

/// Pieces at all sellers: per seller the highest figure, added over the sellers. `None`: not stated.
pub fn stock_of<'a>(offers: impl Iterator<Item = &'a Offer>) -> Option<Decimal> {
    let mut stated = offers.filter_map(|it| it.stock.as_ref().map(|stock| (it, stock)));
    let (first, first_stock) = stated.next()?;
    let Some((second, second_stock)) = stated.next() else { return Some(first_stock.value) };

    let mut shelves: Vec<(Shelf, Decimal)> = Vec::new();
    for (offer, stock) in [(first, first_stock), (second, second_stock)].into_iter().chain(stated) {
        let shelf = match offer.seller.as_deref().map(str::trim).filter(|it| !it.is_empty()) {
            Some(seller) => Shelf::Seller(seller.to_lowercase()),
            None => Shelf::Source(stock.evidence.source),
        };
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
