//! The rows between the lines, which may divide the list into boards.

/// More rows than this between the lines divide nothing.
const MOST_MARKS: usize = 4_000;

/// Rows between the lines: titles, totals, headers, blanks; each with the number of lines before it.
#[derive(Debug, Default)]
pub(crate) struct Marks(pub(super) Vec<(usize, usize)>);

impl Marks {
    /// So many lines stand before all of them.
    pub(crate) fn shift(&mut self, lines: usize) {
        self.0.iter_mut().for_each(|it| it.1 += lines);
    }

    /// Notes a row and how many lines stand before it.
    pub(crate) fn note(&mut self, row: usize, lines: usize) {
        if self.0.len() < MOST_MARKS {
            self.0.push((row, lines));
        }
    }
}
