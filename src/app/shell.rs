//! The parts of the page that are written in `index.html` and painted before any program has loaded:
//! the file input, the paste box, the sample button, the settings. This file gives them life.
//!
//! There is one file input. Files that were chosen or dropped before the program was up are opened first.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{
    DataTransfer, Element, Event, File, FileList, HtmlElement, HtmlInputElement, HtmlTextAreaElement,
};

use super::page::{by_id, listen};
use super::route::{Section, View};
use super::state::App;
use super::{link, settings};
use crate::domain::language::tr;
use crate::engine::protocol::Request;

/// Attaches everything to the page. Called once; the listeners live as long as the page.
pub fn attach(app: App) {
    attach_files(app);
    attach_drop(app);
    attach_paste(app);
    attach_sample(app);
    attach_keys(app);
    settings::attach(app);
    window_event_listener(ev::popstate, move |_| app.view.follow(address()));
    window_event_listener(ev::hashchange, move |_| {
        app.view.follow(address());
        link::follow(app, link::in_address());
    });
    link::follow(app, link::in_address().or_else(link::in_history));
}

/// The view that the address names.
pub fn address() -> View {
    View::parse(&location_hash().unwrap_or_default())
}

fn attach_files(app: App) {
    let Some(input) = by_id::<HtmlInputElement>("files") else { return };
    // Files that were chosen before the program was up; `boot.mjs` puts those that were dropped there too.
    app.open(listed(input.files()));
    input.set_value("");
    listen(&input, "click", move |_| app.foresee_file());
    listen(&input.clone(), "change", move |_| {
        let files = listed(input.files());
        // The same file can be chosen again after it was changed on disk.
        input.set_value("");
        app.open(files);
    });
}

fn listed(files: Option<FileList>) -> Vec<File> {
    let Some(files) = files else { return Vec::new() };
    (0..files.length()).filter_map(|index| files.get(index)).collect()
}

/// The whole window takes files, at any time. While files hover, the overlay says so.
fn attach_drop(app: App) {
    // Whether that is new.
    let hover = |is_over: bool| {
        let root = document().document_element();
        root.is_some_and(|it| {
            let was_over = it.has_attribute("data-drag");
            it.toggle_attribute_with_force("data-drag", is_over).is_ok_and(|_| was_over != is_over)
        })
    };
    window_event_listener(ev::dragover, move |event| {
        if event.data_transfer().is_some_and(|it| carries_files(&it)) {
            event.prevent_default();
            if hover(true) {
                app.foresee_file();
            }
        }
    });
    // Only leaving the window has no target to go to.
    window_event_listener(ev::dragleave, move |event| {
        if event.related_target().is_none() {
            hover(false);
        }
    });
    window_event_listener(ev::drop, move |event| {
        let Some(transfer) = event.data_transfer().filter(carries_files) else { return };
        event.prevent_default();
        hover(false);
        app.open(listed(transfer.files()));
    });
}

fn carries_files(transfer: &DataTransfer) -> bool {
    transfer.types().includes(&"Files".into(), 0)
}

/// The paste box, and pasting anywhere outside a field.
fn attach_paste(app: App) {
    if let (Some(form), Some(field), Some(dialog)) = (
        by_id::<Element>("paste-form"),
        by_id::<HtmlTextAreaElement>("paste-text"),
        by_id::<HtmlElement>("paste"),
    ) {
        listen(&form, "submit", move |event| {
            event.prevent_default();
            let text = field.value();
            if text.trim().is_empty() {
                let _ = field.focus();
                return;
            }
            let _ = dialog.hide_popover();
            field.set_value("");
            app.ask(tr("Reading the pasted table"), Request::Paste { text });
        });
    }
    window_event_listener(ev::paste, move |event| {
        let Some(clipboard) = event.clipboard_data().filter(|_| !is_in_field(&event)) else { return };
        let files = listed(clipboard.files());
        if !files.is_empty() {
            return app.open(files);
        }
        let text = clipboard.get_data("text/plain").unwrap_or_default();
        if looks_like_table(&text) {
            app.ask(tr("Reading the pasted table"), Request::Paste { text });
        }
    });
}

/// At least two lines and something that parts cells.
fn looks_like_table(text: &str) -> bool {
    text.trim().lines().nth(1).is_some() && text.contains(['\t', ',', ';', '|'])
}

/// Before the program is up, the sample button opens a small "Starting…" popover, all by HTML; that it
/// is open tells us that the button was pressed.
fn attach_sample(app: App) {
    let open = move || app.ask(tr("Opening the sample"), Request::OpenSample);
    let waiting = by_id::<HtmlElement>("starting");
    let was_pressed = waiting.as_ref().is_some_and(|it| it.matches(":popover-open").unwrap_or(false))
        || location_hash().as_deref() == Some("/sample");
    if let Some(button) = by_id::<HtmlElement>("sample") {
        let _ = button.remove_attribute("popovertarget");
        listen(&button, "click", move |_| open());
    }
    if was_pressed {
        let _ = waiting.map(|it| it.hide_popover());
        open();
    }
}

/// Undo and redo; `/` goes to the search, unless single keys are switched off; Esc closes the panel of the line, where
/// nothing lies above it that Esc closes first.
fn attach_keys(app: App) {
    // What was said of the last one is over.
    window_event_listener(ev::pointerdown, move |_| app.news.is_seen.set(false));
    window_event_listener(ev::keydown, move |event| {
        app.news.is_seen.set(false);
        if event.default_prevented() || event.alt_key() {
            return;
        }
        let is_command = event.ctrl_key() || event.meta_key();
        let is_open = app.is_open_now();
        let is_in_text = || is_within(&event, "textarea, input:not([type=file], [type=checkbox])");
        match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
            // In a field of text these keys are the field's own.
            ("z", is_again) if is_command && is_open && !is_in_text() => {
                event.prevent_default();
                app.undo(!is_again);
            }
            ("y", false) if is_command && is_open && !is_in_text() => {
                event.prevent_default();
                app.undo(false);
            }
            _ if is_command => {}
            ("/", _) if is_open && settings::single_keys() && !is_in_field(&event) => {
                event.prevent_default();
                app.go(|view| view.section = Section::Lines);
                // What is typed next belongs to the field already; in another section it is drawn only now.
                if !focus_search() {
                    request_animation_frame(|| {
                        focus_search();
                    });
                }
            }
            ("escape", _) if app.view.with_untracked(|view| view.line.is_some()) && !has_layer() => {
                event.prevent_default();
                super::report::line_panel::close(app);
            }
            _ => {}
        }
    });
}

/// Whether a popover or a dialog is open: the browser closes it by Esc.
fn has_layer() -> bool {
    document().query_selector(":popover-open, dialog[open]").is_ok_and(|it| it.is_some())
}

/// Puts the focus into the search field; false where it is not drawn.
fn focus_search() -> bool {
    by_id::<HtmlElement>("search").is_some_and(|field| field.focus().is_ok())
}

fn is_in_field(event: &Event) -> bool {
    is_within(event, "textarea, select, input:not([type=file])")
}

fn is_within(event: &Event, fields: &str) -> bool {
    event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .is_some_and(|it| it.closest(fields).is_ok_and(|field| field.is_some()))
}
