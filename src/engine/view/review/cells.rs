//! Cells that could not be read, by cause, and cells that were given another text.

use std::collections::BTreeMap;

use crate::domain::finding::Finding;
use crate::domain::number::DecimalSign;
use crate::domain::place::{ColumnIndex, RowNumber};
use crate::domain::recognise::suggest_number;
use crate::domain::sorting::sort_by_key;
use crate::domain::words::review::expectation;
use crate::engine::view::review::reading::{CellProblem, FixedCell, Reading, count};

/// Problems listed; whoever has more has one cause, and sees it among these.
const LISTED: usize = 60;

/// The problems in the order of the file, and how many are left out.
pub(super) fn problems(reading: &Reading<'_>, findings: &[Finding]) -> (Vec<CellProblem>, u32) {
    let decimal = reading.layout.decimal.unwrap_or(DecimalSign::Point);
    let mut problems: Vec<CellProblem> = Vec::new();
    let mut known: BTreeMap<(ColumnIndex, &str), usize> = BTreeMap::new();
    for finding in findings.iter().filter(|it| it.place.source == Some(reading.source)) {
        let place = finding.place;
        let (Some(row), Some(column)) = (place.row, place.column) else { continue };
        let Some(expected) = expectation(finding.code) else { continue };
        let cell = reading.sheet.table.cell(row.index(), usize::from(column.0));
        if let Some(problem) = known.get(&(column, cell.trim())).and_then(|at| problems.get_mut(*at)) {
            problem.count += 1;
            continue;
        }
        // A text that was put there and cannot be read either is corrected from there.
        let text = reading.layout.decided.correction(row.index(), usize::from(column.0), cell);
        let text = text.unwrap_or(cell).trim();
        known.insert((column, cell.trim()), problems.len());
        let is_number = matches!(finding.code, "data.quantity-unreadable" | "data.price-unreadable");
        problems.push(CellProblem {
            row,
            column,
            column_name: reading.column_name(column),
            text: text.to_owned(),
            expected: expected.to_owned(),
            suggestion: if is_number { suggest_number(text, decimal) } else { None },
            count: 1,
        });
    }
    sort_by_key(&mut problems, |it| (it.row, it.column));
    let more = problems.len().saturating_sub(LISTED);
    problems.truncate(LISTED);
    (problems, count(more))
}

/// What was given another text: single cells first.
pub(super) fn fixed(reading: &Reading<'_>) -> Vec<FixedCell> {
    let decided = &reading.layout.decided;
    let single = decided.cells.iter().map(|((row, column), to)| FixedCell {
        row: Some(RowNumber(*row)),
        column: ColumnIndex(*column),
        column_name: reading.column_name(ColumnIndex(*column)),
        from: reading.sheet.table.cell(RowNumber(*row).index(), usize::from(*column)).trim().to_owned(),
        to: to.clone(),
    });
    let alike = decided.alike.iter().flat_map(|(column, texts)| {
        texts.iter().map(|(from, to)| FixedCell {
            row: None,
            column: ColumnIndex(*column),
            column_name: reading.column_name(ColumnIndex(*column)),
            from: from.clone(),
            to: to.clone(),
        })
    });
    single.chain(alike).collect()
}
