//! The days that a file states above its table: of its prices, and the last one on which they hold.

use super::fold::{fold, key};
use super::offer_columns::OfferColumns;
use crate::domain::day::Day;
use crate::domain::day::read::{DateOrder, date_order, read_date};
use crate::domain::read::Table;

/// Days that a file states above its table, and how the dates of its columns are written.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Dates {
    pub(super) order: DateOrder,
    /// The day of the prices: of the quote, the price list, the export.
    pub(super) quoted: Option<Day>,
    pub(super) valid_until: Option<Day>,
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
                let cell = table.trimmed(row, column);
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
    let cell = table.trimmed(row, column);
    let (label, rest) = cell.split_once([':', '：']).unwrap_or((cell, ""));
    let text = if rest.trim().is_empty() {
        (column + 1..table.max_width()).map(|it| table.trimmed(row, it)).find(|it| !it.is_empty())?
    } else {
        rest
    };
    Some((key(&fold(label)), text))
}
