//! The evidence register as CSV: a row for each thing that is held, and one for each part of which nothing is.

use super::csv::{CsvDialect, Sheet};
use super::exporter::{Button, Exporter};
use super::labels;
use crate::domain::assess::evidence::register::{Part, Piece, part_of, register};
use crate::domain::language::{en, in_english};
use crate::domain::report::Report;
use crate::domain::words::{compliance_words, evidence_words as words};

pub(super) const EXPORTER: Exporter = Exporter {
    code: "evidence",
    is_on_command_line: true,
    ending: "evidence.csv",
    media_type: "text/csv;charset=utf-8",
    bar: Some(Button { place: 7, words: en!("Evidence register") }),
    share: None,
    is_for_programs: true,
    write: |it| {
        // A link holds no evidence, and who sees no lines sees no parts.
        let is_there = it.report.audience.sees_lines() && it.report.shared.is_none();
        is_there.then(|| in_english(|| write_register(it.report)))
    },
};

/// The headings, in English.
pub(super) const HEADS: [&str; 15] = [
    en!("MPN"),
    en!("Manufacturer"),
    en!("Rows"),
    en!("Designators"),
    en!("RoHS"),
    en!("Kind of evidence"),
    en!("Document"),
    en!("Document number"),
    en!("Date"),
    en!("Age in days"),
    en!("From"),
    en!("Words found"),
    en!("Where"),
    en!("Missing"),
    en!("What to do"),
];

/// UTF-8 with a byte order mark, comma and CRLF, guarded against formulas.
fn write_register(report: &Report) -> Vec<u8> {
    let mut out = Sheet::new(report.lines.len(), CsvDialect::default());
    HEADS.iter().for_each(|it| out.cell(it));
    out.end_row();
    for part in register(report) {
        let pieces = part.pieces.iter().map(Some).chain(part.pieces.is_empty().then_some(None));
        for piece in pieces {
            of_part(report, &part).iter().for_each(|it| out.cell(it));
            let age = piece.and_then(|it| words::age_days(report, it));
            for (at, text) in of_piece(report, piece).iter().enumerate() {
                out.cell(text);
                if at == DATE {
                    out.cell(&age.map(|it| it.to_string()).unwrap_or_default());
                }
            }
            out.cell(words::missing(part.lack));
            out.cell(words::next(part.lack));
            out.end_row();
        }
    }
    out.into_bytes()
}

/// Part number, maker, rows, designators and answer.
pub(super) fn of_part(report: &Report, part: &Part<'_>) -> [String; 5] {
    let (maker, mpn) = part.lines.first().map_or(("", ""), |it| part_of(it));
    let rows = part.lines.iter().map(|it| labels::row(report, it.line.source, it.line.row));
    let designators = part.lines.iter().flat_map(|it| it.line.designators.iter().map(String::as_str));
    [
        mpn.to_owned(),
        maker.to_owned(),
        rows.collect::<Vec<_>>().join(", "),
        designators.collect::<Vec<_>>().join(", "),
        compliance_words::answer(part.answer).to_owned(),
    ]
}

/// The place of the date among what [`of_piece`] tells.
pub(super) const DATE: usize = 3;

/// Kind, document, number, date, from whom, what it states and where; all empty where nothing is held.
pub(super) fn of_piece(report: &Report, piece: Option<&Piece<'_>>) -> [String; 7] {
    let Some(piece) = piece else { return Default::default() };
    [
        words::kind(piece.kind).to_owned(),
        piece.document.to_owned(),
        piece.number.clone(),
        piece.date.map(|it| it.iso()).unwrap_or_default(),
        piece.from.to_owned(),
        if piece.is_statement { piece.at.text.to_string() } else { String::new() },
        labels::evidence_place(report, piece.at),
    ]
}
