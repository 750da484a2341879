//! What is open is kept on this computer and offered again after a reload or a crash. It can be switched off and wiped in
//! the settings; where the browser keeps nothing, nothing of it is shown.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::{HtmlElement, HtmlInputElement};

use super::element::{button, el, say};
use super::page::{by_id, listen};
use super::settings;
use super::state::{App, NoticeKind};
use crate::domain::language::tr;
use crate::domain::words::share as words;
use crate::engine::protocol::{Request, Response};
use crate::web::storage::StoredWork;
use crate::web::{page, rest, storage};

/// Edits that follow each other faster are kept together.
const AFTER_MS: u32 = 1_000;

/// Gives the settings life, looks for what an earlier visit kept, and keeps what is open after every change.
pub fn attach(app: App) {
    if !storage::may_keep() {
        return;
    }
    if let Some(part) = by_id::<HtmlElement>("keeping") {
        let _ = part.remove_attribute("hidden");
    }
    let told = StoredValue::new(false);
    attach_settings(app, told);
    spawn_local(look(app));
    let timer = StoredValue::<Option<Timeout>, LocalStorage>::new_local(None);
    let change = Memo::new(move |_| (app.is_open(), app.of_summary(|it| it.revision)));
    Effect::new(move || {
        // A timer that is dropped has no effect any more.
        timer.set_value(None);
        if change.get().0 && settings::autosave() {
            let keep = move || page::when_idle(move || spawn_local(keep(app, told)));
            timer.set_value(Some(Timeout::new(AFTER_MS, keep)));
        }
    });
}

fn attach_settings(app: App, told: StoredValue<bool>) {
    if let Some(switch) = by_id::<HtmlInputElement>("autosave") {
        switch.set_checked(settings::autosave());
        listen(&switch.clone(), "change", move |_| {
            settings::set_autosave(switch.checked());
            if switch.checked() {
                storage::keep_again();
                spawn_local(keep(app, told));
            } else {
                spawn_local(wipe(app, false));
            }
        });
    }
    if let (Some(button), Some(said)) = (by_id::<HtmlElement>("wipe"), by_id::<HtmlElement>("wiped")) {
        listen(&button, "click", move |_| {
            let said = said.clone();
            spawn_local(async move {
                wipe(app, true).await;
                said.set_text_content(Some(tr(words::WIPED)));
            });
        });
    }
}

async fn look(app: App) {
    let kept = storage::kept().await;
    // What offers it stands there.
    if kept.is_none() || rest::come().await {
        app.sharing.kept.set(kept);
    }
}

async fn wipe(app: App, with_memories: bool) {
    storage::wipe(with_memories).await;
    app.sharing.kept.set(None);
}

/// Keeps what is open, where that is not switched off. That it cannot be is told once.
async fn keep(app: App, told: StoredValue<bool>) {
    let Some(engine) = app.engine().filter(|_| settings::autosave() && app.is_open_now()) else { return };
    let Ok(answer) = engine.ask(Request::Keep).await else { return };
    let (why, hint) = match (answer.response, answer.bytes) {
        (Response::Exported { file_name, .. }, Some(bytes)) if settings::autosave() => {
            let is_kept = storage::keep(&file_name, &bytes).await;
            look(app).await;
            if is_kept {
                return;
            }
            (tr(words::NO_ROOM).to_owned(), tr(words::TOO_LARGE_HINT).to_owned())
        }
        (Response::Failed(refusal), _) => (refusal.message, refusal.hint),
        _ => return,
    };
    if !told.get_value() {
        told.set_value(true);
        app.notify(NoticeKind::Trouble, why, hint);
    }
}

/// Offers what is kept, while nothing is open.
pub fn offer(app: App) -> AnyView {
    (move || app.sharing.kept.get().filter(|_| !app.is_open()).map(|it| offered(app, it))).into_any()
}

fn offered(app: App, kept: StoredWork) -> AnyView {
    let sentence = say("p", "", &words::kept(&kept.name, &page::time_of(kept.at)));
    let file = kept.file.clone();
    let open = Box::new(move || app.open(vec![file.clone()]));
    let forget = Box::new(move || {
        let kept = kept.clone();
        app.sharing.kept.set(None);
        spawn_local(async move { storage::forget(&kept).await });
    });
    let ways = vec![
        sentence,
        button("primary", tr(words::KEPT_OPEN), String::new(), open),
        button("", tr(words::KEPT_FORGET), String::new(), forget),
    ];
    el(
        "div",
        "notices",
        vec![view! { <section class="kept" aria-label=tr(words::KEPT)>{ways}</section> }.into_any()],
    )
}
