//! The answers of the lines to each regime, the exemptions with their state and end, and the words that were found.

use super::lines::{place, rohs};
use super::sheet::{Column, Sheet};
use super::style::Style;
use crate::domain::assess::compliance::answers;
use crate::domain::compliance::RohsStatus;
use crate::domain::compliance::exemptions::{Judgement, Outcome, judge};
use crate::domain::compliance::regimes::{Answer, Regime, RegimeAnswer};
use crate::domain::export::labels;
use crate::domain::export::xlsx::workbook::Workbook;
use crate::domain::language::{en, tr};
use crate::domain::parts::StatementKind;
use crate::domain::report::Report;
use crate::domain::report::line::ReportLine;
use crate::domain::words::compliance_words as words;

/// Before the columns of the regimes.
const FIRST: [Column; 9] = [
    (en!("Row"), 8),
    (en!("Designators"), 24),
    (en!("MPN"), 24),
    (en!("Manufacturer"), 20),
    (en!("DNP"), 6),
    (en!("RoHS"), 14),
    (en!("RoHS exemptions"), 14),
    (en!("State of the exemptions"), 26),
    (en!("Listed until"), 12),
];
/// The width of the column of a regime.
const REGIME: u8 = 16;
/// After the columns of the regimes.
const LAST: [Column; 7] = [
    (en!("Words found"), 36),
    (en!("Where"), 36),
    (en!("Lead-free"), 14),
    (en!("REACH"), 14),
    (en!("Halogen-free"), 14),
    (en!("Moisture sensitivity"), 12),
    (en!("Country of origin"), 12),
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
    let answers = answers(report);
    let regimes = if answers.is_empty() { &[][..] } else { &report.settings.regimes };
    let of_regimes = regimes.iter().map(|it| (it.name(), REGIME));
    let columns = FIRST.into_iter().chain(of_regimes).chain(LAST);
    let columns: Vec<(String, u8)> = columns.map(|it| (tr(it.0).to_owned(), it.1)).collect();
    let sheet = Sheet::of_filled(book.next(), &columns, 3, &|sheet| rows(sheet, report, &answers));
    book.add(tr("Compliance"), sheet);
}

fn rows(sheet: &mut Sheet, report: &Report, answers: &[Vec<RegimeAnswer>]) {
    for (index, line) in report.lines.iter().enumerate() {
        sheet.row();
        part(sheet, report, line);
        let of_line = answers.get(index).map(Vec::as_slice).unwrap_or_default();
        sheet.text(if line.line.dnp { tr("DNP") } else { "" });
        // EU RoHS has a column among the regimes where it is one of them.
        let has_column = !of_line.is_empty() && report.settings.regimes.contains(&Regime::EuRohs);
        let answer = if has_column { sheet.skip() } else { rohs(sheet, line.rohs.answer()) };
        answer.wrapped(&line.rohs.exemptions.join(", "));
        exemptions(sheet, report, line);
        for answer in of_line {
            // What is not fitted answers nothing.
            let shown = if line.line.dnp { "" } else { words::answer(answer.answer) };
            sheet.styled(shown, look(answer.answer));
        }
        // The words of a statement, and where they stand, are for who looks them up: one's own house.
        let evidence = || line.rohs.evidence.iter().filter(|_| report.audience.sees_purchase());
        sheet.wrapped(&joined(evidence().map(|it| it.text.to_string())));
        sheet.wrapped(&joined(evidence().map(|it| labels::evidence_place(report, it))));
        for kind in STATEMENTS {
            let of_kind = line.statements.iter().filter(|it| it.0 == kind);
            sheet.wrapped(&joined(of_kind.map(|it| it.1.text.to_string())));
        }
    }
}

/// What becomes of each exemption by which a line complies, and its listed end, one under the other.
fn exemptions(sheet: &mut Sheet, report: &Report, line: &ReportLine) {
    let rohs = &line.rohs;
    if rohs.status != RohsStatus::ByExemption {
        sheet.skip().skip();
        return;
    }
    if rohs.exemptions.is_empty() {
        sheet.styled(words::outcome(Outcome::NotStated), Style::Doubtful).skip();
        return;
    }
    let shipment = report.settings.shipment();
    let judged: Vec<Judgement> = rohs.exemptions.iter().map(|it| judge(it, shipment)).collect();
    sheet.wrapped(&joined(judged.iter().map(|it| words::outcome(it.outcome).to_owned())));
    match judged.as_slice() {
        [Judgement { until: Some(until), .. }] => sheet.date(until),
        _ => sheet
            .wrapped(&joined(judged.iter().map(|it| it.until.unwrap_or_else(|| tr("no date")).to_owned()))),
    };
}

/// The color of an answer.
pub(super) fn look(answer: Answer) -> Style {
    match answer {
        Answer::Meets => Style::Good,
        Answer::Fails => Style::Bad,
        Answer::MustBeTold | Answer::Unknown => Style::Doubtful,
        _ => Style::Text,
    }
}

/// Row, designators, part number and maker.
pub(super) fn part(sheet: &mut Sheet, report: &Report, line: &ReportLine) {
    place(sheet, report, line);
    sheet.wrapped(&line.line.designators.join(", ")).wrapped(&line.line.mpn).wrapped(&line.line.manufacturer);
}

/// The texts, one under the other.
pub(super) fn joined(texts: impl Iterator<Item = String>) -> String {
    texts.collect::<Vec<_>>().join("\n")
}
