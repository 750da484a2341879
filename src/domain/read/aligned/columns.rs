//! Where the columns of an aligned table start.

use super::lines;

/// Lines that are tried as the table's first, and lines below it that are looked at.
const TRIED: usize = 80;
const SAMPLED: usize = 300;

/// What a first line that names the columns counts for, in halves.
const NAMED: usize = 3;

/// No column starts further to the right than this.
const MAX_WIDTH: usize = 2_000;

/// A table found in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// The line, counted from 0, at which the table starts: its header.
    pub first_line: usize,
    /// Where each column starts, counted in characters from 0; the first is 0.
    pub starts: Vec<usize>,
    /// Lines of the table that fit the columns, in thousandths.
    pub fit: u32,
}

/// Finds the table in `text`; `None` where no blanks stand one below another.
pub fn find_layout(text: &str) -> Option<Layout> {
    let mut lines: Vec<&str> = lines(text).take(TRIED + SAMPLED).collect();
    // Sentences below the last line with columns are notes, unless hardly a line has any.
    if let Some(last) = lines.iter().rposition(|line| has_gap(line) || is_rule(line)).filter(|it| *it > 1) {
        lines.truncate(last + 1);
    }
    rule(&lines).or_else(|| best_profile(&lines))
}

/// Dashes below the header give the columns outright.
fn rule(lines: &[&str]) -> Option<Layout> {
    let at =
        lines.iter().take(TRIED).position(|line| is_rule(line) && line.split_whitespace().count() > 1)?;
    let header = lines.iter().take(at).rposition(|line| !line.trim().is_empty())?;
    let starts = starts_of_words(lines.get(at)?);
    Some(Layout { first_line: header, starts, fit: 1000 })
}

/// True for a line of dashes, with or without gaps.
pub(super) fn is_rule(line: &str) -> bool {
    let dashes = line.chars().filter(|sign| matches!(sign, '-' | '=' | '_' | '+')).count();
    dashes >= 5 && line.chars().all(|sign| matches!(sign, '-' | '=' | '_' | '+' | ' '))
}

fn starts_of_words(line: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut before = ' ';
    for (at, letter) in line.chars().enumerate() {
        if before == ' ' && letter != ' ' {
            starts.push(if starts.is_empty() { 0 } else { at });
        }
        before = letter;
    }
    starts
}

/// The layout that the most lines fit, over all lines at which the table may start.
fn best_profile(lines: &[&str]) -> Option<Layout> {
    let mut best: Option<(usize, Layout)> = None;
    let candidates = lines.iter().enumerate().take(TRIED).filter(|(_, line)| has_gap(line));
    for (first_line, _) in candidates.take(20) {
        let body: Vec<Vec<char>> = lines
            .iter()
            .skip(first_line)
            .take(SAMPLED)
            .filter(|line| !line.trim().is_empty() && !is_rule(line))
            .map(|line| line.trim_end().chars().take(MAX_WIDTH).collect())
            .collect();
        if body.len() < 2 {
            break;
        }
        let starts = starts_of_columns(&body);
        let fitting = body.iter().filter(|line| fits(line, &starts)).count();
        let filled = body.iter().filter(|line| filled_columns(line, &starts) > 1).count();
        let (columns, fit) = (starts.len(), fitting * 1000 / body.len());
        if columns < 2 || fit < 700 || filled * 2 < body.len() {
            continue;
        }
        // More columns and more lines are better, lines that do not fit are worse; a later start must gain.
        let named = if lines.get(first_line).is_some_and(|line| is_named(line)) { NAMED } else { 2 };
        let score = columns * filled * fit / 1000 * fit * named / 2;
        if best.as_ref().is_none_or(|(least, _)| score > least + least / 20) {
            let fit = u32::try_from(fit).unwrap_or(1000);
            best = Some((score, Layout { first_line, starts, fit }));
        }
    }
    best.map(|(_, layout)| layout)
}

/// Words between gaps and not a digit: the names of columns.
fn is_named(line: &str) -> bool {
    line.trim().split("  ").filter(|word| !word.trim().is_empty()).count() > 1
        && !line.bytes().any(|sign| sign.is_ascii_digit())
}

fn has_gap(line: &str) -> bool {
    line.trim().contains("  ") && !is_rule(line)
}

fn blank_at(line: &[char], at: usize) -> bool {
    line.get(at).is_none_or(|letter| letter.is_whitespace())
}

/// Columns start where nearly every line has a blank and the character after it begins a word, in the
/// header and in a good part of the lines, with padding to be seen somewhere.
fn starts_of_columns(body: &[Vec<char>]) -> Vec<usize> {
    let width = body.iter().map(Vec::len).max().unwrap_or(0);
    let tolerated = (body.len() / 12).max(usize::from(body.len() > 4));
    let mut starts = vec![0];
    let Some(header) = body.first() else { return starts };
    for at in 2..width {
        let begins = |line: &[char]| blank_at(line, at - 1) && !blank_at(line, at);
        let crossing = body.iter().filter(|line| !blank_at(line, at - 1)).count();
        if crossing > tolerated {
            continue;
        }
        let words = body.iter().filter(|line| begins(line)).count();
        let padded = body.iter().filter(|line| begins(line) && blank_at(line, at - 2)).count();
        // A column may have a header and few values, or values and no header.
        let enough = if begins(header) { words > 1 } else { words * 2 >= body.len() };
        // One line with padding shows the column where the header has it too.
        let visible = padded * 4 >= words || (begins(header) && blank_at(header, at - 2));
        // Below right-aligned numbers no line need have padding where every line begins a word.
        let even = body.len() > 3 && words == body.len();
        if enough && visible && padded > 0 || even || is_blank_below(body, at) {
            starts.push(at);
        }
    }
    starts
}

/// True where a word of the header starts at `at` and no line has anything below it: a column without
/// values, whose header one blank parts from the next.
fn is_blank_below(body: &[Vec<char>], at: usize) -> bool {
    let Some((header, rest)) = body.split_first() else { return false };
    // The sign before a comment is no column, nor is what goes on behind a comma.
    // Below a line of data nothing need stand.
    let is_data = header.iter().find(|it| !it.is_whitespace()).is_some_and(char::is_ascii_digit);
    let goes_on = at.checked_sub(2).and_then(|it| header.get(it)).is_some_and(|it| matches!(it, ',' | ';'));
    if at < 3 || is_data || goes_on || !blank_at(header, at - 1) || blank_at(header, at) || rest.is_empty() {
        return false;
    }
    let end = (at..header.len()).find(|at| blank_at(header, *at)).unwrap_or(header.len());
    rest.iter().all(|line| (at - 1..end).all(|at| blank_at(line, at)))
}

fn fits(line: &[char], starts: &[usize]) -> bool {
    starts.iter().skip(1).all(|start| blank_at(line, start - 1))
}

fn filled_columns(line: &[char], starts: &[usize]) -> usize {
    let ends = starts.iter().skip(1).copied().chain([usize::MAX]);
    let filled = |start: usize, end: usize| {
        line.get(start.min(line.len())..end.min(line.len()))
            .is_some_and(|cell| cell.iter().any(|letter| !letter.is_whitespace()))
    };
    starts.iter().zip(ends).filter(|(start, end)| filled(**start, *end)).count()
}
