//! The supply plan: when each volume ships and what holds it up, by when to order, and whether it is ready.

use super::markup::Html;
use crate::domain::finding::Severity;
use crate::domain::language::{en, tr};
use crate::domain::parts::supply::PartSupply;
use crate::domain::ready::{Answer, Readiness, ready};
use crate::domain::report::Report;
use crate::domain::report::summaries::Verdict;
use crate::domain::supply::part::parts_of;
use crate::domain::supply::plan::Plan;
use crate::domain::words::{gap, numbers, plan_words as words, ready_words};

/// Steps that are listed; a plan is read from its top.
const LISTED: usize = 15;
/// The same in a quote.
const QUOTED: usize = 6;

pub(super) fn write(html: &mut Html, report: &Report) {
    let parts = parts_of(report);
    let plans: Vec<Plan> =
        report.settings.boards.iter().filter_map(|it| Plan::of(&parts, &report.settings, *it)).collect();
    let Some(last) = plans.last().filter(|_| !parts.is_empty()) else { return };
    let is_own = report.audience.sees_purchase();
    if !is_own && plans.iter().all(words::has_no_date) {
        return;
    }
    html.raw("<section class=\"report-section\">\n<h2>").text(tr("Supply plan")).raw("</h2>\n<p>");
    html.text(&tr!("Ordered on {}.", numbers::date(last.order)));
    if is_own {
        html.text(gap()).text(&words::times(last));
    }
    html.raw("</p>\n");
    if report.audience.sees_lines() {
        volumes(html, report, &parts, &plans);
    }
    let of_headline = plans.iter().find(|it| Some(it.boards) == report.settings.headline());
    let last = if is_own { last } else { of_headline.unwrap_or(last) };
    if report.audience.sees_lines() {
        let waits =
            numbers::number_of(last.boards.into(), "What {} board waits for", "What {} boards wait for");
        html.raw("<h3>").text(&waits).raw("</h3>\n");
    }
    html.raw("<p>").text(&words::verdict(report, &parts, last)).raw("</p>\n");
    let usual = words::usual_sentence(report, &parts, last);
    if !usual.is_empty() {
        html.raw("<p class=\"quiet\">").text(&usual).raw("</p>\n");
    }
    if report.audience.sees_lines() {
        steps(html, report, &parts, last);
    }
    readiness(html, &ready(report));
    html.raw("</section>\n");
}

fn volumes(html: &mut Html, report: &Report, parts: &[PartSupply], plans: &[Plan]) {
    // The first page of a quote has the days.
    const ALL: &[&str] = &[en!("Boards"), en!("Ships on"), en!("Held up by"), en!("Not known")];
    let is_own = report.audience.sees_purchase();
    table(html, if is_own { ALL } else { ALL.get(..3).unwrap_or_default() });
    for plan in plans {
        html.raw("<tr>").number_cell(&numbers::count(plan.boards.into())).cell(&words::ship(plan));
        html.cell(&words::gating(report, parts, plan));
        if is_own {
            html.cell(&words::open(plan, parts.len()));
        }
        html.raw("</tr>\n");
    }
    html.raw("</tbody>\n</table>\n</div>\n");
}

fn steps(html: &mut Html, report: &Report, parts: &[PartSupply], plan: &Plan) {
    let sees_purchase = report.audience.sees_purchase();
    const OPEN: &[&str] = &[en!("Days"), en!("What"), en!("Latest order date")];
    const ALL: &[&str] = &[
        en!("Days"),
        en!("What"),
        en!("How it comes"),
        en!("Latest order date"),
        en!("Slack"),
        en!("Delay on its own"),
    ];
    table(html, if sees_purchase { ALL } else { OPEN });
    let listed = if sees_purchase { LISTED } else { QUOTED };
    for steps in plan.groups().take(listed) {
        let Some(step) = steps.first() else { continue };
        let how = step
            .item
            .part(parts)
            .zip(step.availability)
            .map(|(part, how)| words::availability(part, how, plan.boards));
        html.raw("<tr>").number_cell(&numbers::count(step.days.into()));
        html.cell(&words::group(report, parts, steps));
        if sees_purchase {
            html.cell(&how.unwrap_or_default());
        }
        html.cell(&numbers::date(step.order_by));
        if sees_purchase {
            html.raw("<td>");
            if step.slack_days < 0 {
                html.severity_icon(Severity::Error);
            }
            html.text(&words::slack(step)).raw("</td>").cell(&words::delay(steps));
        }
        html.raw("</tr>\n");
    }
    html.raw("</tbody>\n</table>\n</div>\n");
    let more: usize = plan.groups().skip(listed).map(<[_]>::len).sum();
    if more > 0 {
        let more = numbers::count(more as u64);
        html.raw("<p class=\"more\">").text(&tr!("and {} more that are faster.", more)).raw("</p>\n");
    }
}

/// The readiness at the largest volume, one row a check.
fn readiness(html: &mut Html, all: &[Readiness]) {
    let Some(last) = all.last() else { return };
    html.raw("<h3>").text(&ready_words::question(last.boards)).raw("</h3>\n<p>");
    html.text(ready_words::verdict(last.answer())).raw("</p>\n");
    table(html, &[en!("Check"), en!("Answer"), en!("Found"), en!("What to do")]);
    for check in &last.checks {
        html.raw("<tr>").cell(ready_words::label(check)).raw("<td class=\"nowrap\">");
        html.verdict_icon(match check.answer {
            Answer::Go => Verdict::Pass,
            Answer::Unknown => Verdict::Unknown,
            Answer::NotYet => Verdict::Fail,
        });
        html.text(ready_words::answer(check.answer)).raw("</td>").cell(&ready_words::sentence(check));
        html.cell(ready_words::todo(check)).raw("</tr>\n");
    }
    html.raw("</tbody>\n</table>\n</div>\n");
}

/// Opens a table with its heads in English; its first column holds numbers where that is "Boards" or "Days".
fn table(html: &mut Html, heads: &[&'static str]) {
    html.raw("<div class=\"table-scroll\">\n<table class=\"report-table\">\n<thead><tr>");
    for head in heads {
        let is_number = matches!(*head, "Boards" | "Days");
        if is_number {
            html.number_head(tr(head))
        } else {
            html.head(tr(head))
        };
    }
    html.raw("</tr></thead>\n<tbody>\n");
}
