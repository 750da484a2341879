//! The codes of values that makers share: digits with a power of ten, a letter in the place of the point (IEC 60062).

use rust_decimal::Decimal;

/// How a family writes its values: powers of ten of the base unit.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scale {
    /// Digits alone: 104 is 10 with four noughts of this.
    pub(super) digits: i32,
    /// Letters that stand for the point, each with the power of its unit.
    pub(super) letters: &'static [(u8, i32)],
}

/// The value of a code. `kind`: letters after the lengths, of which each allows one more habit:
/// `e` and `v`: the last digits 8 and 9 (`v`: 7, too) divide; `j`: a last letter from J divides by 10, 100 …;
/// `d`: never digits alone; `l`: only a letter in the place of the point; `p`: plain numbers without a power of ten.
pub(super) fn read(code: &str, kind: &str, scale: Scale) -> Option<Decimal> {
    let has = |letter: char| kind.contains(letter);
    if let Some((before, after)) = code.split_once('.').filter(|_| has('l')) {
        // "4.7K": the unit stands behind the number.
        let (after, letter) = after.split_at_checked(after.len().checked_sub(1)?)?;
        let unit = scale.letters.iter().find(|it| letter.as_bytes() == [it.0])?.1;
        return decimal([before, after], unit - i32::try_from(after.len()).ok()?);
    }
    let at = code.bytes().position(|it| !it.is_ascii_digit());
    let (digits, power) = match at {
        Some(at) => {
            let (before, letter_on) = code.split_at_checked(at)?;
            let letter = letter_on.bytes().next()?;
            let after = letter_on.get(1..)?;
            let habit = (has('j') && after.is_empty()).then(|| i32::from(letter) - i32::from(b'J') + 1);
            // No number begins with the letter of thousands or millions.
            if before.is_empty() && matches!(letter, b'K' | b'M') {
                return None;
            }
            let power = match habit.filter(|it| (1..=4).contains(it)) {
                Some(divided) => scale.digits - divided,
                None => {
                    let unit = scale.letters.iter().find(|it| it.0 == letter)?.1;
                    unit - i32::try_from(after.len()).ok()?
                }
            };
            ([before, after], power)
        }
        None if has('l') || has('d') => return None,
        None if has('p') => ([code, ""], scale.digits),
        // "012" is no code of digits: it would be 12 nanohenries with some makers.
        None if code.starts_with('0') && scale.letters.contains(&(b'N', -9)) && scale.digits == -6 => {
            return None;
        }
        None => {
            let (digits, last) = code.split_at_checked(code.len().checked_sub(1)?)?;
            let last: i32 = last.parse().ok()?;
            let divides = (last >= 8 && has('e')) || (last >= 7 && has('v'));
            ([digits, ""], scale.digits + if divides { last - 10 } else { last })
        }
    };
    decimal(digits, power)
}

/// The digits of two texts × 10^power.
fn decimal(digits: [&str; 2], power: i32) -> Option<Decimal> {
    let [before, after] = digits;
    if !(1..=9).contains(&(before.len() + after.len())) {
        return None;
    }
    let mut number: i64 = 0;
    for digit in before.bytes().chain(after.bytes()) {
        number = number * 10 + i64::from(digit.checked_sub(b'0').filter(|it| *it < 10)?);
    }
    let value = match u32::try_from(power) {
        Ok(power) => Decimal::new(number.checked_mul(10_i64.checked_pow(power)?)?, 0),
        Err(_) => Decimal::try_new(number, power.unsigned_abs()).ok()?,
    };
    Some(value.normalize())
}
