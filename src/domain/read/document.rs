//! What a file is as text cells: the types that every reader shares.

use std::cell::Cell;

use thiserror::Error;

use super::table::Table;
use crate::domain::language::en;
use crate::domain::place::SheetPart;

/// A kind of files. Each stands in the file of its reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Format {
    code: &'static str,
    label: &'static str,
    is_declaration: bool,
}

impl Format {
    /// Parts of a catalogue that the site brings; no reader's.
    pub const CATALOG: Self = Self::new("catalog", en!("catalogue of this site"));

    pub(super) const fn new(code: &'static str, label: &'static str) -> Self {
        Self { code, label, is_declaration: false }
    }

    pub(super) const fn declaration(code: &'static str, label: &'static str) -> Self {
        Self { code, label, is_declaration: true }
    }

    /// A material declaration, which says what parts hold.
    pub fn is_declaration(self) -> bool {
        self.is_declaration
    }

    /// The word of `report.json`.
    pub fn code(self) -> &'static str {
        self.code
    }

    /// What people call it, in English.
    pub fn label(self) -> &'static str {
        self.label
    }
}

/// One table of a file: a sheet of a workbook, or the only table of a text file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sheet {
    /// The sheet's name; absent where the format has no sheets.
    pub name: Option<String>,
    /// Column names that the format itself gives (a netlist's fields). `None`: the header, if any, is a row.
    pub header: Option<Vec<String>>,
    pub table: Table,
    /// The workbook hides this sheet.
    pub hidden: bool,
    /// The sheets that were joined to this one; empty for a sheet of the file's own.
    pub parts: Vec<SheetPart>,
}

/// A file as text cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    pub format: Format,
    /// WHATWG name of the text encoding (`utf-8`, `windows-1252`, `shift_jis`); absent for workbooks.
    pub encoding: Option<&'static str>,
    /// The sign between cells, for delimited text.
    pub delimiter: Option<char>,
    pub sheets: Vec<Sheet>,
    /// What was corrected or left out while reading, in the order of the file.
    pub notes: Vec<ReadNote>,
}

impl Document {
    /// A workbook, or the tables of a page.
    pub(super) fn of_sheets(format: Format, (sheets, notes): (Vec<Sheet>, Vec<ReadNote>)) -> Self {
        Self { format, encoding: None, delimiter: None, sheets, notes }
    }

    /// The one table of a text.
    pub(super) fn of_table(format: Format, (table, notes): (Table, Vec<ReadNote>)) -> Self {
        Self::of_sheets(format, (vec![Sheet { table, ..Sheet::default() }], notes))
    }

    /// The one table that a design file gives; none where the file lists no parts.
    pub(super) fn of_parts(
        format: Format,
        (sheet, notes): (Sheet, Vec<ReadNote>),
    ) -> Result<Self, ReadError> {
        if sheet.table.row_count() == 0 {
            return Err(ReadError::NoTable);
        }
        Ok(Self::of_sheets(format, (vec![sheet], notes)))
    }
}

/// Something odd met while reading that did not stop it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadNote {
    /// A quote opened in this row (counted from 0) was never closed; the row was cut at its line's end.
    UnbalancedQuote { row: usize },
    /// This row (counted from 0) had a cell too many for each comma of a text without quotes; they were taken for text.
    CommasJoined { row: usize },
    /// Bytes that do not fit the encoding were replaced.
    ReplacedBytes,
    /// The sheet has more rows than the limit; the rest was left out.
    RowsCut { sheet: usize, limit: usize },
    /// Rows of the sheet are wider than the limit; their further cells were left out.
    ColumnsCut { sheet: usize, limit: usize },
    /// Cells of the sheet hold more text than the limit, in bytes; the rest of it was left out.
    CellsCut { sheet: usize, limit: usize },
    /// The workbook has more sheets than the limit, or they hold more together; the rest was left out.
    SheetsCut { limit: usize },
    /// Sheets with the headers of the sheet `read` name the same parts of the board again and were left out.
    SheetsAlike { read: usize, left_out: Vec<usize> },
}

