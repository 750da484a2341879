//! A copy of a report without what an audience may not see.

use super::Audience;
use super::sellers::Sellers;
use crate::domain::bom::BomLine;
use crate::domain::cost::policy::Policy;
use crate::domain::cost::profile::{Process, Profile};
use crate::domain::cost::{Basis, LineCost, Tier};
use crate::domain::finding::{Arg, Finding};
use crate::domain::parts::PartFacts;
use crate::domain::place::{Evidence, Place};
use crate::domain::project::{ByHand, Settings};
use crate::domain::recognise::{Layout, Overrides, Role};
use crate::domain::report::{LineRohs, NotChecked, Prepared, Report, ReportLine, Source, SourceRole};

/// Checks that speak of purchase.
const PURCHASE_CHECKS: [&str; 3] = ["price-age", "estimates", "attrition"];

pub(super) fn report(report: &Report, audience: Audience) -> Report {
    let sellers = Sellers::of(report);
    let totals = audience.sees_totals(report);
    let kept: Vec<Option<u32>> = kept_findings(report, &sellers);
    let is_kept = |index: usize| kept.get(index).copied().flatten().is_some();
    let findings = report.findings.iter().enumerate().filter(|it| is_kept(it.0)).map(|it| it.1);
    let sees_lines = audience.sees_lines();
    Report {
        audience,
        shared: report.shared.clone(),
        settings: settings(&report.settings),
        currency: report.currency,
        sources: report
            .sources
            .iter()
            .zip(1..)
            .map(|(it, number)| source(it, number, audience, &sellers))
            .collect(),
        lines: if sees_lines {
            report.lines.iter().map(|it| line(it, &kept, &sellers)).collect()
        } else {
            report.lines.iter().map(counted_line).collect()
        },
        tiers: report.tiers.iter().map(|it| tier(it, totals)).collect(),
        rohs: report.rohs.clone(),
        supply: report.supply.clone(),
        findings: findings.map(|it| if sees_lines { it.clone() } else { bare(it) }).collect(),
        not_checked: not_checked(&report.not_checked),
        curve: if totals { report.curve.clone() } else { Vec::new() },
        crossing: None,
        work: None,
        counts_around: report.counts_around,
        attrition: Vec::new(),
        prepared: Prepared::default(),
    }
}

/// Of every finding its place among those that are kept.
fn kept_findings(report: &Report, sellers: &Sellers) -> Vec<Option<u32>> {
    let mut next = 0;
    report
        .findings
        .iter()
        .map(|it| {
            is_open(report, it, sellers).then(|| {
                next += 1;
                next - 1
            })
        })
        .collect()
}

/// The finding speaks neither of a purchase nor of part data, and names no seller.
fn is_open(report: &Report, finding: &Finding, sellers: &Sellers) -> bool {
    let source = finding.place.source.and_then(|it| report.sources.get(usize::from(it.0)));
    let is_purchase_column = source.zip(finding.place.column).is_some_and(|(source, column)| {
        let layout = &source.layout;
        layout.price_breaks.iter().any(|it| it.column == column)
            || layout.columns.iter().any(|it| it.column == column && is_purchase(it.role))
    });
    !finding.code.starts_with("cost.")
        && !finding.code.contains("price")
        && !is_purchase_column
        && source.is_none_or(|it| it.role == SourceRole::Bom)
        && !finding.args.iter().any(|it| matches!(&it.1, Arg::Text(text) if sellers.are_named_in(text)))
}

/// A finding that is only counted.
fn bare(finding: &Finding) -> Finding {
    Finding::new(finding.code, finding.severity, Place::default())
}

/// Columns that tell how something is bought.
fn is_purchase(role: Role) -> bool {
    matches!(
        role,
        Role::Supplier
            | Role::SupplierPn
            | Role::UnitPrice
            | Role::ExtendedPrice
            | Role::Currency
            | Role::Moq
            | Role::Multiple
            | Role::Packaging
            | Role::Stock
            | Role::PriceDate
            | Role::ValidUntil
            | Role::PackagingFee
            | Role::OwnStock
            | Role::Notes
    )
}

/// What the audience may know of the settings: dates, volumes and limits, and who sends the report.
fn settings(settings: &Settings) -> Settings {
    let profile = settings.profile.as_ref().map(|it| Profile {
        name: String::new(),
        date: String::new(),
        currency: it.currency,
        processes: it
            .processes
            .iter()
            .map(|it| Process { name: it.name.clone(), ..Process::default() })
            .collect(),
        attrition_tables: Vec::new(),
        branding: it.branding.clone(),
    });
    Settings {
        profile,
        process: None,
        policy: Policy::default(),
        rates: None,
        excess_limit: None,
        target_price: None,
        good: None,
        estimates: false,
        by_hand: ByHand::default(),
        ..settings.clone()
    }
}

