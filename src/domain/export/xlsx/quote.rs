//! The first sheet of what is sent to others: who quotes what to whom, price and day of each volume, what is not in them,
//! how far compliance is known, and the terms.

use super::compliance::look;
use super::frame::Frame;
use super::sheet::Sheet;
use super::style::Style;
use super::summary::{fact, title};
use crate::domain::export::xlsx::workbook::Workbook;
use crate::domain::language::tr;
use crate::domain::report::Report;
use crate::domain::words::quote as words;
use crate::domain::words::quote::QuoteRow;
use crate::domain::words::{compliance_words, numbers};

const WIDTHS: [u8; 5] = [26, 24, 24, 46, 28];

pub(super) fn write(book: &mut Workbook, report: &Report) {
    let rows = words::rows(report);
    let is_incomplete = words::is_incomplete(&rows);
    let columns = if is_incomplete { 5 } else { 4 };
    let mut sheet = Sheet::new(book.next(), WIDTHS.into_iter().take(columns), Frame::default());
    sheet.row();
    sheet.styled(&report.title(), Style::Title);
    sheet.row();
    sheet.styled(tr(words::title(&rows)), Style::Note);
    sheet.row();
    entries(&mut sheet, report.settings.sender().entries());
    if report.sources.iter().any(|it| it.is_sample) {
        fact(&mut sheet, tr("Sample data")).text(tr("Made up to show the tool; it describes no real board."));
    }
    fact(&mut sheet, tr("Checked on")).text(&numbers::day(&report.settings.date));
    sheet.row();
    let prices = words::price_heads(&rows).map(tr);
    let covers = is_incomplete.then(|| tr("Covers"));
    let heads = [tr("Boards")].into_iter().chain(prices).chain(covers).chain([tr("Ships on")]);
    sheet.headings(heads, |at| at < 3);
    for row in &rows {
        volume(&mut sheet, row, is_incomplete);
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
fn volume(sheet: &mut Sheet, row: &QuoteRow, is_incomplete: bool) {
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
    if is_incomplete {
        sheet.wrapped(&row.covers);
    }
    sheet.text(&row.ships);
}

/// What the sender tells, each line in a row.
pub(super) fn entries<'a>(sheet: &mut Sheet, entries: impl Iterator<Item = (&'static str, &'a str)>) {
    for (label, text) in entries {
        let mut label = label;
        for line in text.lines() {
            fact(sheet, label).text(&numbers::day(line));
            label = "";
        }
    }
}
