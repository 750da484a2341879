//! Lists that count nothing: names behind bullets or numbers, before a dash that leads nowhere, or before a link; and links
//! alone.

use super::aligned::TEXT;
use super::counted::{bullet, count_ahead, named, number};
use super::plain_counts::{FEWEST, count_of};
use super::reader::Reader;
use super::table::Table;

pub(super) const READER: Reader = Reader::Text {
    formats: &[TEXT],
    claims: |it| !it.is_markup() && it.text.len() < 32 << 10,
    read: |it, _| {
        let first = if counts_of(it.text) == Counts::None { "Item" } else { "Quantity" };
        Some(Ok(named((bulleted(it.text)?, Vec::new()), [first, "Part", "Notes", "Link"])))
    },
};

/// The name of a line of such a list, and its link, which may stand in the line below.
fn name_of<'t>(line: &'t str, below: &'t str) -> Option<(&'t str, &'t str)> {
    let line = line.trim();
    let bare = marked(line);
    let text = bare.unwrap_or(line);
    let at = text.find("http://").or_else(|| text.find("https://"));
    let (name, link) = at.and_then(|it| text.split_at_checked(it)).unwrap_or((text, ""));
    let name = name.trim_matches([' ', '*', '-', '–', ':', '(', '[', ']']);
    let link = if link.is_empty() && is_link(below) { bullet(below) } else { link.trim_end_matches(')') };
    // Before the link of a table's row stand other cells.
    let is_linked = !link.is_empty() && !name.contains([',', ';', '\t', '|', '"']) && !name.contains("  ");
    let is_name = bare.is_some() || is_linked || line.ends_with(" -");
    let is_box = text.starts_with("[ ]") || text.starts_with("[x]");
    (is_name && !is_box && name.contains(char::is_alphabetic)).then_some((name, link))
}

/// What stands behind a bullet, or behind the number of a line: `- LM317`, `-LM317`, `3. LM317`.
fn marked(line: &str) -> Option<&str> {
    let line = line.trim();
    let bare = ["- ", "* ", "** ", "• ", "+ "].iter().find_map(|it| line.strip_prefix(it));
    bare.or_else(|| line.strip_prefix('-').filter(|it| it.starts_with(char::is_alphanumeric)))
        .or_else(|| number(line)?.1.strip_prefix(['.', ')'])?.strip_prefix(' '))
}

/// A row of a table: blanks part its cells. "Author:   Ann" tells of the list.
fn is_row(line: &str) -> bool {
    line.contains("   ") && !line.split(' ').next().unwrap_or("").ends_with(':')
}

/// A line that is nothing but a link.
fn is_link(line: &str) -> bool {
    bullet(line).starts_with("http")
}

/// What the link of a shop calls its part: the longest step of its path, or the one before a number.
fn name_in(link: &str) -> &str {
    let link = link.split(['?', '#']).next().unwrap_or(link).trim_end_matches('/');
    let path = link.splitn(4, '/').nth(3).unwrap_or("");
    let is_number = |it: &str| it.bytes().all(|it| it.is_ascii_digit());
    let name = match path.rsplit_once('/') {
        Some((before, last)) if is_number(last) => before.rsplit('/').next(),
        _ => path.split('/').max_by_key(|it| it.len()),
    };
    let name = name.unwrap_or("");
    name.strip_suffix(".html").unwrap_or(name)
}

/// A few words behind the number that follows on those of the names above.
fn is_numbered(line: &str, names: usize) -> bool {
    let number = number(line.trim()).and_then(|it| it.0.parse().ok());
    number == Some(names) && names > 3 && line.split_whitespace().count() <= 8
}

/// How the names of a list are counted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Counts {
    None,
    /// `[2x sensor](https://…)`
    Signed,
    /// `5 LEDs`, too.
    Plain,
}

impl Counts {
    /// The count of a name, and what is counted.
    fn split(self, name: &str) -> Option<(&str, &str)> {
        let plain = || {
            let (_, counted) = count_of(name)?;
            Some((number(name)?.0, counted))
        };
        match self {
            Self::None => None,
            Self::Signed => count_ahead(name),
            Self::Plain => count_ahead(name).or_else(plain),
        }
    }
}

/// Nearly all names start with a number, or some with a sign for a count.
fn counts_of(text: &str) -> Counts {
    let (mut names, mut signed, mut plain, mut rises, mut last) = (0usize, 0, 0, true, 0);
    for (name, _) in text.lines().filter_map(|it| name_of(it, "")) {
        names += 1;
        if count_ahead(name).is_some() {
            signed += 1;
        } else if let Some((count, _)) = count_of(name) {
            plain += 1;
            rises &= count > last;
            last = count;
        }
    }
    if plain >= FEWEST && !rises && (signed + plain) * 10 >= names * 7 {
        Counts::Plain
    } else if signed * 2 > names || signed > 1 && signed * 10 >= names {
        Counts::Signed
    } else {
        Counts::None
    }
}

