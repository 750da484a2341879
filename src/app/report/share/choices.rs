//! A choice of one thing among some, each with a sentence.

use leptos::prelude::*;

use crate::app::element::{say, text};

/// One of several, with a sentence.
pub(super) struct Choice {
    pub(super) label: &'static str,
    pub(super) sentence: &'static str,
    pub(super) is_possible: Signal<bool>,
    pub(super) is_chosen: Signal<bool>,
    pub(super) choose: Box<dyn Fn()>,
}

/// Some things of which one is chosen.
#[inline(never)]
pub(super) fn choices(name: &'static str, legend: &'static str, options: Vec<Choice>) -> AnyView {
    let options: Vec<AnyView> = options.into_iter().map(|it| choice(name, it)).collect();
    view! { <fieldset class="choices"><legend>{text(legend)}</legend>{options}</fieldset> }.into_any()
}

fn choice(name: &'static str, it: Choice) -> AnyView {
    let Choice { label, sentence, is_possible, is_chosen, choose } = it;
    view! {
        <label class="choice">
            <input
                type="radio"
                name=name
                autocomplete="off"
                disabled=move || !is_possible.get()
                prop:checked=move || is_chosen.get()
                on:change=move |_| choose()
            />
            <span><strong>{text(label)}</strong>{say("span", "gloss", sentence)}</span>
        </label>
    }
    .into_any()
}
