//! "Ask the supplier": the questions about unknown, doubtful and lapsing parts as text, grouped by manufacturer.

use std::collections::{BTreeMap, BTreeSet};

use super::exporter::{Exporter, PLAIN_TEXT};
use crate::domain::language::tr;
use crate::domain::report::line::ReportLine;
use crate::domain::report::{Audience, Report};
use crate::domain::spelling::{manufacturer_key, part_key};
use crate::domain::words::numbers;
use crate::domain::words::questions::{opening, questions};

pub const EXPORTER: Exporter = Exporter {
    code: "questions",
    is_on_command_line: false,
    ending: "questions.txt",
    media_type: PLAIN_TEXT,
    bar: None,
    share: None,
    is_for_programs: false,
    write: |it| {
        // They go to suppliers, and rest on statements that others do not see and links do not hold.
        let is_own = it.report.audience == Audience::Internal && it.report.shared.is_none();
        is_own.then(|| write_questions(it.report).into_bytes())
    },
};

/// One manufacturer with its parts and their questions.
struct Group<'a> {
    name: &'a str,
    parts: Vec<(&'a ReportLine, Vec<String>)>,
}

/// The text; each part once, manufacturers in the order of the alphabet.
pub fn write_questions(report: &Report) -> String {
    let groups = groups(report);
    if groups.is_empty() {
        return [tr("No part needs an answer of its supplier."), "\n"].concat();
    }
    let mut out = String::with_capacity(4_096);
    for group in groups.values() {
        let name = if group.name.is_empty() { tr("Manufacturer not stated") } else { group.name };
        out.push_str(&tr!("To: {}", name));
        out.push_str("\n\n");
        out.push_str(&opening(report));
        out.push_str("\n\n");
        for (line, questions) in &group.parts {
            let bom = &line.line;
            let part = [&bom.mpn, &bom.value, &bom.description].into_iter().find(|it| !it.is_empty());
            out.push_str(part.map_or_else(|| tr("a part without number"), String::as_str));
            let shown = bom.designators.len().min(6);
            if shown > 0 {
                out.push_str(" (");
                out.push_str(&bom.designators.get(..shown).unwrap_or_default().join(", "));
                if bom.designators.len() > shown {
                    out.push_str(", …");
                }
                out.push(')');
            }
            out.push('\n');
            for question in questions {
                out.push_str("  - ");
                out.push_str(question);
                out.push('\n');
            }
        }
        out.push('\n');
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

/// "12 parts of 4 manufacturers".
pub fn size(report: &Report) -> String {
    let groups = groups(report);
    let parts: usize = groups.values().map(|it| it.parts.len()).sum();
    tr!(
        "{} of {}",
        numbers::parts(parts as u64),
        numbers::number_of(groups.len() as u64, "{} manufacturer", "{} manufacturers")
    )
}

fn groups(report: &Report) -> BTreeMap<String, Group<'_>> {
    let mut groups: BTreeMap<String, Group<'_>> = BTreeMap::new();
    let mut asked: BTreeSet<(String, String)> = BTreeSet::new();
    for line in report.lines.iter().filter(|it| !it.line.dnp) {
        let questions = questions(report, line);
        if questions.is_empty() {
            continue;
        }
        let maker = manufacturer_key(&line.line.manufacturer);
        let part = part_key(&line.line.mpn);
        if !part.is_empty() && !asked.insert((maker.clone(), part)) {
            continue;
        }
        let group = groups.entry(maker).or_insert(Group { name: &line.line.manufacturer, parts: Vec::new() });
        group.parts.push((line, questions));
    }
    groups
}
