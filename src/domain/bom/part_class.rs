//! What kind of component a line is, told from its designators, value, package and description.

use std::sync::LazyLock;

use crate::domain::spelling::glance::WordList;

/// Kinds that differ in price, loss and lead time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum PartClass {
    Resistor,
    Capacitor,
    Inductor,
    Diode,
    Led,
    Transistor,
    IntegratedCircuit,
    Crystal,
    Connector,
    Switch,
    Relay,
    Fuse,
    Transformer,
    Module,
    Battery,
    CircuitBoard,
    Mechanical,
    #[default]
    Other,
}

impl PartClass {
    /// The word of `report.json`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Resistor => "resistor",
            Self::Capacitor => "capacitor",
            Self::Inductor => "inductor",
            Self::Diode => "diode",
            Self::Led => "led",
            Self::Transistor => "transistor",
            Self::IntegratedCircuit => "ic",
            Self::Crystal => "crystal",
            Self::Connector => "connector",
            Self::Switch => "switch",
            Self::Relay => "relay",
            Self::Fuse => "fuse",
            Self::Transformer => "transformer",
            Self::Module => "module",
            Self::Battery => "battery",
            Self::CircuitBoard => "pcb",
            Self::Mechanical => "mechanical",
            Self::Other => "other",
        }
    }
}

/// Designator prefixes of IPC, IEEE 315 and GOST 2.710, longest first where one starts another.
const PREFIXES: [(&str, PartClass); 74] = [
    ("R", PartClass::Resistor),
    ("RN", PartClass::Resistor),
    ("RV", PartClass::Resistor),
    ("RP", PartClass::Resistor),
    ("VR", PartClass::Resistor),
    ("RT", PartClass::Resistor),
    ("RA", PartClass::Resistor),
    ("RS", PartClass::Resistor),
    ("TH", PartClass::Resistor),
    ("POT", PartClass::Resistor),
    ("TR", PartClass::Resistor),
    ("C", PartClass::Capacitor),
    ("CP", PartClass::Capacitor),
    ("CE", PartClass::Capacitor),
    ("CT", PartClass::Capacitor),
    ("CN", PartClass::Connector),
    ("L", PartClass::Inductor),
    ("FB", PartClass::Inductor),
    ("FL", PartClass::Inductor),
    ("FR", PartClass::Inductor),
    ("D", PartClass::Diode),
    ("CR", PartClass::Diode),
    ("ZD", PartClass::Diode),
    ("DZ", PartClass::Diode),
    ("VD", PartClass::Diode),
    ("TVS", PartClass::Diode),
    ("LED", PartClass::Led),
    ("HL", PartClass::Led),
    ("LD", PartClass::Led),
    ("Q", PartClass::Transistor),
    ("T", PartClass::Transistor),
    ("VT", PartClass::Transistor),
    ("U", PartClass::IntegratedCircuit),
    ("IC", PartClass::IntegratedCircuit),
    ("DA", PartClass::IntegratedCircuit),
    ("DD", PartClass::IntegratedCircuit),
    ("VREG", PartClass::IntegratedCircuit),
    ("Y", PartClass::Crystal),
    ("X", PartClass::Crystal),
    ("XTAL", PartClass::Crystal),
    ("ZQ", PartClass::Crystal),
    ("OSC", PartClass::Crystal),
    ("XT", PartClass::Crystal),
    ("J", PartClass::Connector),
    ("P", PartClass::Connector),
    ("JP", PartClass::Connector),
    ("CON", PartClass::Connector),
    ("CONN", PartClass::Connector),
    ("XP", PartClass::Connector),
    ("XS", PartClass::Connector),
    ("USB", PartClass::Connector),
    ("HDR", PartClass::Connector),
    ("TB", PartClass::Connector),
    ("SV", PartClass::Connector),
    ("S", PartClass::Switch),
    ("SW", PartClass::Switch),
    ("SB", PartClass::Switch),
    ("BTN", PartClass::Switch),
    ("K", PartClass::Relay),
    ("RL", PartClass::Relay),
    ("RLY", PartClass::Relay),
    ("F", PartClass::Fuse),
    ("FU", PartClass::Fuse),
    ("TF", PartClass::Transformer),
    ("TX", PartClass::Transformer),
    ("M", PartClass::Module),
    ("MOD", PartClass::Module),
    ("BT", PartClass::Battery),
    ("BAT", PartClass::Battery),
    ("PCB", PartClass::CircuitBoard),
    ("H", PartClass::Mechanical),
    ("MH", PartClass::Mechanical),
    ("FID", PartClass::Mechanical),
    ("HS", PartClass::Mechanical),
];

