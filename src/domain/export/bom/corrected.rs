//! The BOM in its own columns and order, with the corrections; what no column of the file holds gets a column behind them.

use rust_decimal::Decimal;

use crate::domain::bom::BomLine;
use crate::domain::bom::line_field::{LineField, YES};
use crate::domain::export::csv::{CsvDialect, Sheet};
use crate::domain::export::exporter::{Exported, Exporter};
use crate::domain::export::xlsx::MIME;
use crate::domain::export::xlsx::table::{Cell, write_table};
use crate::domain::language::en;
use crate::domain::number::DecimalSign;
use crate::domain::place::RowNumber;
use crate::domain::recognise::{Role, fitted_word};
use crate::domain::report::source::{Source, SourceRole};

pub(in crate::domain::export) const CSV: Exporter =
    Exporter::for_programs("corrected", "corrected.csv", "text/csv;charset=utf-8", |it| {
        let bom = Corrected::of(it)?;
        let dialect = CsvDialect { has_decimal_comma: bom.has_decimal_comma, ..CsvDialect::default() };
        let mut out = Sheet::new(bom.rows.len(), dialect);
        for row in &bom.rows {
            row.iter().for_each(|it| out.cell(it));
            out.end_row();
        }
        Some(out.into_bytes())
    });

pub(in crate::domain::export) const XLSX: Exporter =
    Exporter::for_programs("corrected-xlsx", "corrected.xlsx", MIME, |it| {
        let mut bom = Corrected::of(it)?;
        // A workbook begins with the headings.
        let mut rows = bom.rows.split_off(bom.header).into_iter();
        let width = |at: usize| if bom.quantity == Some(at) { 10 } else { 22 };
        let headings: Vec<(String, u8)> =
            rows.next()?.into_iter().enumerate().map(|(at, it)| (it, width(at))).collect();
        let cell = |(at, text): (usize, String)| match text.parse::<Decimal>() {
            Ok(pieces) if bom.quantity == Some(at) => Cell::Pieces(pieces),
            _ => Cell::Text(text),
        };
        let rows: Vec<Vec<Cell>> = rows.map(|it| it.into_iter().enumerate().map(cell).collect()).collect();
        Some(write_table(en!("BOM"), &headings, &rows))
    });

/// The rows of a BOM with its corrections.
struct Corrected {
    rows: Vec<Vec<String>>,
    /// The index of the row that names the columns.
    header: usize,
    /// Rows that stand above those of the file: a header where it has none.
    above: usize,
    quantity: Option<usize>,
    /// Rows that may hold nothing any more.
    cleared: Vec<usize>,
    has_decimal_comma: bool,
}

impl Corrected {
    /// The first BOM that has corrections, else the first BOM.
    fn of(exported: &Exported<'_>) -> Option<Self> {
        if !exported.report.is_own() {
            return None;
        }
        let sources =
            || exported.report.sources.iter().zip(0_u16..).filter(|it| it.0.role == SourceRole::Bom);
        let lines_of = |index: u16| {
            exported.report.lines.iter().map(|it| &it.line).filter(move |it| it.source.0 == index)
        };
        let is_corrected = |index| lines_of(index).any(|it| it.in_file.is_some());
        let (source, index) = sources().find(|it| is_corrected(it.1)).or_else(|| sources().next())?;
        let mut rows = (exported.rows?)(index)?;
        let header = source.layout.header_row.map(RowNumber::index);
        if header.is_none() {
            rows.insert(0, names(source));
        }
        let mut bom = Self {
            rows,
            header: header.unwrap_or_default(),
            above: usize::from(header.is_none()),
            quantity: column(source, Role::Quantity),
            cleared: Vec::new(),
            has_decimal_comma: source.layout.decimal == Some(DecimalSign::Comma)
                || source.delimiter == Some(';'),
        };
        let lines: Vec<&BomLine> = lines_of(index).collect();
        for (at, line) in lines.iter().enumerate() {
            let next = lines.get(at + 1).map_or(usize::MAX, |it| it.row.index());
            bom.correct(source, line, next);
        }
        bom.square();
        Some(bom)
    }

