//! The pieces of which the panel of a line is made: facts with their evidence, buttons that choose.

use leptos::prelude::*;

use crate::app::element::{el, say, text};
use crate::app::state::App;
use crate::domain::language::tr;
use crate::engine::edit::Edit;
use crate::engine::view::evidence::{EvidenceView, FactView};

/// A fact under its label, with its evidence.
pub(super) fn fact(fact: FactView) -> AnyView {
    let value = match fact.value.as_str() {
        "" => say("span", "blank", tr("not stated")),
        value => text(value),
    };
    let mut inside = vec![value];
    // Words that are the value itself need not be read twice; their place is the evidence.
    inside.extend(fact.evidence.into_iter().map(|it| {
        let text = if it.text == fact.value { String::new() } else { it.text };
        evidence(EvidenceView { text, ..it })
    }));
    el("div", "", vec![say("dt", "", &fact.label), el("dd", "", inside)])
}

/// The words that state something, where there are any, and their place.
pub(super) fn evidence(it: EvidenceView) -> AnyView {
    let mut inside = Vec::with_capacity(3);
    if !it.text.is_empty() {
        inside.extend([say("q", "", &it.text), text(" ")]);
    }
    inside.push(say("span", "place", &it.place));
    el("span", "evidence", inside)
}

/// A button that makes an edit of the line; its name says of what.
pub(super) fn choose(app: App, edit: &Edit, value: String, verb: &'static str, of: &str) -> AnyView {
    let edit = edit.clone();
    view! {
        <button
            type="button"
            class="link"
            aria-label=tr!("{}: {}", verb, of)
            on:click=move |_| app.set("", edit.clone(), value.clone())
        >
            {verb}
        </button>
    }
    .into_any()
}
