//! The supply plan as plain text.

use super::columns::{Columns, column_width, cut, padded, wrap};
use super::{WIDTH, line, title};
use crate::domain::language::tr;
use crate::domain::parts::supply::PartSupply;
use crate::domain::ready::{Answer, ready_at};
use crate::domain::report::Report;
use crate::domain::supply::part::parts_of;
use crate::domain::supply::plan::Plan;
use crate::domain::words::{gap, numbers, plan_words as words, ready_words};

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
    title(out, &tr!("Supply plan, ordered on {}", numbers::date(last.order)));
    for plan in &plans {
        let boards = numbers::count(plan.boards.into());
        line(
            out,
            &format!(
                "  {boards:>9}  {} {}",
                padded(&words::ship(plan), 26),
                words::gating(report, &parts, plan)
            ),
        );
    }
    for part in wrap(&words::times(last), WIDTH - 2) {
        line(out, &format!("  {part}"));
    }
    title(out, &numbers::number_of(last.boards.into(), "For {} board", "For {} boards"));
    for part in wrap(&words::verdict(report, &parts, last), WIDTH - 2) {
        line(out, &format!("  {part}"));
    }
    let usual = words::usual_sentence(report, &parts, last);
    for part in wrap(&usual, WIDTH - 2).iter().filter(|it| !it.is_empty()) {
        line(out, &format!("  {part}"));
    }
    if report.audience.sees_lines() {
        steps(out, report, &parts, last);
    }
    readiness(out, report);
}

/// What assembly waits for, longest first.
fn steps(out: &mut String, report: &Report, parts: &[PartSupply], plan: &Plan) {
    let mut columns =
        Columns::new(&[&padded(tr("What"), WHAT), tr("Days"), tr("Latest order date"), tr("Slack")]);
    for steps in plan.groups().take(LISTED) {
        let Some(step) = steps.first() else { continue };
        columns.row(vec![
            padded(&cut(&words::group(report, parts, steps), WHAT), WHAT),
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
    let largest = report.settings.boards.rchunks(1).next().unwrap_or_default();
    let Some(last) = ready_at(report, largest).pop() else { return };
    title(out, &[&ready_words::question(last.boards), gap(), ready_words::verdict(last.answer())].concat());
    let labels = column_width(26, last.checks.iter().map(ready_words::label));
    let answers = column_width(9, [Answer::Go, Answer::Unknown, Answer::NotYet].map(ready_words::answer));
    for check in &last.checks {
        let answer = ready_words::answer(check.answer);
        let sentence = ready_words::sentence(check);
        line(
            out,
            &format!("  {}{}{sentence}", padded(ready_words::label(check), labels), padded(answer, answers)),
        );
    }
}
