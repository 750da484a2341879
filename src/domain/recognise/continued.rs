//! A BOM that goes on on further sheets of its workbook: "Top" and "Bottom", "Page 1" and "Page 2".
//!
//! Sheets with the very same headers are read as one, unless they name the same designators again: then they are
//! variants or other boards, the first is taken, and a note says which were left out. The joined sheet stands behind
//! the workbook's own, so that a person can still choose each of them alone.

use std::collections::HashSet;

use super::fold::fold;
use super::header::find_header;
use super::lexicon::lexicon;
use super::memory::fingerprint;
use super::overrides::Overrides;
use super::role::Role;
use super::sheet::{SheetPlan, plan_sheet};
use crate::domain::bom::designators::expand_designators;
use crate::domain::place::{RowNumber, SheetPart, SourceIndex};
use crate::domain::read::{Document, ReadNote, Sheet, Table};

/// Names that are compared; more prove nothing new.
const MOST_NAMES: usize = 100_000;

/// Joins the sheets of a workbook that hold one BOM together, and the tables that stand side by side in a sheet. Other
/// documents stay as they are.
pub fn join_sheets(document: &mut Document) {
    document.sheets.iter_mut().for_each(stack);
    if document.sheets.len() < 2 {
        return;
    }
    let marked: Vec<Option<(u64, usize)>> = document.sheets.iter().map(mark_of).collect();
    for (lead, mark) in marked.iter().enumerate() {
        let Some((print, _)) = mark else { continue };
        let is_alike = |it: &Option<(u64, usize)>| it.is_some_and(|it| it.0 == *print);
        if marked.iter().position(is_alike) != Some(lead) {
            continue;
        }
        let alike: Vec<(usize, usize)> = marked
            .iter()
            .enumerate()
            .filter(|it| is_alike(it.1))
            .filter_map(|(at, it)| it.map(|it| (at, it.1)))
            .collect();
        if alike.len() > 1 {
            join(document, &alike);
        }
    }
}

/// Puts tables with the same header one below the other that stand side by side in the sheet; whether they are one
/// board is judged as of any tables below each other.
fn stack(sheet: &mut Sheet) {
    let table = &sheet.table;
    if sheet.hidden || sheet.header.is_some() || !sheet.parts.is_empty() {
        return;
    }
    let Some(starts) = find_header(table).and_then(|it| blocks(table.row(it.row))) else { return };
    let ends = starts.iter().skip(1).copied().chain([table.max_width()]);
    let mut stacked = Table::with_capacity(table.text_bytes(), table.cell_count());
    let mut parts = Vec::with_capacity(starts.len());
    for (start, end) in starts.iter().zip(ends) {
        let first_row = RowNumber::from_index(stacked.row_count());
        parts.push(SheetPart { name: format!("{}–{}", letters(*start), letters(end - 1)), first_row });
        stacked.looks.rows.extend(table.looks.moved(stacked.row_count()));
        for row in 0..table.row_count() {
            table.row(row).take(end).skip(*start).for_each(|it| stacked.push_cell(it));
            stacked.end_row();
        }
    }
    sheet.table = stacked;
    sheet.parts = parts;
}

/// Where the tables start whose headers are the same and count pieces or name places; `None` for a single one.
fn blocks<'t>(header: impl Iterator<Item = &'t str>) -> Option<Vec<usize>> {
    let names: Vec<(usize, String)> =
        header.enumerate().map(|it| (it.0, fold(it.1))).filter(|it| !it.1.is_empty()).collect();
    let counts = |it: &(usize, String)| {
        let scores = lexicon().name_scores(&it.1, false);
        scores.of(Role::Quantity).max(scores.of(Role::Designator)) >= 0.75
    };
    let is_block = |size: &usize| {
        names.len().is_multiple_of(*size)
            && names.iter().zip(names.iter().skip(*size)).all(|(one, next)| one.1 == next.1)
            && names.iter().take(*size).any(counts)
    };
    let size = (2..=names.len() / 2).find(is_block)?;
    Some(names.iter().step_by(size).map(|it| it.0).collect())
}

