//! The header: what is open, another file, what can be saved and for whom, the way to send it, and more.

use leptos::prelude::*;

use super::element::{el, say};
use super::link;
use super::page::choose_files;
use super::report::cost::steps_back;
use super::report::share::{save, who};
use super::route::Section;
use super::state::App;
use crate::domain::export::link::words as link_words;
use crate::domain::export::list::{BAR, BOMS, QUESTIONS};
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
    let is_shared = move || app.view(|view| (view.section == Section::Share).then_some("page"));
    view! {
        <p class="bar-files" title=names>{names}</p>
        <div class="bar-group">
            <button type="button" class="quiet" on:click=|_| choose_files()>{tr("Add file")}</button>
            {export(app)}
            {more(app)}
            <button type="button" class="primary" aria-current=is_shared on:click=move |_| app.go(|view| view.section = Section::Share)>
                {tr("Share")}
            </button>
        </div>
    }
    .into_any()
}

/// What can be saved, once it is said for whom.
fn export(app: App) -> AnyView {
    const MENU: &str = "export-menu";
    let inside = move || {
        let files = BAR.into_iter().flatten().filter(|it| it.0 != ExportKind::Project);
        let files = files.map(|(kind, name)| item(MENU, tr(name), Box::new(move || save(app, kind))));
        let link = item(MENU, tr("Copy link"), Box::new(move || link::copy(app, String::new(), None)));
        let holds = view! { <p class="gloss">{move || link_words::holds(link::chosen(app).0)}</p> };
        let own = |list: &'static [(ExportKind, &'static str)]| {
            let item = |it: &(ExportKind, &'static str)| {
                let kind = it.0;
                item(MENU, tr(it.1), Box::new(move || app.ask(tr("Writing the file"), Request::Export(kind))))
            };
            el("div", "menu-items", list.iter().map(item).collect())
        };
        // A report that came with a link has no file to correct, and nobody to ask.
        let is_own = app.is_own();
        let boms = is_own.then(|| {
            let title = say("h3", "", tr("The BOM itself, for your own use"));
            vec![title, own(&BOMS), say("h3", "", tr("Questions to the author of the BOM")), own(&QUESTIONS)]
        });
        vec![
            who(app, "export-audience"),
            el("div", "menu-items", files.collect()),
            boms.into_any(),
            el("div", "menu-items", vec![link]),
            holds.into_any(),
        ]
    };
    menu(MENU, tr("Export"), inside)
}

/// What is seldom needed.
fn more(app: App) -> AnyView {
    const MENU: &str = "more-menu";
    let inside = move || {
        let keeps = (!app.engine.is_off("project")).then(|| {
            let save = move || app.ask(tr("Writing the file"), Request::Export(ExportKind::Project));
            item(MENU, tr("Save project"), Box::new(save))
        });
        let anew =
            item(MENU, tr("New check"), Box::new(move || app.ask(tr("Starting anew"), Request::Reset)));
        vec![steps_back(app), el("div", "menu-items", keeps.into_iter().chain([anew]).collect())]
    };
    menu(MENU, tr("More"), inside)
}

/// A button and what it opens, which is drawn while it is open.
pub fn menu(
    id: &'static str,
    name: &'static str,
    inside: impl Fn() -> Vec<AnyView> + Send + 'static,
) -> AnyView {
    let is_open = RwSignal::new(false);
    let toggle = move |event| {
        let menu = event_target::<web_sys::Element>(&event);
        is_open.set(menu.matches(":popover-open").unwrap_or(false));
    };
    view! {
        <button type="button" class="quiet opens" popovertarget=id>{name}</button>
        <div id=id popover="auto" class="menu" role="group" aria-label=name on:toggle=toggle>
            {move || is_open.get().then(&inside)}
        </div>
    }
    .into_any()
}

/// An entry of a menu, which it closes.
fn item(menu: &'static str, name: &'static str, press: Box<dyn Fn()>) -> AnyView {
    view! {
        <button type="button" class="quiet" popovertarget=menu popovertargetaction="hide" on:click=move |_| press()>
            {name}
        </button>
    }
    .into_any()
}
