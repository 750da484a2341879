//! Numbers of parts: the maker's, a distributor's, the company's own.

use super::{is_url, looks_like_value};
use crate::domain::bom::designators::{designator_share, looks_like_designator};
use crate::domain::sorting::is_in;

/// Codes of distributors that show whose they are: `296-1234-1-ND`, `C25804`, `81-GRM188R71`.
pub(crate) fn looks_like_seller_code(text: &str) -> bool {
    let text = text.trim();
    if text.len() < 4 || text.len() > 40 || text.contains(char::is_whitespace) {
        return false;
    }
    if text.ends_with("-ND") || text.ends_with("-nd") {
        return true;
    }
    if let Some(digits) = text.strip_prefix('C')
        && (4..=9).contains(&digits.len())
        && digits.bytes().all(|it| it.is_ascii_digit())
    {
        return true;
    }
    // Newark: two digits, a letter, four digits.
    if let [tens, ones, letter, digits @ ..] = text.as_bytes()
        && [tens, ones].into_iter().chain(digits).all(u8::is_ascii_digit)
        && letter.is_ascii_uppercase()
        && digits.len() == 4
    {
        return true;
    }
    // Mouser: two or three digits, a hyphen, then the maker's own number with letters.
    if let Some((head, tail)) = text.split_once('-')
        && (2..=3).contains(&head.len())
        && head.bytes().all(|it| it.is_ascii_digit())
        && tail.len() >= 5
        && tail.bytes().any(|it| it.is_ascii_alphabetic())
    {
        return true;
    }
    false
}

/// Digits in groups, as companies number their own parts: `100-0001`, `1.01.0042`, `RM-0042`.
pub(super) fn looks_like_house_number(text: &str) -> bool {
    // `CMS-R-0012` is one of them with a family before it.
    let family = text.split_once('-').filter(|it| (2..=4).contains(&it.0.len()) && it.1.contains('-'));
    let tail = match family {
        Some((family, tail)) if family.bytes().all(|it| it.is_ascii_uppercase()) => tail,
        _ => text,
    };
    if let Some((kind, number)) = tail.split_once('-')
        && (1..=4).contains(&kind.len())
        && (3..=6).contains(&number.len())
        && kind.bytes().all(|it| it.is_ascii_uppercase())
        && number.bytes().all(|it| it.is_ascii_digit())
    {
        return true;
    }
    let signs = text.bytes().filter(|it| matches!(it, b'-' | b'.')).count();
    let is_grouped = text.contains('-') || signs >= 2;
    (5..=24).contains(&text.len())
        && is_grouped
        && text.split(['-', '.']).all(|it| !it.is_empty() && it.bytes().all(|byte| byte.is_ascii_digit()))
}

/// One word of letters and digits, as makers number their parts.
pub(crate) fn looks_like_part_number(text: &str) -> bool {
    let text = text.trim();
    if text.len() < 4 || text.len() > 48 || text.split_whitespace().count() > 2 || is_url(text) {
        return false;
    }
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let letters = text.bytes().filter(u8::is_ascii_alphabetic).count();
    let odd = text
        .chars()
        .filter(|it| {
            !it.is_ascii_alphanumeric()
                && !matches!(it, '-' | '/' | '.' | '+' | '_' | '#' | ',' | '(' | ')' | ' ' | '*' | '=')
        })
        .count();
    if odd > 0 || digits < 2 {
        return false;
    }
    if letters == 0 {
        return digits >= 6 && !text.contains('.');
    }
    !looks_like_value(text) && !looks_like_designator(text) && designator_share(text).unwrap_or(0.0) < 0.5
}

/// The name of a part in a library of symbols: `Device:C`, `C1608-1uF-16V`, `RES_10K_0603`. No maker writes a value so.
pub(crate) fn is_library_name(text: &str) -> bool {
    if text.len() > 64 || text.contains(' ') || is_url(text) {
        return false;
    }
    if let Some((library, name)) = text.split_once(':') {
        return !library.contains('/') && name.contains(char::is_alphabetic);
    }
    let mut pieces = text.split(['-', '_', '@']);
    let kind = pieces.next().unwrap_or("").trim_end_matches(|it: char| it.is_ascii_digit());
    let is_kind = is_in(&KINDS, &kind.to_ascii_lowercase());
    let values = pieces.filter(|it| !it.ends_with(['M', 'm', 'A', 'a']) && looks_like_value(it)).count();
    values > 1 || is_kind && values > 0
}

/// What names of a library begin with, in the order of their bytes.
const KINDS: [&str; 12] =
    ["c", "cap", "capacitor", "cc", "cer", "ind", "inductor", "l", "r", "rc", "res", "resistor"];

/// Letters of designators that everybody uses, in the order of their bytes.
const PLACES: [&str; 49] = [
    "A", "ANT", "B", "BAT", "BT", "BZ", "C", "CN", "CON", "CR", "D", "DA", "DD", "DS", "F", "FB", "FL", "FU",
    "H", "HL", "IC", "J", "JP", "K", "L", "LD", "LED", "LS", "MH", "MK", "OK", "P", "PS", "Q", "R", "RN",
    "RT", "RV", "S", "SW", "T", "TP", "U", "VD", "VR", "VT", "X", "XTAL", "Y",
];

/// True where all names begin as designators do on any board, with small numbers: `BC547` and `M3` may be parts.
pub(super) fn names_places(text: &str) -> bool {
    text.split([',', ' ', ';', '-', '\n', '、', '，']).filter(|it| !it.is_empty()).all(|token| {
        let letters = token.trim_end_matches(|it: char| it.is_ascii_digit());
        let digits = token.len() - letters.len();
        digits <= 3 && (letters.is_empty() || digits > 0 && is_in(&PLACES, letters))
    })
}
