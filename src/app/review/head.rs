//! What was understood, in one line, and the way back: undo, redo, reset, done.

use leptos::prelude::*;

use super::{Reviewed, SURE, TITLE, close};
use crate::app::icon::Icon;
use crate::domain::project::ReviewEdit;
use crate::engine::view::ReviewView;

pub(super) fn head(reviewed: Reviewed, view: &ReviewView) -> AnyView {
    let percent = [" ", &view.confidence.to_string(), " % – ", &view.certainty].concat();
    let doubt = (view.confidence < SURE).then(|| {
        view! {
            <p class="notice">
                {Icon::Unknown.draw()}
                <span>"Please check how we read this file: the header row, and what each column means."</span>
            </p>
        }
    });
    let remembered = view.remembered.as_ref().map(|date| {
        view! {
            <p class="notice">
                {Icon::Note.draw()}
                <span>"The columns are read as you set them on "{date.clone()}". Reset forgets this."</span>
            </p>
        }
    });
    let name_of = |verb: &str, what: &Option<String>| match what {
        Some(what) => [verb, ": ", what].concat(),
        None => verb.to_owned(),
    };
    view! {
        <header class="review-head">
            <div>
                <h2 id=TITLE tabindex="-1">"How "<span>{view.name.clone()}</span>" was read"</h2>
                <p class="gloss">{view.understood.clone()}". Confidence"{percent}"."</p>
            </div>
            <div class="review-actions">
                <button
                    id="review-undo"
                    type="button"
                    disabled=view.undo.is_none()
                    title=name_of("Undo", &view.undo)
                    aria-keyshortcuts="Control+Z"
                    on:click=move |_| reviewed.undo()
                >
                    "Undo"
                </button>
                <button
                    id="review-redo"
                    type="button"
                    disabled=view.redo.is_none()
                    title=name_of("Redo", &view.redo)
                    aria-keyshortcuts="Control+Shift+Z"
                    on:click=move |_| reviewed.redo()
                >
                    "Redo"
                </button>
                <button
                    id="review-reset"
                    type="button"
                    disabled=!view.is_changed
                    title="Reads the file as if nothing had been set, and forgets what was remembered"
                    on:click=move |_| reviewed.edit(ReviewEdit::Reset)
                >
                    "Reset"
                </button>
                <button id="review-done" type="button" class="primary" on:click=move |_| close(reviewed.app, reviewed.source)>
                    "Done"
                </button>
            </div>
        </header>
        {doubt}
        {remembered}
    }
    .into_any()
}
