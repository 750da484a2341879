//! Small labels that the exports and the views share: names of places and the steps of a cost.
//! Sentences live in [`words`](crate::domain::words).

mod checks;
mod roles;
mod sources;
mod states;

use std::borrow::Cow;

use crate::domain::bom::BomLine;
use crate::domain::cost::{Basis, LineCost};
use crate::domain::finding::Severity;
use crate::domain::parts::{Offer, StatementKind};
use crate::domain::place::{ColumnIndex, Evidence, Place};
use crate::domain::report::{Report, ReportLine, RohsSummary, Source, Verdict};
use crate::domain::words::numbers;
pub use checks::{because, check};
pub use roles::role;
pub use sources::{source_role, understood};
pub use states::{lifecycle, rohs, severity, severity_sign, statement, verdict, verdict_sign};

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

/// A place as people say it: `board.csv, row 12, column RoHS`. Parts that are not known are left out.
pub fn place(report: &Report, place: &Place) -> String {
    let source = place.source.and_then(|it| report.sources.get(usize::from(it.0)));
    let mut text = source.map(|it| it.name.clone()).unwrap_or_default();
    if let Some(row) = place.row {
        push_part(&mut text, "row ", &row.0.to_string());
    }
    if let (Some(source), Some(index)) = (source, place.column) {
        push_part(&mut text, "column ", &column(source, index));
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

fn push_part(text: &mut String, name: &str, value: &str) {
    if !text.is_empty() {
        text.push_str(", ");
    }
    text.push_str(name);
    text.push_str(value);
}

/// `1 line`, `1,200 lines`: a count with its noun, which takes an `s` for all but one.
pub fn counted(count: u64, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{} {noun}{plural}", numbers::count(count))
}

/// Value, package and description of a line, joined as in a parts list; empty where none is stated.
pub fn described(line: &BomLine) -> String {
    let mut text =
        String::with_capacity(line.value.len() + line.footprint.len() + line.description.len() + 6);
    for part in [&line.value, &line.footprint, &line.description] {
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

/// The stated stock is less than what a build needs. A stock that is not stated is not short.
pub fn is_short(line: &ReportLine, cost: &LineCost) -> bool {
    cost.basis != Basis::Dnp && line.stock.is_some_and(|stock| stock < cost.need)
}

/// How many lines are short at a volume.
pub fn short_lines(report: &Report, boards: u32) -> u32 {
    report.supply.short.iter().find(|it| it.0 == boards).map_or(0, |it| it.1)
}

/// A finding of this code speaks of the file itself: unreadable cells, duplicates, mismatches.
pub fn is_of_file(code: &str) -> bool {
    code.starts_with("data.") || code.starts_with("file.")
}

/// How many errors and warnings speak of the files themselves.
pub fn file_problems(report: &Report) -> u32 {
    let problems = report.findings.iter().filter(|it| is_of_file(it.code) && it.severity > Severity::Note);
    u32::try_from(problems.count()).unwrap_or(u32::MAX)
}

/// The RoHS verdict of the whole BOM in a sentence.
pub fn rohs_sentence(rohs: &RohsSummary) -> String {
    let lines = |count: u32, one: &str, many: &str| {
        format!("{} {}", counted(count.into(), "line"), if count == 1 { one } else { many })
    };
    match rohs.verdict {
        Verdict::Fail => format!("{} not compliant.", lines(rohs.non_compliant, "is", "are")),
        Verdict::Unknown if rohs.unknown > 0 => {
            format!("{} without a usable statement.", lines(rohs.unknown, "is", "are"))
        }
        Verdict::Unknown => "No line states it.".to_owned(),
        Verdict::Pass if rohs.by_exemption > 0 => {
            format!("All lines comply, {} by exemption.", numbers::count(rohs.by_exemption.into()))
        }
        Verdict::Pass => "All lines comply.".to_owned(),
    }
}

/// What a volume is for: contract section 6, phases.
pub fn phase(boards: u32) -> &'static str {
    match boards {
        0..=100 => "prototype",
        101..=9_999 => "pilot",
        _ => "mass production",
    }
}

/// The word of `report.json` for a statement that gives no verdict.
pub fn statement_code(kind: StatementKind) -> &'static str {
    match kind {
        StatementKind::LeadFree => "lead-free",
        StatementKind::Reach => "reach",
        StatementKind::HalogenFree => "halogen-free",
        StatementKind::Msl => "msl",
        StatementKind::Country => "country",
        StatementKind::Hts => "hts",
        StatementKind::Eccn => "eccn",
        StatementKind::Datasheet => "datasheet",
    }
}

/// How the cost of a line came about, one short step each: `200 needed`, `bought with 2 other lines`,
/// `MOQ 500`, `500 ordered`.
pub fn cost_steps(cost: &LineCost, offer: Option<&Offer>) -> Vec<String> {
    match cost.basis {
        Basis::Dnp => return vec!["not placed".to_owned()],
        Basis::Unpriced => {
            return vec![format!("{} needed", numbers::decimal(cost.need)), "no price is stated".to_owned()];
        }
        Basis::Priced => {}
    }
    let mut steps = Vec::with_capacity(5);
    steps.push(format!("{} needed", numbers::decimal(cost.need)));
    match cost.bought_with {
        0 | 1 => {}
        2 => steps.push("bought together with 1 other line of the same part".to_owned()),
        lines => steps.push(format!("bought together with {} other lines of the same part", lines - 1)),
    }
    if cost.order > cost.need {
        if let Some(moq) = offer.and_then(|it| it.moq).filter(|moq| *moq > cost.need) {
            steps.push(format!("minimum order {}", numbers::decimal(moq)));
        }
        if let Some(multiple) = offer.and_then(|it| it.multiple).filter(|it| *it > 1.into()) {
            steps.push(format!("sold in multiples of {}", numbers::decimal(multiple)));
        }
    }
    steps.push(format!("{} ordered", numbers::decimal(cost.order)));
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