/// The list as a table of numbers, names and links; `None` where less than two thirds of its lines have a name, or where
/// they are sentences. What is indented below a name tells of it.
fn bulleted(text: &str) -> Option<Table> {
    let indent = |it: &str| it.len() - it.trim_start().len();
    let listed = || text.lines().filter(|it| marked(it).is_some());
    let least = listed().map(indent).min().unwrap_or(usize::MAX);
    // Below each name its link or its cost, with a remark here and there.
    let (mut nested, mut remarks) = (0, 0);
    for line in listed().filter(|it| indent(it) > least) {
        nested += 1;
        remarks += usize::from(is_link(line) || line.contains(": "));
    }
    let (mut names, mut sentences, mut texts, mut open) = (0usize, 0, 0, 0);
    let is_of_links = text.lines().all(|it| it.trim().is_empty() || is_link(it));
    let counts = counts_of(text);
    let mut next = 0;
    let mut table = Table::default();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let below = lines.peek().map_or("", |it| it);
        let is_remark = remarks * 2 > nested && indent(line) > least;
        let (mut number, mut name, mut notes, mut link) = (String::new(), "", line.trim(), "");
        let linked = Some((name_in(notes), notes)).filter(|it| is_of_links && !it.0.is_empty());
        if let Some(found) = linked.or_else(|| name_of(line, below)).filter(|_| !is_remark) {
            names += 1;
            texts += std::mem::take(&mut open);
            // What stands in brackets is a remark.
            let said = found.0.split(" (").next().unwrap_or("");
            let is_long = found.1.is_empty() && said.split_whitespace().count() > 14;
            let is_sentence = said.ends_with(['.', ':']) || is_long;
            // "9. Assorted wires." goes on with the numbers of the list.
            let is_next = is_sentence && !is_long && said.ends_with('.') && is_numbered(line, names);
            sentences += usize::from(is_sentence && !is_next);
            next += usize::from(is_next);
            if !is_sentence || is_next {
                let (count, text) = counts.split(found.0).unwrap_or(("?", found.0));
                let line = || (names - sentences).to_string();
                number = if counts == Counts::None { line() } else { count.to_owned() };
                (name, link, notes) = (text, found.1, "");
            }
        } else if (names > 0 || is_row(notes))
            && !notes.is_empty()
            && !is_link(line)
            && !line.starts_with("  ")
        {
            // Rows of a table above are another list.
            open += 1;
        }
        for cell in [&number, name, notes, link].into_iter().take(if link.is_empty() { 3 } else { 4 }) {
            table.push_cell(cell);
        }
        table.end_row();
    }
    (names >= 3 && names >= texts * 2 && sentences * 5 <= names && next * 3 <= names).then_some(table)
}

#[cfg(test)]
mod tests {
    use super::bulleted;

    #[test]
    fn names_behind_bullets() {
        let table = bulleted("Parts\n\n* ESP8266 module\n* Relay\n\nKiln\n* Firebricks\n").expect("a list");
        assert_eq!((table.cell(2, 0), table.cell(2, 1)), ("1", "ESP8266 module"));
        assert_eq!((table.cell(5, 0), table.cell(6, 0)), ("", "3"));
        assert!(bulleted("* It opens files.\n* It closes them.\n* It is fast.\n").is_none());
        assert!(bulleted("Readme\n\n- one\ntext\nmore text\n- two\nand more\n- three\n").is_none());
    }

    #[test]
    fn counts_before_names() {
        let table = bulleted("- 5 LEDs\n- 1 ESP32 board\n- 5 buttons\n- 1 LDR\n- Wire\n").expect("a list");
        assert_eq!((table.cell(0, 0), table.cell(0, 1)), ("5", "LEDs"));
        assert_eq!((table.cell(4, 0), table.cell(4, 1)), ("?", "Wire"));
        let table = bulleted("- Arduino\n- 4× Motor\n- 2× Cell\n- Box\n").expect("a list");
        assert_eq!((table.cell(0, 0), table.cell(1, 0)), ("?", "4"));
        assert_eq!(bulleted("- 10 k\n- 22 uF\n- 5 pin\n- LED\n").expect("a list").cell(0, 0), "1");
    }

    #[test]
    fn links_alone_name_their_parts() {
        let text = "https://a.b/p/maker-of-parts/LM317T/12345?s=1\n\nhttps://a.b/Relay-5V-module-p-1.html\nhttps://a.b/fuse-holder/p/X1\n";
        let table = bulleted(text).expect("a list");
        assert_eq!((table.cell(0, 0), table.cell(0, 1)), ("1", "LM317T"));
        assert_eq!((table.cell(2, 1), table.cell(3, 1)), ("Relay-5V-module-p-1", "fuse-holder"));
        assert!(table.cell(3, 3).starts_with("https://a.b/fuse"));
    }

    #[test]
    fn links_and_remarks_belong_to_the_name_above() {
        let table = bulleted("WiFi module\nhttps://a.b/1\nSensor: https://a.b/2\n-Box\n").expect("a list");
        assert_eq!((table.cell(0, 1), table.cell(0, 3)), ("WiFi module", "https://a.b/1"));
        assert_eq!((table.cell(2, 1), table.cell(2, 3)), ("Sensor", "https://a.b/2"));
        let table = bulleted("1. Cell\n   - Cost: $5\n2. Fuse\n   - Cost: $1\n3) Box\n").expect("a list");
        assert_eq!((table.cell(1, 0), table.cell(2, 1), table.cell(4, 0)), ("", "Fuse", "3"));
        assert!(bulleted("R1,10k,https://a.b/1\nR2,1k,https://a.b/2\nC1,1u,https://a.b/3\n").is_none());
    }
}
