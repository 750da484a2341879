//! The words of statements by language, as data: what a word or a phrase does in a statement.
//!
//! A row is `class ⇥ phrase; phrase; …`. A phrase that ends with `*` is the start of a word. Blanks, hyphens and slashes
//! between words are one blank; apostrophes are left out. Where two languages differ the earlier file counts.

use std::sync::OnceLock;

use crate::domain::sorting::sort_by;

const FILES: [&str; 8] = [
    include_str!("words/en.tsv"),
    include_str!("words/de.tsv"),
    include_str!("words/fr.tsv"),
    include_str!("words/es.tsv"),
    include_str!("words/it.tsv"),
    include_str!("words/zh.tsv"),
    include_str!("words/ja.tsv"),
    include_str!("words/more.tsv"),
];

/// Regimes that statements name. One row a subject: code; class of its name (`S` substances, `R` a law); names; words
/// that say that it is concerned, or not concerned; substances that it lists, each one word.
pub(super) const SUBJECTS: &str = include_str!("words/subjects.tsv");

/// The most letters of a phrase in a script without blanks.
pub(super) const LONGEST: usize = 9;
/// The most words of a phrase.
pub(super) const MOST_WORDS: usize = 7;

/// Phrases with their classes in the order of phrases, and which hashes they have: most texts that are asked for are none.
struct Phrases {
    all: Vec<(&'static str, char)>,
    hashes: Vec<bool>,
}

const HASHES: usize = 1 << 14;

fn hash_of(phrase: &str) -> usize {
    phrase.bytes().fold(0_usize, |hash, it| hash.wrapping_mul(31) ^ usize::from(it)) % HASHES
}

fn phrases() -> &'static Phrases {
    static PHRASES: OnceLock<Phrases> = OnceLock::new();
    PHRASES.get_or_init(|| {
        let mut phrases = Vec::new();
        for row in FILES.iter().flat_map(|it| it.lines()) {
            let Some((class, words)) = row.split_once('\t') else { continue };
            let class = class.chars().next().unwrap_or('!');
            phrases.extend(words.split(';').map(|it| (it.trim(), class)));
        }
        let names = SUBJECTS.lines().flat_map(|it| it.split('\t').skip(2).take(3));
        let names = names.flat_map(|it| it.split(';')).filter(|it| !it.is_empty());
        // To every reading but its own a subject is another one.
        phrases.extend(names.map(|it| (it, 'O')));
        sort_by(&mut phrases, |one, other| one.0.cmp(other.0));
        let mut hashes = vec![false; HASHES];
        for (phrase, _) in &phrases {
            hashes.get_mut(hash_of(phrase)).into_iter().for_each(|it| *it = true);
        }
        Phrases { all: phrases, hashes }
    })
}

/// What a whole phrase does.
pub(super) fn class_of(phrase: &str) -> Option<char> {
    let Phrases { all, hashes } = phrases();
    hashes.get(hash_of(phrase)).filter(|it| **it)?;
    let at = all.partition_point(|it| it.0 < phrase);
    all.get(at).filter(|it| it.0 == phrase).map(|it| it.1)
}

/// What a word does by its start, the longest that is known.
pub(super) fn class_of_stem(word: &str) -> Option<char> {
    let starts = word.char_indices().map(|it| it.0).filter(|it| *it > 3).chain([word.len()]);
    let mut stem = String::new();
    let mut found = None;
    for end in starts {
        stem.clear();
        stem.push_str(word.get(..end)?);
        stem.push('*');
        found = class_of(&stem).or(found);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::tokens::KNOWN;
    use super::FILES;

    #[test]
    fn every_row_has_a_class_and_phrases() {
        for row in FILES.iter().flat_map(|it| it.lines()) {
            let (class, phrases) = row.split_once('\t').unwrap();
            assert!(class.chars().count() == 1 && KNOWN.contains(class), "{row}");
            assert!(phrases.split(';').all(|it| !it.trim().is_empty() && it == it.to_lowercase()), "{row}");
        }
    }
}
