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
    fit(&mut report_line);
    report_line
}

/// Gives back the room that was taken for more facts than there are.
fn fit(line: &mut ReportLine) {
    let rohs = &mut line.rohs;
    rohs.stated.shrink_to_fit();
    rohs.exemptions.shrink_to_fit();
    for evidence in [
        &mut rohs.evidence,
        &mut line.lifecycle_evidence,
        &mut line.lead_time_evidence,
        &mut line.stock_evidence,
    ] {
        evidence.shrink_to_fit();
    }
    line.offers.shrink_to_fit();
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
        line.lifecycle_evidence.push(stated.evidence.clone());
    }
    for offer in &facts.offers {
        if let Some(lead) = &offer.lead_time_days {
            line.lead_time_days = Some(line.lead_time_days.map_or(lead.value, |it| it.min(lead.value)));
            line.lead_time_evidence.push(lead.evidence.clone());
        }
        if let Some(stock) = &offer.stock {
            push_once(&stock.evidence, &mut line.stock_evidence);
        }
        line.offers.push(offer.clone());
    }
    line.statements.extend(facts.statements.iter().cloned());
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
            rohs.exemptions.push(exemption.clone());
        }
    }
    if stated == RohsStatus::ByExemption
        || (stated == RohsStatus::Compliant && rohs.exemption_use == ExemptionUse::NotStated)
    {
        rohs.exemption_use = statement.value.exemption_use;
    }
    rohs.stated.push(stated);
    rohs.evidence.push(statement.evidence.clone());
}

/// Several offers of a row share one cell.
fn push_once(evidence: &Evidence, list: &mut Vec<Evidence>) {
    if !list.contains(evidence) {
        list.push(evidence.clone());
    }
}
