//! Readings of the cells of one column. A column of statuses has a handful of words over 100,000 rows, and each is read once;
//! the readings are pure, so what was read before is what would be read again.

use crate::domain::hash::QuickMap;

/// A column is read up to so many bytes, each text once: none that people wrote has more.
const MOST_READ: usize = 3 << 20;
/// Of a longer text the start is read.
const MOST_OF_ONE: usize = 1_000;

/// What was read of a column, by text.
#[derive(Debug, Clone)]
pub struct CellReadings<T> {
    by_text: QuickMap<Box<str>, T>,
    /// Bytes that were read.
    bytes: usize,
}

impl<T> Default for CellReadings<T> {
    fn default() -> Self {
        Self { by_text: QuickMap::default(), bytes: 0 }
    }
}

impl<T: Clone> CellReadings<T> {
    /// What a cell says; past [`MOST_READ`] that of a sign which says nothing definite. `most` readings are kept.
    pub fn of(&mut self, text: &str, most: usize, read: impl FnOnce(&str) -> T) -> T {
        if let Some(reading) = self.by_text.get(text) {
            return reading.clone();
        }
        self.bytes = self.bytes.saturating_add(text.len().min(MOST_OF_ONE));
        let is_beyond = self.bytes > MOST_READ && !text.trim().is_empty();
        let reading = read(if is_beyond { "?" } else { text });
        if self.by_text.len() < most {
            self.by_text.insert(text.into(), reading.clone());
        }
        reading
    }
}
