//! "Ask the supplier": the questions about parts that are unknown, doubtful or lapse soon, to read, copy or save.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::Element;

use super::Page;
use crate::app::state::App;
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
            with_text(app, move |it| text.set(Some(it)));
        }
    });
    let copy = move |_| {
        with_text(app, move |questions| {
            spawn_local(async move {
                if clipboard::copy(&questions).await {
                    app.say("The questions were copied.".to_owned());
                } else {
                    // A page in a frame may not write: the text can be copied by hand.
                    is_read.set(true);
                }
            });
        });
    };
    view! {
        <section aria-labelledby="suppliers-title">
            <h3 id="suppliers-title">"Questions to suppliers"</h3>
            {page.draw(app, size)}
            <p class="ways">
                <button type="button" on:click=copy>"Copy the questions"</button>
                <button type="button" on:click=move |_| app.ask("Writing the questions", EXPORT)>"Save the questions"</button>
            </p>
            <details
                class="group fold"
                prop:open=is_read
                on:toggle=move |event| is_read.set(event_target::<Element>(&event).has_attribute("open"))
            >
                <summary><span class="group-title">"Read the questions"</span></summary>
                {move || is_read.get().then(|| view! { <pre tabindex="0" role="region" aria-label="Questions">{text.get()}</pre> })}
            </details>
        </section>
    }
    .into_any()
}

fn size(_: App, view: &ComplianceView) -> AnyView {
    let text = [&view.questions, " to ask, grouped by manufacturer: what is unknown, contradicts itself, or lapses within a year of the ship date."].concat();
    view! { <p class="gloss">{text}</p> }.into_any()
}

/// Asks for the text and does something with it.
fn with_text(app: App, act: impl FnOnce(String) + 'static) {
    let Some(engine) = app.engine() else { return };
    spawn_local(async move {
        let Ok(answer) = engine.ask(EXPORT).await else { return };
        if let Some(bytes) = answer.bytes {
            act(String::from_utf8_lossy(&bytes).into_owned());
        }
    });
}
