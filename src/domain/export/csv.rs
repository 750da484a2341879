//! The lines with their results as CSV, guarded against formula injection.

use crate::domain::report::Report;

/// One row a line. UTF-8 with a byte order mark, comma, CRLF.
pub fn write_csv(report: &Report) -> Vec<u8> {
    let _ = report;
    Vec::new()
}