    /// Puts the corrections of a line into its rows, which end before the row `next`.
    fn correct(&mut self, source: &Source, line: &BomLine, next: usize) {
        for (field, in_file) in line.corrected() {
            let first = line.row.index();
            match field {
                LineField::UnitPrice => self.price(source, line, first),
                LineField::Alternates => self.alternates(source, line, first),
                LineField::Designators => {
                    self.put(source, Role::Designator, first, field.text(line));
                    // Further rows that only name designators of the line name none any more.
                    if let Some(column) = column(source, Role::Designator) {
                        let rows = first + 1..next.min(source.layout.last_row.map_or(0, |it| it.index() + 1));
                        rows.for_each(|row| {
                            self.set(row, column, String::new());
                            self.cleared.push(row + self.above);
                        });
                    }
                }
                LineField::Fitted => {
                    let header = source.layout.columns.iter().find(|it| it.role == Role::Dnp);
                    let word = fitted_word(header.map_or("DNP", |it| &it.header), field.text(line) == YES);
                    self.put(source, Role::Dnp, first, word.to_owned());
                }
                LineField::LeadTime => {
                    let days = field.text(line);
                    let text = if days.is_empty() { days } else { [&days, " days"].concat() };
                    self.put(source, Role::LeadTime, first, text);
                }
                LineField::Quantity => self.put(source, Role::Quantity, first, self.number(field.text(line))),
                LineField::Mpn => {
                    self.put_where(source, Role::Mpn, (first, next), &in_file, field.text(line))
                }
                LineField::Manufacturer => {
                    self.put_where(source, Role::Manufacturer, (first, next), &in_file, field.text(line));
                }
                LineField::Value => {
                    self.put_where(source, Role::Value, (first, next), &in_file, field.text(line));
                }
                LineField::Footprint => {
                    self.put_where(source, Role::Footprint, (first, next), &in_file, field.text(line));
                }
            }
        }
    }

    /// The price of one piece; its currency stands in a column of its own or beside it.
    fn price(&mut self, source: &Source, line: &BomLine, row: usize) {
        let text = LineField::UnitPrice.text(line);
        let (amount, currency) = text.split_once(' ').unwrap_or((&text, ""));
        let amount = self.number(amount.to_owned());
        let breaks: Vec<usize> =
            source.layout.price_breaks.iter().map(|it| usize::from(it.column.0)).collect();
        breaks.iter().skip(1).for_each(|it| self.set(row, *it, String::new()));
        let first = breaks.first().copied().or_else(|| column(source, Role::UnitPrice));
        let has_currency = column(source, Role::Currency).is_some();
        if has_currency {
            self.put(source, Role::Currency, row, currency.to_owned());
        }
        let price =
            if has_currency || amount.is_empty() { amount } else { [&amount, " ", currency].concat() };
        match first {
            Some(column) => self.set(row, column, price),
            None => self.put(source, Role::UnitPrice, row, price),
        }
    }

    /// Each alternate in columns of its own.
    fn alternates(&mut self, source: &Source, line: &BomLine, row: usize) {
        let columns = |role| -> Vec<usize> {
            let all = source.layout.columns.iter().filter(|it| it.role == role);
            all.map(|it| usize::from(it.column.0)).collect()
        };
        let own: Vec<_> = line.alternates.iter().filter(|it| it.evidence.source == line.source).collect();
        let held = [columns(Role::AlternateMpn), columns(Role::AlternateManufacturer)];
        for column in held.iter().flatten() {
            self.set(row, *column, String::new());
        }
        for (at, alternate) in own.into_iter().enumerate() {
            let texts = [alternate.mpn.clone(), alternate.manufacturer.clone().unwrap_or_default()];
            for ((held, name), text) in held.iter().zip(ALTERNATES).zip(texts) {
                let number = if at == 0 { String::new() } else { [" ", &(at + 1).to_string()].concat() };
                let column = match held.get(at) {
                    Some(column) => *column,
                    None => self.added(&[name, &number].concat()),
                };
                self.set(row, column, text);
            }
        }
    }

