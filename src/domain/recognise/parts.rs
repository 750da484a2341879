//! Files that list the same components twice, each below its own header: one by one, then collated.

use super::hash::QuickHasher;
use crate::domain::bom::BomLine;
use std::collections::HashSet;
use std::hash::BuildHasherDefault;

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

    /// Keeps only the lines below the last header where they name the very designators of the lines above it.
    /// Returns the row of that header.
    pub(crate) fn keep_collated(&self, lines: &mut Vec<BomLine>) -> Option<usize> {
        let (row, start) = self.latest?;
        let (before, after) = lines.split_at_checked(start)?;
        let names = |lines: &[BomLine]| lines.iter().map(|it| it.designators.len()).sum::<usize>();
        let count = names(before);
        if count == 0 || count != names(after) || after.len() > before.len() {
            return None;
        }
        let known: HashSet<&str, BuildHasherDefault<QuickHasher>> =
            before.iter().flat_map(|it| &it.designators).map(String::as_str).collect();
        if !after.iter().flat_map(|it| &it.designators).all(|it| known.contains(it.as_str())) {
            return None;
        }
        lines.drain(..start);
        Some(row)
    }
}
