//! All English sentences of the program, found in its sources, its tables and its page.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// What a sentence passes through, and whether only its first argument holds sentences.
const DOORS: [(&str, bool); 7] = [
    ("tr!(", true),
    ("tr(", false),
    ("tr_all(", false),
    ("en!(", false),
    ("number_of(", false),
    ("one_or_many(", false),
    ("counted(", false),
];

/// Every sentence that a catalog must have.
pub(crate) fn sentences() -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for path in files_below(&root().join("src")) {
        if path.extension().is_some_and(|it| it == "rs") {
            collect(&code_of(&path), &mut all);
        }
    }
    tables(&mut all);
    page(&read("index.html"), &mut all);
    all
}

pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

pub(crate) fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).expect("a file of the project")
}

pub(crate) fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() { files.extend(files_below(&path)) } else { files.push(path) }
    }
    files
}

/// The code up to its tests, without comments.
fn code_of(path: &Path) -> String {
    let text = fs::read_to_string(path).expect("a source file");
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    code.lines().filter(|it| !it.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

fn collect(code: &str, all: &mut BTreeSet<String>) {
    for (door, only_first) in DOORS {
        for (at, _) in code.match_indices(door) {
            // `tr(` is no part of another name.
            let is_name = code[..at].chars().next_back().is_some_and(|it| it.is_alphanumeric() || it == '_');
            if !is_name {
                all.extend(literals(&code[at + door.len()..], only_first));
            }
        }
    }
}

/// The texts up to the bracket that closes a door, or up to its first comma. A text that is matched on is none.
fn literals(code: &str, only_first: bool) -> Vec<String> {
    let mut found = Vec::new();
    let (mut depth, mut at) = (1, 0);
    while let Some(sign) = code[at..].chars().next() {
        match sign {
            '"' => {
                let (text, length) = literal(&code[at..]);
                at += length;
                if !code[at..].trim_start().starts_with("=>") && is_sentence(&text) {
                    found.push(text);
                }
                continue;
            }
            // A sign in quotation marks may be a bracket.
            '\'' if code[at..].chars().nth(2) == Some('\'') => at += 2,
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            ',' if only_first && depth == 1 => break,
            _ => {}
        }
        if depth == 0 {
            break;
        }
        at += code[at..].chars().next().map_or(1, char::len_utf8);
    }
    found
}

/// The text of a literal at the start of `code`, and how long the literal is.
fn literal(code: &str) -> (String, usize) {
    let mut text = String::new();
    let mut signs = code.char_indices().skip(1).peekable();
    while let Some((at, sign)) = signs.next() {
        match sign {
            '"' => return (text, at + 1),
            '\\' => match signs.next().map(|it| it.1) {
                Some('n') => text.push('\n'),
                // The line goes on after the blanks of the next one.
                Some('\n') => while signs.next_if(|it| it.1.is_whitespace()).is_some() {},
                Some(other) => text.push(other),
                None => break,
            },
            other => text.push(other),
        }
    }
    panic!("a text that does not end: {}", code.lines().next().unwrap_or_default())
}

/// Words, or values in an order of their own.
fn is_sentence(text: &str) -> bool {
    text.contains(|it: char| it.is_alphabetic()) || text.contains('{')
}

/// The words of the tables that are files.
fn tables(all: &mut BTreeSet<String>) {
    let rows = |path: &str| -> Vec<Vec<String>> {
        read(path).lines().map(|line| line.split('\t').map(str::to_owned).collect()).collect()
    };
    for row in rows("src/domain/compliance/regimes.tsv") {
        all.extend(row.into_iter().skip(1));
    }
    for row in rows("src/domain/compliance/exemptions.tsv") {
        all.insert(row[2].clone());
        // The remarks on single facts are codes; their words are in the code.
        all.extend(row[8].split_once(',').map(|it| it.1.trim().to_owned()).filter(|it| !it.ends_with(" G")));
        let newer = row[6].split(';').map(|it| it.split_once(':').map_or(it, |it| it.1));
        let has_words = |it: &&str| it.split(|it: char| !it.is_lowercase()).any(|word| word.len() > 1);
        all.extend(newer.filter(has_words).map(str::to_owned));
    }
    all.extend(rows("src/domain/compliance/ordering_codes.tsv").into_iter().map(|row| row[6].clone()));
    let kinds = rows("src/domain/reference/lead_times.tsv").into_iter().skip(1);
    all.extend(kinds.map(|row| row[0].clone()));
    let json = |path: &str| -> serde_json::Value { serde_json::from_str(&read(path)).expect("JSON") };
    names(&json("src/domain/profile/embedded/profile.json"), all);
    names(&json("src/domain/profile/embedded/attrition.json"), all);
}

/// The names and sources of a profile.
fn names(value: &serde_json::Value, all: &mut BTreeSet<String>) {
    match value {
        serde_json::Value::Array(items) => items.iter().for_each(|it| names(it, all)),
        serde_json::Value::Object(map) => {
            for (key, value) in map {
                match value.as_str() {
                    Some(text) if matches!(key.as_str(), "name" | "what" | "source") => {
                        all.insert(text.to_owned());
                    }
                    _ => names(value, all),
                }
            }
        }
        _ => {}
    }
}

/// The words of the page, and the names that only screen readers hear.
fn page(html: &str, all: &mut BTreeSet<String>) {
    let body = html.split_once("<body>").expect("a body").1;
    let without = |html: &str, from: &str, to: &str| {
        let (before, rest) = html.split_once(from).expect("a part of the page");
        let (_, after) = rest.split_once(to).expect("its end");
        [before, after].concat()
    };
    // Languages are called as their speakers call them; without scripts nobody translates.
    let body = without(body, "<select id=\"language\"", "</select>");
    let body = without(&body, "<noscript>", "</noscript>");
    for piece in body.split('<') {
        let (tag, text) = piece.split_once('>').unwrap_or(("", piece));
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.contains(|it: char| it.is_alphabetic()) {
            all.insert(text);
        }
        all.extend(
            tag.split_once("aria-label=\"").and_then(|it| it.1.split_once('"')).map(|it| it.0.to_owned()),
        );
    }
}
