//! Files that are opened: read and understood, and those that the site brings beside them.

use std::cell::OnceCell;
use std::collections::{BTreeMap, HashSet};

use super::open_file::{OpenFile, percent, role_of, source_index};
use super::refusals::refusal;
use super::{Session, settings_file};
use crate::domain::bom::BomLine;
use crate::domain::day::Day;
use crate::domain::language::tr;
use crate::domain::place::SourceIndex;
use crate::domain::project::file::is_project;
use crate::domain::read;
use crate::domain::read::{Limits, ReadError, ReadOptions};
use crate::domain::recognise::memory::{Remembered, recall};
use crate::domain::recognise::{Overrides, join_sheets, recognise_with};
use crate::domain::report::line::ReportLine;
use crate::domain::report::source::SourceRole;
use crate::domain::sample::SAMPLE_FILES;
use crate::domain::spelling::part_key;
use crate::domain::words::{PASTED_TEXT, refusals};
use crate::engine::protocol::{Progress, Refusal, Response, Stage};

impl OpenFile {
    /// A file that was just read, at the position that it will have.
    pub(super) fn read(
        name: String,
        bytes: Vec<u8>,
        index: SourceIndex,
        limits: &Limits,
        memories: &BTreeMap<u64, Remembered>,
    ) -> Result<Self, Refusal> {
        let mut document = read::read(&name, &bytes, limits).map_err(|error| refusal(&name, &error))?;
        join_sheets(&mut document);
        let mut recognised = recognise_with(index, &document, &Overrides::default());
        let recalled = recall(&document, &recognised.layout, memories);
        if let Some(overrides) = &recalled {
            recognised = recognise_with(index, &document, overrides);
        }
        let role = role_of(document.format, &recognised.content);
        Ok(Self {
            name,
            bytes,
            document,
            role,
            is_sample: false,
            options: ReadOptions::default(),
            recalled,
            is_price_list: false,
            fresh: Some((index, recognised)),
            extract: None,
            is_kept: false,
            site_day: None,
            packed: OnceCell::new(),
        })
    }
}

/// The lines have a seller's numbers, and most of their parts are those of a BOM that states no price itself.
#[inline(never)]
fn sells(lines: &[BomLine], open: &[ReportLine]) -> bool {
    if open.iter().any(|it| !it.line.facts.offers.is_empty())
        || lines.iter().all(|it| it.supplier_parts.is_empty())
    {
        return false;
    }
    let known: HashSet<String> = open.iter().map(|it| part_key(&it.line.mpn)).collect();
    let is_known = |it: &&BomLine| !it.mpn.is_empty() && known.contains(&part_key(&it.mpn));
    2 * lines.iter().filter(is_known).count() > lines.len()
}

impl Session {
    /// Opens files.
    pub(super) fn open_files(
        &mut self,
        files: Vec<(String, Vec<u8>)>,
        progress: &mut dyn FnMut(Progress),
    ) -> Response {
        let refused = self.open(files, false, progress);
        self.summary(refused)
    }

    /// Opens a text that was pasted.
    pub(super) fn paste(&mut self, text: String, progress: &mut dyn FnMut(Progress)) -> Response {
        self.open_files(vec![(tr(PASTED_TEXT).to_owned(), text.into_bytes())], progress)
    }

