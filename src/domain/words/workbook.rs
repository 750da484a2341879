//! The words of the workbook's cost sheet.

use super::{cost_words, gap, numbers};
use crate::domain::cost::tier::Tier;
use crate::domain::language::{en, tr, tr_all};
use crate::domain::report::Report;

/// The title of the cost sheet.
pub const COST_TITLE: &str = en!("Cost at any number of boards");

/// The headings over the sums of the cost sheet.
pub fn around() -> [&'static str; 9] {
    tr_all([
        "Parts",
        "Bare boards",
        "Assembly",
        "Set-up",
        "One-time cost (NRE)",
        "Overhead, margin, freight",
        "Total",
        "Good boards",
        "Per good board",
    ])
}

/// Beside a part without a price.
pub const NO_PRICE: &str = en!("No price is known; the totals leave this part out.");

/// Beside a part whose purchase no formula can follow.
pub fn not_live(boards: u32) -> String {
    tr!(
        "Own stock or several sellers: the figures are those for {} and do not follow the number above.",
        numbers::boards(boards)
    )
}

/// What the formulas follow and what they keep.
pub fn cost_note(report: &Report, tier: &Tier) -> String {
    let boards = numbers::boards(tier.boards);
    let process = cost_words::process(report, tier);
    let note = if process.is_empty() {
        tr!(
            "Change the number of boards. The formulas keep the sellers that were chosen for {}; for other volumes the \
             sheet Summary has the exact totals.",
            boards
        )
    } else {
        tr!(
            "Change the number of boards. The formulas keep the sellers, the process “{}” and its yield that were chosen \
             for {}; for other volumes the sheet Summary has the exact totals.",
            process,
            boards
        )
    };
    match report.currency {
        Some(currency) => [&note, gap(), &tr!("Amounts in {}.", currency)].concat(),
        None => note,
    }
}
