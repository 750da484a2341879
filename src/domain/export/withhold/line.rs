//! What is told of a line: to customers what it is, to others how many there are.

use crate::domain::bom::BomLine;
use crate::domain::compliance::statements::ReachStatement;
use crate::domain::cost::line_costs::LineCosts;
use crate::domain::export::withhold::boards::is_named_by;
use crate::domain::export::withhold::sellers::Sellers;
use crate::domain::finding::Severity;
use crate::domain::parts::{Alternate, PartFacts};
use crate::domain::place::Evidence;
use crate::domain::report::Report;
use crate::domain::report::line::{LineRohs, Paper, ReportLine};
use std::sync::Arc;

pub(super) fn line(
    report: &Report,
    line: &ReportLine,
    kept: &[Option<u32>],
    sellers: &Sellers,
) -> ReportLine {
    let evidence = |list: &[Evidence]| -> Vec<Evidence> {
        list.iter().filter(|it| !sellers.are_named_in(&it.text)).cloned().collect()
    };
    let bom = &line.line;
    let is_told = !sellers.are_named_in(&bom.description) && !is_named_by(report, line);
    ReportLine {
        line: BomLine {
            source: bom.source,
            row: bom.row,
            designators: bom.designators.clone(),
            designator_text: bom.designator_text.clone(),
            quantity: bom.quantity,
            assemblies: bom.assemblies,
            left_out: bom.left_out,
            dnp: bom.dnp,
            mpn: bom.mpn.clone(),
            manufacturer: bom.manufacturer.clone(),
            value: bom.value.clone(),
            footprint: bom.footprint.clone(),
            description: if is_told { bom.description.clone() } else { String::new() },
            supplier_parts: Vec::new(),
            alternates: bom.alternates.iter().map(|it| alternate(it, sellers)).collect(),
            class: bom.class,
            facts: PartFacts::default(),
            // Others are told what holds, not what was wrong.
            in_file: None,
        },
        decoded: None,
        differs: None,
        words: None,
        usual: None,
        alternate: line.alternate,
        rohs: rohs(&line.rohs, sellers),
        reach: line.reach.as_ref().map(|it| reach(it, sellers)),
        lifecycle: line.lifecycle,
        lifecycle_evidence: evidence(&line.lifecycle_evidence),
        lead_time_days: line.lead_time_days,
        lead_time_evidence: evidence(&line.lead_time_evidence),
        stock: line.stock,
        stock_evidence: Vec::new(),
        statements: line.statements.iter().filter(|it| !sellers.are_named_in(&it.1.text)).cloned().collect(),
        offers: Vec::new(),
        doubts: Vec::new(),
        cost: line.cost.needed(),
        findings: line.findings.iter().filter_map(|it| kept.get(*it as usize).copied().flatten()).collect(),
        severity: worst(report, line, kept),
    }
}

/// How bad the worst of the findings is that are told.
fn worst(report: &Report, line: &ReportLine, kept: &[Option<u32>]) -> Option<Severity> {
    let is_kept = |it: &&u32| kept.get(**it as usize).is_some_and(Option::is_some);
    line.findings
        .iter()
        .filter(is_kept)
        .filter_map(|it| Some(report.findings.get(*it as usize)?.severity))
        .max()
}

/// The alternate; the words that name it only where no seller is among them.
fn alternate(alternate: &Alternate, sellers: &Sellers) -> Alternate {
    let Alternate { manufacturer, mpn, evidence } = alternate;
    let Evidence { source, row, column, text } = evidence;
    let text = if sellers.are_named_in(text) { mpn.as_str().into() } else { text.clone() };
    Alternate {
        manufacturer: manufacturer.clone(),
        mpn: mpn.clone(),
        evidence: Evidence { source: *source, row: *row, column: *column, text },
    }
}

/// The verdict with the statements that name no seller.
pub(super) fn rohs(rohs: &LineRohs, sellers: &Sellers) -> LineRohs {
    let mut papers = Vec::new();
    let mut next = 0_u16;
    let stated = rohs.evidence.iter().zip(&rohs.stated).enumerate();
    let stated = stated.filter(|it| !sellers.are_named_in(&it.1.0.text)).map(|(at, (evidence, stated))| {
        papers.extend(rohs.paper(at).map(|Paper { of: _, field, date }| Paper {
            of: next,
            field: *field,
            date: *date,
        }));
        next = next.saturating_add(1);
        (evidence.clone(), *stated)
    });
    let (evidence, stated) = stated.unzip();
    let told = |text: &str| if sellers.are_named_in(text) { Box::default() } else { text.into() };
    LineRohs {
        status: rohs.status,
        judged: rohs.judged,
        exemptions: rohs.exemptions.clone(),
        evidence,
        stated,
        papers,
        is_early: rohs.is_early,
        exemption_use: rohs.exemption_use,
        outcomes: rohs.outcomes,
        in_the_way: told(&rohs.in_the_way),
        against: told(&rohs.against),
        mark: rohs.mark,
        is_expected: false,
    }
}

fn reach(statement: &Arc<ReachStatement>, sellers: &Sellers) -> Arc<ReachStatement> {
    if sellers.are_named_in(&statement.substances) {
        let ReachStatement { status, list_date, substances: _ } = statement.as_ref();
        Arc::new(ReachStatement { status: *status, list_date: list_date.clone(), substances: String::new() })
    } else {
        statement.clone()
    }
}

/// A line of which only is known whether it is placed.
pub(super) fn counted_line(report: &Report, line: &ReportLine, kept: &[Option<u32>]) -> ReportLine {
    let bom = &line.line;
    ReportLine {
        line: BomLine {
            quantity: bom.quantity,
            assemblies: bom.assemblies,
            left_out: bom.left_out,
            dnp: bom.dnp,
            class: bom.class,
            ..BomLine::blank(bom.source, bom.row)
        },
        decoded: None,
        differs: None,
        words: None,
        usual: None,
        alternate: None,
        // How it counts; by which exemptions is not told.
        rohs: LineRohs {
            status: line.rohs.status,
            judged: line.rohs.judged,
            is_early: line.rohs.is_early,
            outcomes: line.rohs.outcomes,
            ..LineRohs::default()
        },
        reach: None,
        lifecycle: line.lifecycle,
        lifecycle_evidence: Vec::new(),
        lead_time_days: line.lead_time_days,
        lead_time_evidence: Vec::new(),
        stock: None,
        stock_evidence: Vec::new(),
        statements: Vec::new(),
        offers: Vec::new(),
        doubts: Vec::new(),
        cost: LineCosts::default(),
        findings: Vec::new(),
        severity: worst(report, line, kept),
    }
}
