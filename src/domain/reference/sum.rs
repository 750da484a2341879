//! The band of a sum of estimates. Errors of lines are independent about a common level, so that a sum is surer than
//! its lines: the sum of lowest and highest prices would be far too wide.

use rust_decimal::Decimal;

use crate::domain::reference::octaves::{number_at, octaves};

/// What of the deviation of a line is that of the level that all lines share: so many of a hundred parts of its variance.
const COMMON: i64 = 3;
/// Half a band of 80 % is 1.2816 standard deviations.
const DEVIATIONS: (i64, i64) = (12_816, 10_000);
/// The logarithm of two, × 1,024.
const LN_2: i64 = 710;
/// Of a log-normal distribution the mean is half of σ² above the middle. Prices have longer tails: sums of parts held out
/// come out right on average by three quarters.
const MEAN: (i32, i32) = (3, 4);
/// A line that is less sure than this is no surer for being in a sum; octaves of a standard deviation.
const LEAST_SURE: i64 = 1_536;

/// A number that is not below zero: its digits, and how many of them stand behind the point. It is added and multiplied as
/// a [`Decimal`] is, but several times as quickly, and a BOM has thousands of estimates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Exact {
    digits: u128,
    places: u32,
}

impl Exact {
    fn of(number: Decimal) -> Option<Self> {
        Some(Self { digits: u128::try_from(number.mantissa()).ok()?, places: number.scale() })
    }

    /// Without its last digit; `None`: too large to count.
    fn shorter(self) -> Option<Self> {
        Some(Self { digits: self.digits / 10, places: self.places.checked_sub(1)? })
    }

    fn plus(self, other: Self) -> Option<Self> {
        let (mut fine, rough) = if self.places < other.places { (other, self) } else { (self, other) };
        loop {
            let up = POWERS.get(usize::try_from(fine.places.checked_sub(rough.places)?).ok()?);
            let sum = up.and_then(|up| product(rough.digits, (*up).into())?.checked_add(fine.digits));
            if let Some(digits) = sum {
                return Some(Self { digits, ..fine });
            }
            fine = fine.shorter()?;
        }
    }

    fn times(mut self, mut other: Self) -> Option<Self> {
        loop {
            if let Some(digits) = product(self.digits, other.digits) {
                return Some(Self { digits, places: self.places + other.places });
            }
            let longer = if self.digits < other.digits { &mut other } else { &mut self };
            *longer = longer.shorter()?;
        }
    }

    fn decimal(mut self) -> Option<Decimal> {
        loop {
            let digits = i128::try_from(self.digits).ok();
            let number = digits.and_then(|it| Decimal::try_from_i128_with_scale(it, self.places).ok());
            if number.is_some() {
                return number;
            }
            self = self.shorter()?;
        }
    }
}

/// Most numbers are short, and long ones take a browser many times as long.
fn product(one: u128, other: u128) -> Option<u128> {
    match (u64::try_from(one), u64::try_from(other)) {
        (Ok(one), Ok(other)) => Some(u128::from(one) * u128::from(other)),
        _ => one.checked_mul(other),
    }
}

/// Powers of ten.
const POWERS: [u64; 20] = [
    1,
    10,
    100,
    1000,
    10000,
    100000,
    1000000,
    10000000,
    100000000,
    1000000000,
    10000000000,
    100000000000,
    1000000000000,
    10000000000000,
    100000000000000,
    1000000000000000,
    10000000000000000,
    100000000000000000,
    1000000000000000000,
    10000000000000000000,
];

/// Amounts with their bands, added up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SumBand {
    /// The sum of the means of the amounts.
    mean: Exact,
    /// The sum of their own variances.
    own: Exact,
    /// The sum of their deviations from the common level.
    common: Exact,
}

/// How sure an amount is, whatever its size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spread {
    /// Its mean beside the middle of its band.
    mean: Exact,
    /// Its own variance beside the square of its mean.
    own: Exact,
    /// Its deviation from the common level beside its mean.
    common: Exact,
}

/// The spreads of bands, each of which is found once.
#[derive(Default)]
pub struct Spreads(Vec<Option<Option<Spread>>>);

impl Spreads {
    /// That of a band of 80 %; `None`: no such band.
    pub fn of(&mut self, low: Decimal, high: Decimal) -> Option<Spread> {
        let half = i64::from((octaves(high)? - octaves(low)?).max(0) / 2);
        let deviation = (half * DEVIATIONS.1 / DEVIATIONS.0).min(LEAST_SURE);
        let at = usize::try_from(deviation).ok()?;
        if self.0.len() <= at {
            self.0.resize(at + 1, None);
        }
        *self.0.get_mut(at)?.get_or_insert_with(|| Spread::of(deviation))
    }
}

