//! What the result rests on: dates of all data, settings, and the files with their hashes.

use super::frame::Frame;
use super::sheet::Sheet;
use super::style::Style;
use crate::domain::export::labels;
use crate::domain::export::xlsx::workbook::Workbook;
use crate::domain::language::{tr, tr_all};
use crate::domain::report::Report;
use crate::domain::words::closing;

pub(super) fn write(book: &mut Workbook, report: &Report) {
    let mut sheet = Sheet::new(book.next(), [34, 64, 16, 36].into_iter(), Frame::default());
    sheet.headings(tr_all(["Assumption", "Value"]).into_iter(), |_| false);
    for (label, value) in closing::settings(report) {
        sheet.row();
        sheet.wrapped(&label).date(&value);
    }
    sheet.row();
    sheet.headings(tr_all(["File", "Read as", "Taken for", "SHA-256"]).into_iter(), |_| false);
    for source in &report.sources {
        sheet.row();
        sheet
            .wrapped(&source.name)
            .wrapped(&labels::understood(source))
            .text(labels::source_role(source.role));
        sheet.wrapped(&source.sha256.map(|it| it.to_string()).unwrap_or_default());
    }
    sheet.row();
    for sentence in [closing::RESTS_ON, closing::NOT_LEGAL] {
        sheet.row();
        sheet.styled(tr(sentence), Style::Note);
    }
    book.add(tr("Assumptions"), sheet);
}
