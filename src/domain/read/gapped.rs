//! Text whose cells are parted by tabs in one line and by blanks in the next: lists that people keep by hand.

use super::aligned::TEXT;
use super::counted::{are_places, named, number};
use super::delimited::{find_delimiter, parse};
use super::document::{Document, Limits, ReadNote};
use super::reader::{Reader, TextFile};
use super::table::Table;

pub(super) const READER: Reader = Reader::Text {
    formats: &[TEXT],
    claims: |it| it.text.contains('\t') && !it.name.ends_with(".tsv") && even_tabs(it) < 900,
    read: |it, limits| {
        let found = parse_gaps(it.text, even_tabs(it), limits)?;
        Some(Ok(match is_counted(it.text) {
            true => named(found, ["Quantity", "Part", "Description", "Notes"]),
            false => Document::of_table(TEXT, found),
        }))
    },
};

/// How even tabs split the text, 0 where another sign splits it better.
fn even_tabs(file: &TextFile<'_>) -> u32 {
    file.verdict().filter(|it| it.delimiter == b'\t').map_or(0, |it| it.even)
}

/// Most lines start with a count: `2 KERKO 22p⇥⇥capacitor`.
fn is_counted(text: &str) -> bool {
    let tabbed = || text.lines().filter(|it| it.contains('\t'));
    let counts = |it: &&str| number(it).is_some_and(|it| it.1.starts_with(' ') && !it.1.starts_with("  "));
    let counted = tabbed().filter(counts).count();
    counted > 4 && counted * 5 > tabbed().count() * 4
}

/// The cells between tabs and wider gaps, however many of them stand in a row: `R1⇥10k` above `R2      22k`; and behind
/// the counts that lines start with: `2 KERKO 22p⇥⇥capacitor`. Only where most lines start with places or counts, or
/// nearly all are alike, and more so than between single tabs.
fn parse_gaps(text: &str, even: u32, limits: &Limits) -> Option<(Table, Vec<ReadNote>)> {
    let mut out = String::with_capacity(text.len());
    let (mut filled, mut placed) = (0usize, 0usize);
    let is_counted = is_counted(text);
    for line in text.lines() {
        let (start, mut gap) = (out.len(), "");
        for piece in line.trim_end().split_inclusive(char::is_whitespace) {
            let word = piece.trim_end();
            if word.is_empty() {
                gap = "\t";
                continue;
            }
            out.push_str(gap);
            let is_count = is_counted && out.len() == start && number(word).is_some_and(|it| it.1.is_empty());
            out.push_str(word);
            gap = if is_count || piece.ends_with('\t') { "\t" } else { " " };
        }
        let line = out.get(start..).unwrap_or("").trim_start();
        filled += usize::from(!line.is_empty());
        placed += usize::from(line.split('\t').next().is_some_and(are_places));
        out.push('\n');
    }
    let is_more_even =
        || find_delimiter(&out).is_some_and(|it| it.delimiter == b'\t' && it.even > (even + 100).max(950));
    (is_counted || placed > 4 && placed * 2 > filled || even > 0 && is_more_even())
        .then(|| parse(&out, b'\t', limits))
}

#[cfg(test)]
mod tests {
    use super::parse_gaps;
    use crate::domain::read::document::Limits;

    fn rows(text: &str, even: u32) -> Option<Vec<String>> {
        let (table, _) = parse_gaps(text, even, &Limits::default())?;
        Some((0..table.row_count()).map(|row| table.row(row).collect::<Vec<_>>().join("|")).collect())
    }

    #[test]
    fn tabs_and_blanks_part_cells() {
        let text =
            "R1\t10k\t0603\nR2        22k 1%    0603\nC1,C2\t\t100n\n   \tlabel\nC3,C4,\nC5  1u\nU1\tLM358\n";
        let found = rows(text, 400);
        let expected =
            ["R1|10k|0603", "R2|22k 1%|0603", "C1,C2|100n", "|label", "C3,C4,", "C5|1u", "U1|LM358"];
        assert_eq!(found, Some(expected.map(str::to_owned).to_vec()));
    }

    #[test]
    fn a_table_with_blank_cells_is_left_alone() {
        assert_eq!(rows("Ref\tValue\tNote\nR1\t\tx\nR2\t10k\t\n", 800), None);
    }
}
