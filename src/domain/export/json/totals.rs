//! What is said of the whole BOM besides: who wrote it, assumptions, findings, what was not checked.

use std::borrow::Cow;

use serde::Serialize;

use super::plain;
use crate::domain::finding::Finding;
use crate::domain::report::Report;
use crate::domain::report::summaries::NotChecked;
use crate::domain::words::{cost_words, findings as words, reasons};

#[derive(Serialize)]
pub(super) struct GeneratorJson {
    name: &'static str,
    version: &'static str,
}

impl Default for GeneratorJson {
    fn default() -> Self {
        Self { name: "bomlight", version: env!("CARGO_PKG_VERSION") }
    }
}

#[derive(Serialize)]
pub(super) struct AssumptionJson {
    what: String,
    source: String,
}

impl AssumptionJson {
    pub(super) fn list(report: &Report) -> impl Iterator<Item = Self> {
        cost_words::assumptions(report).into_iter().map(|(what, source)| Self { what, source })
    }
}

#[derive(Serialize)]
pub(super) struct FindingJson<'a> {
    code: &'static str,
    severity: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    row: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<Cow<'a, str>>,
    /// Index into `lines`.
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
    #[serde(skip_serializing_if = "String::is_empty")]
    message: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    hint: String,
    /// Why a person accepts it.
    #[serde(skip_serializing_if = "Option::is_none")]
    waived: Option<&'a str>,
}

impl<'a> FindingJson<'a> {
    pub(super) fn new(report: &'a Report, finding: &'a Finding) -> Self {
        let sees_lines = report.audience.sees_lines();
        let title = words::words_of(finding.code).title;
        let place = &finding.place;
        let found = place.source.zip(place.row).map(|(source, row)| report.row_in_sheet(source, row));
        Self {
            code: finding.code,
            severity: finding.severity.code(),
            source: place.source.map(|it| it.0),
            sheet: found.and_then(|it| it.0),
            row: found.map(|it| it.1).or(place.row).map(|it| it.0),
            column: place.source.zip(place.column).and_then(|(s, c)| plain::column(report, s, c)),
            line: place.line,
            message: if sees_lines { words::message(finding) } else { title.to_owned() },
            hint: if sees_lines { words::hint(finding) } else { String::new() },
            waived: finding.waived(),
        }
    }
}

#[derive(Serialize)]
pub(super) struct NotCheckedJson {
    check: &'static str,
    because: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    lines: Option<u32>,
}

impl NotCheckedJson {
    pub(super) fn new(not_checked: &NotChecked) -> Self {
        Self {
            check: not_checked.check,
            because: reasons::reason(not_checked.because),
            lines: not_checked.lines,
        }
    }
}
