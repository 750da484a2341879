//! Numbers as people write them: decimal sign, thousands separators, full-width digits.
//!
//! Which sign is the decimal one is decided once per file from all its numbers ([`DecimalEvidence`]); a cell that
//! can only be read the other way round is still read, since workbooks mix typed text with true numbers.

pub mod product;
pub mod short;

use std::cmp::Ordering;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// Which sign separates the fraction. It is decided once per file, from all its numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum DecimalSign {
    #[default]
    Point,
    Comma,
}

impl DecimalSign {
    pub fn as_char(self) -> char {
        match self {
            Self::Point => '.',
            Self::Comma => ',',
        }
    }
}

/// The order of two numbers, as theirs is, and quicker where both have as many decimals.
pub fn compare(one: Decimal, other: Decimal) -> Ordering {
    if one.scale() == other.scale() { one.mantissa().cmp(&other.mantissa()) } else { one.cmp(&other) }
}

/// Reads a plain number (`1,234.50`, `1.234,50`, `1 234,50`, `１２`); `None` where the text is anything else.
pub fn read_number(text: &str, decimal: DecimalSign) -> Option<Decimal> {
    let text = text.trim();
    // The common case, a short run of digits, must cost nothing.
    if !text.is_empty() && text.len() <= 9 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.parse::<u32>().ok().map(Decimal::from);
    }
    if let Some(number) = read_short_decimal(text, decimal) {
        return Some(number);
    }
    let shape = Shape::of(text)?;
    let sign = shape.decimal_under(decimal)?;
    let mut plain = String::with_capacity(text.len());
    for symbol in text.chars() {
        match fold_digit(symbol) {
            Some(digit) => plain.push(digit),
            None if Some(symbol) == sign => plain.push('.'),
            None if (symbol == '-' || symbol == '\u{2212}') && plain.is_empty() => plain.push('-'),
            None => {}
        }
    }
    if plain.ends_with('.') {
        plain.pop();
    }
    plain.parse().ok()
}

/// A few digits, the file's own decimal sign, a few digits: what prices are. It can be read in one way only.
fn read_short_decimal(text: &str, decimal: DecimalSign) -> Option<Decimal> {
    let (whole, fraction) = text.split_once(decimal.as_char())?;
    let is_digits = |it: &str| !it.is_empty() && it.bytes().all(|byte| byte.is_ascii_digit());
    if text.len() > 18 || !is_digits(whole) || !is_digits(fraction) {
        return None;
    }
    let value =
        whole.bytes().chain(fraction.bytes()).fold(0, |sum, digit| sum * 10 + i64::from(digit - b'0'));
    Decimal::try_new(value, u32::try_from(fraction.len()).ok()?).ok()
}

/// An ASCII digit for an ASCII or full-width digit.
fn fold_digit(symbol: char) -> Option<char> {
    match symbol {
        '0'..='9' => Some(symbol),
        '０'..='９' => char::from_u32(symbol as u32 - '０' as u32 + '0' as u32),
        _ => None,
    }
}

/// How the signs stand in a number.
struct Shape {
    points: u32,
    commas: u32,
    /// Digits after the last point or comma.
    after_last: u32,
    /// Digits before the first point or comma.
    before_first: u32,
    starts_with_zero: bool,
    last: Option<char>,
    /// Every group of digits between two signs has three digits.
    groups_of_three: bool,
}

impl Shape {
    fn of(text: &str) -> Option<Self> {
        let mut shape = Self {
            points: 0,
            commas: 0,
            after_last: 0,
            before_first: 0,
            starts_with_zero: false,
            last: None,
            groups_of_three: true,
        };
        let (mut digits, mut run) = (0u32, 0u32);
        let mut blank_before = false;
        for (at, symbol) in text.chars().enumerate() {
            if let Some(digit) = fold_digit(symbol) {
                if digits == 0 {
                    shape.starts_with_zero = digit == '0';
                }
                digits += 1;
                run += 1;
                blank_before = false;
                continue;
            }
            match symbol {
                '.' | ',' => {
                    if shape.last.is_none() {
                        shape.before_first = run;
                    } else if run != 3 {
                        shape.groups_of_three = false;
                    }
                    if symbol == '.' {
                        shape.points += 1;
                    } else {
                        shape.commas += 1;
                    }
                    shape.last = Some(symbol);
                    run = 0;
                }
                // Thousands may be set off by a blank or an apostrophe, one at a time and between digits only.
                ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’'
                    if digits > 0 && !blank_before && shape.last.is_none() =>
                {
                    blank_before = true;
                }
                '-' | '\u{2212}' | '+' if at == 0 => {}
                _ => return None,
            }
        }
        if digits == 0 || digits > 27 || blank_before {
            return None;
        }
        shape.after_last = run;
        Some(shape)
    }

