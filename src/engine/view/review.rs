//! How one file was read, for the review screen: what was understood, what can be chosen, a preview of its rows,
//! the meaning of each column, and the cells that could not be read.

mod cells;
mod columns;
mod fields;
mod left_out;
mod preview;
pub mod reading;

use crate::domain::export::labels;
use crate::domain::finding::Finding;
use crate::domain::read::Sheet;
use crate::domain::recognise::{Layout, Role};
use crate::domain::words::{findings, names, review as words};
use crate::engine::view::review::reading::{Reading, ReviewInput, ReviewView, RoleName, count, lines_of};

/// Lays out how a file was read.
pub fn review(input: &ReviewInput<'_>) -> ReviewView {
    let empty = (Sheet::default(), Layout::default());
    let described = input.report.sources.get(usize::from(input.source.0));
    let layout = described.map_or(&empty.1, |it| &it.layout);
    let document = input.document;
    let sheet = document.sheets.get(layout.sheet).unwrap_or(&empty.0);
    let reading = Reading { source: input.source, sheet, layout };
    let decided = &layout.decided;
    let confidence = super::summary::percent(layout.confidence);
    let (problems, more_problems) = cells::problems(&reading, input.findings);
    let lines = lines_of(input);
    let (left_out, more_left_out) = left_out::left_out(&reading);
    let (preview, more_columns) = preview::preview(&reading, &lines);
    ReviewView {
        source: input.source,
        name: described.map(|it| it.name.clone()).unwrap_or_default(),
        understood: described.map(labels::understood).unwrap_or_default(),
        confidence,
        certainty: words::certainty(confidence.min(99)).to_owned(),
        doubts: layout.doubts.iter().map(|it| words::why(it.0).to_owned()).collect(),
        first: layout.doubts.first().and_then(|it| left_out::part_of(it.0)).map(str::to_owned),
        left_out,
        more_left_out,
        boards: boards(input),
        fields: fields::fields(input, layout),
        has_own_header: sheet.header.is_some(),
        header_row: layout.header_row,
        first_row: decided.first_row.or(lines.first().copied()),
        last_row: layout.last_row,
        row_count: count(sheet.table.row_count()),
        preview,
        more_columns,
        columns: columns::columns(&reading),
        roles: Role::ALL.map(|role| RoleName { role, label: names::role(role).to_owned() }).into(),
        problems,
        more_problems,
        fixed: cells::fixed(&reading),
        remembered: decided.remembered.clone(),
        is_changed: !decided.is_empty(),
        undo: input.history.last_done().map(|it| words::edit_name(it).to_owned()),
        redo: input.history.last_undone().map(|it| words::edit_name(it).to_owned()),
    }
}

/// What the findings say of several boards.
fn boards(input: &ReviewInput<'_>) -> Vec<String> {
    let is_of_boards = |it: &&Finding| it.place.source == Some(input.source) && it.code.contains("boards-");
    let told = input.findings.iter().filter(is_of_boards);
    told.map(|it| [&findings::message(it), " ", &findings::hint(it)].concat()).collect()
}
