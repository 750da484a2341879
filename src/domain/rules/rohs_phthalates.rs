//! `rohs.phthalates`
//!
//! # What it finds
//! A fitted part that a source states as compliant but for the four phthalates (`YES_NO`).
//! # Why it matters
//! Since 2019-07-22 (categories 8 and 9 since 2021-07-22) phthalates are among the ten restricted substances.
//! # What to do
//! Choose a part that is compliant with all ten substances.
//! # Source
//! (EU) 2015/863; words: facts, compliance 3.1.

use crate::domain::finding::{Finding, Severity};
use crate::domain::rules::question::{Question, Rule};

/// Error.
pub const RULE: Rule = Rule { code: "rohs.phthalates", check };

fn check(question: &Question<'_>) -> Option<Finding> {
    let rohs = &question.line.rohs;
    rohs.has_phthalates().then(|| question.finding_at(RULE.code, Severity::Error, &rohs.evidence))
}
