//! Prices as whole numbers on a scale of doublings: 1,024 are an octave, a factor of two. Medians, bands and falls are
//! sums on this scale; the same on every computer, since no float is in it.

use std::sync::LazyLock;

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
/// What each part of an octave is a factor of, × 2^32.
static FACTORS: LazyLock<Vec<u64>> = LazyLock::new(|| (0..OCTAVE).map(factor_of).collect());
/// Beyond a millionth and a million nothing is told apart.
const MOST: i32 = 20 * OCTAVE;

/// The place of a number above zero on the scale; one is at zero.
pub(crate) fn octaves(number: Decimal) -> Option<i32> {
    let mantissa = u128::try_from(number.mantissa()).ok().filter(|it| *it > 0)?;
    // From 1 up to 2, × 2^31. Most numbers are short, and long ones take a browser many times as long.
    let (whole, mut rest) = match u64::try_from(mantissa) {
        Ok(short) if short < 1 << 32 => (short.ilog2(), short << (31 - short.ilog2())),
        Ok(short) => (short.ilog2(), short >> (short.ilog2() - 31)),
        Err(_) => (mantissa.ilog2(), u64::try_from(mantissa >> (mantissa.ilog2() - 31)).ok()?),
    };
    let mut found = i64::from(whole);
    // Squaring it brings the next binary digit before the point.
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
    let part = usize::try_from(place.rem_euclid(OCTAVE)).ok();
    let factor = part.and_then(|it| FACTORS.get(it)).copied().unwrap_or_default();
    let shift = 32 - place.div_euclid(OCTAVE);
    three_digits((factor * 1_000_000_000) >> shift.max(0))
}

/// What a part of an octave is a factor of: from 1 up to 2, × 2^32.
fn factor_of(part: i32) -> u64 {
    let roots = ROOTS.iter().enumerate().filter(|it| part & (OCTAVE >> (it.0 + 1)) != 0);
    roots.fold(1 << 32, |factor, it| times(factor, *it.1))
}

/// The product of two numbers from 1 up to 2, × 2^32, by their parts above one: no product is longer than 64 bits.
fn times(one: u64, other: u64) -> u64 {
    let (a, b) = (one - (1 << 32), other - (1 << 32));
    (1 << 32) + a + b + ((a * b) >> 32)
}

/// A number of billionths, to three digits; of two that are as near the even one. In whole numbers, since decimals are
/// rounded ten times as slowly and a BOM has thousands of prices.
pub(crate) fn three_digits(billionths: u64) -> Decimal {
    let dropped = billionths.checked_ilog10().map_or(0, |it| it.saturating_sub(2));
    let unit = 10_u64.pow(dropped);
    let (mut digits, rest) = (billionths / unit, billionths % unit);
    let half = unit / 2;
    if rest > half || (dropped > 0 && rest == half && digits % 2 == 1) {
        digits += 1;
    }
    let mut places = i64::from(9) - i64::from(dropped);
    while places > 0 && digits % 10 == 0 && digits > 0 {
        digits /= 10;
        places -= 1;
    }
    let whole = 10_u64.pow(u32::try_from(-places).unwrap_or(0));
    let places = if digits == 0 { 0 } else { u32::try_from(places).unwrap_or(0) };
    i64::try_from(digits.saturating_mul(whole)).map_or(Decimal::MAX, |it| Decimal::new(it, places))
}

#[cfg(test)]
mod tests {
    use super::{MOST, OCTAVE, number_at, octaves, three_digits};
    use rust_decimal::Decimal;

    #[test]
    fn three_digits_are_rounded_as_decimals_are() {
        let places = (-MOST..MOST).step_by(7).filter_map(|it| {
            let number = number_at(it);
            (!number.is_zero()).then_some(number)
        });
        assert!(places.clone().count() > 1_000);
        for number in [0, 1, 7, 99, 100, 995, 999, 1_000, 1_005, 1_015, 9_995, 123_456_789, u64::MAX] {
            let exact = Decimal::from_i128_with_scale(number.into(), 9);
            let expected = exact.round_sf(3).unwrap().normalize();
            assert_eq!(three_digits(number).to_string(), expected.to_string(), "{number}");
        }
        for number in places {
            assert_eq!(number.round_sf(3).unwrap().normalize().to_string(), number.to_string());
        }
    }

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
