//! A logarithmic axis in pixels.
//!
//! Here exact money becomes pixels: amounts are turned into `f64` to be drawn, and never turned back.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// Values from `low` to `high` lie between the positions `start` and `end`.
pub(super) struct Axis {
    low: f64,
    high: f64,
    start: i32,
    end: i32,
}

impl Axis {
    /// The axis; `low` and `high` are above zero.
    pub(super) fn new(low: f64, high: f64, start: i32, end: i32) -> Self {
        // A single value has no span; a decade around it keeps the axis readable.
        let high = if high > low * 1.01 { high } else { low * 10.0 };
        Self { low, high, start, end }
    }

    /// The position of a value; values beyond the ends lie at the ends.
    pub(super) fn at(&self, value: f64) -> i32 {
        let share = (value / self.low).log10() / (self.high / self.low).log10();
        let width = f64::from(self.end - self.start);
        #[expect(clippy::cast_possible_truncation, reason = "clamped to the width, which is a whole number")]
        let way = (width * share.clamp(0.0, 1.0)).round() as i32;
        self.start + way
    }

    /// Positions of 1, 2 and 5 times each power of ten in the axis, with the value where it is to be labeled: powers of
    /// ten always, the others where the axis is short.
    pub(super) fn ticks(&self) -> Vec<(i32, Decimal, bool)> {
        let is_short = (self.high / self.low).log10() < 2.2;
        decades()
            .flat_map(|decade| [1_u8, 2, 5].map(|step| (decade, step)))
            .filter_map(|(decade, step)| {
                let value = Decimal::from(step).checked_mul(decade)?;
                let size = value.to_f64()?;
                let is_inside = size >= self.low * 0.999 && size <= self.high * 1.001;
                is_inside.then(|| (self.at(size), value.normalize(), step == 1 || is_short))
            })
            .collect()
    }
}

/// The value of the 1-2-5 series at or below (`is_low`) or at or above a value, so that an axis ends at a tick.
pub(super) fn rounded(value: f64, is_low: bool) -> f64 {
    let mut steps = decades()
        .flat_map(|decade| [1_u8, 2, 5].map(|step| Decimal::from(step).saturating_mul(decade)))
        .filter_map(|it| it.to_f64());
    let found =
        if is_low { steps.take_while(|it| *it <= value).last() } else { steps.find(|it| *it >= value) };
    found.unwrap_or(value)
}

/// Powers of ten from 0.000001 to 1,000,000,000.
fn decades() -> impl Iterator<Item = Decimal> {
    std::iter::successors(Some(Decimal::new(1, 6)), |it| Some((*it * Decimal::TEN).normalize())).take(16)
}

#[cfg(test)]
mod tests {
    use super::{Axis, rounded};

    #[test]
    fn a_long_axis_labels_powers_of_ten_and_a_short_one_all() {
        let axis = Axis::new(1.0, 100_000.0, 0, 500);
        let labeled = axis.ticks().iter().filter(|it| it.2).count();
        assert_eq!((axis.ticks().len(), labeled), (16, 6));
        assert_eq!(Axis::new(1.0, 100.0, 0, 100).ticks().iter().filter(|it| it.2).count(), 7);
        assert_eq!([axis.at(1.0), axis.at(100.0), axis.at(1e9)], [0, 200, 500]);
    }

    #[test]
    fn axes_end_outside_of_their_values() {
        for (value, low, high) in [(13.9, 10.0, 20.0), (0.2, 0.2, 0.2), (413.2, 200.0, 500.0)] {
            assert!((rounded(value, true) - low).abs() < 1e-9 && (rounded(value, false) - high).abs() < 1e-9);
        }
    }
}
