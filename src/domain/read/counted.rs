//! Lists in words where every line counts something: `2 x GRM155R71C104KA88D`, `10× 100 nF 0402`.

use super::aligned::TEXT;
use super::document::{Document, Limits, ReadNote};
use super::reader::Reader;
use super::table::Table;

pub(super) const READER: Reader = Reader::Text {
    formats: &[TEXT],
    claims: |_| true,
    read: |it, limits| Some(Ok(Document::of_table(TEXT, parse(it.text, limits)?))),
};

/// The list as a table of quantity and text; `None` where less than two thirds of the lines count.
pub(super) fn parse(text: &str, limits: &Limits) -> Option<(Table, Vec<ReadNote>)> {
    let (mut lines, mut counted) = (0usize, 0usize);
    for line in text.lines().map(str::trim).filter(|it| !it.is_empty()).take(400) {
        lines += 1;
        counted += usize::from(split(line).is_some());
    }
    if counted < 2 || counted * 3 < lines * 2 {
        return None;
    }
    let mut notes = Vec::new();
    if text.lines().count() > limits.rows {
        notes.push(ReadNote::RowsCut { sheet: 0, limit: limits.rows });
    }
    let rows = text.lines().take(limits.rows).map(|line| match split(line.trim()) {
        Some((count, rest)) => [count, rest],
        None => ["", line.trim()],
    });
    Some((Table::from_rows(rows), notes))
}

/// True for a line such as `6 x jumper`.
pub(crate) fn is_counted(line: &str) -> bool {
    split(line.trim()).is_some()
}

/// The number before an `x`, and what is counted.
fn split(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_start_matches(['-', '*', '•', ' ']);
    let end = line.find(|it: char| !it.is_ascii_digit())?;
    let (count, rest) = (line.get(..end)?, line.get(end..)?.trim_start());
    let rest = rest.strip_prefix(['x', 'X', '×', '*'])?;
    let is_word = rest.starts_with([' ', '\u{a0}']);
    let rest = rest.trim();
    ((1..=6).contains(&count.len()) && is_word && !rest.is_empty()).then_some((count, rest))
}

#[cfg(test)]
mod tests {
    use super::parse;
    use crate::domain::read::document::Limits;

    #[test]
    fn lists_that_count() {
        let (table, _) =
            parse("Parts:\n2 x LM317DCYR\n10x 100 nF\n- 1× Box\n", &Limits::default()).expect("a list");
        assert_eq!((table.cell(1, 0), table.cell(1, 1)), ("2", "LM317DCYR"));
        assert_eq!((table.cell(3, 0), table.cell(3, 1)), ("1", "Box"));
        assert!(parse("2x4 wood\nhello\nworld\n", &Limits::default()).is_none());
        assert!(parse("10k\n2xfoo\n", &Limits::default()).is_none());
    }
}
