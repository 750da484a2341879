//! What is odd in the data of a table. The sentences stand in `words`; these are the codes and their values.
//!
//! | code | severity | values | sentence |
//! | --- | --- | --- | --- |
//! | `data.quantity-mismatch` | warning | `stated`, `counted` | The quantity is {stated}, but {counted} designators are named. |
//! | `data.quantity-for-boards` | warning | `boards` | Every quantity is {boards} times the designators: the list counts for {boards} boards. |
//! | `data.duplicate-designator` | error | `designator`, `first_row` | {designator} also stands in row {first_row}. |
//! | `data.designator-case` | warning | `designator`, `other`, `first_row` | {designator} and {other} (row {first_row}) differ only by case. |
//! | `data.quantity-unreadable` | warning | `text` | "{text}" is not a quantity. |
//! | `data.price-unreadable` | warning | `text` | "{text}" is not a price. |
//! | `data.below-zero` | error | `text` | "{text}" is below zero. |
//! | `data.lead-time-unit` | warning | `text` | "{text}" has no unit: weeks or days? |
//! | `data.lead-time-unreadable` | warning | `text` | "{text}" is not a lead time. |
//! | `data.excel-damage` | error | `text` | "{text}" was a part number before a spreadsheet changed it. |
//! | `data.row-unreadable` | warning | `text` | This row was not taken for a line: "{text}". |
//! | `data.quantity-doubtful` | warning | `text` | All quantities are like {text}. |
//! | `file.color-read` | warning | `text`, `count` | So many lines look as a note says of those that are not placed. |
//! | `file.color-tells` | warning | `text` | A note says that the look of a row tells what is placed, and no line looks so: "{text}". |
//! | `file.hidden` | warning | `rows`, `columns` | Lines and columns that the workbook hides. |
//! | `file.rows-struck` | warning | `count` | Lines that are struck out. |
//! | `data.no-part` | warning | | The line names no part: neither part number nor value nor description. |
//! | `data.mpn-spelling` | note | `text`, `other`, `first_row` | {text} is written {other} in row {first_row}. |
//! | `data.total-differs` | warning | `stated`, `counted` | The file's own total is {stated}; the lines add up to {counted}. |
//! | `data.value-two-parts` | note | `value`, `text`, `other`, `first_row` | {value} is {text} here and {other} in row {first_row}. |
//! | `data.columns-unused` | note | `count`, `names` | {count} columns have no meaning here and were not used: {names}. |
//! | `data.assembly-price` | note | `parts` | The assembly's price is not added to those of its {parts} parts. |
//! | `data.designator-range` | note | `text`, `counted` | "{text}" was read as {counted} designators. |
//! | `file.boards-added-up` | note | `column`, `boards` | {column} is the sum of the boards {boards}. |
//! | `file.boards-by-line` | warning | `column`, `boards` | {column} gives the lines to the boards {boards}. |
//! | `file.boards-in-columns` | warning | `column`, `others` | The quantities are those of {column}; other boards: {others}. |
//! | `file.boards-in-rows` | warning | `count`, `boards` | {count} boards stand one below the other: {boards}. |
//! | `file.boards-on-sheets` | warning | `sheet`, `others` | {others} read like BOMs too. |
//! | `file.no-table` | error | | No table of parts was found. |
//! | `file.no-header` | note | | No header row was found; the columns were told by their contents. |
//! | `file.sheet-chosen` | note | `sheet`, `others` | The sheet {sheet} was read; {others} others were not. |
//! | `file.sheets-joined` | note | `sheets` | The sheets {sheets} have the same columns and were read as one BOM. |
//! | `file.sheets-alike` | warning | `sheet`, `others` | {others} have the columns and designators of {sheet} and were not read. |
//! | `file.unbalanced-quote` | warning | | A quote opened here is never closed. |
//! | `file.commas-joined` | note | | A text with commas and without quotes was read as one cell. |
//! | `file.replaced-bytes` | warning | | Some signs could not be read in the file's encoding. |
//! | `file.rows-cut` | error | `limit` | Only the first {limit} rows were read. |
//! | `file.columns-cut` | warning | `limit` | Only the first {limit} columns were read. |
//! | `file.cells-cut` | error | `limit` | Of long cells only the first {limit} bytes were read. |
//! | `file.sheets-cut` | error | `limit` | Only the first {limit} sheets were read. |

use rust_decimal::Decimal;

use super::layout::Layout;
use super::plan::Plan;
use super::sheet::SheetPlan;
use crate::domain::finding::{Finding, MOST_OF_ONE_CODE, Severity};
use crate::domain::place::{ColumnIndex, Place, RowNumber, SourceIndex};
use crate::domain::read::{Document, ReadNote, Sheet};

/// Findings in the order in which they are met.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    pub list: Vec<Finding>,
    counts: Vec<(&'static str, usize)>,
}

