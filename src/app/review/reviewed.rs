//! The file whose reading is reviewed: how its reading is changed, and the way back from its review.

use leptos::prelude::{RwSignal, request_animation_frame};
use web_sys::HtmlElement;

use crate::app::page::by_id;
use crate::app::state::App;
use crate::domain::language::tr;
use crate::domain::place::SourceIndex;
use crate::domain::project::{Command, ReviewEdit};
use crate::engine::protocol::Request;

/// Below this confidence a person is asked to look.
pub(super) const SURE: u8 = 90;
/// Where the focus goes when the place that had it is gone.
pub(super) const TITLE: &str = "review-title";

/// What the parts of the screen need to make an edit.
#[derive(Clone, Copy)]
pub(super) struct Reviewed {
    pub(super) app: App,
    pub(super) source: SourceIndex,
    /// Whether the columns of prices are shown one by one.
    pub(super) shows_prices: RwSignal<bool>,
}

impl Reviewed {
    pub(super) fn edit(self, edit: ReviewEdit) {
        self.app.ask(tr("Reading the file"), Request::Apply(Command::Review { source: self.source, edit }));
    }
}

/// Goes back to the list of files, to the place where the review was asked for.
pub(super) fn close(app: App, source: SourceIndex) {
    app.go(|view| view.review = None);
    request_animation_frame(move || {
        if let Some(button) = by_id::<HtmlElement>(&opener(source.0)) {
            let _ = button.focus();
        }
    });
}

/// The name of the button that opens the review of a file.
pub fn opener(source: u16) -> String {
    ["change-", &source.to_string()].concat()
}
