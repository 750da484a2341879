//! One user's session: the files, the settings and the report made from them.

mod catalog;
mod corrections;
mod edits;
mod export;
mod fields;
mod link;
mod open_file;
mod opening;
mod pages;
mod project;
mod refusals;
mod sender;
mod settings_file;
mod site;
mod site_catalog;
mod start;
mod supply;
mod understanding;
mod visitor;

use std::collections::BTreeMap;
use std::sync::Arc;

use self::open_file::OpenFile;
use self::site_catalog::SiteCatalog;
use self::visitor::Visit;
use super::protocol::{Memory, Progress, Refusal, Request, Response};
use super::view;
use crate::domain::finding::Finding;
use crate::domain::parts::PartRecord;
use crate::domain::place::{ColumnIndex, RowNumber, SourceIndex};
use crate::domain::profile::branding::Branding;
use crate::domain::project::deployment::Deployment;
use crate::domain::project::{Command, History, Project};
use crate::domain::read::Limits;
use crate::domain::recognise::memory::Remembered;
use crate::domain::reference::{PriceLevel, Reference};
use crate::domain::report::source::Source;
use crate::domain::report::{Audience, Report};
use crate::domain::settings::Settings;
use crate::domain::words;
use crate::engine::view::summary::SummaryView;

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
    /// What lines without a price are estimated by on this site, and where they are bought.
    reference: Option<Arc<Reference>>,
    price_level: PriceLevel,
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
    visit: Visit,
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
            reference: settings.reference.clone(),
            price_level: settings.price_level,
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
            visit: Visit::default(),
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
        if let Some(refused) = self.refuse_visitor(&request) {
            return (refused, None);
        }
        if request.is_about_report() {
            return self.for_reader(|it| it.answer(request, files, progress));
        }
        self.answer(request, files, progress)
    }

    /// What a first BOM does not ask for stays a function of its own (`inline(never)`): the build moves whole functions to the
    /// part that they are called in (`xtask/src/split.rs`).
    fn answer(
        &mut self,
        request: Request,
        files: Vec<Vec<u8>>,
        progress: &mut dyn FnMut(Progress),
    ) -> (Response, Option<Vec<u8>>) {
        let answer = match request {
            Request::Start { today, remembered } => self.start(today, &remembered),
            Request::Configure { seed } => self.configure(files.first().map(Vec::as_slice), seed),
            Request::Supplied { came, missing } => self.supplied(&came, &files, &missing, progress),
            Request::WarmUp => Response::Done,
            Request::Reference => self.take_reference(&files, progress),
            Request::Speak { language, catalog } => self.speak(language, &catalog),
            Request::Open { names } => self.open_files(names.into_iter().zip(files).collect(), progress),
            Request::Paste { text } => self.paste(text, progress),
            Request::OpenSample => self.open_sample(progress),
            Request::OpenLink { fragment } => self.open_link(&fragment),
            Request::CloseSource { index } => self.close_source(index, progress),
            Request::Reset => self.reset(),
            Request::Visit { brought } => self.visited(brought),
            Request::Apply(command) => self.carry_out(command, progress),
            Request::Set { edit, text } => self.set(&edit, &text, progress),
            Request::Undo => self.undo(progress),
            Request::Redo => self.redo(progress),
            Request::Summary => self.summary(Vec::new()),
            Request::Lines(query) => self.lines(&query),
            Request::Line { index } => self.line(index),
            Request::Review { source } => self.review(source),
            Request::Form(kind) => self.form(kind),
            Request::Figures { curves, bars } => self.figures(curves, bars),
            Request::Compliance { start, count } => self.compliance(start, count),
            Request::Plan { .. }
            | Request::Supply { .. }
            | Request::Alternates { .. }
            | Request::Ready
            | Request::Sides
            | Request::Compare => self.supply(&request),
            Request::Link { contents, by } => self.link(contents, &by),
            Request::Keep => return self.keep(),
            Request::Export(kind) => return self.export(kind, Audience::Internal, None),
            Request::ExportFor { kind, audience } => return self.export(kind, audience, None),
            Request::AskPrices { kind, volume } => {
                return self.export(kind, Audience::Internal, volume.map(usize::from));
            }
            Request::File { source } => return self.own_file(source),
        };
        (answer, None)
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
        let summary =
            self.for_reader(|it| it.report.as_ref().map(|report| view::summary(report, it.revision)));
        let summary = summary.map(|it| {
            Box::new(SummaryView {
                undo: name(self.history.last_done()),
                redo: name(self.history.last_undone()),
                ..it
            })
        });
        let remember = std::mem::take(&mut self.news);
        Response::Summary { summary, refused, remember, wanted: self.wanted.clone() }
    }
}
