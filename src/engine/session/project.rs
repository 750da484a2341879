//! A saved project: everything of a session in one file, and back.

use std::borrow::Cow;
use std::cell::OnceCell;

use super::Session;
use super::open_file::{OpenFile, source_index};
use super::refusals::{refusal, refused};
use crate::domain::catalog::extract::Extract;
use crate::domain::language::tr;
use crate::domain::project::History;
use crate::domain::project::file::{
    Packed, ProjectError, ProjectFile, SavedProject, read_project, write_packed,
};
use crate::domain::read;
use crate::domain::recognise::join_sheets;
use crate::domain::report::source::SourceRole;
use crate::domain::settings::Settings;
use crate::domain::words::{refusals, share};
use crate::engine::protocol::{Progress, Refusal, Response};

/// Files of more bytes than this together are not kept for a reload: packing them would hold up whoever works.
const MOST_KEPT: usize = 10_000_000;

impl Session {
    /// What the check depends on besides the files.
    pub fn settings(&self) -> &Settings {
        &self.project.settings
    }

    /// Puts other settings in their place and makes the report follow; no edit is noted.
    pub fn set_settings(&mut self, settings: Settings) {
        let before = std::mem::replace(&mut self.project.settings, settings);
        if before != self.project.settings {
            self.reassess(&before, &mut |_| {});
        }
    }

    /// Everything as a file that [`Self::open_project`] opens again.
    pub(super) fn project_bytes(&self) -> Vec<u8> {
        let files: Vec<ProjectFile<'_>> = self
            .files
            .iter()
            .map(|it| ProjectFile {
                name: Cow::Borrowed(&it.name),
                bytes: Cow::Borrowed(&it.bytes),
                is_price_list: it.is_price_list,
                is_sample: it.is_sample,
            })
            .collect();
        let packed: Vec<Cow<'_, Packed>> = self.files.iter().map(OpenFile::packed).collect();
        let files: Vec<_> = files.iter().zip(packed.iter().map(AsRef::as_ref)).collect();
        write_packed(&self.project, &files)
    }

    /// Everything, to be kept on this computer. The sample and the files of the site are there anyway, and a report from a link has no files.
    #[inline(never)]
    pub(super) fn keep(&self) -> (Response, Option<Vec<u8>>) {
        let is_shared = self.report.as_ref().is_none_or(|it| it.shared.is_some());
        let is_there_anyway = |it: &OpenFile| it.is_sample || it.is_of_site();
        if is_shared || self.files.iter().all(is_there_anyway) {
            return (Response::Done, None);
        }
        if self.files.iter().map(|it| it.bytes.len()).sum::<usize>() > MOST_KEPT {
            return (refused((tr(share::TOO_LARGE).to_owned(), tr(share::TOO_LARGE_HINT).to_owned())), None);
        }
        let names: Vec<&str> = self.files.iter().map(|it| it.name.as_str()).collect();
        let kept = Response::Exported { file_name: names.join(" + "), mime: "application/json".to_owned() };
        (kept, Some(self.project_bytes()))
    }

    /// Opens a saved project in the place of all that is open. Where it cannot be opened, all stays as it is.
    pub(super) fn open_project(
        &mut self,
        name: &str,
        bytes: &[u8],
        progress: &mut dyn FnMut(Progress),
    ) -> Result<(), Refusal> {
        let SavedProject { project, files } = read_project(bytes, &self.limits).map_err(|error| {
            let (message, hint) = refusals::project(&error);
            Refusal { file: name.to_owned(), message, hint: hint.to_owned() }
        })?;
        let mut opened = Vec::with_capacity(files.len());
        for (index, file) in files.into_iter().enumerate() {
            if let Some(extract) = Extract::read(&file.bytes) {
                let extract = extract.map_err(|_| {
                    let damaged = ProjectError::Damaged(file.name.clone().into_owned());
                    let (message, hint) = refusals::project(&damaged);
                    Refusal { file: name.to_owned(), message, hint: hint.to_owned() }
                })?;
                opened.push(OpenFile::of_extract(extract, true));
                continue;
            }
            let options = project.review(source_index(index)).read_options();
            let mut document = read::read_as(&file.name, &file.bytes, &self.limits, &options)
                .map_err(|error| refusal(&file.name, &error))?;
            join_sheets(&mut document);
            opened.push(OpenFile {
                name: file.name.into_owned(),
                document,
                role: SourceRole::Unused,
                is_sample: file.is_sample,
                bytes: file.bytes.into_owned(),
                options,
                recalled: None,
                is_price_list: file.is_price_list,
                fresh: None,
                extract: None,
                is_kept: false,
                site_day: None,
                packed: OnceCell::new(),
            });
        }
        self.project = project;
        self.project.settings.reference = self.reference.clone();
        self.history = History::default();
        self.files = opened;
        self.understand(progress);
        Ok(())
    }
}

impl OpenFile {
    /// The bytes as a project holds them. Those of a small file are packed once, for they are asked for after every edit.
    fn packed(&self) -> Cow<'_, Packed> {
        if self.bytes.len() > MOST_KEPT {
            return Cow::Owned(Packed::of(&self.bytes));
        }
        Cow::Borrowed(self.packed.get_or_init(|| Packed::of(&self.bytes)))
    }
}
