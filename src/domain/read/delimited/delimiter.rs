//! Which sign stands between the cells, by evidence.
//!
//! A delimiter gives lines of the same width; a sign that merely occurs (a decimal comma, a list of
//! designators, prose) does not. So the widths outside quotes are compared, not the counts.

use memchr::{memchr2, memchr3};

use super::quoted::{self, QuoteScanner};
use crate::domain::sorting;

/// The signs that are tried, in the order that decides between equals.
const CANDIDATES: [u8; 4] = *b"\t;,|";

/// Text and rows that are looked at: enough to get past a title block.
const SAMPLE_BYTES: usize = 96 << 10;
const SAMPLE_ROWS: usize = 400;

/// What speaks for a delimiter.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Verdict {
    pub delimiter: u8,
    /// Cells of the commonest kind of row that has more than one cell.
    pub width: usize,
    /// Rows, of those that are not blank, with more than one cell, in thousandths.
    pub split: u32,
    /// Rows, of those with more than one cell, with the commonest width, in thousandths.
    pub even: u32,
    /// Several delimiters in a row count as one: tabs that align columns for the eye.
    pub runs: bool,
    /// The whole: higher is better, at most 1000.
    pub score: u32,
}

/// The delimiter of `text` and what speaks for it; `None` where no sign splits any line.
pub fn find_delimiter(text: &str) -> Option<Verdict> {
    if let Some((delimiter, _)) = separator_line(text) {
        return Some(Verdict { delimiter, width: 2, split: 1000, even: 1000, runs: false, score: 1000 });
    }
    let sample = sample(text);
    let mut best: Option<Verdict> = None;
    for delimiter in CANDIDATES {
        let mut verdict = judge(sample, delimiter, false);
        // Tabs may align columns for the eye: then so many of them that the text lines up.
        if delimiter == b'\t' && verdict.width > 1 && verdict.even < 600 {
            let runs = judge(sample, delimiter, true);
            if runs.even > verdict.even + 250 {
                verdict = runs;
            }
        }
        if verdict.score > best.map_or(0, |best| best.score) {
            best = Some(verdict);
        }
    }
    best
}

/// The sign and the line's end where the first line is `sep=;` or the like.
pub(super) fn separator_line(text: &str) -> Option<(u8, usize)> {
    let end = memchr2(b'\n', b'\r', text.as_bytes()).unwrap_or(text.len());
    let line = text.get(..end)?.trim().trim_matches('"');
    let (key, sign) = line.split_at_checked(4)?;
    match sign.as_bytes() {
        [sign] if key.eq_ignore_ascii_case("sep=") && CANDIDATES.contains(sign) => Some((*sign, end)),
        [] if key.eq_ignore_ascii_case("sep=") && text.as_bytes().get(4) == Some(&b'\t') => {
            Some((b'\t', end))
        }
        _ => None,
    }
}

fn sample(text: &str) -> &str {
    if text.len() <= SAMPLE_BYTES {
        return text;
    }
    let end = memchr::memrchr(b'\n', text.as_bytes().get(..SAMPLE_BYTES).unwrap_or(b""));
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

fn judge(text: &str, delimiter: u8, runs: bool) -> Verdict {
    let widths = widths(text, delimiter, runs);
    // Above a wide table its title block does not count.
    let widest = commonest(&widths);
    let start = widths.iter().position(|it| *it == widest.0).filter(|start| {
        let below = widths.len() - start;
        let is_title = widths.iter().take(*start).all(|it| *it < 4);
        widest.0 > 4 && widest.1 > 2 && widest.1 * 10 >= below * 9 && is_title
    });
    let widths = widths.get(start.unwrap_or(0)..).unwrap_or(&[]);
    let rows = widths.iter().filter(|width| **width > 0).count();
    let split_rows = widths.iter().filter(|width| **width > 1).count();
    let (width, alike) = commonest(widths);
    let share = |part: usize, whole: usize| u32::try_from(part * 1000 / whole.max(1)).unwrap_or(1000);
    let (split, even) = (share(split_rows, rows), share(alike, split_rows));
    // Wider tables say more: two cells by one sign may be chance, ten are not.
    let wide = u32::try_from(1000 - 1000 / width.max(1)).unwrap_or(0);
    let score =
        if width < 2 { 0 } else { split * (300 + even * 7 / 10) / 1000 * (400 + wide * 6 / 10) / 1000 };
    Verdict { delimiter, width, split, even, runs, score }
}

/// The commonest width above 1 and how many rows have it.
fn commonest(widths: &[usize]) -> (usize, usize) {
    let mut sorted: Vec<usize> = widths.iter().copied().filter(|width| *width > 1).collect();
    sorting::sort(&mut sorted);
    let mut best = (0, 0);
    for group in sorted.chunk_by(|a, b| a == b) {
        // Of equally common widths the wider one is the table's.
        if group.len() >= best.1 {
            best = (group.first().copied().unwrap_or(0), group.len());
        }
    }
    best
}

/// Cells of each row outside quotes; 0 for a blank row.
fn widths(text: &str, delimiter: u8, runs: bool) -> Vec<usize> {
    let bytes = text.as_bytes();
    let mut quotes = QuoteScanner::new(text, delimiter);
    let mut widths = Vec::new();
    let mut at = 0;
    while at < bytes.len() && widths.len() < SAMPLE_ROWS {
        let (row_start, mut width, mut open) = (at, 1, true);
        while open {
            let start = at;
            let closed =
                quoted::opening_quote(bytes, start, delimiter).and_then(|quote| quotes.closing(quote));
            let end = closed.map_or_else(
                || {
                    let rest = bytes.get(start..).unwrap_or(b"");
                    start + memchr3(delimiter, b'\n', b'\r', rest).unwrap_or(rest.len())
                },
                |closed| closed.end,
            );
            open = bytes.get(end) == Some(&delimiter);
            width += usize::from(open);
            at = end + 1;
            while runs && bytes.get(at) == Some(&delimiter) {
                at += 1;
            }
        }
        let blank = text.get(row_start..at - 1).is_none_or(|row| row.trim().is_empty());
        if !blank {
            widths.push(width);
        }
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::find_delimiter;

    #[test]
    fn evenness_decides_and_not_counts() {
        let cases: &[(&str, u8)] = &[
            ("Ref,Qty\n\"C1;C2;C3\",3\n", b','),
            ("Ref;Preis;Menge\nC1, C2, C3;0,12;3\nR1;0,05;1\n", b';'),
            ("Ref\tValue\tQty\nC1,C2\t10n, 50V\t2\nR1\t10k\t1\n", b'\t'),
            ("Ref|Value|Qty\nC1,C2|10n|2\n", b'|'),
            ("My board, rev 2\n\nRef;Value;Note\nC1;10n;a, b\nC2;1u;c\n", b';'),
            ("sep=,\na;b\n", b','),
            ("C1,C2;100n;3", b';'),
        ];
        for (text, delimiter) in cases {
            assert_eq!(find_delimiter(text).map(|verdict| verdict.delimiter), Some(*delimiter), "{text:?}");
        }
        let aligned = "Qty\t\tPart\t\t\tPrice\n1\tR1\t\t0.1\n12\t\tC1\t0.2\n1\t\t\tD1\t0.1\n";
        assert!(find_delimiter(aligned).is_some_and(|verdict| verdict.runs));
        assert_eq!(find_delimiter("nothing here\nto split\n"), None);
    }
}
