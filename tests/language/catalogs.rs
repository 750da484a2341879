//! Both catalogs have every sentence, with its values, and nothing else.

use std::collections::BTreeSet;

use bomlight::domain::language::{Catalog, Language};

use crate::sentences::{read, sentences};

fn catalog(language: Language) -> &'static Catalog {
    Catalog::embedded(language).expect("a catalog")
}

const OTHERS: [Language; 2] = [Language::German, Language::Chinese];

#[test]
fn every_sentence_has_all_languages_and_no_catalog_has_more() {
    let wanted = sentences();
    assert!(wanted.len() > 1_500, "{} sentences were found", wanted.len());
    for language in OTHERS {
        let known: BTreeSet<String> = catalog(language).pairs().iter().map(|it| it.0.to_owned()).collect();
        let missing: Vec<&String> = wanted.difference(&known).collect();
        assert!(missing.is_empty(), "{language:?} lacks {missing:#?}");
        let unused: Vec<&String> = known.difference(&wanted).collect();
        assert!(unused.is_empty(), "nobody says in {language:?}: {unused:#?}");
    }
}

#[test]
fn a_sentence_has_the_same_values_in_all_languages() {
    for language in OTHERS {
        for (english, other) in catalog(language).pairs() {
            assert!(!other.trim().is_empty(), "{language:?} says nothing for “{english}”");
            assert_eq!(values(english), values(other), "{language:?}: “{english}” is “{other}”");
        }
    }
}

/// The values of a sentence: by their names, or by their places from 1 on.
fn values(sentence: &str) -> BTreeSet<String> {
    let named = sentence.split('{').skip(1).filter_map(|it| it.split_once('}')).map(|it| it.0);
    let place =
        |(at, name): (usize, &str)| if name.is_empty() { (at + 1).to_string() } else { name.to_owned() };
    named.enumerate().map(place).collect()
}

#[test]
fn the_catalogs_are_sorted_so_that_sentences_are_found() {
    for (language, file) in OTHERS.into_iter().zip(["de.txt", "zh.txt"]) {
        let text = read(&["src/domain/words/language/", file].concat());
        assert!(
            text.lines().count() == 2 * catalog(language).pairs().len(),
            "{file} has pairs of lines alone"
        );
        let pairs = catalog(language).pairs();
        let unsorted = pairs.windows(2).find(|pair| pair[0].0 >= pair[1].0);
        assert_eq!(unsorted, None, "{file}");
    }
}
