//! `supply.last-buy-day`
//!
//! # What it finds
//! A fitted part that can be ordered only until a day that is stated; the plan orders before it.
//! # Why it matters
//! After that day the maker takes no orders, and every later build needs stock.
//! # What to do
//! Order what all planned builds need before it, or choose a replacement.
//! # Source
//! docs/compliance.md#lifecycle; JEDEC J-STD-048.

use super::supply_last_time_buy::days;
use crate::domain::finding::{Family, Finding, Severity};
use crate::domain::language::en;
use crate::domain::rules::question::{Question, Rule};

/// Error: waiting makes it worse from day to day.
pub const RULE: Rule = Rule {
    code: "supply.last-buy-day",
    family: Family::Supply,
    severity: Severity::Error,
    title: en!("Last time buy announced"),
    message: en!(
        "The manufacturer takes orders until {date}; that leaves {days|days} from the day of the order."
    ),
    hint: en!("Order what all planned builds need before that day, or choose a replacement."),
    check,
};

fn check(question: &Question<'_>) -> Option<Finding> {
    let (last, order) = days(question).filter(|(last, order)| last >= order)?;
    Some(
        question
            .finding_at(&RULE, &question.line.lifecycle_evidence)
            .with("date", last.iso().as_str())
            .with("days", last.days_since(order)),
    )
}
