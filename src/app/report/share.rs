//! The page on which a report is sent: for whom, what leaves, as a file or as a link, and who sends it.

mod choices;
mod files;
mod link;
mod preview;

use leptos::prelude::*;

use choices::{Choice, choices};

use super::pieces::titled;
use crate::app::answered::TITLE;
use crate::app::element::{el, text};
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
    let is_own = Memo::new(move |_| app.is_own());
    let form = move || titled(tr(words::SENDER), form(app, FormKind::Sender, "form sender"));
    // What others get has a sender, which is asked for first; one's own house knows it.
    let is_told = Memo::new(move |_| app.audience() != Audience::Internal);
    let sender = move |is_first| (move || (is_own.get() && is_told.get() == is_first).then(form)).into_any();
    let link = (!app.engine.is_off("link")).then(|| link::link(app));
    let ways = vec![who(app, "audience"), sender(true), files::files(app), link.into_any(), sender(false)];
    let desk = vec![el("div", "ways", ways), preview::preview(app)];
    el("div", "cost share", vec![title, el("div", "share-desk", desk)])
}

pub use files::save;

/// The audience, each with what leaves to it. `name` is that of the fields, which is another in each place of the page.
pub fn who(app: App, name: &'static str) -> AnyView {
    let options = Audience::ALL.map(|it| Choice {
        label: words::audience(it),
        sentence: words::leaves(it),
        is_possible: Signal::derive(move || it >= app.of_summary(|it| it.audience)),
        is_chosen: Signal::derive(move || it == app.audience()),
        choose: Box::new(move || app.sharing.chosen.update(|sharing| sharing.audience = it)),
    });
    choices(name, tr(words::WHO), options.into())
}
