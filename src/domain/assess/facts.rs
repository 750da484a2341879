//! All that is said of a line, by its own row and by part data, brought together with its evidence.

use crate::domain::bom::BomLine;
use crate::domain::compliance::{ExemptionUse, RohsStatement, RohsStatus};
use crate::domain::parts::stock::stock_of;
use crate::domain::parts::{PartFacts, PartRecord};
use crate::domain::place::{ColumnIndex, Evidence, Stated};
use crate::domain::report::line::{LineRohs, ReportLine};
use std::sync::Arc;

/// The line with its facts; cost and findings come later.
pub fn gather(line: BomLine, matched: &[u32], records: &[PartRecord]) -> ReportLine {
    let mut report_line = ReportLine::unjudged(line);
    // The row's own facts stay in the line as they were read; they are lent out while they are added up.
    let own = std::mem::take(&mut report_line.line.facts);
    let facts = matched.iter().filter_map(|it| records.get(*it as usize)).map(|it| &it.facts);
    for facts in std::iter::once(&own).chain(facts) {
        add(facts, &mut report_line);
    }
    report_line.line.facts = own;
    if report_line.line.in_file.is_some() {
        take_entered_lead_time(&mut report_line);
    }
    report_line.stock = stock_of(report_line.offers.iter().map(|it| it.as_ref()));
    report_line
}

/// A lead time that a person entered stands in the place of all that is stated.
#[inline(never)]
fn take_entered_lead_time(line: &mut ReportLine) {
    let leads = line.offers.iter().filter_map(|it| it.lead_time_days.as_ref());
    let mut entered = leads.filter(|it| it.evidence.column == ColumnIndex::BY_HAND).cloned();
    let Some(lead) = entered.next() else { return };
    line.lead_time_days = Some(lead.value);
    for offer in line.offers.iter_mut().filter(|it| it.lead_time_days.is_some()) {
        Arc::make_mut(offer).lead_time_days = Some(lead.clone());
    }
    line.lead_time_evidence = vec![lead.evidence];
}

/// Adds what one row says.
fn add(facts: &PartFacts, line: &mut ReportLine) {
    for statement in &facts.rohs {
        add_rohs(statement, &mut line.rohs);
    }
    for stated in &facts.lifecycle {
        // Across sources the worst state counts.
        line.lifecycle = line.lifecycle.max(Some(stated.value));
        add_one(&stated.evidence, &mut line.lifecycle_evidence);
    }
    for offer in &facts.offers {
        if let Some(lead) = &offer.lead_time_days {
            line.lead_time_days = Some(line.lead_time_days.map_or(lead.value, |it| it.min(lead.value)));
            add_one(&lead.evidence, &mut line.lead_time_evidence);
        }
        if let Some(stock) = &offer.stock {
            push_once(&stock.evidence, &mut line.stock_evidence);
        }
        add_one(offer, &mut line.offers);
    }
    line.statements.extend_from_slice(&facts.statements);
}

/// A statement of "unknown" takes nothing back that another source knows; of the others the worst counts.
fn add_rohs(statement: &Stated<RohsStatement>, rohs: &mut LineRohs) {
    let stated = statement.value.status;
    if stated != RohsStatus::Unknown && (rohs.status == RohsStatus::Unknown || stated > rohs.status) {
        rohs.status = stated;
    }
    if rohs.in_the_way.is_empty() {
        rohs.in_the_way = statement.value.in_the_way.clone();
    }
    for exemption in &statement.value.exemptions {
        if !rohs.exemptions.contains(exemption) {
            add_one(exemption, &mut rohs.exemptions);
        }
    }
    if stated == RohsStatus::ByExemption
        || (stated == RohsStatus::Compliant && rohs.exemption_use == ExemptionUse::NotStated)
    {
        rohs.exemption_use = statement.value.exemption_use;
    }
    add_one(&stated, &mut rohs.stated);
    add_one(&statement.evidence, &mut rohs.evidence);
}

/// Several offers of a row share one cell.
fn push_once(evidence: &Evidence, list: &mut Vec<Evidence>) {
    if !list.contains(evidence) {
        add_one(evidence, list);
    }
}

/// Most lists of a line hold one item, and there are many lines: room is taken for no more.
fn add_one<T: Clone>(item: &T, list: &mut Vec<T>) {
    if list.is_empty() {
        list.reserve_exact(1);
    }
    list.push(item.clone());
}
