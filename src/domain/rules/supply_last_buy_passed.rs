//! `supply.last-buy-passed`
//!
//! # What it finds
//! A fitted part whose last day for orders is before the day on which the plan orders.
//! # Why it matters
//! The maker takes no orders any more; what is in stock is all there is.
//! # What to do
//! Secure the stock that is left, or choose a replacement.
//! # Source
//! docs/compliance.md#lifecycle; JEDEC J-STD-048.

use super::supply_last_time_buy::days;
use crate::domain::finding::{Family, Finding, Severity};
use crate::domain::language::en;
use crate::domain::rules::question::{Question, Rule};

pub const RULE: Rule = Rule {
    code: "supply.last-buy-passed",
    family: Family::Supply,
    severity: Severity::Error,
    title: en!("Last day for orders has passed"),
    message: en!("The last day for orders is {date}, and the plan orders on {order}."),
    hint: en!("Secure the stock that is left, or choose a replacement."),
    check,
};

fn check(question: &Question<'_>) -> Option<Finding> {
    let (last, order) = days(question).filter(|(last, order)| last < order)?;
    Some(
        question
            .finding_at(&RULE, &question.line.lifecycle_evidence)
            .with("date", last.iso().as_str())
            .with("order", order.iso().as_str()),
    )
}
