//! `supply.last-time-buy`
//!
//! # What it finds
//! A fitted part whose last order date is announced, and no source names the day for sure.
//! # Why it matters
//! After that day the maker takes no orders.
//! # What to do
//! Find the date, and order what all planned builds need before it, or choose a replacement.
//! # Source
//! docs/compliance.md#lifecycle; JEDEC J-STD-048.

use crate::domain::day::Day;
use crate::domain::finding::{Family, Finding, Severity};
use crate::domain::language::en;
use crate::domain::parts::lifecycle::Lifecycle;
use crate::domain::rules::question::{Question, Rule};

/// Error: waiting makes it worse from day to day.
pub const RULE: Rule = Rule {
    code: "supply.last-time-buy",
    family: Family::Supply,
    severity: Severity::Error,
    title: en!("Last time buy"),
    message: en!("The manufacturer has announced the last date for orders."),
    hint: en!("Find the date and order what all planned builds need, or choose a replacement."),
    check,
};

fn check(question: &Question<'_>) -> Option<Finding> {
    let is_announced = question.line.lifecycle == Some(Lifecycle::LastTimeBuy) && question.last_buy.is_none();
    is_announced.then(|| question.finding_at(&RULE, &question.line.lifecycle_evidence))
}

/// The last day for orders of a line and the day on which the plan orders; `None`: no day is announced.
pub(super) fn days(question: &Question<'_>) -> Option<(Day, Day)> {
    Some((question.last_buy?, question.settings.order_day()?))
}