impl Findings {
    pub(crate) fn push(&mut self, finding: Finding) {
        if self.counts_in(finding.code) {
            self.list.push(finding);
        }
    }

    /// Counts a finding of a code; false: there are so many that it need not be made.
    pub(crate) fn counts_in(&mut self, code: &'static str) -> bool {
        match self.counts.iter_mut().find(|it| it.0 == code) {
            Some(count) => {
                count.1 += 1;
                count.1 <= MOST_OF_ONE_CODE
            }
            None => {
                self.counts.push((code, 1));
                true
            }
        }
    }

    /// How many findings of a code there are, those left out included.
    pub(crate) fn count(&self, code: &str) -> usize {
        self.counts.iter().find(|it| it.0 == code).map_or(0, |it| it.1)
    }

    fn text(&mut self, code: &'static str, severity: Severity, place: Place, text: &str) {
        self.push(Finding::new(code, severity, place).with("text", shortened(text)));
    }

    pub(crate) fn price_unreadable(&mut self, place: Place, text: &str) {
        self.text("data.price-unreadable", Severity::Warning, place, text);
    }

    /// A price, a stock or a quantity below zero, which is counted as not stated.
    pub(crate) fn below_zero(&mut self, place: Place, text: &str) {
        self.text("data.below-zero", Severity::Error, place, text);
    }

    pub(crate) fn lead_time_unit(&mut self, place: Place, text: &str) {
        self.text("data.lead-time-unit", Severity::Warning, place, text);
    }

    pub(crate) fn lead_time_unreadable(&mut self, place: Place, text: &str) {
        self.text("data.lead-time-unreadable", Severity::Warning, place, text);
    }

    pub(crate) fn quantity_unreadable(&mut self, place: Place, text: &str) {
        self.text("data.quantity-unreadable", Severity::Warning, place, text);
    }

    pub(crate) fn excel_damage(&mut self, place: Place, text: &str) {
        self.text("data.excel-damage", Severity::Error, place, text);
    }

    /// A range or a short form that no quantity confirms.
    pub(crate) fn designator_range(&mut self, place: Place, text: &str, counted: usize) {
        let finding = Finding::new("data.designator-range", Severity::Note, place);
        self.push(finding.with("text", shortened(text)).with("counted", counted));
    }

    /// A package code without its zero: `603` for `0603`.
    pub(crate) fn lost_zero(&mut self, place: Place, text: &str) {
        self.text("data.excel-damage", Severity::Warning, place, text);
    }

    pub(crate) fn row_unreadable(&mut self, place: Place, text: &str) {
        self.text("data.row-unreadable", Severity::Warning, place, text);
    }

    pub(crate) fn quantity_mismatch(&mut self, place: Place, stated: Decimal, counted: usize) {
        self.push(quantity_mismatch(place, stated, counted));
    }
}

/// The quantity and the designators do not agree.
pub fn quantity_mismatch(place: Place, stated: Decimal, counted: usize) -> Finding {
    let finding = Finding::new("data.quantity-mismatch", Severity::Warning, place);
    finding.with("stated", stated.normalize()).with("counted", counted)
}

/// A text short enough for a sentence.
pub(crate) fn shortened(text: &str) -> &str {
    match text.char_indices().nth(80) {
        Some((end, _)) => text.get(..end).unwrap_or(text),
        None => text,
    }
}

impl Plan<'_> {
    /// The place of a cell.
    pub(crate) fn place(&self, row: usize, column: usize) -> Place {
        Place { column: Some(ColumnIndex(u16::try_from(column).unwrap_or(u16::MAX))), ..self.row_place(row) }
    }

    /// The place of a row.
    pub(crate) fn row_place(&self, row: usize) -> Place {
        Place { source: Some(self.source), row: Some(self.table.row_number(row)), ..Place::default() }
    }
}

/// What reading the file left to tell.
pub(crate) fn note_reading(findings: &mut Findings, source: SourceIndex, document: &Document) {
    let file = Place { source: Some(source), ..Place::default() };
    for note in &document.notes {
        let finding = match note {
            ReadNote::UnbalancedQuote { row } => Finding::new(
                "file.unbalanced-quote",
                Severity::Warning,
                Place { row: Some(RowNumber::from_index(*row)), ..file },
            ),
            ReadNote::CommasJoined { row } => Finding::new(
                "file.commas-joined",
                Severity::Note,
                Place { row: Some(RowNumber::from_index(*row)), ..file },
            ),
            ReadNote::ReplacedBytes => Finding::new("file.replaced-bytes", Severity::Warning, file),
            ReadNote::RowsCut { limit, .. } => {
                Finding::new("file.rows-cut", Severity::Error, file).with("limit", *limit)
            }
            ReadNote::ColumnsCut { limit, .. } => {
                Finding::new("file.columns-cut", Severity::Warning, file).with("limit", *limit)
            }
            ReadNote::CellsCut { limit, .. } => {
                Finding::new("file.cells-cut", Severity::Error, file).with("limit", *limit)
            }
            ReadNote::SheetsCut { limit } => {
                Finding::new("file.sheets-cut", Severity::Error, file).with("limit", *limit)
            }
            // Told with the sheet that was chosen.
            ReadNote::SheetsAlike { .. } => continue,
        };
        findings.push(finding);
    }
}

