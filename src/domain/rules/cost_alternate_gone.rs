//! `cost.alternate-gone`
//!
//! # What it finds
//! A line that is to be costed as an alternate which the file no longer names.
//! # Why it matters
//! The line is costed and judged as its own part, which is not what was decided.
//! # What to do
//! Choose another alternate, or use the line's own part.
//! # Source
//! House rule: a decision is never lost in silence.

use crate::domain::finding::{Family, Finding, Severity};
use crate::domain::language::en;
use crate::domain::rules::question::{Question, Rule};

pub const RULE: Rule = Rule {
    code: "cost.alternate-gone",
    family: Family::Cost,
    severity: Severity::Warning,
    title: en!("Alternate is gone"),
    message: en!("The line was to be costed as {text}, which the file no longer names as an alternate."),
    hint: en!("Choose another alternate, or use the line's own part."),
    check,
};

fn check(question: &Question<'_>) -> Option<Finding> {
    let by_hand = &question.settings.by_hand;
    if by_hand.alternates.is_empty() || question.line.alternate.is_some() {
        return None;
    }
    let wanted = by_hand.alternate_of(question.line.line.key())?;
    Some(question.finding(&RULE).with("text", wanted))
}
