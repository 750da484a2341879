//! Which findings are told outside of the house, and with which values.

use crate::domain::export::withhold::boards::without_sheet;
use crate::domain::export::withhold::sellers::Sellers;
use crate::domain::export::withhold::source::is_purchase;
use crate::domain::finding::{Arg, Finding, WAIVED};
use crate::domain::place::{Place, SourceIndex};
use crate::domain::report::Report;
use crate::domain::report::source::SourceRole;
use crate::domain::words::withheld::REASON;

/// Families that are told as a whole: what the parts contain.
const FAMILIES: [&str; 3] = ["declaration.", "reach.", "rohs."];

/// What is told besides: of the BOM itself, and of how long its parts are made and take. What is not here stays in the
/// house: prices, offers, stock, what part data says of other parts, and the boards that a file names.
const TOLD: [&str; 43] = [
    "data.below-zero",
    "data.correction-void",
    "data.designator-case",
    "data.designator-range",
    "data.duplicate-designator",
    "data.excel-damage",
    "data.lead-time-unit",
    "data.lead-time-unreadable",
    "data.mpn-spelling",
    "data.no-part",
    "data.no-part-number",
    "data.no-quantity",
    "data.not-orderable",
    "data.number-as-value",
    "data.part-differs",
    "data.quantity-doubtful",
    "data.quantity-for-boards",
    "data.quantity-mismatch",
    "data.quantity-unreadable",
    "data.row-unreadable",
    "data.value-two-parts",
    "file.cells-cut",
    "file.color-read",
    "file.color-tells",
    "file.columns-cut",
    "file.commas-joined",
    "file.hidden",
    "file.no-header",
    "file.no-table",
    "file.replaced-bytes",
    "file.rows-cut",
    "file.rows-struck",
    "file.sheet-chosen",
    "file.sheets-cut",
    "file.sheets-joined",
    "file.unbalanced-quote",
    "supply.last-buy-day",
    "supply.last-buy-passed",
    "supply.last-time-buy",
    "supply.lead-time-unknown",
    "supply.long-lead",
    "supply.nrnd",
    "supply.obsolete",
];

/// Findings that name sheets, which may be boards.
const SHEET_FINDINGS: [&str; 2] = ["file.sheet-chosen", "file.sheets-joined"];

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
    is_told(finding.code)
        && !is_purchase_column
        && source.is_none_or(|it| matches!(it.role, SourceRole::Bom | SourceRole::Declaration))
        && !finding.args.iter().filter(|it| it.0 != WAIVED).any(|it| is_named(&it.1, sellers))
}

/// Findings of this code are told.
pub(super) fn is_told(code: &str) -> bool {
    TOLD.contains(&code) || FAMILIES.iter().any(|it| code.starts_with(it))
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
