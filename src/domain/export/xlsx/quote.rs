//! The first sheet of what is sent to others: who quotes what to whom, price and day of each volume, what is not in them,
//! how far compliance is known, and the terms.

use super::compliance::look;
use super::frame::Frame;
use super::sheet::Sheet;
use super::style::Style;
use super::summary::{fact, title};
use crate::domain::day::Day;
use crate::domain::export::xlsx::workbook::Workbook;
use crate::domain::language::{en, tr, tr_all};
use crate::domain::report::Report;
use crate::domain::words::compliance_words;
use crate::domain::words::quote as words;
use crate::domain::words::quote::QuoteRow;

const WIDTHS: [u8; 4] = [26, 22, 24, 38];

pub(super) fn write(book: &mut Workbook, report: &Report) {
    let rows = words::rows(report);
    let has_price = rows.iter().any(|it| it.price.is_some());
    let mut sheet = Sheet::new(book.next(), WIDTHS.into_iter(), Frame::default());
    sheet.row();
    sheet.styled(&report.title(), Style::Title);
    sheet.row();
    sheet.styled(tr(if has_price { words::TITLE } else { en!("BOM report") }), Style::Note);
    sheet.row();
    entries(&mut sheet, report.settings.sender().entries());
    if report.sources.iter().any(|it| it.is_sample) {
        fact(&mut sheet, tr("Sample data")).text(tr("Made up to show the tool; it describes no real board."));
    }
    fact(&mut sheet, tr("Checked on")).date(&report.settings.date);
    sheet.row();
    sheet.headings(tr_all(["Boards", "Per board", "Total", "Ships on"]).into_iter(), |at| at < 3);
    for row in &rows {
        volume(&mut sheet, row);
    }
    for (heading, sentences) in [
        (words::RESTS_ON, words::assumptions(report, &rows)),
        (words::NOT_IN, words::exclusions(report, &rows)),
    ] {
        title(&mut sheet, tr(heading));
        for it in &sentences {
            fact(&mut sheet, it);
        }
    }
    title(&mut sheet, tr("Compliance"));
    for it in &report.regimes {
        fact(&mut sheet, tr(it.regime.name()))
            .styled(compliance_words::answer(it.answer()), look(it.answer()))
            .text(&words::coverage(it));
    }
    sheet.row();
    entries(&mut sheet, report.settings.sender().closing());
    book.add(tr(words::TITLE), sheet);
}

/// The price follows the number of boards.
fn volume(sheet: &mut Sheet, row: &QuoteRow) {
    let at = sheet.row().to_string();
    sheet.count(row.boards);
    let style = if row.is_headline { Style::StrongSum } else { Style::Sum };
    match row.price {
        Some((per_board, total)) => {
            let formula = ["A", &at, "*B", &at].concat();
            sheet.number(Some(per_board), style).formula(&formula, Some(total), style)
        }
        None => sheet.skip().skip(),
    };
    sheet.text(&row.ships);
}

/// What the sender tells, each line in a row.
pub(super) fn entries<'a>(sheet: &mut Sheet, entries: impl Iterator<Item = (&'static str, &'a str)>) {
    for (label, text) in entries {
        let mut label = label;
        for line in text.lines() {
            let cell = fact(sheet, label);
            let _ = if Day::from_iso(line).is_some() { cell.date(line) } else { cell.text(line) };
            label = "";
        }
    }
}
