//! Edits of a session: carried out, taken back, and what is remembered of them for files to come.

use super::Session;
use super::open_file::{OpenFile, source_index};
use super::refusals::{nothing_open, refusal};
use crate::domain::place::SourceIndex;
use crate::domain::project::{Command, History, Project};
use crate::domain::read;
use crate::domain::read::ReadError;
use crate::domain::recognise::memory::{Remembered, fingerprint_of};
use crate::domain::recognise::{Overrides, join_sheets};
use crate::engine::protocol::{Memory, Progress, Response};
use crate::engine::view::{self, ReviewInput, ReviewView};

impl Session {
    /// Carries an edit out.
    #[inline(never)]
    pub(super) fn carry_out(&mut self, command: Command, progress: &mut dyn FnMut(Progress)) -> Response {
        let change = |history: &mut History, project: &mut Project| {
            history.carry_out(command, project);
        };
        self.edit(change, progress)
    }

    /// Takes the last edit back.
    #[inline(never)]
    pub(super) fn undo(&mut self, progress: &mut dyn FnMut(Progress)) -> Response {
        let change = |history: &mut History, project: &mut Project| {
            history.undo(project);
        };
        self.edit(change, progress)
    }

    /// Makes the edit again that was taken back last.
    #[inline(never)]
    pub(super) fn redo(&mut self, progress: &mut dyn FnMut(Progress)) -> Response {
        let change = |history: &mut History, project: &mut Project| {
            history.redo(project);
        };
        self.edit(change, progress)
    }

    /// Changes the project and makes the report follow. A file that cannot be read in the way that was
    /// asked for stays as it was; the answer says why.
    fn edit(
        &mut self,
        change: impl FnOnce(&mut History, &mut Project),
        progress: &mut dyn FnMut(Progress),
    ) -> Response {
        if let Some(refused) = self.refuse_change() {
            return refused;
        }
        let before = self.project.clone();
        change(&mut self.history, &mut self.project);
        let changed: Vec<SourceIndex> = (0..self.files.len())
            .map(source_index)
            .filter(|it| before.reviews.get(it) != self.project.reviews.get(it))
            .collect();
        for source in &changed {
            if let Err((name, error)) = self.read_again(*source) {
                self.history.withdraw(&mut self.project);
                return Response::Failed(refusal(&name, &error));
            }
        }
        if !changed.is_empty() {
            let headers: Vec<Option<u64>> = changed.iter().map(|it| self.fingerprint(*it)).collect();
            self.understand(progress);
            for (source, before) in changed.into_iter().zip(headers) {
                self.remember(source, before);
            }
        } else if before.settings != self.project.settings {
            self.remember_sender(&before.settings);
            self.reassess(&before.settings, progress);
        }
        self.summary(Vec::new())
    }

    /// How a file was read.
    #[inline(never)]
    pub(super) fn review(&self, source: u16) -> Response {
        self.review_of(source).map_or_else(nothing_open, |it| Response::Review(Box::new(it)))
    }

    /// How a file was read; `None` where there is no such file.
    fn review_of(&self, source: u16) -> Option<ReviewView> {
        let file = self.files.get(usize::from(source)).filter(|it| it.extract.is_none())?;
        Some(view::review(&ReviewInput {
            source: SourceIndex(source),
            document: &file.document,
            report: self.report.as_ref()?,
            records: &self.records,
            findings: &self.file_findings,
            history: &self.history,
            can_reread: file.is_text(),
        }))
    }

    /// Takes files out; decisions and edits follow those that stay.
    pub(super) fn keep_files(&mut self, keeps: &dyn Fn(usize, &OpenFile) -> bool) {
        let mut next = 0;
        let places: Vec<Option<SourceIndex>> = self
            .files
            .iter()
            .enumerate()
            .map(|(at, file)| {
                keeps(at, file).then(|| {
                    next += 1;
                    source_index(next - 1)
                })
            })
            .collect();
        let mut stays = places.iter().map(Option::is_some);
        self.files.retain(|_| stays.next().unwrap_or(true));
        let moved = |from: SourceIndex| places.get(usize::from(from.0)).copied().flatten();
        self.project.keep_sources(&moved);
        self.history.keep_sources(&moved);
    }

    /// Reads the bytes anew where another encoding or delimiter is asked for.
    fn read_again(&mut self, source: SourceIndex) -> Result<(), (String, ReadError)> {
        let options = self.project.review(source).read_options();
        let Some(file) = self.files.get_mut(usize::from(source.0)) else { return Ok(()) };
        if file.options == options || !file.is_text() {
            return Ok(());
        }
        file.document = read::read_as(&file.name, &file.bytes, &self.limits, &options)
            .map_err(|error| (file.name.clone(), error))?;
        join_sheets(&mut file.document);
        file.options = options;
        Ok(())
    }

    /// The fingerprint of the headers that a file has as it was understood last.
    fn fingerprint(&self, source: SourceIndex) -> Option<u64> {
        let at = usize::from(source.0);
        fingerprint_of(&self.files.get(at)?.document, &self.sources.get(at)?.layout)
    }

    /// Keeps for later sessions what was decided about a file, under its headers as they are now; what was
    /// kept under the headers `before` is forgotten where they are others.
    fn remember(&mut self, source: SourceIndex, before: Option<u64>) {
        let now = self.fingerprint(source);
        let decided = self.project.reviews.get(&source);
        let date = &self.project.settings.date;
        let remembered = decided.and_then(|it: &Overrides| Remembered::of(it, date));
        for fingerprint in [before, now].into_iter().flatten() {
            let text = remembered.as_ref().filter(|_| Some(fingerprint) == now).map(Remembered::to_text);
            match (&text, &remembered) {
                (Some(_), Some(remembered)) => {
                    self.memories.insert(fingerprint, remembered.clone());
                }
                _ => {
                    if self.memories.remove(&fingerprint).is_none() {
                        continue;
                    }
                }
            }
            let key = format!("{fingerprint:016x}");
            self.news.retain(|it| it.key != key);
            self.news.push(Memory { key, text });
        }
    }
}
