//! Usual lead times of classes of parts: dated hints for lines that state none. They are in no plan and no grade, and
//! go out of date within a quarter.

use crate::domain::bom::PartClass;
use crate::domain::language::en;

/// The usual lead time of a class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Typical {
    pub class: PartClass,
    /// From and to, in weeks.
    pub weeks: (u32, u32),
    /// What was looked at.
    pub of: &'static str,
    /// When.
    pub as_of: &'static str,
}

const fn typical(class: PartClass, weeks: (u32, u32), of: &'static str, as_of: &'static str) -> Typical {
    Typical { class, weeks, of, as_of }
}

/// docs/cost.md#usual-lead-times; certainty medium, small samples. Classes without a figure are not in it.
const TYPICAL: [Typical; 7] = [
    typical(PartClass::Capacitor, (8, 26), en!("ceramic capacitors"), en!("May 2026")),
    typical(PartClass::Resistor, (14, 14), en!("chip resistors at one distributor"), en!("March 2025")),
    typical(PartClass::Diode, (11, 11), en!("diodes at one distributor"), en!("March 2025")),
    typical(PartClass::Connector, (10, 22), en!("connectors at one distributor"), en!("March 2025")),
    typical(
        PartClass::IntegratedCircuit,
        (10, 55),
        en!("analog parts to microcontrollers"),
        en!("2025 and 2026"),
    ),
    typical(PartClass::Switch, (10, 20), en!("electromechanical parts"), en!("2023")),
    typical(PartClass::Relay, (30, 30), en!("relays"), en!("2023")),
];

/// The usual lead time of a class; `None`: no figure is known.
pub fn typical_of(class: PartClass) -> Option<&'static Typical> {
    TYPICAL.iter().find(|it| it.class == class)
}
