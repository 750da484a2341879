//! The report as a workbook: summary, lines, cost with live formulas, compliance, evidence, findings, assumptions; to others
//! a quote, lines, compliance, assumptions. A column stands where it holds something.
//!
//! Promise: every text of a file stays a text, whatever it begins with; numbers are numbers and dates are dates; the
//! formulas are this program's, and their stored values are the engine's. The same report gives the same bytes.

mod around;
mod assumptions;
mod compliance;
mod cost;
mod escape;
mod evidence;
mod findings;
mod frame;
mod lines;
mod logo;
mod names;
mod package;
mod prices;
mod quote;
mod sheet;
mod style;
mod summary;
mod supply;
pub(super) mod table;
pub mod workbook;

pub use self::workbook::MIME;
use crate::domain::export::exporter::{Button, Exporter};
use crate::domain::export::xlsx::logo::Logo;
use crate::domain::export::xlsx::workbook::Workbook;
use crate::domain::language::en;
use crate::domain::report::Report;

pub const EXPORTER: Exporter = Exporter {
    code: "xlsx",
    is_on_command_line: true,
    ending: "xlsx",
    media_type: MIME,
    bar: Some(Button { place: 3, words: en!("XLSX") }),
    share: Some(Button { place: 2, words: en!("Save XLSX") }),
    is_for_programs: false,
    write: |it| Some(write_xlsx(it.report)),
};

/// The report as XLSX. What the report's audience may not see is not in it.
pub fn write_xlsx(report: &Report) -> Vec<u8> {
    let logo = report.settings.sender().logo().and_then(Logo::of);
    let mut book = Workbook { logo, currency: report.currency, ..Workbook::default() };
    let (is_own, sees_lines) = (report.audience.sees_purchase(), report.audience.sees_lines());
    if is_own {
        summary::write(&mut book, report);
    } else {
        quote::write(&mut book, report);
    }
    if sees_lines {
        lines::write(&mut book, report);
    }
    // A link tells what was paid, but not the offers that formulas need.
    if is_own && !report.tiers.is_empty() && report.shared.is_none() {
        cost::write(&mut book, report);
    }
    if sees_lines {
        compliance::write(&mut book, report);
        if report.shared.is_none() {
            evidence::write(&mut book, report);
        }
    }
    if is_own {
        findings::write(&mut book, report);
    }
    assumptions::write(&mut book, report);
    book.finish()
}
