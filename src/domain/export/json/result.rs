//! `bomlight-result/1`: what a page that embeds the check gets to know. It is small and holds no line, no part number,
//! no price of a part and, unless its name is asked for, nothing of the file.

use std::io::{self, Write};

use serde::Serialize;

use super::compliance::RohsJson;
use super::plain::Plain;
use super::totals::GeneratorJson;
use super::{field, last_list, list};
use crate::domain::cost::tier::Tier;
use crate::domain::export::exporter::{Exporter, JSON};
use crate::domain::finding::Severity;
use crate::domain::known::Known;
use crate::domain::parts::supply::PartSupply;
use crate::domain::report::Report;
use crate::domain::report::source::SourceRole;
use crate::domain::supply::part::parts_of;
use crate::domain::supply::plan::Plan;

pub const EXPORTER: Exporter = Exporter {
    code: "result",
    is_on_command_line: false,
    ending: "result.json",
    media_type: JSON,
    bar: None,
    share: None,
    is_for_programs: false,
    write: |it| Some(write_result(it.report, false, it.least_known)),
};

/// With the name of the BOM.
pub const NAMED: Exporter = Exporter {
    code: "result-named",
    write: |it| Some(write_result(it.report, true, it.least_known)),
    ..EXPORTER
};

/// The name and version of the schema that this module writes.
pub const SCHEMA: &str = "bomlight-result/1";

/// The summary of a report as JSON; with the name of the BOM where `named`. A figure of which less than `least_known`
/// percent of the lines are known is left out and told as missing; `None`: all must be known.
pub fn write_result(report: &Report, named: bool, least_known: Option<u32>) -> Vec<u8> {
    let mut out = Vec::new();
    let told = Told { least: least_known.unwrap_or(100), missing: Vec::new() };
    // Writing to memory cannot fail, and none of the mirror types has a key that is not text.
    let _ = write_to(report, named, told, &mut out);
    out
}

/// What is told to the host.
struct Told {
    /// Percent of the lines that a figure must rest on.
    least: u32,
    /// The figures that are left out.
    missing: Vec<MissingJson>,
}

impl Told {
    /// A figure, where enough of it is known; what is left out is noted.
    fn figure<T>(
        &mut self,
        figure: &'static str,
        boards: Option<u32>,
        known: Known,
        value: Option<T>,
    ) -> Option<T> {
        let value = value.filter(|_| known.reaches(self.least));
        if value.is_none() {
            self.missing.push(MissingJson { figure, boards, known: known.lines, of: known.of });
        }
        value
    }
}

/// A figure that the host does not get: so many of the lines state it; of a ship date, of the parts.
#[derive(Serialize)]
struct MissingJson {
    figure: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    boards: Option<u32>,
    known: u32,
    of: u32,
}

fn write_to(report: &Report, named: bool, mut told: Told, out: &mut impl Write) -> io::Result<()> {
    let parts = parts_of(report);
    out.write_all(b"{\n")?;
    field(out, "schema", &SCHEMA)?;
    field(out, "generator", &GeneratorJson::default())?;
    field(out, "date", &report.settings.date)?;
    if named && report.sources.iter().any(|it| it.role == SourceRole::Bom) {
        field(out, "file_name", &report.name())?;
    }
    if report.sources.iter().any(|it| it.is_sample) {
        field(out, "sample", &true)?;
    }
    field(out, "lines", &LinesJson::new(report))?;
    field(out, "rohs", &RohsJson::new(&report.rohs))?;
    list(
        out,
        "regimes",
        report.regimes.iter().map(|it| (it.regime.code(), it.verdict().code())).map(RegimeJson::new),
    )?;
    field(out, "cost_of", if report.counts_around { &"boards" } else { &"parts" })?;
    if let Some(currency) = &report.currency {
        field(out, "currency", &currency.code())?;
    }
    list(out, "volumes", report.tiers.iter().map(|it| VolumeJson::new(report, &parts, it, &mut told)))?;
    field(out, "supply", &SupplyJson::new(report, &mut told))?;
    field(out, "least_known_percent", &told.least)?;
    list(out, "missing", told.missing.iter())?;
    field(out, "findings", &FindingsJson::new(report))?;
    last_list(out, "not_checked", report.not_checked.iter().map(|it| it.check))?;
    out.write_all(b"}\n")
}

