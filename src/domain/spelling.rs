//! Part numbers and maker names brought into one spelling, for comparing only. What is shown stays as in
//! the file.

pub mod glance;
pub mod guard;
mod no_number;

pub use no_number::is_no_number;

/// Words in the place of a part number that name no part.
const NO_PART: [&str; 17] = [
    "NA",
    "NONE",
    "NULL",
    "TBD",
    "TBA",
    "TBC",
    "GENERIC",
    "ANY",
    "DNP",
    "DNI",
    "DNF",
    "NC",
    "UNKNOWN",
    "VARIOUS",
    "NOTAPPLICABLE",
    "NOMPN",
    "X",
];

/// An MPN for comparing: upper case, full-width folded, without blanks, hyphens, dots, slashes, commas and
/// underscores. Packaging suffixes stay, since a reel is another ordering code. Empty where the text names no part.
pub fn part_key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    push_part_key(text, &mut key);
    key
}

/// Like [`part_key`], added to the end of `key`.
pub fn push_part_key(text: &str, key: &mut String) {
    let start = key.len();
    key.reserve(text.len());
    for letter in text.chars() {
        let letter = if letter.is_ascii() { letter } else { fold_width(letter) };
        if letter.is_ascii() {
            if letter.is_ascii_alphanumeric() || matches!(letter, '+' | '#' | '*' | '=' | '&' | '(' | ')') {
                key.push(letter.to_ascii_uppercase());
            }
        } else if letter.is_alphanumeric() {
            key.extend(letter.to_uppercase());
        }
    }
    if key.get(start..).is_some_and(|it| NO_PART.contains(&it)) || is_no_number(text) {
        key.truncate(start);
    }
}

/// A full-width letter, digit or sign as its plain twin.
pub fn fold_width(letter: char) -> char {
    match letter {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(letter as u32 - 0xFEE0).unwrap_or(letter),
        '\u{3000}' => ' ',
        _ => letter,
    }
}

/// Words of a maker's name that do not tell it from others.
const COMPANY_WORDS: [&str; 37] = [
    "inc",
    "incorporated",
    "corp",
    "corporation",
    "co",
    "company",
    "ltd",
    "limited",
    "llc",
    "gmbh",
    "ag",
    "kg",
    "sa",
    "spa",
    "srl",
    "bv",
    "nv",
    "plc",
    "oy",
    "ab",
    "kk",
    "pte",
    "pty",
    "group",
    "holdings",
    "international",
    "intl",
    "electronics",
    "electronic",
    "semiconductor",
    "semiconductors",
    "technology",
    "technologies",
    "components",
    "usa",
    "america",
    "the",
];

/// Names of one house in the order of their bytes: the former are read as the latter.
const SAME_MAKER: [(&str, &str); 61] = [
    ("ad", "analogdevices"),
    ("adi", "analogdevices"),
    ("amp", "te"),
    ("analog", "analogdevices"),
    ("atmel", "microchip"),
    ("avx", "kyoceraavx"),
    ("cypress", "infineon"),
    ("diodesinc", "diodes"),
    ("epcos", "tdk"),
    ("espressifsystems", "espressif"),
    ("fairchild", "on"),
    ("freescale", "nxp"),
    ("futuredevices", "ftdi"),
    ("hiroseelectric", "hirose"),
    ("hrs", "hirose"),
    ("idt", "renesas"),
    ("intersil", "renesas"),
    ("ir", "infineon"),
    ("jstmfg", "jst"),
    ("jstsales", "jst"),
    ("kyocera", "kyoceraavx"),
    ("linear", "analogdevices"),
    ("maxim", "analogdevices"),
    ("maximintegrated", "analogdevices"),
    ("mchp", "microchip"),
    ("microsemi", "microchip"),
    ("muratamanufacturing", "murata"),
    ("muratana", "murata"),
    ("nexperia", "nxp"),
    ("nxpusa", "nxp"),
    ("onsemi", "on"),
    ("panasoniccomponents", "panasonic"),
    ("panasonicindustry", "panasonic"),
    ("philips", "nxp"),
    ("phycomp", "yageo"),
    ("rectifier", "infineon"),
    ("samsungelectromechanics", "samsung"),
    ("semco", "samsung"),
    ("sgsthomson", "stmicro"),
    ("siliconlaboratories", "silabs"),
    ("siliconlabs", "silabs"),
    ("st", "stmicro"),
    ("stm", "stmicro"),
    ("stmicroelectronics", "stmicro"),
    ("taiyo", "taiyoyuden"),
    ("tdkcorp", "tdk"),
    ("teconnectivity", "te"),
    ("teconnectivityamp", "te"),
    ("texas", "texasinstruments"),
    ("ti", "texasinstruments"),
    ("tyco", "te"),
    ("vishaydale", "vishay"),
    ("vishayintertechnology", "vishay"),
    ("vishaysiliconix", "vishay"),
    ("we", "würth"),
    ("wuerth", "würth"),
    ("wuerthelektronik", "würth"),
    ("wurth", "würth"),
    ("wurthelektronik", "würth"),
    ("würthelektronik", "würth"),
    ("zetex", "diodes"),
];

/// A maker's name for comparing: lower case, without legal forms and blanks, known other names folded.
pub fn manufacturer_key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    // Where the word begins that is read.
    let mut start = 0;
    for letter in text.chars().map(fold_width).chain([' ']) {
        if letter.is_ascii_alphanumeric() {
            key.push(letter.to_ascii_lowercase());
        } else if letter.is_alphanumeric() {
            key.extend(letter.to_lowercase());
        } else if !matches!(letter, '.' | '\'' | '’') {
            if key.get(start..).is_some_and(|it| COMPANY_WORDS.contains(&it)) {
                key.truncate(start);
            }
            start = key.len();
        }
    }
    if key.is_empty() {
        // "Semiconductor Components" is all company words: better the whole than nothing.
        key.extend(
            text.chars().map(fold_width).filter(|it| it.is_alphanumeric()).flat_map(char::to_lowercase),
        );
    }
    match SAME_MAKER.binary_search_by(|it| it.0.cmp(key.as_str())).ok().and_then(|at| SAME_MAKER.get(at)) {
        Some((_, house)) => (*house).to_owned(),
        None => key,
    }
}

/// Two keys of [`manufacturer_key`] that can be the same house: one is blank, or one begins the other.
pub fn may_be_same_maker(one: &str, other: &str) -> bool {
    one.is_empty() || other.is_empty() || one == other || begins(one, other) || begins(other, one)
}

/// Short names begin too many others ("on", "st").
fn begins(long: &str, short: &str) -> bool {
    short.chars().count() >= 4 && long.starts_with(short)
}

#[cfg(test)]
mod tests {
    use super::{SAME_MAKER, manufacturer_key};

    #[test]
    fn names_of_one_house_are_found() {
        assert!(SAME_MAKER.is_sorted());
        for (name, house) in SAME_MAKER {
            assert_eq!(manufacturer_key(name), house);
            assert_eq!(manufacturer_key(house), house);
        }
    }
}