/// Words that name a class, in the order in which they decide: "LED driver" is an IC, "crystal" no capacitor.
const WORDS: [(&str, PartClass); 69] = [
    ("printed circuit board", PartClass::CircuitBoard),
    ("bare board", PartClass::CircuitBoard),
    ("layer pcb", PartClass::CircuitBoard),
    ("layers pcb", PartClass::CircuitBoard),
    ("soldermask", PartClass::CircuitBoard),
    ("heatsink", PartClass::Mechanical),
    ("heat sink", PartClass::Mechanical),
    ("standoff", PartClass::Mechanical),
    ("spacer", PartClass::Mechanical),
    ("screw", PartClass::Mechanical),
    ("washer", PartClass::Mechanical),
    ("mounting hole", PartClass::Mechanical),
    ("fiducial", PartClass::Mechanical),
    ("enclosure", PartClass::Mechanical),
    ("led driver", PartClass::IntegratedCircuit),
    ("transceiver", PartClass::IntegratedCircuit),
    ("microcontroller", PartClass::IntegratedCircuit),
    ("regulator", PartClass::IntegratedCircuit),
    ("op amp", PartClass::IntegratedCircuit),
    ("opamp", PartClass::IntegratedCircuit),
    ("eeprom", PartClass::IntegratedCircuit),
    ("mcu", PartClass::IntegratedCircuit),
    ("relay", PartClass::Relay),
    ("реле", PartClass::Relay),
    ("polyfuse", PartClass::Fuse),
    ("fuse", PartClass::Fuse),
    ("sicherung", PartClass::Fuse),
    ("transformer", PartClass::Transformer),
    ("crystal", PartClass::Crystal),
    ("oscillator", PartClass::Crystal),
    ("resonator", PartClass::Crystal),
    ("quarz", PartClass::Crystal),
    ("晶振", PartClass::Crystal),
    ("connector", PartClass::Connector),
    ("conn ", PartClass::Connector),
    ("header", PartClass::Connector),
    ("socket", PartClass::Connector),
    ("terminal block", PartClass::Connector),
    ("steckverbinder", PartClass::Connector),
    ("stiftleiste", PartClass::Connector),
    ("разъем", PartClass::Connector),
    ("连接器", PartClass::Connector),
    ("switch", PartClass::Switch),
    ("pushbutton", PartClass::Switch),
    ("taster", PartClass::Switch),
    ("battery", PartClass::Battery),
    ("batterie", PartClass::Battery),
    ("mosfet", PartClass::Transistor),
    ("transistor", PartClass::Transistor),
    ("транзистор", PartClass::Transistor),
    ("晶体管", PartClass::Transistor),
    ("light emitting", PartClass::Led),
    ("led ", PartClass::Led),
    ("schottky", PartClass::Diode),
    ("zener", PartClass::Diode),
    ("diode", PartClass::Diode),
    ("диод", PartClass::Diode),
    ("二极管", PartClass::Diode),
    ("ferrite", PartClass::Inductor),
    ("inductor", PartClass::Inductor),
    ("电感", PartClass::Inductor),
    ("capacitor", PartClass::Capacitor),
    ("kondensator", PartClass::Capacitor),
    ("конденсатор", PartClass::Capacitor),
    ("电容", PartClass::Capacitor),
    ("resistor", PartClass::Resistor),
    ("widerstand", PartClass::Resistor),
    ("резистор", PartClass::Resistor),
    ("电阻", PartClass::Resistor),
];

/// Short words that distributors start their descriptions with.
const STARTS: [(&str, PartClass); 12] = [
    ("RES", PartClass::Resistor),
    ("CAP", PartClass::Capacitor),
    ("IND", PartClass::Inductor),
    ("FERRITE", PartClass::Inductor),
    ("CONN", PartClass::Connector),
    ("IC", PartClass::IntegratedCircuit),
    ("TRANS", PartClass::Transistor),
    ("MOSFET", PartClass::Transistor),
    ("DIODE", PartClass::Diode),
    ("LED", PartClass::Led),
    ("XTAL", PartClass::Crystal),
    ("PCB", PartClass::CircuitBoard),
];