    /// Opens the sample in the place of all that is open.
    pub(super) fn open_sample(&mut self, progress: &mut dyn FnMut(Progress)) -> Response {
        let sample = SAMPLE_FILES.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec()));
        self.keep_files(&|_, _| false);
        let refused = self.open(sample.collect(), true, progress);
        self.summary(refused)
    }

    /// Takes one file out.
    #[inline(never)]
    pub(super) fn close_source(&mut self, index: u16, progress: &mut dyn FnMut(Progress)) -> Response {
        if usize::from(index) < self.files.len() {
            self.keep_files(&|at, _| at != usize::from(index));
            self.understand(progress);
        }
        self.summary(Vec::new())
    }

    /// Opens files that belong together. A BOM among them replaces the BOM that is open; part data is added.
    /// The sample goes as soon as a file of the user's own comes. Files that cannot be read are answered
    /// with the reason, and leave what is open as it is.
    pub fn open(
        &mut self,
        inputs: Vec<(String, Vec<u8>)>,
        is_sample: bool,
        progress: &mut dyn FnMut(Progress),
    ) -> Vec<Refusal> {
        let mut refused = Vec::new();
        let mut opened: Vec<OpenFile> = Vec::new();
        let mut queue = Vec::new();
        let settings = self.project.settings.clone();
        // The limits hold for all that is opened together.
        let mut left = self.limits.clone();
        let mut rows = left.rows;
        for (name, bytes) in inputs {
            if is_project(&bytes) {
                refused.extend(self.open_project(&name, &bytes, progress).err());
                continue;
            }
            match read::unpack(&name, &bytes, &left) {
                Some(found) => {
                    queue.extend(found.files);
                    refused.extend(
                        found.refused.iter().map(|(entry, error)| {
                            refusal(if entry.is_empty() { &name } else { entry }, error)
                        }),
                    );
                }
                None => queue.push((name, bytes)),
            }
        }
        let count = queue.len().max(1);
        let mut has_settings = false;
        let mut set_by = None;
        for (position, (name, bytes)) in queue.into_iter().enumerate() {
            progress(Progress { stage: Stage::Reading, percent: percent(position, count) });
            if let Some(found) = settings_file::read(&name, &bytes) {
                match found {
                    Ok(command) => {
                        has_settings |= self.history.carry_out(command, &mut self.project);
                        set_by = Some(name);
                    }
                    Err(refusal) => refused.push(refusal),
                }
                continue;
            }
            if left.are_spent() || rows == 0 {
                refused.push(refusal(&name, &ReadError::TooMuchTogether));
                break;
            }
            left.rows = left.rows.min(rows);
            let index = source_index(self.files.len() + opened.len());
            match OpenFile::read(name, bytes, index, &left, &self.memories) {
                Ok(file) => {
                    for sheet in &file.document.sheets {
                        left.less(&sheet.table);
                        rows = rows.saturating_sub(sheet.table.row_count());
                    }
                    opened.push(OpenFile { is_sample, ..file });
                }
                Err(refusal) => refused.push(refusal),
            }
        }
        // Without a BOM nothing shows that they were taken.
        if let Some(file) = set_by.filter(|_| opened.is_empty() && self.files.is_empty()) {
            let (message, hint) = refusals::settings_alone();
            refused.push(Refusal { file, message, hint: hint.to_owned() });
        }
        if !opened.is_empty() {
            self.report = self.report.take().filter(|it| it.shared.is_none());
            self.tell_price_lists(&mut opened);
            let brings_bom = opened.iter().any(|file| file.role == SourceRole::Bom);
            if brings_bom {
                let name = opened.iter().find(|it| it.role == SourceRole::Bom).map(|it| it.name.as_str());
                if !has_settings {
                    self.forget_project(name.unwrap_or_default());
                }
                self.keep_earlier();
            }
            self.keep_files(&|_, file| {
                (is_sample || !file.is_sample)
                    && (!brings_bom
                        || (matches!(file.role, SourceRole::PartData | SourceRole::Declaration)
                            && file.extract.is_none()))
            });
            self.files.append(&mut opened);
            if brings_bom {
                refused.extend(self.add_site_files());
            }
            for (position, file) in self.files.iter_mut().enumerate() {
                if let Some(overrides) = file.recalled.take() {
                    self.project.set_review(source_index(position), overrides);
                }
            }
            self.understand(progress);
        } else if has_settings {
            self.tell_sender();
            self.reassess(&settings, progress);
        }
        refused
    }

    /// A cart or a quote names quantities but no designators, so alone it is read as a BOM. Beside a BOM with
    /// designators it is what the parts of that BOM cost; beside one without, where it sells those parts.
    fn tell_price_lists(&self, opened: &mut [OpenFile]) {
        let report = self.report.as_ref().filter(|_| !self.shows_sample());
        let open_lines = report.map_or(&[][..], |it| &it.lines);
        let is_placed = open_lines.iter().any(|it| !it.line.designators.is_empty())
            || opened.iter().any(OpenFile::is_placed);
        for file in opened.iter_mut().filter(|it| !it.is_placed()) {
            let lines = file.fresh_lines();
            if lines.iter().any(|line| !line.facts.offers.is_empty())
                && (is_placed || sells(lines, open_lines))
            {
                file.is_price_list = true;
                file.role = SourceRole::PartData;
            }
        }
    }

    /// Reads the files that the site brings to every BOM, where they are not open yet.
    pub(super) fn add_site_files(&mut self) -> Vec<Refusal> {
        let mut refused = Vec::new();
        for (name, bytes, date) in self.site_files() {
            if self.files.iter().any(|it| it.name == name) {
                continue;
            }
            let index = source_index(self.files.len());
            match OpenFile::read(name, bytes, index, &self.limits, &self.memories) {
                Ok(file) => self.files.push(OpenFile { site_day: Day::from_iso(&date), ..file }),
                Err(refusal) => refused.push(refusal),
            }
        }
        refused
    }
}
