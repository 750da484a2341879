//! Markdown tables: rows of cells between pipes, with a rule of dashes below the header.

mod later;

use std::borrow::Cow;

use super::document::{Document, Format, Limits, ReadNote};
use super::reader::Reader;
use super::table::Table;
use crate::domain::language::en;
use later::Places;

const MARKDOWN: Format = Format::new("markdown", en!("Markdown"));

pub(super) const READER: Reader = Reader::Text {
    formats: &[MARKDOWN],
    claims: |it| has_table(it.text),
    read: |it, limits| Some(Ok(Document::of_table(MARKDOWN, parse(it.text, limits)))),
};

/// Lines in a box of pipes, one below the other, that make a table without any rule.
const BOXED: usize = 3;

/// True where some line is a rule such as `|---|:--:|` below a line with pipes, or where several lines one below the
/// other stand between pipes.
pub(super) fn has_table(text: &str) -> bool {
    let (mut above, mut boxed) = ("", 0usize);
    for line in text.lines().take(5_000).filter(|it| !is_dashes(it)) {
        if is_rule(line) && above.contains('|') {
            return true;
        }
        boxed = if is_boxed(line) && (boxed == 0 || pipes(line) == pipes(above)) { boxed + 1 } else { 0 };
        if boxed == BOXED {
            return true;
        }
        above = line;
    }
    false
}

fn is_boxed(line: &str) -> bool {
    let line = line.trim();
    line.starts_with('|') && line.ends_with('|') && pipes(line) > 2
}

fn pipes(line: &str) -> usize {
    line.bytes().filter(|it| *it == b'|').count()
}

/// Each line is a row; a rule becomes a blank row, and text around the tables a row of one cell.
pub(super) fn parse(text: &str, limits: &Limits) -> (Table, Vec<ReadNote>) {
    let mut table = Table::with_capacity(text.len(), text.len() / 8);
    let mut notes = Vec::new();
    let mut width = 0;
    let rules = text.lines().filter(|it| is_rule(it)).nth(1);
    let places = rules.map_or_else(Places::default, |_| Places::of(text));
    // Where the cells of the table belong that is being read.
    let mut moved: Option<&[usize]> = None;
    for (index, line) in text.lines().enumerate() {
        if index >= limits.rows || table.cell_count() >= limits.cells {
            notes.push(ReadNote::RowsCut { sheet: 0, limit: index });
            break;
        }
        let line = line.trim();
        moved = places.of_header(index).or(moved.filter(|_| line.contains('|')));
        if line.contains('|') && !is_rule(line) {
            let more = places.behind(index);
            match moved {
                Some(moved) => moved_cells(line, moved).iter().for_each(|it| table.push_cell(it)),
                None => {
                    cells(line).iter().chain(more).take(limits.columns).for_each(|it| table.push_cell(it))
                }
            }
        } else if !line.is_empty() && !is_rule(line) && !is_dashes(line) {
            table.push_cell(line);
        } else if width > 1 && is_rule(line) {
            table.looks.heads.push(index - 1);
        }
        table.end_row();
        width = table.width(index);
    }
    (table, notes)
}

/// A line drawn across the page, as printed lists of ERP systems have above and below their header.
fn is_dashes(line: &str) -> bool {
    let line = line.trim();
    line.len() > 8 && line.bytes().all(|it| it == b'-')
}

fn is_rule(line: &str) -> bool {
    line.contains('-')
        && line.contains('|')
        && line.chars().all(|sign| matches!(sign, '|' | '-' | ':' | ' ' | '\t'))
}

/// The cells between the pipes of a line.
fn cells(line: &str) -> Vec<String> {
    let inside = line.strip_prefix('|').unwrap_or(line);
    let inside = inside.strip_suffix('|').filter(|inside| !inside.ends_with('\\')).unwrap_or(inside);
    let (mut cells, mut cell, mut escaped) = (Vec::new(), String::new(), false);
    for sign in inside.chars().chain(['|']) {
        match sign {
            '|' if !escaped => {
                cells.push(plain(&cell).into_owned());
                cell.clear();
            }
            '\\' if !escaped => {
                escaped = true;
                continue;
            }
            sign => {
                // A backslash before a letter is no escape: `C:\parts`.
                if escaped && !sign.is_ascii_punctuation() {
                    cell.push('\\');
                }
                cell.push(sign);
            }
        }
        escaped = false;
    }
    cells
}

/// The cells of a line at the places where they belong.
fn moved_cells(line: &str, places: &[usize]) -> Vec<String> {
    let mut row = vec![String::new(); places.iter().max().map_or(0, |it| it + 1)];
    for (cell, place) in cells(line).into_iter().zip(places) {
        if let Some(slot) = row.get_mut(*place) {
            *slot = cell;
        }
    }
    row
}

/// What a link is called that leads from a part number: `LM317T` of `[LM317T](https://…)`.
fn linked(cell: &str) -> Option<&str> {
    let (name, link) = cell.strip_prefix('[')?.split_once("](")?;
    let is_one = link.ends_with(')') && !link.contains('[');
    (is_one && name.len() > 2 && name.bytes().any(|it| it.is_ascii_digit())).then_some(name)
}

/// A cell without the signs around bold text and code, and without tags of HTML.
fn plain(cell: &str) -> Cow<'_, str> {
    let cell = cell.trim();
    let cell = linked(cell).unwrap_or(cell);
    for sign in ["**", "__", "`"] {
        let inside = cell.strip_prefix(sign).and_then(|cell| cell.strip_suffix(sign));
        if let Some(inside) = inside.filter(|inside| !inside.is_empty() && !inside.contains(sign)) {
            return inside.trim().into();
        }
    }
    if cell.contains('<') { untagged(cell).into() } else { cell.into() }
}

/// The text without its tags; `<br>` parts words, and `a < b` is none.
fn untagged(cell: &str) -> String {
    let mut pieces = cell.split('<');
    let mut text = pieces.next().unwrap_or("").to_owned();
    for piece in pieces {
        let name = piece.trim_start_matches('/');
        match piece.split_once('>').filter(|_| name.starts_with(|it: char| it.is_ascii_alphabetic())) {
            Some((tag, behind)) => {
                let is_break = tag.get(..2).is_some_and(|it| it.eq_ignore_ascii_case("br"));
                text.push_str(if is_break { " " } else { "" });
                text.push_str(behind);
            }
            None => text.extend(["<", piece]),
        }
    }
    text.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::{Limits, has_table, parse};

    #[test]
    fn pipes_rules_and_escapes() {
        let text = "# Parts\n\n| Ref | Value |\n|:---|---:|\n| `R1` | **10k** |\n| C1 | a \\| b |\nR2 | 5\n";
        assert!(has_table(text));
        let (table, _) = parse(text, &Limits::default());
        let rows: Vec<Vec<&str>> = (0..table.row_count()).map(|row| table.row(row).collect()).collect();
        assert_eq!(
            rows,
            [
                vec!["# Parts"],
                vec![],
                vec!["Ref", "Value"],
                vec![],
                vec!["R1", "10k"],
                vec!["C1", "a | b"],
                vec!["R2", "5"]
            ]
        );
        let (table, _) = parse("|a|b|\n|-|-|\n|<a href=\"x\">LM317</a>|1<br/>2 < 3|\n", &Limits::default());
        assert_eq!((table.cell(2, 0), table.cell(2, 1)), ("LM317", "1 2 < 3"));
        assert!(!has_table("a|b\n1|2\n"));
        assert!(has_table("Parts\n| Ref | Spec |\n| R1  | 10k  |\n| C1  | 1u   |\n"));
    }
}
