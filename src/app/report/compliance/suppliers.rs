//! "Ask the supplier": the questions about parts that are unknown, doubtful or lapse soon, to read, copy or save.

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

const EXPORT: Request = Request::Export(ExportKind::Questions);

/// Draws the section. The text is asked for only where it is read or copied: of a long BOM it is long.
pub fn suppliers(app: App, page: Page) -> AnyView {
    let text = RwSignal::<Option<String>>::new(None);
    let is_read = RwSignal::new(false);
    // Another report has other questions.
    Effect::new(move || {
        page.revision.get();
        if is_read.get() {
            with_text(app, Box::new(move |it| text.set(Some(it))));
        }
    });
    let copy = move || {
        let act = Box::new(move |questions: String| {
            spawn_local(async move {
                if clipboard::copy(&questions).await {
                    app.say(tr("The questions were copied.").to_owned());
                } else {
                    // A page in a frame may not write: the text can be copied by hand.
                    is_read.set(true);
                }
            });
        });
        with_text(app, act);
    };
    let ways = vec![
        button("", tr("Copy the questions"), String::new(), Box::new(copy)),
        button(
            "",
            tr("Save the questions"),
            String::new(),
            Box::new(move || app.ask(tr("Writing the questions"), EXPORT)),
        ),
    ];
    let questions = move || {
        is_read.get().then(|| {
            let text = text.get().unwrap_or_default();
            scroll("questions", tr("Questions").to_owned(), text.into_any())
        })
    };
    let reader = view! {
        <details
            class="group fold"
            prop:open=is_read
            on:toggle=move |event| is_read.set(event_target::<Element>(&event).has_attribute("open"))
        >
            <summary><span class="group-title">{tr("Read the questions")}</span></summary>
            {questions}
        </details>
    };
    let inside = vec![page.draw(app, size), el("p", "ways", ways), reader.into_any()];
    section("suppliers-title", tr("Questions to suppliers"), inside)
}

fn size(_: App, view: &ComplianceView) -> AnyView {
    let text = tr!(
        "{} to ask, grouped by manufacturer: what is unknown, contradicts itself, or lapses within a year of the ship date.",
        view.questions
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
