//! All lines in the order of the file, with what was found of each at every volume.

use rust_decimal::Decimal;

use super::compliance::look;
use super::sheet::{Column, Frame, Sheet};
use super::style::Style;
use crate::domain::compliance::regimes::Answer;
use crate::domain::cost::line_cost::{Basis, LineCost};
use crate::domain::export::labels;
use crate::domain::export::xlsx::workbook::Workbook;
use crate::domain::language::{en, tr};
use crate::domain::report::Report;
use crate::domain::report::line::ReportLine;
use crate::domain::words::{compliance_words, cost_words, findings as words, gap, names};

const COLUMNS: [Column; 14] = [
    (en!("Row"), 8),
    (en!("Designators"), 24),
    (en!("Quantity"), 9),
    (en!("DNP"), 6),
    (en!("MPN"), 24),
    (en!("Manufacturer"), 20),
    (en!("Value"), 12),
    (en!("Package"), 14),
    (en!("Description"), 36),
    (en!("RoHS"), 14),
    (en!("RoHS exemptions"), 12),
    (en!("Lead time (days)"), 10),
    (en!("Stock"), 12),
    (en!("Lifecycle"), 18),
];

/// The columns of every volume.
const OF_VOLUME: [Column; 6] = [
    (en!("need"), 11),
    (en!("order of part"), 11),
    (en!("unit price"), 12),
    (en!("cost"), 14),
    (en!("basis"), 11),
    (en!("seller"), 16),
];

pub(super) fn write(book: &mut Workbook, report: &Report) {
    let volumes = if report.audience.sees_purchase() { report.settings.boards.as_slice() } else { &[] };
    let currency = report.currency.map(|it| [" ", it.code()].concat()).unwrap_or_default();
    let mut headings: Vec<String> = COLUMNS.iter().map(|it| tr(it.0).to_owned()).collect();
    let mut widths: Vec<u8> = COLUMNS.iter().map(|it| it.1).collect();
    for boards in volumes {
        for (name, width) in OF_VOLUME {
            let money = if matches!(name, "unit price" | "cost") { currency.as_str() } else { "" };
            headings.push([&tr!("{} boards: {}", boards, tr(name)), money].concat());
            widths.push(width);
        }
    }
    headings.push(tr("Findings").to_owned());
    widths.push(60);
    let frame =
        Frame { frozen_rows: 1, frozen_columns: 2, filter_row: 1, landscape: true, ..Frame::default() };
    let mut sheet = Sheet::new(book.next(), widths.into_iter(), frame);
    sheet.headings(headings.iter().map(String::as_str));
    for line in &report.lines {
        sheet.row();
        row(&mut sheet, report, line);
        for volume in 0..volumes.len() {
            cost(&mut sheet, line, line.cost.get(volume));
        }
        let findings = line.findings.iter().filter_map(|it| report.findings.get(*it as usize));
        let mut text = String::new();
        for finding in findings {
            if !text.is_empty() {
                text.push_str(gap());
            }
            text.push_str(&words::message(finding));
        }
        sheet.text(&text);
    }
    book.add(tr("Lines"), sheet);
}

fn row(sheet: &mut Sheet, report: &Report, line: &ReportLine) {
    let bom = &line.line;
    place(sheet, report, line);
    sheet.text(&bom.designators.join(", ")).number(bom.quantity, Style::Pieces);
    sheet.text(if bom.dnp { tr("DNP") } else { "" });
    for text in [&bom.mpn, &bom.manufacturer, &bom.value, &bom.footprint, &bom.description] {
        sheet.text(text);
    }
    rohs(sheet, line.rohs.answer()).text(&line.rohs.exemptions.join(", "));
    sheet.number(line.lead_time_days.map(Decimal::from), Style::Count).number(line.stock, Style::Pieces);
    sheet.text(line.lifecycle.map(names::lifecycle).unwrap_or_default());
}

/// The row of the file as a number, so that it sorts; with its sheet in front it is a text.
pub(super) fn place(sheet: &mut Sheet, report: &Report, line: &ReportLine) {
    let (source, row) = (line.line.source, line.line.row);
    match report.row_in_sheet(source, row) {
        (None, row) => sheet.count(row.0),
        _ => sheet.text(&labels::row(report, source, row)),
    };
}

/// The answer to EU RoHS, with the color of its weight.
pub(super) fn rohs(sheet: &mut Sheet, answer: Answer) -> &mut Sheet {
    sheet.styled(compliance_words::answer(answer), look(answer))
}

fn cost(sheet: &mut Sheet, line: &ReportLine, cost: Option<&LineCost>) {
    let Some(cost) = cost else {
        OF_VOLUME.iter().for_each(|_| {
            sheet.skip();
        });
        return;
    };
    let order = (cost.basis == Basis::Priced).then_some(cost.order);
    sheet.number(Some(cost.need), Style::Pieces).number(order, Style::Pieces);
    sheet.number(cost.unit_price, Style::Price).number(cost.extended, Style::Money);
    sheet.text(cost_words::basis(cost.basis)).text(&cost_words::sellers(line, cost));
}
