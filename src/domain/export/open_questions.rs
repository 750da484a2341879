//! What has to be asked of whoever made the BOM before it can be quoted, as one list: what a line lacks, whether it is
//! placed, and whether other parts may be used.

use super::csv::{CsvDialect, Sheet};
use super::exporter::{Exporter, PLAIN_TEXT};
use super::labels::described;
use crate::domain::language::{en, tr};
use crate::domain::next::quotable::{Question, questions};
use crate::domain::report::Report;
use crate::domain::report::line::ReportLine;
use crate::domain::words::numbers;

pub(super) const TEXT: Exporter = Exporter::for_people("questions", "questions.txt", PLAIN_TEXT, |it| {
    it.report.is_own().then(|| text(it.report))
});
pub(super) const CSV: Exporter =
    Exporter::for_people("questions-csv", "questions.csv", "text/csv;charset=utf-8", |it| {
        it.report.is_own().then(|| csv(it.report))
    });

/// A question, and the lines that it is about.
struct Asked<'a> {
    question: &'static str,
    lines: Vec<&'a ReportLine>,
}

/// The questions about lines, in the order in which they keep from quoting.
fn asked(report: &Report) -> Vec<Asked<'_>> {
    let all = Question::ALL.into_iter().zip(questions(report)).map(|(question, lines)| Asked {
        question: tr(sentence(question)),
        lines: lines.iter().filter_map(|it| report.lines.get(*it as usize)).collect(),
    });
    all.filter(|it| !it.lines.is_empty()).collect()
}

fn sentence(question: Question) -> &'static str {
    match question {
        Question::PartNumber => en!("Which part is it? Please name manufacturer and part number."),
        Question::ValueOrSize => en!("Which value and size has the part, or which part number?"),
        Question::Voltage => en!("Which voltage rating must the capacitor have?"),
        Question::Quantity => en!("How many pieces does a board take, and where are they placed?"),
        Question::Placed => en!("Is the part placed? Its quantity is 0 and it is not marked as left out."),
        Question::Differs => en!("Part number and description say different things: which one is right?"),
        Question::NotMade => en!("The part is no longer made: which part may be used instead?"),
    }
}

/// How many lines name no part that may be used instead.
fn without_alternate(report: &Report) -> usize {
    let bought = report.lines.iter().filter(|it| !it.line.dnp && !it.line.mpn.is_empty());
    bought.filter(|it| it.line.alternates.is_empty()).count()
}

fn about_substitutes(report: &Report) -> String {
    let lines = numbers::lines(without_alternate(report) as u64);
    tr!(
        "May parts of the same value, size and rating of other makers be used? No alternate is named for: {}.",
        lines
    )
}

fn text(report: &Report) -> Vec<u8> {
    let mut out = [&tr!("Questions about {}", report.name()), "\n", &report.settings.date, "\n"].concat();
    let mut number = 1_u64;
    for asked in asked(report) {
        head(&mut out, &mut number, asked.question);
        for line in asked.lines {
            out.push_str("   - ");
            out.push_str(&name(report, line));
            out.push('\n');
        }
    }
    head(&mut out, &mut number, &about_substitutes(report));
    out.into_bytes()
}

fn head(out: &mut String, number: &mut u64, question: &str) {
    out.push_str(&["\n", &number.to_string(), ". ", question, "\n"].concat());
    *number += 1;
}

/// "R1, R2: RC0402FR-0710KL, 10k 0402 (row 5)".
fn name(report: &Report, line: &ReportLine) -> String {
    let (bom, words) = (&line.line, described(&line.line));
    let row = tr!("row {}", report.row_in_sheet(bom.source, bom.row).1.0);
    let texts = [bom.designators.join(", "), bom.mpn.clone(), words];
    let told: Vec<&str> = texts.iter().map(String::as_str).filter(|it| !it.is_empty()).collect();
    if told.is_empty() { row } else { [&told.join(" · "), " (", &row, ")"].concat() }
}

fn csv(report: &Report) -> Vec<u8> {
    let mut out = Sheet::new(report.lines.len(), CsvDialect::default());
    let heads = [
        en!("Row"),
        en!("Designators"),
        en!("Manufacturer part number"),
        en!("Manufacturer"),
        en!("Description"),
        en!("Question"),
        en!("Answer"),
    ];
    heads.iter().for_each(|it| out.cell(tr(it)));
    out.end_row();
    for asked in asked(report) {
        for line in asked.lines {
            let bom = &line.line;
            out.cell(&report.row_in_sheet(bom.source, bom.row).1.0.to_string());
            let words = described(bom);
            let texts =
                [&bom.designators.join(", "), &bom.mpn, &bom.manufacturer, &words, asked.question, ""];
            texts.iter().for_each(|it| out.cell(it));
            out.end_row();
        }
    }
    let last = ["", "", "", "", "", &about_substitutes(report), ""];
    last.iter().for_each(|it| out.cell(it));
    out.end_row();
    out.into_bytes()
}
