//! Lists of places parted by blanks: mount lists of Eagle (`C1 12.70 20.32 90 100n C0603`) and the part section of PADS
//! files (`C1 CAP_100N@CC0603`), and placement lists of Altium with numbers aligned to the right.

use rust_decimal::Decimal;

use super::aligned::TEXT;
use super::document::{Document, Limits, ReadNote, Sheet};
use super::reader::Reader;
use super::table::Table;

pub(super) const READER: Reader = Reader::Text {
    formats: &[TEXT],
    claims: |it| it.start.starts_with("*PADS") || it.verdict().is_none_or(|it| it.score < 300),
    read: |it, limits| {
        if let Some(table) = centers(it.text, limits) {
            return Some(Ok(Document::of_table(TEXT, table)));
        }
        let (header, table, notes) = parts_of_pads(it.text, limits).or_else(|| mounts(it.text, limits))?;
        let header = Some(header.iter().map(|it| (*it).to_owned()).collect());
        let sheet = Sheet { header, table, ..Sheet::default() };
        Some(Ok(Document::of_sheets(TEXT, (vec![sheet], notes))))
    },
};

type Placed = (&'static [&'static str], Table, Vec<ReadNote>);

/// The rows of the file, blank where `cells` gives none.
fn table_of<'t>(
    text: &'t str,
    limits: &Limits,
    mut cells: impl FnMut(&'t str) -> Vec<&'t str>,
) -> (Table, Vec<ReadNote>) {
    let mut notes = Vec::new();
    if text.lines().count() > limits.rows {
        notes.push(ReadNote::RowsCut { sheet: 0, limit: limits.rows });
    }
    (Table::from_rows(text.lines().take(limits.rows).map(&mut cells)), notes)
}

/// `Designator Footprint Mid X Mid Y … Rotation Comment`: words parted by blanks, of which the last column takes the rest.
fn centers(text: &str, limits: &Limits) -> Option<(Table, Vec<ReadNote>)> {
    let at = text.lines().take(40).position(|it| it.starts_with("Designator") && it.contains("Mid X"))?;
    let header = text.lines().nth(at)?;
    let spaced = |it: &str| it.replace(" X ", "\u{a0}X ").replace(" Y ", "\u{a0}Y ");
    let width =
        header.split_whitespace().count() - header.matches(" X ").count() - header.matches(" Y ").count();
    let mut line = 0;
    let names = spaced(header);
    let names: Vec<&str> = names.split([' ', '\t']).filter(|it| !it.is_empty()).collect();
    let (rows, notes) = table_of(text, limits, |row| {
        line += 1;
        let mut cells = Vec::new();
        let mut rest = row.trim();
        while line > at + 1 && !rest.is_empty() {
            let end = if cells.len() + 1 < width { rest.find(char::is_whitespace) } else { None };
            let (cell, tail) = rest.split_at_checked(end.unwrap_or(rest.len())).unwrap_or((rest, ""));
            cells.push(cell);
            rest = tail.trim_start();
        }
        cells
    });
    let row = |it: usize| if it == at { names.clone() } else { rows.row(it).collect() };
    Some((Table::from_rows((0..rows.row_count()).map(row)), notes))
}

/// What stands between `*PART*` or `*PARTS*` and the next section.
fn parts_of_pads(text: &str, limits: &Limits) -> Option<Placed> {
    let is_start = |it: &str| it.starts_with("*PART*") || it.starts_with("*PARTS*");
    text.lines().find(|it| is_start(it.trim_start()))?;
    let mut is_inside = false;
    let (table, notes) = table_of(text, limits, |line| {
        if line.starts_with('*') {
            is_inside = is_start(line);
            return Vec::new();
        }
        let mut words = line.split_whitespace();
        match (words.next().filter(|_| is_inside), words.next()) {
            (Some(place), Some(part)) if place.starts_with(char::is_alphabetic) => {
                let (part, package) = part.split_once('@').unwrap_or((part, ""));
                vec![place, part, package]
            }
            _ => Vec::new(),
        }
    });
    (table.cell_count() > 0).then_some((&["Reference", "Value", "Footprint"], table, notes))
}

/// Lines of a place, where it lies, how it is turned, and what it is.
fn mounts(text: &str, limits: &Limits) -> Option<Placed> {
    let is_mount = |line: &str| {
        let mut words = line.split_whitespace();
        words.next().is_some_and(|it| it.starts_with(char::is_alphabetic) && it.len() < 16)
            && (0..3).all(|_| words.next().is_some_and(|it| it.parse::<Decimal>().is_ok()))
            && (1..=2).contains(&words.count())
    };
    let filled = || text.lines().filter(|it| !it.trim().is_empty() && !it.starts_with(['#', '/'])).take(200);
    if filled().count() < 3 || filled().filter(|it| !is_mount(it)).count() * 8 > filled().count() {
        return None;
    }
    let (table, notes) = table_of(text, limits, |line| {
        let words: Vec<&str> = line.split_whitespace().collect();
        match (is_mount(line), words[..].len(), words.last()) {
            (true, 5, Some(last)) => [words.get(..4).unwrap_or(&[]), &["", last]].concat(),
            (true, ..) => words,
            _ => Vec::new(),
        }
    });
    Some((&["Reference", "X", "Y", "Rotation", "Value", "Package"], table, notes))
}

#[cfg(test)]
mod tests {
    use super::{mounts, parts_of_pads};
    use crate::domain::read::document::Limits;

    #[test]
    fn places_parted_by_blanks() {
        let text = "C1 12.70 20.32  90 100n C0603\nR1 15.24 20.32   0 10k R0603\nX1 1 2 180 HC49\n";
        let (_, table, _) = mounts(text, &Limits::default()).expect("a list");
        assert_eq!(table.row(0).collect::<Vec<_>>(), ["C1", "12.70", "20.32", "90", "100n", "C0603"]);
        assert_eq!((table.cell(2, 4), table.cell(2, 5)), ("", "HC49"));
        let pads = "*PADS-LOGIC-V9*\n*PART*\nC1 CAP@CC0603\n*NET*\nC1.1 U1.2\n";
        let (_, table, _) = parts_of_pads(pads, &Limits::default()).expect("parts");
        assert_eq!(table.row(2).collect::<Vec<_>>(), ["C1", "CAP", "CC0603"]);
        assert!(table.is_blank(4));
    }
}
