//! What was understood, in one line, and the way back: undo, redo, reset, done.

use leptos::prelude::*;

use super::pieces::{Button, gloss, notice};
use super::reviewed::{Reviewed, SURE, TITLE, close};
use crate::app::icon::Icon;
use crate::domain::language::tr;
use crate::domain::project::ReviewEdit;
use crate::engine::view::ReviewView;

pub(super) fn head(reviewed: Reviewed, view: &ReviewView) -> AnyView {
    let doubt = (view.confidence < SURE).then(|| {
        let asked = tr("Please check how we read this file: the header row, and what each column means.");
        let told: Vec<&str> = [asked].into_iter().chain(view.doubts.iter().map(String::as_str)).collect();
        notice(Icon::Unknown, told.join(" "))
    });
    let boards: Vec<AnyView> = view.boards.iter().map(|it| notice(Icon::Unknown, it.clone())).collect();
    let remembered = view.remembered.as_ref().map(|date| {
        notice(Icon::Note, tr!("The columns are read as you set them on {}. Reset forgets this.", date))
    });
    let step = |id: &str, verb: &str, what: &Option<String>| Button {
        id: id.to_owned(),
        label: verb.to_owned(),
        title: what.as_ref().map(|what| tr!("{}: {}", verb, what)),
        is_disabled: what.is_none(),
        ..Button::default()
    };
    let reset = Button {
        id: "review-reset".to_owned(),
        label: tr("Reset").to_owned(),
        title: Some(
            tr("Reads the file as if nothing had been set, and forgets what was remembered").to_owned(),
        ),
        is_disabled: !view.is_changed,
        ..Button::default()
    };
    let done = Button { class: "primary", label: tr("Done").to_owned(), ..Button::default() };
    let understood = tr!("{}. Confidence {} %: {}.", view.understood, view.confidence, view.certainty);
    let title = tr!("How {} was read", view.name);
    let actions = vec![
        step("review-undo", tr("Undo"), &view.undo).draw(Box::new(move || reviewed.app.undo(true))),
        step("review-redo", tr("Redo"), &view.redo).draw(Box::new(move || reviewed.app.undo(false))),
        reset.draw(Box::new(move || reviewed.edit(ReviewEdit::Reset))),
        done.draw(Box::new(move || close(reviewed.app, reviewed.source))),
    ];
    view! {
        <header class="review-head">
            <div>
                <h2 id=TITLE tabindex="-1">{title}</h2>
                {gloss(understood)}
            </div>
            <div class="review-actions">{actions}</div>
        </header>
        {doubt}
        {boards}
        {remembered}
    }
    .into_any()
}
