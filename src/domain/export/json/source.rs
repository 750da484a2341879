//! `sources[]`: the files and how they were understood.

use std::borrow::Cow;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::plain::Plain;
use super::review::ReviewJson;
use crate::domain::export::labels;
use crate::domain::place::row_in_sheet;
use crate::domain::recognise::{Boards, LeftOutRow, Role};
use crate::domain::report::source::Source;

#[derive(Serialize)]
pub(super) struct SourceJson<'a> {
    name: &'a str,
    role: &'static str,
    format: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    encoding: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    delimiter: Option<char>,
    #[serde(skip_serializing_if = "Option::is_none")]
    decimal: Option<char>,
    sheet: Option<&'a str>,
    header_row: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    first_row: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_row: Option<u32>,
    columns: ColumnsJson<'a>,
    price_breaks: Vec<BreakJson<'a>>,
    unused_columns: Vec<Cow<'a, str>>,
    confidence: f64,
    /// What takes the rest of it, the largest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    doubts: Vec<DoubtJson>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    boards: Vec<BoardJson<'a>>,
    /// Rows inside the table that are no lines.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    left_out: Vec<LeftOutJson<'a>>,
    /// Rows beyond those that are listed.
    #[serde(skip_serializing_if = "Option::is_none")]
    more_left_out: Option<u32>,
    line_count: u32,
    /// Of the file's bytes.
    #[serde(skip_serializing_if = "Option::is_none")]
    sha256: Option<String>,
    /// What a person decided about the reading; absent where nothing was.
    #[serde(skip_serializing_if = "Option::is_none")]
    review: Option<ReviewJson<'a>>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    sample: bool,
}

#[derive(Serialize)]
struct DoubtJson {
    about: &'static str,
    takes: f64,
}

#[derive(Serialize)]
struct LeftOutJson<'a> {
    row: u32,
    reason: &'static str,
    text: &'a str,
}

impl<'a> LeftOutJson<'a> {
    fn new(row: &'a LeftOutRow) -> Self {
        Self { row: row.row.0, reason: row.reason.code(), text: &row.text }
    }
}

/// One of several boards that the file holds.
#[derive(Serialize)]
struct BoardJson<'a> {
    name: Cow<'a, str>,
    /// It was read, alone or with the others.
    read: bool,
}

impl<'a> BoardJson<'a> {
    fn all(boards: &'a Boards) -> Vec<Self> {
        let is_read = |at: usize| boards.taken.is_none_or(|it| it == at);
        boards.all.iter().enumerate().map(|(at, it)| Self { name: it.label(), read: is_read(at) }).collect()
    }
}

impl<'a> SourceJson<'a> {
    pub(super) fn new(source: &'a Source) -> Self {
        let layout = &source.layout;
        let column = |index| labels::column(source, index);
        Self {
            name: &source.name,
            role: source.role.code(),
            format: source.format.code(),
            encoding: source.encoding,
            delimiter: source.delimiter,
            decimal: layout.decimal.map(|sign| sign.as_char()),
            sheet: source.sheet.as_deref(),
            header_row: layout.header_row.map(|row| row.0),
            first_row: layout.first_row.map(|row| row.0),
            last_row: layout
                .last_row
                .map(|row| row_in_sheet(&layout.parts, row).map_or(row, |it| it.1))
                .map(|row| row.0),
            columns: ColumnsJson(source),
            price_breaks: layout
                .price_breaks
                .iter()
                .map(|it| BreakJson { quantity: Plain(it.quantity), column: column(it.column) })
                .collect(),
            unused_columns: layout.unused.iter().map(|it| column(it.0)).collect(),
            confidence: two_decimals(layout.confidence),
            doubts: layout
                .doubts
                .iter()
                .map(|it| DoubtJson { about: it.0.code(), takes: two_decimals(it.1) })
                .collect(),
            boards: BoardJson::all(&layout.boards),
            left_out: layout.left_out.rows.iter().map(LeftOutJson::new).collect(),
            more_left_out: Some(layout.left_out.more).filter(|it| *it > 0),
            line_count: source.line_count,
            sha256: source.sha256.map(|it| it.to_string()),
            review: ReviewJson::new(source),
            sample: source.is_sample,
        }
    }
}

/// A confidence from 0 to 1 with two decimals; the rest of a float's digits says nothing.
fn two_decimals(confidence: f32) -> f64 {
    (f64::from(confidence) * 100.0).round() / 100.0
}

#[derive(Serialize)]
struct BreakJson<'a> {
    quantity: Plain,
    column: Cow<'a, str>,
}

/// Role → header text; an array where several columns carry the role. In the order of the file.
struct ColumnsJson<'a>(&'a Source);

impl Serialize for ColumnsJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let columns = &self.0.layout.columns;
        let mut written: Vec<Role> = Vec::with_capacity(columns.len());
        let mut map = serializer.serialize_map(None)?;
        for first in columns {
            if written.contains(&first.role) {
                continue;
            }
            written.push(first.role);
            let headers: Vec<_> = columns
                .iter()
                .filter(|it| it.role == first.role)
                .map(|it| labels::column(self.0, it.column))
                .collect();
            match headers.as_slice() {
                [only] => map.serialize_entry(first.role.code(), only)?,
                several => map.serialize_entry(first.role.code(), several)?,
            }
        }
        map.end()
    }
}
