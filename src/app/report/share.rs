//! The page on which a report is sent: for whom, what leaves, as a file or as a link, and who sends it.

mod files;
mod link;
mod preview;

use leptos::prelude::*;

use super::pieces::titled;
use crate::app::answered::TITLE;
use crate::app::element::{el, say, text};
use crate::app::form::form;
use crate::app::state::App;
use crate::domain::language::tr;
use crate::domain::report::Audience;
use crate::domain::words::share as words;
use crate::engine::view::FormKind;

/// Draws the page.
pub fn share(app: App) -> AnyView {
    let title = view! { <h2 id=TITLE tabindex="-1">{text(tr(words::TITLE))}</h2> }.into_any();
    // A report from a link cannot be changed.
    let is_own = Memo::new(move |_| app.of_summary(|it| it.shared.is_empty()));
    let form = move || titled(tr(words::SENDER), form(app, FormKind::Sender, "form sender"));
    let sender = move || is_own.get().then(form);
    let link = (!app.is_off("link")).then(|| link::link(app));
    let ways = vec![who(app), files::files(app), link.into_any(), sender.into_any()];
    let desk = vec![el("div", "ways", ways), preview::preview(app)];
    el("div", "cost share", vec![title, el("div", "share-desk", desk)])
}

/// The audience, each with what leaves to it.
fn who(app: App) -> AnyView {
    let options = Audience::ALL.map(|it| Choice {
        label: words::audience(it),
        sentence: words::leaves(it),
        is_possible: Signal::derive(move || it >= app.of_summary(|it| it.audience)),
        is_chosen: Signal::derive(move || it == app.audience()),
        choose: Box::new(move || app.sharing().update(|sharing| sharing.audience = it)),
    });
    choices("audience", tr(words::WHO), options.into())
}

/// One of several, with a sentence.
struct Choice {
    label: &'static str,
    sentence: &'static str,
    is_possible: Signal<bool>,
    is_chosen: Signal<bool>,
    choose: Box<dyn Fn()>,
}

/// Some things of which one is chosen.
#[inline(never)]
fn choices(name: &'static str, legend: &'static str, options: Vec<Choice>) -> AnyView {
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
