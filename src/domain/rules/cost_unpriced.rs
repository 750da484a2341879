//! `cost.unpriced`
//!
//! # What it finds
//! A fitted line without a price that can be counted.
//! Unknown is coverage and no finding: the rule speaks only where a person chose its severity, or accepted it.
//! # Why it matters
//! The totals leave it out, so the true cost is higher.
//! # What to do
//! Add a price to the BOM, or drop a price list or quote that has this part number.
//! # Source
//! House rule: a blank is never zero.

use crate::domain::finding::{Family, Finding, Severity};
use crate::domain::language::en;
use crate::domain::parts::currency::{Fit, fit};
use crate::domain::rules::question::{Question, Rule};

/// Warning. Prices in another currency are a finding of their own.
pub const RULE: Rule = Rule {
    code: "cost.unpriced",
    family: Family::Cost,
    severity: Severity::Warning,
    title: en!("No price"),
    message: en!("No price is known; the line is left out of the totals."),
    hint: en!("Add a price to the BOM, or drop a price list or quote that has this part number."),
    check,
};

fn check(question: &Question<'_>) -> Option<Finding> {
    if !question.is_wanted(&RULE) {
        return None;
    }
    let unpriced = question.line.cost.iter().any(|it| it.basis().lacks_price());
    let differs = question.line.offers.iter().any(|it| matches!(fit(it, question.currency), Fit::Differs(_)));
    (unpriced && !differs).then(|| question.finding(&RULE))
}
