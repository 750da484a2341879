//! What was found, worst first as the report has it: one row each, with what to do.

use super::sheet::{Column, Sheet};
use super::style::Style;
use crate::domain::export::labels;
use crate::domain::export::xlsx::workbook::Workbook;
use crate::domain::finding::{Finding, Severity};
use crate::domain::language::{en, tr};
use crate::domain::report::Report;
use crate::domain::words::{findings as words, names};

const COLUMNS: [Column; 8] = [
    (en!("Severity"), 10),
    (en!("Code"), 28),
    (en!("Finding"), 21),
    (en!("Place"), 26),
    (en!("Designators"), 20),
    (en!("MPN"), 24),
    (en!("What was found"), 56),
    (en!("What to do"), 55),
];

pub(super) fn write(book: &mut Workbook, report: &Report) {
    let mut sheet = Sheet::table(book.next(), &COLUMNS, 1, |_| false);
    for severity in [Severity::Error, Severity::Warning, Severity::Note] {
        for finding in report.findings.iter().filter(|it| it.severity == severity) {
            row(&mut sheet, report, finding);
        }
    }
    book.add(tr("Findings"), sheet);
}

fn row(sheet: &mut Sheet, report: &Report, finding: &Finding) {
    sheet.row();
    let look = match finding.severity {
        Severity::Error => Style::Bad,
        Severity::Warning => Style::Doubtful,
        Severity::Note => Style::Text,
    };
    sheet.styled(names::severity(finding.severity), look).text(finding.code);
    sheet.wrapped(words::words_of(finding.code).title).wrapped(&labels::place(report, &finding.place));
    let line = finding.place.line.and_then(|it| report.lines.get(it as usize)).map(|it| &it.line);
    sheet.wrapped(&line.map(|it| it.designators.join(", ")).unwrap_or_default());
    sheet.text(line.map_or("", |it| it.mpn.as_str()));
    sheet.wrapped(&words::message(finding)).wrapped(&words::hint(finding));
}
