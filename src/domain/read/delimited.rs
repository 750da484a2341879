//! Delimited text: comma, semicolon, tab and pipe separated cells.
//!
//! The rows are the file's records: a blank line is a row, a line break inside a quoted cell is not.
//! Quotes are corrected: an inch mark inside a cell is text, and a quote that opens a cell and is never
//! closed ends at its line, so that it cannot swallow the file. Cells go straight into the table; no
//! cell is allocated by itself.

mod delimiter;
mod quoted;
mod readers;

use memchr::memchr3;

use super::document::{Limits, ReadNote};
use super::table::Table;
use crate::domain::spelling::guard::unguarded;
use quoted::QuoteScanner;

pub use delimiter::{Verdict, find_delimiter};
pub use readers::CSV;
pub(super) use readers::{CHOSEN, LIKELY, SURE};

/// Notes about quotes that are kept; a file with more of them has one trouble, not thousands.
const NOTES_KEPT: usize = 100;

/// Splits `text` at `delimiter`, one of `,` `;` tab `|`.
pub fn parse(text: &str, delimiter: u8, limits: &Limits) -> (Table, Vec<ReadNote>) {
    parse_with(text, delimiter, false, limits)
}

/// Splits `text` as the verdict says.
pub fn parse_as(text: &str, verdict: &Verdict, limits: &Limits) -> (Table, Vec<ReadNote>) {
    parse_with(text, verdict.delimiter, verdict.runs, limits)
}

fn parse_with(text: &str, delimiter: u8, runs: bool, limits: &Limits) -> (Table, Vec<ReadNote>) {
    let mut joints = Joints::default();
    loop {
        let mut parser = Parser {
            text,
            delimiter,
            runs,
            quotes: QuoteScanner::new(text, delimiter),
            table: Table::with_capacity(text.len(), text.len() / 8),
            notes: Vec::new(),
            columns_cut: false,
            joints,
        };
        parser.parse(limits);
        let Joints { fitting, joined, refused, is_again, .. } = parser.joints;
        if is_again || refused == 0 || fitting <= 3 * (joined + refused) + 3 {
            return (parser.table, parser.notes);
        }
        // Wide rows above those that fit are known by them only now.
        joints = Joints { fitting, is_again: true, ..Joints::default() };
    }
}

struct Parser<'a> {
    text: &'a str,
    delimiter: u8,
    runs: bool,
    quotes: QuoteScanner<'a>,
    table: Table,
    notes: Vec<ReadNote>,
    columns_cut: bool,
    joints: Joints,
}

/// Commas of a text without quotes: "Jack, female, 50 ohm" makes its row wider than the others.
#[derive(Default)]
struct Joints {
    /// Cells of the first row that has several.
    width: usize,
    /// Rows that have as many, and rows with a comma that was taken for text.
    fitting: usize,
    joined: usize,
    /// Rows that were too wide where too few above them fitted.
    refused: usize,
    /// Whether a bracket stands open.
    in_brackets: bool,
    /// Whether all is read a second time.
    is_again: bool,
    /// Commas of this row with a text behind a blank.
    spaced: usize,
    /// Those of them that still are to be taken for text.
    open: usize,
}

impl Joints {
    /// Whether what ends at a comma goes on behind it, as in `(VCC,OUT,GND)`. The last bracket from `from` on counts, else the
    /// one before.
    fn is_in_brackets(&mut self, bytes: &[u8], from: usize, comma: usize) -> bool {
        let text = bytes.get(from..comma).unwrap_or(b"");
        if let Some(last) = text.iter().rev().find(|it| matches!(it, b'(' | b')')) {
            self.in_brackets = *last == b'(';
        }
        self.in_brackets && is_closed_behind(bytes.get(comma..).unwrap_or(b""))
    }

    /// Notes a row of so many cells. It has to be read again where its texts hold as many commas as it has cells too many,
    /// in a table whose other rows fit.
    fn note(&mut self, cells: usize, is_shifted: impl Fn(usize) -> bool) -> bool {
        let spaced = std::mem::take(&mut self.spaced);
        self.in_brackets = false;
        if self.width < 3 {
            self.width = cells;
        }
        self.fitting += usize::from(cells == self.width);
        if cells <= self.width || cells - self.width != spaced {
            return false;
        }
        if self.fitting <= 3 * self.joined + 3 && !is_shifted(self.width) {
            self.refused += 1;
            return false;
        }
        self.joined += 1;
        self.open = spaced;
        true
    }
}

