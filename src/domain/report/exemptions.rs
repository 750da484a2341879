//! The exemptions that the lines of a report cite, with their judgement: what a timeline shows.

use std::collections::BTreeMap;

use super::Report;
use crate::domain::compliance::RohsStatus;
use crate::domain::compliance::exemptions::{Judgement, judge};

/// One exemption with the fitted lines that comply by it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CitedExemption<'a> {
    /// As normalised: `7(c)-I`.
    pub entry: &'a str,
    pub judgement: Judgement,
    /// Indexes into the report's lines, rising; never empty.
    pub lines: Vec<u32>,
}

/// All exemptions by which fitted lines comply, the one that ends first at the top; those without a date come last.
pub fn cited_exemptions(report: &Report) -> Vec<CitedExemption<'_>> {
    let mut by_entry: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for (line, index) in report.lines.iter().zip(0_u32..) {
        if !line.line.dnp && line.rohs.status == RohsStatus::ByExemption {
            for entry in &line.rohs.exemptions {
                by_entry.entry(entry).or_default().push(index);
            }
        }
    }
    let shipment = report.settings.shipment();
    let key = |it: &Judgement| (it.until.is_none(), it.until);
    let mut cited: Vec<CitedExemption<'_>> = Vec::with_capacity(by_entry.len());
    for (entry, lines) in by_entry {
        let judgement = judge(entry, shipment);
        let at = cited.partition_point(|it| key(&it.judgement) <= key(&judgement));
        cited.insert(at, CitedExemption { entry, judgement, lines });
    }
    cited
}
