//! A part of the screen that draws what the engine answers to a question.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::HtmlElement;

use super::page::by_id;
use super::state::App;
use crate::engine::protocol::{Request, Response};

/// The title of a page: the focus goes there where what had it is gone.
pub const TITLE: &str = "page-title";

/// Asks again whenever the report or the volume that is looked at changes; `request` is given its index. What was drawn stays until its
/// successor is there.
pub fn answered(app: App, request: fn(u16) -> Request, draw: fn(App, &Response) -> AnyView) -> AnyView {
    let answer = RwSignal::<Option<Response>>::new(None);
    let question = Memo::new(move |_| (app.is_ready(), app.of_summary(|it| it.revision), app.volume()));
    Effect::new(move || {
        let now = question.get();
        let Some(engine) = app.engine().filter(|_| now.0) else { return };
        spawn_local(async move {
            let Ok(reply) = engine.ask(request(now.2)).await else { return };
            // The page may be closed meanwhile, or ask something else.
            if question.try_get_untracked().is_none_or(|it| it != now) {
                return;
            }
            if let (true, Response::Plan(plan)) = (answer.with_untracked(Option::is_some), &reply.response) {
                app.say(plan.sentence.clone());
            }
            let focused = document().active_element();
            let had_focus = focused.is_some_and(|it| it.closest(".sheet").ok().flatten().is_some());
            answer.set(Some(reply.response));
            if had_focus {
                request_animation_frame(focus_if_lost);
            }
        });
    });
    (move || answer.read().as_ref().map(|it| draw(app, it))).into_any()
}

/// A button that was pressed may be gone from the page: the focus stays on it.
fn focus_if_lost() {
    if document().active_element().is_none_or(|it| it.tag_name() == "BODY")
        && let Some(title) = by_id::<HtmlElement>(TITLE)
    {
        let _ = title.focus();
    }
}
