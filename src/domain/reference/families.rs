//! Families of parts as sellers call them: microcontrollers, pin headers, MLCCs. Told from words of the description.

use std::sync::LazyLock;

/// `code<TAB>word|word…` in the order in which they decide; a code is in English and in the plural.
const TEXT: &str = include_str!("families.tsv");

/// The families with the words that tell them, in lower case.
static FAMILIES: LazyLock<Vec<(&str, Vec<&str>)>> = LazyLock::new(|| {
    let rows = TEXT.lines().skip(1).filter_map(|it| it.split_once('\t'));
    rows.map(|(code, words)| (code, words.split('|').collect())).collect()
});

/// The place of a family in the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PartFamily(u8);

impl PartFamily {
    /// The family that a description tells, if any.
    pub fn of(description: &str) -> Option<Self> {
        let text = format!(" {} ", description.to_lowercase().replace(['/', ',', '(', ')', '_', ';'], " "));
        let found = FAMILIES.iter().position(|it| it.1.iter().any(|word| text.contains(word)))?;
        u8::try_from(found).ok().map(Self)
    }

    pub fn code(self) -> &'static str {
        FAMILIES.get(usize::from(self.0)).map_or("", |it| it.0)
    }

    /// A letter that stands for the family in keys.
    pub(super) fn letter(self) -> u8 {
        b'!'.saturating_add(self.0)
    }

    pub(super) fn from_letter(letter: u8) -> Option<Self> {
        letter.checked_sub(b'!').filter(|it| usize::from(*it) < FAMILIES.len()).map(Self)
    }
}
