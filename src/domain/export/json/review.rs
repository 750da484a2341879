//! `sources[].review`: what a person decided about the reading of a file, all that the result depends on.
//!
//! Decisions stand with the source that they are about; a file that was read without any has no such member,
//! so that its report is the same from the page and from the command line.

use serde::Serialize;
use serde::ser::SerializeMap;

use crate::domain::recognise::{HeaderChoice, Overrides};
use crate::domain::report::source::Source;

/// Columns are counted from 1 here, as people count; rows as everywhere in the report.
#[derive(Serialize)]
pub(super) struct ReviewJson<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    encoding: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    delimiter: Option<char>,
    #[serde(skip_serializing_if = "Option::is_none")]
    decimal: Option<char>,
    /// `null`: there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    header_row: Option<Option<u32>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    first_row: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_row: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    board: Option<MarkedJson<'a>>,
    #[serde(skip_serializing_if = "Roles::is_empty")]
    columns: Roles<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    rows: Vec<RowJson>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    cells: Vec<CellJson<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    alike: Vec<AlikeJson<'a>>,
    /// The day on which the meanings of the columns were set, in an earlier session.
    #[serde(skip_serializing_if = "Option::is_none")]
    remembered: Option<&'a str>,
}

/// The lines of one board alone, as a column tells them.
#[derive(Serialize)]
struct MarkedJson<'a> {
    column: u32,
    name: &'a str,
}

#[derive(Serialize)]
struct RowJson {
    row: u32,
    line: bool,
}

#[derive(Serialize)]
struct CellJson<'a> {
    row: u32,
    column: u32,
    text: &'a str,
}

#[derive(Serialize)]
struct AlikeJson<'a> {
    column: u32,
    from: &'a str,
    to: &'a str,
}

impl<'a> ReviewJson<'a> {
    /// `None` where nothing was decided.
    pub(super) fn new(source: &'a Source) -> Option<Self> {
        let decided = &source.layout.decided;
        if decided.is_empty() {
            return None;
        }
        let alike = decided.alike.iter().flat_map(|(column, texts)| {
            texts.iter().map(|(from, to)| AlikeJson { column: people_count(*column), from, to })
        });
        Some(Self {
            sheet: decided.sheet.map(people_count),
            encoding: decided.encoding.as_deref(),
            delimiter: decided.delimiter,
            decimal: decided.decimal.map(|it| it.as_char()),
            header_row: decided.header.map(|it| match it {
                HeaderChoice::Row(row) => Some(row.0),
                HeaderChoice::Absent => None,
            }),
            first_row: decided.first_row.map(|it| it.0),
            last_row: decided.last_row.map(|it| it.0),
            board: decided.board.as_ref().map(|it| MarkedJson { column: people_count(it.0), name: &it.1 }),
            columns: Roles(decided),
            rows: decided.rows.iter().map(|(row, line)| RowJson { row: *row, line: *line }).collect(),
            cells: decided
                .cells
                .iter()
                .map(|((row, column), text)| CellJson { row: *row, column: people_count(*column), text })
                .collect(),
            alike: alike.collect(),
            remembered: decided.remembered.as_deref(),
        })
    }
}

fn people_count(index: u16) -> u32 {
    u32::from(index) + 1
}

/// Column → the code of its role; `null` where it is not used.
struct Roles<'a>(&'a Overrides);

impl Roles<'_> {
    fn is_empty(&self) -> bool {
        self.0.roles.is_empty()
    }
}

impl Serialize for Roles<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.roles.len()))?;
        for (column, role) in &self.0.roles {
            map.serialize_entry(&people_count(*column), &role.map(|it| it.code()))?;
        }
        map.end()
    }
}
