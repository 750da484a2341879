//! One need bought from several sellers, where none of them has enough in stock but all together have.
//!
//! Each seller's shelf gives nothing, a quantity at which its price changes (its least order, a break, all it has), or
//! the rest. For prices that fall with the quantity and orders without a multiple no other division is cheaper, since
//! between such quantities the cost is a straight line; a test compares it with every division.

use rust_decimal::Decimal;

use super::order::{Order, order_up_to, raise, unit_price_at};
use crate::domain::parts::Offer;
use crate::domain::parts::stock::Shelf;
use crate::domain::sorting::{sort_by, sort_by_key};

/// More shelves than this are not tried in every combination: the cheapest are emptied one after the other.
const MOST_SHELVES: usize = 3;

/// A purchase of one of the offers: its position in the list, and the order.
pub(super) type Purchase = (usize, Order);

/// What stands on one seller's shelf, and how it can be bought.
struct Stock<'a> {
    shelf: Shelf<'a>,
    pieces: Decimal,
    offers: Vec<(usize, &'a Offer)>,
    /// Quantities at which the price changes, with the best purchase of each.
    levels: Vec<Purchase>,
    /// The lowest price of a piece: what is left to buy costs at least that.
    lowest: Decimal,
}

/// Divides `wanted` pieces over the sellers' stocks at the lowest total; of equal totals the one with fewer purchases,
/// then with fewer pieces. `None` where the stocks together are not enough, or one seller has enough.
pub(super) fn split<'a>(
    wanted: Decimal,
    offers: impl Iterator<Item = (usize, &'a Offer)>,
) -> Option<Vec<Purchase>> {
    let mut stocks = stocks_of(offers);
    if stocks.len() < 2 || wanted <= Decimal::ZERO {
        return None;
    }
    for stock in &mut stocks {
        stock.levels = levels(stock);
        stock.lowest = stock.levels.iter().map(|it| it.1.unit_price).min().unwrap_or_default();
    }
    stocks.retain(|it| !it.levels.is_empty());
    // The shelf whose pieces are cheapest when all are taken comes first.
    sort_by_key(&mut stocks, emptied_price);
    if stocks.len() > MOST_SHELVES {
        let mut left = wanted;
        let enough = stocks.iter().position(|it| {
            left = left.saturating_sub(most(it));
            left <= Decimal::ZERO
        })?;
        if enough >= MOST_SHELVES {
            return one_after_the_other(wanted, &stocks);
        }
        stocks.truncate(MOST_SHELVES);
    }
    let mut search = Search { stocks: &stocks, wanted, taken: Vec::new(), best: None };
    for rest in 0..stocks.len() {
        search.divide(0, rest, Decimal::ZERO, Decimal::ZERO);
    }
    search.best.map(|it| it.1)
}

/// The offers by whose stock they are sold from.
fn stocks_of<'a>(offers: impl Iterator<Item = (usize, &'a Offer)>) -> Vec<Stock<'a>> {
    let mut stocks: Vec<Stock<'a>> = Vec::new();
    for (position, offer) in offers {
        let Some(stated) = offer.stock.as_ref().filter(|it| it.value > Decimal::ZERO) else { continue };
        let shelf = Shelf::of(offer, stated);
        match stocks.iter_mut().find(|it| it.shelf == shelf) {
            Some(known) => {
                known.pieces = known.pieces.max(stated.value);
                known.offers.push((position, offer));
            }
            None => stocks.push(Stock {
                shelf,
                pieces: stated.value,
                offers: vec![(position, offer)],
                levels: Vec::new(),
                lowest: Decimal::ZERO,
            }),
        }
    }
    stocks
}

/// The best purchase of `wanted` pieces, or more, from one shelf.
fn purchase(stock: &Stock<'_>, wanted: Decimal) -> Option<Purchase> {
    stock
        .offers
        .iter()
        .filter_map(|(position, offer)| Some((*position, order_up_to(wanted, offer, Some(stock.pieces))?)))
        .min_by(|one, other| {
            one.1.total.cmp(&other.1.total).then_with(|| one.1.quantity.cmp(&other.1.quantity))
        })
}

