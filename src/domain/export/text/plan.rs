//! The supply plan as plain text.

use super::columns::{Columns, cut, wrap};
use super::{WIDTH, line, title};
use crate::domain::ready::ready;
use crate::domain::report::Report;
use crate::domain::supply::part::{PartSupply, parts_of};
use crate::domain::supply::plan::Plan;
use crate::domain::words::{numbers, plan_words as words, ready_words};

/// Steps that are listed; a plan is read from its top.
const LISTED: usize = 8;
/// Width of the column that says what assembly waits for.
const WHAT: usize = 48;

/// When each volume ships, what the largest waits for, and whether it is ready.
pub(super) fn plan(out: &mut String, report: &Report) {
    let parts = parts_of(report);
    let plans: Vec<Plan> =
        report.settings.boards.iter().filter_map(|it| Plan::of(&parts, &report.settings, *it)).collect();
    let Some(last) = plans.last().filter(|_| !parts.is_empty()) else { return };
    title(out, &format!("Supply plan, ordered on {}", numbers::date(last.order)));
    for plan in &plans {
        let boards = numbers::count(plan.boards.into());
        line(
            out,
            &format!("  {boards:>9}  {:<26} {}", words::ship(plan), words::gating(report, &parts, plan)),
        );
    }
    for part in wrap(&words::times(last), WIDTH - 2) {
        line(out, &format!("  {part}"));
    }
    title(out, &format!("For {}", numbers::counted(last.boards.into(), "board", "boards")));
    for part in wrap(&words::verdict(last), WIDTH - 2) {
        line(out, &format!("  {part}"));
    }
    if report.audience.sees_lines() {
        steps(out, report, &parts, last);
    }
    readiness(out, report);
}

/// What assembly waits for, longest first.
fn steps(out: &mut String, report: &Report, parts: &[PartSupply], plan: &Plan) {
    let mut columns = Columns::new(&[&format!("{:<WHAT$}", "What"), "Days", "Order by", "Slack"]);
    for step in plan.steps.iter().take(LISTED) {
        columns.row(vec![
            format!("{:<WHAT$}", cut(&words::item(report, parts, step.item), WHAT)),
            numbers::count(step.days.into()),
            numbers::date(step.order_by),
            words::slack(step),
        ]);
    }
    for row in columns.lines() {
        line(out, &row);
    }
}

/// Whether the largest volume is ready, one row a check.
fn readiness(out: &mut String, report: &Report) {
    let Some(last) = ready(report).pop() else { return };
    title(
        out,
        &format!(
            "Ready for {}? {}",
            numbers::counted(last.boards.into(), "board", "boards"),
            ready_words::verdict(last.answer())
        ),
    );
    for check in &last.checks {
        let answer = ready_words::answer(check.answer);
        let sentence = ready_words::sentence(check);
        line(out, &format!("  {:<26}{answer:<9}{sentence}", ready_words::label(check)));
    }
}
