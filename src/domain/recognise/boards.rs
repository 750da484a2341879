//! Files that hold several boards, assemblies or variants: which there are, which was read, and how another is read.
//!
//! They stand side by side, each with a column of quantities; one below the other, each below its title; as the top
//! assemblies of a hierarchical list; line by line, where a column says on which board a part stands; or on sheets of
//! their own, which `sheet` tells.

pub(super) mod board;
mod columns;
mod levels;
mod marked;
pub(super) mod marks;
mod sections;

use super::findings::Findings;
use super::lines::ReadLines;
use super::sheet::SheetPlan;
use crate::domain::finding::{Finding, Severity};
use crate::domain::place::{ColumnIndex, Place, RowNumber};
use board::{BoardChoice, Boards};

/// More boards than this are no boards: every line of some lists stands below a title of its own.
const MOST: usize = 24;

impl Boards {
    /// The boards of a sheet that was read.
    pub(crate) fn of(sheet: &SheetPlan<'_>, read: &ReadLines) -> Self {
        let plan = &sheet.plan;
        let found = columns::find(plan, read)
            .or_else(|| levels::find(plan))
            .or_else(|| sections::find(plan, read))
            .or_else(|| marked::find(plan))
            .unwrap_or_default();
        if (2..=MOST).contains(&found.all.len()) { found } else { Self::default() }
    }

    /// Nothing says which board is meant, and nobody was asked.
    pub(crate) fn is_open(&self, sheet: &SheetPlan<'_>) -> bool {
        if self.all.is_empty() || self.sum.is_some() {
            return false;
        }
        let Some(taken) = self.taken.and_then(|it| self.all.get(it)) else { return true };
        let quantity = sheet.plan.fields.quantity.and_then(|it| sheet.plan.columns.get(it));
        matches!(taken.choice, BoardChoice::Column(_)) && quantity.is_some_and(|it| !it.is_decided())
    }

    /// Says which boards there are and which was read.
    pub(crate) fn tell(&self, sheet: &SheetPlan<'_>, findings: &mut Findings) {
        let plan = &sheet.plan;
        let file = Place { source: Some(plan.source), ..Place::default() };
        if !sheet.rivals.is_empty() {
            let finding = Finding::new("file.boards-on-sheets", Severity::Warning, file);
            findings.push(finding.with("sheet", sheet.name).with("others", sheet.rivals.join(", ").as_str()));
        }
        let names = |without: Option<usize>| {
            let others = self.all.iter().enumerate().filter(|it| Some(it.0) != without);
            others.map(|it| it.1.label()).collect::<Vec<_>>().join(", ")
        };
        let place = |column: ColumnIndex| Place {
            row: plan.header_row.map(RowNumber::from_index),
            column: Some(column),
            ..file
        };
        if let Some(sum) = self.sum {
            let finding = Finding::new("file.boards-added-up", Severity::Note, place(sum));
            let name = plan.header(usize::from(sum.0));
            findings.push(finding.with("column", name).with("boards", names(None).as_str()));
        } else if self.is_open(sheet) {
            findings.push(match self.taken.and_then(|it| self.all.get(it)) {
                Some(board) => {
                    let BoardChoice::Column(column) = board.choice else { return };
                    let finding = Finding::new("file.boards-in-columns", Severity::Warning, place(column));
                    finding.with("column", board.name.as_str()).with("others", names(self.taken).as_str())
                }
                None => {
                    let marked = self.all.iter().find_map(|it| match it.choice {
                        BoardChoice::Marked(column) => Some(column),
                        _ => None,
                    });
                    let finding = match marked {
                        Some(column) => Finding::new("file.boards-by-line", Severity::Warning, place(column))
                            .with("column", plan.header(usize::from(column.0))),
                        None => Finding::new("file.boards-in-rows", Severity::Warning, file)
                            .with("count", self.all.len()),
                    };
                    finding.with("boards", names(None).as_str())
                }
            });
        }
    }
}
