//! A copy of a report without what an audience may not see.

pub mod sellers;

use std::borrow::Cow;
use std::sync::Arc;

use crate::domain::assess::compliance::answers;
use crate::domain::bom::BomLine;
use crate::domain::compliance::statements::ReachStatement;
use crate::domain::cost::groups::Groups;
use crate::domain::cost::line_cost::{Basis, LineCost};
use crate::domain::cost::policy::Policy;
use crate::domain::cost::tier::Tier;
use crate::domain::finding::{Arg, Finding, WAIVED};
use crate::domain::language::tr;
use crate::domain::parts::PartFacts;
use crate::domain::parts::price_age::PriceAgeLimits;
use crate::domain::parts::supply::PartSupply;
use crate::domain::place::{Evidence, Place};
use crate::domain::profile::{Process, Profile};
use crate::domain::recognise::Layout;
use crate::domain::recognise::{Overrides, Role};
use crate::domain::report::Report;
use crate::domain::report::audience::Audience;
use crate::domain::report::curves::Curves;
use crate::domain::report::line::{LineRohs, ReportLine};
use crate::domain::report::prepared::Prepared;
use crate::domain::report::source::{Source, SourceRole};
use crate::domain::report::summaries::{NotChecked, SupplySummary};
use crate::domain::settings::Settings;
use crate::domain::settings::by_hand::ByHand;
use crate::domain::settings::risk::RiskWeights;
use crate::domain::settings::waiver::Waiver;
use crate::domain::supply::part::parts_of;
use crate::domain::words::withheld::REASON;
use sellers::Sellers;

/// Checks that speak of purchase.
const PURCHASE_CHECKS: [&str; 3] = ["price-age", "estimates", "attrition"];
/// Findings that speak of a seller, besides all of cost and of prices.
const SELLER_FINDINGS: [&str; 2] = ["data.match-seller-number", "supply.one-house"];

/// The report as an audience may see it. What was taken out for another one does not come back.
pub fn told(report: &Report, audience: Audience) -> Cow<'_, Report> {
    let audience = audience.max(report.audience);
    if audience == report.audience { Cow::Borrowed(report) } else { Cow::Owned(withheld(report, audience)) }
}

