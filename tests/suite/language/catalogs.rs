//! Both catalogs have every sentence, with its values, and nothing else.

use std::collections::BTreeSet;

use bomlight::domain::language::{Catalog, Language};

use crate::language::sentences::{files_below, read, root, sentences};

fn catalog(language: Language) -> &'static Catalog {
    Catalog::embedded(language).expect("a catalog")
}

/// All but English, which stands in the code.
fn others() -> impl Iterator<Item = Language> {
    Language::ALL.iter().copied().filter(|it| *it != Language::English)
}

#[test]
fn every_sentence_has_all_languages_and_no_catalog_has_more() {
    let wanted = sentences();
    assert!(wanted.len() > 1_500, "{} sentences were found", wanted.len());
    for language in others() {
        let known: BTreeSet<String> = catalog(language).pairs().iter().map(|it| it.0.to_owned()).collect();
        let missing: Vec<&String> = wanted.difference(&known).collect();
        assert!(missing.is_empty(), "{language:?} lacks {missing:#?}");
        let unused: Vec<&String> = known.difference(&wanted).collect();
        assert!(unused.is_empty(), "nobody says in {language:?}: {unused:#?}");
    }
}

#[test]
fn a_sentence_has_the_same_values_in_all_languages() {
    for language in others() {
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
fn every_file_is_a_language_that_is_spoken() {
    let files: BTreeSet<String> = files_below(&root().join(FOLDER))
        .iter()
        .filter(|it| it.extension().is_some_and(|it| it == "po"))
        .filter_map(|it| Some(it.file_stem()?.to_string_lossy().into_owned()))
        .collect();
    let spoken: BTreeSet<String> = Language::ALL.iter().map(|it| it.code().to_owned()).collect();
    assert_eq!(files, spoken);
    assert_eq!(entries(Language::English), [], "English stands in the code");
}

#[test]
fn the_files_are_sorted_and_what_is_loaded_is_all_of_them() {
    for language in others() {
        let entries = entries(language);
        let unsorted = entries.windows(2).find(|pair| pair[0].english >= pair[1].english);
        assert_eq!(unsorted, None, "{language:?}");
        let loaded: Vec<(&str, &str)> = catalog(language).pairs().to_vec();
        let all: Vec<(&str, &str)> =
            entries.iter().map(|it| (it.english.as_str(), it.other.as_str())).collect();
        assert_eq!(loaded, all, "{language:?}");
        // Nothing of the file is unfinished, and nothing is left over of what was said once.
        let text = read(&[FOLDER, language.code(), ".po"].concat());
        assert_eq!(text.matches("\nmsgid ").count(), entries.len() + 1, "{language:?}");
        assert!(!text.contains("\n#~"), "{language:?}");
    }
}

#[test]
fn headers_are_those_that_translation_editors_need() {
    for (code, plural_forms) in [
        ("en", "nplurals=2; plural=(n != 1);"),
        ("de", "nplurals=2; plural=(n != 1);"),
        ("zh", "nplurals=1; plural=0;"),
    ] {
        let text = read(&[FOLDER, code, ".po"].concat());
        let field = |name| po::header_field(&text, name);
        assert_eq!(field("Content-Type"), Some("text/plain; charset=UTF-8"));
        assert_eq!(field("Content-Transfer-Encoding"), Some("8bit"));
        assert_eq!(field("MIME-Version"), Some("1.0"));
        assert_eq!(field("Plural-Forms"), Some(plural_forms));
        for name in ["Project-Id-Version", "PO-Revision-Date", "Last-Translator", "Language-Team"] {
            assert!(field(name).is_some_and(|it| !it.is_empty()), "{code}: {name}");
        }
    }
}

const FOLDER: &str = "src/domain/language/";

/// The entries of a file, in its order.
fn entries(language: Language) -> Vec<po::Entry> {
    po::entries(&read(&[FOLDER, language.code(), ".po"].concat())).expect("a PO file")
}