/// The class of a line: the words of its description first, then its designators' prefix, then its value's unit.
pub fn classify(line: &super::BomLine) -> PartClass {
    let prefix = line.designators.first().map(|name| {
        let end = name.find(|it: char| !it.is_ascii_alphabetic()).unwrap_or(name.len());
        name.get(..end).unwrap_or("")
    });
    let by_prefix =
        prefix.and_then(|prefix| PREFIXES.iter().find(|it| it.0.eq_ignore_ascii_case(prefix)).map(|it| it.1));
    // A plain passive's prefix is never wrong; the words only refine what a prefix leaves open.
    if let Some(class @ (PartClass::Resistor | PartClass::Capacitor | PartClass::Led)) = by_prefix
        && prefix.is_some_and(|it| it.len() == 1 || it.len() == 3)
    {
        return class;
    }
    let first_word = line.description.split([' ', ',', ';', ':', '_']).next().unwrap_or("");
    if let Some(found) = STARTS.iter().find(|it| it.0.eq_ignore_ascii_case(first_word)) {
        return found.1;
    }
    if line.value.trim().eq_ignore_ascii_case("PCB") {
        return PartClass::CircuitBoard;
    }
    if let Some(class) = by_words(&line.description) {
        // "CAPACITOR" beside `D1` stands in a library name more often than it is right.
        return class;
    }
    by_prefix
        .or_else(|| by_words(&line.value))
        .or_else(|| by_words(&line.footprint))
        .or_else(|| by_unit(&line.value))
        .unwrap_or_default()
}

fn by_words(text: &str) -> Option<PartClass> {
    if text.is_empty() {
        return None;
    }
    let mut low = text.to_lowercase();
    low.push(' ');
    let first = WORD_LISTS.first_in(low.as_bytes()).and_then(|it| WORDS.get(usize::from(it)));
    first.map(|it| it.1)
}

/// [`WORDS`] with their places.
static WORD_LISTS: LazyLock<WordList> = LazyLock::new(|| WordList::of(WORDS.iter().map(|it| it.0).zip(0..)));

fn by_unit(value: &str) -> Option<PartClass> {
    let end =
        value.find(|it: char| !it.is_ascii_digit() && !matches!(it, '.' | ',' | ' ')).unwrap_or(value.len());
    if end == 0 {
        return None;
    }
    let unit = value.get(end..).unwrap_or("").split([' ', '/', ',']).next().unwrap_or("");
    match unit {
        "k" | "K" | "R" | "M" | "Ω" | "kΩ" | "ohm" | "Ohm" | "kOhm" | "欧" => Some(PartClass::Resistor),
        "pF" | "nF" | "uF" | "µF" | "μF" | "F" => Some(PartClass::Capacitor),
        "nH" | "uH" | "µH" | "μH" | "mH" | "H" => Some(PartClass::Inductor),
        "MHz" | "kHz" | "MHZ" | "KHz" => Some(PartClass::Crystal),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{PartClass, classify};
    use crate::domain::bom::BomLine;
    use crate::domain::place::{RowNumber, SourceIndex};

    fn class(designator: &str, description: &str, value: &str) -> PartClass {
        classify(&BomLine {
            designators: vec![designator.to_owned()],
            designator_text: designator.to_owned(),
            value: value.to_owned(),
            description: description.to_owned(),
            ..BomLine::blank(SourceIndex(0), RowNumber(1))
        })
    }

    #[test]
    fn classes_by_designator_words_and_value() {
        let table = [
            ("R1", "", "10k", PartClass::Resistor),
            ("C1", "CAP CER 100NF", "100nF", PartClass::Capacitor),
            ("LED3", "", "red", PartClass::Led),
            ("D1", "Light emitting diode", "", PartClass::Led),
            ("D2", "DIODE SCHOTTKY 60V 5A", "", PartClass::Diode),
            ("X1", "CONN HEADER 10POS", "", PartClass::Connector),
            ("X1", "Crystal 16 MHz", "", PartClass::Crystal),
            ("U3", "", "LM317", PartClass::IntegratedCircuit),
            ("K1", "", "", PartClass::Relay),
            ("", "RES SMD 10K OHM 1%", "", PartClass::Resistor),
            ("", "", "100nF", PartClass::Capacitor),
            ("", "Standoff M3", "", PartClass::Mechanical),
            ("", "12 layers PCB, glossy white soldermask", "PCB", PartClass::CircuitBoard),
            ("", "TERM BLOCK PCB 2POS", "", PartClass::Other),
            ("", "", "", PartClass::Other),
        ];
        for (designator, description, value, expected) in table {
            assert_eq!(class(designator, description, value), expected, "{designator} {description} {value}");
        }
    }
}
