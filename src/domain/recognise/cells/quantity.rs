//! Quantities with or without a unit: `12`, `12 pcs`, `4x`, `x4`, `3,5 m`, `2 個`.

use rust_decimal::Decimal;

use crate::domain::number::{DecimalSign, read_number};

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
    if number.is_empty() || !is_unit(unit) {
        return None;
    }
    read_number(number.trim_end_matches(['.', ',']), decimal)
}

/// A short word without digits; `1-5`, `2/3` and `1N4148` are no quantities.
fn is_unit(unit: &str) -> bool {
    let unit = unit.trim_matches(|it: char| matches!(it, '.' | '(' | ')'));
    let low = unit.to_lowercase();
    matches!(
        low.as_str(),
        "" | "x"
            | "×"
            | "pc"
            | "pcs"
            | "pc(s)"
            | "pc(s"
            | "pce"
            | "pieces"
            | "piece"
            | "ea"
            | "each"
            | "unit"
            | "units"
            | "off"
            | "no"
            | "nos"
            | "st"
            | "stk"
            | "stück"
            | "stck"
            | "m"
            | "cm"
            | "mm"
            | "ft"
            | "in"
            | "inch"
            | "meter"
            | "metre"
            | "meters"
            | "g"
            | "kg"
            | "ml"
            | "шт"
            | "компл"
            | "м"
            | "个"
            | "個"
            | "只"
            | "片"
            | "颗"
            | "本"
            | "枚"
            | "개"
            | "ks"
            | "szt"
            | "uds"
            | "un"
            | "und"
            | "pz"
            | "buc"
            | "set"
            | "sets"
            | "pair"
            | "pairs"
            | "roll"
            | "reel"
            | "reels"
            | "套"
            | "条"
            | "台"
            | "kpl"
            | "db"
            | "pck"
            | "pack"
    )
}

#[cfg(test)]
mod tests {
    use super::read_quantity;
    use crate::domain::number::DecimalSign::{Comma, Point};

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
