//! Small labels that the exports and the views share: names of places and the steps of a cost.
//! Sentences live in [`words`](crate::domain::words).

mod sources;
mod summary;

use std::borrow::Cow;

use crate::domain::bom::BomLine;
use crate::domain::compliance::regimes::Answer;
use crate::domain::cost::line_cost::{Basis, LineCost};
use crate::domain::cost::steps::Step;
use crate::domain::language::{spoken, tr};
use crate::domain::place::{ColumnIndex, Evidence, Place, RowNumber, SourceIndex};
use crate::domain::report::Report;
use crate::domain::report::line::ReportLine;
use crate::domain::report::source::Source;
use crate::domain::report::summaries::RegimeSummary;
use crate::domain::sorting;
use crate::domain::words::numbers::number_of;
use crate::domain::words::{gap, numbers, steps as words};
pub use sources::{delimiter_name, encoding_name, left_out, read_as, source_role, understood};

pub use summary::summary;

/// More rows that are told together are counted.
const ROWS_LISTED: usize = 8;

/// A column as people find it: its header, else its letter as spreadsheets count (`A`, `B`, … `AA`).
pub fn column(source: &Source, column: ColumnIndex) -> Cow<'_, str> {
    match source.layout.header_of(column) {
        "" => Cow::Owned(column_letter(column)),
        header => Cow::Borrowed(header),
    }
}

