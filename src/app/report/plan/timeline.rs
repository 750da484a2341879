//! The timeline: a line for each thing that assembly waits for, then the work. The table below says the same in words.

use leptos::prelude::*;

use crate::engine::view::plan::{BarKind, TimelineRow, TimelineTick, TimelineView};

/// Draws it. The bars stretch with the page, so that the words beside them keep their size.
pub(super) fn timeline(timeline: &TimelineView) -> AnyView {
    let width = timeline.width;
    let rows: Vec<AnyView> = timeline.rows.iter().map(|it| row(it, width)).collect();
    let ticks: Vec<AnyView> = timeline.ticks.iter().map(|it| tick("tick", it, width)).collect();
    let wanted = timeline.wanted.as_ref().map(|it| {
        let label = ["wanted ", &it.label].concat();
        tick("tick wanted", &TimelineTick { x: it.x, label }, width)
    });
    let keys = [
        ("critical", "On the critical path"),
        ("lead", "Lead time"),
        ("around", "Transit and receiving"),
        ("waiting", "At hand, and waits"),
        ("work", "Boards, set-up, work"),
    ]
    .map(|(class, word)| view! { <li class=class>{word}</li> }.into_any());
    view! {
        <figure class="timeline">
            <figcaption>"From the order to the boards with you"</figcaption>
            <div class="bars" role="img" aria-label=timeline.description.clone()>
                <div class="ticks">{ticks}{wanted}</div>
                {rows}
            </div>
            <ul class="keys" aria-hidden="true">{keys.collect_view()}</ul>
        </figure>
    }
    .into_any()
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
    let how = row.bars.first().map(|it| it.label.clone());
    view! {
        <div class=if row.is_critical { "row critical" } else { "row" }>
            <p><span>{row.label.clone()}</span>" "<small>{how}</small></p>
            <svg viewBox=["0 0 ", &width.to_string(), " 1"].concat() preserveAspectRatio="none">{bars}</svg>
        </div>
    }
    .into_any()
}

fn class_of(kind: BarKind) -> &'static str {
    match kind {
        BarKind::LeadTime => "lead",
        BarKind::Around => "around",
        BarKind::Waiting => "waiting",
        BarKind::BareBoard | BarKind::SetUp | BarKind::Assembly | BarKind::Test | BarKind::Shipping => "work",
    }
}

fn tick(class: &'static str, tick: &TimelineTick, width: f32) -> AnyView {
    let percent = [(tick.x * 100.0 / width).to_string().as_str(), "%"].concat();
    // Near the right edge a label stands before its line.
    let is_end = tick.x > width * 0.88;
    view! { <span class=class class:end=is_end style:left=percent>{tick.label.clone()}</span> }.into_any()
}
