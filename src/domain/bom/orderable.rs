//! Whether a line names something that can be ordered: a part number, or the full value of a passive part.

use super::passive::Passive;
use super::{BomLine, PartClass};

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

/// Words that name a kind of part and stand where its number should.
const KINDS: &str = " antenna battery bead bom button buzzer cable cap capacitor capacitors chip choke connector crystal \
    diode display ferrite fiducial fuse generic hardware header ic inductor jumper kondensator led leds module mosfet \
    none opamp oscillator part passive pin pins plug quarz quartz regulator relay resistor resistors screw sensor sicherung \
    socket spule standard switch taster terminal testpoint transformer transistor various widerstand xtal ";

/// A web address, or the kind of a part: nothing that a seller knows as a part number.
pub fn is_no_number(text: &str) -> bool {
    let is_address = || text.contains(':') && text.contains("://") || text.starts_with("www.");
    // Part numbers have digits, nearly all of them.
    let has_digit = || text.bytes().any(|it| it.is_ascii_digit());
    let is_kind = || {
        text.split([' ', '-', '_', '/', ',', '(', ')']).filter(|it| !it.is_empty()).all(|word| {
            let mut low = word.to_ascii_lowercase();
            low.insert(0, ' ');
            low.push(' ');
            KINDS.contains(low.as_str())
        })
    };
    is_address() || !has_digit() && !text.is_empty() && is_kind()
}

/// What a line lacks; `number` is the part number that it is bought as. `None`: nothing. Tolerance and dielectric may
/// stay open, since the usual ones will do.
pub fn lack(line: &BomLine, number: &str) -> Option<Lack> {
    if !number.is_empty() && !is_no_number(number) || !line.supplier_parts.is_empty() {
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

#[cfg(test)]
mod tests {
    use super::is_no_number;

    #[test]
    fn addresses_and_kinds_of_parts_are_no_part_numbers() {
        for (text, is_none) in [
            ("https://www.digikey.com/en/products/detail/x/RC0402FR-0710KL/1", true),
            ("www.example.com/part", true),
            ("Resistor", true),
            ("LED", true),
            ("Pin Header", true),
            ("connector, various", true),
            ("RC0402FR-0710KL", false),
            ("LM358", false),
            ("BSS", false),
            ("MAX", false),
            ("Pin Header 2x5", false),
            ("ELEKTRONIK", false),
            ("", false),
        ] {
            assert_eq!(is_no_number(text), is_none, "{text}");
        }
    }
}
