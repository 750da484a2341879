//! What the user starts and the engine does: opening, editing, exporting.
//!
//! One door: [`App::ask`] and [`App::open`]. What was open stays open until its successor is there.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::page::by_id;
use super::route::Section;
use super::state::{App, Engine, NoticeKind, Report, Work};
use super::words::counted;
use super::{form, link, review, site};
use crate::domain::language::{en, tr};
use crate::domain::report::Audience;
use crate::domain::words::{gap, share};
use crate::engine::edit::Edit;
use crate::engine::protocol::{ExportKind, Refusal, Request, Response};
use crate::engine::view::summary::SummaryView;
use crate::web::client::{Answer, EngineClient, EngineError, EngineEvent};
use crate::web::{download, page, print, rest, storage};

/// Work that takes longer than this shows its progress.
const SHOW_AFTER_MS: u32 = 300;

/// Reports of up to this many lines are laid out for printing before anybody asks.
const PRINT_AHEAD: u32 = 2_000;

/// What a job does.
enum Task {
    Files(Vec<web_sys::File>),
    Request(Request),
    /// An edit, and the element that is told why it cannot be taken.
    Set {
        id: String,
        edit: Edit,
        text: String,
    },
    /// An open link, and the link as it came: the same, or the locked one.
    Link {
        fragment: String,
        came_as: String,
    },
}

impl App {
    /// A file will come in a moment: the engine makes itself ready.
    pub fn foresee_file(self) {
        let Some(engine) = self.engine() else { return };
        spawn_local(async move {
            let _ = engine.ask(Request::WarmUp).await;
        });
    }

    /// Opens files: a BOM replaces the BOM, part data is added.
    pub fn open(self, files: Vec<web_sys::File>) {
        let what = match files.as_slice() {
            [] => return,
            [file] => tr!("Reading {}", file.name()),
            files => {
                let count = u32::try_from(files.len()).unwrap_or(u32::MAX);
                counted(count, "Reading {} file", "Reading {} files")
            }
        };
        self.start(what, Task::Files(files));
    }

    /// Opens the sample, a pasted table, or makes an edit.
    pub fn ask(self, what: &str, request: Request) {
        self.start(what.to_owned(), Task::Request(request));
    }

    /// Opens the report of a link; `came_as` is the link as it came, where that one was locked.
    pub fn open_link(self, fragment: String, came_as: String) {
        self.start(tr(share::OPENING).to_owned(), Task::Link { fragment, came_as });
    }

    /// Takes the last edit back, or makes the one again that was taken back last, and says which it was.
    pub fn undo(self, is_back: bool) {
        let edit = untrack(|| self.of_summary(|it| if is_back { it.undo.clone() } else { it.redo.clone() }));
        let (done, nothing, request) = if is_back {
            (en!("Undone: {}."), tr("There is nothing to undo."), Request::Undo)
        } else {
            (en!("Made again: {}."), tr("There is nothing to make again."), Request::Redo)
        };
        match edit {
            Some(edit) => {
                self.ask(tr("Undoing"), request);
                self.news.say_first([&tr!(done, edit), gap()].concat());
            }
            None => self.tell(nothing.to_owned()),
        }
    }

    /// Ends what is running; what was open stays.
    pub fn cancel(self) {
        if let Some(engine) = self.engine() {
            self.engine.health.set(Engine::Loading);
            engine.cancel();
        }
        self.embedding.wanted.set(None);
        self.work.now.set(Work::Idle);
        self.tell(tr("Cancelled.").to_owned());
    }

    /// Takes news of the engine.
    pub fn hear(self, event: EngineEvent) {
        match event {
            EngineEvent::Ready => self.engine.health.set(Engine::Ready),
            EngineEvent::Site(site) => {
                site::show(&site);
                self.engine.set_site(*site);
            }
            EngineEvent::Progress(news) => self.work.now.update(|work| {
                if let Work::Running { progress, .. } = work {
                    *progress = Some(news);
                }
            }),
            EngineEvent::Crashed { recovered: true } => {
                self.engine.health.set(Engine::Loading);
                self.notify(
                    NoticeKind::Trouble,
                    tr("The check stopped unexpectedly and was started again").to_owned(),
                    tr("What was open before stays open. Try the file once more, or a smaller part of it.")
                        .to_owned(),
                );
            }
            EngineEvent::Crashed { recovered: false } => {
                self.engine.health.set(Engine::Failed);
                self.notify_failed();
            }
            EngineEvent::Stale => self.notify_stale(),
        }
    }

