//! Part numbers that only the house that wrote the BOM or one seller knows.

use crate::domain::bom::BomLine;

/// A line that names no maker's number, only the code of a house: whose code it is.
///
/// The codes of two houses tell themselves apart from part numbers: LCSC's `C` with digits, and Digi-Key's `-ND`. Where
/// such a code stands in the place of the part number, it is one all the same.
pub fn only_house(line: &BomLine) -> Option<String> {
    if let Some(house) = house_of(&line.mpn) {
        return Some(house.to_owned());
    }
    if !line.mpn.is_empty() {
        return None;
    }
    let part = line.supplier_parts.first()?;
    let named = part.supplier.as_deref().map(str::trim).filter(|it| !it.is_empty());
    let house = named.or_else(|| house_of(&part.number));
    Some(house.unwrap_or(&part.number).to_owned())
}

/// The house that a code is told to be of; `None`: it may be any part number.
pub fn house_of(code: &str) -> Option<&'static str> {
    let code = code.trim();
    let digits = code.strip_prefix(['C', 'c']).unwrap_or("");
    if (3..=9).contains(&digits.len()) && digits.bytes().all(|it| it.is_ascii_digit()) {
        return Some("LCSC");
    }
    let end = code.len().checked_sub(3).and_then(|at| code.get(at..));
    (code.len() > 4 && end.is_some_and(|it| it.eq_ignore_ascii_case("-nd"))).then_some("Digi-Key")
}

#[cfg(test)]
mod tests {
    use super::house_of;

    #[test]
    fn codes_of_houses_are_told_from_part_numbers() {
        for (code, house) in [
            ("C25804", Some("LCSC")),
            ("c1525", Some("LCSC")),
            ("311-10.0KLRCT-ND", Some("Digi-Key")),
            ("296-1395-5-nd", Some("Digi-Key")),
            ("C1", None),
            ("C0402C104K4RAC", None),
            ("CL05B104KO5NNNC", None),
            ("LM358-N", None),
            ("-ND", None),
            ("", None),
        ] {
            assert_eq!(house_of(code), house, "{code}");
        }
    }
}
