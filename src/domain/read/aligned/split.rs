//! One line of an aligned table → its cells.

use super::columns::is_rule;
use crate::domain::read::table::Table;

/// Adds a line as a row. A line that does not fit the columns is split where two blanks stand, and a
/// line without any such place is one cell.
pub(super) fn push_line(table: &mut Table, line: &str, starts: &[usize]) {
    // A rule of dashes only decorates.
    if !line.trim().is_empty() && !is_rule(line) {
        match cuts(line, starts).filter(|_| !is_sentence(line)) {
            Some(cuts) => push_cut(table, line, &cuts),
            None => push_words(table, line, starts),
        }
    }
    table.end_row();
}

/// Words in a row without a number and without a wider gap: a note that fits the columns by chance.
fn is_sentence(line: &str) -> bool {
    let line = line.trim();
    let mut words = line.split(' ');
    line.ends_with(['.', ':', '!', '?'])
        && !line.bytes().any(|it| it.is_ascii_digit())
        && words.all(|it| !it.is_empty())
        && line.split(' ').nth(3).is_some()
}

/// The byte positions of the columns' starts; `None` where a word stands across one.
fn cuts(line: &str, starts: &[usize]) -> Option<Vec<usize>> {
    let mut cuts = Vec::with_capacity(starts.len());
    let mut wanted = starts.iter().copied().peekable();
    let mut before = ' ';
    for (at, (byte, letter)) in line.char_indices().enumerate() {
        if wanted.peek() == Some(&at) {
            wanted.next();
            if at > 0 && !before.is_whitespace() {
                return None;
            }
            cuts.push(byte);
        }
        before = letter;
    }
    Some(cuts)
}

fn push_cut(table: &mut Table, line: &str, cuts: &[usize]) {
    let ends = cuts.iter().skip(1).copied().chain([line.len()]);
    let cells: Vec<&str> =
        cuts.iter().zip(ends).map(|(start, end)| line.get(*start..end).unwrap_or("").trim()).collect();
    let used = cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
    for cell in cells.iter().take(used) {
        table.push_cell(cell);
    }
}

/// Words parted by two blanks or more, each in the column under which it starts, but never in the one
/// before it: a long cell moves its neighbours to the right.
fn push_words(table: &mut Table, line: &str, starts: &[usize]) {
    let words = words(line);
    if words.len() < 2 {
        table.push_cell(line.trim());
        return;
    }
    let mut column = 0;
    for (index, (at, word)) in words.iter().enumerate() {
        let under = starts.partition_point(|start| *start <= *at).saturating_sub(1);
        let left = words.len() - index;
        let last_free = starts.len().saturating_sub(left).max(column);
        let target = under.clamp(column, last_free);
        while column < target {
            table.push_cell("");
            column += 1;
        }
        table.push_cell(word);
        column += 1;
    }
}

/// Each stretch without two blanks in a row, and the character at which it starts.
fn words(line: &str) -> Vec<(usize, &str)> {
    let mut words = Vec::new();
    let mut at = 0;
    let mut rest = line;
    while !rest.is_empty() {
        let trimmed = rest.trim_start();
        at += rest.chars().count() - trimmed.chars().count();
        let end = trimmed.find("  ").unwrap_or(trimmed.len());
        let (word, tail) = trimmed.split_at_checked(end).unwrap_or((trimmed, ""));
        if !word.trim().is_empty() {
            words.push((at, word.trim_end()));
        }
        at += word.chars().count();
        rest = tail;
    }
    words
}
