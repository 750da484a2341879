//! What kind of package a part comes in: it decides how many pieces an assembly line loses, and how many
//! joints are soldered. Told from the footprint, else from the description and the part number.

mod names;
pub mod pins;

use crate::domain::bom::{BomLine, PartClass};
use names::{FAMILIES, INCH, METRIC, METRIC_ONLY, THROUGH_HOLE};
use pins::{after_family, pins_in, word};

/// Kinds of packages that differ in loss and in labor. `code` is the word of a profile.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, serde::Serialize, serde::Deserialize,
)]
pub enum PackageClass {
    #[serde(rename = "01005")]
    Chip01005,
    #[serde(rename = "0201")]
    Chip0201,
    #[serde(rename = "0402")]
    Chip0402,
    #[serde(rename = "0603")]
    Chip0603,
    #[serde(rename = "0805")]
    Chip0805,
    /// 1206 and larger chips.
    #[serde(rename = "1206")]
    Chip1206,
    /// Diodes, transistors and ICs with leads that are easy to place: SOT, SOD, SOIC.
    #[serde(rename = "small-outline")]
    SmallOutline,
    /// Pitch of 0.65 mm and less: QFP, TSSOP, QFN.
    #[serde(rename = "fine-pitch")]
    FinePitch,
    #[serde(rename = "bga")]
    Bga,
    #[serde(rename = "connector")]
    Connector,
    #[serde(rename = "tht")]
    ThroughHole,
    #[default]
    #[serde(rename = "other")]
    Other,
}

impl PackageClass {
    /// All classes, the smallest first.
    pub const ALL: [Self; 12] = [
        Self::Chip01005,
        Self::Chip0201,
        Self::Chip0402,
        Self::Chip0603,
        Self::Chip0805,
        Self::Chip1206,
        Self::SmallOutline,
        Self::FinePitch,
        Self::Bga,
        Self::Connector,
        Self::ThroughHole,
        Self::Other,
    ];

    pub fn code(self) -> &'static str {
        match self {
            Self::Chip01005 => "01005",
            Self::Chip0201 => "0201",
            Self::Chip0402 => "0402",
            Self::Chip0603 => "0603",
            Self::Chip0805 => "0805",
            Self::Chip1206 => "1206",
            Self::SmallOutline => "small-outline",
            Self::FinePitch => "fine-pitch",
            Self::Bga => "bga",
            Self::Connector => "connector",
            Self::ThroughHole => "tht",
            Self::Other => "other",
        }
    }

    fn is_chip(self) -> bool {
        matches!(
            self,
            Self::Chip01005
                | Self::Chip0201
                | Self::Chip0402
                | Self::Chip0603
                | Self::Chip0805
                | Self::Chip1206
        )
    }
}

/// The package of a part, and the joints that one piece takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Package {
    pub class: PackageClass,
    /// Solder joints of one piece. Where no text tells them it is the usual number of the part's class.
    pub joints: u16,
}

/// A chip of an inch code: "0402".
pub fn of_size(code: &str) -> Option<PackageClass> {
    INCH.iter().find(|it| it.0 == code).map(|it| it.1)
}

/// The package of a line.
pub fn package(line: &BomLine) -> Package {
    with_number(line, of_part_number(line))
}

/// The package that the words of a line tell, without its part number.
pub fn of_words(line: &BomLine) -> Package {
    with_number(line, None)
}

/// The package of a line whose words were read before, as [`of_words`] reads them.
pub fn package_by(line: &BomLine, words: Package) -> Package {
    let by_number = of_part_number(line);
    if by_number.is_none() { words } else { with_number(line, by_number) }
}

fn with_number(line: &BomLine, by_number: Option<PackageClass>) -> Package {
    let class = class_of(line, by_number);
    let joints = joints_of(line, class);
    Package { class, joints }
}

fn class_of(line: &BomLine, by_number: Option<PackageClass>) -> PackageClass {
    let found = of_text(&line.footprint, true)
        .or_else(|| of_text(&line.description, false))
        .or(by_number)
        .or_else(|| of_text(&line.value, false));
    let surface = || [&line.footprint, &line.description].iter().any(|it| says_surface(it));
    match (found, line.class) {
        (Some(class), PartClass::Connector) if class.is_chip() => PackageClass::Connector,
        // A module on pads and a battery holder are no chip of that name, and lie on no reel like one.
        (Some(class), PartClass::Module | PartClass::Battery | PartClass::Mechanical)
            if class != PackageClass::ThroughHole =>
        {
            PackageClass::Other
        }
        (Some(class), _) => class,
        (None, PartClass::Connector) if surface() => PackageClass::Connector,
        // A connector that says nothing of its mounting has pins through the board more often than not.
        (None, PartClass::Connector | PartClass::Transformer | PartClass::Relay) if !surface() => {
            PackageClass::ThroughHole
        }
        _ => PackageClass::Other,
    }
}

fn says_surface(text: &str) -> bool {
    text.as_bytes().windows(3).any(|it| it.eq_ignore_ascii_case(b"smd") || it.eq_ignore_ascii_case(b"smt"))
}

