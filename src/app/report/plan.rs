//! When it can ship: the days that are wanted, what assembly waits for and what to order first, what would be earlier,
//! the timeline, and the times that are counted.

mod timeline;

use leptos::prelude::*;

use super::cost::{fold, strip};
use super::pieces::{Cell, by_cause, head, no_answer, part, set, table, titled, volume, with_more};
use crate::app::answered::answered;
use crate::app::element::{el, say};
use crate::app::icon::Icon;
use crate::app::state::App;
use crate::app::words::counted;
use crate::domain::language::{en, tr, tr_all};
use crate::domain::words::plan_words::USUAL_SHIP;
use crate::engine::edit::{Edit, LineChoice};
use crate::engine::protocol::{Request, Response};
use crate::engine::view::plan::{GainView, PlanVolume, StepView, TimeView};
use crate::engine::view::{FormKind, PlanView};

/// Draws the section.
pub fn plan(app: App) -> AnyView {
    el(
        "div",
        "cost plan",
        vec![
            strip(app, FormKind::Plan, tr("Dates of the plan")),
            el("div", "section-head", vec![volume(app, tr("at {} boards"))]),
            answered(app, |volume| Request::Plan { volume }, drawn),
            fold(app, tr("Times that are counted: enter yours"), FormKind::Times),
        ],
    )
}

fn drawn(app: App, response: &Response) -> AnyView {
    let Response::Plan(plan) = response else { return no_answer(response) };
    let title = tr!("When {} boards ship: {}", plan.boards_text, plan.phase);
    el(
        "div",
        "spread",
        vec![
            head(Some(plan.answer.into()), &title, &plan.sentence),
            days(plan),
            timeline::timeline(&plan.timeline),
            steps(app, plan),
            gains(app, &plan.gains),
            unknown(app, plan),
            volumes(app, plan),
            assumptions(app, plan),
        ],
    )
}

/// The days of the plan, side by side.
fn days(plan: &PlanView) -> AnyView {
    let items: Vec<AnyView> = [
        (tr("Order"), &plan.order_date),
        (tr("Assembly can start"), &plan.earliest_start),
        (tr("Ships, at the earliest"), &plan.earliest_ship),
        (tr("With you at the earliest"), &plan.with_user),
        (tr("Orders are timed for assembly on"), &plan.build_start),
        (tr(USUAL_SHIP), &plan.usual_ship),
    ]
    .into_iter()
    .filter(|it| !it.1.is_empty())
    .map(|(label, day)| el("div", "", vec![say("dt", "", label), say("dd", "", day)]))
    .collect();
    el("dl", "days", items)
}

fn steps(app: App, plan: &PlanView) -> AnyView {
    let rows = plan.steps.iter().map(step).collect();
    let heads = tr_all(["Item", "Latest order date", "Slack", "At hand", "Because", "Delay on its own"]);
    let table = table(app, tr("What sets the date, and what to buy first"), &heads, rows);
    with_more(table, plan.more_steps, en!("and {} faster purchase"), en!("and {} faster purchases"))
}

fn step(it: &StepView) -> Vec<Cell> {
    let slack =
        if it.is_late { Cell::Mark(Icon::Warning, it.slack.clone()) } else { Cell::Quiet(it.slack.clone()) };
    vec![
        if it.parts.named.is_empty() { Cell::Text(it.title.clone()) } else { Cell::Parts(it.parts.clone()) },
        Cell::Text(it.order_by.clone()),
        slack,
        Cell::Text(it.ready.clone()),
        Cell::Quiet(it.how.clone()),
        Cell::Number(it.costs.clone()),
    ]
}

/// What would ship earlier; an alternate can be tried at once.
fn gains(app: App, gains: &[GainView]) -> AnyView {
    if gains.is_empty() {
        return ().into_any();
    }
    let items = gains.iter().map(|it| {
        let mut item = vec![say("span", "", &it.sentence)];
        item.extend(it.line.map(|line| match &it.alternate {
            Some(mpn) => {
                let edit = Edit::line(line, LineChoice::Alternate);
                set(app, "", tr("Use it"), tr!("Use it: {}", mpn), edit, mpn.clone())
            }
            None => part(app, line, tr("Show the line")),
        }));
        el("li", "", item)
    });
    titled(tr("What would be earlier"), el("ul", "alternates", items.collect()))
}

/// Parts that nobody knows the day of, with what to do.
fn unknown(app: App, plan: &PlanView) -> AnyView {
    let (title, heads) = (tr("Parts without a known date"), tr_all(["What to do", "Parts"]));
    by_cause(app, title, &heads, &plan.unknown, Some(Icon::Unknown))
}

fn volumes(app: App, plan: &PlanView) -> AnyView {
    let row = |it: &PlanVolume| {
        vec![
            Cell::Number(it.boards_text.clone()),
            Cell::Quiet(it.phase.clone()),
            Cell::Text(it.ship.clone()),
            Cell::Quiet(it.gating.clone()),
            Cell::Quiet(it.open.clone()),
            Cell::Number(if it.late == 0 { String::new() } else { it.late.to_string() }),
        ]
    };
    let heads = tr_all(["Boards", "Phase", "Ships on", "Bottleneck", "Not known", "Late orders"]);
    table(app, tr("At every volume"), &heads, plan.volumes.iter().map(row).collect())
}

fn assumptions(app: App, plan: &PlanView) -> AnyView {
    let row = |it: &TimeView| {
        vec![
            Cell::Text(it.label.clone()),
            Cell::Number(counted(it.days, "{} day", "{} days")),
            Cell::Quiet(it.source.clone()),
        ]
    };
    let rows = plan.assumptions.iter().map(row).collect();
    table(
        app,
        tr("What is counted besides lead times, in calendar days"),
        &tr_all(["Time", "Counted", "From"]),
        rows,
    )
}
