//! `data.not-orderable`
//!
//! # What it finds
//! A fitted line that names something and yet nothing that could be ordered: no part number, neither a maker's nor a
//! seller's, and, for a resistor, capacitor or inductor, no full value.
//! # Why it matters
//! Another person than the one who wrote the line has to guess what to buy, and nothing can be checked of it.
//! # What to do
//! Enter the manufacturer's part number, or the full value of a passive part.
//! # Source
//! Part numbers of makers are made of value, size and rating: with less a part is not told (docs/compliance.md).

use crate::domain::bom::PartClass;
use crate::domain::bom::orderable::{is_number_as_value, lack};
use crate::domain::finding::{Family, Finding, Severity};
use crate::domain::language::en;
use crate::domain::rules::question::{Question, Rule};

/// Warning; an error for an IC, a transistor, a connector, a relay and a module.
pub const RULE: Rule = Rule {
    code: "data.not-orderable",
    family: Family::Data,
    severity: Severity::Warning,
    title: en!("Nothing to order by"),
    message: en!("The line names neither a part number nor a full value, so nobody can order it."),
    hint: en!(
        "Add the manufacturer's part number. For a resistor or an inductor value and size will do, for a capacitor value, size and voltage."
    ),
    check,
};

/// Parts of some kinds are told by nothing but their number.
pub(super) fn severity_of(class: PartClass) -> Severity {
    use PartClass::{Connector, IntegratedCircuit, Module, Relay, Transistor};
    let is_told_by_number = matches!(class, IntegratedCircuit | Transistor | Connector | Module | Relay);
    if is_told_by_number { Severity::Error } else { RULE.severity }
}

fn check(question: &Question<'_>) -> Option<Finding> {
    let line = &question.line.line;
    // A line that names nothing at all is told when the file is read.
    let is_blank = line.value.is_empty() && line.description.is_empty();
    let number = question.line.used_mpn();
    // A text that is no part number has a finding of its own, and so has a value that looks like one.
    let has_other = !number.is_empty() || is_number_as_value(line);
    let is_told = is_blank || has_other || line.is_board_mark() || lack(line, number).is_none();
    (!is_told).then(|| question.finding(&RULE).graded(severity_of(line.class)))
}
