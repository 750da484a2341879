//! Part numbers and maker names brought into one spelling, for comparing only. What is shown stays as in
//! the file.

pub mod guard;

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
    for letter in text.chars() {
        let letter = fold_width(letter);
        if letter.is_ascii() {
            if letter.is_ascii_alphanumeric() || matches!(letter, '+' | '#' | '*' | '=' | '&' | '(' | ')') {
                key.push(letter.to_ascii_uppercase());
            }
        } else if letter.is_alphanumeric() {
            key.extend(letter.to_uppercase());
        }
    }
    if key.get(start..).is_some_and(|it| NO_PART.contains(&it)) {
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

/// Names of one house: the later ones are read as the first.
const SAME_MAKER: [&[&str]; 26] = [
    &["texasinstruments", "ti", "texas"],
    &["stmicro", "st", "stm", "stmicroelectronics", "sgsthomson"],
    &["analogdevices", "analog", "adi", "ad", "linear", "maxim", "maximintegrated"],
    &["on", "onsemi", "fairchild"],
    &["nxp", "nxpusa", "freescale", "philips"],
    &["microchip", "atmel", "microsemi", "mchp"],
    &["infineon", "cypress", "rectifier", "ir"],
    &["murata", "muratamanufacturing", "muratana"],
    &["te", "teconnectivity", "tyco", "amp", "teconnectivityamp"],
    &["vishay", "vishaydale", "vishaysiliconix", "vishayintertechnology"],
    &["würth", "wurth", "wurthelektronik", "würthelektronik", "we", "wuerth", "wuerthelektronik"],
    &["yageo", "phycomp"],
    &["samsung", "samsungelectromechanics", "semco"],
    &["taiyoyuden", "taiyo"],
    &["kemet"],
    &["kyoceraavx", "avx", "kyocera"],
    &["diodes", "diodesinc", "zetex"],
    &["rohm"],
    &["panasonic", "panasonicindustry", "panasoniccomponents"],
    &["tdk", "epcos", "tdkcorp"],
    &["molex"],
    &["jst", "jstmfg", "jstsales"],
    &["silabs", "siliconlabs", "siliconlaboratories"],
    &["nordic"],
    &["espressif", "espressifsystems"],
    &["hirose", "hiroseelectric", "hrs"],
];

/// A maker's name for comparing: lower case, without legal forms and blanks, known other names folded.
pub fn manufacturer_key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    let mut word = String::new();
    for letter in text.chars().map(fold_width).chain([' ']) {
        if letter.is_alphanumeric() {
            word.extend(letter.to_lowercase());
        } else if !matches!(letter, '.' | '\'' | '’') && !word.is_empty() {
            if !COMPANY_WORDS.contains(&word.as_str()) {
                key.push_str(&word);
            }
            word.clear();
        }
    }
    if key.is_empty() {
        // "Semiconductor Components" is all company words: better the whole than nothing.
        key.extend(
            text.chars().map(fold_width).filter(|it| it.is_alphanumeric()).flat_map(char::to_lowercase),
        );
    }
    match SAME_MAKER.iter().find(|names| names.contains(&key.as_str())) {
        Some([first, ..]) => (*first).to_owned(),
        _ => key,
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