    /// Changes what a field shows; what cannot be taken is told at the element with this name, where there is one.
    pub fn set(self, id: &str, edit: Edit, text: String) {
        self.start(tr("Checking anew").to_owned(), Task::Set { id: id.to_owned(), edit, text });
    }

    fn start(self, what: String, task: Task) {
        let Some(engine) = self.engine() else { return };
        if self.engine.health.get_untracked() == Engine::Failed {
            return self.notify_failed();
        }
        self.news.say_first(String::new());
        let job = self.work.begin(what);
        Timeout::new(SHOW_AFTER_MS, move || self.work.update(job, Work::show)).forget();
        spawn_local(async move {
            // Until then a job waits as one that takes long.
            if rest::come().await {
                Box::pin(self.carry_out(engine, job, task)).await;
            } else {
                // The page says that it is not whole.
                self.work.update(job, |work| *work = Work::Idle);
            }
        });
    }

    async fn carry_out(self, engine: EngineClient, job: u32, task: Task) {
        // What is opened may have to be looked at; what is edited is being looked at.
        let opens = matches!(task, Task::Files(_) | Task::Request(Request::Paste { .. }));
        if opens {
            storage::keep_again();
        }
        let mut field = None;
        let mut link = None;
        let (answer, is_print) = match task {
            Task::Files(files) => (engine.open(files).await, false),
            Task::Link { fragment, came_as } => {
                link = Some(came_as);
                (engine.ask(Request::OpenLink { fragment }).await, false)
            }
            Task::Set { id, edit, text } => {
                field = Some(id);
                (engine.ask(Request::Set { edit, text }).await, false)
            }
            Task::Request(request) => {
                let is_print = matches!(
                    request,
                    Request::Export(ExportKind::PrintBody)
                        | Request::ExportFor { kind: ExportKind::PrintBody, .. }
                );
                (engine.ask(request).await, is_print)
            }
        };
        self.work.update(job, |work| *work = Work::Idle);
        match answer {
            Ok(Answer { response: Response::Failed(refusal), .. }) if field.is_some() => {
                form::refuse(&field.unwrap_or_default(), &refusal.message);
                self.say(refusal.message);
            }
            Ok(answer) => {
                if let (Some(link), Response::Summary { .. }) = (link, &answer.response) {
                    self.view.link.set_value(link);
                }
                self.receive(answer, is_print, opens);
            }
            Err(error) => self.fail(error),
        }
    }

    fn receive(self, answer: Answer, is_print: bool, opens: bool) {
        match answer.response {
            Response::Summary { summary, refused, .. } => {
                for refusal in refused {
                    self.refuse(refusal);
                }
                let doubtful = summary.as_ref().and_then(|it| review::doubtful(self, it));
                self.show(summary);
                if let Some(source) = doubtful.filter(|_| opens) {
                    review::open(self, source);
                }
            }
            Response::Failed(refusal) => self.refuse(refusal),
            Response::Exported { file_name, mime } => {
                let bytes = answer.bytes.unwrap_or_default();
                if is_print {
                    print::print_report(&String::from_utf8_lossy(&bytes));
                } else {
                    download::save(&file_name, &mime, &bytes);
                    self.tell(tr!("{} was saved.", file_name));
                }
            }
            Response::Done => self.show(None),
            Response::Site(_)
            | Response::Lines(_)
            | Response::Line(_)
            | Response::Review(_)
            | Response::Plan(_)
            | Response::Supply(_)
            | Response::Alternates(_)
            | Response::Ready(_)
            | Response::Sides(_)
            | Response::Compare(_)
            | Response::Form(_)
            | Response::Figures(_)
            | Response::Compliance(_)
            | Response::Link { .. } => {}
        }
    }

