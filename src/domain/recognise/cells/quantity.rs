//! Quantities with or without a unit: `12`, `12 pcs`, `4x`, `x4`, `3,5 m`, `2 個`.

use rust_decimal::Decimal;

use crate::domain::number::{DecimalSign, read_number};
use crate::domain::sorting::is_in;

/// Reads a quantity; a unit or a word after the number is left out. `None` where no number stands in front.
pub(crate) fn read_quantity(text: &str, decimal: DecimalSign) -> Option<Decimal> {
    let text = text.trim();
    if let Some(number) = read_number(text, decimal) {
        return Some(number);
    }
    if text.is_empty() || text.len() > 24 {
        return None;
    }
    let body = text.strip_prefix(['x', 'X', '×', '~', '≈']).unwrap_or(text).trim_start();
    let end = body
        .find(|it: char| !it.is_numeric() && !matches!(it, '.' | ',' | '\u{a0}' | '\''))
        .unwrap_or(body.len());
    let (number, unit) = (body.get(..end)?, body.get(end..)?.trim());
    if number.is_empty() || !is_unit(unit) && !is_remark(unit) {
        return None;
    }
    read_number(number.trim_end_matches(['.', ',']), decimal)
}

/// "2 (optional)", "1 for the battery".
fn is_remark(text: &str) -> bool {
    text.starts_with('(') || matches!(text.split(' ').next(), Some("for" | "für" | "pour" | "para" | "per"))
}

/// Units of quantities in lower case, in the order of their bytes.
const UNITS: [&str; 64] = [
    "buc",
    "cm",
    "db",
    "ea",
    "each",
    "ft",
    "g",
    "in",
    "inch",
    "kg",
    "kpl",
    "ks",
    "m",
    "meter",
    "meters",
    "metre",
    "ml",
    "mm",
    "no",
    "nos",
    "off",
    "pack",
    "pair",
    "pairs",
    "pc",
    "pc(s",
    "pc(s)",
    "pce",
    "pck",
    "pcs",
    "piece",
    "pieces",
    "pz",
    "reel",
    "reels",
    "roll",
    "set",
    "sets",
    "st",
    "stck",
    "stk",
    "stück",
    "szt",
    "uds",
    "un",
    "und",
    "unit",
    "units",
    "x",
    "×",
    "компл",
    "м",
    "шт",
    "个",
    "個",
    "只",
    "台",
    "套",
    "本",
    "条",
    "枚",
    "片",
    "颗",
    "개",
];

/// A short word without digits; `1-5`, `2/3` and `1N4148` are no quantities.
fn is_unit(unit: &str) -> bool {
    let unit = unit.trim_matches(|it: char| matches!(it, '.' | '(' | ')'));
    let low = unit.to_lowercase();
    low.is_empty() || is_in(&UNITS, &low)
}

#[cfg(test)]
mod tests {
    use super::{UNITS, read_quantity};
    use crate::domain::number::DecimalSign::{Comma, Point};

    #[test]
    fn the_units_are_sorted() {
        assert!(UNITS.is_sorted());
    }

    #[test]
    fn quantities_with_units() {
        let table = [
            ("12", Point, Some("12")),
            ("12 pcs", Point, Some("12")),
            ("4x", Point, Some("4")),
            ("x4", Point, Some("4")),
            ("3,5 m", Comma, Some("3.5")),
            ("12 cm", Point, Some("12")),
            ("2個", Point, Some("2")),
            ("1 шт.", Point, Some("1")),
            ("DNP", Point, None),
            ("1N4148", Point, None),
            ("1-5", Point, None),
            ("R1", Point, None),
            ("", Point, None),
        ];
        for (text, sign, expected) in table {
            assert_eq!(read_quantity(text, sign).map(|it| it.to_string()).as_deref(), expected, "{text}");
        }
    }
}
