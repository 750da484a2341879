//! Corrections of single fields of lines, beside the file, which stays as it is.
//!
//! A line is named by what the file says of it, so that a correction is found again in another revision of the BOM in
//! which rows have moved: by its designators and its part, and by its row only where it has neither.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use crate::domain::bom::BomLine;
use crate::domain::bom::line_field::LineField;
use crate::domain::place::{RowNumber, SourceIndex};
use crate::domain::spelling::part_key;

/// A line by what its file says of it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct LineKey {
    /// `None`: the file was closed since, and the line is looked for in any other.
    pub source: Option<SourceIndex>,
    pub row: RowNumber,
    pub designators: Vec<String>,
    pub mpn: String,
    pub value: String,
}

/// Another text for a field of a line, in the form of [`LineField`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineEdit {
    pub line: LineKey,
    pub field: LineField,
    /// `None` where an edit takes the correction back; those that are kept have a text.
    pub text: Option<String>,
    /// What the file said there.
    pub in_file: String,
    /// It holds for this file alone, since what it corrects may be right in another revision.
    pub only_here: bool,
}

impl LineKey {
    /// The key of a line, which may be corrected.
    pub fn of(line: &BomLine) -> Self {
        let line = line.as_in_file();
        Self {
            source: Some(line.source),
            row: line.row,
            designators: line.designators.clone(),
            mpn: line.mpn.clone(),
            value: line.value.clone(),
        }
    }

    /// The same line once files have moved.
    pub fn moved(&mut self, moved: &dyn Fn(SourceIndex) -> Option<SourceIndex>) {
        self.source = self.source.and_then(moved);
    }

    /// How well a line of a file is the one that is meant; 0: it is not.
    pub fn fits(&self, line: &BomLine) -> usize {
        let line = line.as_in_file();
        if self.source.is_some_and(|it| it != line.source) {
            return 0;
        }
        let (own, other) = (part_key(&self.mpn), part_key(&line.mpn));
        let is_same_part = !own.is_empty() && own == other;
        // One part number for another is another part; a number where none stood may be the same one.
        let is_other_part = !own.is_empty() && !other.is_empty() && own != other;
        let is_same_value = self.value == line.value && (!self.value.is_empty() || own == other);
        if is_other_part || !is_same_part && !is_same_value {
            return 0;
        }
        let is_same_row = usize::from(self.row == line.row);
        if self.designators.is_empty() {
            let is_meant = line.designators.is_empty() && (is_same_part || is_same_row == 1);
            return if is_meant { 1 + is_same_row } else { 0 };
        }
        let common = self.designators.iter().filter(|it| line.designators.contains(it)).count();
        if 2 * common > self.designators.len() { 2 * common + is_same_row } else { 0 }
    }
}

impl LineEdit {
    /// The file still says what was corrected. What it says now where it does not was decided later.
    pub fn holds_for(&self, line: &BomLine) -> bool {
        // How a price and a lead time are written follows from the settings, too.
        matches!(self.field, LineField::UnitPrice | LineField::LeadTime)
            || self.field.text(line.as_in_file()) == self.in_file
    }
}

/// Puts corrections in the place of earlier ones of the same fields, or takes them back; of several for one field the last
/// counts. One look at each, however many there are.
pub fn put(edits: &mut Vec<LineEdit>, new: &[LineEdit]) {
    let mut named = HashSet::with_capacity(new.len());
    let last: Vec<&LineEdit> = new.iter().rev().filter(|it| named.insert((it.field, &it.line))).collect();
    edits.retain(|it| !named.contains(&(it.field, &it.line)));
    edits.extend(last.into_iter().rev().filter(|it| it.text.is_some()).cloned());
}

/// Follows files to their new places; a correction whose file is gone waits for another revision.
pub fn keep_sources(edits: &mut Vec<LineEdit>, moved: &dyn Fn(SourceIndex) -> Option<SourceIndex>) {
    edits.iter_mut().for_each(|it| it.line.moved(moved));
    edits.retain(|it| !it.only_here || it.line.source.is_some());
}
