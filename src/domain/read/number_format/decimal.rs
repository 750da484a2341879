//! A stored number as decimal digits and an exponent.

/// Digits that a binary number of 64 bits surely holds, and that office programs show at most.
const SIGNIFICANT: usize = 15;

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
    value: f64,
}

impl Decimal {
    /// Reads `-12.5`, `4.7E-2`; rounded to the digits that a binary number holds.
    pub(super) fn parse(stored: &str) -> Option<Self> {
        stored.parse().ok().and_then(Self::of)
    }

    /// The number's digits; `None` where it is not finite.
    pub(super) fn of(value: f64) -> Option<Self> {
        if !value.is_finite() {
            return None;
        }
        let shown = format!("{:.*e}", SIGNIFICANT - 1, value.abs());
        let (mantissa, exponent) = shown.split_once('e')?;
        let exponent: i32 = exponent.parse().ok()?;
        let mut digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
        digits.truncate(digits.trim_end_matches('0').len());
        Some(Self { negative: value < 0.0, digits, point: exponent + 1, value })
    }

    pub(super) fn value(&self) -> f64 {
        self.value
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
