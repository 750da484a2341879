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
    let mut sets: Vec<(Set, OfferColumns)> = vec![(Set::Shared, OfferColumns::default())];
    for (at, column) in columns.iter().enumerate() {
        let Some(role) = column.role else { continue };
        if !matches!(
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
        ) {
            continue;
        }
        let set = if let Some(seller) = seller_of(column) {
            Set::Seller(seller)
        } else if column.ordinal > 0 && role != Role::LeadTime {
            Set::Ordinal(column.ordinal)
        } else {
            Set::Shared
        };
        let position = match sets.iter().position(|it| it.0 == set) {
            Some(position) => position,
            None => {
                sets.push((set.clone(), OfferColumns::default()));
                sets.len() - 1
            }
        };
        let Some((_, offer)) = sets.get_mut(position) else { continue };
        if let Set::Seller(seller) = &set {
            offer.seller = Some(seller.clone());
        }
        let slot = match role {
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
        };
        // Several prices in one cell say more than the one price beside them.
        let is_ladder = role == Role::UnitPrice && column.content.ladders > 0.5;
        // "Price" says it better than "Last Price Break" before it.
        let is_plainer = role == Role::UnitPrice
            && slot.and_then(|it| columns.get(it)).is_some_and(|it| {
                it.content.ladders <= 0.5 && column.names.of(role) > it.names.of(role) + 0.15
            });
        if slot.is_none() || is_ladder || is_plainer {
            *slot = Some(at);
        }
    }
    let mut shared = sets.remove(0).1;
    shared.has_breaks = !breaks.columns.is_empty() || !breaks.pairs.is_empty();
    let mut offers: Vec<OfferColumns> = sets.into_iter().map(|it| it.1).collect();
    let speaking = offers.iter().filter(|it| it.says_something()).count();
    if speaking == 0 || shared.price.is_some() || shared.has_breaks {
        // The file's one offer; the only seller's number belongs to it.
        let mut numbers = offers.iter().filter(|it| it.number.is_some());
        if shared.number.is_none()
            && let (Some(only), None) = (numbers.next(), numbers.next())
        {
            shared.number = only.number;
            shared.seller.clone_from(&only.seller);
            shared.seller_column = shared.seller_column.or(only.seller_column);
        }
        if shared.says_something() {
            offers.insert(0, shared.clone());
        }
    } else {
        for offer in &mut offers {
            offer.currency = offer.currency.or(shared.currency);
            offer.packaging = offer.packaging.or(shared.packaging);
            offer.moq = offer.moq.or(shared.moq);
            offer.multiple = offer.multiple.or(shared.multiple);
            offer.seller_column =
                offer.seller_column.or(if offer.seller.is_none() { shared.seller_column } else { None });
            if speaking == 1 {
                offer.stock = offer.stock.or(shared.stock);
                offer.number = offer.number.or(shared.number);
            }
            offer.lead_time = offer.lead_time.or(shared.lead_time);
            offer.quoted = offer.quoted.or(shared.quoted);
            offer.valid_until = offer.valid_until.or(shared.valid_until);
            offer.fee = offer.fee.or(shared.fee);
        }
    }
    offers.retain(OfferColumns::says_something);
    let price_unit_column = columns.iter().position(|it| {
        it.role.is_none()
            && it.content.integers > 0.9
            && it.content.filled > 0
            && names_price_unit(&it.header)
    });
    for offer in &mut offers {
        offer.is_own_stock |= is_own_stock(columns, offer);
        offer.price_unit_column = price_unit_column;
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
    offers
}
