//! Rows of a table that are no lines and may part one board from the next.

/// Rows between the lines: titles, totals, headers, blanks; each with the number of lines before it.
#[derive(Debug, Default)]
pub(crate) struct Marks(pub(super) Vec<(usize, usize)>);

impl Marks {
    pub(crate) fn note(&mut self, row: usize, lines: usize) {
        if self.0.len() < MOST_MARKS {
            self.0.push((row, lines));
        }
    }
}

/// More rows than this between the lines divide nothing.
pub const MOST_MARKS: usize = 4_000;
