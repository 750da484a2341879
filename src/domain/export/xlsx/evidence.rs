//! The evidence register: what is held for each part, how old it is, what is missing and what to do.

use super::compliance::look;
use super::sheet::{Column, Sheet};
use super::style::Style;
use crate::domain::assess::evidence::register::{Lack, Piece, register};
use crate::domain::day::Day;
use crate::domain::export::evidence::{DATE, HEADS, of_part, of_piece};
use crate::domain::export::xlsx::workbook::Workbook;
use crate::domain::language::{en, tr};
use crate::domain::report::Report;
use crate::domain::words::evidence_words as words;
use rust_decimal::Decimal;

const WIDTHS: [u8; 15] = [24, 20, 10, 24, 14, 22, 22, 20, 12, 10, 18, 36, 36, 34, 50];

pub(super) fn write(book: &mut Workbook, report: &Report) {
    let parts = register(report);
    // A quote tells the documents that are held.
    if !report.audience.sees_purchase() && !parts.iter().flat_map(|it| &it.pieces).any(Piece::is_document) {
        return;
    }
    let columns: Vec<Column> = HEADS.into_iter().zip(WIDTHS).collect();
    let mut sheet = Sheet::table(book.next(), &columns, 2);
    for part in parts {
        let pieces = part.pieces.iter().map(Some).chain(part.pieces.is_empty().then_some(None));
        for piece in pieces {
            sheet.row();
            let [mpn, maker, rows, designators, answer] = of_part(report, &part);
            sheet.text(&mpn).text(&maker).text(&rows).text(&designators).styled(&answer, look(part.answer));
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
    book.add(tr(NAME), sheet);
}

/// The name of the sheet.
const NAME: &str = en!("Evidence");
