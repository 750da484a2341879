//! `rohs.ordering-code`
//!
//! # What it finds
//! A fitted part whose ordering code says that its finish holds lead.
//! # Why it matters
//! Tin-lead is above the limit unless an exempt use is stated; distributors often mark such parts wrongly.
//! # What to do
//! Check the ordering code against the maker’s list, and order the lead-free version.
//! # Source
//! docs/compliance.md#ordering-codes.

use crate::domain::compliance::ordering_codes::Finish;
use crate::domain::finding::{Family, Finding, Severity};
use crate::domain::language::en;
use crate::domain::rules::question::{Question, Rule};

/// Warning; where the maker states the mark (grade A), the non-compliance is an error of its own.
pub const RULE: Rule = Rule {
    code: "rohs.ordering-code",
    family: Family::Rohs,
    severity: Severity::Warning,
    title: en!("Ordering code says lead"),
    message: en!("The ordering code {mpn} speaks of a finish with lead ({says|word})."),
    hint: en!("Check the code against the maker's list, and order the lead-free version."),
    check,
};

fn check(question: &Question<'_>) -> Option<Finding> {
    let mark = question.line.rohs.mark.filter(|it| it.finish == Finish::Leaded)?;
    Some(question.finding(&RULE).with("mpn", question.line.line.mpn.as_str()).with("says", mark.says))
}
