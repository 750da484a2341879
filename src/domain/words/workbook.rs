//! The words of the workbook's cost sheet.

use super::{cost_words, numbers};
use crate::domain::cost::Tier;
use crate::domain::report::Report;

/// The title of the cost sheet.
pub const COST_TITLE: &str = "Cost at any number of boards";

/// The headings over the sums of the cost sheet.
pub const AROUND: [&str; 9] = [
    "Parts",
    "Bare boards",
    "Assembly",
    "Set-up",
    "One-time cost (NRE)",
    "Overhead, margin, freight",
    "Total",
    "Good boards",
    "Per good board",
];

/// Beside a part without a price.
pub const NO_PRICE: &str = "No price is known; the totals leave this part out.";

/// Beside a part whose purchase no formula can follow.
pub fn not_live(boards: u32) -> String {
    format!(
        "Own stock or several sellers: the figures are those for {} and do not follow the number above.",
        numbers::counted(boards.into(), "board", "boards")
    )
}

/// What the formulas follow and what they keep.
pub fn cost_note(report: &Report, tier: &Tier) -> String {
    let boards = numbers::counted(tier.boards.into(), "board", "boards");
    let process = cost_words::process(report, tier);
    let process = if process.is_empty() {
        String::new()
    } else {
        format!(", the process “{process}” and its yield")
    };
    let currency = report.currency.map(|it| format!(" Amounts in {it}.")).unwrap_or_default();
    format!(
        "Change the number of boards. The formulas keep the sellers{process} that were chosen for {boards}; \
         for other volumes the sheet Summary has the exact totals.{currency}"
    )
}
