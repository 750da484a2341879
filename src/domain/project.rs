//! All that a user can edit, the commands that edit it, and the way back.

pub mod command;
pub mod deployment;
pub mod file;
pub mod history;
mod other_state;
pub mod review;
pub mod typed;

use std::collections::BTreeMap;

use super::settings::{Settings, line_edits};

pub use command::Command;
pub use history::History;
pub use review::ReviewEdit;

use super::place::SourceIndex;
use super::recognise::Overrides;
use crate::domain::sorting;

/// What a user decided: the settings of the check, and how each file is to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Project {
    pub settings: Settings,
    /// Only files about which something is decided.
    pub reviews: BTreeMap<SourceIndex, Overrides>,
}

impl Project {
    /// A project in which nothing is decided about any file.
    pub fn new(settings: Settings) -> Self {
        Self { settings, reviews: BTreeMap::new() }
    }

    /// What is decided about a file.
    pub fn review(&self, source: SourceIndex) -> Overrides {
        self.reviews.get(&source).cloned().unwrap_or_default()
    }

    /// Puts other decisions in the place of those about a file.
    pub fn set_review(&mut self, source: SourceIndex, overrides: Overrides) {
        if overrides.is_empty() {
            self.reviews.remove(&source);
        } else {
            self.reviews.insert(source, overrides);
        }
    }

    /// Follows files to their new places; what was decided about those that are gone goes with them.
    pub fn keep_sources(&mut self, moved: &dyn Fn(SourceIndex) -> Option<SourceIndex>) {
        let reviews = std::mem::take(&mut self.reviews);
        self.reviews = sorting::map(reviews.into_iter().filter_map(|(at, it)| Some((moved(at)?, it))));
        self.settings.by_hand.keep_sources(moved);
        line_edits::keep_sources(&mut self.settings.edits, moved);
    }
}
