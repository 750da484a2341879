//! What a part number says of its part.

use rust_decimal::Decimal;

use crate::domain::bom::PartClass;

/// The base unit of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    Ohm,
    Farad,
    Henry,
    Hertz,
    Ampere,
}

impl Unit {
    /// The word of `report.json`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Ohm => "ohm",
            Self::Farad => "farad",
            Self::Henry => "henry",
            Self::Hertz => "hertz",
            Self::Ampere => "ampere",
        }
    }

    /// The sign behind a number.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Ohm => "Ω",
            Self::Farad => "F",
            Self::Henry => "H",
            Self::Hertz => "Hz",
            Self::Ampere => "A",
        }
    }
}

/// Makers whose chip parts that are decoded here have had finishes of tin alone since 2006 (general knowledge).
const LEAD_FREE: [&str; 6] = ["Murata", "Panasonic", "Samsung", "TDK", "Taiyo Yuden", "UNI-ROYAL"];

impl Decoded {
    /// The finish is free of lead: the code says so, or the maker has no other. It shows no compliance.
    pub fn is_lead_free(&self) -> bool {
        self.lead == "free" || self.lead.is_empty() && LEAD_FREE.contains(&self.manufacturer)
    }
}

/// A part number that was understood as a whole. Texts are empty where the code does not tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decoded {
    pub manufacturer: &'static str,
    /// Names of the maker and of its house, as the data writes them.
    pub(super) makers: &'static str,
    pub series: &'static str,
    pub class: PartClass,
    /// In the base unit; of a fuse its rated current, of a ferrite bead its impedance at 100 MHz.
    pub value: Decimal,
    pub unit: Unit,
    /// "1%", "0.25pF".
    pub tolerance: &'static str,
    /// Volts.
    pub voltage: Option<Decimal>,
    /// Watts, as a decimal number.
    pub power: &'static str,
    /// "X7R".
    pub dielectric: &'static str,
    /// The inch code of a chip ("0402"), or what else the code says of the case.
    pub size: &'static str,
    /// "reel", "bulk" …
    pub packaging: &'static str,
    /// "free", or "leaded" where the finish holds lead.
    pub lead: &'static str,
}
