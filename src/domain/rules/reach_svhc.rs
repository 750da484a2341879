//! `reach.svhc`
//!
//! # What it finds
//! A fitted part of which a source states a substance of very high concern above 0.1 %.
//! # Why it matters
//! It is not forbidden, but the customer must be told (REACH, Article 33), and articles go into the SCIP database.
//! # What to do
//! Pass the name of the substance on with the product, and keep the supplier’s statement.
//! # Source
//! docs/compliance.md#candidate-list.

use crate::domain::finding::{Family, Finding, Severity};
use crate::domain::language::en;
use crate::domain::rules::question::{Question, Rule};

pub const RULE: Rule = Rule {
    code: "reach.svhc",
    family: Family::Reach,
    severity: Severity::Warning,
    title: en!("Substance of very high concern"),
    message: en!("A source states a substance of very high concern above 0.1 %: {substances|word}."),
    hint: en!("Tell your customer (REACH, Article 33), and keep the supplier's statement."),
    check,
};

fn check(question: &Question<'_>) -> Option<Finding> {
    let named = question.svhc?;
    let named = if named.is_empty() { en!("not named") } else { named };
    Some(question.finding(&RULE).with("substances", named))
}
