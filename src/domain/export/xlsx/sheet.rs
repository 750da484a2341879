//! One sheet as it is written, row by row. A text is always a text: only [`Sheet::formula`] makes a formula, and its
//! words come from this program.

use rust_decimal::Decimal;

use super::escape::push_text;
use super::frame::Frame;
use super::package::PackagePart;
use super::style::Style;
use super::workbook::RELATIONSHIPS;
use crate::domain::day::Day;
use crate::domain::export::labels::column_letter;
use crate::domain::export::xlsx::package::XML_HEAD;
use crate::domain::language::tr;
use crate::domain::place::ColumnIndex;

/// A column: its heading in English, and how wide it is in characters.
pub(super) type Column = (&'static str, u8);

/// The height of a line of text, in points.
const LINE_HEIGHT: usize = 13;

/// A sheet as it grows.
pub(super) struct Sheet {
    part: PackagePart,
    frame: Frame,
    /// How many columns there are, and how wide they are together, in characters.
    columns: u16,
    width: u32,
    row: u32,
    column: u16,
    /// Letter and width of the column of each cell of a row, so that a cell's name costs no work. Where columns are left out,
    /// their cells stand here, too.
    places: Vec<(String, u8)>,
    /// What each column holds so far.
    held: Vec<Held>,
    /// The cells of the row that is being written, and how many lines of text are the most in one of them.
    cells: String,
    lines: usize,
}

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Held {
    Nothing,
    Numbers,
    Texts,
}

impl Sheet {
    /// A sheet with columns of these widths. `number` is its place in the workbook, counted from 1.
    pub(super) fn new(number: usize, widths: impl Iterator<Item = u8>, frame: Frame) -> Self {
        let mut part = PackagePart::new(["xl/worksheets/sheet", &number.to_string(), ".xml"].concat());
        part.push(XML_HEAD)
            .push("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">")
            .push("<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews><sheetView workbookViewId=\"0\"");
        part.push(if number == 1 { " tabSelected=\"1\">" } else { ">" });
        frame.push_pane(&mut part);
        part.push("</sheetView></sheetViews><cols>");
        let mut places = Vec::new();
        let (mut columns, mut whole) = (0, 0);
        for width in widths {
            places.push((column_letter(ColumnIndex(columns)), width));
            columns += 1;
            whole += u32::from(width);
            let number = columns.to_string();
            part.push("<col min=\"").push(&number).push("\" max=\"").push(&number);
            part.push("\" width=\"").push(&width.to_string()).push("\" customWidth=\"1\"/>");
        }
        part.push("</cols><sheetData>");
        let held = vec![Held::Nothing; places.len()];
        Self {
            part,
            frame,
            columns,
            width: whole,
            row: 0,
            column: 0,
            places,
            held,
            cells: String::new(),
            lines: 0,
        }
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
        let mut last = 0;
        let place = |(held, column): (&Held, &(String, u8))| {
            last += u16::from(*held > Held::Nothing);
            (column_letter(ColumnIndex(last.saturating_sub(1))), column.1)
        };
        let places = probe.held.iter().zip(columns).map(place).collect();
        let is_shown = |at: usize| probe.held.get(at).is_some_and(|it| *it > Held::Nothing);
        let shown = columns.iter().enumerate().filter(|it| is_shown(it.0));
        let mut sheet = Self::new(number, shown.map(|it| it.1.1), Frame::of_table(frozen_columns));
        sheet.places = places;
        // A heading over nothing is blank, and so is not written.
        let names = columns.iter().enumerate().map(|(at, it)| if is_shown(at) { it.0.as_str() } else { "" });
        sheet.headings(names, |at| probe.held.get(at) == Some(&Held::Numbers));
        fill(&mut sheet);
        sheet
    }

    /// A table: headings in the first row, then the rows. `is_number` tells columns of numbers by their place.
    pub(super) fn table(
        number: usize,
        columns: &[Column],
        frozen_columns: u16,
        is_number: fn(usize) -> bool,
    ) -> Self {
        let mut sheet = Self::new(number, columns.iter().map(|it| it.1), Frame::of_table(frozen_columns));
        sheet.headings(columns.iter().map(|it| tr(it.0)), is_number);
        sheet
    }

    /// A row of headings; those over numbers stand at the right, as the numbers do.
    pub(super) fn headings<'a>(
        &mut self,
        names: impl Iterator<Item = &'a str>,
        is_number: impl Fn(usize) -> bool,
    ) {
        self.row();
        for (at, name) in names.enumerate() {
            self.styled(name, if is_number(at) { Style::NumberHeading } else { Style::Heading });
        }
    }

    /// Begins the next row; gives its number.
    pub(super) fn row(&mut self) -> u32 {
        self.end_row();
        self.row += 1;
        self.column = 0;
        self.row
    }

    /// Not every program makes a row as high as its texts by itself.
    fn end_row(&mut self) {
        if self.row == 0 {
            return;
        }
        self.part.push("<row r=\"").push(&self.row.to_string());
        if self.lines > 1 {
            self.part.push("\" ht=\"").push(&(self.lines * LINE_HEIGHT).to_string());
        }
        self.part.push("\">").push(&self.cells).push("</row>");
        self.cells.clear();
        self.lines = 0;
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
        if style.is_wrapped() {
            let width = self.places.get(usize::from(self.column)).map_or(u8::MAX, |it| it.1);
            self.lines = self.lines.max(lines(text, width));
        }
        self.open(style);
        self.cells.push_str(" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
        push_text(&mut self.cells, text);
        self.cells.push_str("</t></is></c>");
        self
    }

    /// A number; nothing where it is not known.
    pub(super) fn number(&mut self, number: Option<Decimal>, style: Style) -> &mut Self {
        let Some(number) = number else { return self.skip() };
        // Whole pieces have their thousands parted, as counts.
        let is_whole = style == Style::Pieces && number.is_integer();
        self.open(if is_whole { Style::Count } else { style });
        self.push_all(["><v>", &number.normalize().to_string(), "</v></c>"]);
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
        self.cells.push_str("><f>");
        push_text(&mut self.cells, formula);
        self.cells.push_str("</f>");
        if let Some(value) = value {
            self.push_all(["<v>", &value.normalize().to_string(), "</v>"]);
        }
        self.cells.push_str("</c>");
        self
    }

    fn open(&mut self, style: Style) {
        if let Some(held) = self.held.get_mut(usize::from(self.column)) {
            *held = (*held).max(if style.is_number() { Held::Numbers } else { Held::Texts });
        }
        let letter = self.places.get(usize::from(self.column)).map_or("XFD", |it| it.0.as_str());
        let row = self.row.to_string();
        for text in ["<c r=\"", letter, &row, "\" s=\"", style.index(), "\""] {
            self.cells.push_str(text);
        }
        self.column += 1;
    }

    fn push_all(&mut self, texts: [&str; 3]) {
        texts.into_iter().for_each(|it| self.cells.push_str(it));
    }

    /// The rows that the filter covers, `A1:N12`; `None` where there is no filter.
    pub(super) fn filter(&self) -> Option<String> {
        let last = self.columns.checked_sub(1).filter(|_| self.frame.filter_row > 0)?;
        let end = [&column_letter(ColumnIndex(last)), self.row.max(1).to_string().as_str()].concat();
        Some(["A", &self.frame.filter_row.to_string(), ":", &end].concat())
    }

    /// The last column that stays in sight, `C`.
    pub(super) fn last_frozen_column(&self) -> Option<String> {
        self.frame.frozen_columns.checked_sub(1).map(|it| column_letter(ColumnIndex(it)))
    }

    /// The finished part of the workbook; a logo is a drawing of its own that the sheet names.
    pub(super) fn finish(mut self, has_logo: bool) -> PackagePart {
        self.end_row();
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
        self.frame.push_page(&mut self.part, self.width);
        if has_logo {
            self.part.push("<drawing xmlns:r=\"").push(RELATIONSHIPS).push("\" r:id=\"rId1\"/>");
        }
        self.part.push("</worksheet>");
        self.part
    }
}

/// How many lines a text takes in a column of so many characters. Words are not torn but where they are longer than a line.
fn lines(text: &str, width: u8) -> usize {
    // In tenths of a digit; a cell has room of half a digit at each side.
    let room = usize::from(width).max(3) * 10 - 10;
    let wide = |it: char| match it {
        ' ' | ',' | '.' => 6,
        'a'..='z' => 9,
        'A'..='Z' | '%' | '&' | '@' => 13,
        '\u{2E80}'.. => 20,
        _ => 10,
    };
    let of = |line: &str| {
        let (mut lines, mut used) = (1, 0);
        for word in line.split(' ') {
            let long: usize = word.chars().map(wide).sum();
            let blank = if used > 0 { wide(' ') } else { 0 };
            if used + blank + long <= room {
                used += blank + long;
                continue;
            }
            lines += usize::from(used > 0) + long.saturating_sub(1) / room;
            used = long.saturating_sub(1) % room + 1;
        }
        lines
    };
    text.split('\n').map(of).sum()
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn a_row_is_as_high_as_its_words_take_lines() {
        for (text, width, count) in [
            ("", 10, 1),
            ("R1, R2", 20, 1),
            ("R1, R2, R3, R4, R5, R6", 20, 2),
            // A word that no line holds is torn; what comes behind it goes on in its last line.
            ("IC,300mA LDO Regulators,SGM2032-ADJYN5G/TR,SOT23-5,SMD", 36, 3),
            ("one\ntwo", 20, 2),
            ("电阻器电阻器", 8, 2),
        ] {
            assert_eq!(lines(text, width), count, "{text}");
        }
    }
}
