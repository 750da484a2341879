//! The header: what is open, another file, the exports, a new check.

use leptos::prelude::*;

use super::shell::choose_files;
use super::state::App;
use crate::engine::protocol::{ExportKind, Request};

/// The exports with the words of their buttons; scripts on the page find them by these names.
const EXPORTS: [(ExportKind, &str); 6] = [
    (ExportKind::Json, "JSON"),
    (ExportKind::Csv, "CSV"),
    (ExportKind::Xlsx, "XLSX"),
    (ExportKind::Html, "HTML report"),
    (ExportKind::PrintBody, "Print"),
    (ExportKind::Project, "Save project"),
];

/// Draws the header's part of the report; empty while none is open.
pub fn bar(app: App) -> impl IntoView {
    move || app.is_open().then(|| open_bar(app))
}

fn open_bar(app: App) -> AnyView {
    let names = move || {
        app.of_summary(|summary| {
            summary.sources.iter().map(|source| source.name.as_str()).collect::<Vec<_>>().join(" + ")
        })
    };
    let exports = EXPORTS.map(|(kind, name)| {
        view! {
            <button type="button" class="quiet" on:click=move |_| app.ask("Writing the file", Request::Export(kind))>
                {name}
            </button>
        }
        .into_any()
    });
    view! {
        <p class="bar-files" title=names>{names}</p>
        <div class="bar-group">
            <button type="button" on:click=|_| choose_files()>"Add file"</button>
            <button type="button" class="quiet" on:click=move |_| app.ask("Starting anew", Request::Reset)>"New check"</button>
        </div>
        <div class="bar-group" role="group" aria-label="Export">{exports.collect_view()}</div>
    }
    .into_any()
}