/// A column as spreadsheets name it.
fn letters(column: usize) -> String {
    let letter = |at: usize| char::from(b'A' + u8::try_from(at % 26).unwrap_or(0));
    match column / 26 {
        0 => letter(column).to_string(),
        more => [letter(more - 1), letter(column)].iter().collect(),
    }
}

/// The fingerprint of a sheet's header and the row where it stands; `None` for a sheet without one.
fn mark_of(sheet: &Sheet) -> Option<(u64, usize)> {
    if sheet.hidden || sheet.header.is_some() {
        return None;
    }
    let row = find_header(&sheet.table)?.row;
    Some((fingerprint(sheet.table.row(row))?, row))
}

/// `alike`: sheets with the same header, and the rows where it stands.
fn join(document: &mut Document, alike: &[(usize, usize)]) {
    let mut seen: HashSet<String> = HashSet::new();
    let mut parts: Vec<(usize, usize)> = Vec::new();
    let mut left_out: Vec<usize> = Vec::new();
    for &(index, header) in alike {
        let Some(sheet) = document.sheets.get(index) else { continue };
        let plan = plan_sheet(SourceIndex(0), index, sheet, &Overrides::default());
        let Some((names, most_common)) = names_of(&plan) else { continue };
        let common = names.iter().filter(|it| seen.contains(*it)).count();
        if !parts.is_empty() && common * 100 > names.len() * most_common {
            left_out.push(index);
            continue;
        }
        parts.push((index, header));
        seen.extend(names);
    }
    let Some(&(first, _)) = parts.first() else { return };
    let read = if parts.len() > 1 { document.sheets.len() } else { first };
    if !left_out.is_empty() {
        document.notes.push(ReadNote::SheetsAlike { read, left_out });
    }
    if parts.len() > 1 {
        let joined = joined(&document.sheets, &parts);
        document.sheets.push(joined);
    }
}

/// What a BOM's lines are told apart by, and how many of 100 may stand in another sheet of the same BOM:
/// designators stand once, a part may be used again. `None` where the sheet is no BOM.
fn names_of(plan: &SheetPlan<'_>) -> Option<(Vec<String>, usize)> {
    let plan = &plan.plan;
    let fields = &plan.fields;
    let rows = plan.first..plan.table.row_count();
    let names: Vec<String> = match fields.designator {
        Some(column) => {
            rows.flat_map(|row| expand_designators(plan.text(row, Some(column)))).take(MOST_NAMES).collect()
        }
        None => {
            fields.quantity?;
            let column = fields
                .mpn
                .first()
                .copied()
                .or(fields.supplier_pn.first().map(|it| it.number))
                .or(fields.value)
                .or(fields.description)?;
            rows.map(|row| plan.text(row, Some(column)).to_owned())
                .filter(|it| !it.is_empty())
                .take(MOST_NAMES)
                .collect()
        }
    };
    let most_common = if fields.designator.is_some() { 5 } else { 30 };
    (!names.is_empty()).then_some((names, most_common))
}

/// One sheet after the other; the rows down to a further sheet's header are left blank.
fn joined(sheets: &[Sheet], parts: &[(usize, usize)]) -> Sheet {
    let mut table = Table::default();
    let mut found: Vec<SheetPart> = Vec::with_capacity(parts.len());
    for (index, header) in parts {
        let Some(sheet) = sheets.get(*index) else { continue };
        let is_first = found.is_empty();
        found.push(SheetPart {
            name: sheet.name.clone().unwrap_or_default(),
            first_row: RowNumber::from_index(table.row_count()),
        });
        let above = table.row_count();
        table.looks.rows.extend(sheet.table.looks.moved(above));
        if is_first {
            table.looks.hidden_columns.clone_from(&sheet.table.looks.hidden_columns);
        }
        for row in 0..sheet.table.row_count() {
            if is_first || row > *header {
                sheet.table.row(row).for_each(|it| table.push_cell(it));
            }
            table.end_row();
        }
    }
    let names: Vec<&str> = found.iter().map(|it| it.name.as_str()).collect();
    Sheet { name: Some(names.join(" + ")), table, parts: found, ..Sheet::default() }
}
