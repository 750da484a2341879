//! How prices fall with the quantity: along a power law. Each doubling of the quantity multiplies them by the same factor,
//! another one for each class of parts. Sources of the factors: a sample of
//! 48,861 parts of LCSC/JLCPCB of May 2026 (China), and 1,349 ladders of western distributors of 2021 to 2025. They are
//! medians and say nothing of a single part.

use rust_decimal::Decimal;

use crate::domain::bom::PartClass;
use crate::domain::bom::package::PackageClass;

/// What a doubling of the quantity leaves of a price, in ten-thousandths.
pub(super) struct Fall {
    class: PartClass,
    /// At western distributors.
    pub(super) west: u32,
    /// At LCSC and JLCPCB.
    pub(super) china: u32,
}

const fn fall_of(class: PartClass, west: u32, china: u32) -> Fall {
    Fall { class, west, china }
}

/// Chip resistors and ceramic capacitors fall faster than the others of their class.
const CHIP_RESISTOR: Fall = fall_of(PartClass::Resistor, 8_016, 9_533);
const CHIP_CAPACITOR: Fall = fall_of(PartClass::Capacitor, 8_538, 9_507);

const CLASSES: [Fall; 14] = [
    fall_of(PartClass::Resistor, 9_183, 9_481),
    fall_of(PartClass::Capacitor, 9_164, 9_454),
    fall_of(PartClass::Inductor, 9_202, 9_474),
    fall_of(PartClass::Diode, 8_956, 9_487),
    fall_of(PartClass::Led, 8_919, 9_474),
    fall_of(PartClass::Transistor, 9_221, 9_454),
    fall_of(PartClass::IntegratedCircuit, 9_474, 9_493),
    fall_of(PartClass::Crystal, 9_247, 9_454),
    fall_of(PartClass::Connector, 9_474, 9_461),
    fall_of(PartClass::Switch, 9_540, 9_461),
    fall_of(PartClass::Relay, 9_247, 9_434),
    fall_of(PartClass::Fuse, 9_247, 9_474),
    fall_of(PartClass::Transformer, 9_247, 9_434),
    fall_of(PartClass::Module, 9_247, 9_481),
];

/// All other parts.
const OTHER: Fall = fall_of(PartClass::Other, 9_183, 9_467);

/// Beyond this quantity no ladder was measured: the price is held.
const MOST: u32 = 100_000;
pub(super) fn fall_of_class(class: PartClass, package: PackageClass) -> &'static Fall {
    let is_chip = matches!(
        package,
        PackageClass::Chip01005
            | PackageClass::Chip0201
            | PackageClass::Chip0402
            | PackageClass::Chip0603
            | PackageClass::Chip0805
            | PackageClass::Chip1206
    );
    match class {
        PartClass::Resistor if is_chip => &CHIP_RESISTOR,
        PartClass::Capacitor if is_chip => &CHIP_CAPACITOR,
        _ => CLASSES.iter().find(|it| it.class == class).unwrap_or(&OTHER),
    }
}

/// What is left of a price from one quantity to another, in [`STEPS`]: a factor for each doubling, and a straight line
/// between two. In whole numbers, since a large BOM asks at every volume of every line.
pub(super) fn fall(from: Decimal, to: Decimal, doubling: u32) -> Option<u64> {
    let to = to.max(Decimal::ONE).min(Decimal::from(MOST));
    let (low, high) = (from.min(to), from.max(to));
    let mut ratio = billionths(if low == Decimal::ONE { high } else { high.checked_div(low)? })?;
    let mut factor = STEPS;
    while ratio >= 2 * STEPS {
        ratio /= 2;
        factor = factor * u64::from(doubling) / TEN_THOUSAND;
    }
    let rest = ratio.checked_sub(STEPS)? * TEN_THOUSAND.checked_sub(doubling.into())? / TEN_THOUSAND;
    let factor = STEPS.checked_sub(rest)? * factor / STEPS;
    if to < from { (STEPS * STEPS).checked_div(factor) } else { Some(factor) }
}

/// The steps from zero to one.
pub(super) const STEPS: u64 = 1_000_000_000;
/// Those of the factors of [`Fall`].
const TEN_THOUSAND: u64 = 10_000;

/// A number that is not below zero, cut after nine decimals; `None`: it is too large.
pub(super) fn billionths(number: Decimal) -> Option<u64> {
    let mantissa = u128::try_from(number.mantissa()).ok()?;
    match u64::try_from(mantissa) {
        Ok(short) if number.scale() <= 9 => short.checked_mul(10_u64.pow(9 - number.scale())),
        _ => u64::try_from(mantissa.checked_div(10_u128.checked_pow(number.scale().checked_sub(9)?)?)?).ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::{STEPS, billionths, fall};
    use rust_decimal::Decimal;

    fn number(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    fn left(from: Decimal, to: Decimal, doubling: u32) -> Decimal {
        Decimal::from(fall(from, to, doubling).unwrap()) / Decimal::from(STEPS)
    }

    #[test]
    fn a_decade_falls_as_the_facts_say() {
        // Western chip resistors fall to 48 % per decade, connectors to 84 %, within two hundredths.
        for (doubling, expected) in [(8_016, "0.48"), (9_474, "0.84"), (8_538, "0.59")] {
            for (from, to) in [("1", "10"), ("100", "1000"), ("7", "70")] {
                let found = left(number(from), number(to), doubling);
                assert!((found - number(expected)).abs() < number("0.02"), "{doubling}: {found}");
            }
        }
        assert_eq!(left(number("100"), number("100"), 8_016), Decimal::ONE);
        let back = left(number("100"), number("10"), 8_016);
        assert!(back > Decimal::TWO);
        // Beyond what was measured the price is held.
        assert_eq!(fall(number("1"), number("100000"), 9_474), fall(number("1"), number("9000000"), 9_474));
    }

    #[test]
    fn more_pieces_never_cost_more_a_piece() {
        let mut last = Decimal::MAX;
        for quantity in (0..400_u32).map(|it| it * it + 1) {
            let found = left(Decimal::ONE, quantity.into(), 8_016);
            assert!(found <= last);
            last = found;
        }
    }

    #[test]
    fn numbers_are_cut_after_nine_decimals() {
        for (text, expected) in [
            ("0", Some(0)),
            ("4.7556", Some(4_755_600_000)),
            ("18446744073.709551615", Some(u64::MAX)),
            ("18446744073.709551616", None),
            ("0.0000000019", Some(1)),
            ("0.3333333333333333333333333333", Some(333_333_333)),
            ("79228162514264337593543950335", None),
            ("-1", None),
        ] {
            assert_eq!(billionths(number(text)), expected, "{text}");
        }
    }
}
