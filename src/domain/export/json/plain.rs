//! Values that several parts of the document share.

use std::borrow::Cow;

use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

use crate::domain::export::labels;
use crate::domain::place::{ColumnIndex, Evidence, SourceIndex};
use crate::domain::report::Report;

/// An exact decimal as text: no exponent, no trailing zeros (`2.5`, `0`, `100000`).
#[derive(Debug, Clone, Copy)]
pub(super) struct Plain(pub Decimal);

impl Serialize for Plain {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0.normalize())
    }
}

/// A text that is absent where it is empty: empty means that the file does not state it.
pub(super) fn stated(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

/// Header of a column of a source, or its letter; absent where the source is not known.
pub(super) fn column(report: &Report, source: SourceIndex, column: ColumnIndex) -> Option<Cow<'_, str>> {
    report.sources.get(usize::from(source.0)).map(|source| labels::column(source, column))
}

#[derive(Serialize)]
pub(super) struct EvidenceJson<'a> {
    source: u16,
    row: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<Cow<'a, str>>,
    text: &'a str,
}

impl<'a> EvidenceJson<'a> {
    pub(super) fn new(report: &'a Report, evidence: &'a Evidence) -> Self {
        Self {
            source: evidence.source.0,
            row: evidence.row.0,
            column: column(report, evidence.source, evidence.column),
            text: &evidence.text,
        }
    }

    pub(super) fn list(report: &'a Report, evidence: &'a [Evidence]) -> Vec<Self> {
        evidence.iter().map(|it| Self::new(report, it)).collect()
    }
}
