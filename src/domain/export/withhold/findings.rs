//! Which findings are told outside of the house, and with which values.

use crate::domain::export::withhold::boards::without_sheet;
use crate::domain::export::withhold::sellers::Sellers;
use crate::domain::export::withhold::source::is_purchase;
use crate::domain::finding::{Arg, Finding, WAIVED};
use crate::domain::place::{Place, SourceIndex};
use crate::domain::report::Report;
use crate::domain::report::source::SourceRole;
use crate::domain::words::withheld::REASON;

/// Findings that name the boards of a file, or columns that are told to nobody outside.
const FILE_FINDINGS: [&str; 9] = [
    "data.columns-unused",
    "file.boards-added-up",
    "file.boards-by-line",
    "file.boards-in-columns",
    "file.boards-in-rows",
    "file.boards-on-sheets",
    "file.boms-alike",
    "file.boms-together",
    "file.sheets-alike",
];

/// Findings that name sheets, which may be boards.
const SHEET_FINDINGS: [&str; 2] = ["file.sheet-chosen", "file.sheets-joined"];

/// Findings that speak of a seller, besides all of cost and of prices.
const SELLER_FINDINGS: [&str; 2] = ["data.match-seller-number", "supply.one-house"];

/// Of every finding its place among those that are kept.
pub(super) fn kept_findings(
    report: &Report,
    sellers: &Sellers,
    on_sheets: &[SourceIndex],
) -> Vec<Option<u32>> {
    let mut next = 0;
    report
        .findings
        .iter()
        .map(|it| {
            let names_board = SHEET_FINDINGS.contains(&it.code)
                && it.place.source.is_some_and(|it| on_sheets.contains(&it));
            (!names_board && is_open(report, it, sellers)).then(|| {
                next += 1;
                next - 1
            })
        })
        .collect()
}

/// The finding speaks neither of a purchase nor of part data, and names no seller.
fn is_open(report: &Report, finding: &Finding, sellers: &Sellers) -> bool {
    let source = finding.place.source.and_then(|it| report.sources.get(usize::from(it.0)));
    let is_purchase_column = source.zip(finding.place.column).is_some_and(|(source, column)| {
        let layout = &source.layout;
        layout.price_breaks.iter().any(|it| it.column == column)
            || layout.columns.iter().any(|it| it.column == column && is_purchase(it.role))
    });
    !is_about_purchase(finding.code)
        && !FILE_FINDINGS.contains(&finding.code)
        && !is_purchase_column
        && source.is_none_or(|it| matches!(it.role, SourceRole::Bom | SourceRole::Declaration))
        && !finding.args.iter().filter(|it| it.0 != WAIVED).any(|it| is_named(&it.1, sellers))
}

pub(super) fn is_about_purchase(code: &str) -> bool {
    code.starts_with("cost.") || code.contains("price") || SELLER_FINDINGS.contains(&code)
}

fn is_named(arg: &Arg, sellers: &Sellers) -> bool {
    matches!(arg, Arg::Text(text) if sellers.are_named_in(text))
}

/// The finding; that it was accepted stays, though the reason may name a seller.
pub(super) fn open(
    report: &Report,
    finding: &Finding,
    sellers: &Sellers,
    on_sheets: &[SourceIndex],
) -> Finding {
    let mut finding = finding.clone();
    without_sheet(&mut finding, report, on_sheets);
    for arg in finding.args.iter_mut().filter(|it| it.0 == WAIVED && is_named(&it.1, sellers)) {
        arg.1 = REASON.into();
    }
    finding
}

/// A finding that is only counted.
pub(super) fn bare(finding: &Finding) -> Finding {
    Finding::new(finding.code, finding.severity, Place::default())
}
