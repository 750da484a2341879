//! A copy of a report with what an audience is told, and nothing else. Every struct is taken apart field by field: a new
//! field does not compile until somebody decides who is told.

mod sellers;

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
use crate::domain::parts::price_age::PriceAgeLimits;
use crate::domain::parts::supply::PartSupply;
use crate::domain::parts::{Alternate, PartFacts};
use crate::domain::place::{ColumnIndex, Evidence, Place, SheetPart};
use crate::domain::profile::{Process, Profile};
use crate::domain::recognise::{BoardChoice, Boards, Layout, Overrides, Role};
use crate::domain::report::curves::Curves;
use crate::domain::report::line::{LineRohs, ReportLine};
use crate::domain::report::prepared::Prepared;
use crate::domain::report::source::{Source, SourceRole};
use crate::domain::report::summaries::{NotChecked, SupplySummary};
use crate::domain::report::{Audience, Report};
use crate::domain::settings::Settings;
use crate::domain::settings::by_hand::ByHand;
use crate::domain::settings::risk::RiskWeights;
use crate::domain::settings::waiver::Waiver;
use crate::domain::supply::part::parts_of;
use crate::domain::words::withheld::REASON;
use sellers::Sellers;

/// Checks that speak of purchase.
const PURCHASE_CHECKS: [&str; 3] = ["price-age", "estimates", "attrition"];
/// Findings that name the boards of a file, or columns that are told to nobody outside.
const FILE_FINDINGS: [&str; 6] = [
    "data.columns-unused",
    "file.boards-added-up",
    "file.boards-by-line",
    "file.boards-in-columns",
    "file.boards-in-rows",
    "file.boards-on-sheets",
];
/// Findings that speak of a seller, besides all of cost and of prices.
const SELLER_FINDINGS: [&str; 2] = ["data.match-seller-number", "supply.one-house"];

/// The report as an audience may see it. What was taken out for another one does not come back.
pub fn told(report: &Report, audience: Audience) -> Cow<'_, Report> {
    let audience = audience.max(report.audience);
    if audience == report.audience { Cow::Borrowed(report) } else { Cow::Owned(copy(report, audience)) }
}

fn copy(report: &Report, audience: Audience) -> Report {
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
        supply: supply(&report.supply, sees_lines),
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
            packages: Vec::new(),
            last_buys: Vec::new(),
            adopted: Vec::new(),
            alternates: Vec::new(),
            bought: None,
            parts: parts(report),
            answers: sees_lines.then(|| answers(report)),
        },
    }
}

