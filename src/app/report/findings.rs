//! Every finding by kind, the worst first; beside them the checks that could not be made.

use leptos::prelude::*;

use crate::app::icon::Icon;
use crate::app::state::App;
use crate::app::words::{counted, grouped, severity};
use crate::domain::finding::Severity;
use crate::engine::protocol::LineFilter;
use crate::engine::view::{FindingGroup, FindingView, NotCheckedView, SummaryView};

/// Draws the section.
pub fn findings(app: App, summary: &SummaryView) -> AnyView {
    let groups = summary.finding_groups.iter().map(|it| group(app, it)).collect_view();
    let none = summary.finding_groups.is_empty().then(|| {
        view! { <p class="empty">"Nothing was found in what could be checked. See beside what could not."</p> }
    });
    view! {
        <div class="two-columns">
            <section aria-labelledby="findings-title">
                <h2 id="findings-title">"Findings"</h2>
                {none}
                {groups}
            </section>
            {not_checked(&summary.not_checked)}
        </div>
    }
    .into_any()
}

fn group(app: App, group: &FindingGroup) -> AnyView {
    let list = group.findings.iter().map(|it| view! { <li>{finding(app, it, true)}</li> }).collect_view();
    let rest = group.count.saturating_sub(u32::try_from(group.findings.len()).unwrap_or(u32::MAX));
    let filter = LineFilter::Finding(group.code.clone());
    let has_lines = group.findings.iter().any(|it| it.line.is_some());
    let show = has_lines.then(|| {
        view! {
            <button type="button" class="link" on:click=move |_| app.show_lines(filter.clone())>"Show the lines"</button>
        }
    });
    view! {
        <details class="group" open=group.severity == Severity::Error>
            <summary>
                <span class="severity">{Icon::from(group.severity).draw()}{severity(group.severity)}</span>
                <span class="group-title">{group.title.clone()}</span>
                <span class="count">{grouped(group.count)}</span>
            </summary>
            <p class="hint">{group.hint.clone()}" "{show}</p>
            <ul class="findings">{list}</ul>
            {(rest > 0).then(|| view! { <p class="place">"and "{counted(rest, "more finding")}</p> })}
        </details>
    }
    .into_any()
}

/// One finding with its place, which opens its line. In the panel of a line the hint is said too.
pub fn finding(app: App, finding: &FindingView, is_in_group: bool) -> AnyView {
    let place = match finding.line.filter(|_| is_in_group) {
        Some(line) => view! {
            <button type="button" class="link place" on:click=move |_| app.go(|view| view.line = Some(line))>
                {finding.place.clone()}
            </button>
        }
        .into_any(),
        None => view! { <span class="place">{finding.place.clone()}</span> }.into_any(),
    };
    if is_in_group {
        return view! { <span>{finding.message.clone()}</span>" "{place} }.into_any();
    }
    view! {
        <span class="severity">{Icon::from(finding.severity).draw()}{severity(finding.severity)}</span>
        <span>{finding.message.clone()}" "<span class="hint">{finding.hint.clone()}</span>" "{place}</span>
    }
    .into_any()
}

/// What could not be checked: grey, never good.
fn not_checked(checks: &[NotCheckedView]) -> AnyView {
    let list = checks.iter().map(|it| {
        view! {
            <li>
                {Icon::Unknown.draw()}
                <p>
                    <strong>{it.check.clone()}</strong>
                    " "
                    <span class="count">{it.lines.clone()}</span>
                    <span class="because">{it.because.clone()}</span>
                </p>
            </li>
        }
        .into_any()
    });
    let none = checks.is_empty().then(|| view! { <p class="empty">"Every check could be made."</p> });
    view! {
        <section class="unchecked" aria-labelledby="unchecked-title">
            <h2 id="unchecked-title">"Not checked"</h2>
            {none}
            <ul>{list.collect_view()}</ul>
        </section>
    }
    .into_any()
}
