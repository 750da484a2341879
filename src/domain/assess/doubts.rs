//! Doubtful matches as findings: both texts, and what to confirm.

use crate::domain::assess::matching::Doubt;
use crate::domain::finding::{Finding, Severity};
use crate::domain::parts::PartRecord;
use crate::domain::place::Place;
use crate::domain::report::line::{DoubtKind, DoubtfulMatch, ReportLine};

/// Notes the doubts at their lines and gives a finding for each: a warning where no other row speaks of the line.
pub fn ask(
    doubts: &[Doubt],
    matches: &[Vec<u32>],
    records: &[PartRecord],
    lines: &mut [ReportLine],
) -> Vec<Finding> {
    doubts.iter().filter_map(|it| ask_one(it, matches, records, lines)).collect()
}

fn ask_one(
    doubt: &Doubt,
    matches: &[Vec<u32>],
    records: &[PartRecord],
    lines: &mut [ReportLine],
) -> Option<Finding> {
    let index = doubt.line as usize;
    let record = records.get(doubt.record as usize)?;
    let line = lines.get_mut(index).filter(|it| !it.line.dnp)?;
    let other = named(&record.manufacturer, &record.mpn);
    line.doubts.push(DoubtfulMatch { row: record.key(), kind: doubt.kind, text: other.as_str().into() });
    let is_alone = matches.get(index).is_none_or(Vec::is_empty);
    let severity = if is_alone { Severity::Warning } else { Severity::Note };
    let bom = &line.line;
    let place = Place { source: Some(bom.source), row: Some(bom.row), column: None, line: Some(doubt.line) };
    let finding = Finding::new(code(doubt.kind), severity, place)
        .with("text", named(&bom.manufacturer, &bom.mpn).as_str())
        .with("other", other.as_str())
        .with("row", record.row.0);
    Some(match doubt.kind {
        DoubtKind::OtherPart => finding.with("number", record.supplier_part_number.as_str()),
        _ => finding,
    })
}

fn code(kind: DoubtKind) -> &'static str {
    match kind {
        DoubtKind::OtherMaker => "data.match-maker",
        DoubtKind::OtherPacking => "data.match-packing",
        DoubtKind::OtherPart => "data.match-seller-number",
    }
}

/// "Yageo RC0402FR-0710KL".
fn named(maker: &str, mpn: &str) -> String {
    let mut text = String::with_capacity(maker.len() + mpn.len() + 1);
    text.push_str(maker);
    if !maker.is_empty() {
        text.push(' ');
    }
    text.push_str(mpn);
    text
}
