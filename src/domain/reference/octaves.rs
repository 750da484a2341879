//! Prices as whole numbers on a scale of doublings: 1,024 are an octave, a factor of two. Medians, bands and falls are
//! sums on this scale; the same on every computer, since no float is in it.

use rust_decimal::Decimal;

/// An octave.
pub(crate) const OCTAVE: i32 = 1_024;
/// A thousand times the octaves of a factor of ten.
const TEN: i64 = 3_401_654;
/// What a half, a quarter … of an octave is a factor of, × 2^32.
const ROOTS: [u64; 10] = [
    6_074_001_000,
    5_107_605_667,
    4_683_695_048,
    4_485_121_744,
    4_389_014_833,
    4_341_736_423,
    4_318_288_544,
    4_306_612_134,
    4_300_785_774,
    4_297_875_550,
];
/// Beyond a millionth and a million nothing is told apart.
const MOST: i32 = 20 * OCTAVE;

/// The place of a number above zero on the scale; one is at zero.
pub(crate) fn octaves(number: Decimal) -> Option<i32> {
    let mantissa = u128::try_from(number.mantissa()).ok().filter(|it| *it > 0)?;
    let whole = mantissa.ilog2();
    // From 1 up to 2, × 2^31. Squaring it brings the next binary digit before the point.
    let mut rest = if whole > 31 { mantissa >> (whole - 31) } else { mantissa << (31 - whole) };
    let mut found = i64::from(whole);
    for _ in 0..10 {
        rest = (rest * rest) >> 31;
        found *= 2;
        if rest >= 1 << 32 {
            rest >>= 1;
            found += 1;
        }
    }
    i32::try_from(found - i64::from(number.scale()) * TEN / 1_000).ok()
}

/// The number at a place of the scale, to three digits.
pub(crate) fn number_at(place: i32) -> Decimal {
    let place = place.clamp(-MOST, MOST);
    let mut factor: u64 = 1 << 32;
    for (index, root) in ROOTS.iter().enumerate() {
        if place.rem_euclid(OCTAVE) & (OCTAVE >> (index + 1)) != 0 {
            factor = u64::try_from((u128::from(factor) * u128::from(*root)) >> 32).unwrap_or(u64::MAX);
        }
    }
    let billionths = u128::from(factor) * 1_000_000_000;
    let shift = 32 - place.div_euclid(OCTAVE);
    let number = i128::try_from(billionths >> shift.max(0)).unwrap_or(i128::MAX);
    let exact = Decimal::try_from_i128_with_scale(number, 9).unwrap_or(Decimal::MAX);
    exact.round_sf(3).unwrap_or(exact).normalize()
}

#[cfg(test)]
mod tests {
    use super::{OCTAVE, number_at, octaves};
    use rust_decimal::Decimal;

    #[test]
    fn a_number_comes_back_from_its_place() {
        assert_eq!(octaves(Decimal::ONE), Some(0));
        assert_eq!(octaves(Decimal::from(8)), Some(3 * OCTAVE));
        assert_eq!(octaves(Decimal::ZERO), None);
        assert_eq!(octaves(Decimal::NEGATIVE_ONE), None);
        for (text, about) in [
            ("0.0043", "0.0043"),
            ("1234.5", "1230"),
            ("0.5", "0.5"),
            ("99.9", "99.9"),
            ("0.00001", "0.00001"),
            ("79228162514264337593543950335", "1050000"),
        ] {
            let place = octaves(text.parse().unwrap()).unwrap();
            let (found, about): (Decimal, Decimal) = (number_at(place), about.parse().unwrap());
            let miss = (found - about).abs() * Decimal::from(150);
            assert!(miss <= about, "{text}: {found}");
        }
    }

    #[test]
    fn a_higher_place_is_never_a_lower_number() {
        let numbers: Vec<Decimal> = (-22 * OCTAVE..22 * OCTAVE).step_by(7).map(number_at).collect();
        assert!(numbers.is_sorted());
        assert!(numbers.iter().all(|it| *it > Decimal::ZERO));
    }
}
