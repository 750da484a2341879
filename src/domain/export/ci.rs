//! Findings for the programs that watch over a repository: SARIF for code scanning, JUnit for every CI. Only the command
//! line writes them, so the site's programs do without. Both are English whatever is spoken.

mod junit;
mod sarif;

use std::borrow::Cow;
use std::io::{self, Write};

use super::exporter::{Exporter, written};
use super::labels;
use crate::domain::finding::Finding;
use crate::domain::report::Report;
use crate::domain::report::source::Source;

pub(super) const SARIF: Exporter = Exporter::for_programs("sarif", "sarif", "application/sarif+json", |it| {
    it.report.audience.sees_lines().then(|| written(|out| sarif_to(it.report, out)))
});

pub(super) const JUNIT: Exporter = Exporter::for_programs("junit", "xml", "application/xml", |it| {
    it.report.audience.sees_lines().then(|| junit::write(it.report))
});

/// The findings as SARIF into any sink.
///
/// # Errors
/// Those of the sink.
pub fn sarif_to(report: &Report, out: &mut impl Write) -> io::Result<()> {
    sarif::write_to(report, out)
}

/// The file that a finding is about: its own, else the BOM; `None` where no file is open.
fn source_of<'r>(report: &'r Report, finding: &Finding) -> Option<(usize, &'r Source)> {
    let own = finding.place.source.map(|it| usize::from(it.0));
    let of_bom = || report.sources.iter().position(|it| it.name == report.name());
    let at = own.or_else(of_bom)?;
    Some((at, report.sources.get(at)?))
}

/// The row of a finding as its file counts it, and the sheet where that file has several.
fn row_of<'r>(report: &'r Report, finding: &Finding) -> Option<(Option<&'r str>, u32)> {
    let (source, row) = finding.place.source.zip(finding.place.row)?;
    let (sheet, row) = report.row_in_sheet(source, row);
    Some((sheet, row.0))
}

/// The line of the BOM that a finding is about, by its designators or its part number; empty where there is none.
fn part_of(report: &Report, finding: &Finding) -> String {
    let line = finding.place.line.and_then(|it| report.lines.get(it as usize));
    let Some(bom) = line.map(|it| &it.line) else { return String::new() };
    if bom.designators.is_empty() { bom.mpn.clone() } else { bom.designators.join(" ") }
}

/// The column of a finding as people find it.
fn column_of<'r>(report: &'r Report, finding: &Finding) -> Option<Cow<'r, str>> {
    let (_, source) = source_of(report, finding)?;
    finding.place.column.map(|it| labels::column(source, it))
}
