//! What is open is understood and judged: everything, or as much of it as a changed setting reaches.

use std::sync::Arc;

use super::Session;
use super::open_file::{percent, role_of, source, source_index};
use crate::domain::assess::assemble::{CURRENCY_ASSUMED, assemble_lacking};
use crate::domain::assess::input::Input;
use crate::domain::assess::recost;
use crate::domain::bom::BomLine;
use crate::domain::day::Day;
use crate::domain::finding::Finding;
use crate::domain::parts::PartRecord;
use crate::domain::recognise::{Content, lines_of_declarations, recognise_with};
use crate::domain::report::source::SourceRole;
use crate::domain::settings::Settings;
use crate::engine::protocol::{Progress, Stage};
use crate::engine::view;

impl Session {
    /// Understands all open files anew and makes the report.
    pub(super) fn understand(&mut self, progress: &mut dyn FnMut(Progress)) {
        self.sources.clear();
        self.records.clear();
        self.file_findings.clear();
        let mut lines = Vec::new();
        let count = self.files.len().max(1);
        for (position, file) in self.files.iter_mut().enumerate() {
            progress(Progress { stage: Stage::Understanding, percent: percent(position, count) });
            let index = source_index(position);
            if file.extract.is_some() {
                // What it holds depends on the lines of all others.
                self.sources.push(source(file, file.layout_of_extract(), 0));
                continue;
            }
            // Evidence names its source by position, so a file that moved is understood again.
            let mut recognised = match file.fresh.take() {
                Some((foreseen, recognised)) if foreseen == index => recognised,
                _ => recognise_with(index, &file.document, &self.project.review(index)),
            };
            let before = (lines.len(), self.records.len());
            if file.is_price_list && !recognised.is_placed() {
                recognised = recognised.into_part_data();
            }
            file.role = role_of(file.document.format, &recognised.content);
            match recognised.content {
                Content::Bom(found) => append(&mut lines, found),
                Content::PartData(mut found) => {
                    if let Some(day) = file.site_day {
                        date_prices(&mut found, day);
                    }
                    append(&mut self.records, found);
                }
                Content::Nothing => {}
            }
            self.file_findings.extend(recognised.findings);
            let line_count = lines.len() - before.0 + self.records.len() - before.1;
            self.sources.push(source(file, recognised.layout, line_count));
        }
        if lines.is_empty() && !self.files.iter().any(|it| it.role == SourceRole::Bom) {
            lines = self.declared_lines();
        }
        self.ask_catalogs(&lines);
        self.read_extracts();
        self.assess(lines, Vec::new(), progress);
    }

    /// A declaration without a BOM beside it is its own list of parts.
    fn declared_lines(&self) -> Vec<BomLine> {
        let of_declaration = |it: &&PartRecord| {
            self.files.get(usize::from(it.source.0)).is_some_and(|it| it.role == SourceRole::Declaration)
        };
        lines_of_declarations(self.records.iter().filter(of_declaration))
    }

    /// Makes the report anew after the settings changed from `before`, from as far back as the change reaches.
    pub(super) fn reassess(&mut self, before: &Settings, progress: &mut dyn FnMut(Progress)) {
        let settings = &self.project.settings;
        if before.currency != settings.currency {
            // Prices without a currency took the one that was chosen before, so the files are understood anew.
            self.understand(progress);
        } else if before.rates != settings.rates
            || before.estimates != settings.estimates
            || before.reference != settings.reference
            || before.by_hand.alternates != settings.by_hand.alternates
            || before.edits != settings.edits
            || before.by_hand.matches != settings.by_hand.matches
            || before.by_hand.approvals != settings.by_hand.approvals
            || judges_otherwise(before, settings)
        {
            // Other part data speaks of the lines, their offers are converted anew, the totals have a currency for the
            // estimates alone, or what is found is judged otherwise.
            if let Some(report) = self.report.take() {
                // The prices of the lines have their currency by now, so that it was assumed is not found again.
                let is_of_bom = |it: &Finding| {
                    let source = it.place.source.and_then(|at| report.sources.get(usize::from(at.0)));
                    source.is_some_and(|it| it.role == SourceRole::Bom)
                };
                let assumed = |it: &&Finding| it.code == CURRENCY_ASSUMED && is_of_bom(it);
                let known = report.findings.iter().filter(assumed).cloned().collect();
                let lines = report.lines.into_iter().map(|line| line.line).collect();
                self.assess(lines, known, progress);
            }
        } else {
            self.recost(progress);
        }
    }

    /// Costs and judges the lines of the report anew; what was found of them is kept.
    pub(super) fn recost(&mut self, progress: &mut dyn FnMut(Progress)) {
        if self.report.as_ref().is_some_and(|it| it.shared.is_some()) {
            return;
        }
        progress(Progress { stage: Stage::Checking, percent: 0 });
        self.revision += 1;
        self.order = view::LinesOrder::default();
        self.report = self.report.take().map(|report| recost(report, self.project.settings.clone()));
    }

    /// Makes the report of lines; `known` is what was found of them before and cannot be found again.
    pub(super) fn assess(
        &mut self,
        lines: Vec<BomLine>,
        known: Vec<Finding>,
        progress: &mut dyn FnMut(Progress),
    ) {
        progress(Progress { stage: Stage::Checking, percent: 0 });
        self.revision += 1;
        self.order = view::LinesOrder::default();
        self.report = (!self.files.is_empty()).then(|| {
            let input = Input {
                settings: self.project.settings.clone(),
                sources: self.sources.clone(),
                lines,
                records: self.records.clone(),
                findings: self.file_findings.iter().cloned().chain(known).collect(),
            };
            assemble_lacking(input, self.not_loaded)
        });
    }
}

/// What was found of the lines is judged otherwise, though the files say the same.
fn judges_otherwise(before: &Settings, after: &Settings) -> bool {
    before.category != after.category
        || before.ship_date != after.ship_date
        || before.regimes != after.regimes
        || before.waivers != after.waivers
        || before.severities != after.severities
}

/// Moves `found` behind `all` without copying where `all` is empty, as it is for the one large BOM.
fn append<T>(all: &mut Vec<T>, mut found: Vec<T>) {
    if all.is_empty() {
        *all = found;
    } else {
        all.append(&mut found);
    }
}

/// Gives prices that state no day that of their file.
fn date_prices(records: &mut [PartRecord], day: Day) {
    for offer in records.iter_mut().flat_map(|it| &mut it.facts.offers) {
        if !offer.breaks.is_empty() && offer.quoted.is_none() {
            Arc::make_mut(offer).quoted = Some(day);
        }
    }
}