/// The package that a text names. In a footprint every family counts; in a description only chips and families
/// with a number of pins, since "to" and "so" are also words.
fn of_text(text: &str, is_footprint: bool) -> Option<PackageClass> {
    if text.is_empty() {
        return None;
    }
    if let Some(chip) = chip(text) {
        return Some(chip);
    }
    let mut rest = text;
    while let Some((name, after)) = word(rest) {
        let initial = name.bytes().next().map(|it| it.to_ascii_lowercase());
        // Hardly any family has the initial of a word, so it is looked at first.
        let first = FAMILIES.partition_point(|it| it.0.bytes().next() < initial);
        let alike = FAMILIES.iter().skip(first).take_while(|it| it.0.bytes().next() == initial);
        for (family, class) in alike.copied() {
            if let Some(tail) = after_family(name, family) {
                let has_number = tail.bytes().next().is_some_and(|it| it.is_ascii_digit())
                    || (tail.is_empty()
                        && after.trim_start_matches(['-', '_']).starts_with(|it: char| it.is_ascii_digit()));
                if has_number || (is_footprint && tail.is_empty()) {
                    return Some(surface_variant(family, class, text));
                }
            }
        }
        rest = after;
    }
    let is_hole = is_footprint && {
        let low = text.to_ascii_lowercase();
        THROUGH_HOLE.iter().any(|it| low.contains(it)) && !low.contains("smd") && !low.contains("smt")
    };
    is_hole.then_some(PackageClass::ThroughHole)
}

/// TO-252 and TO-263 are soldered on the surface, the other TO packages through the board; DO-214 likewise.
fn surface_variant(family: &str, class: PackageClass, text: &str) -> PackageClass {
    let on_surface = match family {
        "to" => ["252", "263", "277", "236", "268"].iter().any(|it| text.contains(it)),
        "do" => ["214", "213", "216", "219", "220"].iter().any(|it| text.contains(it)),
        _ => return class,
    };
    if on_surface { PackageClass::SmallOutline } else { class }
}

/// The size code of a chip: four or five digits that stand alone.
fn chip(text: &str) -> Option<PackageClass> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes.get(at)?.is_ascii_digit() {
            at += 1;
            continue;
        }
        let run = bytes.iter().skip(at).take_while(|it| it.is_ascii_digit()).count();
        let digits = text.get(at..at + run)?;
        let before = at.checked_sub(1).and_then(|it| bytes.get(it)).copied().unwrap_or(b' ');
        let after = text.get(at + run..).unwrap_or("");
        // "0.0402" and "1206.5" are measures and no size codes.
        let is_measure = before == b'.'
            || after.starts_with('.') && after.as_bytes().get(1).is_some_and(u8::is_ascii_digit);
        if (run == 4 || run == 5) && !is_measure {
            let says_metric = after.get(..6).is_some_and(|it| it.eq_ignore_ascii_case("metric"))
                || after.get(..1).is_some_and(|it| it.eq_ignore_ascii_case("m"))
                    && !after.get(..2).is_some_and(|it| it.eq_ignore_ascii_case("mm"))
                || is_ipc_name(text, at);
            let find = |table: &[(&str, PackageClass)]| table.iter().find(|it| it.0 == digits).map(|it| it.1);
            let found = if says_metric {
                find(&METRIC_ONLY).or_else(|| find(&METRIC))
            } else {
                find(&INCH).or_else(|| find(&METRIC))
            };
            // A unit behind the digits makes them a value: "1206 MHz".
            if found.is_some() && !is_value(after) {
                return found;
            }
        }
        at += run;
    }
    None
}

/// Names of IPC-7351 give the size in tenths of a millimeter: `CAPC1005X55N`, `RESC1608X50`.
fn is_ipc_name(text: &str, at: usize) -> bool {
    at.checked_sub(4).and_then(|start| text.get(start..at)).is_some_and(|it| {
        ["capc", "resc", "indc", "ledc", "diom", "capm"].iter().any(|name| it.eq_ignore_ascii_case(name))
    })
}

fn is_value(after: &str) -> bool {
    let unit = after.trim_start();
    ["hz", "khz", "mhz", "ohm", "pf", "nf", "uf", "v ", "ma"]
        .iter()
        .any(|it| unit.get(..it.len()).is_some_and(|head| head.eq_ignore_ascii_case(it)))
}

/// Passives carry the size in their part numbers: `RC0402FR-07`, `CL0603`, `ERJ-0805`.
fn of_part_number(line: &BomLine) -> Option<PackageClass> {
    let is_passive = matches!(
        line.class,
        PartClass::Resistor | PartClass::Capacitor | PartClass::Inductor | PartClass::Led
    );
    let bytes = line.mpn.as_bytes();
    let starts = bytes.iter().take_while(|it| it.is_ascii_alphabetic() || **it == b'-').count();
    let digits = bytes.iter().skip(starts).take_while(|it| it.is_ascii_digit()).count();
    // Right behind two to four letters; further back the digits are the value.
    if !is_passive || !(2..=4).contains(&starts) || digits != 4 {
        return None;
    }
    let code = line.mpn.get(starts..starts + 4)?;
    INCH.iter().find(|it| it.0 == code).map(|it| it.1)
}

