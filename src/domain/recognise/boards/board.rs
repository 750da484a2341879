//! A board that a table holds, and which one is read.

use crate::domain::finding::{Finding, Severity};
use crate::domain::place::{ColumnIndex, Place, RowNumber};
use crate::domain::recognise::findings::Findings;
use crate::domain::recognise::lines::ReadLines;
use crate::domain::recognise::sheet::SheetPlan;
use crate::tr;
use std::borrow::Cow;

/// One of several boards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Board {
    /// As the file calls it; empty where it does not.
    pub name: String,
    pub choice: BoardChoice,
}

impl Board {
    /// What a person reads: with its rows, for several may bear one title, or none.
    pub fn label(&self) -> Cow<'_, str> {
        match self.choice {
            BoardChoice::Rows(first, last) if self.name.is_empty() => {
                Cow::Owned(tr!("rows {}–{}", first.0, last.0))
            }
            BoardChoice::Rows(first, last) => Cow::Owned(tr!("{} (rows {}–{})", self.name, first.0, last.0)),
            BoardChoice::Column(_) | BoardChoice::Marked(_) => Cow::Borrowed(&self.name),
        }
    }
}

/// What to read for one board alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BoardChoice {
    /// The quantities of this column.
    Column(ColumnIndex),
    /// The rows from the first to the last.
    Rows(RowNumber, RowNumber),
    /// The lines that this column gives to the board.
    Marked(ColumnIndex),
}

/// The boards of a file; none where it holds but one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Boards {
    pub all: Vec<Board>,
    /// Index of the board that was read; `None`: all of them together.
    pub taken: Option<usize>,
    /// The column that counts for all of them.
    pub sum: Option<ColumnIndex>,
}

impl Boards {
    /// The boards of a sheet that was read.
    pub(crate) fn of(sheet: &SheetPlan<'_>, read: &ReadLines) -> Self {
        let plan = &sheet.plan;
        let found = crate::domain::recognise::boards::columns::find(plan, read)
            .or_else(|| crate::domain::recognise::boards::levels::find(plan))
            .or_else(|| crate::domain::recognise::boards::sections::find(plan, read))
            .or_else(|| crate::domain::recognise::boards::marked::find(plan))
            .unwrap_or_default();
        if (2..=MOST).contains(&found.all.len()) { found } else { Self::default() }
    }

    /// The boards of the whole sheet, of which the rows of one were chosen; `None` where those rows are none of them.
    pub(crate) fn with_rows(self, first: RowNumber, last: RowNumber) -> Option<Self> {
        let taken = self.all.iter().position(|it| it.choice == BoardChoice::Rows(first, last))?;
        Some(Self { taken: Some(taken), ..self })
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

/// More boards than this are no boards: every line of some lists stands below a title of its own.
const MOST: usize = 24;
