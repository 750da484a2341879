//! A small report, made by hand, that has every kind of result. The exports and views are tested with it.

use std::sync::Arc;

use bomlight::domain::assess::compliance::{judge, summary};
use bomlight::domain::bom::package::PackageClass;
use bomlight::domain::bom::part_class::PartClass;
use bomlight::domain::bom::{BomLine, SupplierPart};
use bomlight::domain::compliance::RohsStatus;
use bomlight::domain::compliance::regimes::Regime;
use bomlight::domain::cost::bought::Bought;
use bomlight::domain::cost::line_cost::Basis;
use bomlight::domain::cost::line_costs::{LineCosts, OfPart};
use bomlight::domain::cost::tier::{Coverage, Tier};
use bomlight::domain::finding::{Finding, Severity};
use bomlight::domain::money::Currency;
use bomlight::domain::money::rounding::round_money;
use bomlight::domain::number::DecimalSign;
use bomlight::domain::parts::lifecycle::Lifecycle;
use bomlight::domain::parts::{Alternate, Offer, PriceBreak, StatementKind};
use bomlight::domain::place::{ColumnIndex, Evidence, Place, RowNumber, SourceIndex, Stated};
use bomlight::domain::read::{CSV, XLSX};
use bomlight::domain::recognise::{BreakColumn, ColumnRole, Layout, Role};
use bomlight::domain::report::line::{LineRohs, ReportLine};
use bomlight::domain::report::prepared::Prepared;
use bomlight::domain::report::source::{Source, SourceRole};
use bomlight::domain::report::summaries::{NotChecked, SupplySummary};
use bomlight::domain::report::{Audience, Report};
use bomlight::domain::settings::Settings;
use rust_decimal::Decimal;

pub(crate) fn number(text: &str) -> Decimal {
    text.parse().expect("a number")
}

fn evidence(source: u16, row: u32, column: u16, text: &str) -> Evidence {
    Evidence {
        source: SourceIndex(source),
        row: RowNumber(row),
        column: ColumnIndex(column),
        text: text.into(),
    }
}

