//! The rows that the table holds: all of a short list, a window of a long one.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::columns;
use crate::app::state::App;
use crate::engine::protocol::{Request, Response};
use crate::engine::view::lines::{LineRow, LinesWindow};
use crate::engine::view::query::{LinesQuery, SortKey};

/// Lists up to this length are held as a whole, so that the browser's own search and print work.
const WHOLE: u32 = 500;
/// Rows of a window; a screen shows fewer than a hundred.
const SIZE: u32 = 240;
/// Windows begin at multiples of this, so that scrolling asks rarely.
const STEP: u32 = 80;

/// What has come from the engine.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Loaded {
    /// Rises with every window: rows of an older one are drawn anew.
    pub generation: u32,
    /// Whether the engine has answered at all.
    pub is_there: bool,
    pub total: u32,
    /// Columns that are blank in every line.
    pub blank: Vec<SortKey>,
    pub matched: u32,
    /// Rows of the table: lines and headings.
    pub length: u32,
    pub start: u32,
    /// Lines, each with its place in the table.
    pub rows: Vec<(u32, LineRow)>,
}

/// The handle to the window.
#[derive(Clone, Copy)]
pub struct Window {
    loaded: RwSignal<Loaded>,
    /// The first row that the screen should hold.
    start: RwSignal<u32>,
    /// The position of the row that the Tab key reaches.
    pub active: RwSignal<u32>,
    /// The lines that are picked, by their indexes in the report.
    pub picked: RwSignal<Vec<u32>>,
    /// The codes of the columns that a person leaves out, between blanks; `None` where nobody chose.
    pub left_out: RwSignal<Option<String>>,
}

impl Window {
    /// Asks the engine anew whenever the report, the view or the place of the window changes.
    pub fn new(app: App) -> Self {
        let window = Self {
            loaded: RwSignal::new(Loaded::default()),
            start: RwSignal::new(0),
            active: RwSignal::new(0),
            picked: RwSignal::new(Vec::new()),
            left_out: RwSignal::new(columns::left_out()),
        };
        let question =
            Memo::new(move |_| (app.is_ready(), app.of_summary(|it| it.revision), window.query(app)));
        // The answer belongs to the question: this effect is the one place where a signal follows another.
        Effect::new(move |before: Option<LinesQuery>| {
            let (is_ready, _, query) = question.get();
            let is_other_list = before.is_none_or(|before| {
                LinesQuery { start: query.start, count: query.count, ..before } != query
            });
            if is_other_list && query.start != 0 {
                window.start.set(0);
            } else if is_ready {
                window.ask(app, query.clone());
            }
            query
        });
        window
    }

    /// What has come. Tracks it.
    pub fn read<T>(self, read: impl FnOnce(&Loaded) -> T) -> T {
        self.loaded.with(read)
    }

    /// Moves the window so that it holds the rows from `first` on.
    pub fn hold(self, first: u32) {
        let start = if self.loaded.with_untracked(|it| it.length <= WHOLE) {
            0
        } else {
            first.saturating_sub(STEP) / STEP * STEP
        };
        if self.start.get_untracked() != start {
            self.start.set(start);
        }
    }

    fn query(self, app: App) -> LinesQuery {
        let start = self.start.get();
        let volume = app.volume();
        app.view(|view| LinesQuery {
            filter: view.filter.clone(),
            search: view.search.clone(),
            sort: view.sort,
            descending: view.descending,
            group: view.group,
            volume,
            start,
            count: if start == 0 { WHOLE } else { SIZE },
        })
    }

    fn ask(self, app: App, query: LinesQuery) {
        let Some(engine) = app.engine() else { return };
        let generation = self.loaded.with_untracked(|it| it.generation).wrapping_add(1);
        self.loaded.update_untracked(|it| it.generation = generation);
        spawn_local(async move {
            let Ok(answer) = engine.ask(Request::Lines(query)).await else { return };
            let Response::Lines(LinesWindow { total, blank, matched, length, start, rows, .. }) =
                answer.response
            else {
                return;
            };
            // The section may be closed, or a newer question may be under way.
            let is_newest = self.loaded.try_with_untracked(|it| it.generation == generation);
            if is_newest == Some(true) {
                let rows = placed(start, rows);
                // The Tab key must reach one of the rows that are there.
                if let Some(first) = rows.first().map(|it| it.0)
                    && !rows.iter().any(|it| it.0 == self.active.get_untracked())
                {
                    self.active.set(first);
                }
                self.loaded.set(Loaded {
                    generation,
                    is_there: true,
                    total,
                    blank,
                    matched,
                    length,
                    start,
                    rows,
                });
            }
        });
    }
}

/// Each line with its place in the table; a heading takes the place before its line.
fn placed(start: u32, rows: Vec<LineRow>) -> Vec<(u32, LineRow)> {
    let mut next = start;
    let place = |row: LineRow| {
        let at = next + u32::from(!row.heading.is_empty());
        next = at + 1;
        (at, row)
    };
    rows.into_iter().map(place).collect()
}
