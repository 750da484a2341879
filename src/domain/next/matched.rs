//! What a list of prices, stock or statements says of the lines: how many it speaks of, nearly speaks of, and does not.

use std::sync::Arc;

use super::super::report::Report;
use crate::domain::parts::Offer;
use crate::domain::place::SourceIndex;
use crate::domain::report::line::ReportLine;

/// Fitted lines by what one file of part data says of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Matched {
    pub matched: usize,
    /// It may speak of them: a person has to say so.
    pub nearly: usize,
    pub not: usize,
}

/// The lines of a report by what a file says of them.
#[inline(never)]
pub fn matched(report: &Report, source: SourceIndex) -> Matched {
    let mut counted = Matched::default();
    for line in report.lines.iter().filter(|it| !it.line.dnp) {
        let count = if speaks_of(source, line) {
            &mut counted.matched
        } else if line.doubts.iter().any(|it| it.row.source == source) {
            &mut counted.nearly
        } else {
            &mut counted.not
        };
        *count += 1;
    }
    counted
}

fn speaks_of(source: SourceIndex, line: &ReportLine) -> bool {
    line.offers.iter().map(Arc::as_ref).any(|it| is_of(source, it))
        || [&line.rohs.evidence, &line.lifecycle_evidence, &line.lead_time_evidence, &line.stock_evidence]
            .into_iter()
            .flatten()
            .chain(line.statements.iter().map(|it| &it.1))
            .any(|it| it.source == source)
}

fn is_of(source: SourceIndex, offer: &Offer) -> bool {
    offer.price_evidence.as_ref().is_some_and(|it| it.source == source)
}
