//! The state of the screen: what is shown, what is being done, what has to be said.
//!
//! [`App`] is a handle of a few indices: components take it as a prop, and nothing is fetched from a
//! context. The report is replaced as a whole and shared; views read slices of it.

use std::sync::Arc;

use leptos::prelude::*;

use super::link::Asked;
use super::route::{Section, View};
use crate::domain::export::csv::CsvDialect;
use crate::domain::export::link::LinkContents;
use crate::domain::language::Language;
use crate::domain::report::Audience;
use crate::engine::protocol::{LineFilter, Progress};
use crate::engine::view::{SiteView, SummaryView};
use crate::web::client::EngineClient;
use crate::web::host::Host;
use crate::web::storage::Kept;

/// What there is to show.
#[derive(Debug, Clone, Default)]
pub enum Report {
    #[default]
    None,
    Open(Arc<SummaryView>),
}

/// What is being done for the user.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Work {
    #[default]
    Idle,
    Running {
        /// Tells this work from the one before.
        job: u32,
        /// "Reading board.csv".
        what: String,
        progress: Option<Progress>,
        /// Work of less than 300 ms is not shown.
        shown: bool,
    },
}

/// How the engine is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Engine {
    #[default]
    Loading,
    Ready,
    Failed,
}

/// What a notice is about, and so how it looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeKind {
    /// Something could not be done.
    Trouble,
    /// A newer version is there: offers a reload.
    Stale,
}

/// Something that the user has to know, until it is put away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    pub id: u32,
    pub kind: NoticeKind,
    pub title: String,
    pub hint: String,
}

/// What was sent last to the page that embeds this one: the revision of the report, and in words what and to whom.
pub type Sent = Option<(u32, String)>;

/// What is chosen on the page on which a report is sent.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sharing {
    pub audience: Audience,
    pub dialect: CsvDialect,
    pub contents: LinkContents,
    /// Who makes the link; `None`: the sender of the report.
    pub by: Option<String>,
}

/// The handle to all state of the screen.
#[derive(Clone, Copy)]
pub struct App {
    engine: StoredValue<Option<EngineClient>, LocalStorage>,
    next_id: StoredValue<u32>,
    report: RwSignal<Report>,
    work: RwSignal<Work>,
    engine_state: RwSignal<Engine>,
    site: RwSignal<SiteView>,
    notices: RwSignal<Vec<Notice>>,
    view: RwSignal<View>,
    volume: Memo<u16>,
    said: RwSignal<String>,
    said_first: StoredValue<String>,
    host: RwSignal<Option<Host>, LocalStorage>,
    sent: RwSignal<Sent>,
    language: RwSignal<Language>,
    wanted_language: StoredValue<Language>,
    sharing: RwSignal<Sharing>,
    /// The link whose report is open, from `#` on; empty where none is.
    link: StoredValue<String>,
    asked: RwSignal<Option<Asked>>,
    kept: RwSignal<Option<Kept>, LocalStorage>,
}

impl App {
    pub fn new(view: View) -> Self {
        let report = RwSignal::new(Report::None);
        let view = RwSignal::new(view);
        Self {
            engine: StoredValue::new_local(None),
            next_id: StoredValue::new(0),
            report,
            work: RwSignal::new(Work::Idle),
            engine_state: RwSignal::new(Engine::Loading),
            site: RwSignal::new(SiteView::default()),
            notices: RwSignal::new(Vec::new()),
            view,
            volume: Memo::new(move |_| view.with(|view| volume(view, &report.read()))),
            said: RwSignal::new(String::new()),
            said_first: StoredValue::new(String::new()),
            host: RwSignal::new_local(None),
            sent: RwSignal::new(None),
            language: RwSignal::new(Language::English),
            wanted_language: StoredValue::new(Language::English),
            sharing: RwSignal::default(),
            link: StoredValue::default(),
            asked: RwSignal::default(),
            kept: RwSignal::new_local(None),
        }
    }

    pub fn set_engine(self, engine: EngineClient) {
        self.engine.set_value(Some(engine));
    }

    /// The running engine; there is none only while the page starts.
    pub fn engine(self) -> Option<EngineClient> {
        self.engine.get_value()
    }

    pub fn engine_state(self) -> RwSignal<Engine> {
        self.engine_state
    }

    /// Whether the engine can be asked. Tracks it.
    pub fn is_ready(self) -> bool {
        self.engine_state.get() == Engine::Ready
    }

    /// Takes what the site sets of the page.
    pub fn set_site(self, site: SiteView) {
        self.site.set(site);
    }

    /// A value of what the site sets; it is known before the engine is ready. Tracks it.
    pub fn of_site<T>(self, read: impl FnOnce(&SiteView) -> T) -> T {
        self.site.with(read)
    }

    /// Whether the operator of the site has switched a feature off.
    pub fn is_off(self, feature: &str) -> bool {
        self.site.with_untracked(|it| it.off.iter().any(|off| off == feature))
    }

    /// A number that was not given before.
    pub fn next_id(self) -> u32 {
        self.next_id.update_value(|it| *it = it.wrapping_add(1));
        self.next_id.get_value()
    }

    /// The page that embeds this one; `None` outside of a frame.
    pub fn host(self) -> RwSignal<Option<Host>, LocalStorage> {
        self.host
    }

    pub fn sent(self) -> RwSignal<Sent> {
        self.sent
    }

    // The report.

    pub fn set_report(self, report: Report) {
        self.report.set(report);
    }

    /// The report that is open. Tracks it.
    pub fn summary(self) -> Option<Arc<SummaryView>> {
        self.report.with(|report| match report {
            Report::Open(summary) => Some(Arc::clone(summary)),
            Report::None => None,
        })
    }

