//! Part numbers that only the house that wrote the BOM or one seller knows.

use crate::domain::bom::passive::Passive;
use crate::domain::bom::{BomLine, PartClass, SupplierPart};
use crate::domain::spelling::manufacturer_key;

/// A line of which nothing but the code of one house tells the part: whose code it is.
///
/// The codes of two houses tell themselves apart from part numbers: LCSC's `C` with digits, and Digi-Key's `-ND`. Where
/// such a code stands in the place of the part number, it is one all the same. A second house, an alternate, a part
/// number in the value, or value and size of a passive part tell the part, too.
pub fn only_house(line: &BomLine) -> Option<String> {
    let in_its_place = house_of(&line.mpn);
    if !line.mpn.is_empty() && in_its_place.is_none() {
        return None;
    }
    let mut houses = line.supplier_parts.iter().map(house);
    let house = in_its_place.or_else(|| houses.next())?;
    let is_other = |it: &str| !manufacturer_key(it).starts_with(manufacturer_key(house).as_str());
    if houses.any(is_other) || !line.alternates.is_empty() || is_told(line) {
        return None;
    }
    Some(house.to_owned())
}

/// The house of a part, or its number where nothing tells the house.
fn house(part: &SupplierPart) -> &str {
    let named = part.supplier.as_deref().map(str::trim).filter(|it| !it.is_empty());
    named.or_else(|| house_of(&part.number)).unwrap_or(&part.number)
}

/// Other words of the line tell the part.
fn is_told(line: &BomLine) -> bool {
    if matches!(line.class, PartClass::Resistor | PartClass::Capacitor | PartClass::Inductor) {
        let part = Passive::read(line.class, &line.value, &[&line.footprint, &line.description]);
        return part.value.is_some() && part.size.is_some();
    }
    // Schematics name the part in the place of a value.
    let value = line.value.trim();
    let has = |is: fn(&u8) -> bool| value.as_bytes().iter().any(is);
    value.len() >= 5 && house_of(value).is_none() && has(u8::is_ascii_digit) && has(u8::is_ascii_uppercase)
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
    use super::{house_of, only_house};
    use crate::domain::bom::{BomLine, PartClass, SupplierPart};
    use crate::domain::place::{RowNumber, SourceIndex};

    #[test]
    fn only_what_nothing_else_tells_is_tied_to_one_house() {
        use PartClass::{Capacitor, Other};
        for (mpn, value, footprint, codes, class, house) in [
            ("", "", "", &["296-1-ND"][..], Other, Some("Digi-Key")),
            ("", "Relay", "", &["C25804"], Other, Some("LCSC")),
            ("C25804", "", "", &[], Other, Some("LCSC")),
            ("C25804", "", "", &["C25804"], Other, Some("LCSC")),
            ("", "", "", &["296-1395-5-ND", "C25804"], Other, None),
            ("", "STM32F103C8T6", "", &["C8734"], Other, None),
            ("", "100n", "0402", &["C1525"], Capacitor, None),
            ("", "100n", "", &["C1525"], Capacitor, Some("LCSC")),
            ("LM358", "", "", &["296-1395-5-ND"], Other, None),
            ("", "", "", &[], Other, None),
        ] {
            let part = |it: &&str| SupplierPart { supplier: None, number: (*it).to_owned() };
            let line = BomLine {
                mpn: mpn.to_owned(),
                value: value.to_owned(),
                footprint: footprint.to_owned(),
                supplier_parts: codes.iter().map(part).collect(),
                class,
                ..BomLine::blank(SourceIndex(0), RowNumber(2))
            };
            assert_eq!(only_house(&line).as_deref(), house, "{mpn} {value} {codes:?}");
        }
    }

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