/// What a test says of a line; the rest is blank.
struct Made {
    designators: &'static str,
    quantity: Option<&'static str>,
    mpn: &'static str,
    manufacturer: &'static str,
    value: &'static str,
    footprint: &'static str,
    description: &'static str,
    class: PartClass,
    dnp: bool,
    rohs: (RohsStatus, &'static str, &'static [&'static str]),
    lifecycle: Option<(Lifecycle, &'static str)>,
    lead_time_days: Option<u32>,
    stock: Option<&'static str>,
    breaks: &'static [(&'static str, &'static str)],
    moq: Option<&'static str>,
    multiple: Option<&'static str>,
}

const BLANK: Made = Made {
    designators: "",
    quantity: None,
    mpn: "",
    manufacturer: "",
    value: "",
    footprint: "",
    description: "",
    class: PartClass::Other,
    dnp: false,
    rohs: (RohsStatus::Unknown, "", &[]),
    lifecycle: None,
    lead_time_days: None,
    stock: None,
    breaks: &[],
    moq: None,
    multiple: None,
};

const LINES: &[Made] = &[
    Made {
        designators: "U1",
        quantity: Some("1"),
        mpn: "STM32F405RGT6",
        manufacturer: "STMicroelectronics",
        footprint: "LQFP-64",
        description: "Microcontroller, Cortex-M4, 1 MB flash",
        class: PartClass::IntegratedCircuit,
        rohs: (RohsStatus::Compliant, "ROHS3 Compliant", &[]),
        lifecycle: Some((Lifecycle::Active, "Active")),
        lead_time_days: Some(182),
        stock: Some("1240"),
        breaks: &[("1", "14.12"), ("10", "12.85"), ("100", "10.47"), ("1000", "8.62")],
        ..BLANK
    },
    Made {
        designators: "R1 R2 R3 R4 R5 R6 R7 R8 R9 R10 R11 R12",
        quantity: Some("12"),
        mpn: "RC0402FR-0710KL",
        manufacturer: "Yageo",
        value: "10k",
        footprint: "0402",
        description: "Resistor 1 %",
        class: PartClass::Resistor,
        rohs: (RohsStatus::Compliant, "Yes", &[]),
        lifecycle: Some((Lifecycle::Active, "Active")),
        lead_time_days: Some(84),
        stock: Some("2500000"),
        breaks: &[("100", "0.0049"), ("1000", "0.0021"), ("10000", "0.0011")],
        moq: Some("100"),
        multiple: Some("100"),
        ..BLANK
    },
    Made {
        designators: "C1 C2 C3 C4 C5 C6",
        quantity: Some("6"),
        mpn: "GRM155R71C104KA88D",
        manufacturer: "Murata",
        value: "100n",
        footprint: "0402",
        description: "Capacitor X7R 16 V",
        class: PartClass::Capacitor,
        lead_time_days: Some(98),
        stock: Some("400000"),
        breaks: &[("1", "0.10"), ("100", "0.0121"), ("4000", "0.0047")],
        ..BLANK
    },
    Made {
        designators: "D1 D2 D3 D4",
        quantity: Some("4"),
        mpn: "SMBJ24A",
        manufacturer: "Littelfuse",
        footprint: "SMB",
        description: "TVS diode 24 V",
        class: PartClass::Diode,
        rohs: (RohsStatus::ByExemption, "RoHS compliant with exemption 7(a)", &["7(a)"]),
        lifecycle: Some((Lifecycle::Active, "Production")),
        lead_time_days: Some(70),
        stock: Some("8800"),
        breaks: &[("1", "0.44"), ("100", "0.262"), ("3000", "0.171")],
        ..BLANK
    },
    Made {
        designators: "J1",
        quantity: Some("1"),
        mpn: "DB9-F-THT",
        manufacturer: "Norcomp",
        footprint: "D-SUB 9",
        description: "Connector, tin-lead finish <unplated>",
        class: PartClass::Connector,
        rohs: (RohsStatus::NonCompliant, "Non-Compliant", &[]),
        lifecycle: Some((Lifecycle::Nrnd, "Not For New Designs")),
        lead_time_days: Some(0),
        stock: Some("310"),
        breaks: &[("1", "3.20"), ("50", "2.75")],
        ..BLANK
    },
    Made {
        designators: "Q1 Q2",
        quantity: Some("2"),
        mpn: "2N7002-OLD",
        manufacturer: "Fairchild",
        footprint: "SOT-23",
        description: "MOSFET, N-channel",
        class: PartClass::Transistor,
        rohs: (RohsStatus::Compliant, "RoHS", &[]),
        lifecycle: Some((Lifecycle::Obsolete, "Obsolete")),
        stock: Some("0"),
        breaks: &[("1", "0.31"), ("100", "0.09")],
        ..BLANK
    },
    Made {
        designators: "Y1",
        quantity: Some("1"),
        mpn: "ABM8-8.000MHZ-B2-T",
        manufacturer: "Abracon",
        value: "8 MHz",
        footprint: "3225",
        description: "Crystal 18 pF",
        class: PartClass::Crystal,
        rohs: (RohsStatus::Compliant, "Compliant", &[]),
        lead_time_days: Some(140),
        breaks: &[("1000", "0.39")],
        moq: Some("1000"),
        multiple: Some("1000"),
        ..BLANK
    },
    Made {
        designators: "BT1",
        quantity: Some("1"),
        mpn: "",
        manufacturer: "",
        value: "CR2032 holder",
        description: "=HYPERLINK(\"http://example.test\";\"click\")",
        class: PartClass::Battery,
        ..BLANK
    },
    Made {
        designators: "TP1 TP2",
        quantity: Some("2"),
        value: "Test point",
        dnp: true,
        rohs: (RohsStatus::NotApplicable, "n/a", &[]),
        ..BLANK
    },
    Made {
        designators: "",
        quantity: Some("0.25"),
        mpn: "SAC305-T4",
        manufacturer: "Indium",
        description: "Solder paste, g",
        class: PartClass::Mechanical,
        rohs: (RohsStatus::NotApplicable, "not applicable", &[]),
        breaks: &[("1", "0.21")],
        ..BLANK
    },
    Made {
        designators: "R20 R21 R20",
        quantity: Some("2"),
        mpn: "-10V REF",
        manufacturer: "@home & sons",
        value: "R 0.1",
        footprint: "2512",
        description: "Shunt,\n\"Kelvin\"",
        class: PartClass::Resistor,
        rohs: (RohsStatus::Unknown, "see datasheet", &[]),
        lead_time_days: Some(112),
        stock: Some("5000"),
        breaks: &[("1", "1.10"), ("500", "0.62")],
        ..BLANK
    },
];

const FIRST_ROW: u32 = 5;

fn price_at(breaks: &[PriceBreak], quantity: Decimal) -> Option<Decimal> {
    breaks.iter().rev().find(|it| it.quantity <= quantity).map(|it| it.unit_price)
}

fn line(index: usize, made: &Made, boards: &[u32]) -> ReportLine {
    let row = FIRST_ROW + u32::try_from(index).expect("few lines");
    let quantity = made.quantity.map(number);
    let offers: Vec<Arc<Offer>> = if made.breaks.is_empty() {
        Vec::new()
    } else {
        vec![Arc::new(Offer {
            seller: Some("Example Parts".to_owned()),
            seller_part_number: Some(format!("EX-{index:03}")),
            packaging: made.moq.map(|_| "Reel".to_owned()),
            currency: Some(Currency::USD),
            breaks: made
                .breaks
                .iter()
                .map(|(quantity, price)| PriceBreak { quantity: number(quantity), unit_price: number(price) })
                .collect(),
            moq: made.moq.map(number),
            multiple: made.multiple.map(number),
            stock: made
                .stock
                .map(|stock| Stated { value: number(stock), evidence: evidence(1, row - 3, 4, stock) }),
            lead_time_days: made.lead_time_days.map(|days| Stated {
                value: days,
                evidence: evidence(1, row - 3, 5, &format!("{} weeks", days / 7)),
            }),
            price_evidence: Some(evidence(1, row - 3, 1, made.breaks[0].1)),
            ..Offer::default()
        })]
    };
    let per_board = if made.dnp { Decimal::ZERO } else { quantity.unwrap_or(Decimal::ONE) };
    let basis = if made.dnp { Basis::Dnp } else { Basis::Unpriced };
    let mut cost = LineCosts::unbought(&boards.into(), per_board, basis, PackageClass::Other);
    for (volume, boards) in boards.iter().enumerate() {
        let need = per_board * Decimal::from(*boards);
        if let (Some(offer), false) = (offers.first(), made.dnp) {
            let multiple = offer.multiple.unwrap_or(Decimal::ONE);
            let order = need.max(offer.moq.unwrap_or(Decimal::ONE));
            let order = (order / multiple).ceil() * multiple;
            let unit_price = price_at(&offer.breaks, order).expect("a price");
            let bought = Bought {
                attrition: Decimal::ZERO,
                order,
                unit_price,
                extended: Some(unit_price * order),
                offer: Some(0),
                plan: None,
                rule: 0,
            };
            cost.buy(volume, OfPart::alone(per_board), bought);
        }
    }
    let (status, words, exemptions) = made.rohs;
    let some_evidence = |text: &str, column| {
        if text.is_empty() { Vec::new() } else { vec![evidence(0, row, column, text)] }
    };
    let mut line = ReportLine {
        decoded: None,
        differs: None,
        words: None,
        usual: None,
        alternate: None,
        doubts: Vec::new(),
        line: BomLine {
            designators: made.designators.split_whitespace().map(str::to_owned).collect(),
            designator_text: made.designators.to_owned(),
            quantity,
            dnp: made.dnp,
            mpn: made.mpn.to_owned(),
            manufacturer: made.manufacturer.to_owned(),
            value: made.value.to_owned(),
            footprint: made.footprint.to_owned(),
            description: made.description.to_owned(),
            supplier_parts: if index == 0 {
                vec![SupplierPart { supplier: Some("Example Parts".to_owned()), number: "EX-STM".to_owned() }]
            } else {
                Vec::new()
            },
            alternates: if index == 1 {
                vec![Alternate {
                    manufacturer: Some("Vishay".to_owned()),
                    mpn: "CRCW040210K0FKED".to_owned(),
                    evidence: evidence(0, row, 7, "CRCW040210K0FKED"),
                }]
            } else {
                Vec::new()
            },
            class: made.class,
            ..BomLine::blank(SourceIndex(0), RowNumber(row))
        },
        rohs: LineRohs {
            status,
            exemptions: exemptions.iter().map(|&it| it.to_owned()).collect(),
            evidence: some_evidence(words, 5),
            stated: if words.is_empty() { Vec::new() } else { vec![status] },
            ..LineRohs::default()
        },
        reach: None,
        lifecycle: made.lifecycle.map(|it| it.0),
        lifecycle_evidence: some_evidence(made.lifecycle.map_or("", |it| it.1), 6),
        lead_time_days: made.lead_time_days,
        lead_time_evidence: offers
            .first()
            .and_then(|it| it.lead_time_days.as_ref())
            .map(|it| vec![it.evidence.clone()])
            .unwrap_or_default(),
        stock: made.stock.map(number),
        stock_evidence: offers
            .first()
            .and_then(|it| it.stock.as_ref())
            .map(|it| vec![it.evidence.clone()])
            .unwrap_or_default(),
        statements: if index == 0 {
            vec![
                (StatementKind::Msl, evidence(0, row, 8, "3 (168 h)")),
                (StatementKind::Datasheet, evidence(0, row, 9, "https://example.test/stm32.pdf")),
            ]
        } else if index == 4 {
            vec![(StatementKind::Datasheet, evidence(0, row, 9, "javascript:alert(1)"))]
        } else {
            Vec::new()
        },
        offers,
        cost,
        findings: Vec::new(),
        severity: None,
    };
    line.find_usual();
    line
}

fn finding(code: &'static str, severity: Severity, line: Option<u32>, column: Option<u16>) -> Finding {
    Finding::new(
        code,
        severity,
        Place {
            source: Some(SourceIndex(0)),
            row: line.map(|line| RowNumber(FIRST_ROW + line)),
            column: column.map(ColumnIndex),
            line,
        },
    )
}

fn findings() -> Vec<Finding> {
    vec![
        finding("supply.long-lead", Severity::Error, Some(0), None)
            .with("days", 182_u32)
            .with("limit", 112_u32),
        finding("rohs.unknown", Severity::Warning, Some(2), Some(5)),
        finding("rohs.non-compliant", Severity::Error, Some(4), Some(5)).with("stated", "Non-Compliant"),
        finding("supply.nrnd", Severity::Warning, Some(4), Some(6)),
        finding("supply.obsolete", Severity::Error, Some(5), Some(6)).with("state", "obsolete"),
        finding("supply.long-lead", Severity::Warning, Some(6), None)
            .with("days", 140_u32)
            .with("limit", 112_u32),
        finding("cost.unpriced", Severity::Warning, Some(7), None),
        finding("data.no-part", Severity::Warning, Some(7), None),
        finding("rohs.unknown", Severity::Warning, Some(7), Some(5)),
        finding("data.duplicate-designator", Severity::Error, Some(10), Some(0))
            .with("designator", "R20")
            .with("first_row", 15_u32),
        finding("data.quantity-mismatch", Severity::Warning, Some(10), Some(1))
            .with("stated", number("2"))
            .with("counted", 3_u32),
        finding("rohs.unknown", Severity::Warning, Some(10), Some(5)),
        finding("cost.currency-missing", Severity::Note, None, None),
    ]
}

fn column(index: u16, role: Role, header: &str, confidence: f32) -> ColumnRole {
    ColumnRole { column: ColumnIndex(index), role, header: header.to_owned(), confidence, runner_up: None }
}

fn sources() -> Vec<Source> {
    vec![
        Source {
            name: "motor <rev B>.csv".to_owned(),
            role: SourceRole::Bom,
            format: CSV,
            encoding: Some("windows-1252"),
            delimiter: Some(';'),
            sheet: None,
            layout: Layout {
                sheet: 0,
                header_row: Some(RowNumber(4)),
                first_row: Some(RowNumber(FIRST_ROW)),
                last_row: Some(RowNumber(15)),
                columns: vec![
                    column(0, Role::Designator, "Reference", 0.99),
                    column(1, Role::Quantity, "Qty", 0.98),
                    column(2, Role::Mpn, "MPN", 0.97),
                    column(3, Role::Manufacturer, "Manufacturer 1", 0.96),
                    column(4, Role::Manufacturer, "Manufacturer 2", 0.9),
                    column(5, Role::Rohs, "RoHS", 1.0),
                    column(6, Role::Lifecycle, "Status", 0.71),
                    column(7, Role::AlternateMpn, "Alt. MPN", 0.8),
                    column(8, Role::Msl, "MSL", 0.8),
                    column(9, Role::Datasheet, "", 0.6),
                ],
                price_breaks: Vec::new(),
                unused: vec![(ColumnIndex(10), "Owner".to_owned())],
                decimal: Some(DecimalSign::Comma),
                confidence: 0.971,
                ..Layout::default()
            },
            line_count: u32::try_from(LINES.len()).expect("few lines"),
            is_sample: false,
            sha256: None,
        },
        Source {
            name: "quote.xlsx".to_owned(),
            role: SourceRole::PartData,
            format: XLSX,
            encoding: None,
            delimiter: None,
            sheet: Some("Prices".to_owned()),
            layout: Layout {
                sheet: 0,
                header_row: Some(RowNumber(1)),
                first_row: Some(RowNumber(2)),
                last_row: Some(RowNumber(12)),
                columns: vec![
                    column(0, Role::Mpn, "Part", 0.9),
                    column(4, Role::Stock, "On hand", 0.9),
                    column(5, Role::LeadTime, "LT (weeks)", 0.9),
                ],
                price_breaks: vec![
                    BreakColumn { column: ColumnIndex(1), quantity: number("1"), header: "1+".to_owned() },
                    BreakColumn {
                        column: ColumnIndex(2),
                        quantity: number("100"),
                        header: "100+".to_owned(),
                    },
                ],
                unused: Vec::new(),
                decimal: Some(DecimalSign::Point),
                confidence: 0.9,
                ..Layout::default()
            },
            line_count: 11,
            is_sample: false,
            sha256: None,
        },
    ]
}

fn tier(boards: u32, lines: &[ReportLine], volume: usize) -> Tier {
    let mut coverage = Coverage::default();
    let mut total = Decimal::ZERO;
    let mut parts = Decimal::ZERO;
    for line in lines {
        let cost = &line.cost.get(volume).expect("a cost");
        match cost.basis() {
            Basis::Priced => coverage.priced += 1,
            Basis::Unpriced | Basis::Estimated => coverage.unpriced += 1,
            Basis::Dnp => coverage.dnp += 1,
        }
        total += cost.extended().unwrap_or_default();
        parts += cost.unit_price().unwrap_or_default() * cost.need();
    }
    let per_board = round_money(total / Decimal::from(boards), 10);
    Tier {
        boards,
        parts,
        excess: total - parts,
        total,
        per_board,
        first_pass: Decimal::ONE,
        good: Decimal::ONE,
        coverage,
        ..Tier::default()
    }
}

/// The report of an eleven-line board with a part-data file.
pub(crate) fn report() -> Report {
    let mut settings = Settings::parts_alone("2026-11-22");
    settings.set_boards(&[1, 100, 10_000]);
    with_settings(settings)
}

/// The same for other volumes.
pub(crate) fn with_settings(settings: Settings) -> Report {
    let make =
        |boards: &[u32]| LINES.iter().enumerate().map(|(i, it)| line(i, it, boards)).collect::<Vec<_>>();
    let mut lines = make(&settings.boards);
    let findings = findings();
    for (index, finding) in findings.iter().enumerate() {
        let Some(line) = finding.place.line.and_then(|it| lines.get_mut(it as usize)) else { continue };
        line.findings.push(u32::try_from(index).expect("few findings"));
        line.severity = line.severity.max(Some(finding.severity));
    }
    let tiers = settings.boards.iter().enumerate().map(|(v, &boards)| tier(boards, &lines, v)).collect();
    let between = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000];
    let dense = make(&between);
    let curve =
        between.iter().enumerate().map(|(v, &boards)| (boards, tier(boards, &dense, v).per_board)).collect();
    let short = settings
        .boards
        .iter()
        .enumerate()
        .map(|(volume, &boards)| {
            let is_short = |it: &&ReportLine| {
                it.stock.is_some_and(|stock| stock < it.cost.get(volume).expect("a cost").need())
            };
            (boards, u32::try_from(lines.iter().filter(is_short).count()).expect("few lines"))
        })
        .collect();
    lines.iter_mut().for_each(|it| judge(it, &settings));
    let rohs = summary(&lines, Regime::EuRohs, &[]);
    let is_stockless = |it: &&ReportLine| !it.line.dnp && it.stock.is_none();
    let stock_unknown = u32::try_from(lines.iter().filter(is_stockless).count()).expect("few lines");
    Report {
        audience: Audience::Internal,
        shared: None,
        settings,
        currency: Some(Currency::USD),
        sources: sources(),
        lines,
        tiers,
        rohs,
        regimes: Vec::new(),
        supply: SupplySummary {
            longest_lead_time_days: Some(182),
            gating_lines: vec![0],
            long_lead: 3,
            lead_time_unknown: 3,
            stock_unknown: Some(stock_unknown),
            short,
            largest_build_from_stock: Some(0),
        },
        findings,
        not_checked: vec![
            NotChecked { check: "rohs", because: "not-stated", lines: Some(3) },
            NotChecked { check: "lifecycle", because: "not-stated", lines: Some(5) },
            NotChecked { check: "assembly-cost", because: "no-profile", lines: None },
        ],
        curve,
        curves: Default::default(),
        crossing: None,
        work: None,
        counts_around: false,
        attrition: Vec::new(),
        prepared: Prepared::default(),
    }
}

/// A file in which nothing was found: no line, no price, no verdict.
pub(crate) fn empty() -> Report {
    let mut report = report();
    report.lines.clear();
    report.tiers.clear();
    report.curve.clear();
    report.findings.clear();
    report.not_checked.clear();
    report.currency = None;
    report.rohs = summary(&[], Regime::EuRohs, &[]);
    report.supply = SupplySummary {
        longest_lead_time_days: None,
        gating_lines: Vec::new(),
        long_lead: 0,
        lead_time_unknown: 0,
        stock_unknown: Some(0),
        short: Vec::new(),
        largest_build_from_stock: None,
    };
    report
}
