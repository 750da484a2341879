//! What else is likely to apply to the finished product, told from the lines of its BOM: CE and what it rests on, FCC,
//! WEEE, batteries; and a certificate that is none of a part (ISO 9001).
//!
//! It is a hint and no verdict: it counts nowhere, and nothing of it is ever green.

use crate::domain::bom::{BomLine, PartClass};
use crate::domain::compliance::marking::{Hint, Named, hints};
use crate::domain::report::Report;
use crate::domain::report::line::ReportLine;
use crate::domain::report::marking::{Act, Marking};

/// What a line hints at.
pub fn hints_of(line: &BomLine) -> Vec<Hint> {
    if line.is_board_mark() {
        return Vec::new();
    }
    hints(&Named {
        designator: line.designators.first().map_or("", String::as_str),
        manufacturer: &line.manufacturer,
        mpn: &line.mpn,
        value: &line.value,
        description: &line.description,
        class: line.class.code(),
    })
}

/// What is likely to apply, each with the lines that led to it: as it was worked out before, else as the fitted lines say.
/// Empty where nothing points to anything, which proves nothing.
pub fn marking(report: &Report) -> Vec<Marking> {
    if let Some(told) = &report.prepared.marking {
        return told.clone();
    }
    let (mut of_hint, mut powered, mut systems) =
        ([Vec::new(), Vec::new(), Vec::new()], Vec::new(), Vec::new());
    for (line, index) in report.lines.iter().zip(0_u32..).filter(|it| !it.0.line.dnp) {
        let hints = hints_of(&line.line);
        for (hint, lines) in Hint::ALL.into_iter().zip(&mut of_hint) {
            if hints.contains(&hint) {
                lines.push(index);
            }
        }
        if !hints.is_empty() || is_powered(line.line.class) {
            powered.push(index);
        }
        if names_iso_9001(line) {
            systems.push(index);
        }
    }
    let [radio, mains, battery] = of_hint;
    let has_radio = !radio.is_empty();
    // Radio equipment is under the RED alone, which asks for what the EMC and the low voltage directive ask.
    let all = [
        (Act::Red, radio.clone()),
        (if has_radio { Act::EmcInRed } else { Act::Emc }, powered.clone()),
        (if has_radio { Act::LvdInRed } else { Act::Lvd }, mains),
        (Act::FccC, radio),
        (Act::FccB, powered.clone()),
        (Act::Weee, powered),
        (Act::Battery, battery),
        (Act::ManagementSystem, systems),
    ];
    all.into_iter().filter(|it| !it.1.is_empty()).map(|(act, lines)| Marking { act, lines }).collect()
}

/// Parts that are of use under power alone.
fn is_powered(class: PartClass) -> bool {
    use PartClass::{Battery, IntegratedCircuit, Led, Module, Relay, Transistor};
    matches!(class, Battery | IntegratedCircuit | Led | Module | Relay | Transistor)
}

/// A cell of the line states ISO 9001.
fn names_iso_9001(line: &ReportLine) -> bool {
    let stated = line.statements.iter().map(|it| &it.1).chain(&line.rohs.evidence);
    stated.map(|it| it.text.as_ref()).chain([line.line.description.as_str()]).any(is_iso_9001)
}

fn is_iso_9001(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr_iter(b'9', bytes).any(|at| {
        let (before, behind) = bytes.split_at(at);
        let near = before.get(at.saturating_sub(6)..).unwrap_or_default();
        behind.starts_with(b"9001") && near.windows(3).any(|it| it.eq_ignore_ascii_case(b"iso"))
    })
}

#[cfg(test)]
mod tests {
    use super::is_iso_9001;

    #[test]
    fn the_standard_is_told_from_numbers() {
        for text in ["ISO 9001", "ISO9001:2015 certified", "DIN EN ISO 9001", "iso-9001"] {
            assert!(is_iso_9001(text), "{text}");
        }
        for text in ["9001", "ISO 14001", "P/N 9001-ISO", "isolator 49001", ""] {
            assert!(!is_iso_9001(text), "{text}");
        }
    }
}
