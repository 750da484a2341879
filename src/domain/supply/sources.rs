//! Where a part can come from: makers, sellers, and codes that tie a line to one house.

use std::collections::HashMap;

use crate::domain::bom::BomLine;
use crate::domain::parts::key::manufacturer_key;
use crate::domain::report::ReportLine;

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
fn house_of(code: &str) -> Option<&'static str> {
    let code = code.trim();
    let digits = code.strip_prefix(['C', 'c']).unwrap_or("");
    if (3..=9).contains(&digits.len()) && digits.bytes().all(|it| it.is_ascii_digit()) {
        return Some("LCSC");
    }
    let end = code.len().checked_sub(3).and_then(|at| code.get(at..));
    (code.len() > 4 && end.is_some_and(|it| it.eq_ignore_ascii_case("-nd"))).then_some("Digi-Key")
}

/// The maker of the part that the line is judged as.
pub fn maker_of(line: &ReportLine) -> &str {
    let alternate = line.alternate.and_then(|it| line.line.alternates.get(usize::from(it)));
    alternate.map_or(line.line.manufacturer.as_str(), |it| it.manufacturer.as_deref().unwrap_or_default())
}

/// Counts makers. A BOM has few of them and names each on many lines, so that each name is folded once.
#[derive(Debug, Default)]
pub struct Makers<'a> {
    /// By name the number of its maker; 0: it names none.
    numbers: HashMap<&'a str, u32>,
    /// By folded name.
    folded: HashMap<String, u32>,
}

impl<'a> Makers<'a> {
    /// How many different makers the names are of; blank ones are of none.
    pub fn count(&mut self, names: impl Iterator<Item = &'a str>) -> u32 {
        let mut found: Vec<u32> = Vec::new();
        for name in names {
            let number = self.number(name);
            if number > 0 && !found.contains(&number) {
                found.push(number);
            }
        }
        u32::try_from(found.len()).unwrap_or(u32::MAX)
    }

    fn number(&mut self, name: &'a str) -> u32 {
        if let Some(known) = self.numbers.get(name) {
            return *known;
        }
        let key = manufacturer_key(name);
        let next = u32::try_from(self.folded.len()).unwrap_or(u32::MAX - 1) + 1;
        let number = if key.is_empty() { 0 } else { *self.folded.entry(key).or_insert(next) };
        self.numbers.insert(name, number);
        number
    }
}

#[cfg(test)]
mod tests {
    use super::{Makers, house_of};

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

    #[test]
    fn a_maker_under_two_names_is_one() {
        let mut makers = Makers::default();
        let names = ["Texas Instruments Inc.", "Texas Instruments", "TI", "onsemi", ""];
        assert_eq!(makers.count(names.into_iter()), 2);
        assert_eq!(makers.count(["ON Semiconductor", "onsemi"].into_iter()), 1);
        assert_eq!(makers.count([""].into_iter()), 0);
    }
}
