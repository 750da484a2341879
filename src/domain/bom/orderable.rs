//! Whether a line names something that can be ordered: a part number, or the full value of a passive part.

use super::passive::Passive;
use super::{BomLine, PartClass};
use crate::domain::spelling::part_key;

/// What a line lacks to be ordered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lack {
    /// A part number, a maker's or a seller's.
    PartNumber,
    /// Value or size of a passive part that has no part number.
    ValueOrSize,
    /// The voltage of a capacitor that has value and size.
    Voltage,
}

/// What a line lacks; `number` is the part number that it is bought as. `None`: nothing. Tolerance and dielectric may
/// stay open, since the usual ones will do.
pub fn lack(line: &BomLine, number: &str) -> Option<Lack> {
    let is_sold = || line.supplier_parts.iter().any(|it| !part_key(&it.number).is_empty());
    if !part_key(number).is_empty() || is_sold() {
        return None;
    }
    if !matches!(line.class, PartClass::Resistor | PartClass::Capacitor | PartClass::Inductor) {
        return Some(Lack::PartNumber);
    }
    let part = Passive::read(line.class, &line.value, &[&line.footprint, &line.description]);
    if part.value.is_none() || part.size.is_none() {
        return Some(Lack::ValueOrSize);
    }
    (line.class == PartClass::Capacitor && part.volts.is_none()).then_some(Lack::Voltage)
}
