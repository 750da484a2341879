//! The terms of an offer: the day of its price, how long it holds, the fee for its packaging, and whether its stock is
//! the user's own.

use rust_decimal::Decimal;

use super::columns::Column;
use super::fold::{fold, key};
use super::plan::{OfferColumns, Plan};
use crate::domain::day::Day;
use crate::domain::day::read::{DateOrder, date_order, read_date, read_term};
use crate::domain::money::parse::read_money;
use crate::domain::parts::Offer;
use crate::domain::read::Table;

/// Days that a file states above its table, and how the dates of its columns are written.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Dates {
    order: DateOrder,
    /// The day of the prices: of the quote, the price list, the export.
    quoted: Option<Day>,
    valid_until: Option<Day>,
}

/// Cells of a column that are looked at to tell the order of day and month.
const LOOKED_AT: usize = 2_000;
/// Rows above the table in which a file's own date is looked for.
const HEAD_ROWS: usize = 40;

/// Words of labels that name the day of a price, by their keys.
const QUOTED: [&str; 22] = [
    "quotedate",
    "quotationdate",
    "dateofquote",
    "dateofquotation",
    "quotedon",
    "quoted",
    "pricedate",
    "pricesasof",
    "priceasof",
    "pricelistdate",
    "pricelistof",
    "asof",
    "offerdate",
    "dateofoffer",
    "angebotsdatum",
    "angebotvom",
    "preisstand",
    "preisevom",
    "datedudevis",
    "datedeloffre",
    "报价日期",
    "見積日",
];

/// Words of labels that name the last day of an offer.
const VALID: [&str; 18] = [
    "validuntil",
    "validto",
    "validtill",
    "validthru",
    "validthrough",
    "quotevaliduntil",
    "quotationvaliduntil",
    "pricesvaliduntil",
    "pricevaliduntil",
    "offervaliduntil",
    "expires",
    "expirydate",
    "expirationdate",
    "quoteexpires",
    "gultigbis",
    "valablejusquau",
    "有效期至",
    "有効期限",
];

/// Labels that name a day of the file itself; it counts where the file is a price list and no better one is named.
const OF_FILE: [&str; 7] = ["date", "datum", "fecha", "data", "日期", "日付", "exportdate"];

impl Dates {
    pub(crate) fn of(table: &Table, header: Option<usize>, first: usize, offers: &[OfferColumns]) -> Self {
        let columns = || offers.iter().flat_map(|it| [it.quoted, it.valid_until]).flatten();
        let last = table.row_count().min(first.saturating_add(LOOKED_AT));
        let cells = columns().flat_map(|column| (first..last).map(move |row| table.cell(row, column)));
        let mut dates = Self { order: date_order(cells), quoted: None, valid_until: None };
        let mut of_file = None;
        for row in 0..header.unwrap_or(first).min(HEAD_ROWS) {
            for column in 0..table.max_width().min(HEAD_ROWS) {
                let cell = table.cell(row, column).trim();
                if cell.is_empty() || cell.len() > 80 {
                    continue;
                }
                let Some((label, text)) = labeled(table, row, column) else { continue };
                let day = read_date(text, dates.order);
                let is_one_of = |words: &[&str]| words.contains(&label.as_str());
                if is_one_of(&QUOTED) {
                    dates.quoted = dates.quoted.or(day);
                } else if is_one_of(&VALID) {
                    dates.valid_until = dates.valid_until.or(day);
                } else if is_one_of(&OF_FILE) {
                    of_file = of_file.or(day);
                }
            }
        }
        let is_price_list = offers.iter().any(|it| it.has_breaks || it.price.is_some());
        dates.quoted = dates.quoted.or(of_file.filter(|_| is_price_list));
        dates
    }
}

/// A label's key and what it says: "Quote date: 2026-11-20", or the label in one cell and the day in the next.
fn labeled(table: &Table, row: usize, column: usize) -> Option<(String, &str)> {
    let cell = table.cell(row, column).trim();
    let (label, rest) = cell.split_once([':', '：']).unwrap_or((cell, ""));
    let text = if rest.trim().is_empty() {
        (column + 1..table.max_width()).map(|it| table.cell(row, it).trim()).find(|it| !it.is_empty())?
    } else {
        rest
    };
    Some((key(&fold(label)), text))
}

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
