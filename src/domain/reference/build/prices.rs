//! Rows of prices from tables as people have them: a seller's list, a purchase history, distributors' offers.

use rust_decimal::Decimal;

use crate::domain::bom::package::package;
use crate::domain::bom::part_class::classify;
use crate::domain::bom::{BomLine, PartClass};
use crate::domain::day::Day;
use crate::domain::money::Currency;
use crate::domain::number::{DecimalSign, read_number};
use crate::domain::place::{RowNumber, SourceIndex};
use crate::domain::read::Table;
use crate::domain::reference::curve::{Curve, QUANTITIES};
use crate::domain::reference::estimate::place_of;
use crate::domain::reference::parameters::{self, Words};
use crate::domain::spelling::part_key;

/// What is bought of a part in a row, and what is said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PriceRow {
    /// The part number for comparing.
    pub(super) number: String,
    /// The key of what is said of the part.
    pub(super) parameters: Vec<u8>,
    pub(super) class: PartClass,
    pub(super) seller: String,
    pub(super) day: Option<Day>,
    /// Quantity and price on the scale of octaves, the smallest quantity first.
    pub(super) breaks: Vec<(Decimal, i32)>,
}

/// Why a table gives no prices.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PricesError {
    #[error("no column holds part numbers; name it `part number`")]
    NoPartNumbers,
    #[error("no column holds prices; name it `price`, with `quantity` beside it")]
    NoPrices,
}

impl PriceRow {
    pub fn day(&self) -> Option<Day> {
        self.day
    }

    /// The price of so many pieces: that of the highest break not above.
    pub(super) fn price_at(&self, quantity: Decimal) -> Option<i32> {
        self.breaks.iter().rev().find(|it| it.0 <= quantity).map(|it| it.1)
    }

    /// The price at 1,000 pieces, else from the nearest break by the usual fall.
    pub(super) fn reference_price(&self, curve: &Curve) -> Option<i32> {
        let thousand = Decimal::ONE_THOUSAND;
        if self.breaks.len() > 1
            && let Some(price) = self.price_at(thousand)
        {
            return Some(price);
        }
        let (quantity, price) = *self.breaks.first()?;
        // The fall depends on the reference price, which it tells.
        let once = price - curve.ratio(price, quantity);
        Some(price - curve.ratio(once, quantity))
    }

    /// One of sixty parts of the whole, by the part number (FNV-1a).
    pub(super) fn fold(&self) -> u8 {
        let hash = self
            .number
            .bytes()
            .fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
        u8::try_from((hash >> 8) % 60).unwrap_or_default()
    }
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Number,
    Maker,
    Description,
    Attributes,
    Package,
    Price,
    Quantity,
    Date,
    Currency,
    Seller,
    Breaks,
    PriceAt(u32),
}

/// Names of columns, without blanks and signs.
const NAMES: [(&str, Column); 33] = [
    ("mpn", Column::Number),
    ("partnumber", Column::Number),
    ("partno", Column::Number),
    ("part", Column::Number),
    ("manufacturerpartnumber", Column::Number),
    ("mfrpartnumber", Column::Number),
    ("mfrpart", Column::Number),
    ("manufacturer", Column::Maker),
    ("maker", Column::Maker),
    ("mfr", Column::Maker),
    ("brand", Column::Maker),
    ("description", Column::Description),
    ("subcategory", Column::Description),
    ("attributes", Column::Attributes),
    ("package", Column::Package),
    ("footprint", Column::Package),
    ("case", Column::Package),
    ("price", Column::Price),
    ("unitprice", Column::Price),
    ("unitcost", Column::Price),
    ("cost", Column::Price),
    ("quantity", Column::Quantity),
    ("qty", Column::Quantity),
    ("orderquantity", Column::Quantity),
    ("date", Column::Date),
    ("orderdate", Column::Date),
    ("currency", Column::Currency),
    ("distributor", Column::Seller),
    ("seller", Column::Seller),
    ("supplier", Column::Seller),
    ("breaks", Column::Breaks),
    ("pricebreaks", Column::Breaks),
    ("pricebreaksusd", Column::Breaks),
];

