//! Every finding by kind, the worst first; beside them the checks that could not be made.

use leptos::prelude::*;

use web_sys::HtmlInputElement;

use crate::app::element::{button, el, say, text};
use crate::app::icon::Icon;
use crate::app::page::by_id;
use crate::app::state::App;
use crate::app::words::counted;
use crate::domain::finding::Severity;
use crate::domain::language::tr;
use crate::domain::words::{names, numbers};
use crate::engine::edit::Edit;
use crate::engine::view::finding::FindingView;
use crate::engine::view::query::LineFilter;
use crate::engine::view::summary::{FindingGroup, NotCheckedView, SummaryView};

/// Draws the section.
pub fn findings(app: App, summary: &SummaryView) -> AnyView {
    let groups = summary.finding_groups.iter().map(|it| group(app, it)).collect_view();
    let none = summary.finding_groups.is_empty().then(|| {
        say("p", "empty", tr("Nothing was found in what could be checked. See beside what could not."))
    });
    view! {
        <div class="two-columns">
            <section aria-labelledby="findings-title">
                <h2 id="findings-title">{tr("Findings")}</h2>
                {none}
                {groups}
            </section>
            {not_checked(&summary.not_checked)}
        </div>
    }
    .into_any()
}

fn group(app: App, group: &FindingGroup) -> AnyView {
    let list = group.findings.iter().map(|it| el("li", "", vec![finding(app, it, true)])).collect();
    let rest = group.count.saturating_sub(u32::try_from(group.findings.len()).unwrap_or(u32::MAX));
    let filter = LineFilter::Finding(group.code.clone());
    let has_lines = group.findings.iter().any(|it| it.line.is_some());
    let show = has_lines.then(|| {
        view! {
            <button type="button" class="link" on:click=move |_| app.view.show_lines(filter.clone())>{tr("Show the lines")}</button>
        }
    });
    view! {
        <details class="group" open=group.severity == Severity::Error>
            <summary>
                {severe(group.severity)}
                {say("span", "group-title", &group.title)}
                {say("span", "count", &numbers::count_of_findings(group.count as usize))}
            </summary>
            <p class="hint">{group.hint.clone()}" "{show}</p>
            {decide(app, group)}
            {el("ul", "findings", list)}
            {(rest > 0).then(|| say("p", "place", &counted(rest, "and {} more finding", "and {} more findings")))}
        </details>
    }
    .into_any()
}

/// What can be done about all findings of a cause at once.
fn decide(app: App, group: &FindingGroup) -> Option<AnyView> {
    // A report that came with a link cannot be changed.
    if untrack(|| !app.is_own()) {
        return None;
    }
    let cause = group.cause.clone();
    if !group.fix.is_empty() {
        let fix = move || app.set("", Edit::FixAll { cause: cause.clone() }, String::new());
        return Some(el("p", "ways", vec![button("", &group.fix, String::new(), Box::new(fix))]));
    }
    if group.is_accepted {
        let back = move || app.set("", Edit::AcceptAll { cause: cause.clone() }, String::new());
        let name = tr!("{}: {}", tr("Take back"), group.title);
        return Some(el("p", "ways", vec![button("link", tr("Take back"), name, Box::new(back))]));
    }
    group
        .can_accept
        .then(|| reason(app, ["accept-", &group.cause].concat(), &group.title, Edit::AcceptAll { cause }))
}

/// Asks for the reason why something is accepted. `id` names the field on the page, `what` is what is accepted.
pub fn reason(app: App, id: String, what: &str, edit: Edit) -> AnyView {
    let field = id.clone();
    let accept = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if let Some(input) = by_id::<HtmlInputElement>(&field) {
            app.set(&field, edit.clone(), input.value());
        }
    };
    view! {
        <details class="waive">
            <summary>{tr("Accept with a reason")}</summary>
            <form on:submit=accept>
                <input
                    id=id
                    type="text"
                    required
                    pattern=".*\\S.*"
                    autocomplete="off"
                    aria-label=tr!("Reason for accepting: {}", what)
                    placeholder=tr("who confirmed it, when, where it is kept")
                />
                <button type="submit">{tr("Accept")}</button>
            </form>
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
        None => say("span", "place", &finding.place),
    };
    if is_in_group {
        return vec![say("span", "", &finding.message), text(" "), place].into_any();
    }
    let sentence =
        vec![text(&finding.message), text(" "), say("span", "hint", &finding.hint), text(" "), place];
    vec![severe(finding.severity), el("span", "", sentence)].into_any()
}

/// A severity as an icon and a word.
fn severe(of: Severity) -> AnyView {
    el("span", "severity", vec![Icon::from(of).draw(), text(names::severity(of))])
}

/// What could not be checked: grey, never good.
fn not_checked(checks: &[NotCheckedView]) -> AnyView {
    let item = |it: &NotCheckedView| {
        let inside = vec![
            say("strong", "", &it.check),
            text(" "),
            say("span", "count", &it.lines),
            say("span", "because", &it.because),
        ];
        el("li", "", vec![Icon::Unknown.draw(), el("p", "", inside)])
    };
    let list = el("ul", "", checks.iter().map(item).collect());
    let none = checks.is_empty().then(|| say("p", "empty", tr("Every check could be made.")));
    view! {
        <section class="unchecked" aria-labelledby="unchecked-title">
            <h2 id="unchecked-title">{tr("Not checked")}</h2>
            {none}
            {list}
        </section>
    }
    .into_any()
}
