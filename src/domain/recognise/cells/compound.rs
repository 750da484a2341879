//! Cells that name more than one thing: `NXP - BSH105`, `Murata GRM155R71C104KA88D`, `RC0402FR-0710KL, 311-10.0KLRCT-ND`.

use crate::domain::bom::designators::looks_like_designator;
use crate::domain::bom::{BomLine, SupplierPart};
use crate::domain::recognise::content::{looks_like_part_number, looks_like_seller_code};
use crate::domain::recognise::lexicon::lexicon;

/// What may stand between a maker and its number; a hyphen between blanks does, too.
const BETWEEN: [char; 10] = [' ', ':', '/', ',', ';', '|', '(', ')', '\n', '–'];

/// The maker and its part number, where a cell names both, in either order.
pub(crate) fn split_maker(text: &str) -> Option<(&str, &str)> {
    let is_one = |it: u8| it.is_ascii_alphanumeric() || it == b'-';
    if !(6..=80).contains(&text.len()) || text.bytes().all(is_one) {
        return None;
    }
    let mut tried = 0;
    for (at, _) in text.rmatch_indices(BETWEEN) {
        let (head, tail) = text.split_at_checked(at)?;
        let trim = |it: char| it == '-' || BETWEEN.contains(&it);
        let (head, tail) = (head.trim_end_matches(trim), tail.trim_matches(trim));
        let has_digit = |it: &str| it.bytes().any(|it| it.is_ascii_digit());
        if head.is_empty() || tail.is_empty() {
            continue;
        }
        for (maker, number) in [(head, tail), (tail, head)] {
            if !has_digit(maker) && is_number(number) && lexicon().is_maker(maker) {
                return Some((maker, number));
            }
        }
        tried += 1;
        if tried > 6 {
            break;
        }
    }
    None
}

/// Beside a maker's name `BSH105` is no designator.
fn is_number(text: &str) -> bool {
    looks_like_part_number(text) || text.len() >= 4 && looks_like_designator(text)
}

/// The maker's number and the seller's code, where a cell names both, in either order.
fn split_code(text: &str) -> Option<(&str, &str)> {
    let (one, other) = text.split_once([',', ';', '|', '\n', '/']).or_else(|| text.split_once(' '))?;
    let (one, other) = (one.trim(), other.trim());
    match (looks_like_seller_code(one), looks_like_seller_code(other)) {
        (false, true) if looks_like_part_number(one) => Some((one, other)),
        (true, false) if looks_like_part_number(other) => Some((other, one)),
        _ => None,
    }
}

/// Gives the maker and the seller's code that stand in the cell of the part number their own fields.
pub(crate) fn split_numbers(line: &mut BomLine) {
    if let Some((number, code)) = split_code(&line.mpn) {
        let supplier = code.ends_with("-ND").then(|| "Digi-Key".to_owned());
        line.supplier_parts.push(SupplierPart { supplier, number: code.to_owned() });
        line.mpn = number.to_owned();
    }
    if line.mpn.is_empty() {
        if let Some((maker, number)) = split_maker(&line.manufacturer) {
            (line.mpn, line.manufacturer) = (number.to_owned(), maker.to_owned());
        }
    } else if let Some((maker, number)) = split_maker(&line.mpn) {
        if line.manufacturer.is_empty() {
            line.manufacturer = maker.to_owned();
        }
        line.mpn = number.to_owned();
    }
}

#[cfg(test)]
mod tests {
    use super::{split_code, split_maker};

    #[test]
    fn makers_and_numbers_in_one_cell() {
        for (text, maker, number) in [
            ("NXP - BSH105", "NXP", "BSH105"),
            ("Murata GRM155R71C104KA88D", "Murata", "GRM155R71C104KA88D"),
            ("Texas Instruments TPS7A2033PDBVR", "Texas Instruments", "TPS7A2033PDBVR"),
            ("Würth Elektronik: 744025100", "Würth Elektronik", "744025100"),
            ("PMEG3010ER (Nexperia)", "Nexperia", "PMEG3010ER"),
            ("Kemet / C0805C105K4RACTU", "Kemet", "C0805C105K4RACTU"),
            ("ABM8-25.000MHZ-B2-T, Abracon", "Abracon", "ABM8-25.000MHZ-B2-T"),
        ] {
            assert_eq!(split_maker(text), Some((maker, number)), "{text}");
        }
        for text in [
            "RC0402FR-0710KL",
            "Vishay 10k",
            "JST connector",
            "LM358 TI op amp, dual",
            "C1, C2",
            "10k 1%",
            "SSA-115-S-T",
            "ECS-214-S-4X",
        ] {
            assert_eq!(split_maker(text), None, "{text}");
        }
        assert_eq!(split_code("LM358DR, 296-1395-1-ND"), Some(("LM358DR", "296-1395-1-ND")));
        assert_eq!(split_code("LM358DR, LM358DT"), None);
    }
}
