//! Quoted cells: where one opens, where it closes, and what stands inside.

use memchr::{memchr, memchr2};

use crate::domain::read::table::Table;
use crate::domain::spelling::guard::unguarded;

/// Bytes that a quoted cell may span. A spreadsheet cell holds 32,767 characters at most.
const CELL_BYTES: usize = 128 << 10;

/// Bytes that a quoted cell may span once too many quotes were found open: an honest cell of such a file.
const REACH_WITHOUT_BUDGET: usize = 64;

/// Where a quoted cell ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Closed {
    /// The closing quote.
    pub(super) quote: usize,
    /// The delimiter, line break or end of text after it.
    pub(super) end: usize,
}

/// Finds closing quotes. It keeps count of the bytes it looked at in vain, so that a file full of stray
/// quotes takes time in proportion to its length and not to its square.
pub(super) struct QuoteScanner<'a> {
    bytes: &'a [u8],
    delimiter: u8,
    budget: usize,
}

impl<'a> QuoteScanner<'a> {
    pub(super) fn new(text: &'a str, delimiter: u8) -> Self {
        Self { bytes: text.as_bytes(), delimiter, budget: text.len().saturating_mul(4) + (1 << 20) }
    }

    /// The end of the cell whose quote opens at `open`; `None` where that quote is never closed.
    ///
    /// A quote closes the cell where only blanks stand between it and a delimiter, a line break or the
    /// end. Any other quote on the opening line is a mark inside the text (`"5" cable"`); on a later
    /// line it is the opening quote of another cell, and so ours was never closed.
    pub(super) fn closing(&mut self, open: usize) -> Option<Closed> {
        let reach = if self.budget == 0 { REACH_WITHOUT_BUDGET } else { CELL_BYTES };
        let window = self.bytes.get(..self.bytes.len().min(open + reach))?;
        let mut at = open + 1;
        // So far there is no line break. A search up to the next one would walk a long line for each of its cells.
        let mut line = open;
        loop {
            let Some(quote) = window.get(at..).and_then(|rest| memchr(b'"', rest)).map(|found| at + found)
            else {
                return self.waste(window.len() - open);
            };
            if self.bytes.get(quote + 1) == Some(&b'"') {
                at = quote + 2;
                continue;
            }
            if let Some(end) = self.end_after(quote) {
                return Some(Closed { quote, end });
            }
            if memchr2(b'\n', b'\r', window.get(line..quote).unwrap_or(b"")).is_some() {
                return self.waste(quote - open);
            }
            (line, at) = (quote, quote + 1);
        }
    }

    fn end_after(&self, quote: usize) -> Option<usize> {
        let mut at = quote + 1;
        loop {
            match self.bytes.get(at) {
                None | Some(b'\n' | b'\r') => return Some(at),
                Some(&byte) if byte == self.delimiter => return Some(at),
                Some(b' ' | b'\t') => at += 1,
                Some(_) => return None,
            }
        }
    }

    fn waste<T>(&mut self, bytes: usize) -> Option<T> {
        self.budget = self.budget.saturating_sub(bytes);
        None
    }
}

/// Where the cell that starts at `start` opens a quote: at once, or after blanks.
pub(super) fn opening_quote(bytes: &[u8], start: usize, delimiter: u8) -> Option<usize> {
    let mut at = start;
    loop {
        match bytes.get(at)? {
            b'"' => return Some(at),
            b' ' if delimiter != b' ' => at += 1,
            _ => return None,
        }
    }
}

/// Adds the text between two quotes to the cell that is being built: doubled quotes become single, and the guard of a
/// formula is taken off.
pub(super) fn push_unquoted(table: &mut Table, inside: &str) {
    if memchr(b'\'', inside.as_bytes()).is_some() {
        return table.push_text(&unguarded(&inside.replace("\"\"", "\"")));
    }
    let mut rest = inside;
    while let Some(at) = memchr(b'"', rest.as_bytes()) {
        let (head, tail) = rest.split_at(at + 1);
        table.push_text(head);
        rest = tail.strip_prefix('"').unwrap_or(tail);
    }
    table.push_text(rest);
}
