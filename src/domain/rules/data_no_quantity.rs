//! `data.no-quantity`
//!
//! # What it finds
//! A fitted line without a quantity and without reference designators.
//! # Why it matters
//! Nobody knows how many pieces a board takes, so the part is in no cost and in no plan.
//! # What to do
//! Enter the quantity per board.
//! # Source
//! IPC-2581 and every purchase order: an item has a quantity.

use crate::domain::finding::{Family, Finding, Severity};
use crate::domain::language::en;
use crate::domain::rules::question::{Question, Rule};

pub const RULE: Rule = Rule {
    code: "data.no-quantity",
    family: Family::Data,
    severity: Severity::Warning,
    title: en!("No quantity"),
    message: en!("Neither a quantity nor reference designators say how many pieces a board takes."),
    hint: en!("Enter the quantity per board."),
    check,
};

fn check(question: &Question<'_>) -> Option<Finding> {
    (!question.line.line.is_counted()).then(|| question.finding(&RULE))
}
