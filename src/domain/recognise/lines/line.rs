//! One row → one line, and what is odd in its cells.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::left_out::{mark_left_out, without_marks};
use crate::domain::bom::designators::{designator_share, expand_designators_for};
use crate::domain::bom::part_class::classify;
use crate::domain::bom::{BomLine, SupplierPart};
use crate::domain::finding::{Finding, Severity};
use crate::domain::parts::Alternate;
use crate::domain::recognise::cells::compound::split_numbers;
use crate::domain::recognise::cells::dnp::says_left_out;
use crate::domain::recognise::cells::quantity::read_quantity;
use crate::domain::recognise::cells::void::is_void;
use crate::domain::recognise::findings::{Findings, has_lost_zero, looks_damaged};
use crate::domain::recognise::led_counts::count;
use crate::domain::recognise::part_data::names_the_replaced;
use crate::domain::recognise::plan::Plan;

/// Reads a row; its designators are expanded where `may_expand`.
pub(super) fn read_line(plan: &Plan<'_>, row: usize, may_expand: bool, findings: &mut Findings) -> BomLine {
    let fields = &plan.fields;
    let text = |column: Option<usize>| plan.text(row, column).to_owned();
    let stated = read_quantity(plan.text(row, fields.quantity), plan.decimal);
    let led = fields.led_counts.and_then(|it| count(plan.cell(row, it)));
    let quantity = stated.or(led).filter(|it| *it >= Decimal::ZERO);
    if let (Some(_), None, Some(column)) = (stated, quantity, fields.quantity) {
        findings.below_zero(plan.place(row, column), plan.text(row, fields.quantity));
    }
    let cell = plan.designators(row);
    let (designator_text, unplaced) = without_marks(cell.as_ref());
    let designator_text = designator_text.into_owned();
    let mut line = BomLine {
        designators: if may_expand {
            expand_designators_for(&designator_text, quantity.and_then(|it| it.to_u32()))
        } else {
            vec![designator_text.clone()]
        },
        designator_text,
        quantity,
        mpn: first_filled(plan, row, &fields.mpn).to_owned(),
        manufacturer: first_filled(plan, row, &fields.manufacturer).to_owned(),
        value: text(fields.value),
        footprint: text(fields.footprint),
        description: described(plan, row),
        supplier_parts: supplier_parts(plan, row),
        ..BomLine::blank(plan.source, plan.table.row_number(row))
    };
    // A stray mark is no place; "+" is a pad.
    line.designators.retain(|it| !it.chars().all(|it| matches!(it, '`' | '´' | '\'' | '"' | '.')));
    split_numbers(&mut line);
    add_alternates_of_columns(plan, row, &mut line);
    mark_left_out(plan, row, unplaced, &mut line);
    if is_named_by_place_alone(&line) {
        line.description = std::mem::take(&mut line.designator_text);
        line.designators.clear();
    }
    line.class = classify(&line);
    line.facts = plan.facts(row, findings);
    note_odd_cells(plan, row, &line, may_expand, findings);
    line.designators.shrink_to_fit();
    line.alternates.shrink_to_fit();
    line.facts.fit();
    line
}

/// "Printed circuit board" or "2x8 pin header" among the places says what the part is, where nothing else does: words of
/// which none is a place.
fn is_named_by_place_alone(line: &BomLine) -> bool {
    let text = &line.designator_text;
    let names = [&line.mpn, &line.value, &line.description, &line.footprint];
    line.designators.len() == 1
        && line.supplier_parts.is_empty()
        && names.iter().all(|it| it.is_empty())
        && text.split_whitespace().count() > 1
        && designator_share(text).is_some_and(|it| it <= 0.0)
}

/// What the row says of the part; texts of several columns one after the other.
fn described(plan: &Plan<'_>, row: usize) -> String {
    let mut all = plan.text(row, plan.fields.description).to_owned();
    for more in plan.fields.more_descriptions.iter().map(|it| plan.cell(row, *it)) {
        if !is_void(more) && !all.contains(more) {
            let between = if all.is_empty() { "" } else { ", " };
            all = [&all, between, more].concat();
        }
    }
    all
}

