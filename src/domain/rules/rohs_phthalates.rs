//! `rohs.phthalates`
//!
//! # What it finds
//! A fitted part that a source states as compliant but for the four phthalates (`YES_NO`).
//! # Why it matters
//! Since 2019-07-22 (categories 8 and 9 since 2021-07-22) phthalates are among the ten restricted substances.
//! # What to do
//! Choose a part that is compliant with all ten substances.
//! # Source
//! (EU) 2015/863; words: docs/compliance.md#status-words.

use crate::domain::finding::{Family, Finding, Severity};
use crate::domain::language::en;
use crate::domain::rules::question::{Question, Rule};

pub const RULE: Rule = Rule {
    code: "rohs.phthalates",
    family: Family::Rohs,
    severity: Severity::Error,
    title: en!("Phthalates above their limits"),
    message: en!("A source states the part as compliant but for the phthalates."),
    hint: en!("Choose a part that complies with all ten substances of (EU) 2015/863."),
    check,
};

fn check(question: &Question<'_>) -> Option<Finding> {
    let rohs = &question.line.rohs;
    rohs.has_phthalates().then(|| question.finding_at(&RULE, &rohs.evidence))
}
