//! The price breaks that the cost sheet looks prices up in: for every part the breaks of the offer that is bought, and
//! what an order at each of them comes to.

use rust_decimal::Decimal;

use super::sheet::{Column, Sheet};
use super::style::Style;
use crate::domain::cost::line_cost::LineCost;
use crate::domain::cost::order::{raise, unit_price_at};
use crate::domain::export::xlsx::names::COST;
use crate::domain::export::xlsx::workbook::reference;
use crate::domain::language::{en, tr};
use crate::domain::parts::{Offer, PriceBreak};

const COLUMNS: [Column; 7] = [
    (en!("MPN"), 24),
    (en!("Seller"), 18),
    (en!("From quantity"), 12),
    (en!("Unit price"), 12),
    (en!("Order at this break"), 12),
    (en!("Price then"), 12),
    (en!("Cost then"), 14),
];

/// The price ladder of an offer as the cost sheet uses it.
pub(super) struct Ladder {
    /// Breaks with a price, rising.
    breaks: Vec<PriceBreak>,
    /// No order is smaller.
    pub(super) least: Decimal,
    pub(super) multiple: Decimal,
    /// The row of the part on the cost sheet.
    row: u32,
}

impl Ladder {
    pub(super) fn of(offer: &Offer, cost: LineCost<'_>, row: u32) -> Self {
        let mut breaks: Vec<PriceBreak> =
            offer.breaks.iter().filter(|it| it.can_be_paid()).copied().collect();
        if breaks.is_empty() {
            // A priced line has a break; this only keeps the ranges of formulas from being empty.
            breaks.push(PriceBreak {
                quantity: Decimal::ONE,
                unit_price: cost.unit_price().unwrap_or_default(),
            });
        }
        let first = breaks.first().map_or(Decimal::ONE, |it| it.quantity);
        let least = offer.moq.map_or(first, |moq| moq.max(first));
        let multiple = offer.multiple.filter(|it| *it > Decimal::ZERO).unwrap_or(Decimal::ONE);
        Self { breaks, least, multiple, row }
    }
}

/// The rows of one part.
pub(super) struct Range {
    first: u32,
    last: u32,
}

impl Range {
    /// `Prices!$E$2:$E$5` of a column.
    pub(super) fn column(&self, letter: &str) -> String {
        let (first, last) = (self.first.to_string(), self.last.to_string());
        [&reference(tr(Prices::NAME)), "!$", letter, "$", &first, ":$", letter, "$", &last].concat()
    }
}

/// The sheet as it grows.
pub(super) struct Prices {
    sheet: Sheet,
    /// The last row that is written.
    row: u32,
}

impl Prices {
    pub(super) const NAME: &'static str = en!("Prices");

    pub(super) fn new(number: usize) -> Self {
        Self { sheet: Sheet::table(number, &COLUMNS, 1, |at| at > 1), row: 1 }
    }

    /// Adds the breaks of a part, of which `smallest` is the smallest legal order that covers it.
    pub(super) fn add(&mut self, part: &str, offer: &Offer, ladder: &Ladder, smallest: Decimal) -> Range {
        let first = self.row + 1;
        let last = self.row + u32::try_from(ladder.breaks.len()).unwrap_or(0);
        let range = Range { first, last };
        let (breaks, prices) = (range.column("C"), range.column("D"));
        let cost = reference(tr(COST));
        let (order, multiple) = (
            [&cost, "!$K$", &ladder.row.to_string()].concat(),
            [&cost, "!$J$", &ladder.row.to_string()].concat(),
        );
        for (index, step) in ladder.breaks.iter().enumerate() {
            self.row = self.sheet.row();
            let here = |column: &str| [column, &self.row.to_string()].concat();
            let at_break = if step.quantity <= smallest {
                Some(smallest)
            } else {
                raise(step.quantity, ladder.least, offer.multiple)
            };
            let unit_price = at_break.and_then(|it| unit_price_at(&ladder.breaks, it));
            let total = at_break.zip(unit_price).and_then(|(pieces, price)| pieces.checked_mul(price));
            let (from, quantity, price) = (here("C"), here("E"), here("F"));
            self.sheet.text(part).text(offer.seller.as_deref().unwrap_or_default());
            self.sheet.number(Some(step.quantity), Style::Pieces).number(Some(step.unit_price), Style::Price);
            // The first break is never above the smallest order.
            let formula = if index == 0 {
                order.clone()
            } else {
                let raised = ["ROUNDUP(ROUND(", &from, "/", &multiple, ",9),0)*", &multiple].concat();
                ["IF(", &from, "<=", &order, ",", &order, ",", &raised, ")"].concat()
            };
            self.sheet.formula(&formula, at_break, Style::Pieces);
            self.sheet.formula(
                &["LOOKUP(", &quantity, ",", &breaks, ",", &prices, ")"].concat(),
                unit_price,
                Style::Price,
            );
            self.sheet.formula(&[&quantity, "*", &price].concat(), total, Style::Money);
        }
        range
    }

    pub(super) fn finish(self) -> Sheet {
        self.sheet
    }
}
