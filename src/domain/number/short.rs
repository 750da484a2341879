//! A decimal in nine bytes, for lists that hold many.

use rust_decimal::Decimal;

/// A decimal of digits that fit 64 bits, with its decimals as they were: nothing is rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Short {
    digits: [u8; 8],
    places: u8,
}

impl Short {
    /// `None` where the digits do not fit, and for a negative number.
    pub fn of(value: Decimal) -> Option<Self> {
        let digits = u64::try_from(value.mantissa()).ok()?;
        if value.is_sign_negative() {
            return None;
        }
        Some(Self { digits: digits.to_le_bytes(), places: u8::try_from(value.scale()).ok()? })
    }

    pub fn value(self) -> Decimal {
        let [a, b, c, d, e, f, g, h] = self.digits;
        let (low, high) = (u32::from_le_bytes([a, b, c, d]), u32::from_le_bytes([e, f, g, h]));
        Decimal::from_parts(low, high, 0, false, self.places.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_short_number_is_the_number(digits in any::<i128>(), bits in 0u32..100, places in 0u32..=28) {
            let digits = (digits >> bits.max(32)) as i64;
            let number = Decimal::new(digits, places);
            match Short::of(number) {
                Some(short) => prop_assert_eq!(short.value().serialize(), number.serialize()),
                None => prop_assert!(number.is_sign_negative()),
            }
        }
    }

    #[test]
    fn what_is_too_long_is_none() {
        assert_eq!(Short::of(Decimal::MAX), None);
        assert_eq!(Short::of(Decimal::from(u64::MAX) + Decimal::ONE), None);
        assert_eq!(Short::of(Decimal::from(u64::MAX)).map(Short::value), Some(Decimal::from(u64::MAX)));
    }
}
