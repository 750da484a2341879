//! `lines[].decoded`: what the part number says by the ordering code of its maker. Where the part number is withheld
//! nothing is read from it.

use serde::Serialize;

use super::plain::{Plain, stated};
use crate::domain::bom::BomLine;
use crate::domain::reference::decode::{Decoded, decode};

#[derive(Serialize)]
pub(super) struct DecodedJson {
    #[serde(skip_serializing_if = "Option::is_none")]
    manufacturer: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    series: Option<&'static str>,
    class: &'static str,
    value: Plain,
    unit: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    tolerance: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    size: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    power_w: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    voltage_v: Option<Plain>,
    #[serde(skip_serializing_if = "Option::is_none")]
    dielectric: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    packaging: Option<&'static str>,
    /// Of the finish: "free" or "leaded".
    #[serde(skip_serializing_if = "Option::is_none")]
    lead: Option<&'static str>,
}

impl DecodedJson {
    pub(super) fn new(line: &BomLine) -> Option<Self> {
        let Decoded {
            manufacturer,
            series,
            class,
            value,
            unit,
            tolerance,
            voltage,
            power,
            dielectric,
            size,
            packaging,
            lead,
            ..
        } = decode(&line.mpn, &line.manufacturer)?;
        Some(Self {
            manufacturer: stated(manufacturer),
            series: stated(series),
            class: class.code(),
            value: Plain(value),
            unit: unit.code(),
            tolerance: stated(tolerance).map(spaced),
            size: stated(size),
            power_w: stated(power),
            voltage_v: voltage.map(Plain),
            dielectric: stated(dielectric),
            packaging: stated(packaging),
            lead: stated(lead),
        })
    }
}

/// "1%" with a space before its unit.
fn spaced(text: &str) -> String {
    let number = text.trim_end_matches(|it: char| !it.is_ascii_digit());
    [number, " ", text.get(number.len()..).unwrap_or_default()].concat()
}
