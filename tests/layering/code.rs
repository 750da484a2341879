//! Source files as words: tokens without comments and without what is compiled for tests only.

use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, Group, Spacing, TokenStream, TokenTree};

/// Keywords of items; in their heads a comma ends nothing.
const ITEMS: [&str; 13] = [
    "const",
    "enum",
    "extern",
    "fn",
    "impl",
    "let",
    "macro_rules",
    "mod",
    "static",
    "struct",
    "trait",
    "type",
    "use",
];

/// A file below `src/`.
pub(crate) struct File {
    /// From `src/` on, with `/`.
    pub(crate) path: String,
    pub(crate) text: String,
    /// What is compiled outside of tests, without documentation.
    pub(crate) words: Vec<Word>,
    /// Names of its modules that are there for tests only.
    test_modules: Vec<String>,
}

/// An identifier, a literal, a bracket or a sign; `::`, `..` and `'lifetime` are one word.
pub(crate) struct Word {
    pub(crate) text: String,
    pub(crate) line: usize,
    pub(crate) column: usize,
}

impl Word {
    pub(crate) fn is_name(&self) -> bool {
        self.text.starts_with(|first: char| first.is_alphabetic() || first == '_')
    }

    /// Whether `next` follows without a blank.
    pub(crate) fn touches(&self, next: &Self) -> bool {
        self.line == next.line && self.column + self.text.chars().count() == next.column
    }
}

/// The word at a position; nothing past the end.
pub(crate) fn text(words: &[Word], at: usize) -> &str {
    words.get(at).map_or("", |it| it.text.as_str())
}

/// The word that stands `back` words before a position.
pub(crate) fn before(words: &[Word], at: usize, back: usize) -> &str {
    at.checked_sub(back).map_or("", |it| text(words, it))
}

impl File {
    /// The file, and its syntax, which cannot leave its thread.
    pub(crate) fn read(src: &Path, path: &Path) -> (Self, syn::File) {
        let text = fs::read_to_string(path).expect("a source file");
        let path = path.strip_prefix(src).expect("below src").to_string_lossy().replace('\\', "/");
        let mut file = Self { path, text, words: Vec::new(), test_modules: Vec::new() };
        let tokens = file.text.parse().unwrap_or_else(|error| panic!("{}: {error}", file.path));
        let tokens = outside_tests(tokens, &mut file.test_modules);
        flatten(tokens.clone(), &mut file.words);
        let syntax = syn::parse2(tokens).unwrap_or_else(|error| panic!("{}: {error}", file.path));
        (file, syntax)
    }

    /// The folder of the files of its child modules, with a `/` unless it is `src/`.
    pub(crate) fn folder(&self) -> String {
        let (above, name) = self.path.rsplit_once('/').unwrap_or(("", &self.path));
        let is_program = above == "bin" || name == "main.rs";
        match (above, name) {
            ("", "lib.rs") => String::new(),
            _ if is_program => format!("{above}/"),
            _ => format!("{}/", self.path.trim_end_matches(".rs")),
        }
    }

    /// Whether `path` is the file of a module that this one has for tests only, or lies in it.
    pub(crate) fn tests_in(&self, path: &str) -> bool {
        let inner = path.strip_prefix(self.folder().as_str()).unwrap_or_default();
        let name = inner.split(['/', '.']).next().unwrap_or_default();
        self.test_modules.iter().any(|it| it == name)
    }
}

/// All Rust files of a folder, sorted.
pub(crate) fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|it| it == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// Leaves out documentation and every item, field or statement that is there for tests only.
fn outside_tests(tokens: TokenStream, test_modules: &mut Vec<String>) -> TokenStream {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut kept = TokenStream::new();
    let mut at = 0;
    while at < tokens.len() {
        let start = at;
        while is_sign(tokens.get(at), '#') && attribute(tokens.get(at + 1)).is_some() {
            at += 2;
        }
        let attributes = &tokens[start..at];
        if attributes.iter().filter_map(|it| attribute(Some(it))).any(is_for_tests) {
            let end = end_of_item(&tokens, at);
            test_modules.extend(module_in(&tokens[at..end]));
            at = end;
            continue;
        }
        for pair in attributes.chunks(2).filter(|pair| !is_documentation(pair.last())) {
            kept.extend(pair.iter().cloned());
        }
        if is_sign(tokens.get(at), '#') && is_documentation(tokens.get(at + 2)) {
            at += 3;
        } else if let Some(token) = tokens.get(at) {
            kept.extend([within(token, test_modules)]);
            at += 1;
        }
    }
    kept
}

