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

use crate::domain::finding::{Finding, Severity};
use crate::domain::rules::question::{Question, Rule};

/// Warning.
pub const RULE: Rule = Rule { code: "cost.alternate-gone", check };

fn check(question: &Question<'_>) -> Option<Finding> {
    let by_hand = &question.settings.by_hand;
    if by_hand.alternates.is_empty() || question.line.alternate.is_some() {
        return None;
    }
    let wanted = by_hand.alternate_of(question.line.line.key())?;
    Some(question.finding(RULE.code, Severity::Warning).with("text", wanted))
}
