//! The report as a link: what is in it, how far it gets, and a passphrase for it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::{FocusEvent, HtmlInputElement};

use super::choices::{Choice, choices};
use crate::app::element::{button, el, text};
use crate::app::link::{self, ADDRESS};
use crate::app::report::pieces::{gloss, titled};
use crate::app::state::App;
use crate::domain::export::link::kinds::{LinkContents, Reach};
use crate::domain::export::link::words as link_words;
use crate::domain::language::tr;
use crate::domain::words::share as words;
use crate::web::encryption;

const CONTENTS: [LinkContents; 3] = [LinkContents::Summary, LinkContents::Lines, LinkContents::Prices];

pub(super) fn link(app: App) -> AnyView {
    let made = RwSignal::new(String::new());
    let note = RwSignal::new("");
    let passphrase = move || app.sharing.chosen.with(|it| it.passphrase.clone());
    let question = Memo::new(move |_| {
        (app.is_ready(), app.of_summary(|it| it.revision), link::chosen(app), passphrase())
    });
    Effect::new(move || {
        let now = question.get();
        made.set(String::new());
        let is_short = link::is_short(&now.3);
        note.set(match now.3.len() {
            0 => "",
            _ if is_short => tr(words::SHORT),
            _ => tr(words::LOCKING),
        });
        if !now.0 || is_short {
            return;
        }
        spawn_local(async move {
            let address = link::make(app).await.unwrap_or_default();
            // The page may be closed meanwhile, or another link be asked for.
            if question.try_get_untracked() == Some(now) {
                note.set("");
                made.set(address);
            }
        });
    });
    let by = move || link::chosen(app).1;
    let set_by = move |text: String| app.sharing.chosen.update(|it| it.by = Some(text));
    let copy = Box::new(move || link::copy(app, made.get_untracked(), Some(note)));
    let reach = move || {
        let length = made.with(String::len);
        (length > 0).then(|| link_words::reach(Reach::of(length), length))
    };
    let from_disk = move || made.with(|it| it.starts_with("file:")).then(|| gloss(tr(words::FROM_DISK)));
    let secret = if encryption::is_available() {
        let set = move |text: String| app.sharing.chosen.update(|it| it.passphrase = text);
        vec![
            field(
                "link-passphrase",
                tr(words::PASSPHRASE),
                "password",
                Signal::derive(passphrase),
                Box::new(set),
            ),
            gloss(tr(words::PASSPHRASE_GLOSS)),
        ]
    } else {
        vec![gloss(tr(words::NO_PASSPHRASE))]
    };
    let select = |event: FocusEvent| event_target::<HtmlInputElement>(&event).select();
    let address = view! {
        <label class="visually-hidden" for=ADDRESS>{text(tr(words::ADDRESS))}</label>
        <input id=ADDRESS class="code" readonly autocomplete="off" prop:value=made on:focus=select />
    };
    let body = view! {
        {contents(app)}
        {field("link-by", tr(words::BY), "text", Signal::derive(by), Box::new(set_by))}
        {secret}
        <div class="address">
            {address}
            {button("", tr(words::COPY), String::new(), copy)}
        </div>
        <p role="status">{note}</p>
        <p>{reach}</p>
        {from_disk}
        {gloss(tr(link_words::PRIVACY))}
    };
    titled(tr(words::LINK), el("div", "link", vec![body.into_any()]))
}

fn contents(app: App) -> AnyView {
    let options = CONTENTS.map(|it| Choice {
        label: link_words::contents(it),
        sentence: link_words::holds(it),
        is_possible: Signal::derive(move || it.audience() >= app.of_summary(|it| it.audience)),
        is_chosen: Signal::derive(move || app.sharing.chosen.with(|sharing| sharing.contents == it)),
        choose: Box::new(move || app.sharing.chosen.update(|sharing| sharing.contents = it)),
    });
    choices("contents", tr(words::CONTENTS), options.into())
}

/// A field that counts once it is left.
fn field(
    id: &'static str,
    label: &'static str,
    kind: &'static str,
    value: Signal<String>,
    set: Box<dyn Fn(String)>,
) -> AnyView {
    view! {
        <label for=id>{text(label)}</label>
        <input
            id=id
            type=kind
            autocomplete="off"
            spellcheck="false"
            prop:value=value
            on:change=move |event| set(event_target_value(&event))
        />
    }
    .into_any()
}
