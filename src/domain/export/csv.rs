//! The lines with their results as CSV, guarded against formula injection.

use std::borrow::Cow;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::exporter::{Button, Exported, Exporter};
use super::labels;

use crate::domain::cost::line_cost::{Basis, LineCost};
use crate::domain::language::{en, in_english};
use crate::domain::report::Report;
use crate::domain::report::line::ReportLine;
use crate::domain::spelling::guard::guarded;
use crate::domain::words::compliance_words::answer;
use crate::domain::words::{cost_words, findings as words, names};

pub const EXPORTER: Exporter = Exporter {
    code: "csv",
    is_on_command_line: true,
    ending: "csv",
    media_type: "text/csv;charset=utf-8",
    bar: Some(Button { place: 2, words: en!("CSV") }),
    share: None,
    is_for_programs: true,
    write: |it| Some(write_csv(it.report)),
};

/// Each dialect is an export of its own, without a button: it is chosen beside one.
pub const EXACT: Exporter = other("csv-exact", |it| Some(write_csv_as(it.report, CsvDialect::EXACT)));
pub const SEMICOLON: Exporter =
    other("csv-semicolon", |it| Some(write_csv_as(it.report, CsvDialect::SEMICOLON)));
pub const SEMICOLON_EXACT: Exporter =
    other("csv-semicolon-exact", |it| Some(write_csv_as(it.report, CsvDialect::SEMICOLON_EXACT)));

const fn other(code: &'static str, write: fn(&Exported<'_>) -> Option<Vec<u8>>) -> Exporter {
    Exporter { code, is_on_command_line: false, bar: None, write, ..EXPORTER }
}

/// The signs of the file, and whether it is guarded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CsvDialect {
    /// Semicolon between cells and comma in numbers, as spreadsheets in Germany, France and much of Europe read it;
    /// else comma and point.
    pub has_decimal_comma: bool,
    /// For programs: every text is as it is, also where a spreadsheet would take it for a formula.
    pub is_exact: bool,
}

impl CsvDialect {
    const EXACT: Self = Self { has_decimal_comma: false, is_exact: true };
    const SEMICOLON: Self = Self { has_decimal_comma: true, is_exact: false };
    const SEMICOLON_EXACT: Self = Self { has_decimal_comma: true, is_exact: true };

    fn separator(self) -> char {
        if self.has_decimal_comma { ';' } else { ',' }
    }
}

/// One row a line, with comma and point, guarded.
pub fn write_csv(report: &Report) -> Vec<u8> {
    write_csv_as(report, CsvDialect::default())
}

/// One row a line. UTF-8 with a byte order mark, CRLF.
///
/// Unknown is an empty cell. Money is exact, not rounded. It is English whatever is spoken, since programs read it.
pub fn write_csv_as(report: &Report, dialect: CsvDialect) -> Vec<u8> {
    in_english(|| write(report, dialect))
}

fn write(report: &Report, dialect: CsvDialect) -> Vec<u8> {
    let mut out = Sheet::new(report.lines.len(), dialect);
    if !report.audience.sees_lines() {
        summary(&mut out, report);
        return out.into_bytes();
    }
    for header in headers(report) {
        out.cell(&header);
    }
    out.end_row();
    let has_estimates = report.has_estimates();
    for line in &report.lines {
        row(&mut out, report, line, has_estimates);
    }
    out.into_bytes()
}

/// The verdicts and counts alone: two columns.
fn summary(out: &mut Sheet, report: &Report) {
    let mut fact = |what: &str, value: &str| {
        out.cell(what);
        out.cell(value);
        out.end_row();
    };
    fact("What", "Value");
    for (what, value) in labels::summary(report) {
        fact(&what, &value);
    }
}

fn headers(report: &Report) -> Vec<String> {
    let fixed = [
        "Row",
        "Designators",
        "Quantity",
        "DNP",
        "MPN",
        "Manufacturer",
        "Value",
        "Package",
        "Description",
        "RoHS",
        "RoHS exemptions",
        "Lead time (days)",
        "Stock",
        "Lifecycle",
    ];
    let mut headers: Vec<String> = fixed.map(str::to_owned).into();
    let currency = report.currency.map(|it| format!(" {it}")).unwrap_or_default();
    let money = |name: &str| [name, &currency].concat();
    let mut of_volume = vec![
        "Need".to_owned(),
        "Attrition of part".to_owned(),
        "From own stock of part".to_owned(),
        "Order of part".to_owned(),
        money("Unit price"),
        money("Extended"),
        "Basis".to_owned(),
        "Seller".to_owned(),
    ];
    if report.has_estimates() {
        of_volume.extend(["Estimate each", "Estimate low", "Estimate high"].map(money));
    }
    let sees_purchase = report.audience.sees_purchase();
    for boards in report.settings.boards.iter().filter(|_| sees_purchase) {
        headers.extend(of_volume.iter().map(|it| format!("{it} at {boards}")));
    }
    headers.extend(["Finding codes", "Findings"].map(str::to_owned));
    headers
}

