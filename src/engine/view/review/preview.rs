//! The rows of the preview: the first of the file, and those around the header and the last line.

use crate::domain::place::RowNumber;
use crate::domain::sorting;
use crate::engine::view::review::reading::{PreviewRow, Reading, RowMark, count, shortened};

/// Rows shown from the top.
const FIRST_ROWS: usize = 15;
/// Columns shown; more do not help to tell a header.
const COLUMNS: usize = 24;
/// Characters of a cell.
const CELL: usize = 36;

/// The rows, and how many columns are left out. `lines`: the rows that were taken for lines, rising.
pub(super) fn preview(reading: &Reading<'_>, lines: &[RowNumber]) -> (Vec<PreviewRow>, u32) {
    let table = &reading.sheet.table;
    let layout = reading.layout;
    let mut shown = sorting::set(0..FIRST_ROWS);
    if let Some(header) = layout.header_row {
        shown.extend(header.index().saturating_sub(2)..header.index() + 4);
    }
    if let Some(last) = layout.last_row {
        shown.extend(last.index().saturating_sub(2)..last.index() + 4);
    }
    let rows: Vec<usize> = shown.into_iter().filter(|it| *it < table.row_count()).collect();
    let width = rows.iter().map(|row| table.width(*row)).max().unwrap_or(0);
    let mut before = None;
    let preview = rows
        .iter()
        .map(|&row| {
            let number = RowNumber::from_index(row);
            let follows_gap = before.is_some_and(|it: usize| row > it + 1);
            before = Some(row);
            PreviewRow {
                row: number,
                mark: if layout.header_row == Some(number) {
                    RowMark::Header
                } else if lines.binary_search(&number).is_ok() {
                    RowMark::Line
                } else {
                    RowMark::Other
                },
                cells: (0..width.min(COLUMNS))
                    .map(|column| {
                        let text = table.cell(row, column);
                        let decided = layout.decided.correction(row, column, text);
                        shortened(decided.unwrap_or(text), CELL)
                    })
                    .collect(),
                follows_gap,
            }
        })
        .collect();
    (preview, count(width.saturating_sub(COLUMNS)))
}
