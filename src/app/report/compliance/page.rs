//! What the engine says of the page about compliance.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::state::App;
use crate::engine::protocol::{Request, Response};
use crate::engine::view::ComplianceView;

/// Lists up to this length are held as a whole, so that the browser's own search and print work.
const WHOLE: u32 = 500;
/// Rows of a window of a longer list; a screen shows fewer than a hundred.
const SIZE: u32 = 240;
/// Windows begin at multiples of this, so that scrolling asks rarely.
const STEP: u32 = 80;

/// What the engine says of the page, with the window of lines that the screen shows.
#[derive(Clone, Copy)]
pub struct Page {
    view: RwSignal<Option<Arc<ComplianceView>>>,
    /// Of which report it speaks: scrolling changes the lines alone.
    pub(super) revision: Memo<Option<u32>>,
    start: RwSignal<u32>,
}

impl Page {
    /// Asks the engine anew whenever the report or the place of the window changes.
    pub(super) fn new(app: App) -> Self {
        let view = RwSignal::<Option<Arc<ComplianceView>>>::new(None);
        let start = RwSignal::new(0);
        let question = Memo::new(move |_| (app.is_ready(), app.of_summary(|it| it.revision), start.get()));
        Effect::new(move || {
            let (is_ready, _, start) = question.get();
            let Some(engine) = app.engine().filter(|_| is_ready) else { return };
            let count = if start == 0 { WHOLE } else { SIZE };
            spawn_local(async move {
                let Ok(answer) = engine.ask(Request::Compliance { start, count }).await else { return };
                if let Response::Compliance(it) = answer.response {
                    // The section may be closed meanwhile.
                    let _ = view.try_set(Some(Arc::new(*it)));
                }
            });
        });
        let revision = Memo::new(move |_| view.read().as_ref().map(|it| it.revision));
        Self { view, revision, start }
    }

    /// A part of the page that is drawn anew with every report, and not with every window of lines.
    pub(super) fn draw(self, app: App, draw: fn(App, &ComplianceView) -> AnyView) -> AnyView {
        (move || {
            self.revision.get()?;
            self.view.get_untracked().map(|it| draw(app, &it))
        })
        .into_any()
    }

    /// What has come. Tracks every window.
    pub(super) fn get(self) -> Option<Arc<ComplianceView>> {
        self.view.get()
    }

    /// Moves the window so that it holds the rows from `first` on.
    pub(super) fn hold(self, first: u32) {
        let count = self.view.with_untracked(|it| it.as_ref().map_or(0, |it| it.line_count));
        let start = if count <= WHOLE { 0 } else { first.saturating_sub(STEP) / STEP * STEP };
        if self.start.get_untracked() != start {
            self.start.set(start);
        }
    }
}
