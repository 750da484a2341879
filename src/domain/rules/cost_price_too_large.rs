//! `cost.price-too-large`
//!
//! # What it finds
//! A fitted line without a cost because a price of it times the pieces is beyond the numbers that are counted with
//! (28 digits).
//! # Why it matters
//! The totals leave the line out; the price is a slip, such as a part number in the column of the prices.
//! # What to do
//! Correct the price, or choose another column for it.
//! # Source
//! House rule: nothing is left out in silence.

use rust_decimal::Decimal;

use crate::domain::finding::{Family, Finding, Severity};
use crate::domain::language::en;
use crate::domain::parts::currency::{Fit, fit};
use crate::domain::rules::question::{Question, Rule};

pub const RULE: Rule = Rule {
    code: "cost.price-too-large",
    family: Family::Cost,
    severity: Severity::Error,
    title: en!("Price too large"),
    message: en!(
        "{price} a piece for {quantity} pieces is more than can be counted; this price is left out of the totals."
    ),
    hint: en!("Correct the price, or choose under “Files” which column holds the prices."),
    check,
};

fn check(question: &Question<'_>) -> Option<Finding> {
    let lacking = question.line.cost.iter().filter(|it| it.basis().lacks_price());
    let needed = lacking.map(|it| it.part_need()).max()?;
    let counted = question.line.offers.iter().filter(|it| fit(it, question.currency) == Fit::Counts);
    let prices = counted.flat_map(|it| &it.breaks).map(|it| it.unit_price);
    let price = prices.filter(|it| is_beyond(*it, needed)).max()?;
    let finding = question.finding(&RULE);
    Some(finding.with("price", price).with("quantity", needed))
}

fn is_beyond(price: Decimal, pieces: Decimal) -> bool {
    price.checked_mul(pieces).is_none_or(|it| it >= Decimal::MAX)
}
