//! Rows of a material declaration → part data: what each declared part says of RoHS and REACH.
//!
//! A part speaks for everything inside of it: a relay with a terminal above the limit is above the limit.

use std::collections::HashMap;

use super::findings::Findings;
use super::layout::{ColumnRole, Layout};
use super::role::Role;
use crate::domain::compliance::declaration::{Declared, Judged, NumberTrouble, PartDeclaration};
use crate::domain::finding::{Finding, Severity};
use crate::domain::parts::{PartFacts, PartRecord, StatementKind};
use crate::domain::place::{ColumnIndex, Evidence, Place, RowNumber, SourceIndex, Stated};
use crate::domain::read::declaration::Column;
use crate::domain::read::{Sheet, Table};

/// A declared part while its rows are read.
struct Part<'a> {
    row: usize,
    number: &'a str,
    declaration: PartDeclaration,
    facts: PartFacts,
    /// Names of substances of very high concern above 0.1 %.
    svhc: Vec<&'a str>,
    /// Row and identity of the first list of REACH.
    reach_list: Option<(usize, &'a str)>,
}

/// The records of a declaration, one for each part number, in the order in which they are met.
pub(super) fn read_declaration(
    source: SourceIndex,
    sheet: &Sheet,
    findings: &mut Findings,
) -> (Layout, Vec<PartRecord>) {
    let table = &sheet.table;
    let mut parts: Vec<Part<'_>> = Vec::new();
    let mut known: HashMap<&str, usize> = HashMap::new();
    for row in 0..table.row_count() {
        let declared = declared(table, row);
        note_number(source, table, row, &declared, findings);
        let own = cell(table, row, Column::PartNumber);
        for number in cell(table, row, Column::PartOf).split('\n').chain([own]).filter(|it| !it.is_empty()) {
            let at = *known.entry(number).or_insert(parts.len());
            if at == parts.len() {
                parts.push(Part {
                    row,
                    number,
                    declaration: PartDeclaration::default(),
                    facts: PartFacts::default(),
                    svhc: Vec::new(),
                    reach_list: None,
                });
            }
            if let Some(part) = parts.get_mut(at) {
                // The mass of a part inside is not that of the part around it.
                let part_mass = declared.part_mass.filter(|_| number == own);
                part.take(source, table, row, &Declared { part_mass, ..declared });
            }
        }
    }
    let records = parts.into_iter().map(|it| it.finish(source, table)).collect();
    (layout(sheet), records)
}

fn cell(table: &Table, row: usize, column: Column) -> &str {
    table.cell(row, column as usize)
}

fn declared(table: &Table, row: usize) -> Declared<'_> {
    let text = |column| cell(table, row, column);
    let number = |column| text(column).parse().ok();
    Declared {
        substance: text(Column::Substance),
        cas: text(Column::Cas),
        material: text(Column::Material),
        percent: number(Column::Percent),
        above: match text(Column::AboveLimit) {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        },
        list: text(Column::List),
        exemptions: text(Column::Exemption),
        material_number: text(Column::MaterialNumber).parse().unwrap_or(0),
        material_mass: number(Column::MaterialMass),
        part_mass: number(Column::PartMass),
    }
}

fn evidence(source: SourceIndex, row: usize, text: &str) -> Evidence {
    let column = ColumnIndex(Column::Substance as u16);
    Evidence { source, row: RowNumber::from_index(row), column, text: text.into() }
}

fn note_number(
    source: SourceIndex,
    table: &Table,
    row: usize,
    declared: &Declared<'_>,
    findings: &mut Findings,
) {
    let code = match declared.number_trouble() {
        Some(NumberTrouble::NotACas) => "declaration.cas-number",
        Some(NumberTrouble::OtherName) => "declaration.cas-name",
        None => return,
    };
    let place = Place {
        source: Some(source),
        row: Some(table.row_number(row)),
        column: Some(ColumnIndex(Column::Cas as u16)),
        line: None,
    };
    findings.push(
        Finding::new(code, Severity::Warning, place)
            .with("cas", declared.cas)
            .with("substance", declared.substance),
    );
}

