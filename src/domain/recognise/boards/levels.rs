//! Boards as the top assemblies of one hierarchical list: nothing stands at the outermost level but assemblies, and
//! there are several.

use super::board::{Board, BoardChoice, Boards};
use crate::domain::place::RowNumber;
use crate::domain::recognise::levels::depth_of;
use crate::domain::recognise::plan::Plan;

/// The top assemblies of a list with levels.
pub(super) fn find(plan: &Plan<'_>) -> Option<Boards> {
    let column = plan.fields.level?;
    let leveled: Vec<(usize, usize)> = (plan.first..plan.table.row_count())
        .filter_map(|row| Some((row, depth_of(plan.table.cell(row, column))?)))
        .collect();
    let outermost = leveled.iter().map(|it| it.1).min()?;
    let tops: Vec<usize> =
        leveled.iter().enumerate().filter(|it| it.1.1 == outermost).map(|it| it.0).collect();
    let is_assembly = |at: usize| leveled.get(at + 1).is_some_and(|it| it.1 > outermost);
    if tops.len() < 2 || !tops.iter().all(|it| is_assembly(*it)) {
        return None;
    }
    let mut all = Vec::with_capacity(tops.len());
    for (at, top) in tops.iter().enumerate() {
        let (row, _) = *leveled.get(*top)?;
        let end = tops.get(at + 1).copied().unwrap_or(leveled.len());
        let (last, _) = *leveled.get(end.checked_sub(1)?)?;
        let rows = BoardChoice::Rows(RowNumber::from_index(row), RowNumber::from_index(last));
        all.push(Board { name: name_of(plan, row), choice: rows });
    }
    Some(Boards { all, taken: None, sum: None })
}

/// What an assembly is called: its description, else its number.
fn name_of(plan: &Plan<'_>, row: usize) -> String {
    let fields = &plan.fields;
    let columns = [fields.description, fields.mpn.first().copied(), fields.value];
    let named = columns.into_iter().map(|it| plan.text(row, it)).find(|it| !it.is_empty());
    let first = || {
        let cells = plan.table.row(row).enumerate().filter(|it| Some(it.0) != fields.level);
        cells.map(|it| it.1.trim()).find(|it| it.bytes().any(|it| it.is_ascii_alphabetic())).unwrap_or("")
    };
    named.unwrap_or_else(first).to_owned()
}