    /// Puts a text into the cell of a role, in the row of the line that holds what the file says.
    fn put_where(&mut self, source: &Source, role: Role, rows: (usize, usize), in_file: &str, text: String) {
        let columns = source.layout.columns.iter().filter(|it| it.role == role);
        let columns: Vec<usize> = columns.map(|it| usize::from(it.column.0)).collect();
        let cells = (rows.0..rows.1.min(self.rows.len()))
            .flat_map(|row| columns.iter().map(move |column| (row, *column)));
        let mut held = cells.filter(|(row, column)| {
            !in_file.is_empty() && self.cell(*row, *column).split_whitespace().eq(in_file.split_whitespace())
        });
        match held.next() {
            Some((row, column)) => self.set(row, column, text),
            None => self.put(source, role, rows.0, text),
        }
    }

    /// Puts a text into the first column of a role, or into a new one.
    fn put(&mut self, source: &Source, role: Role, row: usize, text: String) {
        let column = column(source, role).unwrap_or_else(|| self.added(name_of(role)));
        self.set(row, column, text);
    }

    /// The column behind those of the file that has this name; it is made where it is not there yet.
    fn added(&mut self, name: &str) -> usize {
        let named = self.rows.get(self.header).and_then(|it| it.iter().position(|it| it == name));
        named.unwrap_or_else(|| {
            let column = self.rows.iter().map(Vec::len).max().unwrap_or_default();
            if let Some(header) = self.rows.get_mut(self.header) {
                header.resize(column, String::new());
                header.push(name.to_owned());
            }
            column
        })
    }

    fn cell(&self, row: usize, column: usize) -> &str {
        self.rows.get(row + self.above).and_then(|it| it.get(column)).map_or("", String::as_str)
    }

    fn set(&mut self, row: usize, column: usize, text: String) {
        let Some(cells) = self.rows.get_mut(row + self.above) else { return };
        if cells.len() <= column {
            cells.resize(column + 1, String::new());
        }
        if let Some(cell) = cells.get_mut(column) {
            *cell = text;
        }
    }

    /// A number as the file writes them.
    fn number(&self, text: String) -> String {
        if self.has_decimal_comma { text.replace('.', ",") } else { text }
    }

    /// Rows that hold nothing any more go, and all below the header are as wide as it.
    fn square(&mut self) {
        let cleared = std::mem::take(&mut self.cleared);
        let mut at = 0..;
        self.rows.retain(|row| {
            let is_cleared = at.next().is_some_and(|it| cleared.binary_search(&it).is_ok());
            !is_cleared || row.iter().any(|it| !it.trim().is_empty())
        });
        let width = self.rows.iter().map(Vec::len).max().unwrap_or_default();
        self.rows.iter_mut().skip(self.header).for_each(|it| it.resize(width, String::new()));
    }
}

const ALTERNATES: [&str; 2] = ["Alternate part number", "Alternate manufacturer"];

/// The names of the columns of a file without a header row.
fn names(source: &Source) -> Vec<String> {
    let mut names = Vec::new();
    for it in &source.layout.columns {
        let at = usize::from(it.column.0);
        if names.len() <= at {
            names.resize(at + 1, String::new());
        }
        if let Some(name) = names.get_mut(at) {
            name.push_str(if it.header.is_empty() { name_of(it.role) } else { &it.header });
        }
    }
    names
}

/// The first column of a role.
fn column(source: &Source, role: Role) -> Option<usize> {
    let found = source.layout.columns.iter().find(|it| it.role == role);
    found.map(|it| usize::from(it.column.0))
}

/// The heading of a column that the file lacks: one that our own reader knows.
fn name_of(role: Role) -> &'static str {
    match role {
        Role::Designator => "Designator",
        Role::Quantity => "Quantity",
        Role::Dnp => "DNP",
        Role::Mpn => "Manufacturer part number",
        Role::Manufacturer => "Manufacturer",
        Role::Value => "Value",
        Role::Footprint => "Package",
        Role::LeadTime => "Lead time",
        Role::Currency => "Currency",
        Role::UnitPrice => "Unit price",
        other => other.code(),
    }
}
