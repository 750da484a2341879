//! What kind of component a line is, told from its designators, value, package and description.

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
