//! `supply.low-stock`
//!
//! # What it finds
//! A fitted part whose stated stock covers a build with less than half of it to spare. It names the largest such volume.
//! # Why it matters
//! Stock moves by the hour; losses in assembly and a second build are not covered.
//! # What to do
//! Reserve or buy the pieces before the other parts.
//! # Source
//! docs/cost.md#stock-cover: cover from 1 to 1.5 is amber (ours).

use crate::domain::finding::{Family, Finding, STOCK, Severity};
use crate::domain::language::en;
use crate::domain::parts::supply::Cover;
use crate::domain::rules::question::{Question, Rule};

/// Note: the build is covered today.
pub const RULE: Rule = Rule {
    code: "supply.low-stock",
    family: Family::Supply,
    severity: Severity::Note,
    title: en!("Little stock to spare"),
    message: en!(
        "A build of {boards|boards} takes {need|pieces} of {stock} in stock: less than half to spare."
    ),
    hint: en!("Reserve or buy these pieces before the other parts."),
    check,
};

fn check(question: &Question<'_>) -> Option<Finding> {
    let stock = question.need.stock?;
    let enough = question.need.boards_from_stock?;
    let covered = question.settings.boards.iter().rev().copied().filter(|it| u64::from(*it) <= enough);
    let boards = covered.into_iter().find(|it| {
        let need = question.need.at(*it);
        !need.is_zero() && Cover::of(Some(stock), Some(need)) == Cover::Low
    })?;
    Some(
        question
            .finding_at(&RULE, &question.line.stock_evidence)
            .with("boards", boards)
            .with("need", question.need.at(boards))
            .with(STOCK, stock),
    )
}