impl Parser<'_> {
    fn parse(&mut self, limits: &Limits) {
        let mut at = self.separator_line();
        while at < self.text.len() {
            if self.table.row_count() >= limits.rows || self.table.cell_count() >= limits.cells {
                let limit = self.table.row_count();
                self.notes.push(ReadNote::RowsCut { sheet: 0, limit });
                break;
            }
            at = self.row(at, limits.columns);
        }
        if self.columns_cut {
            self.notes.push(ReadNote::ColumnsCut { sheet: 0, limit: limits.columns });
        }
    }

    /// `sep=;` in the first line tells a spreadsheet program the delimiter. It is a row of one cell.
    fn separator_line(&mut self) -> usize {
        let Some(line_end) = delimiter::separator_line(self.text).map(|(_, end)| end) else { return 0 };
        self.table.push_cell(self.text.get(..line_end).unwrap_or("").trim_matches('"'));
        self.table.end_row();
        line_break_end(self.text.as_bytes(), line_end)
    }

    /// Reads the row that starts at `at`; gives where the next one starts.
    fn row(&mut self, at: usize, columns: usize) -> usize {
        let first_cell = self.table.cell_count();
        let mut end = self.cells(at, columns);
        // Behind a comma at its end a row has a cell too many anyway.
        let is_closed = end == 0 || self.text.as_bytes().get(end - 1) != Some(&b',');
        let row = self.text.get(at..end).unwrap_or("");
        let is_shifted = |width| is_shifted(row, width);
        let cells = self.table.cell_count() - first_cell;
        if self.delimiter == b',' && is_closed && self.joints.note(cells, is_shifted) {
            self.table.reopen(first_cell);
            let row = self.table.row_count();
            if self.notes.len() < NOTES_KEPT {
                self.notes.push(ReadNote::CommasJoined { row });
            }
            end = self.cells(at, columns);
        }
        // A line without a character is a row without cells.
        self.table.end_row();
        line_break_end(self.text.as_bytes(), end)
    }

    /// Reads the cells of the row that starts at `at`; gives where it ends.
    fn cells(&mut self, mut at: usize, columns: usize) -> usize {
        let bytes = self.text.as_bytes();
        let first_cell = self.table.cell_count();
        loop {
            let end = self.cell(at, self.table.cell_count() - first_cell < columns);
            match bytes.get(end) {
                Some(&byte) if byte == self.delimiter => {
                    at = end + 1;
                    while self.runs && bytes.get(at) == Some(&self.delimiter) {
                        at += 1;
                    }
                }
                _ => return end,
            }
        }
    }

    /// Reads one cell; gives where it ends: at a delimiter, a line break or the end of the text.
    fn cell(&mut self, start: usize, keep: bool) -> usize {
        let bytes = self.text.as_bytes();
        if let Some(open) = quoted::opening_quote(bytes, start, self.delimiter) {
            match self.quotes.closing(open) {
                Some(closed) => {
                    if keep {
                        quoted::push_unquoted(
                            &mut self.table,
                            self.text.get(open + 1..closed.quote).unwrap_or(""),
                        );
                        self.table.end_cell();
                    } else {
                        self.columns_cut = true;
                    }
                    return closed.end;
                }
                None => {
                    let row = self.table.row_count();
                    if self.notes.len() < NOTES_KEPT {
                        self.notes.push(ReadNote::UnbalancedQuote { row });
                    }
                    // The mark stays out of the cell; the rest of the line is split as usual, since a
                    // stray quote says nothing about the delimiters after it.
                    return self.plain(open + 1, keep);
                }
            }
        }
        self.plain(start, keep)
    }

    fn plain(&mut self, start: usize, keep: bool) -> usize {
        let bytes = self.text.as_bytes();
        let rest = bytes.get(start..).unwrap_or(b"");
        let mut end = start + memchr3(self.delimiter, b'\n', b'\r', rest).unwrap_or(rest.len());
        let mut from = start;
        loop {
            let is_in_brackets = self.delimiter == b',' && self.joints.is_in_brackets(bytes, from, end);
            if !is_in_brackets && !is_in_text(bytes, end) {
                break;
            }
            if self.joints.open == 0 {
                self.joints.spaced += 1;
                break;
            }
            self.joints.open -= 1;
            from = end;
            let rest = bytes.get(end + 1..).unwrap_or(b"");
            end += 1 + memchr3(self.delimiter, b'\n', b'\r', rest).unwrap_or(rest.len());
        }
        if !keep {
            self.columns_cut = true;
        } else {
            let text = self.text.get(start..end).unwrap_or("");
            // A spreadsheet that saves the file again may leave out the quotes of a guarded cell.
            if text.starts_with('\'') {
                self.table.push_text(&unguarded(text));
            } else {
                self.table.push_text(text);
            }
            self.table.end_cell();
        }
        end
    }
}

