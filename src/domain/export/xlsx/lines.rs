//! All lines in the order of the file, with what was found of each at every volume.

use rust_decimal::Decimal;

use super::compliance::look;
use super::sheet::{Column, Sheet};
use super::style::Style;
use super::supply::{PLAN, Planned, RISK};
use crate::domain::compliance::regimes::Answer;
use crate::domain::cost::line_cost::{Basis, LineCost};
use crate::domain::export::labels;
use crate::domain::export::xlsx::workbook::Workbook;
use crate::domain::language::{en, tr};
use crate::domain::report::Report;
use crate::domain::report::line::ReportLine;
use crate::domain::words::quote::is_open_point;
use crate::domain::words::{compliance_words, cost_words, findings as words, gap, names, numbers};

const COLUMNS: [Column; 14] = [
    (en!("Row"), 8),
    (en!("Designators"), 20),
    (en!("Quantity"), 10),
    (en!("DNP"), 6),
    (en!("MPN"), 24),
    (en!("Manufacturer"), 20),
    (en!("Value"), 18),
    (en!("Package"), 20),
    (en!("Description"), 36),
    (en!("RoHS"), 16),
    (en!("RoHS exemptions"), 12),
    (en!("Lead time (days)"), 11),
    (en!("Stock"), 12),
    (en!("Lifecycle"), 17),
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

/// The width of the findings where others read them: all columns stand on one page beside each other.
const TOLD_FINDINGS: u8 = 40;

pub(super) fn write(book: &mut Workbook, report: &Report) {
    let volumes = if report.audience.sees_purchase() { report.settings.boards.as_slice() } else { &[] };
    let currency = report.currency.map(|it| [" ", it.code()].concat()).unwrap_or_default();
    let is_own = report.audience.sees_purchase();
    // When what is ordered is one's own business.
    let planned = Planned::of(report).filter(|_| is_own);
    let plan = planned.iter().flat_map(|_| PLAN);
    let risk = planned.iter().flat_map(|_| RISK);
    let mut columns: Vec<(String, u8)> =
        COLUMNS.into_iter().chain(plan).chain(risk).map(|it| (tr(it.0).to_owned(), it.1)).collect();
    for boards in volumes {
        for (name, width) in OF_VOLUME {
            let money = if matches!(name, "unit price" | "cost") { currency.as_str() } else { "" };
            columns.push(([&tr!("{}: {}", numbers::boards(*boards), tr(name)), money].concat(), width));
        }
    }
    columns.push((tr("Findings").to_owned(), if is_own { 60 } else { TOLD_FINDINGS }));
    let planned = planned.as_ref();
    let sheet = Sheet::of_filled(book.next(), &columns, 2, &|sheet| {
        for (index, line) in report.lines.iter().enumerate() {
            sheet.row();
            row(sheet, report, line);
            if let Some(planned) = planned {
                planned.write(sheet, report, index);
            }
            for volume in 0..volumes.len() {
                cost(sheet, line, line.cost.get(volume));
            }
            let findings = line.findings.iter().filter_map(|it| report.findings.get(*it as usize));
            let findings = findings.filter(|it| is_open_point(report, it)).map(words::message);
            sheet.wrapped(&findings.collect::<Vec<_>>().join(gap()));
        }
    });
    book.add(tr("Lines"), sheet);
}

fn row(sheet: &mut Sheet, report: &Report, line: &ReportLine) {
    let bom = &line.line;
    place(sheet, report, line);
    sheet.wrapped(&bom.designators.join(", ")).number(bom.quantity, Style::Pieces);
    sheet.text(if bom.dnp { tr("DNP") } else { "" });
    for text in [&bom.mpn, &bom.manufacturer, &bom.value, &bom.footprint, &bom.description] {
        sheet.wrapped(text);
    }
    rohs(sheet, line.rohs.answer()).wrapped(&line.rohs.exemptions.join(", "));
    // What sellers have is nothing that a quote promises.
    let stock = line.stock.filter(|_| report.audience.sees_purchase());
    sheet.number(line.lead_time_days.map(Decimal::from), Style::Count).number(stock, Style::Pieces);
    sheet.wrapped(line.lifecycle.map(names::lifecycle).unwrap_or_default());
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

fn cost(sheet: &mut Sheet, line: &ReportLine, cost: Option<LineCost<'_>>) {
    let Some(cost) = cost else {
        OF_VOLUME.iter().for_each(|_| {
            sheet.skip();
        });
        return;
    };
    let order = (cost.basis() == Basis::Priced).then_some(cost.order());
    sheet.number(Some(cost.need()), Style::Pieces).number(order, Style::Pieces);
    sheet.number(cost.unit_price(), Style::Price).number(cost.extended(), Style::Money);
    sheet.text(cost_words::basis(cost.basis())).wrapped(&cost_words::sellers(line, cost));
}

#[cfg(test)]
mod tests {
    use super::{COLUMNS, TOLD_FINDINGS};
    use crate::domain::export::xlsx::frame::PAGE_WIDTH;

    #[test]
    fn the_lines_for_others_are_one_page_wide() {
        // What sellers have is not among them.
        let width: u32 = COLUMNS.iter().filter(|it| it.0 != "Stock").map(|it| u32::from(it.1)).sum();
        assert!(width + u32::from(TOLD_FINDINGS) <= PAGE_WIDTH);
    }
}
