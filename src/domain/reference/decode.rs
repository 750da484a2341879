//! Part numbers of passive parts, read by the ordering codes of their makers (docs/decoding.md).
//!
//! A family is a line of data in `decode/makers/`, and one small interpreter reads them all. The whole part number must
//! match: what is half understood is not decoded.

mod against;
mod as_passive;
mod codes;
pub mod decoded;
mod families;
mod walk;

pub use against::{Difference, against};
pub use as_passive::as_passive;
pub use decoded::{Decoded, Unit};

use crate::domain::spelling::fold_width;
use rust_decimal::Decimal;

/// What a part number says. `maker` as the file names it, or empty: of makers that share a form it chooses.
pub fn decode(mpn: &str, maker: &str) -> Option<Decoded> {
    // "YAGEO RC0402FR-0710KL (35051914707)": the maker before it, another number behind it.
    let mpn = mpn.split('(').next().unwrap_or_default().trim_end_matches([' ', '.']);
    let named = mpn.split_once(' ').filter(|it| families::Stated::new(it.0).is_known());
    let (maker, mpn) = named.unwrap_or((maker, mpn));
    let mut code = if mpn.is_ascii() {
        mpn.to_ascii_uppercase()
    } else {
        mpn.chars().map(|it| fold_width(it).to_ascii_uppercase()).collect()
    };
    // "ABLS-24.000MHZ" is not "ABLS2-4.000MHZ"; elsewhere people leave hyphens out.
    let keeps_hyphens = code.as_bytes().windows(2).any(|it| matches!(it, [b'H', b'Z']));
    if code.bytes().any(|it| matches!(it, b' ' | b'_' | b',' | b'-')) {
        code.retain(|it| !matches!(it, ' ' | '_' | ',') && (it != '-' || keeps_hyphens));
    }
    // Shorter ones are no ordering codes, and longer ones are no part numbers.
    if !(6..=32).contains(&code.len()) {
        return None;
    }
    let mut stated = None;
    let mut first = None;
    for family in families::starting_with(&code) {
        let Some(found) = walk::walk(family, &code) else { continue };
        let stated = stated.get_or_insert_with(|| families::Stated::new(maker));
        if stated.is_empty() || stated.is_of(family.makers) {
            return Some(found);
        }
        first = first.or(Some(found));
    }
    first
}

/// The value that a part number tells.
pub fn value_of(mpn: &str) -> Option<(Unit, Decimal)> {
    decode(mpn, "").map(|it| (it.unit, it.value))
}

/// Both values are told, and are not the same.
pub fn differ(one: Option<(Unit, Decimal)>, other: Option<(Unit, Decimal)>) -> bool {
    one.zip(other).is_some_and(|(one, other)| one != other)
}

#[cfg(test)]
mod tests {
    use super::{Decoded, decode, differ, value_of};

