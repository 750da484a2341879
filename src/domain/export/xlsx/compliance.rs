//! The statements of compliance with the words that were found and where they stand.

use super::Workbook;
use super::lines::{place, rohs};
use super::sheet::{Column, Sheet};
use crate::domain::export::labels;
use crate::domain::parts::StatementKind;
use crate::domain::report::{Report, ReportLine};

const COLUMNS: [Column; 14] = [
    ("Row", 8),
    ("Designators", 24),
    ("MPN", 24),
    ("Manufacturer", 20),
    ("DNP", 6),
    ("RoHS", 14),
    ("RoHS exemptions", 14),
    ("Words found", 36),
    ("Where", 36),
    ("Lead-free", 14),
    ("REACH", 14),
    ("Halogen-free", 14),
    ("Moisture sensitivity", 12),
    ("Country of origin", 12),
];

/// The statements that have a column, in its order.
const STATEMENTS: [StatementKind; 5] = [
    StatementKind::LeadFree,
    StatementKind::Reach,
    StatementKind::HalogenFree,
    StatementKind::Msl,
    StatementKind::Country,
];

pub(super) fn write(book: &mut Workbook, report: &Report) {
    let mut sheet = Sheet::table(book.next(), &COLUMNS, 3);
    for line in &report.lines {
        sheet.row();
        part(&mut sheet, report, line);
        sheet.text(if line.line.dnp { "DNP" } else { "" });
        rohs(&mut sheet, line.rohs.status).text(&line.rohs.exemptions.join(", "));
        let evidence = &line.rohs.evidence;
        sheet.wrapped(&joined(evidence.iter().map(|it| it.text.to_string())));
        sheet.wrapped(&joined(evidence.iter().map(|it| labels::evidence_place(report, it))));
        for kind in STATEMENTS {
            let of_kind = line.statements.iter().filter(|it| it.0 == kind);
            sheet.text(&joined(of_kind.map(|it| it.1.text.to_string())));
        }
    }
    book.add("Compliance", sheet);
}

/// Row, designators, part number and maker.
pub(super) fn part(sheet: &mut Sheet, report: &Report, line: &ReportLine) {
    place(sheet, report, line);
    sheet.text(&line.line.designators.join(", ")).text(&line.line.mpn).text(&line.line.manufacturer);
}

/// The texts, one under the other.
pub(super) fn joined(texts: impl Iterator<Item = String>) -> String {
    texts.collect::<Vec<_>>().join("\n")
}
