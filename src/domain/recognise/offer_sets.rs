//! Columns of offers → offers: which of them belong to one seller.

use super::breaks::Breaks;
use super::columns::column::{Column, names_price_unit};
use super::offer_columns::{OfferColumns, seller_of};
use super::own_stock::is_own_stock;
use super::role::Role;
use crate::domain::money::parse::{find_currency, find_price_unit};

/// Which set of columns a column belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Set {
    Shared,
    Ordinal(u32),
    Seller(String),
}

/// Sorts the columns of sellers into offers.
pub(crate) fn offers_of(columns: &[Column], breaks: &Breaks) -> Vec<OfferColumns> {
    let (mut shared, mut offers) = sorted(columns);
    shared.has_breaks = !breaks.columns.is_empty() || !breaks.pairs.is_empty();
    let speaking = offers.iter().filter(|it| it.says_something()).count();
    if speaking == 0 || shared.price.is_some() || shared.has_breaks {
        offers.splice(0..0, the_one_offer(shared, &offers));
    } else {
        for offer in &mut offers {
            fill(offer, &shared, speaking == 1);
        }
    }
    offers.retain(OfferColumns::says_something);
    let price_unit_column = price_unit_column(columns);
    for offer in &mut offers {
        offer.is_own_stock |= is_own_stock(columns, offer);
        offer.price_unit_column = price_unit_column;
        read_header(offer, columns, breaks);
    }
    offers
}

/// The columns that name no seller and no number, and the sets of those that do, in the order in which they come.
fn sorted(columns: &[Column]) -> (OfferColumns, Vec<OfferColumns>) {
    let mut sets: Vec<(Set, OfferColumns)> = vec![(Set::Shared, OfferColumns::default())];
    for (at, column) in columns.iter().enumerate() {
        let Some(role) = column.role.filter(|it| is_of_offer(*it)) else { continue };
        let set = set_of(column, role);
        let position = sets.iter().position(|it| it.0 == set).unwrap_or_else(|| {
            sets.push((set.clone(), OfferColumns::default()));
            sets.len() - 1
        });
        let Some((_, offer)) = sets.get_mut(position) else { continue };
        if let Set::Seller(seller) = set {
            offer.seller = Some(seller);
        }
        let slot = slot_of(offer, role);
        if slot.is_none_or(|taken| is_better(columns, taken, column, role)) {
            *slot = Some(at);
        }
    }
    let shared = sets.remove(0).1;
    (shared, sets.into_iter().map(|it| it.1).collect())
}

fn is_of_offer(role: Role) -> bool {
    matches!(
        role,
        Role::Supplier
            | Role::SupplierPn
            | Role::UnitPrice
            | Role::Currency
            | Role::Moq
            | Role::Multiple
            | Role::Packaging
            | Role::Stock
            | Role::OwnStock
            | Role::LeadTime
            | Role::PriceDate
            | Role::ValidUntil
            | Role::PackagingFee
    )
}

fn set_of(column: &Column, role: Role) -> Set {
    match seller_of(column) {
        Some(seller) => Set::Seller(seller),
        None if column.ordinal > 0 && role != Role::LeadTime => Set::Ordinal(column.ordinal),
        None => Set::Shared,
    }
}

/// The place in an offer for a column of a role.
fn slot_of(offer: &mut OfferColumns, role: Role) -> &mut Option<usize> {
    match role {
        Role::Supplier => &mut offer.seller_column,
        Role::SupplierPn => &mut offer.number,
        Role::UnitPrice => &mut offer.price,
        Role::Currency => &mut offer.currency,
        Role::Moq => &mut offer.moq,
        Role::Multiple => &mut offer.multiple,
        Role::Packaging => &mut offer.packaging,
        Role::Stock => &mut offer.stock,
        Role::OwnStock => {
            offer.is_own_stock = true;
            &mut offer.stock
        }
        Role::PriceDate => &mut offer.quoted,
        Role::ValidUntil => &mut offer.valid_until,
        Role::PackagingFee => &mut offer.fee,
        _ => &mut offer.lead_time,
    }
}

/// A column of prices that says more than the one that has its place.
fn is_better(columns: &[Column], taken: usize, column: &Column, role: Role) -> bool {
    // Several prices in one cell say more than the one price beside them.
    let is_ladder = column.content.ladders > 0.5;
    // "Price" says it better than "Last Price Break" before it.
    let is_plainer = columns
        .get(taken)
        .is_some_and(|it| it.content.ladders <= 0.5 && column.names.of(role) > it.names.of(role) + 0.15);
    role == Role::UnitPrice && (is_ladder || is_plainer)
}

/// The file's one offer, where it says something; the only seller's number belongs to it.
fn the_one_offer(mut shared: OfferColumns, offers: &[OfferColumns]) -> Option<OfferColumns> {
    let mut numbers = offers.iter().filter(|it| it.number.is_some());
    if shared.number.is_none()
        && let (Some(only), None) = (numbers.next(), numbers.next())
    {
        shared.number = only.number;
        shared.seller.clone_from(&only.seller);
        shared.seller_column = shared.seller_column.or(only.seller_column);
    }
    shared.says_something().then_some(shared)
}

/// What the offers share holds for each of them. Stock and number are of one seller, so they go to the only one.
fn fill(offer: &mut OfferColumns, shared: &OfferColumns, is_only: bool) {
    offer.currency = offer.currency.or(shared.currency);
    offer.packaging = offer.packaging.or(shared.packaging);
    offer.moq = offer.moq.or(shared.moq);
    offer.multiple = offer.multiple.or(shared.multiple);
    if offer.seller.is_none() {
        offer.seller_column = offer.seller_column.or(shared.seller_column);
    }
    if is_only {
        offer.stock = offer.stock.or(shared.stock);
        offer.number = offer.number.or(shared.number);
    }
    offer.lead_time = offer.lead_time.or(shared.lead_time);
    offer.quoted = offer.quoted.or(shared.quoted);
    offer.valid_until = offer.valid_until.or(shared.valid_until);
    offer.fee = offer.fee.or(shared.fee);
}

/// A column without a meaning that says for how many pieces the prices are.
fn price_unit_column(columns: &[Column]) -> Option<usize> {
    columns.iter().position(|it| {
        it.role.is_none()
            && it.content.integers > 0.9
            && it.content.filled > 0
            && names_price_unit(&it.header)
    })
}

/// The currency and the price unit that the header of the price tells.
fn read_header(offer: &mut OfferColumns, columns: &[Column], breaks: &Breaks) {
    let header =
        |column: Option<usize>| column.and_then(|it| columns.get(it)).map_or("", |it| it.header.as_str());
    let price = header(offer.price);
    offer.header_currency = find_currency(price).or_else(|| {
        // "Extended Price GBP" tells the currency of the unit price beside it; break headers tell their own.
        let extended = columns
            .iter()
            .filter(|it| it.role == Some(Role::ExtendedPrice))
            .find_map(|it| find_currency(&it.header));
        let of_breaks = breaks.columns.iter().find_map(|it| find_currency(header(Some(it.0))));
        of_breaks.or(extended)
    });
    offer.price_unit = find_price_unit(price).unwrap_or(1).max(1);
}
