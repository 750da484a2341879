//! Readings of cells that repeat: a column has a handful of words over 100,000 rows, and each is read once.

use std::collections::HashMap;

use crate::domain::compliance::statements::CellReadings;
use crate::domain::place::{ColumnIndex, Evidence, SourceIndex};
use crate::domain::report::source::{Source, header_of};

/// What was read of the cells of a report, by column and text.
pub(super) struct Readings<T> {
    by_column: HashMap<(SourceIndex, ColumnIndex), CellReadings<T>>,
}

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
        let column = self.by_column.entry((evidence.source, evidence.column)).or_default();
        column.of(&evidence.text, usize::MAX, |text| read(text, header_of(sources, evidence)))
    }
}