impl<'a> Part<'a> {
    fn take(&mut self, source: SourceIndex, table: &'a Table, row: usize, declared: &Declared<'a>) {
        if let Some(Judged { statement, text }) = self.declaration.add(row, declared) {
            let text = signed(table, row, text);
            self.facts.rohs.push(Stated { value: statement, evidence: evidence(source, row, &text) });
        }
        if declared.is_svhc_above() && !self.svhc.contains(&declared.substance) {
            self.svhc.push(declared.substance);
        }
        if declared.is_of_reach_list() && declared.above.is_some() {
            self.reach_list.get_or_insert((row, declared.list));
        }
    }

    fn finish(mut self, source: SourceIndex, table: &Table) -> PartRecord {
        for (row, Judged { statement, text }) in self.declaration.conclude() {
            let row = row.unwrap_or(self.row);
            let text = signed(table, row, text);
            self.facts.rohs.push(Stated { value: statement, evidence: evidence(source, row, &text) });
        }
        let reach = if self.svhc.is_empty() {
            self.reach_list.map(|(row, list)| (row, no_svhc(list)))
        } else {
            Some((self.row, format!("Contains SVHC: {}", self.svhc.join(", "))))
        };
        if let Some((row, text)) = reach {
            self.facts.statements.push((StatementKind::Reach, evidence(source, row, &text)));
        }
        let text = |column| cell(table, self.row, column);
        let is_own = text(Column::PartNumber) == self.number;
        PartRecord {
            source,
            row: table.row_number(self.row),
            mpn: self.number.to_owned(),
            manufacturer: text(Column::Supplier).to_owned(),
            supplier: String::new(),
            supplier_part_number: String::new(),
            description: if is_own { text(Column::Name) } else { "" }.to_owned(),
            facts: self.facts,
        }
    }
}

/// The words with who declares them and when.
fn signed(table: &Table, row: usize, mut text: String) -> String {
    for column in [Column::Supplier, Column::Date] {
        let by = cell(table, row, column);
        if !by.is_empty() {
            text.push_str(", ");
            text.push_str(by);
        }
    }
    text
}

/// `EUREACH-0624` is the list of June 2024: "No SVHC (2024-06-01)".
fn no_svhc(list: &str) -> String {
    let digits = list.rsplit('-').next().unwrap_or("");
    match (digits.get(..2), digits.get(2..)) {
        (Some(month), Some(year)) if digits.len() == 4 && digits.bytes().all(|it| it.is_ascii_digit()) => {
            format!("No SVHC (20{year}-{month}-01)")
        }
        _ => "No SVHC".to_owned(),
    }
}

fn layout(sheet: &Sheet) -> Layout {
    let header =
        |column: usize| sheet.header.as_ref().and_then(|it| it.get(column)).cloned().unwrap_or_default();
    let roles = [
        (Column::PartNumber, Role::Mpn),
        (Column::Name, Role::Description),
        (Column::Supplier, Role::Manufacturer),
        (Column::Exemption, Role::RohsExemption),
    ];
    let columns = roles.map(|(column, role)| ColumnRole {
        column: ColumnIndex(column as u16),
        role,
        header: header(column as usize),
        confidence: 1.0,
        runner_up: None,
    });
    let is_used = |column: usize| roles.iter().any(|it| it.0 as usize == column);
    let count = sheet.header.as_ref().map_or(0, Vec::len);
    let others = (0_u16..).take(count).filter(|it| !is_used(usize::from(*it)));
    let rows = sheet.table.row_count();
    Layout {
        columns: columns.to_vec(),
        unused: others.map(|it| (ColumnIndex(it), header(usize::from(it)))).collect(),
        first_row: (rows > 0).then_some(RowNumber(1)),
        last_row: rows.checked_sub(1).map(RowNumber::from_index),
        confidence: 1.0,
        ..Layout::default()
    }
}