    /// All that is told, in one line.
    fn in_one_line(part: &Decoded) -> String {
        let value = part.value.to_string();
        let voltage = part.voltage.map(|it| format!("{it}V")).unwrap_or_default();
        let power = if part.power.is_empty() { String::new() } else { format!("{}W", part.power) };
        let told = [
            part.manufacturer,
            part.series,
            part.class.code(),
            &value,
            part.unit.code(),
            part.tolerance,
            &voltage,
            &power,
            part.dielectric,
            part.size,
            part.packaging,
            part.lead,
        ];
        told.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// `decode/examples.tsv`: part number, maker, what it says; at least one of each family.
    #[test]
    fn each_family_is_read_as_its_examples_say() {
        let mut read = 0;
        for row in include_str!("decode/examples.tsv").lines() {
            let [mpn, maker, expected] = row.split('\t').collect::<Vec<_>>()[..] else { panic!("{row}") };
            let told = decode(mpn, maker).map(|it| in_one_line(&it));
            assert_eq!(told.as_deref().unwrap_or_default(), expected, "{mpn} of {maker}");
            read += 1;
        }
        assert!(read >= super::families::count(), "a family has no example");
    }

    #[test]
    fn part_numbers_that_people_know_are_read() {
        for (mpn, expected) in [
            ("RC0402FR-0710KL", "Yageo RC resistor 10000 ohm 1% 0.0625W 0402 reel free"),
            ("yageo rc0402jr-070rl", "Yageo RC resistor 0 ohm 5% 0.0625W 0402 reel free"),
            ("RC0603FR-074K99L", "Yageo RC resistor 4990 ohm 1% 0.1W 0603 reel free"),
            ("CRCW040210K0FKED", "Vishay CRCW resistor 10000 ohm 1% 0.0625W 0402 reel free"),
            ("CRCW06030000Z0EA", "Vishay CRCW resistor 0 ohm 0603 reel free"),
            ("ERJ-2RKF1002X", "Panasonic ERJ resistor 10000 ohm 1% 0402 reel"),
            ("ERJ-3GEYJ103V", "Panasonic ERJ resistor 10000 ohm 5% 0603 reel"),
            ("0603WAF1002T5E", "UNI-ROYAL resistor 10000 ohm 1% 0.1W 0603 reel"),
            ("MCR03ERTF1002", "ROHM MCR resistor 10000 ohm 1% 0603 reel"),
            ("RK73H1ETTP1002F", "KOA RK73 resistor 10000 ohm 1% 0402 reel"),
            ("GRM155R71C104KA88D", "Murata GRM capacitor 0.0000001 farad 10% 16V X7R 0402 reel"),
            ("GRM1555C1H1R0CA01D", "Murata GRM capacitor 0.000000000001 farad 0.25pF 50V C0G 0402 reel"),
            ("CL05B104KO5NNNC", "Samsung CL capacitor 0.0000001 farad 10% 16V X7R 0402"),
            ("CC0402KRX7R7BB104", "Yageo CC capacitor 0.0000001 farad 10% 16V X7R 0402 reel"),
            ("C0402C104K4RACTU", "KEMET C capacitor 0.0000001 farad 10% 16V X7R 0402 free"),
            ("C0402C109C5GACTU", "KEMET C capacitor 0.000000000001 farad 0.25pF 50V C0G 0402 free"),
            ("C1005X7R1C104K050BC", "TDK C capacitor 0.0000001 farad 10% 16V X7R 0402"),
            ("EMK105B7104KV-F", "Taiyo Yuden capacitor 0.0000001 farad 10% 16V X7R 0402"),
            ("0402YC104KAT2A", "Kyocera AVX capacitor 0.0000001 farad 10% 16V X7R 0402"),
            ("TAJA106K010RNJ", "Kyocera AVX TAJ capacitor 0.00001 farad 10% 10V A"),
            ("BLM18AG601SN1D", "Murata BLM inductor 600 ohm 0603 reel"),
            ("LQG15HS10NJ02D", "Murata LQG inductor 0.00000001 henry 5% 0402 reel"),
            ("SRN4018-100M", "Bourns SRN inductor 0.00001 henry 20%"),
            ("XAL4020-222MEB", "Coilcraft XAL inductor 0.0000022 henry 20%"),
            ("ABLS-24.000MHZ-B4-T", "Abracon ABLS crystal 24000000 hertz"),
            ("ABLS2-4.000MHZ-D4Y-T", "Abracon ABLS2 crystal 4000000 hertz"),
            ("0466001.NRHF", "Littelfuse 0466 fuse 1 ampere"),
            ("ABM8-16.000MHZ-B2-T", "Abracon ABM8 crystal 16000000 hertz"),
        ] {
            let told = decode(mpn, "").map(|it| in_one_line(&it));
            assert_eq!(told.as_deref(), Some(expected), "{mpn}");
        }
    }

    #[test]
    fn what_is_half_understood_is_not_decoded() {
        for mpn in [
            "",
            "10k",
            "RC0402FR-0710KX",
            "RC0402FR-07L",
            "GRM155R71C104",
            "LM358DR",
            "STM32F103C8T6",
            "1N4148W",
        ] {
            assert_eq!(decode(mpn, ""), None, "{mpn}");
        }
    }

    #[test]
    fn ten_ohms_are_not_twenty_two() {
        let differ_in_value = |one: &str, other: &str| differ(value_of(one), value_of(other));
        assert!(differ_in_value("RC0402FR-0710RL", "RC0402FR-0722RL"));
        assert!(differ_in_value("RC0402FR-0710RL", "GRM155R71C104KA88D"));
        assert!(!differ_in_value("RC0402FR-0710RL", "CRCW040210R0FKED"));
        assert!(!differ_in_value("RC0402FR-0710RL", "R-10"));
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_without_a_crash(mpn in "\\PC{0,40}", code in "[A-Z0-9.]{0,24}") {
            for text in [mpn.as_str(), code.as_str(), &["RC0402FR-07", &code].concat()] {
                let _ = decode(text, "Yageo");
            }
        }
    }
}
