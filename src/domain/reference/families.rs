//! Families of parts as sellers call them: microcontrollers, pin headers, MLCCs. Told from words of the description.

use std::sync::LazyLock;

use crate::domain::spelling::glance::WordList;

/// `code<TAB>word|word…` in the order in which they decide; a code is in English and in the plural.
const TEXT: &str = include_str!("families.tsv");

/// The families with the words that tell them, in lower case.
static FAMILIES: LazyLock<Vec<(&str, Vec<&str>)>> = LazyLock::new(|| {
    let rows = TEXT.lines().skip(1).filter_map(|it| it.split_once('\t'));
    rows.map(|(code, words)| (code, words.split('|').collect())).collect()
});

/// All words with the place of their family.
static WORDS: LazyLock<WordList> = LazyLock::new(|| {
    let families = (0_u16..).zip(FAMILIES.iter());
    WordList::of(families.flat_map(|(at, family)| family.1.iter().map(move |it| (*it, at))))
});

/// What parts words as a blank does.
fn is_gap(sign: u8) -> bool {
    matches!(sign, b'/' | b',' | b'(' | b')' | b'_' | b';')
}

/// No letter of a text, so that it stands for nothing else in a key.
const FIRST_LETTER: u8 = 0x80;

/// The place of a family in the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PartFamily(u8);

impl PartFamily {
    /// The family that a description tells, if any.
    pub fn of(description: &str) -> Option<Self> {
        let mut text = Vec::with_capacity(description.len() + 2);
        text.push(b' ');
        if description.is_ascii() {
            text.extend(
                description.bytes().map(|it| if is_gap(it) { b' ' } else { it.to_ascii_lowercase() }),
            );
        } else {
            let low: String = description.chars().flat_map(char::to_lowercase).collect();
            text.extend(low.bytes().map(|it| if is_gap(it) { b' ' } else { it }));
        }
        text.push(b' ');
        WORDS.first_in(&text).and_then(|it| u8::try_from(it).ok()).map(Self)
    }

    pub fn code(self) -> &'static str {
        FAMILIES.get(usize::from(self.0)).map_or("", |it| it.0)
    }

    /// The family of a code of the table.
    pub(super) fn from_code(code: &str) -> Option<Self> {
        (0_u8..).zip(FAMILIES.iter()).find(|it| it.1.0 == code).map(|it| Self(it.0))
    }

    /// A letter that stands for the family in keys.
    pub(super) fn letter(self) -> u8 {
        FIRST_LETTER.saturating_add(self.0)
    }

    pub(super) fn from_letter(letter: u8) -> Option<Self> {
        letter.checked_sub(FIRST_LETTER).filter(|it| usize::from(*it) < FAMILIES.len()).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::{FAMILIES, FIRST_LETTER, PartFamily};

    #[test]
    fn families_are_told_by_the_words_of_sellers() {
        for (text, code) in [
            ("IC MCU 32BIT 256KB FLASH 64LQFP", "microcontrollers"),
            ("RES 10K OHM 1% 1/16W 0402", "chip resistors"),
            ("CAP CER 0.1UF 16V X7R 0402", "ceramic capacitors"),
            ("Linear Voltage Regulator IC Positive Fixed 1 Output 1A SOT-223-3", "linear regulators"),
            ("CONN HEADER VERT 4POS 2.54MM", "pin headers"),
            ("FERRITE BEAD 600 OHM 0603 1LN", "ferrite beads"),
            ("DIODE SCHOTTKY 60V 1A SMA", "schottky diodes"),
            ("Stepper motor driver, 2 A", "motor drivers"),
        ] {
            assert_eq!(PartFamily::of(text).map(PartFamily::code), Some(code), "{text}");
        }
        assert_eq!(PartFamily::of(""), None);
        assert_eq!(PartFamily::of("something else"), None);
        // A motor is no IC that drives one.
        assert_eq!(PartFamily::of("NEMA 17 stepper motor"), None);
    }

    proptest::proptest! {
        #[test]
        fn the_first_family_of_the_table_decides(text in "[a-z /-]{0,12}", one in 0_usize..400, two in 0_usize..400) {
            let words: Vec<&str> = FAMILIES.iter().flat_map(|it| it.1.iter().copied()).collect();
            let word = |at: usize| words.get(at).copied().unwrap_or_default();
            let text = format!("{}{text}{}", word(one), word(two));
            let plain = format!(" {} ", text.to_lowercase().replace(['/', ',', '(', ')', '_', ';'], " "));
            let first = FAMILIES.iter().find(|it| it.1.iter().any(|word| plain.contains(word)));
            proptest::prop_assert_eq!(PartFamily::of(&text).map(PartFamily::code), first.map(|it| it.0));
        }
    }

    #[test]
    fn every_family_has_a_letter_of_its_own() {
        assert!(FAMILIES.len() <= 256 - usize::from(FIRST_LETTER));
        assert!(
            FAMILIES
                .iter()
                .all(|it| it.1.iter().all(|word| !word.is_empty() && *word == word.to_lowercase()))
        );
    }
}
