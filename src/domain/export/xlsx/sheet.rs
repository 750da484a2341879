//! One sheet as it is written, row by row. A text is always a text: only [`Sheet::formula`] makes a formula, and its
//! words come from this program.

use rust_decimal::Decimal;

use super::package::PackagePart;
use super::style::Style;
use crate::domain::day::Day;
use crate::domain::export::labels::column_letter;
use crate::domain::export::xlsx::package::XML_HEAD;
use crate::domain::language::tr;
use crate::domain::place::ColumnIndex;

/// Excel holds no longer text in a cell.
const LONGEST_TEXT: usize = 32_767;

/// A column: its heading in English, and how wide it is in characters.
pub(super) type Column = (&'static str, u8);

/// What stands around the rows of a sheet.
#[derive(Default)]
pub(super) struct Frame {
    /// Rows that stay in sight, from the top; 0: none.
    pub(super) frozen_rows: u32,
    /// Columns that stay in sight.
    pub(super) frozen_columns: u16,
    /// The row of headings that the filter sits on; 0: no filter.
    pub(super) filter_row: u32,
    /// A cell that takes a number of boards only.
    pub(super) boards_cell: Option<&'static str>,
    /// Only its own width fits the page; the height takes as many pages as it needs.
    pub(super) landscape: bool,
}

/// A sheet as it grows.
pub(super) struct Sheet {
    part: PackagePart,
    frame: Frame,
    columns: u16,
    row: u32,
    column: u16,
    /// Letters of the columns, so that a cell's name costs no work.
    letters: Vec<String>,
    /// The columns that hold something so far.
    seen: Vec<bool>,
}

impl Sheet {
    /// A sheet with columns of these widths. `number` is its place in the workbook, counted from 1.
    pub(super) fn new(number: usize, widths: impl Iterator<Item = u8>, frame: Frame) -> Self {
        let mut part = PackagePart::new(["xl/worksheets/sheet", &number.to_string(), ".xml"].concat());
        part.push(XML_HEAD)
            .push("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">")
            .push("<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews><sheetView workbookViewId=\"0\"");
        part.push(if number == 1 { " tabSelected=\"1\">" } else { ">" });
        push_pane(&mut part, &frame);
        part.push("</sheetView></sheetViews><cols>");
        let mut columns = 0;
        for width in widths {
            columns += 1;
            let number = columns.to_string();
            part.push("<col min=\"").push(&number).push("\" max=\"").push(&number);
            part.push("\" width=\"").push(&width.to_string()).push("\" customWidth=\"1\"/>");
        }
        part.push("</cols><sheetData>");
        let letters = (0..columns).map(|it| column_letter(ColumnIndex(it))).collect();
        Self { part, frame, columns, row: 0, column: 0, letters, seen: vec![false; columns.into()] }
    }

    /// The same of those columns that hold something: `fill` writes the rows, twice.
    pub(super) fn of_filled(
        number: usize,
        columns: &[(String, u8)],
        frozen_columns: u16,
        fill: &dyn Fn(&mut Self),
    ) -> Self {
        let mut probe = Self::new(number, columns.iter().map(|it| it.1), Frame::default());
        fill(&mut probe);
        let mut held = 0;
        let mut letter = |is_held: &bool| {
            held += u16::from(*is_held);
            column_letter(ColumnIndex(held.saturating_sub(1)))
        };
        let letters = probe.seen.iter().map(&mut letter).collect();
        let shown = || columns.iter().zip(&probe.seen);
        let frame =
            Frame { frozen_rows: 1, frozen_columns, filter_row: 1, landscape: true, ..Frame::default() };
        let mut sheet = Self::new(number, shown().filter(|it| *it.1).map(|it| it.0.1), frame);
        sheet.letters = letters;
        // A heading over nothing is blank, and so is not written.
        sheet.headings(shown().map(|(it, is_held)| if *is_held { it.0.as_str() } else { "" }));
        fill(&mut sheet);
        sheet
    }

    /// A table: headings in the first row, frozen and with a filter, then the rows.
    pub(super) fn table(number: usize, columns: &[Column], frozen_columns: u16) -> Self {
        let frame =
            Frame { frozen_rows: 1, frozen_columns, filter_row: 1, landscape: true, ..Frame::default() };
        let mut sheet = Self::new(number, columns.iter().map(|it| it.1), frame);
        sheet.headings(columns.iter().map(|it| tr(it.0)));
        sheet
    }

    /// A row of headings.
    pub(super) fn headings<'a>(&mut self, names: impl Iterator<Item = &'a str>) {
        self.row();
        for name in names {
            self.styled(name, Style::Heading);
        }
    }

    /// Begins the next row; gives its number.
    pub(super) fn row(&mut self) -> u32 {
        if self.row > 0 {
            self.part.push("</row>");
        }
        self.row += 1;
        self.column = 0;
        self.part.push("<row r=\"").push(&self.row.to_string()).push("\">");
        self.row
    }

    /// An empty cell.
    pub(super) fn skip(&mut self) -> &mut Self {
        self.column += 1;
        self
    }

    /// A text, kept as it is; nothing where it is empty.
    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        self.styled(text, Style::Text)
    }

    /// A text of several lines or sentences.
    pub(super) fn wrapped(&mut self, text: &str) -> &mut Self {
        self.styled(text, Style::Wrapped)
    }

    pub(super) fn styled(&mut self, text: &str, style: Style) -> &mut Self {
        if text.is_empty() {
            return self.skip();
        }
        self.open(style);
        self.part.push(" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
        push_text(&mut self.part, text);
        self.part.push("</t></is></c>");
        self
    }

    /// A number; nothing where it is not known.
    pub(super) fn number(&mut self, number: Option<Decimal>, style: Style) -> &mut Self {
        let Some(number) = number else { return self.skip() };
        self.open(style);
        self.part.push("><v>").push(&number.normalize().to_string()).push("</v></c>");
        self
    }

    /// A count.
    pub(super) fn count(&mut self, count: impl Into<Decimal>) -> &mut Self {
        self.number(Some(count.into()), Style::Count)
    }

    /// A day as a date; a text that is no ISO date stays a text.
    pub(super) fn date(&mut self, iso: &str) -> &mut Self {
        match Day::from_iso(iso).zip(Day::new(1_900, 3, 1)).filter(|(day, first)| day >= first) {
            // Day 61 of spreadsheets is 1 March 1900; before it they count a leap day that never was.
            Some((day, first)) => self.number(Some(Decimal::from(61 + day.days_since(first))), Style::Date),
            None => self.wrapped(iso),
        }
    }

    /// A formula of this program, with the value that the engine computed.
    pub(super) fn formula(&mut self, formula: &str, value: Option<Decimal>, style: Style) -> &mut Self {
        self.open(style);
        self.part.push("><f>");
        push_text(&mut self.part, formula);
        self.part.push("</f>");
        if let Some(value) = value {
            self.part.push("<v>").push(&value.normalize().to_string()).push("</v>");
        }
        self.part.push("</c>");
        self
    }

    fn open(&mut self, style: Style) {
        if let Some(seen) = self.seen.get_mut(usize::from(self.column)) {
            *seen = true;
        }
        let letter = self.letters.get(usize::from(self.column)).map_or("XFD", String::as_str);
        self.part.push("<c r=\"").push(letter).push(&self.row.to_string());
        self.part.push("\" s=\"").push(style.index()).push("\"");
        self.column += 1;
    }

    /// The rows that the filter covers, `A1:N12`; `None` where there is no filter.
    pub(super) fn filter(&self) -> Option<String> {
        let last = self.columns.checked_sub(1).filter(|_| self.frame.filter_row > 0)?;
        let end = [&column_letter(ColumnIndex(last)), self.row.max(1).to_string().as_str()].concat();
        Some(["A", &self.frame.filter_row.to_string(), ":", &end].concat())
    }

    /// The finished part of the workbook.
    pub(super) fn finish(mut self) -> PackagePart {
        if self.row > 0 {
            self.part.push("</row>");
        }
        self.part.push("</sheetData>");
        if let Some(range) = self.filter() {
            self.part.push("<autoFilter ref=\"").push(&range).push("\"/>");
        }
        if let Some(cell) = self.frame.boards_cell {
            self.part.push("<dataValidations count=\"1\"><dataValidation type=\"whole\" allowBlank=\"0\" ");
            self.part.push("showErrorMessage=\"1\" sqref=\"").push(cell);
            self.part.push(
                "\"><formula1>1</formula1><formula2>10000000</formula2></dataValidation></dataValidations>",
            );
        }
        self.part.push("<pageMargins left=\"0.5\" right=\"0.5\" top=\"0.6\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>");
        self.part.push("<pageSetup paperSize=\"9\" fitToHeight=\"0\"");
        self.part.push(if self.frame.landscape { " orientation=\"landscape\"/>" } else { "/>" });
        self.part
            .push("<headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter>");
        self.part.push("</worksheet>");
        self.part
    }
}

fn push_pane(part: &mut PackagePart, frame: &Frame) {
    let (rows, columns) = (frame.frozen_rows, frame.frozen_columns);
    if rows == 0 && columns == 0 {
        return;
    }
    part.push("<pane");
    if columns > 0 {
        part.push(" xSplit=\"").push(&columns.to_string()).push("\"");
    }
    if rows > 0 {
        part.push(" ySplit=\"").push(&rows.to_string()).push("\"");
    }
    let pane = match (columns > 0, rows > 0) {
        (true, true) => "bottomRight",
        (true, false) => "topRight",
        _ => "bottomLeft",
    };
    let corner = [&column_letter(ColumnIndex(columns)), (rows + 1).to_string().as_str()].concat();
    part.push(" topLeftCell=\"").push(&corner).push("\" activePane=\"").push(pane);
    part.push("\" state=\"frozen\"/><selection pane=\"").push(pane).push("\"/>");
}

/// Escapes a text for XML. Characters that XML cannot hold are left out, and what a spreadsheet would read as the code
/// of one (`_x000D_`) is kept from being read so.
pub(super) fn push_text(part: &mut PackagePart, text: &str) {
    let mut count = 0;
    let mut plain_from = 0;
    for (at, character) in text.char_indices() {
        count += 1;
        let replacement = match character {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            '\t' | '\n' => continue,
            '\r' | '\u{fffe}' | '\u{ffff}' => "",
            '_' if is_code(text.get(at..).unwrap_or_default()) => "_x005F_",
            _ if count >= LONGEST_TEXT => {
                part.push(text.get(plain_from..at).unwrap_or_default()).push("…");
                return;
            }
            other if other.is_control() => "",
            _ => continue,
        };
        part.push(text.get(plain_from..at).unwrap_or_default()).push(replacement);
        plain_from = at + character.len_utf8();
    }
    part.push(text.get(plain_from..).unwrap_or_default());
}

/// `_x`, four hexadecimal digits and `_`.
fn is_code(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.starts_with(b"_x")
        && bytes.get(6) == Some(&b'_')
        && bytes.get(2..6).is_some_and(|it| it.iter().all(u8::is_ascii_hexdigit))
}