fn withheld(report: &Report, audience: Audience) -> Report {
    let sellers = Sellers::of(report);
    let totals = audience.sees_totals(report);
    let kept: Vec<Option<u32>> = kept_findings(report, &sellers);
    let is_kept = |index: usize| kept.get(index).copied().flatten().is_some();
    let findings = report.findings.iter().enumerate().filter(|it| is_kept(it.0)).map(|it| it.1);
    let sees_lines = audience.sees_lines();
    Report {
        audience,
        shared: report.shared.clone(),
        settings: settings(&report.settings, sees_lines, &sellers),
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
        regimes: report.regimes.clone(),
        supply: SupplySummary {
            gating_lines: if sees_lines { report.supply.gating_lines.clone() } else { Vec::new() },
            ..report.supply.clone()
        },
        findings: findings.map(|it| if sees_lines { open(it, &sellers) } else { bare(it) }).collect(),
        not_checked: not_checked(&report.not_checked),
        curve: if totals { report.curve.clone() } else { Vec::new() },
        // What one process costs beside another, and at which numbers of boards a part has a price break.
        curves: Curves::default(),
        crossing: None,
        work: None,
        counts_around: report.counts_around,
        attrition: Vec::new(),
        prepared: Prepared {
            groups: if sees_lines { report.prepared.groups.clone() } else { Groups::default() },
            parts: parts(report),
            answers: sees_lines.then(|| answers(report)),
            ..Prepared::default()
        },
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
    !is_about_purchase(finding.code)
        && !is_purchase_column
        && source.is_none_or(|it| matches!(it.role, SourceRole::Bom | SourceRole::Declaration))
        && !finding.args.iter().filter(|it| it.0 != WAIVED).any(|it| is_named(&it.1, sellers))
}

fn is_about_purchase(code: &str) -> bool {
    code.starts_with("cost.") || code.contains("price") || SELLER_FINDINGS.contains(&code)
}

fn is_named(arg: &Arg, sellers: &Sellers) -> bool {
    matches!(arg, Arg::Text(text) if sellers.are_named_in(text))
}

/// The finding; that it was accepted stays, though the reason may name a seller.
fn open(finding: &Finding, sellers: &Sellers) -> Finding {
    let mut finding = finding.clone();
    for arg in finding.args.iter_mut().filter(|it| it.0 == WAIVED && is_named(&it.1, sellers)) {
        arg.1 = REASON.into();
    }
    finding
}

/// What is known of the supply of the parts, without who sells them: the dates of a plan follow from it. A report
/// from a link holds no offers, so nothing is known of it.
fn parts(report: &Report) -> Option<Vec<PartSupply>> {
    let parts = parts_of(report);
    let without_sellers = parts.into_iter().map(|it| PartSupply { sellers: 0, ..it });
    report.shared.is_none().then(|| without_sellers.collect())
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

/// What the audience may know of the settings: dates, volumes, limits, regimes, and who sends the report. Findings that
/// are accepted name parts, so a summary does without.
fn settings(settings: &Settings, sees_lines: bool, sellers: &Sellers) -> Settings {
    let told = |it: &&Waiver| sees_lines && !is_about_purchase(&it.code) && !sellers.are_named_in(&it.part);
    let waiver = |it: &Waiver| {
        let reason = if sellers.are_named_in(&it.reason) { REASON } else { &it.reason };
        Waiver { reason: reason.to_owned(), ..it.clone() }
    };
    let mut severities = settings.severities.clone();
    severities.retain(|code, _| !is_about_purchase(code));
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
        // The dates of the plan follow from it.
        allowances: it.allowances,
        reel_fee: None,
        phases: it.phases,
    });
    Settings {
        profile,
        sender_without_profile: settings.sender_without_profile.clone(),
        process: None,
        policy: Policy::default(),
        rates: None,
        excess_limit: None,
        target_price: None,
        good: None,
        estimates: false,
        price_age: PriceAgeLimits::default(),
        by_hand: ByHand::default(),
        // The factors of a risk are sellers and prices among others: it is not told at all.
        risk: RiskWeights::default(),
        waivers: settings.waivers.iter().filter(told).map(waiver).collect(),
        severities,
        date: settings.date.clone(),
        boards: settings.boards.clone(),
        currency: settings.currency,
        lead_time: settings.lead_time,
        plan: settings.plan.clone(),
        phases: settings.phases,
        category: settings.category,
        ship_date: settings.ship_date.clone(),
        regimes: settings.regimes.clone(),
    }
}

fn source(source: &Source, number: u32, audience: Audience, sellers: &Sellers) -> Source {
    let is_bom = source.role == SourceRole::Bom && !sellers.are_named_in(&source.name);
    let stays = |header: &str| !sellers.are_named_in(header);
    let layout = &source.layout;
    let columns = layout.columns.iter().filter(|it| !is_purchase(it.role) && stays(&it.header));
    let sees_columns = source.role == SourceRole::Bom && audience.sees_lines();
    Source {
        name: if is_bom { source.name.clone() } else { tr!("File {}", number) },
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
        cost: line.cost.iter().map(need).collect(),
        findings: line.findings.iter().filter_map(|it| kept.get(*it as usize).copied().flatten()).collect(),
        severity: line.severity,
    }
}

/// The verdict with the statements that name no seller.
fn rohs(rohs: &LineRohs, sellers: &Sellers) -> LineRohs {
    let told = rohs.evidence.iter().zip(&rohs.stated).filter(|it| !sellers.are_named_in(&it.0.text));
    let (evidence, stated) = told.map(|(evidence, stated)| (evidence.clone(), *stated)).unzip();
    LineRohs {
        status: rohs.status,
        exemptions: rohs.exemptions.clone(),
        evidence,
        stated,
        exemption_use: rohs.exemption_use,
        outcomes: rohs.outcomes,
        mark: rohs.mark,
    }
}

fn reach(statement: &Arc<ReachStatement>, sellers: &Sellers) -> Arc<ReachStatement> {
    if sellers.are_named_in(&statement.substances) {
        Arc::new(ReachStatement { substances: String::new(), ..statement.as_ref().clone() })
    } else {
        statement.clone()
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
        // Whether its exemptions are in force decides if it counts; which they are is not told.
        rohs: LineRohs { status: line.rohs.status, outcomes: line.rohs.outcomes, ..LineRohs::default() },
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
