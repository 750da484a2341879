//! How one file was read, as the review screen shows it.

use crate::domain::export::labels;
use crate::domain::finding::Finding;
use crate::domain::language::tr;
use crate::domain::parts::PartRecord;
use crate::domain::place::{ColumnIndex, RowNumber, SourceIndex};
use crate::domain::project::{History, ReviewEdit};
use crate::domain::read::{Document, Sheet};
use crate::domain::recognise::{Layout, Role};
use crate::domain::report::Report;
use serde::{Deserialize, Serialize};

/// All that can be checked and changed about the reading of one file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReviewView {
    pub source: SourceIndex,
    pub name: String,
    /// "CSV, UTF-8, semicolon, decimal comma, header in row 4, 118 lines".
    pub understood: String,
    /// From 0 to 100.
    pub confidence: u8,
    /// "certain", "likely", "a guess", "doubtful".
    pub certainty: String,
    /// Why it is not certain, the largest doubt first.
    pub doubts: Vec<String>,
    /// The part of the screen that the largest doubt is about.
    pub first: Option<String>,
    /// The rows that are no lines, and those that were made lines.
    pub left_out: Vec<RowLeftOut>,
    pub more_left_out: u32,
    /// Which board was read, where the file holds several, and what to do about it.
    pub boards: Vec<String>,
    /// Sheet, board, encoding, delimiter, decimal sign: those that the file has.
    pub fields: Vec<ReviewField>,
    /// The format itself names the columns: there is no header row to choose.
    pub has_own_header: bool,
    pub header_row: Option<RowNumber>,
    /// The first row that is read as a part, or the one that the user chose.
    pub first_row: Option<RowNumber>,
    pub last_row: Option<RowNumber>,
    pub row_count: u32,
    /// The first rows and those around the header and the last line.
    pub preview: Vec<PreviewRow>,
    /// Columns that the preview leaves out, on the right.
    pub more_columns: u32,
    pub columns: Vec<ReviewColumn>,
    /// Every meaning that a column can have.
    pub roles: Vec<RoleName>,
    /// By cause: cells of a column with the same text are one problem.
    pub problems: Vec<CellProblem>,
    /// Problems beyond those that are listed.
    pub more_problems: u32,
    pub fixed: Vec<FixedCell>,
    /// The day on which the meanings were set, where an earlier session did it.
    pub remembered: Option<String>,
    pub is_changed: bool,
    /// What the last edit is called: "header row".
    pub undo: Option<String>,
    pub redo: Option<String>,
}

/// A row that is no line, or would be none.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RowLeftOut {
    pub row: RowNumber,
    pub text: String,
    /// "total", "perhaps a line".
    pub reason: String,
    /// A person decided about it.
    pub is_decided: bool,
}

/// Something about the whole file that can be chosen from a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReviewField {
    /// The name of its field on the page: "review-encoding".
    pub id: String,
    /// "Encoding".
    pub label: String,
    pub options: Vec<ReviewOption>,
    /// Which option is in use.
    pub used: u32,
}

/// An option and the edit that chooses it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReviewOption {
    pub label: String,
    pub edit: ReviewEdit,
}

/// A meaning and how people call it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RoleName {
    pub role: Role,
    pub label: String,
}

/// What a row of the preview is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum RowMark {
    Header,
    /// A component or a part.
    Line,
    /// Neither: a title, a section, a total, a blank row.
    Other,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PreviewRow {
    pub row: RowNumber,
    pub mark: RowMark,
    /// Cut where they are long.
    pub cells: Vec<String>,
    /// Rows between this one and the one before are not shown.
    pub follows_gap: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReviewColumn {
    pub column: ColumnIndex,
    /// Its header, else its letter.
    pub name: String,
    pub role: Option<Role>,
    /// A meaning beside the roles: "Unit price from 100".
    pub meaning: Option<String>,
    /// From 0 to 100; 0 where it has no meaning.
    pub confidence: u8,
    /// "certain", "likely", "a guess", "doubtful", "set by you"; empty where it is not used.
    pub certainty: String,
    /// The next best meaning of one that is not certain.
    pub runner_up: Option<String>,
    /// Up to three different texts of the column.
    pub samples: Vec<String>,
    pub is_decided: bool,
}

/// Cells of one column that hold the same text and could not be read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CellProblem {
    /// The first of them.
    pub row: RowNumber,
    pub column: ColumnIndex,
    pub column_name: String,
    pub text: String,
    /// "a number, such as 12".
    pub expected: String,
    /// A safe text to read in its place.
    pub suggestion: Option<String>,
    /// How many cells there are.
    pub count: u32,
}

/// A cell, or all cells alike, that were given another text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FixedCell {
    /// `None`: all cells of the column with the text `from`.
    pub row: Option<RowNumber>,
    pub column: ColumnIndex,
    pub column_name: String,
    pub from: String,
    pub to: String,
}

/// What the view is made from.
pub struct ReviewInput<'a> {
    pub source: SourceIndex,
    pub document: &'a Document,
    pub report: &'a Report,
    pub records: &'a [PartRecord],
    pub findings: &'a [Finding],
    pub history: &'a History,
    /// The bytes are at hand: encoding and delimiter can be changed.
    pub can_reread: bool,
}

/// The parts of the view share what they read from.
pub(super) struct Reading<'a> {
    pub(super) source: SourceIndex,
    pub(super) sheet: &'a Sheet,
    pub(super) layout: &'a Layout,
}

impl Reading<'_> {
    /// A column's header; empty where it has none.
    pub(super) fn header(&self, column: ColumnIndex) -> &str {
        let header = match (&self.sheet.header, self.layout.header_row) {
            (Some(names), _) => names.get(usize::from(column.0)).map_or("", String::as_str),
            (None, Some(row)) => self.sheet.table.cell(row.index(), usize::from(column.0)),
            (None, None) => "",
        };
        header.trim()
    }

    /// A column's header, else its letter.
    pub(super) fn column_name(&self, column: ColumnIndex) -> String {
        match self.header(column) {
            "" => tr!("Column {}", labels::column_letter(column)),
            header => header.to_owned(),
        }
    }
}

/// The rows of a file's lines or parts, rising.
pub(super) fn lines_of(input: &ReviewInput<'_>) -> Vec<RowNumber> {
    let lines = input.report.lines.iter().map(|it| (it.line.source, it.line.row));
    let parts = input.records.iter().map(|it| (it.source, it.row));
    lines.chain(parts).filter(|it| it.0 == input.source).map(|it| it.1).collect()
}

pub(super) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// A text that fits a cell of the screen.
pub(super) fn shortened(text: &str, most: usize) -> String {
    let text = text.trim();
    match text.char_indices().nth(most) {
        Some((end, _)) => [text.get(..end).unwrap_or(text), "…"].concat(),
        None => text.to_owned(),
    }
}
