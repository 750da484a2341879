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
const LISTS: usize = 1 << 10;

/// Many words, in lists by their first three letters; none is shorter.
pub struct WordList {
    lists: Vec<Vec<Word>>,
    /// Bits of the starts of all words: of most letters of a text nothing else is asked.
    starts: Vec<u64>,
}

struct Word {
    start: u32,
    word: &'static [u8],
    number: u16,
}

impl WordList {
    /// Words with their numbers.
    pub fn of(words: impl Iterator<Item = (&'static str, u16)>) -> Self {
        let (mut lists, mut starts) = (Vec::new(), vec![0; LISTS]);
        lists.resize_with(LISTS, Vec::new);
        for (word, number) in words {
            let word = word.as_bytes();
            let Some(start) = word.first_chunk().map(start_of) else { continue };
            let (place, bit) = bit_of(start);
            if let (Some(list), Some(bits)) = (lists.get_mut(place), starts.get_mut(place)) {
                list.push(Word { start, word, number });
                *bits |= bit;
            }
        }
        Self { lists, starts }
    }

    /// The lowest number of a word that stands in the text.
    pub fn first_in(&self, text: &[u8]) -> Option<u16> {
        let mut first = None;
        self.each_in(text, |it| first = Some(first.map_or(it, |first: u16| first.min(it))));
        first
    }

    /// Tells the number of each word that stands in the text, as often as it does.
    pub fn each_in(&self, text: &[u8], mut tell: impl FnMut(u16)) {
        let mut start = 0;
        for (end, letter) in text.iter().enumerate() {
            start = (start << 8 | u32::from(*letter)) & 0x00ff_ffff;
            let (place, bit) = bit_of(start);
            if self.starts.get(place).is_some_and(|it| it & bit != 0)
                && let Some(rest) = end.checked_sub(2).and_then(|it| text.get(it..))
            {
                let list = self.lists.get(place).map_or(&[][..], Vec::as_slice);
                let begun = list.iter().filter(|it| it.start == start && rest.starts_with(it.word));
                begun.for_each(|it| tell(it.number));
            }
        }
    }
}

/// The first letters of a word as a number.
fn start_of(letters: &[u8; 3]) -> u32 {
    let [one, two, three] = *letters;
    u32::from_be_bytes([0, one, two, three])
}

/// The list that words with this start are in, and its bit there.
fn bit_of(start: u32) -> (usize, u64) {
    let hash = start.wrapping_mul(0x9e37_79b1) >> 16;
    ((hash >> 6) as usize, 1 << (hash & 63))
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
