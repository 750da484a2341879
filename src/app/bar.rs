//! The header: what is open, another file, the exports, a new check.

use leptos::prelude::*;

use super::link;
use super::page::choose_files;
use super::route::Section;
use super::state::App;
use crate::domain::export::list::BAR;
use crate::domain::language::tr;
use crate::engine::protocol::{ExportKind, Request};

/// Draws the header's part of the report; empty while none is open.
pub fn bar(app: App) -> impl IntoView {
    move || {
        app.speech.language.track();
        app.is_open().then(|| open_bar(app))
    }
}

fn open_bar(app: App) -> AnyView {
    let names = move || {
        app.of_summary(|summary| {
            summary.sources.iter().map(|source| source.name.as_str()).collect::<Vec<_>>().join(" + ")
        })
    };
    let is_offered = |kind: ExportKind| kind != ExportKind::Project || !app.engine.is_off("project");
    let exports = BAR.into_iter().flatten().filter(|it| is_offered(it.0)).map(|(kind, name)| {
        view! {
            <button type="button" class="quiet" on:click=move |_| app.ask(tr("Writing the file"), Request::Export(kind))>
                {tr(name)}
            </button>
        }
        .into_any()
    });
    let is_shared = move || app.view(|view| (view.section == Section::Share).then_some("page"));
    view! {
        <p class="bar-files" title=names>{names}</p>
        <div class="bar-group">
            <button type="button" on:click=|_| choose_files()>{tr("Add file")}</button>
            <button type="button" class="quiet" on:click=move |_| app.ask(tr("Starting anew"), Request::Reset)>{tr("New check")}</button>
        </div>
        <div class="bar-group" role="group" aria-label=tr("Export")>
            {exports.collect_view()}
            <button type="button" class="quiet" on:click=move |_| link::copy(app)>{tr("Copy link")}</button>
            <button type="button" aria-current=is_shared on:click=move |_| app.go(|view| view.section = Section::Share)>
                {tr("Share")}
            </button>
        </div>
    }
    .into_any()
}
