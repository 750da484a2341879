//! A quick look for words in a text: one pass over it for all of them, where a search for each would walk it many times.

/// A few words of ASCII letters in upper or lower case, 32 letters together at most: each has a bit.
pub struct Glance {
    /// The bits of a sign.
    bits: [u32; 256],
    starts: u32,
    ends: u32,
}

impl Glance {
    pub fn of(words: &[&str]) -> Self {
        let mut glance = Self { bits: [0; 256], starts: 0, ends: 0 };
        let mut bit = 1_u32;
        for word in words {
            glance.starts |= bit;
            for letter in word.bytes() {
                for sign in [letter.to_ascii_lowercase(), letter.to_ascii_uppercase()] {
                    if let Some(bits) = glance.bits.get_mut(usize::from(sign)) {
                        *bits |= bit;
                    }
                }
                bit <<= 1;
            }
            glance.ends |= bit >> 1;
        }
        glance
    }

    /// Whether one of the words stands in the text.
    pub fn is_in(&self, text: &str) -> bool {
        // How far each word has been met by now.
        let mut met = 0;
        text.bytes().any(|sign| {
            met = (met << 1 | self.starts) & self.bits.get(usize::from(sign)).copied().unwrap_or(0);
            met & self.ends != 0
        })
    }
}

/// How many lists of words there are.
const LISTS: usize = 1024;

/// Many words, in lists by their first three letters; none is shorter.
pub struct WordList(Vec<Vec<Word>>);

struct Word {
    start: u32,
    word: &'static [u8],
    number: u16,
}

impl WordList {
    /// Words with their numbers.
    pub fn of(words: impl Iterator<Item = (&'static str, u16)>) -> Self {
        let mut lists = Vec::new();
        lists.resize_with(LISTS, Vec::new);
        for (word, number) in words {
            let word = word.as_bytes();
            let Some(start) = word.first_chunk().map(start_of) else { continue };
            if let Some(list) = lists.get_mut(list_of(start)) {
                list.push(Word { start, word, number });
            }
        }
        Self(lists)
    }

    /// The lowest number of a word that stands in the text.
    pub fn first_in(&self, text: &[u8]) -> Option<u16> {
        let mut first = None;
        for (at, letters) in text.windows(3).enumerate() {
            let Some(start) = letters.first_chunk().map(start_of) else { continue };
            for it in self.0.get(list_of(start)).into_iter().flatten() {
                let is_before = it.start == start && first.is_none_or(|first| it.number < first);
                if is_before && text.get(at..).is_some_and(|rest| rest.starts_with(it.word)) {
                    first = Some(it.number);
                }
            }
        }
        first
    }
}

/// The first letters of a word as a number.
fn start_of(letters: &[u8; 3]) -> u32 {
    let [one, two, three] = *letters;
    u32::from_be_bytes([0, one, two, three])
}

/// The list that words with this start are in.
fn list_of(start: u32) -> usize {
    (start.wrapping_mul(0x9e37_79b1) >> 22) as usize
}

#[cfg(test)]
mod tests {
    use super::{Glance, WordList};

    proptest::proptest! {
        #[test]
        fn a_word_is_seen_wherever_it_stands(text in "[abcnoOt ]{0,12}") {
            const WORDS: [&str; 4] = ["not", "on", "no ", "cab"];
            let low = text.to_lowercase();
            proptest::prop_assert_eq!(Glance::of(&WORDS).is_in(&text), WORDS.iter().any(|it| low.contains(it)));
        }

        #[test]
        fn the_first_word_of_the_list_is_found(text in "[abcn]{0,12}") {
            const WORDS: [&str; 5] = ["cab", "nab", "abc", "bcan", "aaa"];
            let words = WordList::of(WORDS.into_iter().zip(0..));
            let first = WORDS.iter().position(|it| text.contains(it));
            proptest::prop_assert_eq!(words.first_in(text.as_bytes()).map(usize::from), first);
        }
    }
}
