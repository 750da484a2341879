//! Links that carry a report: made and copied, followed and opened.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::{HtmlDialogElement, HtmlInputElement};

use super::element::{button, say, text};
use super::page::by_id;
use super::route::{Section, decode};
use super::state::{App, Asked, NoticeKind};
use crate::domain::export::link::kinds::LinkContents;
use crate::domain::export::link::{LOCKED, LONGEST, OPEN, is_link, link_of, packed_bytes};
use crate::domain::language::tr;
use crate::domain::words::share as words;
use crate::engine::protocol::{Request, Response};
use crate::web::{clipboard, encryption};

const DIALOG: &str = "asked-link";
/// The field that shows a link that was made.
pub const ADDRESS: &str = "link-address";

/// The whole address of a link, as it is chosen: locked where there is a passphrase, and none where that is soon guessed.
pub async fn make(app: App) -> Option<String> {
    let (contents, by) = untrack(|| chosen(app));
    let passphrase = app.sharing.chosen.with_untracked(|it| it.passphrase.clone());
    if is_short(&passphrase) {
        return None;
    }
    let answer = app.engine()?.ask(Request::Link { contents, by }).await.ok()?;
    let Response::Link { mut fragment } = answer.response else { return None };
    if !passphrase.is_empty() {
        let locked = encryption::encrypt(&packed_bytes(&fragment, OPEN)?, &passphrase).await?;
        fragment = link_of(LOCKED, &locked);
    }
    let here = location().href().ok()?;
    Some([here.split('#').next().unwrap_or_default(), &fragment].concat())
}

/// Whoever gets the link may guess as often as they like.
pub fn is_short(passphrase: &str) -> bool {
    (1..8).contains(&passphrase.len())
}

/// Copies a link: one that was made, or the one that is chosen. Where there is none, or the browser does not let the page,
/// what makes it is shown.
pub fn copy(app: App, made: String, note: Option<RwSignal<&'static str>>) {
    spawn_local(async move {
        let link = if made.is_empty() { make(app).await.unwrap_or_default() } else { made };
        let is_copied = !link.is_empty() && clipboard::copy(&link).await;
        let said = match note {
            _ if is_copied => tr(words::COPIED),
            Some(_) if !link.is_empty() => {
                select();
                tr(words::COPY_BY_HAND)
            }
            _ => return app.go(|view| view.section = Section::Share),
        };
        // The page may be closed meanwhile.
        let _ = note.map(|it| it.try_set(said));
        app.tell(said.to_owned());
    });
}

fn select() {
    if let Some(field) = by_id::<HtmlInputElement>(ADDRESS) {
        let _ = field.focus();
        field.select();
    }
}

/// What a link holds, and who makes it. Tracks both.
pub fn chosen(app: App) -> (LinkContents, String) {
    let sharing = app.sharing.chosen.get();
    let by = sharing.by.unwrap_or_else(|| app.of_summary(|it| it.sender.clone()));
    (sharing.contents, by)
}

/// The link in the address; `None` where it holds none.
pub fn in_address() -> Option<String> {
    let hash = location().hash().ok()?;
    // Some mail programs write the colon in percent signs.
    let plain = if hash.len() <= LONGEST && hash.contains('%') { decode(&hash) } else { String::new() };
    Some(if plain.is_empty() { hash } else { plain }).filter(|it| is_link(it))
}

/// The link whose report was open before a reload, where the address has moved on to a part of it.
pub fn in_history() -> Option<String> {
    window().history().ok()?.state().ok()?.as_string().filter(|it| is_link(it))
}

/// Opens a link, or asks first: for its passphrase, and where something else is open.
pub fn follow(app: App, link: Option<String>) {
    let Some(fragment) = link.filter(|it| app.view.link.with_value(|open| open != it)) else { return };
    let is_locked = packed_bytes(&fragment, LOCKED).is_some();
    if is_locked && !encryption::is_available() {
        let (title, hint) = (tr(words::LOCKED_TITLE).to_owned(), tr(words::NO_CRYPTO).to_owned());
        return app.notify(NoticeKind::Trouble, title, hint);
    }
    let is_own = |app: App| app.of_summary(|it| it.shared.is_empty() && !it.is_sample);
    let replaces = app.is_open_now() && untrack(|| is_own(app));
    if is_locked || replaces {
        app.sharing.asked.set(Some(Asked { fragment, is_locked, replaces }));
    } else {
        app.open_link(fragment.clone(), fragment);
    }
}

/// What is open now did not come with a link: a reload must not bring an older one back.
pub fn leave(app: App) {
    let was_open = app.view.link.with_value(|it| !it.is_empty());
    app.view.link.set_value(String::new());
    if was_open || in_address().is_some() {
        app.view.write_address(false);
    }
}

/// Asks for the passphrase, or for leave to replace what is open.
pub fn dialog(app: App) -> AnyView {
    (move || app.sharing.asked.get().map(|it| asked(app, it))).into_any()
}

fn asked(app: App, Asked { fragment, is_locked, replaces }: Asked) -> AnyView {
    let is_wrong = RwSignal::new(false);
    let close = move || app.sharing.asked.set(None);
    let open = move || {
        let fragment = fragment.clone();
        if !is_locked {
            close();
            return app.open_link(fragment.clone(), fragment);
        }
        let passphrase = by_id::<HtmlInputElement>("passphrase").map(|it| it.value()).unwrap_or_default();
        is_wrong.set(false);
        spawn_local(async move {
            let bytes = packed_bytes(&fragment, LOCKED).unwrap_or_default();
            match encryption::decrypt(&bytes, &passphrase).await {
                Some(bytes) => {
                    close();
                    app.open_link(link_of(OPEN, &bytes), fragment);
                }
                None => {
                    // The dialog may be closed meanwhile.
                    let _ = is_wrong.try_set(true);
                }
            }
        });
    };
    request_animation_frame(|| {
        if let Some(dialog) = by_id::<HtmlDialogElement>(DIALOG) {
            let _ = dialog.show_modal();
        }
    });
    let title = if is_locked { tr(words::LOCKED_TITLE) } else { tr(words::OPEN_TITLE) };
    let field = is_locked.then(|| {
        view! {
            <label for="passphrase">{tr(words::LOCKED_GLOSS)}</label>
            <input type="password" id="passphrase" autocomplete="off" aria-describedby="wrong" />
            <p id="wrong" role="alert">{move || is_wrong.get().then_some(tr(words::WRONG))}</p>
        }
    });
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        open();
    };
    view! {
        <dialog id=DIALOG class="asked" aria-labelledby="asked-title" on:close=move |_| close()>
            <form on:submit=submit>
                <h2 id="asked-title">{text(title)}</h2>
                {field}
                {replaces.then(|| say("p", "", tr(words::REPLACES)))}
                <div class="paste-ways">
                    <button type="submit" class="primary">{tr("Open")}</button>
                    {button("", tr("Cancel"), String::new(), Box::new(close))}
                </div>
            </form>
        </dialog>
    }
    .into_any()
}
