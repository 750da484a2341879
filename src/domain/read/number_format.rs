//! Numbers of workbooks as text: the digits that a person sees, never fewer than the file holds.
//!
//! A workbook stores 9551670000000 as a binary number and shows it by a format. Here General shows it
//! plainly, without an exponent; `00000` pads with zeros; a percentage and a currency sign are shown; a
//! date becomes ISO 8601. Formats that only round (`0.00`) do not: a price keeps all its digits.

mod code;
mod decimal;
mod serial;

use super::looks::Look;
use decimal::Decimal;

/// What a number format does to a number.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) enum NumberFormat {
    /// The plain number.
    #[default]
    General,
    /// At least so many digits before the decimal sign.
    Padded(usize),
    /// Hundredths with a percent sign.
    Percent,
    /// The number with a sign of currency before it.
    Currency(String),
    Date,
    Time,
    DateTime,
}

impl NumberFormat {
    /// Reads a format code such as `#,##0.00 [$€-407]`.
    pub(super) fn from_code(code: &str) -> Self {
        code::parse(code)
    }

    /// The format behind a number that every workbook knows (ECMA-376 part 1, 18.8.30).
    pub(super) fn built_in(id: u32) -> Self {
        match id {
            9 | 10 => Self::Percent,
            14..=17 | 27..=31 | 36 | 50..=54 | 57 | 58 => Self::Date,
            18..=21 | 32..=35 | 45 | 47 | 55 | 56 => Self::Time,
            22 => Self::DateTime,
            _ => Self::General,
        }
    }

    /// Writes a number as it is stored (`4.7000000000000002E-2`).
    pub(super) fn write(&self, target: &mut String, stored: &str, epoch_1904: bool) {
        match Decimal::parse(stored) {
            Some(number) => self.write_decimal(target, number, epoch_1904),
            None => target.push_str(stored),
        }
    }

    /// Writes a binary number.
    pub(super) fn write_value(&self, target: &mut String, value: f64, epoch_1904: bool) {
        if let Some(number) = Decimal::of(value) {
            self.write_decimal(target, number, epoch_1904);
        }
    }

    fn write_decimal(&self, target: &mut String, number: Decimal, epoch_1904: bool) {
        match self {
            Self::General => number.write(target, 0),
            Self::Padded(digits) => number.write(target, *digits),
            Self::Percent => {
                number.hundredfold().write(target, 0);
                target.push('%');
            }
            Self::Currency(sign) => {
                target.push_str(sign);
                number.write(target, 0);
            }
            Self::Date | Self::Time | Self::DateTime => {
                if !serial::write(target, &number, self, epoch_1904) {
                    number.write(target, 0);
                }
            }
        }
    }
}

/// Excel opens no workbook with more cell styles, and makes no more than 250 formats.
pub(super) const MOST_STYLES: usize = 1 << 16;
const MOST_FORMATS: usize = 1 << 12;

/// The number formats of a workbook's cell styles.
#[derive(Debug, Default)]
pub(super) struct Formats {
    defined: Vec<(u32, NumberFormat)>,
    styles: Vec<NumberFormat>,
    /// How cells of each style look.
    pub(super) looks: Vec<Look>,
}

impl Formats {
    /// Notes the format that the workbook itself gives to a number.
    pub(super) fn define(&mut self, id: u32, format: NumberFormat) {
        if self.defined.len() < MOST_FORMATS {
            self.defined.push((id, format));
        }
    }

    /// Adds the next cell style, which uses the format with this number and looks so.
    pub(super) fn push_style(&mut self, id: u32, look: Look) {
        if self.styles.len() >= MOST_STYLES {
            return;
        }
        self.looks.push(look);
        let defined = self.defined.iter().rev().find(|(defined, _)| *defined == id);
        self.styles.push(defined.map_or_else(|| NumberFormat::built_in(id), |(_, format)| format.clone()));
    }

