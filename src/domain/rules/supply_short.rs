//! `supply.short`
//!
//! # What it finds
//! A fitted part whose stated stock is less than a build needs. It names the smallest such volume.
//! # Why it matters
//! The build waits for the lead time of the part.
//! # What to do
//! Order before the build, split the build, or approve an alternate.
//! # Source
//! docs/cost.md#stock-cover: at high volumes nearly every part is bought on lead time.

use crate::domain::finding::{Family, Finding, STOCK, Severity};
use crate::domain::language::en;
use crate::domain::profile::phases::Phase;
use crate::domain::rules::question::{Question, Rule};

/// Warning below mass production; from there on a note, since big builds are bought on lead time anyway.
pub const RULE: Rule = Rule {
    code: "supply.short",
    family: Family::Supply,
    severity: Severity::Warning,
    title: en!("Not enough stock"),
    message: en!("A build of {boards|boards} takes {need|pieces}; {stock} in stock."),
    hint: en!("Order before the build, split the build, or approve an alternate."),
    check,
};

fn check(question: &Question<'_>) -> Option<Finding> {
    let stock = question.need.stock?;
    let boards = question.settings.boards.iter().copied().find(|it| question.need.is_short(*it))?;
    let severity = match question.settings.phase(boards) {
        Phase::MassProduction => Severity::Note,
        _ => Severity::Warning,
    };
    Some(
        question
            .finding_at(&RULE, &question.line.stock_evidence)
            .graded(severity)
            .with("boards", boards)
            .with("need", question.need.at(boards))
            .with(STOCK, stock),
    )
}