fn supply(summary: &SupplySummary, sees_lines: bool) -> SupplySummary {
    let SupplySummary {
        longest_lead_time_days,
        gating_lines,
        long_lead,
        lead_time_unknown,
        short,
        largest_build_from_stock,
    } = summary;
    SupplySummary {
        longest_lead_time_days: *longest_lead_time_days,
        gating_lines: if sees_lines { gating_lines.clone() } else { Vec::new() },
        long_lead: *long_lead,
        lead_time_unknown: *lead_time_unknown,
        short: short.clone(),
        largest_build_from_stock: *largest_build_from_stock,
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
        && !FILE_FINDINGS.contains(&finding.code)
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
    let without_sellers = parts.into_iter().map(|it| part_supply(&it));
    report.shared.is_none().then(|| without_sellers.collect())
}

fn part_supply(part: &PartSupply) -> PartSupply {
    let PartSupply {
        line,
        lines,
        pieces,
        on_hand,
        at_sellers,
        lead_time_days,
        is_in_stock,
        sellers: _,
        lifecycle,
        is_ended,
    } = *part;
    PartSupply {
        line,
        lines,
        pieces,
        on_hand,
        at_sellers,
        lead_time_days,
        is_in_stock,
        sellers: 0,
        lifecycle,
        is_ended,
    }
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
        Waiver { code: it.code.clone(), part: it.part.clone(), reason: reason.to_owned() }
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

/// What is told of a file: of the BOM its name, and to those who see lines its columns; of others how many lines they have.
/// Which boards a file holds is told to nobody outside.
fn source(source: &Source, number: u32, audience: Audience, sellers: &Sellers) -> Source {
    let Source {
        name,
        role,
        format,
        encoding,
        delimiter,
        sheet,
        layout: read,
        line_count,
        is_sample,
        sha256,
    } = source;
    let is_bom = *role == SourceRole::Bom && !sellers.are_named_in(name);
    let sees_columns = *role == SourceRole::Bom && audience.sees_lines();
    let sees_sheets = is_bom && audience.sees_lines();
    Source {
        name: if is_bom { name.clone() } else { tr!("File {}", number) },
        role: *role,
        format: *format,
        encoding: *encoding,
        delimiter: *delimiter,
        sheet: sheet.clone().filter(|it| sees_sheets && !sellers.are_named_in(it)),
        layout: layout(read, is_bom, sees_columns, sees_sheets, sellers),
        line_count: *line_count,
        is_sample: *is_sample,
        sha256: sha256.filter(|_| is_bom),
    }
}

fn layout(layout: &Layout, is_bom: bool, sees_columns: bool, sees_sheets: bool, sellers: &Sellers) -> Layout {
    let Layout {
        sheet,
        header_row,
        first_row,
        last_row,
        columns,
        price_breaks: _,
        unused: _,
        decimal,
        confidence,
        parts,
        boards,
        decided: _,
    } = layout;
    let told = columns
        .iter()
        .filter(|it| !is_purchase(it.role) && !sellers.are_named_in(&it.header))
        .filter(|it| !names_a_board(boards, it.column));
    Layout {
        sheet: *sheet,
        header_row: *header_row,
        first_row: *first_row,
        last_row: *last_row,
        columns: if sees_columns { told.cloned().collect() } else { Vec::new() },
        price_breaks: Vec::new(),
        unused: Vec::new(),
        decimal: *decimal,
        confidence: *confidence,
        parts: if is_bom { sheets(parts, sees_sheets, sellers) } else { Vec::new() },
        boards: Boards::default(),
        decided: Overrides::default(),
    }
}

/// The sheets that rows are counted in; by their number where their names are not told.
fn sheets(parts: &[SheetPart], sees_names: bool, sellers: &Sellers) -> Vec<SheetPart> {
    let told = |SheetPart { name, first_row }: &SheetPart, number: usize| SheetPart {
        name: if sees_names && !sellers.are_named_in(name) { name.clone() } else { number.to_string() },
        first_row: *first_row,
    };
    parts.iter().zip(1..).map(|(part, number)| told(part, number)).collect()
}

/// The header of the column is the name of a board.
fn names_a_board(boards: &Boards, column: ColumnIndex) -> bool {
    let Boards { all, taken: _, sum } = boards;
    *sum == Some(column)
        || all.iter().any(|it| match it.choice {
            BoardChoice::Column(at) => at == column,
            BoardChoice::Rows(..) | BoardChoice::Marked(_) => false,
        })
}

fn line(line: &ReportLine, kept: &[Option<u32>], sellers: &Sellers) -> ReportLine {
    let evidence = |list: &[Evidence]| -> Vec<Evidence> {
        list.iter().filter(|it| !sellers.are_named_in(&it.text)).cloned().collect()
    };
    let bom = &line.line;
    let open = |text: &str| if sellers.are_named_in(text) { String::new() } else { text.to_owned() };
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
            description: open(&bom.description),
            supplier_parts: Vec::new(),
            alternates: bom.alternates.iter().map(|it| alternate(it, sellers)).collect(),
            class: bom.class,
            facts: PartFacts::default(),
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
        let ReachStatement { status, list_date, substances: _ } = statement.as_ref();
        Arc::new(ReachStatement { status: *status, list_date: list_date.clone(), substances: String::new() })
    } else {
        statement.clone()
    }
}

/// A line of which only is known whether it is placed.
fn counted_line(line: &ReportLine) -> ReportLine {
    let bom = &line.line;
    ReportLine {
        line: BomLine {
            source: bom.source,
            row: bom.row,
            designators: Vec::new(),
            designator_text: String::new(),
            quantity: bom.quantity,
            assemblies: bom.assemblies,
            left_out: bom.left_out,
            dnp: bom.dnp,
            mpn: String::new(),
            manufacturer: String::new(),
            value: String::new(),
            footprint: String::new(),
            description: String::new(),
            supplier_parts: Vec::new(),
            alternates: Vec::new(),
            class: bom.class,
            facts: PartFacts::default(),
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
        boards: cost.boards,
        need: cost.need,
        part_need: cost.part_need,
        attrition: zero,
        order: zero,
        unit_price: None,
        extended: None,
        basis: if cost.basis == Basis::Dnp { Basis::Dnp } else { Basis::Unpriced },
        offer: None,
        plan: None,
        estimate: None,
        is_at_last_break: cost.is_at_last_break,
        is_undated: cost.is_undated,
        is_by_hand: false,
        bought_with: cost.bought_with,
        rule: 0,
        package: cost.package,
    }
}

fn tier(tier: &Tier, totals: bool) -> Tier {
    let zero = rust_decimal::Decimal::ZERO;
    Tier {
        boards: tier.boards,
        parts: zero,
        attrition: zero,
        excess: zero,
        pcb: zero,
        assembly: zero,
        setup: zero,
        nre: zero,
        margin: zero,
        total: if totals { tier.total } else { zero },
        per_board: if totals { tier.per_board } else { zero },
        first_pass: tier.first_pass,
        good: tier.good,
        process: tier.process.filter(|_| totals),
        by_process: Vec::new(),
        estimated: None,
        coverage: tier.coverage,
    }
}

fn not_checked(list: &[NotChecked]) -> Vec<NotChecked> {
    list.iter().filter(|it| !PURCHASE_CHECKS.contains(&it.check)).cloned().collect()
}
