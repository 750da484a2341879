//! The first sheet for one's own house: which file, the verdicts, the cost of every volume, and what was not checked.

use rust_decimal::Decimal;

use super::compliance::look;
use super::frame::Frame;
use super::quote::entries;
use super::sheet::Sheet;
use super::style::Style;
use crate::domain::cost::tier::Tier;
use crate::domain::export::labels;
use crate::domain::export::xlsx::workbook::Workbook;
use crate::domain::finding::Severity;
use crate::domain::language::{tr, tr_all};
use crate::domain::report::Report;
use crate::domain::words::{compliance_words, cost_words, coverage, names, numbers, reasons};

/// The first column holds names, the others amounts.
const WIDTHS: [u8; 18] = [26, 16, 13, 13, 12, 11, 13, 12, 12, 12, 12, 12, 12, 12, 9, 11, 10, 10];

pub(super) fn write(book: &mut Workbook, report: &Report) {
    let frame = Frame { frozen_columns: 1, landscape: true, ..Frame::default() };
    let mut sheet = Sheet::new(book.next(), WIDTHS.into_iter(), frame);
    sheet.row();
    sheet.styled(&report.title(), Style::Title);
    fact(&mut sheet, tr("File")).text(report.name());
    entries(&mut sheet, report.settings.sender().entries());
    if report.sources.iter().any(|it| it.is_sample) {
        fact(&mut sheet, tr("Sample data")).text(tr("Made up to show the tool; it describes no real board."));
    }
    fact(&mut sheet, tr("Checked on")).text(&numbers::day(&report.settings.date));
    fact(&mut sheet, tr("Lines")).count(report.lines.len());
    let dnp = report.lines.iter().filter(|it| it.line.dnp).count();
    fact(&mut sheet, tr("Not placed (DNP)")).count(dnp);
    verdicts(&mut sheet, report);
    tiers(&mut sheet, report);
    not_checked(&mut sheet, report);
    book.add(tr("Summary"), sheet);
}

pub(super) fn fact<'s>(sheet: &'s mut Sheet, label: &str) -> &'s mut Sheet {
    sheet.row();
    sheet.text(label)
}

pub(super) fn title(sheet: &mut Sheet, text: &str) {
    sheet.row();
    sheet.row();
    sheet.styled(text, Style::Strong);
}

fn verdicts(sheet: &mut Sheet, report: &Report) {
    title(sheet, tr("Verdicts"));
    let rohs = &report.rohs;
    fact(sheet, tr("RoHS"))
        .styled(compliance_words::answer(rohs.answer()), look(rohs.answer()))
        .text(&labels::rohs_sentence(rohs));
    let names = tr_all([
        "RoHS compliant",
        "RoHS by exemption",
        "RoHS not compliant",
        "RoHS unknown",
        "RoHS not applicable",
    ]);
    for (name, answer) in names.into_iter().zip(labels::ROHS_ANSWERS) {
        fact(sheet, name).count(rohs.count(answer));
    }
    let supply = &report.supply;
    let limit = numbers::lead_time(report.settings.lead_time.long_days);
    fact(sheet, tr("Long lead time")).count(supply.long_lead).text(&tr!("lines of {} or more", limit));
    let longest = coverage::longest(report);
    let longest = if longest.is_empty() { tr("Unknown") } else { &longest };
    fact(sheet, tr("Longest lead time")).text(longest).text(&coverage::lead_times(report));
    fact(sheet, tr("Lead time not stated")).count(supply.lead_time_unknown);
    fact(sheet, tr("Stock covers"));
    match supply.largest_build_from_stock.filter(|_| report.known_stock().is_figure()) {
        Some(boards) => sheet.count(boards).text(tr("boards")),
        None => sheet.text(tr("Unknown")).text(""),
    };
    if !report.known_stock().is_full() {
        sheet.text(&coverage::stock(report));
    }
    for severity in [Severity::Error, Severity::Warning, Severity::Note] {
        let count = report.findings.iter().filter(|it| it.severity == severity).count();
        fact(sheet, names::severities_found(severity)).count(count);
    }
}

fn tiers(sheet: &mut Sheet, report: &Report) {
    let currency = report.currency.map(|it| it.to_string()).unwrap_or_default();
    title(sheet, tr("Cost over volume"));
    sheet.row();
    sheet.styled(&cost_words::scope(report), Style::Note);
    fact(sheet, tr("Currency")).text(&currency);
    let parts = report.tiers.first().map(cost_words::breakdown);
    let parts = parts.iter().flatten().map(|it| it.label);
    let first = tr_all(["Boards", "Phase", "Process", "Total", "Per good board", "Good boards"]);
    let last = tr_all(["Priced", "Estimated", "Unpriced", "Short of stock"]);
    sheet.headings(first.into_iter().chain(parts).chain(last), |at| at == 0 || at > 2);
    for tier in &report.tiers {
        tier_row(sheet, report, tier);
    }
    let crossing = cost_words::crossing(report);
    if !crossing.is_empty() {
        sheet.row();
        sheet.styled(&crossing, Style::Note);
    }
}

fn tier_row(sheet: &mut Sheet, report: &Report, tier: &Tier) {
    let known = |amount: Decimal| (tier.coverage.priced > 0).then_some(amount);
    sheet.row();
    sheet
        .count(tier.boards)
        .text(names::phase(report.settings.phase(tier.boards)))
        .text(&cost_words::process(report, tier));
    let headline = |amount: Decimal| tier.coverage.known().is_figure().then_some(amount);
    sheet.number(headline(tier.total), Style::Money).number(headline(tier.per_board), Style::Price);
    sheet.number(tier.process.map(|_| tier.good), Style::Percent);
    for portion in cost_words::breakdown(tier) {
        sheet.number(known(portion.amount), Style::Money);
    }
    let coverage = tier.coverage;
    sheet.count(coverage.priced).count(coverage.estimated).count(coverage.unpriced);
    let short = report.supply.largest_build_from_stock.and_then(|_| labels::short_lines(report, tier.boards));
    sheet.number(short.map(Decimal::from), Style::Count);
}

fn not_checked(sheet: &mut Sheet, report: &Report) {
    if report.not_checked.is_empty() {
        return;
    }
    title(sheet, tr("What was not checked"));
    sheet.headings(tr_all(["Check", "Lines", "Because"]).into_iter(), |at| at == 1);
    for it in &report.not_checked {
        fact(sheet, reasons::check_label(it.check));
        match it.lines {
            Some(lines) => sheet.count(lines),
            None => sheet.text(tr("all")),
        };
        sheet.text(reasons::reason(it.because));
    }
}
