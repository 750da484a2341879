//! Lists in Markdown whose parts have what is said of them below: `- **Relay**`, then `  - Quantity: 2`.

use super::aligned::TEXT;
use super::document::Document;
use super::reader::Reader;
use super::table::Table;

pub(super) const READER: Reader = Reader::Text {
    formats: &[TEXT],
    claims: |it| {
        !it.is_markup() && it.text.len() < 256 << 10 && it.text.lines().filter(is_pair).nth(7).is_some()
    },
    read: |it, _| {
        let (table, names) = keyed(it.text)?;
        let mut document = Document::of_table(TEXT, (table, Vec::new()));
        document.sheets.iter_mut().for_each(|it| it.header = Some(names.clone()));
        Some(Ok(document))
    },
};

/// A bullet with a sign between a name and a value: asked of every text, so it costs little.
fn is_pair(line: &&str) -> bool {
    let line = line.trim_start();
    line.starts_with(['-', '*', '+']) && (line.contains(": ") || line.contains('：'))
}

/// Fewer parts than these may be anything.
const FEWEST: usize = 3;
/// Names of columns that are kept, and signs in one of them.
const MOST_NAMES: usize = 24;
const LONGEST_NAME: usize = 24;

/// A line of the page.
enum Line<'t> {
    /// The name of a part: a heading, or a bullet above deeper ones.
    Name(&'t str),
    /// What is said of the part above.
    Said(&'t str, &'t str),
    Other(&'t str),
}

fn bare_bullet(line: &str) -> Option<&str> {
    let line = line.trim_start();
    ["- ", "* ", "+ ", "• "].iter().find_map(|it| line.strip_prefix(it)).map(str::trim)
}

/// `Quantity: 2`, `**数量**：1个`.
fn said(bullet: &str) -> Option<(&str, &str)> {
    let (name, value) = bullet.split_once([':', '：'])?;
    let (name, value) = (plain(name), plain(value));
    let is_name = !name.is_empty()
        && name.chars().count() <= LONGEST_NAME
        && name.split_whitespace().count() <= 3
        && !name.bytes().any(|it| it.is_ascii_digit())
        && !name.starts_with("http");
    (is_name && !value.is_empty()).then_some((name, value))
}

fn plain(text: &str) -> &str {
    text.trim().trim_matches(['*', '_', '`']).trim()
}

/// A bullet or heading without its number and the signs around it: `1. **ESP8266** (NodeMCU)`.
fn name_of(text: &str) -> &str {
    let text = text.trim_start_matches('#').trim();
    let bare = text.trim_start_matches(|it: char| it.is_ascii_digit());
    let text = bare.strip_prefix(['.', ')']).filter(|_| bare.len() < text.len()).unwrap_or(text);
    plain(text)
}

/// A line as what it is by itself and by the next one that is not blank.
fn line_of<'t>(line: &'t str, next: &str) -> Line<'t> {
    let indent = |it: &str| it.len() - it.trim_start().len();
    let is_said = bare_bullet(next).is_some_and(|it| said(it).is_some());
    match bare_bullet(line) {
        Some(bullet) if is_said && indent(next) > indent(line) => Line::Name(name_of(bullet)),
        Some(bullet) => said(bullet).map_or(Line::Other(line), |it| Line::Said(it.0, it.1)),
        None if line.starts_with('#') && is_said => Line::Name(name_of(line)),
        None => Line::Other(line),
    }
}

/// All lines of the text.
fn lines_of(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut next = "";
    for line in text.lines().rev() {
        lines.push(line_of(line, next));
        next = if line.trim().is_empty() { next } else { line };
    }
    lines.reverse();
    lines
}

/// The list as a table with a row a line, and the names of its columns; `None` where few parts have anything said of them,
/// or where a table says more.
fn keyed(text: &str) -> Option<(Table, Vec<String>)> {
    let lines = lines_of(text);
    let (mut parts, mut pairs) = (0usize, 0usize);
    let mut names: Vec<String> = vec!["Part".to_owned()];
    for line in &lines {
        match line {
            Line::Name(_) => parts += 1,
            Line::Said(name, _) if parts > 0 => {
                pairs += 1;
                if names.len() < MOST_NAMES && !names.iter().any(|it| it == name) {
                    names.push((*name).to_owned());
                }
            }
            _ => {}
        }
    }
    let piped = text.lines().filter(|it| it.trim_start().starts_with('|')).count();
    // Names of columns come again; what is said once is prose.
    if parts < FEWEST || pairs * 2 < parts * 3 || piped > pairs || names.len() * 3 > pairs * 2 {
        return None;
    }
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut open = None;
    for line in &lines {
        let mut row = Vec::new();
        match line {
            Line::Name(name) => {
                open = Some(rows.len());
                row.push(name.replace("**", ""));
            }
            Line::Said(name, value) => {
                let column = names.iter().position(|it| it == name);
                let part = open.and_then(|it| rows.get_mut(it));
                if let (Some(column), Some(part)) = (column, part) {
                    part.resize(part.len().max(column + 1), String::new());
                    part.get_mut(column).into_iter().for_each(|it| (*value).clone_into(it));
                }
            }
            Line::Other(text) if !text.trim().is_empty() => {
                open = None;
                row.push(text.trim().to_owned());
            }
            Line::Other(_) => {}
        }
        rows.push(row);
    }
    Some((Table::from_rows(rows), names))
}

#[cfg(test)]
mod tests {
    use super::keyed;

    #[test]
    fn what_is_said_below_a_part_stands_in_its_row() {
        let text = "# BOM\n\n## Core\n- **ESP8266** (NodeMCU)\n  - 数量: 1个\n  - 备注：Wemos\n- **Relay**\n  - 数量: 2\n\
                    ### 3. Sensor\n- 数量: 4\n- 备注: K type\n";
        let (table, names) = keyed(text).expect("a list");
        assert_eq!(names, ["Part", "数量", "备注"]);
        let row = |row: usize| table.row(row).collect::<Vec<_>>().join("|");
        assert_eq!((row(3).as_str(), row(6).as_str()), ("ESP8266 (NodeMCU)|1个|Wemos", "Relay|2"));
        assert_eq!((row(8).as_str(), row(4).as_str()), ("Sensor|4|K type", ""));
    }

    #[test]
    fn prose_and_plain_lists_are_none() {
        for text in [
            "- LM317\n- Relay\n- Box\n",
            "# A\n- Note: one\n# B\n- Hint: two\n# C\n- Tip: three\n",
            "- A\n  - Quantity: 1\n- B\n  - Quantity: 2\n",
        ] {
            assert!(keyed(text).is_none(), "{text}");
        }
    }
}
