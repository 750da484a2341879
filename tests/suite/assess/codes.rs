//! Every code of a finding that the source names has words, so that no user ever reads a bare code.

use std::fs;
use std::path::Path;

use bomlight::domain::finding::Family;
use bomlight::domain::words::findings::words_of;

#[test]
fn every_code_in_the_source_has_words() {
    let mut codes = Vec::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/domain"), &mut codes);
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/engine"), &mut codes);
    codes.sort();
    codes.dedup();
    assert!(codes.len() >= 25, "{codes:?}");
    for code in codes {
        let code: &'static str = code.leak();
        assert_ne!(words_of(code).title, code, "{code} has no words");
    }
}

/// Adds the literals of a folder's sources that look like codes of findings.
fn collect(folder: &Path, codes: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, codes);
        } else if path.extension().is_some_and(|it| it == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            codes.extend(text.split('"').filter(|it| is_code(it)).map(str::to_owned));
        }
    }
}

fn is_code(text: &str) -> bool {
    Family::of(text).is_some()
        && text.split_once('.').is_some_and(|(_, it)| {
            !it.is_empty() && it.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
        })
}
