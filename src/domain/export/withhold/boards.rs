//! The names of boards in a file: they are told to nobody outside.

use crate::domain::finding::{Arg, Finding};
use crate::domain::place::{ColumnIndex, SourceIndex};
use crate::domain::recognise::{BoardChoice, Boards};
use crate::domain::report::Report;
use crate::domain::report::line::ReportLine;

/// Findings by which sheets are boards, or variants of one.
const SHEETS: [&str; 2] = ["file.boards-on-sheets", "file.sheets-alike"];

/// The files whose sheets are boards: one was read in the place of others, by guess or by hand.
pub(super) fn on_sheets(report: &Report) -> Vec<SourceIndex> {
    let said = report.findings.iter().filter(|it| SHEETS.contains(&it.code)).filter_map(|it| it.place.source);
    let chosen = (0..).zip(&report.sources).filter(|it| it.1.layout.decided.sheet.is_some());
    said.chain(chosen.map(|it| SourceIndex(it.0))).collect()
}

/// The finding names a row of another sheet: by the number of the sheet where that is the name of a board.
pub(super) fn without_sheet(finding: &mut Finding, report: &Report, on_sheets: &[SourceIndex]) {
    let Some(source) = finding.place.source.filter(|it| on_sheets.contains(it)) else { return };
    let parts = report.sources.get(usize::from(source.0)).map_or(&[][..], |it| &it.layout.parts);
    for (_, value) in finding.args.iter_mut().filter(|it| it.0 == "first_row") {
        let Arg::Text(text) = &*value else { continue };
        let row = |name: &str| text.strip_prefix('“')?.strip_prefix(name)?.strip_prefix('”');
        let told = (1..).zip(parts).find_map(|(number, part)| Some((number, row(&part.name)?)));
        if let Some((number, row)) = told {
            *value = Arg::from(["“", &number.to_string(), "”", row].concat().as_str());
        }
    }
}

/// The header of the column is the name of a board.
pub(super) fn are_named_by(boards: &Boards, column: ColumnIndex) -> bool {
    let Boards { all, taken: _, sum } = boards;
    *sum == Some(column)
        || all.iter().any(|it| match it.choice {
            BoardChoice::Column(at) => at == column,
            BoardChoice::Rows(..) | BoardChoice::Marked(_) => false,
        })
}

/// The line is the top assembly of a board and bears its name.
pub(super) fn is_named_by(report: &Report, line: &ReportLine) -> bool {
    let bom = &line.line;
    let boards = report.sources.get(usize::from(bom.source.0)).map(|it| &it.layout.boards);
    boards.into_iter().flat_map(|it| &it.all).any(|it| {
        matches!(it.choice, BoardChoice::Rows(first, _) if first == bom.row) && it.name == bom.description
    })
}
