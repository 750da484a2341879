//! What is asked about the files above all figures, since it decides them: two BOMs that name the same parts at the same
//! places are revisions to compare, or boards that are built together.

use leptos::prelude::*;
use web_sys::HtmlElement;

use crate::app::element::{button, el, say, text};
use crate::app::page::by_id;
use crate::app::route::Section;
use crate::app::state::App;
use crate::domain::finding::Severity;
use crate::domain::language::tr;
use crate::domain::project::Command;
use crate::domain::words::gap;
use crate::engine::protocol::Request;
use crate::engine::view::summary::{FindingGroup, SummaryView};

/// The finding that asks.
const ALIKE: &str = "file.boms-alike";

/// Draws the question; a note is one that is answered, and a report of a link cannot be changed.
pub fn question(app: App, summary: &SummaryView) -> AnyView {
    let is_open = |it: &&FindingGroup| it.code == ALIKE && it.severity > Severity::Note;
    let group = summary.finding_groups.iter().find(is_open);
    group.filter(|_| summary.shared.is_empty()).map(|it| asked(app, it)).into_any()
}

fn asked(app: App, group: &FindingGroup) -> AnyView {
    let message = group.findings.first().map(|it| it.message.as_str()).unwrap_or_default();
    // Once they are compared, the one that is not built is closed where the files are.
    let compares = move || app.view(|it| it.section == Section::Compare);
    let words =
        move || tr(if compares() { "Close the one that is not built" } else { "Compare the revisions" });
    let go = move |_| app.go(|it| it.section = next_of(it.section));
    let together = move || {
        // The question goes, and with it the button that has the focus.
        let _ = by_id::<HtmlElement>("report-title").map(|it| it.focus());
        let note = Command::SetSeverity { code: ALIKE.to_owned(), severity: Some(Severity::Note) };
        app.ask(tr("Checking anew"), Request::Apply(note));
        app.news.say_first([tr("Both count."), gap()].concat());
    };
    let together = button("", tr("Built together"), String::new(), Box::new(together));
    let said = vec![say("strong", "", &group.title), text(" "), text(message)];
    view! {
        <div class="banner question" role="group" aria-label=group.title.clone()>
            {el("p", "", said)}
            <button type="button" on:click=go>{words}</button>
            {together}
        </div>
    }
    .into_any()
}

/// Where the answer "revisions" leads.
fn next_of(section: Section) -> Section {
    if section == Section::Compare { Section::File } else { Section::Compare }
}