    /// How a cell in the style at `style` looks.
    pub(super) fn look(&self, style: usize) -> Look {
        self.looks.get(style).copied().unwrap_or_default()
    }

    /// Writes a stored number in the cell style at `style`.
    pub(super) fn write(&self, target: &mut String, stored: &str, style: usize, epoch_1904: bool) {
        match self.styles.get(style) {
            None | Some(NumberFormat::General) => match decimal::plain(stored) {
                true => target.push_str(stored),
                false => NumberFormat::General.write(target, stored, epoch_1904),
            },
            Some(format) => format.write(target, stored, epoch_1904),
        }
    }

    /// Writes a binary number in the cell style at `style`.
    pub(super) fn write_value(&self, target: &mut String, value: f64, style: usize, epoch_1904: bool) {
        self.styles.get(style).unwrap_or(&NumberFormat::General).write_value(target, value, epoch_1904);
    }
}

#[cfg(test)]
mod tests {
    use super::{Formats, Look, NumberFormat};

    #[test]
    fn a_person_sees_the_digits() {
        let cases: &[(&str, &str, &str)] = &[
            ("General", "9551670000000", "9551670000000"),
            ("General", "9.55167E12", "9551670000000"),
            ("General", "0.1", "0.1"),
            ("General", "1.1000000000000001", "1.1"),
            ("General", "4.7000000000000002E-2", "0.047"),
            ("General", "-2.50", "-2.5"),
            ("General", "1E-7", "0.0000001"),
            ("General", "123456789012345678", "123456789012346000"),
            ("0.00", "0.1234", "0.1234"),
            ("#,##0.00", "1234.5", "1234.5"),
            ("00000", "123", "00123"),
            ("0000", "603", "0603"),
            ("0%", "0.1", "10%"),
            ("0.00%", "0.055", "5.5%"),
            ("\"$\"#,##0.00", "0.12", "$0.12"),
            ("#,##0.00 [$€-407]", "0.12", "€0.12"),
            ("_-[$£-809]* #,##0.00_-;\\-[$£-809]* #,##0.00_-", "3", "£3"),
            ("[$-409]d\\-mmm\\-yy;@", "45296", "2024-01-05"),
            ("yyyy/mm/dd hh:mm", "45296.5", "2024-01-05 12:00"),
            ("h:mm", "0.75", "18:00"),
            ("0.00E+00", "9551670000000", "9551670000000"),
            ("@", "00123", "123"),
            ("0.0 \"days\"", "5", "5"),
            ("[Red]0", "5", "5"),
            ("General", "not a number", "not a number"),
            ("General", "+1.50", "1.5"),
            ("General", "9.9999999999999999", "10"),
            ("General", "0.99999999999999999E-3", "0.001"),
            ("General", "-0.0", "0"),
            ("General", "1E-400", "0"),
            ("General", "1E400", "1E400"),
            ("General", "1E99999999999", "1E99999999999"),
            ("General", ".5", "0.5"),
            ("General", ".", "."),
            ("General", "1.2.3", "1.2.3"),
            ("General", "inf", "inf"),
            ("yyyy/mm/dd hh:mm", "45296.999999999999", "2024-01-06"),
            ("yyyy/mm/dd hh:mm", "45296.000011574074", "2024-01-05 00:00:01"),
            ("yyyy/mm/dd", "-1", "-1"),
            ("yyyy/mm/dd", "99999999", "99999999"),
            ("yyyy/mm/dd", "40000", "2009-07-06"),
            ("h:mm", "0", "00:00"),
        ];
        for (code, stored, seen) in cases {
            let mut formats = Formats::default();
            formats.define(170, NumberFormat::from_code(code));
            formats.push_style(170, Look::default());
            let mut text = String::new();
            formats.write(&mut text, stored, 0, false);
            assert_eq!(text, *seen, "{stored} as {code}");
        }
    }
}
