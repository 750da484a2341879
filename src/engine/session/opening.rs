//! Files that are opened: read and understood, and those that the site brings beside them.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::{OpenFile, Session, refusal, role_of, source_index};
use crate::domain::day::Day;
use crate::domain::parts::PartRecord;
use crate::domain::place::SourceIndex;
use crate::domain::read::{self, Limits, ReadOptions};
use crate::domain::recognise::memory::{Remembered, recall};
use crate::domain::recognise::{Overrides, join_sheets, recognise_with};
use crate::engine::protocol::Refusal;

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

impl Session {
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

/// Gives prices that state no day that of their file.
pub(super) fn date_prices(records: &mut [PartRecord], day: Day) {
    for offer in records.iter_mut().flat_map(|it| &mut it.facts.offers) {
        if !offer.breaks.is_empty() && offer.quoted.is_none() {
            Arc::make_mut(offer).quoted = Some(day);
        }
    }
}