    /// The sign that must separate the fraction, whatever the file's habit is.
    fn certain(&self) -> Option<DecimalSign> {
        let last = self.last?;
        let (own, other) = match last {
            '.' => (DecimalSign::Point, DecimalSign::Comma),
            _ => (DecimalSign::Comma, DecimalSign::Point),
        };
        let same = if last == '.' { self.points } else { self.commas };
        if self.points > 0 && self.commas > 0 {
            return (same == 1).then_some(own);
        }
        if same > 1 {
            return (self.groups_of_three && self.after_last == 3).then_some(other);
        }
        let may_be_thousands =
            self.after_last == 3 && (1..=3).contains(&self.before_first) && !self.starts_with_zero;
        (!may_be_thousands).then_some(own)
    }

    /// `Some(None)`: no fraction. `None`: not a number.
    #[allow(clippy::option_option)]
    fn decimal_under(&self, habit: DecimalSign) -> Option<Option<char>> {
        let Some(last) = self.last else { return Some(None) };
        if self.points > 1 && self.commas > 1 {
            return None;
        }
        let sign = self.certain().unwrap_or(habit).as_char();
        let count = if sign == '.' { self.points } else { self.commas };
        if count > 1 || (self.points > 0 && self.commas > 0 && last != sign) {
            return None;
        }
        Some((count == 1).then_some(sign))
    }
}

/// Gathers what the numbers of a file tell about its decimal sign.
#[derive(Debug, Clone, Copy, Default)]
pub struct DecimalEvidence {
    points: u32,
    commas: u32,
    unclear: u32,
}

impl DecimalEvidence {
    /// Weighs one cell; cells that are not numbers say nothing.
    pub fn note(&mut self, text: &str) {
        if !text.bytes().any(|byte| byte == b'.' || byte == b',') {
            return;
        }
        let trimmed =
            text.trim_matches(|symbol: char| !symbol.is_numeric() && symbol != '.' && symbol != ',');
        let Some(shape) = Shape::of(trimmed) else { return };
        match shape.certain() {
            Some(DecimalSign::Point) => self.points += 1,
            Some(DecimalSign::Comma) => self.commas += 1,
            None if shape.last.is_some() => self.unclear += 1,
            None => {}
        }
    }

    /// The file's decimal sign; `None` where no number decides it.
    pub fn sign(self) -> Option<DecimalSign> {
        match (self.points, self.commas) {
            (0, 0) => None,
            (points, commas) if commas > points => Some(DecimalSign::Comma),
            _ => Some(DecimalSign::Point),
        }
    }

    /// True where the file writes numbers both ways, or only ways that can be read twofold.
    pub fn is_mixed(self) -> bool {
        (self.points > 0 && self.commas > 0) || (self.points + self.commas == 0 && self.unclear > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::{DecimalEvidence, DecimalSign, read_number};

    #[test]
    fn numbers_as_people_write_them() {
        let table = [
            ("12", DecimalSign::Point, Some("12")),
            (" 1,234.50 ", DecimalSign::Point, Some("1234.50")),
            ("1.234,50", DecimalSign::Comma, Some("1234.50")),
            ("1 234,50", DecimalSign::Comma, Some("1234.50")),
            ("1'234.5", DecimalSign::Point, Some("1234.5")),
            ("１２", DecimalSign::Point, Some("12")),
            ("0,123", DecimalSign::Point, Some("0.123")),
            ("1,234", DecimalSign::Point, Some("1234")),
            ("1,234", DecimalSign::Comma, Some("1.234")),
            ("3.5", DecimalSign::Comma, Some("3.5")),
            ("1.234.567", DecimalSign::Comma, Some("1234567")),
            ("-4", DecimalSign::Point, Some("-4")),
            (".5", DecimalSign::Point, Some("0.5")),
            ("12 pcs", DecimalSign::Point, None),
            ("1.2.3", DecimalSign::Point, None),
            ("", DecimalSign::Point, None),
            ("-", DecimalSign::Point, None),
            ("1E5", DecimalSign::Point, None),
        ];
        for (text, sign, expected) in table {
            let read = read_number(text, sign).map(|it| it.to_string());
            assert_eq!(read.as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn the_file_decides_the_sign() {
        let sign = |cells: &[&str]| {
            let mut evidence = DecimalEvidence::default();
            cells.iter().for_each(|it| evidence.note(it));
            evidence.sign()
        };
        assert_eq!(sign(&["1,234", "0,5", "12"]), Some(DecimalSign::Comma));
        assert_eq!(sign(&["$1,234.50"]), Some(DecimalSign::Point));
        assert_eq!(sign(&["1,234"]), None);
        assert_eq!(sign(&["3,50 €", "R1,R2"]), Some(DecimalSign::Comma));
    }
}
