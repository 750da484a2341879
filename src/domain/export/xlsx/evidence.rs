//! The evidence register: what is held for each part, how old it is, what is missing and what to do.

use super::compliance::look;
use super::sheet::Sheet;
use super::style::Style;
use crate::domain::assess::evidence::register::{Lack, Part, Piece, register};
use crate::domain::day::Day;
use crate::domain::export::evidence::{DATE, HEADS, of_part, of_piece};
use crate::domain::export::xlsx::workbook::Workbook;
use crate::domain::language::{en, tr};
use crate::domain::report::Report;
use crate::domain::words::evidence_words as words;
use rust_decimal::Decimal;

const WIDTHS: [u8; 15] = [24, 18, 8, 18, 14, 16, 18, 15, 11, 8, 14, 24, 24, 26, 35];

pub(super) fn write(book: &mut Workbook, report: &Report) {
    let parts = register(report);
    // A quote tells the documents that are held.
    if !report.audience.sees_purchase() && !parts.iter().flat_map(|it| &it.pieces).any(Piece::is_document) {
        return;
    }
    let columns: Vec<(String, u8)> =
        HEADS.into_iter().zip(WIDTHS).map(|it| (tr(it.0).to_owned(), it.1)).collect();
    let sheet = Sheet::of_filled(book.next(), &columns, 2, &|sheet| rows(sheet, report, &parts));
    book.add(tr(NAME), sheet);
}

fn rows(sheet: &mut Sheet, report: &Report, parts: &[Part<'_>]) {
    for part in parts {
        let pieces = part.pieces.iter().map(Some).chain(part.pieces.is_empty().then_some(None));
        for piece in pieces {
            sheet.row();
            let [mpn, maker, rows, designators, answer] = of_part(report, part);
            sheet.text(&mpn).wrapped(&maker).wrapped(&rows).wrapped(&designators);
            sheet.styled(&answer, look(part.answer));
            for (at, text) in of_piece(report, piece).iter().enumerate() {
                match Day::from_iso(text) {
                    Some(_) if at == DATE => sheet.date(text),
                    _ => sheet.wrapped(text),
                };
                if at == DATE {
                    let age = piece.and_then(|it| words::age_days(report, it));
                    sheet.number(age.map(Decimal::from), Style::Count);
                }
            }
            let is_all = part.lack == Lack::Nothing;
            sheet.styled(words::missing(part.lack), if is_all { Style::Text } else { Style::Doubtful });
            sheet.wrapped(words::next(part.lack));
        }
    }
}

/// The name of the sheet.
const NAME: &str = en!("Evidence");