/// A comma with a word behind a blank.
fn is_in_text(bytes: &[u8], at: usize) -> bool {
    bytes.get(at..).is_some_and(|it| it.starts_with(b", "))
        && bytes
            .get(at + 2..at + 5)
            .is_some_and(|it| it.iter().all(|it| it.is_ascii_alphabetic() || !it.is_ascii()))
}

#[inline(never)]
fn is_closed_behind(rest: &[u8]) -> bool {
    rest.starts_with(b",")
        && rest.iter().find(|it| matches!(it, b'(' | b')' | b'"' | b'\n' | b'\r')) == Some(&b')')
}

/// Words stand where a row as wide as others ends, and the number that belongs there stands behind them.
#[inline(never)]
fn is_shifted(row: &str, width: usize) -> bool {
    let last = row.rsplit(',').next().unwrap_or("").trim();
    let texts = row.split(',').skip(width.saturating_sub(1));
    !row.contains('"')
        && last.starts_with(|it: char| it.is_ascii_digit())
        && last.bytes().all(|it| it.is_ascii_digit() || it == b'.')
        && texts.take(1).all(|it| it.contains(char::is_alphabetic))
        // A blank behind each comma parts cells.
        && row.matches(", ").count() <= row.split(',').count().saturating_sub(width)
}

/// Where the line after the break at `end` starts: LF, CR LF or CR.
fn line_break_end(bytes: &[u8], end: usize) -> usize {
    match (bytes.get(end), bytes.get(end + 1)) {
        (Some(b'\r'), Some(b'\n')) => end + 2,
        _ => end + 1,
    }
}

#[cfg(test)]
mod tests {
    use super::{Limits, ReadNote, Table, parse};

    fn rows(table: &Table) -> Vec<Vec<&str>> {
        (0..table.row_count()).map(|row| table.row(row).collect()).collect()
    }

    #[test]
    fn quotes_breaks_and_ragged_rows() {
        let cases: &[(&str, &[&[&str]])] = &[
            ("a,b\n1,2\n", &[&["a", "b"], &["1", "2"]]),
            ("a,b\r\n\r\n1", &[&["a", "b"], &[""], &["1"]]),
            ("a,b\r1,2,3", &[&["a", "b"], &["1", "2", "3"]]),
            ("\"C1, C2\",\"say \"\"hi\"\"\"\n", &[&["C1, C2", "say \"hi\""]]),
            ("\"two\nlines\",x\ny", &[&["two\nlines", "x"], &["y"]]),
            ("5\" cable,\"5\" cable\",x", &[&["5\" cable", "5\" cable", "x"]]),
            ("a, \"b, c\" ,d", &[&["a", "b, c", "d"]]),
            ("\"\",,", &[&["", "", ""]]),
            ("\"'=1+1\",'-10V,'x\n\"10k;'=\"\"a\"\"\"", &[&["=1+1", "-10V", "'x"], &["10k;=\"a\""]]),
        ];
        for (text, expected) in cases {
            let (table, notes) = parse(text, b',', &Limits::default());
            assert_eq!(rows(&table), *expected, "{text:?}");
            assert_eq!(notes, [], "{text:?}");
        }
    }

    #[test]
    fn an_open_quote_ends_at_its_line() {
        let (table, notes) = parse("a,\"b,c\nd,\"e\",f\n\"g\n", b',', &Limits::default());
        assert_eq!(rows(&table), [vec!["a", "b", "c"], vec!["d", "e", "f"], vec!["g"]]);
        assert_eq!(notes, [ReadNote::UnbalancedQuote { row: 0 }, ReadNote::UnbalancedQuote { row: 2 }]);
    }

    #[test]
    fn limits_cut_rows_and_columns() {
        let limits = Limits { rows: 2, columns: 2, ..Limits::default() };
        let (table, notes) = parse("a,b,\"c\",d\n1\n2\n3\n", b',', &limits);
        assert_eq!(rows(&table), [vec!["a", "b"], vec!["1"]]);
        assert_eq!(
            notes,
            [ReadNote::RowsCut { sheet: 0, limit: 2 }, ReadNote::ColumnsCut { sheet: 0, limit: 2 }]
        );
    }

    #[test]
    fn a_separator_line_is_a_row() {
        let (table, _) = parse("sep=;\r\na;b\r\n", b';', &Limits::default());
        assert_eq!(rows(&table), [vec!["sep=;"], vec!["a", "b"]]);
    }
}
