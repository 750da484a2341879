//! Paths as they are written in types, expressions, patterns, macros and attributes.

use super::code::{Word, before, text};
use super::modules::House;

/// Keys of serde attributes whose text is a path.
const PATH_KEYS: [&str; 9] = [
    "with",
    "default",
    "serialize_with",
    "deserialize_with",
    "skip_serializing_if",
    "getter",
    "from",
    "try_from",
    "into",
];

pub(crate) struct Written {
    /// The module in which it stands.
    pub(crate) module: usize,
    pub(crate) segments: Vec<String>,
    pub(crate) line: usize,
}

/// All paths of a file but those of its `use` trees.
pub(crate) fn written_in(house: &House, file: usize) -> Vec<Written> {
    let Some(module) = house.module_of[file] else { return Vec::new() };
    let words = &house.files[file].words;
    let mut found = Vec::new();
    // Inline modules around the word, each with the bracket depth at which it ends.
    let mut around = vec![(module, 0)];
    let (mut depth, mut at) = (0, 0);
    while at < words.len() {
        let (module, _) = around[around.len() - 1];
        match words[at].text.as_str() {
            "{" => {
                depth += 1;
                if let Some(inner) = inline_module(house, module, words, at) {
                    around.push((inner, depth));
                }
            }
            "}" => {
                if around.len() > 1 && around[around.len() - 1].1 == depth {
                    around.pop();
                }
                depth -= 1;
            }
            "use" if text(words, at + 1) != "<" => {
                while at < words.len() && text(words, at) != ";" {
                    at += 1;
                }
            }
            _ => {
                if let Some((segments, end)) = path_at(house, file, words, at) {
                    found.push(Written { module, segments, line: words[at].line });
                    at = end;
                    continue;
                }
            }
        }
        at += 1;
    }
    found
}

fn inline_module(house: &House, module: usize, words: &[Word], brace: usize) -> Option<usize> {
    let is_head = before(words, brace, 2) == "mod";
    is_head.then(|| house.modules[module].children.get(before(words, brace, 1)).copied()).flatten()
}

/// The path that begins at a word, and where it ends.
fn path_at(house: &House, file: usize, words: &[Word], at: usize) -> Option<(Vec<String>, usize)> {
    let word = &words[at];
    if word.text.starts_with('"') {
        return path_in_text(words, at).map(|it| (it, at + 1));
    }
    let is_crate = before(words, at, 1) == "$" && word.text == "crate";
    let is_inside = [".", "::", "$", "fn", "mod"].contains(&before(words, at, 1));
    if !word.is_name() || (is_inside && !is_crate) {
        return None;
    }
    let first = if is_crate { "$crate".to_owned() } else { word.text.clone() };
    let (mut segments, mut end) = (vec![first], at + 1);
    while text(words, end) == "::" && words.get(end + 1).is_some_and(Word::is_name) {
        segments.push(words[end + 1].text.clone());
        end += 2;
    }
    let is_path = segments.len() > 1 || is_use_of_name(house, file, words, at);
    is_path.then_some((segments, end))
}

/// Whether a single name can mean something imported: not the name of a field, not a value that is bound here.
fn is_use_of_name(house: &House, file: usize, words: &[Word], at: usize) -> bool {
    let (name, next) = (&words[at].text, text(words, at + 1));
    let is_called = next == "(" || (next == "!" && ["(", "[", "{"].contains(&text(words, at + 2)));
    next != ":" && (is_called || !house.bound[file].contains(name))
}

/// The path in `#[serde(with = "…")]` and its kin.
fn path_in_text(words: &[Word], at: usize) -> Option<Vec<String>> {
    let key = before(words, at, 2);
    if before(words, at, 1) != "=" || !PATH_KEYS.contains(&key) {
        return None;
    }
    let path = words[at].text.trim_matches('"');
    let mut segments: Vec<String> = path.split("::").map(str::to_owned).collect();
    if key == "with" {
        segments.push("serialize".to_owned());
    }
    let is_name = |it: &String| it.chars().all(|it| it.is_alphanumeric() || it == '_');
    segments.iter().all(is_name).then_some(segments)
}
