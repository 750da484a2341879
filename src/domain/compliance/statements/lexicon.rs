//! The words of statements by language, as data: what a word or a phrase does in a statement.
//!
//! A row is `class ⇥ phrase; phrase; …`. A phrase that ends with `*` is the start of a word. Blanks, hyphens and slashes
//! between words are one blank; apostrophes are left out. Where two languages differ the earlier file counts.

use std::sync::OnceLock;

use crate::domain::hash::QuickMap;

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

/// The classes of phrases. Most texts that are asked for are none.
fn phrases() -> &'static QuickMap<&'static str, char> {
    static PHRASES: OnceLock<QuickMap<&'static str, char>> = OnceLock::new();
    PHRASES.get_or_init(|| {
        let mut phrases = QuickMap::default();
        for row in FILES.iter().flat_map(|it| it.lines()) {
            let Some((class, words)) = row.split_once('\t') else { continue };
            let class = class.chars().next().unwrap_or('!');
            words.split(';').for_each(|it| {
                phrases.entry(it.trim()).or_insert(class);
            });
        }
        let names = SUBJECTS.lines().flat_map(|it| it.split('\t').skip(2).take(3));
        // To every reading but its own a subject is another one.
        for name in names.flat_map(|it| it.split(';')).filter(|it| !it.is_empty()) {
            phrases.entry(name).or_insert('O');
        }
        phrases
    })
}

/// What a whole phrase does.
pub(super) fn class_of(phrase: &str) -> Option<char> {
    phrases().get(phrase).copied()
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