impl Spread {
    /// That of a deviation in octaves. Amounts are distributed log-normally, so that their mean is above the middle of the
    /// band.
    fn of(deviation: i64) -> Option<Self> {
        // σ² in octaves: the variance of the logarithm, once more times ln 2.
        let square = i32::try_from(deviation * deviation / 1_024 * LN_2 / 1_024).ok()?;
        let variance = number_at(square).saturating_sub(Decimal::ONE);
        Some(Self {
            mean: Exact::of(number_at(square * MEAN.0 / MEAN.1))?,
            // Two digits: it is multiplied with squares, and no product is to be longer than a decimal.
            own: Exact::of(variance.checked_mul(Decimal::new(100 - COMMON, 2))?.round_sf(2)?)?,
            common: Exact::of(root(variance.checked_mul(Decimal::new(COMMON, 2))?))?,
        })
    }
}

impl SumBand {
    /// Adds an amount of which it is known how sure it is. `None`: too large to count.
    pub fn add(self, amount: Decimal, spread: Option<Spread>) -> Option<Self> {
        let Some(spread) = spread else { return Some(self) };
        let mean = Exact::of(amount)?.times(spread.mean)?;
        Some(Self {
            mean: self.mean.plus(mean)?,
            own: self.own.plus(mean.times(mean)?.times(spread.own)?)?,
            common: self.common.plus(mean.times(spread.common)?)?,
        })
    }

    /// The middle of the sum and its band of 80 %, by the log-normal distribution of the same mean and variance (Fenton
    /// 1960); `None` of nothing.
    pub fn band(self) -> Option<[Decimal; 3]> {
        let [mean, own, common] = [self.mean.decimal()?, self.own.decimal()?, self.common.decimal()?];
        let variance = own.checked_add(common.checked_mul(common)?)?;
        let relative = variance.checked_div(mean.checked_mul(mean)?)?.checked_add(Decimal::ONE)?;
        let square = i64::from(octaves(relative)?);
        let deviation = root(Decimal::from(square * 1_024 * 1_024 / LN_2));
        let half = deviation.checked_mul(Decimal::new(12_816, 4))?.round();
        let half = i32::try_from(half.mantissa() / 10_i128.pow(half.scale())).ok()?;
        let middle = mean.checked_div(root(relative))?;
        let at = |place: i32| middle.checked_mul(number_at(place)).map(rounded);
        Some([at(-half)?, rounded(middle), at(half)?])
    }
}

/// A sum of estimates needs no more digits than tell it.
fn rounded(amount: Decimal) -> Decimal {
    amount.round_sf(3).unwrap_or(amount).normalize()
}

/// The square root, to three digits.
fn root(number: Decimal) -> Decimal {
    octaves(number).map_or(Decimal::ZERO, |it| number_at(it / 2))
}

#[cfg(test)]
mod tests {
    use super::{Spreads, SumBand};
    use rust_decimal::Decimal;

    fn sum(lines: u32, [low, amount, high]: [i64; 3]) -> [Decimal; 3] {
        let (mut sum, mut spreads) = (SumBand::default(), Spreads::default());
        for _ in 0..lines {
            sum = sum.add(amount.into(), spreads.of(low.into(), high.into())).unwrap();
        }
        sum.band().unwrap()
    }

    #[test]
    fn a_sum_of_one_line_has_its_band() {
        let [low, middle, high] = sum(1, [50, 100, 200]);
        // A little above its own, since prices have long tails.
        for (found, own) in [(low, 50), (middle, 100), (high, 200)] {
            let own = Decimal::from(own);
            assert!(found >= own && found < own * Decimal::new(112, 2), "{found}");
        }
    }

    #[test]
    fn more_lines_are_surer_but_not_without_end() {
        let width = |lines| {
            let [low, _, high] = sum(lines, [50, 100, 200]);
            high / low
        };
        let (one, ten, hundred, thousand) = (width(1), width(10), width(100), width(1_000));
        assert!(one > ten && ten > hundred && hundred >= thousand, "{one} {ten} {hundred} {thousand}");
        assert!(thousand > Decimal::new(11, 1), "the level is not surer for many lines: {thousand}");
        assert_eq!(SumBand::default().band(), None);
    }
}
