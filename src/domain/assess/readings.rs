//! Readings of cells that repeat: a column has a handful of words over 100,000 rows, and each is read once.

use std::collections::HashMap;

use crate::domain::compliance::statements::statement;
use crate::domain::place::{ColumnIndex, Evidence, SourceIndex};
use crate::domain::report::source::{Source, header_of};

/// What was read of the cells of a report, by column and text.
pub(super) struct Readings<T> {
    by_column: HashMap<(SourceIndex, ColumnIndex), Column<T>>,
}

/// Readings by text, and how many bytes were read for them.
type Column<T> = (HashMap<Box<str>, T>, usize);

impl<T> Default for Readings<T> {
    fn default() -> Self {
        Self { by_column: HashMap::new() }
    }
}

impl<T: Clone> Readings<T> {
    /// What a cell says, by its text and the header of its column.
    pub(super) fn of(
        &mut self,
        evidence: &Evidence,
        sources: &[Source],
        read: impl FnOnce(&str, &str) -> T,
    ) -> T {
        let (known, bytes) = self.by_column.entry((evidence.source, evidence.column)).or_default();
        if let Some(reading) = known.get(&evidence.text) {
            return reading.clone();
        }
        let reading = read(statement(&evidence.text, bytes), header_of(sources, evidence));
        known.insert(evidence.text.clone(), reading.clone());
        reading
    }
}
