//! Checks over all lines of a BOM: the same designator twice, one part under two spellings, one value with two parts.

use std::hash::Hasher;

use super::findings::Findings;
use crate::domain::bom::BomLine;
use crate::domain::finding::{Finding, Severity};
use crate::domain::hash::{QuickHasher, QuickMap};
use crate::domain::place::{Place, RowNumber};

/// More names than fit so many bytes say nothing new.
const LONGEST: usize = 60;

fn place_of(line: &BomLine) -> Place {
    Place { source: Some(line.source), row: Some(line.row), ..Place::default() }
}

/// Adds what the lines show together. Returns the number of lines that repeat a designator.
pub(crate) fn check_lines(lines: &[BomLine], findings: &mut Findings) -> usize {
    let repeating = check_designators(lines, findings);
    check_spellings(lines, findings);
    check_values(lines, findings);
    repeating
}

fn check_designators(lines: &[BomLine], findings: &mut Findings) -> usize {
    let count = lines.iter().map(|it| it.designators.len()).sum();
    let mut seen: QuickMap<&str, (usize, usize)> =
        QuickMap::with_capacity_and_hasher(count, Default::default());
    let mut has_lower = false;
    let mut repeating = 0;
    for (at, line) in lines.iter().enumerate() {
        // One finding a line and row, whatever number of names.
        let mut again: Vec<(RowNumber, String)> = Vec::new();
        for (position, name) in line.designators.iter().enumerate() {
            has_lower |= name.bytes().any(|it| it.is_ascii_lowercase());
            let first = *seen.entry(name).or_insert((at, position));
            if first != (at, position) {
                let Some(first) = lines.get(first.0) else { continue };
                match again.iter_mut().find(|it| it.0 == first.row) {
                    Some(told) if told.1.len() < LONGEST => told.1 = [&told.1, ", ", name].concat(),
                    Some(_) => {}
                    None => again.push((first.row, name.clone())),
                }
            }
        }
        repeating += usize::from(!again.is_empty());
        for (row, names) in again {
            let finding = Finding::new("data.duplicate-designator", Severity::Error, place_of(line));
            findings.push(finding.with("designator", names.as_str()).with("first_row", row.0));
        }
    }
    if !has_lower {
        return repeating;
    }
    let mut folded: QuickMap<String, (&str, usize)> =
        QuickMap::with_capacity_and_hasher(count, Default::default());
    for (at, line) in lines.iter().enumerate() {
        for name in &line.designators {
            match folded.get(&name.to_lowercase()) {
                Some((other, first)) if other != name => {
                    let Some(first) = lines.get(*first) else { continue };
                    findings.push(
                        Finding::new("data.designator-case", Severity::Warning, place_of(line))
                            .with("designator", name.as_str())
                            .with("other", *other)
                            .with("first_row", first.row.0),
                    );
                }
                Some(_) => {}
                None => {
                    folded.insert(name.to_lowercase(), (name, at));
                }
            }
        }
    }
    repeating
}

/// The letters and digits of a part number in lower case; a decimal point counts ("1.8k" is not "18k").
fn bare(text: &str) -> impl Iterator<Item = u8> + '_ {
    text.bytes()
        .filter(|it| it.is_ascii_alphanumeric() || !it.is_ascii() || *it == b'.')
        .map(|it| it.to_ascii_lowercase())
}

/// Part numbers that differ by case, blanks or hyphens only.
fn check_spellings(lines: &[BomLine], findings: &mut Findings) {
    let mut seen: QuickMap<u64, usize> = QuickMap::with_capacity_and_hasher(lines.len(), Default::default());
    let mut signs = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        if line.mpn.len() < 4 {
            continue;
        }
        signs.clear();
        signs.extend(bare(&line.mpn));
        let mut hasher = QuickHasher::default();
        hasher.write(&signs);
        let key = hasher.finish();
        match seen.get(&key).and_then(|it| lines.get(*it)) {
            Some(first) if first.mpn != line.mpn && bare(&first.mpn).eq(bare(&line.mpn)) => findings.push(
                Finding::new("data.mpn-spelling", Severity::Note, place_of(line))
                    .with("text", line.mpn.as_str())
                    .with("other", first.mpn.as_str())
                    .with("first_row", first.row.0),
            ),
            Some(_) => {}
            None => {
                seen.insert(key, at);
            }
        }
    }
}

const TWO_PARTS: &str = "data.value-two-parts";

/// The same value in the same package with different part numbers.
fn check_values(lines: &[BomLine], findings: &mut Findings) {
    let mut seen: QuickMap<(&str, &str, &str), usize> =
        QuickMap::with_capacity_and_hasher(lines.len(), Default::default());
    for (at, line) in lines.iter().enumerate() {
        if line.mpn.is_empty()
            || line.value.is_empty()
            || line.footprint.is_empty()
            || line.dnp
            || line.value == line.mpn
        {
            continue;
        }
        let prefix =
            line.designators.first().map_or("", |it| it.trim_end_matches(|it: char| it.is_ascii_digit()));
        let first = *seen.entry((prefix, line.value.as_str(), line.footprint.as_str())).or_insert(at);
        if let Some(first) = lines.get(first)
            && !first.mpn.eq_ignore_ascii_case(&line.mpn)
            && findings.counts_in(TWO_PARTS)
        {
            findings.list.push(
                Finding::new(TWO_PARTS, Severity::Note, place_of(line))
                    .with("value", line.value.as_str())
                    .with("text", line.mpn.as_str())
                    .with("other", first.mpn.as_str())
                    .with("first_row", first.row.0),
            );
        }
    }
}
