//! One user's session: the files, the settings and the report made from them.

use std::collections::BTreeMap;

use super::protocol::{Memory, Progress, Refusal, Request, Response};
use super::view;
use crate::domain::finding::Finding;
use crate::domain::language::speak_by;
use crate::domain::parts::PartRecord;
use crate::domain::place::{ColumnIndex, RowNumber, SourceIndex};
use crate::domain::profile::branding::Branding;
use crate::domain::project::deployment::Deployment;
use crate::domain::project::{Command, History, Project};
use crate::domain::read::Limits;
use crate::domain::recognise::memory::Remembered;
use crate::domain::report::source::Source;
use crate::domain::report::{Audience, Report};
use crate::domain::sample::SAMPLE_FILES;
use crate::domain::settings::Settings;
use crate::domain::words;
use crate::engine::session::open_file::OpenFile;
use crate::engine::session::refusals::nothing_open;
use crate::engine::view::summary::SummaryView;
use site_catalog::SiteCatalog;

/// What the engine holds between requests.
pub struct Session {
    /// What the site sets for everyone.
    deployment: Deployment,
    /// Its catalogues, and the seed of their decoys.
    catalogs: Vec<SiteCatalog>,
    seed: u64,
    /// Files of the site that the report still lacks.
    wanted: Vec<String>,
    /// How many lines ask for parts of a catalogue that have not come.
    not_loaded: usize,
    project: Project,
    history: History,
    /// What earlier sessions decided, by the fingerprint of headers.
    memories: BTreeMap<u64, Remembered>,
    /// Who sent the reports of earlier sessions.
    sender: Branding,
    /// What the screen must be told to keep or to forget.
    news: Vec<Memory>,
    limits: Limits,
    /// The limits before the site's own.
    product_limits: Limits,
    files: Vec<OpenFile>,
    sources: Vec<Source>,
    records: Vec<PartRecord>,
    file_findings: Vec<Finding>,
    report: Option<Report>,
    /// The report of the BOM that was replaced last, for a comparison of two revisions.
    earlier: Option<Box<Report>>,
    revision: u32,
    order: view::LinesOrder,
}

impl Session {
    /// A session with nothing open. `today` is an ISO date.
    pub fn new(settings: Settings, limits: Limits) -> Self {
        Self {
            deployment: Deployment::default(),
            catalogs: Vec::new(),
            seed: 0,
            wanted: Vec::new(),
            not_loaded: 0,
            project: Project::new(settings),
            history: History::default(),
            memories: BTreeMap::new(),
            sender: Branding::default(),
            news: Vec::new(),
            limits: limits.clone(),
            product_limits: limits,
            files: Vec::new(),
            sources: Vec::new(),
            records: Vec::new(),
            file_findings: Vec::new(),
            report: None,
            earlier: None,
            revision: 0,
            order: view::LinesOrder::default(),
        }
    }

    /// The report of what is open; `None` where nothing is.
    pub fn report(&self) -> Option<&Report> {
        self.report.as_ref()
    }

