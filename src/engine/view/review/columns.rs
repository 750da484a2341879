//! The columns of a file: what each was taken for, how surely, and what stands in it.

use crate::domain::language::tr;
use crate::domain::place::ColumnIndex;
use crate::domain::recognise::ColumnRole;
use crate::domain::words::{names, numbers, review as words};
use crate::engine::view::review::reading::{Reading, ReviewColumn, shortened};
use crate::engine::view::summary::percent;

/// Columns listed; a table with more is not reviewed column by column.
const MOST: usize = 200;
/// Rows searched for samples.
const SEARCHED: usize = 2_000;
const SAMPLES: usize = 3;
/// Characters of a sample.
const SAMPLE: usize = 32;
/// From this confidence on the next best meaning is not told.
const CERTAIN: u8 = 90;

/// All columns that have a name or hold something.
pub(super) fn columns(reading: &Reading<'_>) -> Vec<ReviewColumn> {
    let table = &reading.sheet.table;
    let first = reading.layout.header_row.map_or(0, |it| it.index() + 1);
    let rows = first..table.row_count().min(first + SEARCHED);
    let named = reading.sheet.header.as_ref().map_or(0, Vec::len);
    let header = reading.layout.header_row.map_or(0, |it| table.width(it.index()));
    let width = rows.clone().map(|row| table.width(row)).max().unwrap_or(0).max(named).max(header);
    let mut samples: Vec<Vec<String>> = vec![Vec::new(); width.min(MOST)];
    for row in rows {
        for (column, (text, found)) in table.row(row).zip(&mut samples).enumerate() {
            if found.len() >= SAMPLES || text.trim().is_empty() {
                continue;
            }
            let text = reading.layout.decided.correction(row, column, text).unwrap_or(text);
            let sample = shortened(text, SAMPLE);
            if !found.contains(&sample) {
                found.push(sample);
            }
        }
    }
    samples
        .into_iter()
        .zip(0u16..)
        .map(|(samples, at)| column(reading, ColumnIndex(at), samples))
        .filter(|it| !it.samples.is_empty() || it.role.is_some() || !reading.header(it.column).is_empty())
        .collect()
}

fn column(reading: &Reading<'_>, column: ColumnIndex, samples: Vec<String>) -> ReviewColumn {
    let layout = reading.layout;
    let is_decided = layout.decided.roles.contains_key(&column.0);
    let held: Option<&ColumnRole> = layout.columns.iter().find(|it| it.column == column);
    let price = layout.price_breaks.iter().find(|it| it.column == column);
    let is_unused = is_decided || layout.unused.iter().any(|it| it.0 == column) || samples.is_empty();
    let meaning = match (held, price) {
        (Some(_), _) => None,
        (None, Some(price)) => Some(tr!("Unit price from {}", numbers::decimal(price.quantity))),
        // A column that holds something, has no role and is not unused belongs to a pair.
        (None, None) => (!is_unused).then(|| tr("Price break").to_owned()),
    };
    let confidence = match (held, &meaning) {
        (Some(held), _) => percent(held.confidence),
        (None, Some(_)) => percent(layout.confidence),
        (None, None) => 0,
    };
    ReviewColumn {
        column,
        name: reading.column_name(column),
        role: held.map(|it| it.role),
        confidence,
        certainty: match (is_decided, held.is_some() || meaning.is_some()) {
            (true, _) => words::certainty(100),
            (false, true) => words::certainty(confidence.min(99)),
            (false, false) => "",
        }
        .to_owned(),
        meaning,
        runner_up: held
            .filter(|_| confidence < CERTAIN)
            .and_then(|it| it.runner_up)
            .map(|it| names::role(it).to_owned()),
        samples,
        is_decided,
    }
}