fn source(source: &Source, number: u32, audience: Audience, sellers: &Sellers) -> Source {
    let is_bom = source.role == SourceRole::Bom && !sellers.are_named_in(&source.name);
    let stays = |header: &str| !sellers.are_named_in(header);
    let layout = &source.layout;
    let columns = layout.columns.iter().filter(|it| !is_purchase(it.role) && stays(&it.header));
    let sees_columns = source.role == SourceRole::Bom && audience.sees_lines();
    Source {
        name: if is_bom { source.name.clone() } else { ["File ", &number.to_string()].concat() },
        sha256: source.sha256.filter(|_| is_bom),
        sheet: source.sheet.clone().filter(|it| is_bom && stays(it)),
        layout: Layout {
            columns: if sees_columns { columns.cloned().collect() } else { Vec::new() },
            price_breaks: Vec::new(),
            unused: Vec::new(),
            decided: Overrides::default(),
            parts: if is_bom { layout.parts.clone() } else { Vec::new() },
            ..layout.clone()
        },
        ..source.clone()
    }
}

fn line(line: &ReportLine, kept: &[Option<u32>], sellers: &Sellers) -> ReportLine {
    let evidence = |list: &[Evidence]| -> Vec<Evidence> {
        list.iter().filter(|it| !sellers.are_named_in(&it.text)).cloned().collect()
    };
    let bom = &line.line;
    let open = |text: &str| if sellers.are_named_in(text) { String::new() } else { text.to_owned() };
    ReportLine {
        line: BomLine {
            supplier_parts: Vec::new(),
            facts: PartFacts::default(),
            description: open(&bom.description),
            ..bom.clone()
        },
        alternate: line.alternate,
        rohs: LineRohs { evidence: evidence(&line.rohs.evidence), ..line.rohs.clone() },
        lifecycle: line.lifecycle,
        lifecycle_evidence: evidence(&line.lifecycle_evidence),
        lead_time_days: line.lead_time_days,
        lead_time_evidence: evidence(&line.lead_time_evidence),
        stock: line.stock,
        stock_evidence: Vec::new(),
        statements: line.statements.iter().filter(|it| !sellers.are_named_in(&it.1.text)).cloned().collect(),
        offers: Vec::new(),
        doubts: Vec::new(),
        cost: line.cost.iter().map(need).collect(),
        findings: line.findings.iter().filter_map(|it| kept.get(*it as usize).copied().flatten()).collect(),
        severity: line.severity,
    }
}

/// A line of which only is known whether it is placed.
fn counted_line(line: &ReportLine) -> ReportLine {
    let bom = &line.line;
    ReportLine {
        line: BomLine {
            designators: Vec::new(),
            designator_text: String::new(),
            mpn: String::new(),
            manufacturer: String::new(),
            value: String::new(),
            footprint: String::new(),
            description: String::new(),
            supplier_parts: Vec::new(),
            alternates: Vec::new(),
            facts: PartFacts::default(),
            ..bom.clone()
        },
        alternate: None,
        rohs: LineRohs { status: line.rohs.status, exemptions: Vec::new(), evidence: Vec::new() },
        lifecycle: line.lifecycle,
        lifecycle_evidence: Vec::new(),
        lead_time_days: line.lead_time_days,
        lead_time_evidence: Vec::new(),
        stock: None,
        stock_evidence: Vec::new(),
        statements: Vec::new(),
        offers: Vec::new(),
        doubts: Vec::new(),
        cost: Vec::new(),
        findings: Vec::new(),
        severity: line.severity,
    }
}

/// What is needed; nothing of how it is bought.
fn need(cost: &LineCost) -> LineCost {
    let zero = rust_decimal::Decimal::ZERO;
    LineCost {
        attrition: zero,
        order: zero,
        unit_price: None,
        extended: None,
        basis: if cost.basis == Basis::Dnp { Basis::Dnp } else { Basis::Unpriced },
        offer: None,
        plan: None,
        estimate: None,
        is_by_hand: false,
        rule: 0,
        ..cost.clone()
    }
}

fn tier(tier: &Tier, totals: bool) -> Tier {
    let base = Tier {
        boards: tier.boards,
        coverage: tier.coverage,
        first_pass: tier.first_pass,
        good: tier.good,
        ..Tier::default()
    };
    if !totals {
        return base;
    }
    Tier { total: tier.total, per_board: tier.per_board, process: tier.process, ..base }
}

fn not_checked(list: &[NotChecked]) -> Vec<NotChecked> {
    list.iter().filter(|it| !PURCHASE_CHECKS.contains(&it.check)).cloned().collect()
}
