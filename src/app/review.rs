//! The review of how a file was read: what was understood, and everything about it can be changed and undone.
//!
//! It stands in the section of files. It opens by itself only where the reading is in doubt.

mod cells;
mod choices;
mod columns;
mod head;
mod left_out;
mod pieces;
mod preview;
mod reviewed;

use leptos::either::Either;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::HtmlElement;

pub use reviewed::opener;
use reviewed::{Reviewed, SURE, TITLE};

use super::page::by_id;
use super::route::Section;
use super::state::App;
use crate::domain::language::tr;
use crate::engine::protocol::{Request, Response};
use crate::engine::view::ReviewView;
use crate::engine::view::summary::SummaryView;

/// Shows the review of a file.
pub fn open(app: App, source: u16) {
    app.go(|view| {
        view.section = Section::File;
        view.review = Some(source);
    });
    // The screen is drawn once the engine has answered; the focus follows then.
}

/// The first file that was not open before and whose reading is in doubt.
pub fn doubtful(app: App, summary: &SummaryView) -> Option<u16> {
    let was_open =
        |name: &str| untrack(|| app.of_summary(|open| open.sources.iter().any(|it| it.name == name)));
    let at = summary.sources.iter().position(|it| it.confidence < SURE && !was_open(&it.name));
    u16::try_from(at?).ok()
}

/// Draws the screen and keeps it in step with the engine.
pub fn review(app: App) -> AnyView {
    let shown = RwSignal::<Option<ReviewView>>::new(None);
    // Counts the drawings: every other one replaces all fields, so that each shows what the engine says and
    // not what was chosen in vain.
    let turn = StoredValue::new(false);
    let shows_prices = RwSignal::new(false);
    let question =
        Memo::new(move |_| (app.is_ready(), app.of_summary(|it| it.revision), app.view(|view| view.review)));
    Effect::new(move || {
        if let (true, _, Some(source)) = question.get() {
            load(app, source, shown);
        }
    });
    (move || {
        shown.read().as_ref().map(|view| {
            turn.update_value(|it| *it = !*it);
            let screen = screen(app, shows_prices, view);
            if turn.get_value() { Either::Left(screen) } else { Either::Right(screen) }
        })
    })
    .into_any()
}

fn load(app: App, source: u16, shown: RwSignal<Option<ReviewView>>) {
    let Some(engine) = app.engine() else { return };
    spawn_local(async move {
        let Ok(answer) = engine.ask(Request::Review { source }).await else { return };
        let Response::Review(view) = answer.response else { return };
        // Meanwhile another file, or none, may have been asked for.
        if app.view.with_untracked(|it| it.review) != Some(source) {
            return;
        }
        let is_first = shown.with_untracked(|it| it.as_ref().map(|it| it.source)) != Some(view.source);
        let focused = document().active_element().map(|it| it.id()).filter(|_| !is_first);
        app.say(tr!("{}, read as {}", view.name, view.understood));
        shown.set(Some(*view));
        request_animation_frame(move || if is_first { focus_title() } else { focus_again(focused) });
    });
}

/// A review that has just opened is read from its title on. Below the verdict of a narrow screen the title would
/// be out of sight, so it is brought to the top.
fn focus_title() {
    let Some(title) = by_id::<HtmlElement>(TITLE) else { return };
    let _ = title.focus();
    let height = window().inner_height().ok().and_then(|it| it.as_f64()).unwrap_or_default();
    if title.get_bounding_client_rect().top() > height / 2.0 {
        title.scroll_into_view();
    }
}

/// Puts the focus where it was before all was drawn anew, or on the title where that place is gone or
/// can no longer be pressed.
fn focus_again(id: Option<String>) {
    for id in [id.as_deref(), Some(TITLE)].into_iter().flatten().filter(|it| !it.is_empty()) {
        if document().active_element().is_some_and(|it| it.tag_name() != "BODY") {
            return;
        }
        if let Some(place) = by_id::<HtmlElement>(id) {
            let options = web_sys::FocusOptions::new();
            options.set_prevent_scroll(true);
            let _ = place.focus_with_options(&options);
        }
    }
}

fn screen(app: App, shows_prices: RwSignal<bool>, view: &ReviewView) -> AnyView {
    let reviewed = Reviewed { app, source: view.source, shows_prices };
    let is_first = |it: &str| view.first.as_deref() == Some(it);
    let mut parts = vec![head::head(reviewed, view), choices::choices(reviewed, view)];
    let mut rest = vec![(is_first("review-rows"), preview::preview(reviewed, view))];
    rest.push((is_first("review-columns"), columns::columns(reviewed, view)));
    rest.extend(left_out::left_out(reviewed, view).map(|it| (is_first("review-left-out"), it)));
    rest.extend(cells::cells(reviewed, view).map(|it| (false, it)));
    // What is in doubt comes first.
    if let Some(at) = rest.iter().position(|it| it.0) {
        rest.get_mut(..=at).into_iter().for_each(|it| it.rotate_right(1));
    }
    parts.extend(rest.into_iter().map(|it| it.1));
    view! { <section class="review" aria-labelledby=TITLE>{parts}</section> }.into_any()
}