    /// Carries out a request. `files` are the bytes that travelled beside it; the second value of the answer
    /// are the bytes of an export. `progress` is called a few times per file.
    pub fn handle(
        &mut self,
        request: Request,
        files: Vec<Vec<u8>>,
        progress: &mut dyn FnMut(Progress),
    ) -> (Response, Option<Vec<u8>>) {
        match request {
            Request::Start { today, remembered } => {
                self.project.settings.date = today;
                self.recall_sender(&remembered);
                self.memories = remembered
                    .iter()
                    .filter_map(|it| {
                        let fingerprint = u64::from_str_radix(&it.key, 16).ok()?;
                        Some((fingerprint, Remembered::from_text(it.text.as_deref()?)?))
                    })
                    .collect();
                (Response::Done, None)
            }
            Request::Configure { seed } => (self.configure(files.first().map(Vec::as_slice), seed), None),
            Request::Supplied { came, missing } => (self.supplied(&came, &files, &missing, progress), None),
            Request::Speak { language, catalog } => {
                speak_by(language, &catalog);
                // Every view is made anew.
                self.revision += 1;
                (self.summary(Vec::new()), None)
            }
            Request::Open { names } => {
                let refused = self.open(names.into_iter().zip(files).collect(), false, progress);
                (self.summary(refused), None)
            }
            Request::Paste { text } => {
                let name = crate::domain::language::tr(words::PASTED_TEXT).to_owned();
                let refused = self.open(vec![(name, text.into_bytes())], false, progress);
                (self.summary(refused), None)
            }
            Request::OpenSample => {
                let sample = SAMPLE_FILES.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec()));
                self.keep_files(&|_, _| false);
                let refused = self.open(sample.collect(), true, progress);
                (self.summary(refused), None)
            }
            Request::CloseSource { index } => {
                if usize::from(index) < self.files.len() {
                    self.keep_files(&|at, _| at != usize::from(index));
                    self.understand(progress);
                }
                (self.summary(Vec::new()), None)
            }
            Request::Reset => {
                let memories = std::mem::take(&mut self.memories);
                let fresh = Self::new(self.fresh_settings(), self.limits.clone());
                *self = Self {
                    memories,
                    sender: std::mem::take(&mut self.sender),
                    deployment: std::mem::take(&mut self.deployment),
                    catalogs: std::mem::take(&mut self.catalogs),
                    seed: self.seed,
                    product_limits: self.product_limits.clone(),
                    ..fresh
                };
                self.tell_sender();
                (Response::Done, None)
            }
            Request::Apply(command) => {
                let carry_out = |history: &mut History, project: &mut Project| {
                    history.carry_out(command, project);
                };
                (self.edit(carry_out, progress), None)
            }
            Request::Undo => {
                let undo = |history: &mut History, project: &mut Project| {
                    history.undo(project);
                };
                (self.edit(undo, progress), None)
            }
            Request::Redo => {
                let redo = |history: &mut History, project: &mut Project| {
                    history.redo(project);
                };
                (self.edit(redo, progress), None)
            }
            Request::Review { source } => match self.review(source) {
                Some(view) => (Response::Review(Box::new(view)), None),
                None => (nothing_open(), None),
            },
            Request::Summary => (self.summary(Vec::new()), None),
            Request::Lines(_) if self.is_without_lines() => {
                (crate::engine::session::refusals::not_in_link(), None)
            }
            Request::Lines(query) => match &self.report {
                Some(report) => (Response::Lines(self.order.window(report, self.revision, &query)), None),
                None => (nothing_open(), None),
            },
            Request::Line { index } => {
                let cell = |source, row, column| self.cell(source, row, column);
                match self.report.as_ref().and_then(|report| view::line(report, index, &cell)) {
                    Some(line) => (Response::Line(Box::new(line)), None),
                    None => (nothing_open(), None),
                }
            }
            Request::Keep => self.keep(),
            Request::Export(kind) => self.export(kind, Audience::Internal),
            Request::Link { contents, by } => (self.link(contents, &by), None),
            Request::OpenLink { fragment } => (self.open_link(&fragment), None),
            Request::ExportFor { kind, audience } => self.export(kind, audience),
            Request::Plan { .. }
            | Request::Supply { .. }
            | Request::Alternates { .. }
            | Request::Ready
            | Request::Compare => (self.supply(&request), None),
            Request::Set { field, text } => (self.set(&field, &text, progress), None),
            Request::Form(kind) => match &self.report {
                Some(report) => (Response::Form(Box::new(view::form(report, kind))), None),
                None => (nothing_open(), None),
            },
            Request::Figures { curves, bars } => match &self.report {
                Some(report) => (Response::Figures(Box::new(view::figures(report, curves, bars))), None),
                None => (nothing_open(), None),
            },
            Request::Compliance { start, count } => match &self.report {
                Some(report) => {
                    let view = view::compliance(report, self.revision, start, count);
                    (Response::Compliance(Box::new(view)), None)
                }
                None => (nothing_open(), None),
            },
        }
    }

    /// The report came with a link that holds the verdicts and the counts alone.
    fn is_without_lines(&self) -> bool {
        self.report.as_ref().is_some_and(|it| it.shared.is_some() && !it.audience.sees_lines())
    }

    fn shows_sample(&self) -> bool {
        self.files.iter().any(|file| file.is_sample)
    }

    /// The text of a cell as in the file; `None` where there is no such file.
    fn cell(&self, source: SourceIndex, row: RowNumber, column: ColumnIndex) -> Option<String> {
        let layout = &self.sources.get(usize::from(source.0))?.layout;
        let file = self.files.get(usize::from(source.0))?;
        if let Some(extract) = &file.extract {
            return extract.cell(row, column).map(str::to_owned);
        }
        let sheet = file.document.sheets.get(layout.sheet)?;
        Some(sheet.table.cell(row.index(), usize::from(column.0)).to_owned())
    }

    fn summary(&mut self, refused: Vec<Refusal>) -> Response {
        let name = |edit: Option<&Command>| edit.map(|it| words::review::edit_name(it).to_owned());
        let summary = self.report.as_ref().map(|report| {
            Box::new(SummaryView {
                undo: name(self.history.last_done()),
                redo: name(self.history.last_undone()),
                ..view::summary(report, self.revision)
            })
        });
        let remember = std::mem::take(&mut self.news);
        Response::Summary { summary, refused, remember, wanted: self.wanted.clone() }
    }
}

mod catalog;
mod edits;
mod export;
mod fields;
mod link;
pub mod open_file;
mod opening;
mod project;
pub mod refusals;
mod sender;
mod settings_file;
mod site;
pub mod site_catalog;
mod supply;
mod understanding;
