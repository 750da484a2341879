//! Rows of a material declaration → part data: what each declared part says of RoHS and REACH.
//!
//! A part speaks for everything inside of it: a relay with a terminal above the limit is above the limit.

use std::collections::HashMap;

use super::findings::Findings;
use super::layout::{ColumnRole, Layout};
use super::role::Role;
use crate::domain::compliance::RohsStatus;
use crate::domain::compliance::declaration::judging::{Verdict, judge};
use crate::domain::compliance::declaration::listed::STATEMENTS;
use crate::domain::compliance::declaration::lists::{month_of, month_of_list};
use crate::domain::compliance::declaration::whole::{Inner, combine};
use crate::domain::compliance::declaration::{Declared, Judged, NumberTrouble};
use crate::domain::finding::{Finding, Severity};
use crate::domain::parts::{PartFacts, PartRecord, StatementKind};
use crate::domain::place::{ColumnIndex, Evidence, Place, RowNumber, SourceIndex, Stated};
use crate::domain::read::declaration::Column;
use crate::domain::read::{Sheet, Table};

/// A part of the declaration; the same number may stand in it more than once.
struct Instance<'a> {
    number: &'a str,
    /// Indexes of the instances around it, the outermost first.
    around: Vec<usize>,
    /// Those inside of it, at any depth.
    inside: Vec<usize>,
    rows: Vec<usize>,
}

/// The records of a declaration, one for each part number, in the order in which they are met.
pub(super) fn read_declaration(
    source: SourceIndex,
    sheet: &Sheet,
    findings: &mut Findings,
) -> (Layout, Vec<PartRecord>) {
    let table = &sheet.table;
    let instances = instances(table);
    let verdicts: Vec<Verdict> = instances.iter().map(|it| verdict(table, it)).collect();
    for row in 0..table.row_count() {
        note_number(source, table, row, &declared(table, row), findings);
    }
    for (instance, verdict) in instances.iter().zip(&verdicts) {
        note_doubts(source, table, instance, verdict, findings);
    }
    let mut numbers: Vec<&str> = Vec::new();
    let mut known: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, instance) in instances.iter().enumerate().filter(|it| !it.1.number.is_empty()) {
        let of_number = known.entry(instance.number).or_default();
        if of_number.is_empty() {
            numbers.push(instance.number);
        }
        of_number.push(at);
    }
    let all = Declaration { source, table, instances: &instances, verdicts: &verdicts };
    let records = numbers.iter().map(|it| all.record(known.get(it).map_or(&[][..], Vec::as_slice))).collect();
    (layout(sheet), records)
}

/// The parts with their own rows, those around before those inside.
fn instances(table: &Table) -> Vec<Instance<'_>> {
    let mut instances: Vec<Instance<'_>> = Vec::new();
    let mut known: HashMap<&str, usize> = HashMap::new();
    for row in 0..table.row_count() {
        let own = cell(table, row, Column::PartNumber);
        let around = cell(table, row, Column::PartOf).split('\n');
        let mut chain: Vec<usize> = Vec::new();
        let ordinals: Vec<&str> = cell(table, row, Column::PartNumbers).split(' ').collect();
        for (number, ordinal) in
            around.chain([own]).rev().zip(ordinals.iter().rev()).collect::<Vec<_>>().into_iter().rev()
        {
            let at = *known.entry(ordinal).or_insert(instances.len());
            if at == instances.len() {
                instances.push(Instance {
                    number,
                    around: chain.clone(),
                    inside: Vec::new(),
                    rows: Vec::new(),
                });
            }
            chain.push(at);
        }
        if let Some(instance) = chain.last().and_then(|it| instances.get_mut(*it)) {
            instance.rows.push(row);
        }
    }
    for at in 0..instances.len() {
        for outer in instances.get(at).map(|it| it.around.clone()).unwrap_or_default() {
            if let Some(outer) = instances.get_mut(outer) {
                outer.inside.push(at);
            }
        }
    }
    instances
}

fn verdict(table: &Table, instance: &Instance<'_>) -> Verdict {
    let rows: Vec<_> = instance.rows.iter().map(|row| (*row, declared(table, *row))).collect();
    judge(&rows)
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
        threshold: number(Column::Threshold),
        answer: text(Column::Answer),
        category: text(Column::Category),
        date: text(Column::Date),
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

/// A declaration with what its parts prove each.
struct Declaration<'a> {
    source: SourceIndex,
    table: &'a Table,
    instances: &'a [Instance<'a>],
    verdicts: &'a [Verdict],
}