/// Columns with a header that hold something and were given no meaning.
pub(crate) fn note_unused(findings: &mut Findings, source: SourceIndex, layout: &Layout) {
    let named = || layout.unused.iter().filter(|it| !it.1.is_empty());
    let Some((first, _)) = named().next() else { return };
    let names: Vec<&str> = named().map(|it| it.1.as_str()).collect();
    let place =
        Place { source: Some(source), row: layout.header_row, column: Some(*first), ..Place::default() };
    let finding = Finding::new("data.columns-unused", Severity::Note, place);
    findings.push(finding.with("count", names.len()).with("names", names.join(", ").as_str()));
}

/// True for chip sizes that a spreadsheet read as numbers: `603` was `0603`.
pub(crate) fn has_lost_zero(footprint: &str) -> bool {
    matches!(footprint, "201" | "402" | "603" | "805")
}

/// Which of several sheets was read and which were not.
pub(crate) fn note_sheets(
    findings: &mut Findings,
    source: SourceIndex,
    document: &Document,
    sheet: &SheetPlan<'_>,
    is_decided: bool,
) {
    let chosen = sheet.index;
    let rivals = sheet.rivals.len();
    let file = Place { source: Some(source), ..Place::default() };
    let Some(sheet) = document.sheets.get(chosen) else { return };
    let name_of = |at: usize| document.sheets.get(at).and_then(|it| it.name.as_deref()).unwrap_or("");
    let name = name_of(chosen);
    if !sheet.parts.is_empty() {
        let parts: Vec<&str> = sheet.parts.iter().map(|it| it.name.as_str()).collect();
        let names = parts.join(" + ");
        let finding = Finding::new("file.sheets-joined", Severity::Note, file);
        findings.push(finding.with("sheets", names.as_str()));
    }
    for note in &document.notes {
        if let ReadNote::SheetsAlike { read, left_out } = note
            && *read == chosen
        {
            let others: Vec<&str> = left_out.iter().map(|it| name_of(*it)).collect();
            let finding = Finding::new("file.sheets-alike", Severity::Warning, file).with("sheet", name);
            findings.push(finding.with("others", others.join(", ").as_str()));
        }
    }
    let is_other = |at: usize, it: &Sheet| {
        at != chosen
            && !it.hidden
            && it.table.row_count() > 0
            && it.parts.is_empty()
            && !sheet.parts.iter().any(|part| Some(part.name.as_str()) == it.name.as_deref())
    };
    // Those that read like a BOM too are named by a finding of their own.
    let others = document.sheets.iter().enumerate().filter(|(at, it)| is_other(*at, it)).count();
    let others = others.saturating_sub(rivals);
    if others > 0 && !is_decided {
        findings.push(
            Finding::new("file.sheet-chosen", Severity::Note, file)
                .with("sheet", name)
                .with("others", others),
        );
    }
}

/// True for what a spreadsheet makes of a part number: `9.55E+12`, `1.00E+05`, `5/3/1953`, `05.03.2053 00:00:00`.
pub(crate) fn looks_damaged(text: &str) -> bool {
    let text = text.trim();
    let bytes = text.as_bytes();
    if text.len() < 5 || !bytes.first().is_some_and(u8::is_ascii_digit) {
        return false;
    }
    if let Some(at) = text.find("E+").or_else(|| text.find("e+")) {
        let (mantissa, exponent) = (text.get(..at).unwrap_or(""), text.get(at + 2..).unwrap_or(""));
        return !exponent.is_empty()
            && exponent.bytes().all(|it| it.is_ascii_digit())
            && mantissa.bytes().all(|it| it.is_ascii_digit() || matches!(it, b'.' | b','));
    }
    if text.ends_with("00:00:00") {
        return true;
    }
    let groups: Vec<&str> = text.split('/').collect();
    matches!(groups.as_slice(), [a, b, year] if a.len() <= 2 && b.len() <= 2 && (year.len() == 4 || year.len() == 2)
        && groups.iter().all(|it| !it.is_empty() && it.bytes().all(|byte| byte.is_ascii_digit())))
}

#[cfg(test)]
mod tests {
    use super::looks_damaged;

    #[test]
    fn part_numbers_that_a_spreadsheet_changed() {
        for text in ["9.55E+12", "1,00E+05", "5/3/1953", "2053-03-05 00:00:00"] {
            assert!(looks_damaged(text), "{text}");
        }
        for text in ["1N4148", "RC0402FR-0710KL", "9551670000000", "5/16", "0603", "", "2E+X"] {
            assert!(!looks_damaged(text), "{text}");
        }
    }
}
