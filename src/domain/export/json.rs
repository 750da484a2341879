//! `report.json`, schema `bomlight-report/1`.
//!
//! Every key of the document stands on a line of its own, and so does every source, BOM line, tier and
//! finding: two reports can be compared with an ordinary text diff, and a file of 100,000 lines stays small.
//! The document is written piece by piece and never held as a tree. It is English whatever is spoken.

mod compliance;
mod cost;
mod decoded;
mod line;
#[cfg(not(target_arch = "wasm32"))]
pub mod lines;
mod next;
mod offer;
mod plain;
pub mod result;
mod review;
mod settings;
mod source;
mod supply;
mod tier;
mod totals;

use std::io::{self, Write};

use serde::Serialize;

use super::exporter::{self, Button, Exporter};
use crate::domain::language::{en, in_english};
use crate::domain::report::{Audience, Report};
use compliance::{ComplianceJson, MarkingJson};
use line::LineJson;
use next::{BringJson, QuotableJson};
use settings::SettingsJson;
use source::SourceJson;
use supply::SupplyJson;
use tier::{CrossingJson, TierJson};
use totals::{AssumptionJson, FindingJson, GeneratorJson, NotCheckedJson};

pub const EXPORTER: Exporter = Exporter {
    code: "json",
    is_on_command_line: true,
    ending: "json",
    media_type: exporter::JSON,
    bar: Some(Button { place: 1, words: en!("JSON") }),
    share: Some(Button { place: 3, words: en!("Save JSON") }),
    is_for_programs: true,
    write: |it| Some(write_json(it.report)),
};

/// The name and version of the schema that this module writes.
pub const SCHEMA: &str = "bomlight-report/1";

/// The report as JSON: UTF-8, keys in a fixed order, a line break at the end.
pub fn write_json(report: &Report) -> Vec<u8> {
    // About what a line costs with six volumes; growing a large vector by doubling costs more than the guess.
    let mut out = Vec::with_capacity(4_096 + report.lines.len() * 1_024);
    // Writing to memory cannot fail, and none of the mirror types has a key that is not text.
    let _ = write_to(report, &mut out);
    out
}

/// The same into any sink.
///
/// # Errors
/// Those of the sink.
pub fn write_to(report: &Report, out: &mut impl Write) -> io::Result<()> {
    in_english(|| write(report, out))
}

fn write(report: &Report, out: &mut impl Write) -> io::Result<()> {
    before_lines(report, out)?;
    list(out, "lines", lines_of(report))?;
    after_lines(report, out)?;
    list(out, "findings", findings_of(report))?;
    closing(report, out)
}

fn lines_of(report: &Report) -> impl Iterator<Item = LineJson<'_>> {
    let lines = if report.audience.sees_lines() { report.lines.as_slice() } else { &[] };
    lines.iter().enumerate().map(|(at, line)| LineJson::new(report, at, line))
}

fn findings_of(report: &Report) -> impl Iterator<Item = FindingJson<'_>> {
    report.findings.iter().map(|finding| FindingJson::new(report, finding))
}

fn before_lines(report: &Report, out: &mut impl Write) -> io::Result<()> {
    out.write_all(b"{\n")?;
    field(out, "schema", &SCHEMA)?;
    field(out, "generator", &GeneratorJson::default())?;
    if report.audience != Audience::Internal {
        field(out, "audience", &report.audience.code())?;
    }
    field(out, "date", &report.settings.date)?;
    field(out, "settings", &SettingsJson::new(report))?;
    list(out, "sources", report.sources.iter().map(SourceJson::new))
}

fn after_lines(report: &Report, out: &mut impl Write) -> io::Result<()> {
    list(out, "tiers", report.tiers.iter().map(|tier| TierJson::new(report, tier)))?;
    if let Some(crossing) = CrossingJson::new(report) {
        field(out, "crossing", &crossing)?;
    }
    list(out, "assumptions", AssumptionJson::list(report))?;
    field(out, "compliance", &ComplianceJson::new(report))?;
    list(out, "marking", MarkingJson::list(report))?;
    field(out, "supply", &SupplyJson::new(report))?;
    if let Some(quotable) = QuotableJson::new(report) {
        field(out, "quotable", &quotable)?;
        field(out, "rohs_expected", &report.rohs_expected())?;
        list(out, "next", BringJson::list(report).into_iter())?;
    }
    Ok(())
}

fn closing(report: &Report, out: &mut impl Write) -> io::Result<()> {
    last_list(out, "not_checked", report.not_checked.iter().map(NotCheckedJson::new))?;
    out.write_all(b"}\n")
}

fn field(out: &mut impl Write, key: &str, value: &impl Serialize) -> io::Result<()> {
    write!(out, "  \"{key}\": ")?;
    serde_json::to_writer(&mut *out, value)?;
    out.write_all(b",\n")
}

fn list<T: Serialize>(out: &mut impl Write, key: &str, items: impl Iterator<Item = T>) -> io::Result<()> {
    array(out, key, items)?;
    out.write_all(b",\n")
}

fn last_list<T: Serialize>(
    out: &mut impl Write,
    key: &str,
    items: impl Iterator<Item = T>,
) -> io::Result<()> {
    array(out, key, items)?;
    out.write_all(b"\n")
}

fn array<T: Serialize>(out: &mut impl Write, key: &str, items: impl Iterator<Item = T>) -> io::Result<()> {
    write!(out, "  \"{key}\": [")?;
    let mut is_empty = true;
    for item in items {
        out.write_all(if is_empty { b"\n    " } else { b",\n    " })?;
        serde_json::to_writer(&mut *out, &item)?;
        is_empty = false;
    }
    out.write_all(if is_empty { b"]" } else { b"\n  ]" })
}
