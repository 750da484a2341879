//! What leaves: the very HTML report that would be saved, in a frame in which no script runs.
//!
//! The frame has the policy of the page and of the report: the page's names the report's style sheet by its hash, and
//! nothing else of the report's own counts.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::element::{button, say};
use crate::app::state::App;
use crate::domain::language::tr;
use crate::domain::words::share as words;
use crate::engine::protocol::{ExportKind, Request};

/// The preview of a report of more lines is made only where it is asked for.
const MOST_LINES: u32 = 2_000;

pub(super) fn preview(app: App) -> AnyView {
    let html = RwSignal::<Option<String>>::new(None);
    let is_asked = RwSignal::new(false);
    let is_made = Memo::new(move |_| is_asked.get() || app.of_summary(|it| it.line_count) <= MOST_LINES);
    let question = Memo::new(move |_| {
        (app.is_ready() && is_made.get(), app.of_summary(|it| it.revision), app.audience())
    });
    Effect::new(move || {
        let now = question.get();
        // What another audience may see is not shown while the answer is awaited.
        html.set(None);
        let Some(engine) = app.engine().filter(|_| now.0) else { return };
        spawn_local(async move {
            let request = Request::ExportFor { kind: ExportKind::Html, audience: now.2 };
            let Ok(answer) = engine.ask(request).await else { return };
            // The page may be closed meanwhile, or show something else.
            if question.try_get_untracked() == Some(now) {
                html.set(answer.bytes.map(|it| String::from_utf8_lossy(&it).into_owned()));
            }
        });
    });
    let long = move || {
        (!is_made.get()).then(|| {
            let show = Box::new(move || is_asked.set(true));
            vec![
                say("p", "", tr(words::PREVIEW_LARGE)),
                button("", tr(words::PREVIEW_SHOW), String::new(), show),
            ]
        })
    };
    let frame = move || {
        html.get()
            .map(|html| view! { <iframe sandbox="" title=tr(words::PREVIEW_NAME) srcdoc=html></iframe> })
    };
    view! {
        <section class="preview" aria-labelledby="preview-title" aria-busy=move || (is_made.get() && html.with(Option::is_none)).to_string()>
            <h3 id="preview-title">{tr(words::PREVIEW)}</h3>
            <p class="gloss">{tr(words::PREVIEW_GLOSS)}</p>
            {long}
            <div class="paper">{frame}</div>
        </section>
    }
    .into_any()
}
