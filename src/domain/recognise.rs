//! [`Document`] → BOM lines or part data: which sheet, which header row, which column means what, which rows count.
//!
//! One recogniser reads every table. A table with designators is a BOM; a table with part numbers and prices,
//! stock or lead times but no designators is part data.

mod assemblies;
mod boards;
mod breaks;
mod cells;
mod checks;
mod columns;
mod confidence;
mod content;
mod continued;
mod dates;
mod declared_lines;
mod doubt;
mod fields;
mod findings;
mod fold;
mod header;
mod layout;
mod led_counts;
mod left_out;
mod levels;
mod lexicon;
mod lines;
mod memo;
pub mod memory;
mod names;
mod offer_columns;
mod offer_sets;
mod offers;
mod other_table;
pub mod overrides;
mod own_stock;
mod part_data;
mod part_declaration;
mod parts;
mod plan;
pub mod role;
mod rows;
mod sheet;
mod table_end;
mod terms;
mod totals;

use super::bom::BomLine;
use super::finding::{Arg, Finding, Severity};
use super::place::{ColumnIndex, Place, RowNumber, SourceIndex, row_in_sheet};
use crate::domain::read::Document;
pub use boards::board::{Board, BoardChoice, Boards};
pub use cells::dnp::fitted_word;
pub use cells::suggestion::suggest_number;
pub use continued::join_sheets;
pub use declared_lines::lines_of_declarations;
pub use doubt::Doubt;
use findings::Findings;
pub use findings::quantity_mismatch;
pub use layout::{BreakColumn, ColumnRole, Content, Layout, Recognised};
pub use left_out::{LeftOut, LeftOutReason, LeftOutRow};
pub use overrides::{HeaderChoice, Overrides};
pub use part_data::records_of_lines;
pub use role::Role;

/// Understands a document. It never fails: what cannot be understood is a finding, or `Content::Nothing`.
pub fn recognise(source: SourceIndex, document: &Document) -> Recognised {
    recognise_with(source, document, &Overrides::default())
}

/// Understands a document, bound by what a person decided about it.
pub fn recognise_with(source: SourceIndex, document: &Document, overrides: &Overrides) -> Recognised {
    let mut recognised = recognise_bound(source, document, overrides);
    // After one board was chosen the others can be chosen still.
    if let (Some(first), Some(last)) = (overrides.first_row, overrides.last_row) {
        let whole = Overrides { first_row: None, last_row: None, ..overrides.clone() };
        let boards = recognise_bound(source, document, &whole).layout.boards;
        if let Some(boards) = boards.with_rows(first, last) {
            recognised.layout.boards = boards;
        }
    }
    recognised.layout.decided = overrides.clone();
    name_first_rows(&mut recognised);
    recognised
}

/// What the lines of one file show together, once some of them were corrected; the codes are [`SHOWN_TOGETHER`].
pub fn check_together(lines: &[BomLine]) -> Vec<Finding> {
    let mut findings = Findings::default();
    checks::check_lines(lines, &mut findings);
    findings.list
}

/// Codes of what lines show together.
pub const SHOWN_TOGETHER: [&str; 4] =
    ["data.designator-case", "data.duplicate-designator", "data.mpn-spelling", "data.value-two-parts"];

/// Sentences that name another row name its sheet too, where the lines come from several.
fn name_first_rows(recognised: &mut Recognised) {
    let parts = &recognised.layout.parts;
    if parts.is_empty() {
        return;
    }
    for (_, value) in
        recognised.findings.iter_mut().flat_map(|it| &mut it.args).filter(|it| it.0 == "first_row")
    {
        let Arg::Count(row) = *value else { continue };
        let row = RowNumber(u32::try_from(row).unwrap_or(u32::MAX));
        if let Some((sheet, row)) = row_in_sheet(parts, row) {
            *value = Arg::from(["“", sheet, "” ", &row.0.to_string()].concat().as_str());
        }
    }
}

