//! `cost.choice-gone`
//!
//! # What it finds
//! A line for which an offer was chosen by hand that is no longer there, or whose price cannot be counted.
//! # Why it matters
//! The line is bought as the policy says, which is not what was decided.
//! # What to do
//! Open the file with the offer again, or choose another one.
//! # Source
//! House rule: a decision is never lost in silence.

use crate::domain::finding::{Family, Finding, Severity};
use crate::domain::language::en;
use crate::domain::rules::question::{Question, Rule};

pub const RULE: Rule = Rule {
    code: "cost.choice-gone",
    family: Family::Cost,
    severity: Severity::Warning,
    title: en!("Chosen offer is gone"),
    message: en!(
        "The offer that was chosen by hand is no longer there, or its price cannot be counted; the policy chose another."
    ),
    hint: en!("Open the file with the offer again, or choose another offer for the line."),
    check,
};

fn check(question: &Question<'_>) -> Option<Finding> {
    let chosen = &question.settings.by_hand.offers;
    if chosen.is_empty() || question.line.cost.iter().any(|it| it.is_by_hand()) {
        return None;
    }
    let key = question.line.line.key();
    chosen.iter().any(|it| it.line == key).then(|| question.finding(&RULE))
}