fn joints_of(line: &BomLine, class: PackageClass) -> u16 {
    if class.is_chip() {
        // Arrays of chips have more joints, and say so ("4x0402").
        let is_array = line.footprint.contains("rray");
        let pins = is_array.then(|| pins_in(&line.footprint, true)).flatten();
        return pins.filter(|it| (3..=16).contains(it)).unwrap_or(2);
    }
    if let Some(pins) = pins_in(&line.footprint, line.class == PartClass::Connector)
        .or_else(|| pins_in(&line.description, line.class == PartClass::Connector))
    {
        return pins;
    }
    match line.class {
        PartClass::Resistor
        | PartClass::Capacitor
        | PartClass::Inductor
        | PartClass::Diode
        | PartClass::Led
        | PartClass::Fuse
        | PartClass::Battery => 2,
        PartClass::Transistor => 3,
        PartClass::Crystal | PartClass::Switch => 4,
        PartClass::Relay | PartClass::Transformer => 6,
        PartClass::Connector => 6,
        PartClass::IntegratedCircuit => {
            if class == PackageClass::FinePitch {
                32
            } else {
                8
            }
        }
        PartClass::Module => 20,
        PartClass::CircuitBoard | PartClass::Mechanical => 0,
        PartClass::Other => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::{Package, PackageClass, package};
    use crate::domain::bom::{BomLine, PartClass};
    use crate::domain::place::{RowNumber, SourceIndex};

    fn line(class: PartClass, footprint: &str, description: &str, mpn: &str) -> BomLine {
        BomLine {
            mpn: mpn.to_owned(),
            footprint: footprint.to_owned(),
            description: description.to_owned(),
            class,
            ..BomLine::blank(SourceIndex(0), RowNumber(2))
        }
    }

    #[test]
    fn families_of_one_initial_stand_together() {
        assert!(super::FAMILIES.is_sorted_by_key(|it| it.0.bytes().next()));
    }

    #[test]
    fn packages_are_told_from_what_people_write() {
        use PackageClass as P;
        use PartClass as C;
        let table = [
            (C::Resistor, "R_0402_1005Metric", "", "", P::Chip0402, 2),
            (C::Capacitor, "C_0603_1608Metric_Pad1.08x0.95mm_HandSolder", "", "", P::Chip0603, 2),
            (C::Resistor, "Resistor_SMD:R_0201_0603Metric", "", "", P::Chip0201, 2),
            (C::Capacitor, "CAPC1005X55N", "", "", P::Chip0402, 2),
            (C::Capacitor, "1608", "", "", P::Chip0603, 2),
            (C::Resistor, "0603M", "", "", P::Chip0201, 2),
            (C::Resistor, "", "RES 10K OHM 1% 1/16W 0402", "", P::Chip0402, 2),
            (C::Resistor, "", "", "RC0402FR-0710KL", P::Chip0402, 2),
            (C::Capacitor, "", "", "GRM155R71C104KA88D", P::Other, 2),
            (C::IntegratedCircuit, "LQFP-64_10x10mm_P0.5mm", "", "", P::FinePitch, 64),
            (C::IntegratedCircuit, "QFN-16-1EP_3x3mm_P0.5mm", "", "", P::FinePitch, 16),
            (C::IntegratedCircuit, "SOIC-8_3.9x4.9mm_P1.27mm", "", "", P::SmallOutline, 8),
            (C::IntegratedCircuit, "TFBGA-216_13x13mm", "", "", P::Bga, 216),
            (C::Transistor, "SOT-23", "", "", P::SmallOutline, 3),
            (C::IntegratedCircuit, "SOT-23-5", "", "", P::SmallOutline, 5),
            (C::Transistor, "TO-252-2", "", "", P::SmallOutline, 3),
            (C::Transistor, "TO-220-3_Vertical", "", "", P::ThroughHole, 3),
            (C::Diode, "D_SMA", "", "", P::SmallOutline, 2),
            (C::IntegratedCircuit, "DIP-8_W7.62mm", "", "", P::ThroughHole, 8),
            (C::Connector, "PinHeader_2x05_P2.54mm_Vertical", "", "", P::ThroughHole, 10),
            (C::Connector, "", "CONN HEADER VERT 4POS 2.54MM", "", P::ThroughHole, 4),
            (C::Capacitor, "CP_Radial_D8.0mm_P3.50mm", "", "", P::ThroughHole, 2),
            (C::Crystal, "", "CRYSTAL 16.0000MHZ", "", P::Other, 4),
            (C::IntegratedCircuit, "", "conversion to so many", "", P::Other, 8),
            (C::Mechanical, "MountingHole_3.2mm", "", "", P::Other, 0),
        ];
        for (class, footprint, description, mpn, expected, joints) in table {
            assert_eq!(
                package(&line(class, footprint, description, mpn)),
                Package { class: expected, joints },
                "{footprint} {description} {mpn}"
            );
        }
    }
}
