//! The rows that are no lines, and those that a person made lines.

use crate::domain::language::tr;
use crate::domain::place::RowNumber;
use crate::domain::recognise::{Doubt, LeftOutReason};
use crate::domain::sorting::sort_by_key;
use crate::domain::words::review::left_out as reason;
use crate::engine::view::review::reading::{Reading, RowLeftOut, count, shortened};

/// Rows listed.
const LISTED: usize = 60;
/// Characters of a row.
const TEXT: usize = 60;

/// The rows, those that may be lines first, and how many are left out of the list.
pub(super) fn left_out(reading: &Reading<'_>) -> (Vec<RowLeftOut>, u32) {
    let layout = reading.layout;
    let is_plain = |it: LeftOutReason| !matches!(it, LeftOutReason::Unclear | LeftOutReason::Decided);
    let mut rows: Vec<(bool, RowLeftOut)> = Vec::with_capacity(layout.left_out.rows.len());
    for (row, _) in layout.decided.rows.iter().filter(|it| *it.1) {
        let row = RowNumber(*row);
        let cells = reading.sheet.table.row(row.index()).map(str::trim).filter(|it| !it.is_empty());
        let text = cells.take(4).collect::<Vec<_>>().join(" ");
        let text = shortened(&text, TEXT);
        rows.push((
            false,
            RowLeftOut { row, text, reason: tr("a line, as you said").to_owned(), is_decided: true },
        ));
    }
    for it in &layout.left_out.rows {
        rows.push((
            is_plain(it.reason),
            RowLeftOut {
                row: it.row,
                text: shortened(&it.text, TEXT),
                reason: reason(it.reason).to_owned(),
                is_decided: it.reason == LeftOutReason::Decided,
            },
        ));
    }
    sort_by_key(&mut rows, |it| it.0);
    let more = rows.len().saturating_sub(LISTED) + layout.left_out.more as usize;
    (rows.into_iter().take(LISTED).map(|it| it.1).collect(), count(more))
}

/// The name of the part of the screen that a doubt is about.
pub(super) fn part_of(doubt: Doubt) -> Option<&'static str> {
    match doubt {
        Doubt::Header => Some("review-rows"),
        Doubt::Rows | Doubt::Sums => Some("review-left-out"),
        Doubt::Columns | Doubt::Unused | Doubt::Quantities | Doubt::Twins => Some("review-columns"),
        Doubt::Boards | Doubt::Color => None,
    }
}
