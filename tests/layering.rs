//! The judge of the house: arrows point one way, money has no floats, nothing panics outside tests.

#![allow(clippy::expect_used)]

use std::fs;
use std::path::{Path, PathBuf};

/// Rooms from left to right: each uses only what stands to its left.
const ROOMS: [&str; 4] = ["domain", "engine", "web", "app"];

/// A file's path below `src/` and its code up to its tests.
struct Source {
    path: String,
    code: String,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![root.clone()];
    let mut files: Vec<PathBuf> = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("src can be read") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    let read = |path: &PathBuf| {
        let code = fs::read_to_string(path).expect("a source file");
        let code = code.split("#[cfg(test)]").next().unwrap_or_default().to_owned();
        let path = path.strip_prefix(&root).expect("below src").to_string_lossy().replace('\\', "/");
        Source { path, code }
    };
    files.iter().map(read).collect()
}

/// Lines that hold one of `words` outside comments, as `path:line: text`.
fn lines_with(source: &Source, words: &[&str]) -> Vec<String> {
    let code = |line: &&str| !line.trim_start().starts_with("//");
    let hits = source.code.lines().enumerate().filter(|(_, line)| code(line));
    hits.filter(|(_, line)| words.iter().any(|word| line.contains(word)))
        .map(|(number, line)| format!("{}:{}: {}", source.path, number + 1, line.trim()))
        .collect()
}

fn is_in(source: &Source, room: &str) -> bool {
    source.path == format!("{room}.rs") || source.path.starts_with(&format!("{room}/"))
}

fn assert_none(found: Vec<String>, rule: &str) {
    assert!(found.is_empty(), "{rule}:\n{}", found.join("\n"));
}

#[test]
fn arrows_point_one_way() {
    let mut found = Vec::new();
    for (position, room) in ROOMS.iter().enumerate() {
        let forbidden: Vec<String> = ROOMS[position + 1..].iter().map(|it| format!("crate::{it}")).collect();
        let forbidden: Vec<&str> = forbidden.iter().map(String::as_str).collect();
        found.extend(sources().iter().filter(|it| is_in(it, room)).flat_map(|it| lines_with(it, &forbidden)));
    }
    assert_none(found, "a room may only use what stands to its left");
}

#[test]
fn the_domain_knows_no_browser_no_clock_no_file_and_no_network() {
    let words = [
        "web_sys",
        "js_sys",
        "wasm_bindgen",
        "leptos",
        "std::fs",
        "std::net",
        "SystemTime",
        "Instant::now",
        "now_utc",
    ];
    let rooms = sources().into_iter().filter(|it| is_in(it, "domain") || is_in(it, "engine"));
    assert_none(rooms.flat_map(|it| lines_with(&it, &words)).collect(), "the domain is pure");
}

#[test]
fn no_float_comes_near_money() {
    let is_money = |it: &Source| {
        ["domain/money", "domain/cost", "domain/parts"].iter().any(|room| it.path.starts_with(room))
    };
    let found =
        sources().into_iter().filter(is_money).flat_map(|it| lines_with(&it, &["f32", "f64"])).collect();
    assert_none(found, "money is an exact decimal");
}

#[test]
fn nothing_panics_outside_tests() {
    let words = [".unwrap()", ".expect(", "panic!(", "todo!(", "unimplemented!(", "unreachable!("];
    assert_none(sources().iter().flat_map(|it| lines_with(it, &words)).collect(), "no panic outside tests");
}

#[test]
fn screens_set_no_inline_style_and_no_raw_html() {
    let words = ["style=", "inner_html", "set_inner_html", "insert_adjacent_html"];
    let found =
        sources().into_iter().filter(|it| is_in(it, "app")).flat_map(|it| lines_with(&it, &words)).collect();
    assert_none(found, "the content security policy forbids inline style, and raw HTML is not escaped");
}

#[test]
fn every_file_says_what_it_is() {
    let silent = sources().into_iter().filter(|it| !it.code.trim_start().starts_with("//!"));
    assert_none(silent.map(|it| it.path).collect(), "a file opens with what it is");
}