/// The part numbers of sellers, each with the seller that the header, a column or the number itself names.
fn supplier_parts(plan: &Plan<'_>, row: usize) -> Vec<SupplierPart> {
    let mut parts = Vec::new();
    for column in &plan.fields.supplier_pn {
        let number = plan.cell(row, column.number);
        if is_void(number) {
            continue;
        }
        let stated = plan.text(row, column.seller_column);
        let supplier = column
            .seller
            .clone()
            .or_else(|| Some(stated.to_owned()).filter(|it| !it.is_empty()))
            // This ending is one distributor's own.
            .or_else(|| number.ends_with("-ND").then(|| "Digi-Key".to_owned()));
        parts.push(SupplierPart { supplier, number: number.to_owned() });
    }
    parts
}

/// Says what of the line's cells cannot be right.
fn note_odd_cells(plan: &Plan<'_>, row: usize, line: &BomLine, may_expand: bool, findings: &mut Findings) {
    let fields = &plan.fields;
    let quantity_text = plan.text(row, fields.quantity);
    if line.quantity.is_none()
        && read_quantity(quantity_text, plan.decimal).is_none()
        && !is_void(quantity_text)
        && !says_left_out(quantity_text)
        && let Some(column) = fields.quantity
    {
        findings.quantity_unreadable(plan.place(row, column), quantity_text);
    }
    if let Some(column) = fields.mpn.first()
        && looks_damaged(&line.mpn)
    {
        findings.excel_damage(plan.place(row, *column), &line.mpn);
    }
    if let Some(column) = fields.footprint
        && has_lost_zero(&line.footprint)
    {
        findings.lost_zero(plan.place(row, column), &line.footprint);
    }
    if let Some(column) = fields.designator
        && line.quantity.is_none()
        && may_expand
        && line.designators.iter().any(|it| !line.designator_text.contains(it.as_str()))
    {
        findings.designator_range(plan.place(row, column), &line.designator_text, line.designators.len());
    }
    if !line.dnp && names_nothing(line) && !line.is_board_mark() {
        findings.push(Finding::new("data.no-part", Severity::Warning, plan.row_place(row)));
    }
}

/// The text of the first of these columns that holds something; blank where none does.
pub(super) fn first_filled<'p>(plan: &'p Plan<'_>, row: usize, columns: &[usize]) -> &'p str {
    columns.iter().map(|it| plan.cell(row, *it)).find(|it| !is_void(it)).unwrap_or("")
}

fn add_alternates_of_columns(plan: &Plan<'_>, row: usize, line: &mut BomLine) {
    let own = &line.mpn;
    // What the line's part replaces may not replace it.
    let is_replaced = |it: &Alternate| names_the_replaced(plan.header(usize::from(it.evidence.column.0)));
    line.alternates.extend(plan.alternates(row).filter(|it| it.mpn != *own && !is_replaced(it)));
}

/// A row below a line that only names another maker's part.
pub(super) fn add_alternates(plan: &Plan<'_>, row: usize, line: &mut BomLine) {
    if let Some(column) = plan.fields.mpn.iter().copied().find(|it| !is_void(plan.table.cell(row, *it))) {
        let manufacturer = first_filled(plan, row, &plan.fields.manufacturer);
        line.alternates.push(Alternate {
            manufacturer: (!manufacturer.is_empty()).then(|| manufacturer.to_owned()),
            mpn: plan.table.trimmed(row, column).to_owned(),
            evidence: plan.evidence(row, column),
        });
    }
    add_alternates_of_columns(plan, row, line);
}

/// A line that is placed and says in no way what with.
pub(super) fn lacks_part(line: &BomLine) -> bool {
    !line.dnp && names_nothing(line) && is_void(&line.footprint) && !line.is_board_mark()
}

/// Neither part number nor value nor description.
pub(super) fn names_nothing(line: &BomLine) -> bool {
    line.mpn.is_empty()
        && is_void(&line.value)
        && is_void(&line.description)
        && line.supplier_parts.is_empty()
}