/// The letter of a column in a spreadsheet: 0 → `A`, 25 → `Z`, 26 → `AA`.
pub fn column_letter(column: ColumnIndex) -> String {
    let mut rest = u32::from(column.0) + 1;
    let mut letters = Vec::with_capacity(3);
    while rest > 0 {
        let digit = (rest - 1) % 26;
        letters.push(char::from(b'A' + u8::try_from(digit).unwrap_or(0)));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// A row as people find it: its number, with its sheet in front where the lines come from several.
pub fn row(report: &Report, source: SourceIndex, row: RowNumber) -> String {
    match report.row_in_sheet(source, row) {
        (Some(sheet), row) => [sheet, " ", &row.0.to_string()].concat(),
        (None, row) => row.0.to_string(),
    }
}

/// Rows in short: `3, 16–38`; after some they are counted.
pub fn rows(mut rows: Vec<u32>) -> String {
    sorting::sort(&mut rows);
    rows.dedup();
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for row in rows {
        match ranges.last_mut() {
            Some((_, last)) if last.checked_add(1) == Some(row) => *last = row,
            _ => ranges.push((row, row)),
        }
    }
    let mut shown: Vec<String> = ranges
        .iter()
        .take(ROWS_LISTED)
        .map(|(from, to)| if from == to { from.to_string() } else { format!("{from}–{to}") })
        .collect();
    let rest: u32 = ranges.iter().skip(ROWS_LISTED).map(|(from, to)| to - from + 1).sum();
    if rest > 0 {
        shown.push(tr!("and {} more", numbers::count(rest.into())));
    }
    shown.join(spoken().between())
}

/// A place as people say it: `board.csv, row 12, column RoHS`. Parts that are not known are left out.
pub fn place(report: &Report, place: &Place) -> String {
    let source = place.source.and_then(|it| report.sources.get(usize::from(it.0)));
    let mut text = source.map(|it| it.name.clone()).unwrap_or_default();
    if let (Some(source), Some(row)) = (place.source, place.row) {
        let (sheet, row) = report.row_in_sheet(source, row);
        if let Some(sheet) = sheet {
            push_part(&mut text, &tr!("sheet {}", sheet));
        }
        push_part(&mut text, &tr!("row {}", row.0));
    }
    if place.column == Some(ColumnIndex::BY_HAND) {
        push_part(&mut text, tr("entered by hand"));
    } else if let (Some(source), Some(index)) = (source, place.column) {
        push_part(&mut text, &tr!("column {}", column(source, index)));
    }
    text
}

/// The place of the words that state a fact.
pub fn evidence_place(report: &Report, evidence: &Evidence) -> String {
    place(
        report,
        &Place {
            source: Some(evidence.source),
            row: Some(evidence.row),
            column: Some(evidence.column),
            line: None,
        },
    )
}

fn push_part(text: &mut String, part: &str) {
    if !text.is_empty() {
        text.push_str(spoken().between());
    }
    text.push_str(part);
}

/// Value, package and description of a line, joined as in a parts list; empty where none is stated.
pub fn described(line: &BomLine) -> String {
    let mut text =
        String::with_capacity(line.value.len() + line.footprint.len() + line.description.len() + 6);
    // Many lists repeat the part number as the value; beside the number it says nothing new.
    let value = if line.value.eq_ignore_ascii_case(&line.mpn) { "" } else { &line.value };
    for part in [value, &line.footprint, &line.description] {
        if !part.is_empty() {
            if !text.is_empty() {
                text.push_str(" · ");
            }
            text.push_str(part);
        }
    }
    text
}

/// The lead time is at or over the long-lead limit of the settings.
pub fn is_long_lead(report: &Report, line: &ReportLine) -> bool {
    line.lead_time_days.is_some_and(|days| days >= report.settings.lead_time.long_days)
}

/// The stated stock is less than what all lines of the part need for a build. A stock that is not stated is not short.
pub fn is_short(line: &ReportLine, cost: LineCost<'_>) -> bool {
    cost.basis() != Basis::Dnp && line.stock.is_some_and(|stock| stock < cost.part_need())
}

/// How many lines are short at a volume.
pub fn short_lines(report: &Report, boards: u32) -> Option<u32> {
    report.supply.short.iter().find(|it| it.0 == boards).map(|it| it.1)
}

/// How many findings have this code.
pub fn count_of(report: &Report, code: &str) -> u32 {
    let count = report.findings.iter().filter(|it| it.code == code).count();
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// The RoHS verdict of the whole BOM in a sentence.
pub fn rohs_sentence(rohs: &RegimeSummary) -> String {
    let count = |answer| u64::from(rohs.count(answer));
    match rohs.answer() {
        Answer::Fails => {
            number_of(count(Answer::Fails), "{} line is not compliant.", "{} lines are not compliant.")
        }
        Answer::Unknown if count(Answer::Unknown) > 0 => rohs_unknown(rohs),
        Answer::Unknown => tr("No line states it.").to_owned(),
        Answer::ByExemption => {
            tr!("All lines comply, {} by exemption.", numbers::count(count(Answer::ByExemption)))
        }
        _ => tr("All lines comply.").to_owned(),
    }
}

/// Of what kind the lines are that nobody can call compliant.
fn rohs_unknown(rohs: &RegimeSummary) -> String {
    let doubtful = u64::from(rohs.doubtful);
    let parts = [
        number_of(
            u64::from(rohs.count(Answer::Unknown)).saturating_sub(doubtful),
            "{} line is without a usable statement.",
            "{} lines are without a usable statement.",
        ),
        number_of(
            doubtful,
            "{} line relies on an exemption that is not shown to be in force.",
            "{} lines rely on an exemption that is not shown to be in force.",
        ),
    ];
    let [unstated, doubted] = parts;
    match doubtful {
        0 => unstated,
        all if all == u64::from(rohs.count(Answer::Unknown)) => doubted,
        _ => [unstated, gap().to_owned(), doubted].concat(),
    }
}

/// The answers to EU RoHS in the order in which their counts are told.
pub const ROHS_ANSWERS: [Answer; 5] =
    [Answer::Meets, Answer::ByExemption, Answer::Fails, Answer::Unknown, Answer::NotApplicable];

/// How the cost of a line came about, one short step each: `MOQ 500 → 500`.
pub fn cost_steps(report: &Report, line: &ReportLine, cost: LineCost<'_>) -> Vec<String> {
    let currency = report.currency;
    let mut steps = words::cost_steps(&line.line, cost, &line.offers, report.attrition_rule(cost), currency);
    if let Some(alternate) = line.alternate.and_then(|it| line.line.alternates.get(usize::from(it))) {
        steps.insert(0, words::step(&Step::AsAlternate { mpn: alternate.mpn.clone() }, currency));
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_count_as_in_spreadsheets() {
        for (index, letter) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(column_letter(ColumnIndex(index)), letter);
        }
    }
}
