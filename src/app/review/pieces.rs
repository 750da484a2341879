//! The few pieces that the screen is made of. Each is in the program once, whatever it is used for: the
//! program of the page must stay small.

use leptos::prelude::*;

use crate::app::element::{el, head, say, text};
use crate::app::icon::Icon;

/// A button of the review.
#[derive(Default)]
pub(super) struct Button {
    /// By which the focus finds it again.
    pub id: String,
    pub class: &'static str,
    pub label: String,
    /// Where the label alone does not say enough.
    pub name: Option<String>,
    pub title: Option<String>,
    pub is_disabled: bool,
    /// Of those that are chosen among: whether it is the chosen one.
    pub is_pressed: Option<bool>,
}

impl Button {
    /// Draws it; `act` is done when it is pressed.
    pub(super) fn draw(self, act: Box<dyn FnMut()>) -> AnyView {
        let mut act = act;
        view! {
            <button
                id=(!self.id.is_empty()).then_some(self.id)
                type="button"
                class=self.class
                disabled=self.is_disabled
                title=self.title
                aria-label=self.name
                aria-pressed=self.is_pressed.map(|it| if it { "true" } else { "false" })
                on:click=move |_| act()
            >
                {self.label}
            </button>
        }
        .into_any()
    }
}

/// A part of the screen: its heading, what to do there, what can be pressed beside it, and the rest.
pub(super) fn part(
    id: &'static str,
    title: &'static str,
    hint: &'static str,
    beside: Option<AnyView>,
    body: Vec<AnyView>,
) -> AnyView {
    view! {
        <section aria-labelledby=id>
            <div class="review-line">
                <h3 id=id>{title}</h3>
                {gloss(hint.to_owned())}
                {beside}
            </div>
            {body}
        </section>
    }
    .into_any()
}

/// A word of explanation.
pub(super) fn gloss(text: String) -> AnyView {
    say("p", "gloss", &text)
}

/// A sentence that should be seen.
pub(super) fn notice(icon: Icon, text: String) -> AnyView {
    el("p", "notice", vec![icon.draw(), say("span", "", &text)])
}

/// A cell of a table.
pub(super) fn cell(class: &'static str, content: AnyView) -> AnyView {
    el("td", class, vec![content])
}

/// The head of a row.
pub(super) fn row_head(class: &'static str, content: AnyView) -> AnyView {
    head("row", class, vec![content])
}

/// `Row 5, Qty: “one”`, and what there is to say about it.
pub(super) fn cell_text(place: String, from: String, rest: AnyView) -> AnyView {
    el("p", "", vec![say("strong", "", &place), text(": "), say("q", "code", &from), rest])
}
