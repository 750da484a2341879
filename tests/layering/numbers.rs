//! What the house asks of numbers that users write: whatever they are, nothing that is done with them panics.

use std::collections::BTreeSet;

use super::code::{File, Word, before, text};
use super::rooms::is_pure;
use super::rules::Plan;

/// Bounds of a clamp that are no constants, with why the lower one is never above the upper one.
const SURE_CLAMPS: [(&str, &str); 2] = [
    ("domain/read/aligned/split.rs", "the upper bound is at least the lower one: `.max(column)`"),
    ("engine/view/figures/bars.rs", "the length is at least 0: `.max(0)`"),
];

/// Operators beside a decimal, with why they cannot overflow.
const SURE_OPERATORS: [(&str, &str); 6] = [
    ("domain/compliance/substances/names.rs", "divided by 100"),
    ("domain/export/chart.rs", "sixteen powers of ten, from a millionth on"),
    ("domain/recognise/lines/counts.rs", "divided by a number of designators that is not 0"),
    ("engine/view/figures/axis.rs", "sixteen powers of ten, from a millionth on"),
    ("domain/recognise/cells/ladder.rs", "divided by a whole number of at least 1"),
    ("domain/recognise/offers.rs", "divided by a whole number of at least 1"),
];

/// Indices, with why they are within.
const SURE_INDICES: [(&str, &str); 6] = [
    ("domain/compliance/declaration/doubt.rs", "an array of three, at written places"),
    ("domain/export/html/actions.rs", "a pattern on a whole slice"),
    ("domain/export/list.rs", "evaluated by the compiler"),
    ("domain/export/xlsx/package.rs", "evaluated by the compiler"),
    ("domain/language/signs.rs", "evaluated by the compiler"),
    ("domain/project/deployment/look.rs", "an array of two, at written places"),
];

/// Clamps of bounds that may cross, indices and slices, and operators of decimals where a checked or saturating one
/// belongs. It sees a decimal only by its type's name: of values it knows no type.
pub(crate) fn unchecked(plan: &Plan) -> Vec<String> {
    let files = plan.house.files.iter().filter(|it| is_pure(&it.path));
    files.flat_map(of_file).collect()
}

fn of_file(file: &File) -> Vec<String> {
    let is_sure = |list: &[(&str, &str)]| list.iter().any(|it| it.0 == file.path);
    let (sure_clamp, sure_operator) = (is_sure(&SURE_CLAMPS), is_sure(&SURE_OPERATORS));
    let sure_index = is_sure(&SURE_INDICES);
    let is_wrong = |at: &usize| {
        (!sure_clamp && is_clamp(&file.words, *at))
            || (!sure_operator && is_decimal_operator(&file.words, *at))
            || (!sure_index && is_index(&file.words, *at))
    };
    let lines: BTreeSet<usize> =
        (0..file.words.len()).filter(is_wrong).map(|it| file.words[it].line).collect();
    let shown = |line: usize| file.text.lines().nth(line - 1).unwrap_or_default().trim();
    lines.into_iter().map(|line| format!("{}:{line}: {}", file.path, shown(line))).collect()
}

/// `.clamp(` with a bound that is a value: constants are written in capitals.
fn is_clamp(words: &[Word], at: usize) -> bool {
    if text(words, at) != "clamp" || before(words, at, 1) != "." || text(words, at + 1) != "(" {
        return false;
    }
    let bounds = words[at + 2..].iter().take_while(|it| it.text != ")" && it.text != ";");
    bounds.filter(|it| it.is_name()).any(|it| it.text.chars().any(char::is_lowercase) && !is_type(&it.text))
}

fn is_type(word: &str) -> bool {
    ["usize", "i32", "u32", "u64", "as"].contains(&word)
}

/// `a / Decimal::from(b)`, `Decimal::ONE - a`: the operators panic where the result does not fit.
fn is_decimal_operator(words: &[Word], at: usize) -> bool {
    let is_operator = |word: &str| ["+", "-", "*", "/", "%"].contains(&word);
    let (word, next) = (text(words, at), text(words, at + 1));
    let left = before(words, at, 1);
    let is_binary = left == ")" || left == "]" || at.checked_sub(1).is_some_and(|it| words[it].is_name());
    let after = text(words, at + 4);
    let is_constant =
        word == "Decimal" && next == "::" && text(words, at + 2).chars().all(char::is_uppercase);
    // `rust_decimal::Decimal` is the same type.
    let path = if next == "rust_decimal" { 2 } else { 0 };
    (is_operator(word)
        && is_binary
        && text(words, at + 1 + path) == "Decimal"
        && text(words, at + 2 + path) == "::")
        || (is_constant && is_operator(text(words, at + 3)) && after != "=")
}

/// `list[at]`, `text[..end]`: a bracket that touches what stands before it.
fn is_index(words: &[Word], at: usize) -> bool {
    let Some(left) = at.checked_sub(1).map(|it| &words[it]) else { return false };
    let is_all = text(words, at + 1) == ".." && text(words, at + 2) == "]";
    words[at].text == "["
        && !is_all
        && left.touches(&words[at])
        && (left.is_name() || left.text == ")" || left.text == "]")
}
