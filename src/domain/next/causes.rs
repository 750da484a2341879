//! Findings by cause: what has one reason is told once, and fixed or accepted at once.

use std::collections::HashMap;

use super::super::report::Report;
use crate::domain::bom::BomLine;
use crate::domain::finding::{Arg, Finding, Severity};
use crate::domain::place::{RowKey, RowNumber};
use crate::domain::spelling::part_key;

/// What tells the cause of duplicates that name one part twice.
const SAME_PART: &str = "same-part";
/// Sizes of chips of which a spreadsheet takes the zero.
const WITHOUT_ZERO: [&str; 4] = ["201", "402", "603", "805"];

/// Findings of one code, one severity and one reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cause<'a> {
    pub code: &'static str,
    pub severity: Severity,
    /// What tells it from other causes of the code: the text that stands in the cells, or a word; empty where nothing does.
    pub told_by: &'a str,
    /// Indexes into the report's findings.
    pub findings: Vec<u32>,
}

/// What fixes all findings of a cause; it can be taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fix {
    /// The size with its zero: "0402" for "402".
    Zero,
    /// The value of each line as its part number.
    NumberFromValue,
    /// Of rows that name the same part with the same designators the first keeps them.
    FirstKeeps,
}

impl Cause<'_> {
    /// Its name, which no other cause of the report has.
    pub fn key(&self) -> String {
        [self.code, "/", self.severity.code(), "/", self.told_by].concat()
    }

    /// What fixes it; `None`: a person has to look at each.
    pub fn fix(&self) -> Option<Fix> {
        match self.code {
            "data.excel-damage" if WITHOUT_ZERO.contains(&self.told_by) => Some(Fix::Zero),
            "data.number-as-value" => Some(Fix::NumberFromValue),
            "data.duplicate-designator" if self.told_by == SAME_PART => Some(Fix::FirstKeeps),
            _ => None,
        }
    }

    /// The lines that it is about, each once, in the order of the findings.
    pub fn lines(&self, report: &Report) -> Vec<u32> {
        let findings = self.findings.iter().filter_map(|it| report.findings.get(*it as usize));
        let mut lines: Vec<u32> = findings.filter_map(|it| it.place.line).collect();
        lines.dedup();
        lines
    }
}

/// All findings of a report by cause, in the order in which they are met first.
pub fn causes(report: &Report) -> Vec<Cause<'_>> {
    let mut all: Vec<Cause<'_>> = Vec::new();
    let mut rows = None;
    for (index, finding) in (0..).zip(&report.findings) {
        let told_by = told_by(report, finding, &mut rows);
        // Findings are many and their causes few.
        let known = all.iter_mut().find(|it| {
            std::ptr::eq(it.code, finding.code) && it.severity == finding.severity && it.told_by == told_by
        });
        match known {
            Some(cause) => cause.findings.push(index),
            None => all.push(Cause {
                code: finding.code,
                severity: finding.severity,
                told_by,
                findings: vec![index],
            }),
        }
    }
    all
}

/// The lines by their rows, once they are asked for.
pub type Rows = Option<HashMap<RowKey, usize>>;

fn told_by<'a>(report: &Report, finding: &'a Finding, rows: &mut Rows) -> &'a str {
    match (finding.code, finding.args.first()) {
        ("data.excel-damage", Some((_, Arg::Text(text)))) if WITHOUT_ZERO.contains(&text.as_ref()) => text,
        ("data.duplicate-designator", _) => {
            let pair = pair_of(report, finding, rows);
            if pair.is_some_and(|(one, first)| is_same_part(one, first)) { SAME_PART } else { "" }
        }
        _ => "",
    }
}

/// The line of a duplicate, and the one that has the designators first.
pub fn pair_of<'a>(
    report: &'a Report,
    finding: &Finding,
    rows: &mut Rows,
) -> Option<(&'a BomLine, &'a BomLine)> {
    let line = &report.lines.get(finding.place.line? as usize)?.line;
    let (_, Arg::Count(row)) = finding.args.iter().find(|it| it.0 == "first_row")? else { return None };
    let rows =
        rows.get_or_insert_with(|| report.lines.iter().map(|it| it.line.key()).zip(0_usize..).collect());
    let key = RowKey { source: line.source, row: RowNumber(u32::try_from(*row).ok()?) };
    Some((line, &report.lines.get(*rows.get(&key)?)?.line))
}

fn is_same_part(one: &BomLine, other: &BomLine) -> bool {
    let (key, with) = (part_key(&one.mpn), part_key(&other.mpn));
    one.dnp == other.dnp
        && key == with
        && one.value.trim() == other.value.trim()
        && one.package_name() == other.package_name()
        && (!key.is_empty() || !one.value.trim().is_empty())
}
