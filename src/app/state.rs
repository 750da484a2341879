//! The state of the screen: what is shown, what is being done, what has to be said.
//!
//! [`App`] is a handle of a few states, each of a few indices: components take it as a prop, and nothing is fetched from
//! a context. What most components ask has a short way; all else goes by its state, as in `app.news.dismiss(id)`.

mod embedding;
mod engine;
mod news;
mod report;
mod sharing;
mod speech;
mod view;
mod work;

use leptos::prelude::*;

use super::route::View;
use crate::domain::report::Audience;
use crate::engine::view::summary::SummaryView;
use crate::web::client::EngineClient;

pub use embedding::{Embedding, Sent};
pub use engine::{Engine, EngineState};
pub use news::{News, Notice, NoticeKind};
pub use report::{Report, ReportState};
pub use sharing::{Asked, Sharing, SharingState};
pub use speech::Speech;
pub use view::ViewState;
pub use work::{Work, WorkState};

/// The handle to all state of the screen.
#[derive(Clone, Copy)]
pub struct App {
    pub engine: EngineState,
    pub report: ReportState,
    pub work: WorkState,
    pub view: ViewState,
    pub news: News,
    pub sharing: SharingState,
    pub embedding: Embedding,
    pub speech: Speech,
}

impl App {
    pub fn new(view: View) -> Self {
        let report = ReportState::new();
        Self {
            engine: EngineState::new(),
            report,
            work: WorkState::new(),
            view: ViewState::new(view, report),
            news: News::new(),
            sharing: SharingState::new(),
            embedding: Embedding::new(),
            speech: Speech::new(),
        }
    }

    /// The running engine; there is none only while the page starts.
    pub fn engine(self) -> Option<EngineClient> {
        self.engine.client()
    }

    /// Whether the engine can be asked. Tracks it.
    pub fn is_ready(self) -> bool {
        self.engine.is_ready()
    }

    /// Whether a report is open. Tracks it.
    pub fn is_open(self) -> bool {
        self.report.is_open()
    }

    /// A value of the open report; its default while none is open. Tracks the report.
    pub fn of_summary<T: Default>(self, read: impl FnOnce(&SummaryView) -> T) -> T {
        self.report.of_summary(read)
    }

    /// A part of the screen that is drawn anew whenever the report changes.
    pub fn draw_summary(self, draw: fn(App, &SummaryView) -> AnyView) -> AnyView {
        (move || self.report.summary().map(|summary| draw(self, &summary))).into_any()
    }

    /// The view. Tracks it.
    pub fn view<T>(self, read: impl FnOnce(&View) -> T) -> T {
        self.view.with(read)
    }

    /// Changes the view and leaves the old one behind the back button.
    pub fn go(self, change: impl FnOnce(&mut View)) {
        self.view.go(change);
    }

    /// The index of the volume whose prices and shortages are shown. Tracks it.
    pub fn volume(self) -> u16 {
        self.view.volume()
    }

    /// For whom the report is that is sent: the chosen audience, or a narrower one where more is not in the report.
    pub fn audience(self) -> Audience {
        self.sharing.chosen.with(|it| it.audience).max(self.of_summary(|it| it.audience))
    }

    /// Whether the report is of files that are open here; one from a link cannot be changed. Tracks it.
    pub fn is_own(self) -> bool {
        self.of_summary(|it| it.shared.is_empty())
    }

    /// Shows a notice until it is put away.
    pub fn notify(self, kind: NoticeKind, title: String, hint: String) {
        self.news.notify(kind, title, hint);
    }

    /// Tells everybody what was just done, or could not be.
    pub fn tell(self, text: String) {
        self.news.tell(text);
    }

    /// Tells screen readers.
    pub fn say(self, text: String) {
        self.news.say(text);
    }
}