impl Declaration<'_> {
    /// The record of a part number, out of the parts that have it.
    fn record(&self, own: &[usize]) -> PartRecord {
        let table = self.table;
        let mut facts = PartFacts::default();
        let mut rows: Vec<usize> = Vec::new();
        for at in own {
            let own_rows = self.rows_of(*at);
            let first = own_rows.iter().copied().min().unwrap_or(0);
            rows.extend(own_rows);
            for (row, Judged { statement, text }) in self.statements(*at) {
                let row = row.unwrap_or(first);
                let text = signed(table, row, text);
                facts.rohs.push(Stated { value: statement, evidence: evidence(self.source, row, &text) });
            }
        }
        if facts.rohs.iter().any(|it| it.value.status == RohsStatus::Unknown) {
            // Of parts of one number one is not shown to comply: neither is the number.
            facts.rohs.retain(|it| it.value.status != RohsStatus::Compliant);
        }
        if let Some((row, text)) = reach(table, &rows) {
            facts.statements.push((StatementKind::Reach, evidence(self.source, row, &text)));
        }
        for (row, kind, text) in listed(table, &rows) {
            facts.statements.push((kind, evidence(self.source, row, &text)));
        }
        let first = rows.iter().copied().min().unwrap_or(0);
        let own_row = own.iter().filter_map(|it| self.instances.get(*it)?.rows.first()).next();
        let number = own.first().and_then(|it| self.instances.get(*it)).map_or("", |it| it.number);
        PartRecord {
            source: self.source,
            row: table.row_number(first),
            mpn: number.to_owned(),
            manufacturer: cell(table, first, Column::Supplier).to_owned(),
            supplier: String::new(),
            supplier_part_number: String::new(),
            description: own_row.map_or("", |it| cell(table, *it, Column::Name)).to_owned(),
            facts,
        }
    }

    /// The rows of a part and of those inside of it.
    fn rows_of(&self, at: usize) -> Vec<usize> {
        let own = self.instances.get(at);
        let inside = own.into_iter().flat_map(|it| &it.inside).filter_map(|it| self.instances.get(*it));
        own.into_iter().chain(inside).flat_map(|it| it.rows.iter().copied()).collect()
    }

    fn statements(&self, at: usize) -> Vec<(Option<usize>, Judged)> {
        let (Some(own), Some(verdict)) = (self.instances.get(at), self.verdicts.get(at)) else {
            return Vec::new();
        };
        let inner = own.inside.iter().filter_map(|part| {
            let instance = self.instances.get(*part)?;
            Some(Inner {
                verdict: self.verdicts.get(*part)?,
                is_direct: instance.around.last() == Some(&at),
                has_inner: !instance.inside.is_empty(),
            })
        });
        combine(verdict, &inner.collect::<Vec<_>>())
    }
}

/// What the rows say of REACH: substances above 0.1 %, or that there are none by the list that they name. A list that
/// is newer than the declaration says nothing.
fn reach(table: &Table, rows: &[usize]) -> Option<(usize, String)> {
    let mut svhc: Vec<&str> = Vec::new();
    let mut list: Option<(usize, &str)> = None;
    for row in rows {
        let declared = declared(table, *row);
        if declared.is_svhc_above() && !svhc.contains(&declared.substance) {
            svhc.push(declared.substance);
        }
        let is_newer =
            month_of(declared.date).zip(month_of_list(declared.list)).is_some_and(|it| it.0 < it.1);
        if declared.is_of_reach_list() && declared.above.is_some() && !is_newer {
            list.get_or_insert((*row, declared.list));
        }
    }
    if svhc.is_empty() {
        return list.map(|(row, list)| (row, no_svhc(list)));
    }
    Some((rows.first().copied()?, format!("Contains SVHC: {}", svhc.join(", "))))
}

/// What the rows declare above the limits of regimes that list substances of their own: a statement each.
fn listed(table: &Table, rows: &[usize]) -> Vec<(usize, StatementKind, String)> {
    let kinds = [StatementKind::Pops, StatementKind::AnnexXvii, StatementKind::Prop65, StatementKind::Pfas];
    let mut found = Vec::new();
    for ((regime, says), kind) in STATEMENTS.into_iter().zip(kinds) {
        let named = |row: &usize| Some((*row, declared(table, *row).is_listed_by(regime)?));
        let named: Vec<(usize, &str)> = rows.iter().filter_map(named).collect();
        let Some((row, _)) = named.first() else { continue };
        let mut names: Vec<&str> = named.iter().map(|it| it.1).collect();
        names.sort_unstable();
        names.dedup();
        found.push((*row, kind, [says, &names.join(", ")].concat()));
    }
    found
}

/// What speaks against believing it, and a part that nobody can find.
fn note_doubts(
    source: SourceIndex,
    table: &Table,
    instance: &Instance<'_>,
    verdict: &Verdict,
    findings: &mut Findings,
) {
    let at = |row: usize| Place {
        source: Some(source),
        row: Some(table.row_number(row)),
        column: Some(ColumnIndex(Column::Substance as u16)),
        line: None,
    };
    if instance.number.is_empty() && instance.around.is_empty() {
        let row = instance.rows.first().copied().unwrap_or(0);
        findings.push(Finding::new("declaration.no-part-number", Severity::Warning, at(row)));
    }
    for doubt in &verdict.doubts {
        let Some(code) = doubt.code() else { continue };
        let finding = Finding::new(code, Severity::Warning, at(doubt.row));
        findings.push(finding.with("what", doubt.what.as_str()).with("amount", doubt.amount.as_str()));
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
