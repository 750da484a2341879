//! The judge of the house: arrows point down, circles are small, money has no floats, nothing panics outside tests.
//!
//! It reads every file below `src/`, builds the module tree, follows each `use` and each path to the file that
//! defines what it names, and holds the arrows against the floors of `layering/rooms.rs`. What it cannot see are
//! methods: `line.total()` is an arrow only through the type of `line`, which somebody has named.
//!
//! `cargo test --test layering figures -- --nocapture` counts.

#![allow(clippy::expect_used, clippy::panic)]

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use layering::figures::figures;
use layering::lines;
use layering::modules::House;
use layering::numbers;
use layering::rules::{self, Plan};

mod layering {
    pub(crate) mod arrows;
    pub(crate) mod circles;
    pub(crate) mod code;
    pub(crate) mod figures;
    pub(crate) mod lines;
    pub(crate) mod modules;
    pub(crate) mod numbers;
    pub(crate) mod paths;
    pub(crate) mod resolve;
    pub(crate) mod rooms;
    pub(crate) mod rules;
}

/// What is asked, and who finds what breaks it.
type Rule = (&'static str, fn(&Plan) -> Vec<String>);

const ARROWS: Rule = ("a room uses only rooms below it", rules::arrows_that_climb);
const ROOMS: Rule = ("no circle of rooms", rules::circles_of_rooms);
const FILES: Rule = ("no circle of more than three files", rules::circles_of_files);
const FLOORS: Rule = ("every room has a floor", rules::rooms_without_a_floor);
const DECLARED: Rule = ("every file is declared", rules::files_that_nobody_declares);
const PURE: Rule =
    ("domain and engine know no browser, clock, file, network", lines::browser_clock_file_network);
const FLOATS: Rule = ("money is an exact decimal", lines::floats_near_money);
const PANICS: Rule = ("no panic outside tests", lines::panics);
const NUMBERS: Rule = ("numbers of users are clamped, indexed and added without a panic", numbers::unchecked);
const STYLE: Rule = (
    "the content security policy forbids inline style, and raw HTML is not escaped",
    lines::inline_style_and_raw_html,
);
const OPENING: Rule = ("a file opens with what it is", lines::files_that_do_not_say_what_they_are);

const RULES: [Rule; 11] =
    [ARROWS, ROOMS, FILES, FLOORS, DECLARED, PURE, FLOATS, PANICS, NUMBERS, STYLE, OPENING];

/// The house itself; every test reads the same one.
static PLAN: LazyLock<Plan> =
    LazyLock::new(|| Plan::of(House::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"))));

fn assert_kept((asked, broken_by): Rule) {
    let found = broken_by(&PLAN);
    assert!(found.is_empty(), "{asked}:\n{}", found.join("\n"));
}

#[test]
fn arrows_point_one_way() {
    assert_kept(ARROWS);
}

#[test]
fn rooms_stand_in_no_circle() {
    assert_kept(ROOMS);
}

#[test]
fn circles_of_files_are_small() {
    assert_kept(FILES);
}

#[test]
fn every_room_has_a_floor() {
    assert_kept(FLOORS);
}

#[test]
fn every_file_is_declared() {
    assert_kept(DECLARED);
}

#[test]
fn the_domain_knows_no_browser_no_clock_no_file_and_no_network() {
    assert_kept(PURE);
}

#[test]
fn no_float_comes_near_money() {
    assert_kept(FLOATS);
}

#[test]
fn nothing_panics_outside_tests() {
    assert_kept(PANICS);
}

#[test]
fn numbers_of_users_panic_nowhere() {
    assert_kept(NUMBERS);
}

#[test]
fn screens_set_no_inline_style_and_no_raw_html() {
    assert_kept(STYLE);
}

#[test]
fn every_file_says_what_it_is() {
    assert_kept(OPENING);
}

/// Everything that a house breaks, each rule under its name.
fn judgement(plan: &Plan) -> String {
    let mut text = String::new();
    for (asked, broken_by) in RULES {
        let found = broken_by(plan);
        if !found.is_empty() {
            writeln!(text, "{asked}:\n{}", found.join("\n")).expect("a string");
        }
    }
    text
}

/// Each folder of `fixtures/layering` is a small house with a fault, and `expected.txt` what the judge says of it.
#[test]
fn the_judge_finds_what_is_wrong() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/layering");
    let mut wrong = Vec::new();
    for entry in fs::read_dir(folder).expect("the fixtures") {
        let house = entry.expect("an entry").path();
        let found = judgement(&Plan::of(House::read(&house.join("src"))));
        let expected = fs::read_to_string(house.join("expected.txt")).unwrap_or_default();
        if found != expected.replace("\r\n", "\n") {
            wrong.push(format!("{}\nexpected:\n{expected}found:\n{found}", house.display()));
        }
    }
    wrong.sort();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn figures_can_be_counted() {
    let text = figures(&PLAN);
    println!("{text}");
    assert!(text.lines().count() > 3, "{text}");
}