#[derive(Serialize)]
struct LinesJson {
    all: usize,
    fitted: usize,
    dnp: usize,
}

impl LinesJson {
    fn new(report: &Report) -> Self {
        let all = report.lines.len();
        let dnp = report.lines.iter().filter(|it| it.line.dnp).count();
        Self { all, fitted: all - dnp, dnp }
    }
}

#[derive(Serialize)]
struct RegimeJson {
    regime: &'static str,
    verdict: &'static str,
}

impl RegimeJson {
    fn new((regime, verdict): (&'static str, &'static str)) -> Self {
        Self { regime, verdict }
    }
}

/// What a number of boards costs and when they can ship.
#[derive(Serialize)]
struct VolumeJson {
    boards: u32,
    /// Absent where too few lines have a price: an unknown total is not zero.
    #[serde(skip_serializing_if = "Option::is_none")]
    per_board: Option<Plain>,
    #[serde(skip_serializing_if = "Option::is_none")]
    total: Option<Plain>,
    priced: u32,
    estimated: u32,
    unpriced: u32,
    /// Lines whose stated stock is less than the need.
    #[serde(skip_serializing_if = "Option::is_none")]
    short: Option<u32>,
    /// ISO; parts of which no date is known are not in it. Absent where those are too many.
    #[serde(skip_serializing_if = "Option::is_none")]
    earliest_ship: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    parts_without_date: Option<usize>,
}

impl VolumeJson {
    fn new(report: &Report, parts: &[PartSupply], tier: &Tier, told: &mut Told) -> Self {
        let coverage = tier.coverage;
        let boards = Some(tier.boards);
        let plan = Some(parts).filter(|it| !it.is_empty());
        let plan = plan.and_then(|it| Plan::of(it, &report.settings, tier.boards));
        let short = report.supply.short.iter().find(|it| it.0 == tier.boards);
        let per_board = told.figure("per_board", boards, coverage.known(), Some(Plain(tier.per_board)));
        let dated = plan.as_ref().map(Plan::known).unwrap_or_default();
        let ship = plan.as_ref().map(|it| it.earliest_ship.iso());
        Self {
            boards: tier.boards,
            total: per_board.is_some().then_some(Plain(tier.total)),
            per_board,
            priced: coverage.priced,
            estimated: coverage.estimated,
            unpriced: coverage.unpriced,
            short: short.map(|it| it.1),
            earliest_ship: told.figure("earliest_ship", boards, dated, ship),
            parts_without_date: plan.map(|it| it.unknown.len()),
        }
    }
}

#[derive(Serialize)]
struct SupplyJson {
    #[serde(skip_serializing_if = "Option::is_none")]
    longest_lead_time_days: Option<u32>,
    long_lead: u32,
    lead_time_unknown: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    stock_unknown: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    largest_build_from_stock: Option<u64>,
}

impl SupplyJson {
    fn new(report: &Report, told: &mut Told) -> Self {
        let supply = &report.supply;
        let (lead, stock) = (report.known_lead_times(), report.known_stock());
        let (longest, largest) = (supply.longest_lead_time_days, supply.largest_build_from_stock);
        Self {
            longest_lead_time_days: told.figure("longest_lead_time_days", None, lead, longest),
            long_lead: supply.long_lead,
            lead_time_unknown: supply.lead_time_unknown,
            stock_unknown: supply.stock_unknown,
            largest_build_from_stock: told.figure("largest_build_from_stock", None, stock, largest),
        }
    }
}

#[derive(Serialize)]
struct FindingsJson {
    error: usize,
    warning: usize,
    note: usize,
}

impl FindingsJson {
    fn new(report: &Report) -> Self {
        let with = |severity| report.findings.iter().filter(|it| it.severity == severity).count();
        Self { error: with(Severity::Error), warning: with(Severity::Warning), note: with(Severity::Note) }
    }
}
