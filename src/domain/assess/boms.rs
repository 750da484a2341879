//! Several BOMs that are open together: revisions of one board, or boards that are built together.

use std::collections::HashMap;

use crate::domain::bom::BomLine;
use crate::domain::finding::{Finding, Severity};
use crate::domain::place::{Place, SourceIndex};
use crate::domain::report::source::{Source, SourceRole};
use crate::domain::spelling::part_key;

/// More designators than this are counted.
const NAMED: usize = 6;

/// Says it where there are several. A designator that stands in two of them names one place of one board, or two boards.
pub(super) fn together(lines: &[BomLine], sources: &[Source]) -> Option<Finding> {
    let boms = sources.iter().filter(|it| it.role == SourceRole::Bom);
    let names: Vec<&str> = boms.map(|it| it.name.as_str()).collect();
    if names.len() < 2 { None } else { Some(said(lines, &names)) }
}

#[inline(never)]
fn said(lines: &[BomLine], names: &[&str]) -> Finding {
    let mut first: HashMap<&str, (SourceIndex, &BomLine)> = HashMap::new();
    let mut counts: HashMap<SourceIndex, usize> = HashMap::new();
    let (mut shared, mut alike) = (Vec::new(), 0);
    for line in lines {
        *counts.entry(line.source).or_default() += line.designators.len();
        for name in &line.designators {
            let (source, other) = *first.entry(name).or_insert((line.source, line));
            if source != line.source {
                shared.push(name.as_str());
                let is_same_part = part_key(&line.mpn) == part_key(&other.mpn) && line.value == other.value;
                alike += usize::from(is_same_part);
            }
        }
    }
    let fewest = counts.values().copied().min().unwrap_or_default();
    // A third of the places with the same part on two boards is no chance.
    let are_revisions = fewest > 0 && 3 * alike >= fewest;
    let code = if are_revisions { "file.boms-alike" } else { "file.boms-together" };
    let severity = if are_revisions { Severity::Warning } else { Severity::Note };
    let mut named: Vec<&str> = shared.iter().take(NAMED).copied().collect();
    if shared.len() > NAMED {
        named.push("…");
    }
    Finding::new(code, severity, Place::default())
        .with("names", names.join(", ").as_str())
        .with("count", shared.len())
        .with("designators", if named.is_empty() { "–".to_owned() } else { named.join(", ") }.as_str())
}
