//! A decoded part as what is stated of a passive part: to hold it against texts, and to find parts that can replace it.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::decoded::{Decoded, Unit};
use crate::domain::bom::PartClass;
use crate::domain::bom::passive::Passive;

/// The class whose units the value has; of a ferrite bead that is a resistor's.
pub(super) fn class_of(unit: Unit) -> PartClass {
    match unit {
        Unit::Ohm => PartClass::Resistor,
        Unit::Farad => PartClass::Capacitor,
        Unit::Henry => PartClass::Inductor,
        Unit::Hertz | Unit::Ampere => PartClass::Other,
    }
}

/// Value, size, tolerance, ratings and dielectric in the units of [`Passive`].
pub fn as_passive(part: &Decoded) -> Passive {
    let class = class_of(part.unit);
    let power: i64 = match class {
        PartClass::Resistor => 1_000_000,
        PartClass::Capacitor => 1_000_000_000_000_000,
        PartClass::Inductor => 1_000_000_000_000,
        _ => return Passive::default(),
    };
    let whole = |number: Decimal, power: i64| number.checked_mul(Decimal::from(power))?.to_u64();
    let percent = part.tolerance.strip_suffix('%').and_then(|it| it.parse().ok());
    // Size and dielectric are words that a text could hold, too.
    let Passive { size, dielectric, .. } = Passive::read(PartClass::Other, "", &[part.size, part.dielectric]);
    Passive {
        value: whole(part.value, power),
        size,
        tolerance: percent.and_then(|it| whole(it, 100)),
        volts: part.voltage.and_then(|it| whole(it, 1000)),
        watts: part.power.parse().ok().and_then(|it| whole(it, 1_000_000)),
        dielectric,
    }
}
