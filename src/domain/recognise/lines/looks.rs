//! What the look of rows tells: struck out, in the color of a note such as "Items in red are DNP", hidden.

use super::ReadLines;
use crate::domain::finding::{Finding, Severity};
use crate::domain::place::{Place, RowNumber};
use crate::domain::read::looks::{Look, hues_of};
use crate::domain::recognise::cells::dnp::says_left_out;
use crate::domain::recognise::findings::{Findings, shortened};
use crate::domain::recognise::plan::Plan;
use crate::domain::recognise::rows::titles::{hues_named, is_told_by_color};

/// What was found of it so far.
#[derive(Debug, Default)]
pub(super) struct LooksOfRows {
    /// The row of a note on colors and what it says; a mark alone in a colored row counts where lines look so.
    note: Option<(usize, String)>,
    legend: Option<usize>,
}

impl LooksOfRows {
    /// Looks for a note on colors in a row that is no line.
    pub(super) fn look_for_note(&mut self, plan: &Plan<'_>, row: usize) {
        if self.note.is_some() {
            return;
        }
        if let Some(text) = plan.table.row(row).find(|it| is_told_by_color(it)) {
            self.note = Some((row, shortened(text.trim()).to_owned()));
        } else if plan.table.looks.row(row).is_some_and(|it| it.look.fill | it.look.ink != 0) {
            let mut cells = plan.table.row(row).filter(|it| !it.trim().is_empty());
            if cells.next().is_some_and(says_left_out) && cells.next().is_none() {
                self.legend = Some(row);
            }
        }
    }

    /// Takes lines that are struck out or colored so for not placed, and tells what is hidden; `rows` are those of the
    /// lines.
    pub(super) fn mark(self, plan: &Plan<'_>, read: &mut ReadLines, rows: &[usize], findings: &mut Findings) {
        let looks = &plan.table.looks;
        let place = |row: usize| plan.row_place(row);
        let look = |row: usize| looks.row(row).map(|it| it.look).unwrap_or_default();
        let told = self.note.as_ref().map(|it| it.0).or(self.legend);
        let text = self.note.as_ref().map_or("DNP", |it| it.1.as_str());
        let is_told = |it: Look| told.is_some_and(|row| looks_as_told(it, look(row), text));
        let colored = rows.iter().filter(|it| is_told(look(**it))).count();
        // What all lines look like tells nothing.
        let takes_color = (1..rows.len()).contains(&colored);
        let mut struck = (0usize, 0usize);
        for (row, line) in rows.iter().zip(&mut read.lines) {
            let look = look(*row);
            line.dnp |= look.is_struck || takes_color && is_told(look);
            if look.is_struck {
                struck = (if struck.1 == 0 { *row } else { struck.0 }, struck.1 + 1);
            }
        }
        if struck.1 > 0 {
            let finding = Finding::new("file.rows-struck", Severity::Warning, place(struck.0));
            findings.push(finding.with("count", struck.1));
        }
        if let Some(row) = told.filter(|_| takes_color) {
            let finding = Finding::new("file.color-read", Severity::Warning, place(row));
            findings.push(finding.with("text", text).with("count", colored));
        } else if let Some((row, text)) = &self.note {
            read.told_by_color = true;
            let finding = Finding::new("file.color-tells", Severity::Warning, place(*row));
            findings.push(finding.with("text", text.as_str()));
        }
        let hidden = |row: &&usize| looks.row(**row).is_some_and(|it| it.is_hidden);
        read.hidden = rows.iter().filter(hidden).count();
        let is_filled = |it: &&usize| plan.columns.get(**it).is_some_and(|it| it.content.filled > 0);
        let columns = looks.hidden_columns.iter().filter(is_filled).count();
        if read.hidden + columns > 0 {
            let row = rows.iter().find(hidden).map(|it| RowNumber::from_index(*it));
            let place = Place { source: Some(plan.source), row, ..Place::default() };
            let finding = Finding::new("file.hidden", Severity::Warning, place);
            findings.push(finding.with("rows", read.hidden).with("columns", columns));
        }
    }
}

/// The row looks as the note does, or as its words say.
fn looks_as_told(row: Look, note: Look, text: &str) -> bool {
    if note.fill | note.ink != 0 {
        return note.fill != 0 && row.fill == note.fill || note.ink != 0 && row.ink == note.ink;
    }
    (hues_of(row.fill) | hues_of(row.ink)) & hues_named(text) != 0
}
