//! What the house asks of single lines.

use std::collections::BTreeSet;

use super::code::{File, Word, before, text};
use super::rooms::{MONEY, is_pure, room_of};
use super::rules::Plan;

/// The browser, the clock, files and the network, as parts of a path.
const IMPURE: [&str; 12] = [
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "leptos",
    "gloo",
    "std::fs",
    "std::net",
    "std::env",
    "std::process",
    "SystemTime",
    "Instant::now",
    "now_utc",
];

const PANICKING_METHODS: [&str; 2] = ["unwrap", "expect"];
const PANICKING_MACROS: [&str; 4] = ["panic", "todo", "unimplemented", "unreachable"];

/// What sets HTML that is not escaped.
const RAW_HTML: [&str; 2] = ["inner_html", "insert_adjacent_html"];

/// Words of `file` that `is_wrong` finds at their position, as `path:line: the line`.
fn lines_of(file: &File, is_wrong: impl Fn(&[Word], usize) -> bool) -> Vec<String> {
    let wrong = (0..file.words.len()).filter(|&at| is_wrong(&file.words, at));
    let lines: BTreeSet<usize> = wrong.map(|at| file.words[at].line).collect();
    lines.into_iter().map(|line| shown(file, line)).collect()
}

fn shown(file: &File, line: usize) -> String {
    let text = file.text.lines().nth(line - 1).unwrap_or_default();
    format!("{}:{line}: {}", file.path, text.trim())
}

pub(crate) fn browser_clock_file_network(plan: &Plan) -> Vec<String> {
    let outside =
        plan.arrows.outside.iter().map(|(file, line, path)| (&plan.house.files[*file], *line, path));
    let wrong =
        outside.filter(|(file, _, path)| is_pure(&file.path) && IMPURE.iter().any(|it| path.contains(it)));
    let lines: BTreeSet<String> = wrong.map(|(file, line, _)| shown(file, line)).collect();
    lines.into_iter().collect()
}

pub(crate) fn floats_near_money(plan: &Plan) -> Vec<String> {
    let files = plan.house.files.iter().filter(|it| MONEY.contains(&room_of(&it.path)));
    files.flat_map(|it| lines_of(it, is_float)).collect()
}

/// A type or a conversion (`f32`, `to_f64`), or a literal: `1.5`, `1e3`, `1f32`, but not the fields of `pair.0.1`.
fn is_float(words: &[Word], at: usize) -> bool {
    let word = &words[at];
    let names_float = word.is_name() && ["f32", "f64"].iter().any(|it| word.text.contains(it));
    let is_number = word.text.starts_with(|it: char| it.is_ascii_digit()) && before(words, at, 1) != ".";
    names_float || (is_number && matches!(syn::parse_str(&word.text), Ok(syn::Lit::Float(_))))
}

pub(crate) fn panics(plan: &Plan) -> Vec<String> {
    plan.house.files.iter().flat_map(|it| lines_of(it, is_panic)).collect()
}

/// `.unwrap()`, `Option::unwrap`, `panic!(…)` and their kin.
fn is_panic(words: &[Word], at: usize) -> bool {
    let (word, next) = (text(words, at), text(words, at + 1));
    let is_method = match before(words, at, 1) {
        "." => next == "(" || next == "::",
        "::" => true,
        _ => false,
    };
    let is_macro = next == "!" && ["(", "[", "{"].contains(&text(words, at + 2));
    (is_method && PANICKING_METHODS.contains(&word)) || (is_macro && PANICKING_MACROS.contains(&word))
}

pub(crate) fn inline_style_and_raw_html(plan: &Plan) -> Vec<String> {
    let files = plan.house.files.iter().filter(|it| room_of(&it.path) == "app");
    files.flat_map(|it| lines_of(it, is_style_or_html)).collect()
}

fn is_style_or_html(words: &[Word], at: usize) -> bool {
    let word = &words[at];
    let has_raw_html = || RAW_HTML.iter().any(|it| word.text.contains(it));
    let is_style = || {
        word.text == "style" && words.get(at + 1).is_some_and(|next| next.text == "=" && word.touches(next))
    };
    has_raw_html() || is_style() || (word.text.contains("style=") && !word.is_name())
}

pub(crate) fn files_that_do_not_say_what_they_are(plan: &Plan) -> Vec<String> {
    let silent = plan.house.files.iter().filter(|it| !it.text.trim_start().starts_with("//!"));
    silent.map(|it| it.path.clone()).collect()
}