    fn show(self, summary: Option<Box<SummaryView>>) {
        if summary.as_ref().is_none_or(|it| it.shared.is_empty()) {
            link::leave(self);
        }
        let Some(summary) = summary else {
            self.report.set(Report::None);
            self.view.adjust(|view| *view = Default::default());
            return;
        };
        let is_of_cost = self.is_open_now() && self.view.with_untracked(|it| it.section == Section::Cost);
        self.say(if is_of_cost { spoken_cost(&summary) } else { spoken(&summary) });
        // The volume that was chosen stays the chosen one where others come before it.
        let before = untrack(|| usize::from(self.volume()));
        let chosen = untrack(|| self.of_summary(|it| it.cost.tiers.get(before).map(|tier| tier.boards)));
        let volume = chosen.and_then(|boards| summary.cost.tiers.iter().position(|it| it.boards == boards));
        let volume = volume.filter(|it| *it != before).and_then(|it| u16::try_from(it).ok());
        // Another file may have fewer lines: a panel must not show a line of the file before.
        self.view.adjust(|view| {
            view.volume = volume.or(view.volume);
            view.line = view.line.filter(|line| *line < summary.line_count);
            view.review = view.review.filter(|it| usize::from(*it) < summary.sources.len());
        });
        let is_first = !self.is_open_now();
        self.report.set(Report::Open((*summary).into()));
        if is_first {
            // The button that had the focus is gone with the start screen.
            request_animation_frame(|| {
                if let Some(title) = by_id::<web_sys::HtmlElement>("report-title") {
                    let _ = title.focus();
                }
            });
        }
    }

    /// Lays a report of few lines out for the browser's own print command, once there is nothing else to do.
    pub fn fill_print_view(self, line_count: u32, audience: Audience) {
        if line_count > PRINT_AHEAD {
            return;
        }
        page::when_idle(move || {
            let Some(engine) = self.engine() else { return };
            let revision = move || untrack(|| self.of_summary(|it| it.revision));
            let asked = revision();
            spawn_local(async move {
                let request = Request::ExportFor { kind: ExportKind::PrintBody, audience };
                let Ok(answer) = engine.ask(request).await else { return };
                let is_wanted = asked == revision() && untrack(|| self.prints_for()) == audience;
                if let (true, Some(body)) = (is_wanted, answer.bytes) {
                    print::fill(&String::from_utf8_lossy(&body));
                }
            });
        });
    }

    /// Who the printed report is for: on the page on which it is sent, the audience that is chosen there.
    pub fn prints_for(self) -> Audience {
        let sends = self.view(|it| it.section == Section::Share);
        if sends { self.audience() } else { Audience::Internal }
    }

    fn refuse(self, refusal: Refusal) {
        let title = match refusal.file.as_str() {
            "" => refusal.message,
            file => tr!("{}: {}", file, refusal.message),
        };
        self.notify(NoticeKind::Trouble, title, refusal.hint);
    }

    fn fail(self, error: EngineError) {
        match error {
            // Both are told where they happen: the crash as an event, the cancel by its button.
            EngineError::Crashed | EngineError::Cancelled | EngineError::Early => {}
            EngineError::Incomplete => self.notify(
                NoticeKind::Trouble,
                tr("A part of the program could not be loaded").to_owned(),
                tr("Check the connection and load the page again.").to_owned(),
            ),
            EngineError::Stale => self.notify_stale(),
            EngineError::Unavailable(_) if self.engine.health.get_untracked() == Engine::Failed => {}
            EngineError::Unavailable(why) => self.notify(
                NoticeKind::Trouble,
                tr("The file could not be read from the disk").to_owned(),
                [&why, gap(), tr("Choose it again: it may have been moved or changed.")].concat(),
            ),
        }
    }

    fn notify_failed(self) {
        self.notify(
            NoticeKind::Stale,
            tr("The part that reads files could not be started").to_owned(),
            tr("Reload the page and open the file once more. The file itself was not changed.").to_owned(),
        );
    }

    fn notify_stale(self) {
        self.notify(
            NoticeKind::Stale,
            tr("A newer version of Bomlight is there").to_owned(),
            tr("Reload the page to use it. Open files have to be opened again.").to_owned(),
        );
    }

    /// Whether a report is open.
    pub fn is_open_now(self) -> bool {
        untrack(|| self.is_open())
    }
}

impl Work {
    fn show(&mut self) {
        if let Self::Running { shown, .. } = self {
            *shown = true;
        }
    }
}

/// What the boards cost, for people who changed a setting and do not see the figures move.
fn spoken_cost(summary: &SummaryView) -> String {
    let mut text = tr!("One good board, {}", summary.cost.currency);
    for tier in summary.cost.tiers.iter().filter(|it| !it.per_board.is_empty()) {
        text.push_str(&tr!("; {}: {}", tier.boards_text, tier.per_board));
    }
    text
}

/// The report in one breath, for people who do not see it change.
fn spoken(summary: &SummaryView) -> String {
    let lines = counted(summary.line_count, "{} line", "{} lines");
    let errors = counted(summary.errors, "{} error", "{} errors");
    tr!("Report: {}. RoHS: {} {}.", lines, summary.rohs.sentence, errors)
}
