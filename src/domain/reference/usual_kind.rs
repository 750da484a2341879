//! The kind of parts whose supply is the usual one of a line, where its part number tells none.

use crate::domain::bom::package::{self, PackageClass};
use crate::domain::bom::passive::Passive;
use crate::domain::bom::{BomLine, PartClass};

const CHIP: &str = "chip resistors";
const CERAMIC: &str = "ceramic capacitors";
/// From so many femtofarads on a capacitor is hardly ceramic: 100 µF.
const HARDLY_CERAMIC: u64 = 100_000_000_000;
/// Nor is one with leads from here on: 1 µF.
const HARDLY_CERAMIC_WITH_LEADS: u64 = 1_000_000_000;
/// What names of footprints of polarised capacitors hold, in lower case.
const POLARISED: [&str; 7] = ["cp_", "cpol", "c_polarized", "elec", "elko", "panasonic_", "tant"];

/// Where a description tells no family; an integrated circuit may be anything.
pub(super) fn kind_of(line: &BomLine) -> Option<&'static str> {
    Some(match line.class {
        PartClass::Resistor if is_through_hole(line) => "other resistors",
        PartClass::Resistor => CHIP,
        PartClass::Capacitor if is_electrolytic(line) => "other capacitors",
        PartClass::Capacitor => CERAMIC,
        PartClass::Inductor | PartClass::Transformer => "inductors",
        PartClass::Diode => "diodes",
        PartClass::Led => "LEDs",
        PartClass::Transistor => "transistors",
        PartClass::Crystal => "crystals",
        PartClass::Connector => "connectors",
        PartClass::Switch => "switches",
        PartClass::Relay => "relays",
        PartClass::Fuse => "fuses",
        _ => return None,
    })
}

/// The kind is told by a word that parts of other kinds have, too: "capacitor", "resistor".
pub(super) fn is_doubtful(kind: &str, line: &BomLine) -> bool {
    kind == CHIP && is_through_hole(line) || kind == CERAMIC && !says_ceramic(&line.description)
}

fn is_through_hole(line: &BomLine) -> bool {
    package::of_words(line).class == PackageClass::ThroughHole
}

/// A capacitor that is none of ceramic, by its footprint or by its value.
fn is_electrolytic(line: &BomLine) -> bool {
    let footprint = line.footprint.to_ascii_lowercase();
    let part = Passive::read(line.class, &line.value, &[&line.description, &line.footprint]);
    if part.dielectric.is_some() {
        return false;
    }
    let least = if is_through_hole(line) { HARDLY_CERAMIC_WITH_LEADS } else { HARDLY_CERAMIC };
    part.value.is_some_and(|it| it >= least) || POLARISED.iter().any(|it| footprint.contains(it))
}

fn says_ceramic(description: &str) -> bool {
    let low = description.to_ascii_lowercase();
    ["cer", "mlcc", "x5r", "x7r", "c0g", "np0"].iter().any(|it| low.contains(it))
}

#[cfg(test)]
mod tests {
    use super::{is_doubtful, kind_of};
    use crate::domain::bom::{BomLine, PartClass};
    use crate::domain::place::{RowNumber, SourceIndex};

    fn line(class: PartClass, [value, footprint, description]: [&str; 3]) -> BomLine {
        let mut line = BomLine::blank(SourceIndex(0), RowNumber(1));
        (line.class, line.value) = (class, value.to_owned());
        (line.footprint, line.description) = (footprint.to_owned(), description.to_owned());
        line
    }

    #[test]
    fn a_capacitor_is_ceramic_unless_its_value_or_footprint_speaks_against_it() {
        for (value, footprint, description, of) in [
            ("100nF", "C0402", "", "ceramic capacitors"),
            ("100nF", "", "Capacitor", "ceramic capacitors"),
            ("100n", "Capacitor_THT:C_Disc_D5.0mm_W2.5mm_P5.00mm", "", "ceramic capacitors"),
            ("220uF/16V", "8x8P3,5", "", "other capacitors"),
            ("", "", "Capacitor 470uF 25V", "other capacitors"),
            ("10uF", "Capacitor_THT:CP_Radial_D5.0mm_P2.00mm", "", "other capacitors"),
            ("10uF", "Capacitor_Tantalum_SMD:CP_EIA-3216-18_Kemet-A", "", "other capacitors"),
            ("220uF", "C_1210", "CAP CER X5R", "ceramic capacitors"),
        ] {
            let line = line(PartClass::Capacitor, [value, footprint, description]);
            assert_eq!(kind_of(&line), Some(of), "{value} {footprint} {description}");
        }
    }

    #[test]
    fn a_word_of_several_kinds_tells_none() {
        let axial = line(PartClass::Resistor, ["10k", "R_Axial_DIN0207", "Resistor"]);
        assert!(is_doubtful("chip resistors", &axial));
        assert_eq!(kind_of(&axial), Some("other resistors"));
        let chip = line(PartClass::Resistor, ["10k", "R_0603", "Resistor"]);
        assert!(!is_doubtful("chip resistors", &chip));
        assert!(is_doubtful("ceramic capacitors", &line(PartClass::Capacitor, ["", "", "Capacitor"])));
        assert!(!is_doubtful("ceramic capacitors", &line(PartClass::Capacitor, ["", "", "CAP CER 1uF"])));
    }
}
