//! A stored number as decimal digits and an exponent.

/// Digits that a binary number of 64 bits surely holds, and that office programs show at most.
const SIGNIFICANT: usize = 15;

/// Below and above these places a binary number is zero, or none.
const LEAST: i32 = -323;
const MOST: i32 = 309;

/// Digits of a part of a day: far below a second.
const FRACTION: usize = 13;

pub(super) const SECONDS_OF_DAY: i64 = 86_400;

/// Plain digits are written up to this many; beyond, the number stays as it is stored.
const LONGEST: i32 = 60;

/// True where the stored text is already what a person sees: a few plain digits.
pub(super) fn plain(stored: &str) -> bool {
    let digits = stored.strip_prefix('-').unwrap_or(stored).as_bytes();
    if digits.len() > SIGNIFICANT || matches!(digits, [] | [b'0', b'0'..=b'9', ..] | [b'.', ..]) {
        return false;
    }
    let mut points = 0;
    for byte in digits {
        match byte {
            b'0'..=b'9' => {}
            b'.' => points += 1,
            _ => return false,
        }
    }
    points == 0 || (points == 1 && !matches!(digits.last(), Some(b'0' | b'.')))
}

/// `0.digits × 10^point`, signed.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Decimal {
    negative: bool,
    /// Significant digits, as ASCII, without zeros at either end. Empty for zero.
    digits: String,
    /// Where the decimal sign stands, counted from before the first digit.
    point: i32,
}

impl Decimal {
    /// Reads `-12.5`, `4.7E-2`; rounded to the digits that a binary number surely holds. As digits and not by way of a binary
    /// number: what reads those weighs more than all of this file, and takes longer.
    pub(super) fn parse(stored: &str) -> Option<Self> {
        let number = stored.strip_prefix(['-', '+']).unwrap_or(stored);
        let (mantissa, exponent) = match number.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse().ok()?),
            None => (number, 0),
        };
        let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all = [whole, part].concat();
        if all.is_empty() || !all.bytes().all(|it| it.is_ascii_digit()) {
            return None;
        }
        let digits = all.trim_start_matches('0');
        let zeros = i32::try_from(all.len().saturating_sub(digits.len())).ok()?;
        let point = i32::try_from(whole.len()).ok()?.checked_sub(zeros)?.checked_add(exponent)?;
        Self::rounded(stored.starts_with('-'), digits, point)
    }

    /// The number's digits; `None` where it is not finite.
    pub(super) fn of(value: f64) -> Option<Self> {
        if !value.is_finite() {
            return None;
        }
        let shown = format!("{:.*e}", SIGNIFICANT - 1, value.abs());
        let (mantissa, exponent) = shown.split_once('e')?;
        let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
        let point = exponent.parse::<i32>().ok()?.checked_add(1)?;
        Self::rounded(value < 0.0, digits.trim_start_matches('0'), point)
    }

    /// Of digits without zeros in front; `None` where a binary number would not hold it.
    fn rounded(negative: bool, digits: &str, point: i32) -> Option<Self> {
        let (kept, rest) = digits.split_at_checked(SIGNIFICANT).unwrap_or((digits, ""));
        let mut number = Self { negative, digits: kept.to_owned(), point };
        if rest.bytes().next().is_some_and(|it| it >= b'5') {
            number.count_up();
        }
        number.digits.truncate(number.digits.trim_end_matches('0').len());
        if number.digits.is_empty() || number.point < LEAST {
            return Some(Self { negative: false, digits: String::new(), point: 0 });
        }
        (number.point <= MOST).then_some(number)
    }

    /// Adds one to the last digit.
    fn count_up(&mut self) {
        self.digits.truncate(self.digits.trim_end_matches('9').len());
        match self.digits.pop() {
            Some(last) => self.digits.extend(last.to_digit(10).and_then(|it| char::from_digit(it + 1, 10))),
            None => {
                self.digits.push('1');
                self.point = self.point.saturating_add(1);
            }
        }
    }

    /// The number as whole days and the seconds of the next one; `None` below zero, and beyond what any calendar has.
    pub(super) fn days_and_seconds(&self) -> Option<(i64, i64)> {
        if self.negative || self.point > 7 {
            return None;
        }
        let mut digits =
            self.digits.bytes().map(|it| i64::from(it.saturating_sub(b'0'))).chain(std::iter::repeat(0));
        let number = |digits: &mut dyn Iterator<Item = i64>| digits.fold(0_i64, |sum, it| sum * 10 + it);
        let days = number(&mut digits.by_ref().take(usize::try_from(self.point).unwrap_or(0)));
        let zeros = usize::try_from(self.point.saturating_neg()).unwrap_or(0).min(FRACTION);
        let part = number(&mut std::iter::repeat_n(0, zeros).chain(digits).take(FRACTION));
        let unit = 10_i64.pow(FRACTION as u32);
        Some((days, part.checked_mul(SECONDS_OF_DAY)?.checked_add(unit / 2)? / unit))
    }

    pub(super) fn hundredfold(mut self) -> Self {
        self.point += 2;
        self
    }

    /// Writes the number plainly, with at least `whole` digits before the decimal sign.
    pub(super) fn write(&self, target: &mut String, whole: usize) {
        if self.digits.is_empty() {
            target.extend(std::iter::repeat_n('0', whole.max(1)));
            return;
        }
        if self.negative {
            target.push('-');
        }
        if self.point.abs() > LONGEST {
            target.push_str(&format!("0.{}E{}", self.digits, self.point));
            return;
        }
        let point = usize::try_from(self.point).unwrap_or(0);
        target.extend(std::iter::repeat_n('0', whole.max(1).saturating_sub(point)));
        match self.digits.split_at_checked(point) {
            Some((head, tail)) => {
                target.push_str(head);
                if !tail.is_empty() {
                    target.push('.');
                    target.extend(std::iter::repeat_n('0', usize::try_from(-self.point).unwrap_or(0)));
                    target.push_str(tail);
                }
            }
            None => {
                target.push_str(&self.digits);
                target.extend(std::iter::repeat_n('0', point - self.digits.len()));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Decimal;

    proptest! {
        #[test]
        fn text_and_binary_say_the_same(digits in 0_i64..1_000_000_000_000_000, exponent in -300_i32..290) {
            let stored = format!("{digits}E{exponent}");
            prop_assert_eq!(Decimal::parse(&stored), Decimal::of(stored.parse().unwrap()));
            let stored = format!("-0.{digits}");
            prop_assert_eq!(Decimal::parse(&stored), Decimal::of(stored.parse().unwrap()));
        }

        #[test]
        fn what_a_program_stores_of_a_binary_number_is_read(value in -1.0e12_f64..1.0e12) {
            let (text, binary) = (Decimal::parse(&value.to_string()).unwrap(), Decimal::of(value).unwrap());
            let written = |it: &Decimal| {
                let mut target = String::new();
                it.write(&mut target, 0);
                target.parse::<f64>().unwrap()
            };
            // Of seventeen digits the last two may be a tie: then the fifteenth differs by one.
            prop_assert!((written(&text) - written(&binary)).abs() <= value.abs() * 2e-14);
        }

        #[test]
        fn days_and_seconds_are_those_of_the_number(days in 0_u32..2_958_465, seconds in 0_u32..86_400) {
            let stored = (f64::from(days) + f64::from(seconds) / 86_400.0).to_string();
            let found = Decimal::parse(&stored).unwrap().days_and_seconds();
            prop_assert_eq!(found, Some((i64::from(days), i64::from(seconds))));
        }
    }
}
