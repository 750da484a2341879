//! "Ask the supplier": the letters that ask for missing evidence and about doubtful parts, to read, copy or save.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::Element;

use super::page::Page;
use crate::app::element::{button, el, say, scroll, section};
use crate::app::state::App;
use crate::domain::language::tr;
use crate::engine::protocol::{ExportKind, Request};
use crate::engine::view::ComplianceView;
use crate::web::clipboard;

const EXPORT: Request = Request::Export(ExportKind::Letters);

/// Draws the section. The text is asked for only where it is read or copied: of a long BOM it is long.
pub fn suppliers(app: App, page: Page) -> AnyView {
    let text = RwSignal::<Option<String>>::new(None);
    let is_read = RwSignal::new(false);
    // Another report has other letters.
    Effect::new(move || {
        page.revision.get();
        if is_read.get() {
            with_text(app, Box::new(move |it| text.set(Some(it))));
        }
    });
    let copy = move || {
        let act = Box::new(move |letters: String| {
            spawn_local(async move {
                if clipboard::copy(&letters).await {
                    app.tell(tr("The letters were copied.").to_owned());
                } else {
                    // A page in a frame may not write: the text can be copied by hand.
                    is_read.set(true);
                }
            });
        });
        with_text(app, act);
    };
    let ways = vec![
        button("", tr("Copy the letters"), String::new(), Box::new(copy)),
        button(
            "",
            tr("Save the letters"),
            String::new(),
            Box::new(move || app.ask(tr("Writing the letters"), EXPORT)),
        ),
    ];
    let letters = move || {
        is_read.get().then(|| {
            let text = text.get().unwrap_or_default();
            scroll("letters", tr("Letters").to_owned(), text.into_any())
        })
    };
    let reader = view! {
        <details
            class="group fold"
            prop:open=is_read
            on:toggle=move |event| is_read.set(event_target::<Element>(&event).has_attribute("open"))
        >
            <summary><span class="group-title">{tr("Read the letters")}</span></summary>
            {letters}
        </details>
    };
    let inside = vec![page.draw(app, size), el("p", "ways", ways), reader.into_any()];
    section("suppliers-title", tr("Letters to suppliers"), inside)
}

fn size(_: App, view: &ComplianceView) -> AnyView {
    let text = tr!(
        "{} to write to, one letter each manufacturer: what the evidence register misses, what contradicts itself, and what lapses within a year of the ship date.",
        view.letters
    );
    say("p", "gloss", &text)
}

/// Asks for the text and does something with it.
fn with_text(app: App, act: Box<dyn FnOnce(String)>) {
    let Some(engine) = app.engine() else { return };
    spawn_local(async move {
        let Ok(answer) = engine.ask(EXPORT).await else { return };
        if let Some(bytes) = answer.bytes {
            act(String::from_utf8_lossy(&bytes).into_owned());
        }
    });
}