fn within(token: &TokenTree, test_modules: &mut Vec<String>) -> TokenTree {
    let TokenTree::Group(group) = token else { return token.clone() };
    let mut kept = Group::new(group.delimiter(), outside_tests(group.stream(), test_modules));
    kept.set_span(group.span());
    TokenTree::Group(kept)
}

/// The name in `mod name;`.
fn module_in(item: &[TokenTree]) -> Option<String> {
    let [.., TokenTree::Ident(keyword), TokenTree::Ident(name), TokenTree::Punct(_)] = item else {
        return None;
    };
    (keyword == "mod").then(|| name.to_string())
}

fn is_sign(token: Option<&TokenTree>, sign: char) -> bool {
    matches!(token, Some(TokenTree::Punct(it)) if it.as_char() == sign)
}

/// What stands in the brackets of an attribute.
fn attribute(token: Option<&TokenTree>) -> Option<&Group> {
    match token {
        Some(TokenTree::Group(it)) if it.delimiter() == Delimiter::Bracket => Some(it),
        _ => None,
    }
}

fn is_documentation(token: Option<&TokenTree>) -> bool {
    let first = attribute(token).and_then(|it| it.stream().into_iter().next());
    matches!(first, Some(TokenTree::Ident(it)) if it == "doc")
}

fn is_for_tests(attribute: &Group) -> bool {
    let text: String = attribute.stream().to_string().split_whitespace().collect();
    text == "test" || text == "cfg(test)" || text.starts_with("cfg(all(test,")
}

/// Behind the item, field or statement that begins at `at`.
fn end_of_item(tokens: &[TokenTree], at: usize) -> usize {
    let names = tokens[at..].iter().filter_map(|it| match it {
        TokenTree::Ident(it) => Some(it.to_string()),
        _ => None,
    });
    let heads: Vec<String> =
        names.skip_while(|it| it == "pub").take_while(|it| ITEMS.contains(&it.as_str())).collect();
    let last = heads.last().map_or("", String::as_str);
    let ends_with_brace = !matches!(last, "use" | "static" | "type" | "let" | "const");
    for (position, token) in tokens.iter().enumerate().skip(at) {
        let is_end = match token {
            TokenTree::Punct(it) => it.as_char() == ';' || (it.as_char() == ',' && heads.is_empty()),
            TokenTree::Group(it) => ends_with_brace && it.delimiter() == Delimiter::Brace,
            _ => false,
        };
        if is_end {
            return position + 1;
        }
    }
    tokens.len()
}

fn flatten(tokens: TokenStream, words: &mut Vec<Word>) {
    let mut is_open = false;
    for token in tokens {
        let start = token.span().start();
        let mut push = |text: String, at: proc_macro2::LineColumn| {
            words.push(Word { text, line: at.line, column: at.column });
        };
        let joins = matches!(&token, TokenTree::Punct(it)
            if it.spacing() == Spacing::Joint && [':', '.', '\''].contains(&it.as_char()));
        match token {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::None => ("", ""),
                };
                push(open.to_owned(), start);
                flatten(group.stream(), words);
                let end = group.span_close().start();
                words.push(Word { text: close.to_owned(), line: end.line, column: end.column });
            }
            token => {
                let text = token.to_string();
                match words.last_mut() {
                    Some(before) if is_open && is_pair(&before.text, &text) => before.text.push_str(&text),
                    _ => words.push(Word { text, line: start.line, column: start.column }),
                }
            }
        }
        is_open = joins;
    }
}

fn is_pair(before: &str, after: &str) -> bool {
    matches!((before, after), (":", ":") | (".", ".")) || before == "'"
}
