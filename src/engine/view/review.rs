//! How one file was read, for the review screen: what was understood, what can be chosen, a preview of its rows,
//! the meaning of each column, and the cells that could not be read.

mod cells;
mod columns;
mod fields;
mod preview;

use serde::{Deserialize, Serialize};

use crate::domain::export::labels;
use crate::domain::finding::Finding;
use crate::domain::language::tr;
use crate::domain::parts::PartRecord;
use crate::domain::place::{ColumnIndex, RowNumber, SourceIndex};
use crate::domain::project::{History, ReviewEdit};
use crate::domain::read::{Document, Sheet};
use crate::domain::recognise::{Layout, Role};
use crate::domain::report::Report;
use crate::domain::words::{findings, labels as names, review as words};

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
struct Reading<'a> {
    source: SourceIndex,
    sheet: &'a Sheet,
    layout: &'a Layout,
}

impl Reading<'_> {
    /// A column's header; empty where it has none.
    fn header(&self, column: ColumnIndex) -> &str {
        let header = match (&self.sheet.header, self.layout.header_row) {
            (Some(names), _) => names.get(usize::from(column.0)).map_or("", String::as_str),
            (None, Some(row)) => self.sheet.table.cell(row.index(), usize::from(column.0)),
            (None, None) => "",
        };
        header.trim()
    }

    /// A column's header, else its letter.
    fn column_name(&self, column: ColumnIndex) -> String {
        match self.header(column) {
            "" => tr!("Column {}", labels::column_letter(column)),
            header => header.to_owned(),
        }
    }
}

/// Lays out how a file was read.
pub fn review(input: &ReviewInput<'_>) -> ReviewView {
    let empty = (Sheet::default(), Layout::default());
    let described = input.report.sources.get(usize::from(input.source.0));
    let layout = described.map_or(&empty.1, |it| &it.layout);
    let document = input.document;
    let sheet = document.sheets.get(layout.sheet).unwrap_or(&empty.0);
    let reading = Reading { source: input.source, sheet, layout };
    let decided = &layout.decided;
    let confidence = super::summary::percent(layout.confidence);
    let (problems, more_problems) = cells::problems(&reading, input.findings);
    let lines = lines_of(input);
    let (preview, more_columns) = preview::preview(&reading, &lines);
    ReviewView {
        source: input.source,
        name: described.map(|it| it.name.clone()).unwrap_or_default(),
        understood: described.map(labels::understood).unwrap_or_default(),
        confidence,
        certainty: words::certainty(confidence.min(99)).to_owned(),
        boards: boards(input),
        fields: fields::fields(input, layout),
        has_own_header: sheet.header.is_some(),
        header_row: layout.header_row,
        first_row: decided.first_row.or(lines.first().copied()),
        last_row: layout.last_row,
        row_count: count(sheet.table.row_count()),
        preview,
        more_columns,
        columns: columns::columns(&reading),
        roles: Role::ALL.map(|role| RoleName { role, label: names::role(role).to_owned() }).into(),
        problems,
        more_problems,
        fixed: cells::fixed(&reading),
        remembered: decided.remembered.clone(),
        is_changed: !decided.is_empty(),
        undo: input.history.last_done().map(|it| words::edit_name(it).to_owned()),
        redo: input.history.last_undone().map(|it| words::edit_name(it).to_owned()),
    }
}

/// What the findings say of several boards.
fn boards(input: &ReviewInput<'_>) -> Vec<String> {
    let is_of_boards = |it: &&Finding| it.place.source == Some(input.source) && it.code.contains("boards-");
    let told = input.findings.iter().filter(is_of_boards);
    told.map(|it| [&findings::message(it), " ", &findings::hint(it)].concat()).collect()
}

/// The rows of a file's lines or parts, rising.
fn lines_of(input: &ReviewInput<'_>) -> Vec<RowNumber> {
    let lines = input.report.lines.iter().map(|it| (it.line.source, it.line.row));
    let parts = input.records.iter().map(|it| (it.source, it.row));
    lines.chain(parts).filter(|it| it.0 == input.source).map(|it| it.1).collect()
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// A text that fits a cell of the screen.
fn shortened(text: &str, most: usize) -> String {
    let text = text.trim();
    match text.char_indices().nth(most) {
        Some((end, _)) => [text.get(..end).unwrap_or(text), "…"].concat(),
        None => text.to_owned(),
    }
}