    /// Whether a report is open. Tracks it.
    pub fn is_open(self) -> bool {
        self.report.with(|report| matches!(report, Report::Open(_)))
    }

    /// A value of the open report; its default while none is open. Tracks the report.
    pub fn of_summary<T: Default>(self, read: impl FnOnce(&SummaryView) -> T) -> T {
        self.report.with(|report| match report {
            Report::Open(summary) => read(summary),
            Report::None => T::default(),
        })
    }

    /// A part of the screen that is drawn anew whenever the report changes.
    pub fn draw_summary(self, draw: fn(App, &SummaryView) -> AnyView) -> AnyView {
        (move || self.summary().map(|summary| draw(self, &summary))).into_any()
    }

    // The language.

    /// The language that is spoken: what tracks it is drawn anew in another one.
    pub fn language(self) -> RwSignal<Language> {
        self.language
    }

    /// The language that was chosen last; its catalog may still be on its way.
    pub fn wanted_language(self) -> StoredValue<Language> {
        self.wanted_language
    }

    // The work.

    pub fn work(self) -> RwSignal<Work> {
        self.work
    }

    /// Changes the work if it is still the given job.
    pub fn update_job(self, id: u32, change: impl FnOnce(&mut Work)) {
        if self.work.with_untracked(|work| matches!(work, Work::Running { job, .. } if *job == id)) {
            self.work.update(change);
        }
    }

    // The view.

    /// The view. Tracks it.
    pub fn view<T>(self, read: impl FnOnce(&View) -> T) -> T {
        self.view.with(read)
    }

    /// The index of the volume whose prices and shortages are shown. Tracks it.
    pub fn volume(self) -> u16 {
        self.volume.get()
    }

    pub fn view_untracked<T>(self, read: impl FnOnce(&View) -> T) -> T {
        self.view.with_untracked(read)
    }

    /// Changes the view and leaves the old one behind the back button.
    pub fn go(self, change: impl FnOnce(&mut View)) {
        self.change_view(change, true);
    }

    /// Changes the view in place, as typing in the search does.
    pub fn adjust(self, change: impl FnOnce(&mut View)) {
        self.change_view(change, false);
    }

    /// Takes over the view of the address, after back or forward.
    pub fn follow(self, view: View) {
        if self.view.with_untracked(|it| *it != view) {
            self.view.set(view);
        }
    }

    /// Shows the lines that pass a filter.
    pub fn show_lines(self, filter: LineFilter) {
        self.go(|view| {
            view.section = Section::Lines;
            view.filter = filter;
            view.search.clear();
            view.line = None;
        });
    }

    fn change_view(self, change: impl FnOnce(&mut View), keeps: bool) {
        let mut view = self.view.get_untracked();
        change(&mut view);
        if self.view.with_untracked(|it| *it == view) {
            return;
        }
        self.view.set(view);
        self.write_address(keeps);
    }

    /// Puts the view into the address; a link whose report is open goes beside it, so that a reload opens it again.
    pub fn write_address(self, keeps: bool) {
        let fragment = self.view.with_untracked(View::fragment);
        let link = self.link.get_value().into();
        let Ok(history) = window().history() else { return };
        // A sandboxed frame may refuse: the view then just is not in the address.
        let _ = if keeps {
            history.push_state_with_url(&link, "", Some(&fragment))
        } else {
            history.replace_state_with_url(&link, "", Some(&fragment))
        };
    }

    // What is sent, and what came with a link.

    /// What is chosen for what is sent.
    pub fn sharing(self) -> RwSignal<Sharing> {
        self.sharing
    }

    /// For whom the report is that is sent: the chosen audience, or a narrower one where more is not in the report.
    pub fn audience(self) -> Audience {
        self.sharing.with(|it| it.audience).max(self.of_summary(|it| it.audience))
    }

    pub fn link(self) -> StoredValue<String> {
        self.link
    }

    /// A link that waits for a word of the user.
    pub fn asked(self) -> RwSignal<Option<Asked>> {
        self.asked
    }

    /// What is kept on this computer of an earlier visit.
    pub fn kept(self) -> RwSignal<Option<Kept>, LocalStorage> {
        self.kept
    }

    // The news.

    pub fn notices(self) -> RwSignal<Vec<Notice>> {
        self.notices
    }

    /// Shows a notice until it is put away.
    pub fn notify(self, kind: NoticeKind, title: String, hint: String) {
        let id = self.next_id();
        self.notices.update(|notices| {
            notices.retain(|it| it.title != title);
            notices.push(Notice { id, kind, title, hint });
        });
    }

    pub fn dismiss(self, id: u32) {
        self.notices.update(|notices| notices.retain(|it| it.id != id));
    }

    /// What screen readers are told. Tracks it.
    pub fn said(self) -> String {
        self.said.get()
    }

    /// Tells screen readers.
    pub fn say(self, text: String) {
        self.said.set(self.said_first.with_value(|it| [it, text.as_str()].concat()));
    }

    /// What is said before all that follows from the work that has just begun: "Undone: policy. ".
    pub fn say_first(self, text: String) {
        self.said_first.set_value(text);
    }
}

/// The chosen volume; by default the middle of the scale.
fn volume(view: &View, report: &Report) -> u16 {
    let count = match report {
        Report::Open(summary) => summary.cost.tiers.len(),
        Report::None => 0,
    };
    let last = u16::try_from(count.saturating_sub(1)).unwrap_or(u16::MAX);
    view.volume.unwrap_or(2).min(last)
}
