//! Lead time, stock and lifecycle of every fitted line, with the words that were found.

use rust_decimal::Decimal;

use super::Workbook;
use super::compliance::{joined, part};
use super::sheet::{Column, Sheet};
use super::style::Style;
use crate::domain::export::labels;
use crate::domain::report::Report;
use crate::domain::supply::Lifecycle;
use crate::domain::words::{labels as names, numbers};

const COLUMNS: [Column; 12] = [
    ("Row", 8),
    ("Designators", 24),
    ("MPN", 24),
    ("Manufacturer", 20),
    ("Lead time (days)", 10),
    ("Lead time", 12),
    ("Long lead", 8),
    ("Stock", 12),
    ("Short from (boards)", 12),
    ("Lifecycle", 26),
    ("Words found", 36),
    ("Where", 36),
];

pub(super) fn write(book: &mut Workbook, report: &Report) {
    let mut sheet = Sheet::table(book.next(), &COLUMNS, 3);
    for line in report.lines.iter().filter(|it| !it.line.dnp) {
        sheet.row();
        part(&mut sheet, report, line);
        sheet.number(line.lead_time_days.map(Decimal::from), Style::Count);
        match line.lead_time_days {
            Some(days) => sheet.text(&numbers::lead_time(days)),
            None => sheet.styled("not stated", Style::Doubtful),
        };
        sheet.styled(if labels::is_long_lead(report, line) { "long" } else { "" }, Style::Bad);
        sheet.number(line.stock, Style::Pieces);
        let short = line.cost.iter().find(|it| labels::is_short(line, it));
        sheet.number(short.map(|it| Decimal::from(it.boards)), Style::Count);
        let is_dying = line.lifecycle.is_some_and(|it| it > Lifecycle::Active);
        let look = if is_dying { Style::Bad } else { Style::Text };
        sheet.styled(line.lifecycle.map(names::lifecycle).unwrap_or_default(), look);
        let evidence =
            || line.lead_time_evidence.iter().chain(&line.stock_evidence).chain(&line.lifecycle_evidence);
        sheet.wrapped(&joined(evidence().map(|it| it.text.to_string())));
        sheet.wrapped(&joined(evidence().map(|it| labels::evidence_place(report, it))));
    }
    book.add("Supply", sheet);
}
