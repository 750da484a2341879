//! Whether stock is the user's own, or lies at a seller.

use super::columns::column::Column;
use super::fold::{fold, key};
use super::offer_columns::OfferColumns;

/// Headers of stock that lies on the user's own shelves.
const OWN_STOCK: [&str; 30] = [
    "onhand",
    "qtyonhand",
    "quantityonhand",
    "stockonhand",
    "inhand",
    "qoh",
    "ownstock",
    "ourstock",
    "owninventory",
    "internalstock",
    "inhousestock",
    "inventory",
    "inventoryqty",
    "inventorylevel",
    "unrestricted",
    "unrestrictedstock",
    "unrestrictedusestock",
    "warehousestock",
    "warehouseqty",
    "eigenbestand",
    "bestand",
    "lagerbestand",
    "freierbestand",
    "freiverwendbar",
    "freiverwendbarerbestand",
    "verfugbarerlagerbestand",
    "lagersaldo",
    "stockinterne",
    "现有库存",
    "在库数",
];

/// Headers of the place in a warehouse: a list that has one is a list of own stock.
const WAREHOUSE: [&str; 19] = [
    "storagelocation",
    "stocklocation",
    "warehouse",
    "warehouselocation",
    "bin",
    "binlocation",
    "storagebin",
    "shelf",
    "rack",
    "drawer",
    "lagerort",
    "lagerplatz",
    "lager",
    "emplacement",
    "magasin",
    "ubicacion",
    "ubicazione",
    "仓库",
    "库位",
];

/// Headers of what a piece stands in the books, which is no seller's price.
const BOOK_PRICE: [&str; 14] = [
    "standardcost",
    "stdcost",
    "standardprice",
    "averagecost",
    "avgcost",
    "averageprice",
    "movingaverage",
    "movingaverageprice",
    "movingprice",
    "bookvalue",
    "valuation",
    "unitvalue",
    "gleitenderdurchschnittspreis",
    "bewertungspreis",
];

/// The stock of these columns is the user's own: no seller is named, no seller's price stands beside it, and the
/// header, or a place in a warehouse, says so. What is not sure counts as stock at a seller.
pub(super) fn is_own_stock(columns: &[Column], offer: &OfferColumns) -> bool {
    let name = |at: usize| columns.get(at).map(|it| key(&fold(&it.header))).unwrap_or_default();
    let Some(stock) = offer.stock else { return false };
    let has_seller = offer.seller.is_some() || offer.seller_column.is_some() || offer.number.is_some();
    let has_terms = offer.has_breaks || offer.moq.is_some() || offer.lead_time.is_some();
    let is_sold = offer.price.is_some_and(|it| !BOOK_PRICE.contains(&name(it).as_str()));
    if has_seller || has_terms || is_sold {
        return false;
    }
    let has_place = || columns.iter().any(|it| WAREHOUSE.contains(&key(&fold(&it.header)).as_str()));
    OWN_STOCK.contains(&name(stock).as_str()) || has_place()
}