fn row(out: &mut Sheet, report: &Report, line: &ReportLine, has_estimates: bool) {
    let bom = &line.line;
    let dialect = out.dialect;
    let number = |value: Option<Decimal>| {
        let text = value.map(|it| it.normalize().to_string()).unwrap_or_default();
        if dialect.has_decimal_comma { text.replace('.', ",") } else { text }
    };
    out.cell(&labels::row(report, bom.source, bom.row));
    out.cell(&bom.designators.join(", "));
    out.cell(&number(bom.quantity));
    out.cell(if bom.dnp { "DNP" } else { "" });
    for text in [&bom.mpn, &bom.manufacturer, &bom.value, &bom.footprint, &bom.description] {
        out.cell(text);
    }
    out.cell(answer(line.rohs.answer()));
    out.cell(&line.rohs.exemptions.join(", "));
    out.cell(&line.lead_time_days.map(|it| it.to_string()).unwrap_or_default());
    out.cell(&number(line.stock));
    out.cell(line.lifecycle.map(names::lifecycle).unwrap_or_default());
    let volumes = if report.audience.sees_purchase() { report.settings.boards.len() } else { 0 };
    for volume in 0..volumes {
        let cost = line.cost.get(volume);
        let of_priced = |value: fn(LineCost<'_>) -> Decimal| {
            number(cost.filter(|it| it.basis() == Basis::Priced).map(value))
        };
        out.cell(&number(cost.map(|it| it.need())));
        out.cell(&of_priced(|it| it.attrition()));
        out.cell(&of_priced(|it| it.on_hand()));
        out.cell(&of_priced(|it| it.order()));
        out.cell(&number(cost.and_then(|it| it.unit_price())));
        out.cell(&number(cost.and_then(|it| it.extended())));
        out.cell(cost.map_or("", |it| it.basis().code()));
        out.cell(&cost.map(|it| cost_words::sellers(line, it)).unwrap_or_default());
        if has_estimates {
            let estimate = cost.and_then(|it| it.estimate());
            for value in
                [estimate.map(|it| it.unit_price), estimate.map(|it| it.low), estimate.map(|it| it.high)]
            {
                out.cell(&number(value));
            }
        }
    }
    let findings = || line.findings.iter().filter_map(|index| report.findings.get(*index as usize));
    out.cell(&findings().map(|it| it.code).collect::<Vec<_>>().join(", "));
    out.cell(&findings().map(words::message).collect::<Vec<_>>().join(" "));
    out.end_row();
}

/// Text of a CSV file as it grows: UTF-8 with a byte order mark.
pub(super) struct Sheet {
    text: String,
    is_row_start: bool,
    dialect: CsvDialect,
}

impl Sheet {
    /// Room for about so many rows.
    pub(super) fn new(rows: usize, dialect: CsvDialect) -> Self {
        let mut text = String::with_capacity(256 + rows * 256);
        text.push('\u{feff}');
        Self { text, is_row_start: true, dialect }
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.text.into_bytes()
    }

    pub(super) fn cell(&mut self, text: &str) {
        if !self.is_row_start {
            self.text.push(self.dialect.separator());
        }
        self.is_row_start = false;
        let guarded = if self.dialect.is_exact { Cow::Borrowed(text) } else { guarded(text) };
        if guarded.contains([',', '"', '\r', '\n', '\t', ';']) || guarded.starts_with([' ', '\'']) {
            self.text.push('"');
            for (index, part) in guarded.split('"').enumerate() {
                if index > 0 {
                    self.text.push_str("\"\"");
                }
                self.text.push_str(part);
            }
            self.text.push('"');
        } else {
            self.text.push_str(&guarded);
        }
    }

    pub(super) fn end_row(&mut self) {
        self.text.push_str("\r\n");
        self.is_row_start = true;
    }
}
