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

/// The value of a part that is told by nothing but its number looks like one: letters and digits in one word.
pub fn is_number_as_value(line: &BomLine) -> bool {
    use PartClass::{Capacitor, Crystal, Fuse, Inductor, Resistor, Switch};
    if matches!(line.class, Capacitor | Crystal | Fuse | Inductor | Resistor | Switch) || line.is_board_mark()
    {
        return false;
    }
    let value = line.value.trim();
    let count = |is: fn(&u8) -> bool| value.bytes().filter(is).count();
    let (digits, letters) = (count(u8::is_ascii_digit), count(u8::is_ascii_alphabetic));
    // "1N4148" and "74HC595" begin with a digit, "12V" and "2x20" do, too.
    let is_led = value.starts_with(|it: char| it.is_ascii_digit());
    let is_plain = |it: u8| it.is_ascii_alphanumeric() || matches!(it, b'-' | b'.' | b'/' | b'+' | b'#');
    (5..=32).contains(&value.len())
        && value.bytes().all(is_plain)
        && letters > 0
        && letters + digits > 4
        && if is_led { digits > 3 } else { digits > 1 && letters > 1 }
}

#[cfg(test)]
mod tests {
    use super::is_number_as_value;
    use crate::domain::bom::{BomLine, PartClass};
    use crate::domain::place::{RowNumber, SourceIndex};

    #[test]
    fn values_that_are_part_numbers() {
        let is = |class, value: &str| {
            let mut line = BomLine::blank(SourceIndex(0), RowNumber(2));
            (line.class, line.value) = (class, value.to_owned());
            is_number_as_value(&line)
        };
        for value in ["TEMT6200FX01", "ATtiny1616-M", "MMA8453Q", "LM3480-3.3", "1N4148", "74HC595", "BSS138"]
        {
            assert!(is(PartClass::IntegratedCircuit, value), "{value}");
        }
        for value in
            ["TASTER", "12V", "2x20", "NMOS_GSD", "USB-C", "Conn_01x04", "3.3V/1A", "red LED", "LM35", ""]
        {
            assert!(!is(PartClass::IntegratedCircuit, value), "{value}");
        }
        assert!(!is(PartClass::Resistor, "RC0603FR") && !is(PartClass::Crystal, "HC49-8MHz"));
    }
}