fn recognise_bound(source: SourceIndex, document: &Document, overrides: &Overrides) -> Recognised {
    let mut findings = Findings::default();
    findings::note_reading(&mut findings, source, document);
    if document.format.is_declaration()
        && let Some(sheet) = document.sheets.first()
    {
        let (layout, records) = part_declaration::read_declaration(source, sheet, &mut findings);
        return Recognised { layout, content: Content::PartData(records), findings: findings.list };
    }
    let file = Place { source: Some(source), ..Place::default() };
    let Some(mut chosen) = sheet::choose_sheet(source, document, overrides) else {
        findings.push(Finding::new("file.no-table", Severity::Error, file));
        return Recognised { layout: Layout::default(), content: Content::Nothing, findings: findings.list };
    };
    let corrected = document.sheets.get(chosen.index).and_then(|sheet| overrides.corrected(sheet));
    if let Some(sheet) = &corrected {
        let rivals = std::mem::take(&mut chosen.rivals);
        chosen = sheet::plan_sheet(source, chosen.index, sheet, overrides);
        chosen.rivals = rivals;
    }
    findings::note_sheets(&mut findings, source, document, &chosen, overrides.sheet.is_some());
    let plan = &chosen.plan;
    let mut layout = layout_of(&chosen);
    layout.decimal = overrides.decimal.or(layout.decimal);
    if is_part_data(plan) {
        let records = part_data::read_records(plan, &mut findings);
        if !records.is_empty() {
            findings::note_unused(&mut findings, source, &layout);
            layout.first_row = records.first().map(|it| it.row);
            layout.last_row = records.last().map(|it| it.row);
            layout.confidence = part_data::confidence(&layout, chosen.named);
            return Recognised { layout, content: Content::PartData(records), findings: findings.list };
        }
    }
    let mut read = lines::read_lines(plan, &mut findings);
    if let Some(sheet) = corrected.as_ref().or_else(|| document.sheets.get(chosen.index)) {
        other_table::read_others(sheet, &chosen, overrides, &mut read, &mut findings);
    }
    layout.first_row = read.lines.first().map(|it| it.row);
    layout.last_row = read.lines.last().map(|it| it.row);
    if let Some(row) = read.header_row {
        layout.header_row = Some(RowNumber::from_index(row));
    }
    assemblies::drop_rolled_up(plan, &mut read.lines, &mut findings);
    read.repeated = checks::check_lines(&read.lines, &mut findings);
    let boards = Boards::of(&chosen, &read);
    boards.tell(&chosen, &mut findings);
    (layout.confidence, layout.doubts) = confidence::confidence_of(&chosen, &read, &boards);
    layout.boards = boards;
    layout.left_out = std::mem::take(&mut read.left_out);
    if read.lines.is_empty() {
        findings.push(Finding::new("file.no-table", Severity::Error, file));
        return Recognised { layout, content: Content::Nothing, findings: findings.list };
    }
    if chosen.guess.is_none() && !chosen.named {
        findings.push(Finding::new("file.no-header", Severity::Note, file));
    }
    findings::note_unused(&mut findings, source, &layout);
    Recognised { layout, content: Content::Bom(read.lines), findings: findings.list }
}

/// A table of parts with prices, stock, lead times or approved alternates, and neither designators nor quantities.
fn is_part_data(plan: &plan::Plan<'_>) -> bool {
    let fields = &plan.fields;
    // What is added up is bought.
    let is_bought = || (plan.first..plan.end).rev().take(4).any(|it| plan.is_total_row(it));
    fields.designator.is_none()
        && fields.quantity.is_none()
        && !(fields.mpn.is_empty() && fields.supplier_pn.is_empty())
        && (!plan.offers.is_empty()
            || (!fields.mpn.is_empty() && !fields.alternates.is_empty())
            || fields.statements.iter().any(|it| matches!(it.0, Role::Rohs | Role::Lifecycle)))
        && !is_bought()
}

fn layout_of(chosen: &sheet::SheetPlan<'_>) -> Layout {
    let plan = &chosen.plan;
    let index = |at: usize| ColumnIndex(u16::try_from(at).unwrap_or(u16::MAX));
    let mut layout = Layout {
        sheet: chosen.index,
        header_row: plan.header_row.map(RowNumber::from_index),
        decimal: plan.decimal_evidence.sign(),
        parts: chosen.parts.to_vec(),
        ..Layout::default()
    };
    for (at, column) in plan.columns.iter().enumerate() {
        if let Some(role) = column.role {
            layout.columns.push(ColumnRole {
                column: index(at),
                role,
                header: column.header.clone(),
                confidence: column.confidence,
                runner_up: column.runner_up,
            });
        } else if let Some((_, quantity)) = plan.breaks.columns.iter().find(|it| it.0 == at) {
            layout.price_breaks.push(BreakColumn {
                column: index(at),
                quantity: *quantity,
                header: column.header.clone(),
            });
        } else if !column.content.is_blank() && !plan.breaks.holds(at) {
            layout.unused.push((index(at), column.header.clone()));
        }
    }
    layout
}
