//! Rows → part data: what a distributor, a stock list or a quote says of parts.

use super::cells::ladder::first_quantity;
use super::findings::Findings;
use super::layout::{ColumnRole, Content, Layout, Recognised};
use super::plan::Plan;
use super::role::Role;
use super::rows::{Above, RowKind, is_void};
use crate::domain::bom::BomLine;
use crate::domain::money::parse::read_money;
use crate::domain::parts::{Alternate, PartFacts, PartRecord};

/// The part records of a table.
pub(crate) fn read_records(plan: &Plan<'_>, findings: &mut Findings) -> Vec<PartRecord> {
    let mut records = Vec::new();
    for row in plan.first..plan.table.row_count() {
        if plan.row_kind(row, Above::default()) != RowKind::Line && !is_quoted(plan, row) {
            continue;
        }
        let filled = |columns: &[usize]| {
            columns.iter().map(|it| plan.table.trimmed(row, *it)).find(|it| !is_void(it)).unwrap_or("")
        };
        // What is priced is what a seller offers in the place of the part that was asked for.
        let offered =
            plan.alternates(row).find(|it| names_the_offered(plan.header(it.evidence.column.0.into())));
        let mpn = offered.as_ref().map_or_else(|| filled(&plan.fields.mpn), |it| &it.mpn);
        let mut supplier = String::new();
        let mut supplier_part_number = "";
        for column in &plan.fields.supplier_pn {
            let number = plan.table.trimmed(row, column.number);
            if !is_void(number) {
                let stated = || plan.text(row, column.seller_column).to_owned();
                supplier = column.seller.clone().unwrap_or_else(stated);
                supplier_part_number = number;
                break;
            }
        }
        if supplier.is_empty() {
            supplier = filled(&plan.fields.supplier).to_owned();
        }
        let mut description = plan.text(row, plan.fields.description).to_owned();
        if mpn.is_empty() && supplier_part_number.is_empty() {
            if !is_quoted(plan, row) {
                continue;
            }
            // A quote names a part without number by the words that it was asked by.
            let told = [plan.fields.value, plan.fields.footprint, plan.fields.description];
            description = told.map(|it| plan.text(row, it)).concat();
        }
        records.push(PartRecord {
            source: plan.source,
            row: plan.table.row_number(row),
            mpn: mpn.to_owned(),
            manufacturer: match &offered {
                Some(it) => it.manufacturer.clone().unwrap_or_default(),
                None => filled(&plan.fields.manufacturer).to_owned(),
            },
            supplier,
            supplier_part_number: supplier_part_number.to_owned(),
            description,
            facts: plan.facts(row, findings),
        });
        add_approved(plan, row, &mut records);
    }
    records
}

/// A quantity and its price stand in the row.
fn is_quoted(plan: &Plan<'_>, row: usize) -> bool {
    plan.breaks.pairs.iter().any(|it| {
        first_quantity(plan.table.cell(row, it.quantity)).is_some()
            && read_money(plan.table.cell(row, it.price), plan.decimal).is_some()
    })
}

/// Adds the alternates that the row names to its record. Where a column says for which part the row's own is an
/// alternate ("Alternate for"), that part gets a record that names it.
fn add_approved(plan: &Plan<'_>, row: usize, records: &mut Vec<PartRecord>) {
    let Some(last) = records.last_mut() else { return };
    let mut replaced = Vec::new();
    for named in plan.alternates(row).filter(|it| it.mpn != last.mpn) {
        if !names_the_replaced(plan.header(usize::from(named.evidence.column.0))) {
            last.facts.alternates.push(named);
            continue;
        }
        let manufacturer = Some(last.manufacturer.clone()).filter(|it| !it.is_empty());
        let own = Alternate { manufacturer, mpn: last.mpn.clone(), evidence: named.evidence };
        replaced.push(PartRecord {
            mpn: named.mpn,
            manufacturer: named.manufacturer.unwrap_or_default(),
            supplier: String::new(),
            supplier_part_number: String::new(),
            description: String::new(),
            facts: PartFacts { alternates: vec![own], ..PartFacts::default() },
            ..*last
        });
    }
    records.append(&mut replaced);
}

/// The header of a column that names the part which the row's own part may replace.
pub(super) fn names_the_replaced(header: &str) -> bool {
    let header = header.to_lowercase();
    let words =
        ["alternate for", "alternative for", "substitute for", "replacement for", "replaces", "ersatz für"];
    words.iter().any(|it| header.contains(it))
}

/// The header of a column that names what a seller offers in the place of the row's own part.
fn names_the_offered(header: &str) -> bool {
    let header = header.to_lowercase();
    ["offered", "angebotene", "可供"].iter().any(|it| header.contains(it))
}

impl Recognised {
    /// The lines say where their parts are placed. In a seller's cart designators are the customer's own reference, and
    /// place nothing.
    pub fn is_placed(&self) -> bool {
        let Content::Bom(lines) = &self.content else { return false };
        let is_reference = |it: &ColumnRole| {
            let header = it.header.to_lowercase();
            let words = ["customer", "your ref", "line note", "kunden", "client", "客户"];
            it.role == Role::Designator && words.iter().any(|it| header.contains(it))
        };
        lines.iter().any(|it| !it.designators.is_empty()) && !self.layout.columns.iter().any(is_reference)
    }

    /// A cart as what its parts cost; what was found of places and counts goes with them.
    pub fn into_part_data(mut self) -> Self {
        if let Content::Bom(lines) = &self.content {
            self.content = Content::PartData(records_of_lines(lines));
            self.layout.confidence = confidence(&self.layout, false);
            self.findings
                .retain(|it| !matches!(it.code, "data.quantity-mismatch" | "data.duplicate-designator"));
        }
        self
    }
}

/// How sure the reading is: part data is found by its numbers alone.
pub(super) fn confidence(layout: &Layout, is_named: bool) -> f32 {
    let keys = layout.columns.iter().filter(|it| matches!(it.role, Role::Mpn | Role::SupplierPn));
    let key = keys.map(|it| it.confidence).fold(0.0f32, f32::max);
    let header = if layout.header_row.is_some() || is_named { 1.0 } else { 0.7 };
    (0.3 + 0.75 * key).min(0.99) * header
}

/// The lines of a cart or quote as part data, for a file that stands beside a BOM with designators.
pub fn records_of_lines(lines: &[BomLine]) -> Vec<PartRecord> {
    lines
        .iter()
        .map(|line| {
            let part = line.supplier_parts.first();
            PartRecord {
                source: line.source,
                row: line.row,
                mpn: line.mpn.clone(),
                manufacturer: line.manufacturer.clone(),
                supplier: part.and_then(|it| it.supplier.clone()).unwrap_or_default(),
                supplier_part_number: part.map(|it| it.number.clone()).unwrap_or_default(),
                description: line.description.clone(),
                facts: line.facts.clone(),
            }
        })
        .collect()
}
