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
        Unit::Hertz => PartClass::Crystal,
        Unit::Ampere => PartClass::Fuse,
    }
}

/// How many of the smallest unit of [`Passive`] the base unit holds.
pub(super) fn smallest_in(unit: Unit) -> u64 {
    match unit {
        Unit::Hertz => 1,
        Unit::Ohm | Unit::Ampere => 1_000_000,
        Unit::Henry => 1_000_000_000_000,
        Unit::Farad => 1_000_000_000_000_000,
    }
}

/// Value, size, tolerance, ratings and dielectric in the units of [`Passive`].
pub fn as_passive(part: &Decoded) -> Passive {
    let whole = |number: Decimal, power: u64| number.checked_mul(Decimal::from(power))?.to_u64();
    let percent = part.tolerance.strip_suffix('%').and_then(|it| it.parse().ok());
    // Size and dielectric are words that a text could hold, too.
    let Passive { size, dielectric, .. } = Passive::read(PartClass::Other, "", &[part.size, part.dielectric]);
    Passive {
        value: whole(part.value, smallest_in(part.unit)),
        size,
        tolerance: percent.and_then(|it| whole(it, 100)),
        volts: part.voltage.and_then(|it| whole(it, 1000)),
        watts: part.power.parse().ok().and_then(|it| whole(it, 1_000_000)),
        dielectric,
    }
}