fn levels(stock: &Stock<'_>) -> Vec<Purchase> {
    let mut levels: Vec<Purchase> = Vec::new();
    for (position, offer) in &stock.offers {
        let least = offer.moq.unwrap_or(Decimal::ONE);
        // All that can be had: the stock, cut to a whole multiple.
        let multiple = offer.multiple.filter(|it| *it > Decimal::ZERO).unwrap_or(Decimal::ONE);
        let over = stock.pieces.checked_rem(multiple).unwrap_or_default();
        let all = stock.pieces.saturating_sub(over);
        let steps = offer.breaks.iter().filter_map(|it| raise(it.quantity, least, offer.multiple));
        let legal = steps.filter(|it| *it < all).chain([all].into_iter().filter(|it| *it >= least));
        levels.extend(legal.filter_map(|quantity| {
            let unit_price = unit_price_at(&offer.breaks, quantity)?;
            let total = quantity.checked_mul(unit_price)?.checked_add(offer.fee.unwrap_or_default())?;
            Some((*position, Order { quantity, unit_price, total }))
        }));
    }
    // Of one quantity the cheapest purchase.
    sort_by(&mut levels, |one, other| {
        one.1.quantity.cmp(&other.1.quantity).then_with(|| one.1.total.cmp(&other.1.total))
    });
    levels.dedup_by_key(|it| it.1.quantity);
    levels
}

fn most(stock: &Stock<'_>) -> Decimal {
    stock.levels.last().map(|it| it.1.quantity).unwrap_or_default()
}

fn emptied_price(stock: &Stock<'_>) -> Option<Decimal> {
    stock.levels.last().map(|it| it.1.unit_price)
}

/// Empties the shelves in their order until there is enough.
fn one_after_the_other(wanted: Decimal, stocks: &[Stock<'_>]) -> Option<Vec<Purchase>> {
    let mut left = wanted;
    let mut list = Vec::new();
    for stock in stocks {
        if left <= Decimal::ZERO {
            break;
        }
        let bought = purchase(stock, left).or_else(|| stock.levels.last().copied())?;
        left = left.saturating_sub(bought.1.quantity);
        list.push(bought);
    }
    (left <= Decimal::ZERO).then_some(list)
}

/// The total and the number of purchases, and the pieces: what is compared.
type Rank = (Decimal, usize, Decimal);

struct Search<'s, 'a> {
    stocks: &'s [Stock<'a>],
    wanted: Decimal,
    taken: Vec<Purchase>,
    best: Option<(Rank, Vec<Purchase>)>,
}

impl Search<'_, '_> {
    /// Tries all levels of the shelves from `at` on, all but that of `rest`, which covers what is left.
    fn divide(&mut self, at: usize, rest: usize, pieces: Decimal, paid: Decimal) {
        if self.best.as_ref().is_some_and(|it| paid > it.0.0) {
            return;
        }
        if at == rest {
            return self.divide(at + 1, rest, pieces, paid);
        }
        let stocks = self.stocks;
        let Some(stock) = stocks.get(at) else { return self.close(rest, pieces, paid) };
        self.divide(at + 1, rest, pieces, paid);
        if pieces >= self.wanted {
            return;
        }
        for level in &stock.levels {
            self.taken.push(*level);
            let (pieces, paid) =
                (pieces.saturating_add(level.1.quantity), paid.saturating_add(level.1.total));
            self.divide(at + 1, rest, pieces, paid);
            self.taken.pop();
        }
    }

    fn close(&mut self, rest: usize, pieces: Decimal, paid: Decimal) {
        let left = self.wanted.saturating_sub(pieces);
        let last = if left > Decimal::ZERO {
            let rest = self.stocks.get(rest);
            let least = rest.map_or(Decimal::ZERO, |it| it.lowest.saturating_mul(left)).saturating_add(paid);
            if self.best.as_ref().is_some_and(|it| least > it.0.0) {
                return;
            }
            match rest.and_then(|it| purchase(it, left)) {
                Some(last) => Some(last),
                None => return,
            }
        } else {
            None
        };
        let order = last.map(|it| it.1);
        let rank = (
            paid.saturating_add(order.map_or(Decimal::ZERO, |it| it.total)),
            self.taken.len() + usize::from(last.is_some()),
            pieces.saturating_add(order.map_or(Decimal::ZERO, |it| it.quantity)),
        );
        if self.best.as_ref().is_none_or(|it| rank < it.0) {
            let mut list = self.taken.clone();
            list.extend(last);
            sort_by_key(&mut list, |it| it.0);
            self.best = Some((rank, list));
        }
    }
}