/// More sheets than this are not read: a workbook may name one part as thousands of them.
pub(super) const MOST_SHEETS: usize = 256;
/// More sheets than this are not looked for: a workbook may name thousands that it does not hold.
pub(super) const MOST_TRIES: usize = 4_096;

/// How much a file may hold. The defaults protect the browser tab; a deployment may lower or raise them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    pub file_bytes: usize,
    pub rows: usize,
    pub columns: usize,
    pub cells: usize,
    /// Unpacked bytes of one entry of a zip container.
    pub entry_bytes: usize,
    /// Unpacked bytes of all entries that are read.
    pub unpacked_bytes: usize,
    pub zip_entries: usize,
    /// Bytes unpacked so far, over all that is read with these limits.
    pub unpacked: Cell<usize>,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 64 << 20,
            rows: 250_000,
            columns: 1_024,
            cells: 8_000_000,
            entry_bytes: 384 << 20,
            unpacked_bytes: 512 << 20,
            zip_entries: 4_096,
            unpacked: Cell::new(0),
        }
    }
}

impl Limits {
    /// Bytes of text in all cells; the rest of what is unpacked is markup.
    pub(super) fn text_bytes(&self) -> usize {
        self.entry_bytes / 4
    }

    pub(super) fn left_to_unpack(&self) -> usize {
        self.unpacked_bytes.saturating_sub(self.unpacked.get())
    }

    /// Counts bytes that were unpacked.
    pub(super) fn unpack(&self, bytes: usize) {
        self.unpacked.set(self.unpacked.get().saturating_add(bytes));
    }

    /// What is left of them beside a table that was read: they hold for all that is read together.
    pub fn less(&mut self, table: &Table) {
        self.cells = self.cells.saturating_sub(table.cell_count());
        self.entry_bytes = self.entry_bytes.saturating_sub(4 * table.text_bytes());
    }

    /// Nothing more can be read.
    pub fn are_spent(&self) -> bool {
        self.cells == 0 || self.entry_bytes == 0
    }
}

/// Nothing of the file can be shown. Each message is one sentence for the user; `words` adds what to do.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ReadError {
    /// The user dropped a file of no bytes, or one of blanks only.
    #[error("the file is empty")]
    Empty,
    /// The user dropped a file over the limit.
    #[error("the file has {found} bytes, the limit is {limit}")]
    TooLarge { found: usize, limit: usize },
    /// A picture, a PDF, a program, a native EDA binary.
    #[error("this is {kind}, not a table of parts")]
    NotATable { kind: &'static str },
    /// The workbook was saved with a password, or the zip was made with one.
    #[error("the file is protected with a password")]
    Encrypted,
    /// The container unpacks to more than the limit: a zip bomb, or a workbook with a huge sheet.
    #[error("the file unpacks to more than {limit} bytes")]
    UnpacksTooLarge { limit: usize },
    /// The container or its markup is damaged.
    #[error("the file is damaged: {what}")]
    Damaged { what: String },
    /// A zip holds more files than are opened together.
    #[error("only the first {limit} files of it were opened")]
    TooManyFiles { limit: usize },
    /// The files that are opened together hold more than one may.
    #[error("the files opened together hold too much")]
    TooMuchTogether,
    /// Text was read, but no rows with more than one cell were found in it.
    #[error("no table was found in the file")]
    NoTable,
}

/// What a person decided about the reading of the bytes; the default leaves all to the evidence.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReadOptions {
    /// WHATWG name of the encoding of a text file.
    pub encoding: Option<String>,
    /// The sign between cells of a text file, one of [`DELIMITERS`].
    pub delimiter: Option<char>,
}

/// The signs between cells that a text file can be read with.
pub const DELIMITERS: [char; 4] = [',', ';', '\t', '|'];

/// The encodings that a text file can be read with, by their WHATWG names: the common ones first.
pub const ENCODINGS: [&str; 14] = [
    "utf-8",
    "windows-1252",
    "utf-16le",
    "utf-16be",
    "windows-1250",
    "windows-1251",
    "iso-8859-2",
    "iso-8859-15",
    "shift_jis",
    "iso-2022-jp",
    "euc-jp",
    "gb18030",
    "big5",
    "euc-kr",
];
