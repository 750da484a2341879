//! The timeline: a line for each thing that assembly waits for, then the work. The table below says the same in words.

use leptos::prelude::*;

use crate::app::element::{el, say, text};
use crate::domain::language::tr;
use crate::domain::words::plan_words::USUAL_SHIP;
use crate::engine::view::plan::{BarKind, TimelineRow, TimelineTick, TimelineView};

/// Draws it. The bars stretch with the page, so that the words beside them keep their size.
pub(super) fn timeline(timeline: &TimelineView) -> AnyView {
    let width = timeline.width;
    let rows: Vec<AnyView> = timeline.rows.iter().map(|it| row(it, width)).collect();
    let ticks: Vec<AnyView> = timeline.ticks.iter().map(|it| tick("tick", it, width)).collect();
    let wanted = timeline.wanted.as_ref().map(|it| {
        let label = tr!("wanted {}", it.label);
        tick("tick wanted", &TimelineTick { x: it.x, label }, width)
    });
    let keys = [
        ("t-critical", tr("On the critical path")),
        ("t-lead", tr("Lead time")),
        ("t-around", tr("Transit and receiving")),
        ("t-waiting", tr("At hand, and waits")),
        ("t-work", tr("Boards, set-up, work")),
    ]
    .map(|(class, word)| say("li", class, word));
    let guess = timeline.usual.as_ref().map(|_| say("li", "t-usual", tr(USUAL_SHIP)));
    let usual = timeline.usual.as_ref().map(|it| tick("tick usual", it, width));
    let mut bars = vec![el("div", "ticks", ticks.into_iter().chain(wanted).chain(usual).collect())];
    bars.extend(rows);
    let bars = view! { <div class="bars" role="img" aria-label=timeline.description.clone()>{bars}</div> };
    el(
        "figure",
        "timeline",
        vec![
            say("figcaption", "", tr("From the order to the boards with you")),
            bars.into_any(),
            el("ul", "keys", keys.into_iter().chain(guess).collect()),
        ],
    )
}

fn row(row: &TimelineRow, width: f32) -> AnyView {
    let bars: Vec<AnyView> = row
        .bars
        .iter()
        .map(|bar| {
            let path =
                ["M", &bar.x.to_string(), " 0h", &bar.width.to_string(), "v1h-", &bar.width.to_string(), "z"];
            view! { <path class=class_of(bar.kind) d=path.concat() /> }.into_any()
        })
        .collect();
    let how = row.bars.first().map(|it| it.label.as_str()).unwrap_or_default();
    let words = vec![say("span", "", &row.label), text(" "), say("small", "", how)];
    let bars = view! {
        <svg viewBox=["0 0 ", &width.to_string(), " 1"].concat() preserveAspectRatio="none">{bars}</svg>
    };
    let class = if row.is_critical { "row critical" } else { "row" };
    el("div", class, vec![el("p", "", words), bars.into_any()])
}

fn class_of(kind: BarKind) -> &'static str {
    match kind {
        BarKind::LeadTime => "t-lead",
        BarKind::Around => "t-around",
        BarKind::Waiting => "t-waiting",
        BarKind::BareBoard | BarKind::SetUp | BarKind::Assembly | BarKind::Test | BarKind::Shipping => {
            "t-work"
        }
    }
}

fn tick(class: &'static str, tick: &TimelineTick, width: f32) -> AnyView {
    let percent = [(tick.x * 100.0 / width).to_string().as_str(), "%"].concat();
    // Near the right edge a label stands before its line.
    let is_end = tick.x > width * 0.88;
    view! { <span class=class class:end=is_end style:left=percent>{tick.label.clone()}</span> }.into_any()
}
