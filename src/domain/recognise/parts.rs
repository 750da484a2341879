//! Files that list the same components twice, each below its own header: one by one, then collated.

use crate::domain::bom::BomLine;
use crate::domain::hash::QuickMap;

/// Where the header came again.
#[derive(Debug, Default)]
pub(crate) struct Parts {
    /// Row of the latest repeated header and the number of lines before it.
    latest: Option<(usize, usize)>,
}

impl Parts {
    /// Notes a repeated header.
    pub(crate) fn start(&mut self, row: usize, lines: usize) {
        self.latest = Some((row, lines));
    }

    /// Keeps only the lines below the last header where they name the very designators and parts of the lines above it.
    /// Returns the row of that header.
    pub(crate) fn keep_collated(&self, lines: &mut Vec<BomLine>) -> Option<usize> {
        let (row, start) = self.latest?;
        let (before, after) = lines.split_at_checked(start)?;
        let names = |lines: &[BomLine]| lines.iter().map(|it| it.designators.len()).sum::<usize>();
        let count = names(before);
        if count == 0 || count != names(after) || after.len() > before.len() {
            return None;
        }
        let known: QuickMap<&str, &BomLine> = before
            .iter()
            .flat_map(|line| line.designators.iter().map(move |it| (it.as_str(), line)))
            .collect();
        let is_alike = |one: &str, other: &str| one.is_empty() || other.is_empty() || one == other;
        let repeats = |line: &BomLine| {
            line.designators.iter().all(|it| {
                known
                    .get(it.as_str())
                    .is_some_and(|it| is_alike(&it.value, &line.value) && is_alike(&it.mpn, &line.mpn))
            })
        };
        if !after.iter().all(repeats) {
            return None;
        }
        lines.drain(..start);
        Some(row)
    }
}