fn column(header: &str) -> Option<Column> {
    let name: String =
        header.chars().filter(|it| it.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let at = name.strip_prefix("price").or_else(|| name.strip_prefix('p'));
    let quantity = at.and_then(|it| it.parse().ok()).filter(|it| *it > 0);
    quantity.map(Column::PriceAt).or_else(|| NAMES.iter().find(|it| it.0 == name).map(|it| it.1))
}

/// The rows of a table with a part number and a price in the currency; the first row names the columns. Prices
/// that name no currency are in this one.
///
/// # Errors
/// Where no column holds part numbers or prices.
pub fn price_rows(table: &Table, currency: Currency) -> Result<Vec<PriceRow>, PricesError> {
    let columns: Vec<Option<Column>> = table.row(0).map(column).collect();
    if !columns.contains(&Some(Column::Number)) {
        return Err(PricesError::NoPartNumbers);
    }
    let tells_price =
        |it: &Option<Column>| matches!(it, Some(Column::Price | Column::Breaks | Column::PriceAt(_)));
    if !columns.iter().any(tells_price) {
        return Err(PricesError::NoPrices);
    }
    let mut rows = Vec::with_capacity(table.row_count());
    for row in 1..table.row_count() {
        let cells =
            columns.iter().copied().zip(table.row(row)).filter_map(|(it, cell)| Some((it?, cell.trim())));
        rows.extend(row_of(cells.filter(|it| !it.1.is_empty()), currency));
    }
    Ok(rows)
}

/// `None` where it has no price, or one in another currency.
fn row_of<'a>(cells: impl Iterator<Item = (Column, &'a str)>, currency: Currency) -> Option<PriceRow> {
    let mut line = BomLine::blank(SourceIndex(0), RowNumber(1));
    let (mut day, mut seller) = (None, String::new());
    let (mut breaks, mut price, mut quantity) = (Vec::new(), None, Decimal::ONE);
    let number = |text: &str| read_number(text, DecimalSign::Point).filter(|it| *it > Decimal::ZERO);
    for (column, cell) in cells {
        match column {
            Column::Number => cell.clone_into(&mut line.mpn),
            Column::Maker => cell.clone_into(&mut line.manufacturer),
            Column::Description => add_words(&mut line.description, cell),
            Column::Attributes => add_words(&mut line.description, &attributes(cell)),
            Column::Package => cell.clone_into(&mut line.footprint),
            Column::Price => price = number(cell),
            Column::Quantity => quantity = number(cell).unwrap_or(quantity),
            Column::Date => day = Day::from_iso(cell),
            Column::Currency if Currency::from_code(cell) != Some(currency) => return None,
            Column::Currency => {}
            Column::Seller => cell.clone_into(&mut seller),
            Column::Breaks => breaks.extend(cell.split([',', ';']).filter_map(|it| {
                let (from, price) = it.split_once(':')?;
                let from = from.split_once('-').map_or(from, |it| it.0);
                Some((number(from)?, number(price)?))
            })),
            Column::PriceAt(quantity) => breaks.extend(number(cell).map(|it| (Decimal::from(quantity), it))),
        }
    }
    breaks.extend(price.map(|it| (quantity, it)));
    let mut breaks: Vec<(Decimal, i32)> =
        breaks.into_iter().filter_map(|(quantity, price)| Some((quantity, place_of(price)?))).collect();
    breaks.sort_unstable();
    if breaks.is_empty() {
        return None;
    }
    line.class = classify(&line);
    Some(PriceRow {
        number: part_key(&line.mpn),
        parameters: parameters::key(&line, &Words::of(&line), package(&line)),
        class: line.class,
        seller,
        day,
        breaks,
    })
}

fn add_words(text: &mut String, words: &str) {
    if !text.is_empty() {
        text.push(' ');
    }
    text.push_str(words);
}

/// `Capacitance=1e-11; Tolerance=±5%` as a description says it: `10pF ±5%`.
fn attributes(text: &str) -> String {
    let mut found = String::new();
    for (name, value) in text.split(';').filter_map(|it| it.split_once('=')) {
        let (power, unit) = match name.trim() {
            "Resistance" => (0, "R"),
            "Capacitance" => (12, "pF"),
            "Inductance" => (9, "nH"),
            "Power" => (3, "mW"),
            _ => (0, ""),
        };
        let number = Decimal::from_scientific(value).or_else(|_| value.parse());
        let scaled = number.ok().and_then(|it| it.checked_mul(Decimal::from(10_u64.pow(power))));
        match scaled.filter(|_| !unit.is_empty()) {
            Some(number) => add_words(&mut found, &format!("{}{unit}", number.normalize())),
            None => add_words(&mut found, value),
        }
    }
    found
}

/// The quantities of a curve.
pub(super) fn quantities() -> [Decimal; QUANTITIES] {
    [1, 10, 100, 1_000, 10_000].map(Decimal::from)
}
