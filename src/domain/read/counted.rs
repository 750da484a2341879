//! Lists in words, one part a line: `2 x GRM155R71C104KA88D`, `12x 330R 0402 (R1 - R12)`, `2x 100n C1, C2`,
//! `LM2596 module --- 2pcs`, `C31 -> 100 pF`.

use std::borrow::Cow;

use super::aligned::TEXT;
use super::document::{Document, Limits, ReadNote};
use super::reader::Reader;
use super::table::Table;

mod count;
mod item;
mod places;

use count::count_apart;
pub(crate) use count::is_counted;
pub(super) use count::{bullet, count_ahead, number};
use item::{Item, split, uncounted};
pub(super) use places::are_places;

pub(super) const READER: Reader = Reader::Text {
    formats: &[TEXT],
    claims: |it| !has_column_of_counts(it.text),
    read: |it, limits| {
        let list = parse(&unwrapped(&unbracketed(it.text)), limits)?;
        Some(Ok(named(list, ["Quantity", "Part", "References", "Price"])))
    },
};

/// Counts in brackets before the names: `(2) relay`. Numbers that rise are those of the lines.
fn unbracketed(text: &str) -> Cow<'_, str> {
    if text.lines().any(|it| it.starts_with('(')) { counts_freed(text) } else { Cow::Borrowed(text) }
}

#[inline(never)]
fn counts_freed(text: &str) -> Cow<'_, str> {
    let split = |it: &'_ str| {
        let (count, name) = it.strip_prefix('(')?.split_once(") ")?;
        let count = count.trim_matches(['x', 'X', '×']);
        let is_count = number(count).is_some_and(|it| it.1.is_empty() && !count.contains('?'));
        is_count.then(|| (count.to_owned(), name.trim().to_owned()))
    };
    let counts: Vec<usize> = text.lines().filter_map(|it| split(it)?.0.parse().ok()).collect();
    if counts.len() < 3 || counts.is_sorted_by(|a, b| a < b) {
        return Cow::Borrowed(text);
    }
    let freed = |it: &str| split(it).map_or_else(|| it.to_owned(), |it| [&it.0, " x ", &it.1].concat());
    text.lines().map(freed).collect::<Vec<_>>().join("\n").into()
}

/// Between names and links the counts stand one below the other: a table, whatever the names count.
fn has_column_of_counts(text: &str) -> bool {
    text.contains("x  ") && is_column_of_counts(text)
}

#[inline(never)]
fn is_column_of_counts(text: &str) -> bool {
    let lines = || text.lines().filter(|it| !it.trim().is_empty());
    // Where the count before a link ends.
    let ends = || {
        lines().filter_map(|line| {
            let (head, _) = line.split_once("  http")?;
            let head = head.trim_end();
            count_apart(head).map(|_| head.chars().count())
        })
    };
    let Some(end) = ends().next() else { return false };
    ends().count() * 3 >= lines().count() && ends().all(|it| it.abs_diff(end) < 3)
}

/// The list as a document whose columns have these names.
pub(super) fn named(list: (Table, Vec<ReadNote>), names: [&str; 4]) -> Document {
    let mut document = Document::of_table(TEXT, list);
    for sheet in &mut document.sheets {
        let names = names.into_iter().take(sheet.table.max_width());
        sheet.header = Some(names.map(str::to_owned).collect());
    }
    document
}

/// Lines that are looked at before the list is taken for one.
const SAMPLED: usize = 400;

/// What the first lines of a text are.
#[derive(Default)]
struct Counts {
    /// Lines from the first of the list on, titles left aside.
    lines: usize,
    /// Those before it.
    above: usize,
    /// Lines of the list, and where the last of them stands among `lines`.
    listed: usize,
    last: usize,
    placed: usize,
    ended: usize,
    priced: usize,
    bulleted: usize,
    counted: usize,
}

impl Counts {
    fn of(text: &str) -> Self {
        let mut found = Self::default();
        let mut is_below_blank = false;
        let below = text.lines().skip(1).chain([""]);
        for (whole, below) in text.lines().zip(below).take(SAMPLED) {
            let line = whole.trim();
            let is_below = is_below_blank;
            is_below_blank = line.chars().all(|it| matches!(it, '-' | '=' | '_'));
            if is_below_blank {
                continue;
            }
            let Some(item) = split(line) else {
                // What is indented below a part goes on about it; between a blank line and a part stands a title.
                let is_title = is_below && split(below.trim()).is_some();
                if found.listed == 0 {
                    found.above += 1;
                } else if !whole.starts_with("  ") && !is_title {
                    found.lines += 1;
                }
                continue;
            };
            found.add(&item, bullet(line).len() < line.len());
        }
        found
    }

    fn add(&mut self, item: &Item<'_>, is_bulleted: bool) {
        self.lines += 1;
        self.listed += 1;
        self.last = self.lines;
        self.bulleted += usize::from(is_bulleted);
        self.counted += usize::from(!matches!(item.count, "" | "?"));
        self.placed += usize::from(!item.places.is_empty());
        self.ended += usize::from(item.count != "1" && item.at_end().is_some());
        self.priced += usize::from(!item.price.is_empty());
    }

    /// Two thirds of the lines between the first and the last of the list are of it.
    fn is_list(&self) -> bool {
        let Self { lines, above, listed, last, .. } = *self;
        listed >= 2 && above <= listed && listed * 3 >= last * 2 && (listed >= 4 || listed * 3 >= lines * 2)
    }
}

/// The list as a table of quantity, text and designators; `None` where the text is none.
pub(super) fn parse(text: &str, limits: &Limits) -> Option<(Table, Vec<ReadNote>)> {
    let found = Counts::of(text);
    if !found.is_list() {
        return None;
    }
    let Counts { listed, placed, ended, priced, bulleted, counted, .. } = found;
    let mut notes = Vec::new();
    if text.lines().count() > limits.rows {
        notes.push(ReadNote::RowsCut { sheet: 0, limit: limits.rows });
    }
    // One line may end like that by chance: "2x Switch S1 S2".
    let is_ended = ended > 1;
    let width = if priced > 0 { 4 } else { 2 + usize::from(placed > 0 || is_ended) };
    // Bullets among those that count are parts, too.
    let (mut seen, mut last) = (0, 0);
    let below = text.lines().skip(1).chain([""]);
    let rows = text.lines().zip(below).take(limits.rows).map(|(line, below)| {
        // "7. Glue." goes on with the numbers of the lines, also below the last that counts.
        let number = line_number(line);
        let is_next = seen > 0 && number == Some(last + 1);
        last = number.unwrap_or(last);
        let is_counted = bulleted * 2 > listed
            && (is_next || seen < counted)
            && (seen > 0 || bullet(below).len() < below.trim().len() && split(below.trim()).is_some());
        let item = split(line.trim()).unwrap_or_else(|| uncounted(line.trim(), is_counted, is_next));
        seen += usize::from(!matches!(item.count, "" | "?"));
        let item = if is_ended { item.with_places_at_end() } else { item };
        [item.count, item.text, item.places, item.price].into_iter().take(width)
    });
    Some((Table::from_rows(rows), notes))
}

/// The number of a line in a list of numbered ones: 7 of `7. Glue`.
fn line_number(line: &str) -> Option<usize> {
    let (digits, rest) = number(line.trim())?;
    if rest.starts_with(['.', ')']) { digits.parse().ok() } else { None }
}

/// The text with what stands indented and without a bullet below a counted one in the line of that; a blank line stays
/// in its place.
fn unwrapped(text: &str) -> Cow<'_, str> {
    let indent = |it: &str| it.len() - it.trim_start().len();
    let is_bullet = |it: &str| bullet(it).len() < it.trim().len();
    if !text.lines().any(is_bullet) {
        return Cow::Borrowed(text);
    }
    let is_bare = |it: &str| !it.trim().is_empty() && !is_bullet(it) && !it.contains("://");
    // What stands behind places or a price would hide them.
    let is_open = |it: &str| split(it).is_some_and(|it| it.places.is_empty() && it.price.is_empty());
    let (mut lines, mut open): (Vec<Cow<'_, str>>, _) = (Vec::new(), None);
    for line in text.lines() {
        let goes_on =
            |it: &(usize, usize)| is_bare(line) && indent(line) > it.1 && split(line.trim()).is_none();
        open = open.filter(goes_on);
        if let Some(above) = open.and_then(|it| lines.get_mut(it.0)) {
            let gap = if above.ends_with(['/', '-', '(']) { "" } else { " " };
            *above = [above.trim_end(), gap, line.trim()].concat().into();
            lines.push("".into());
            continue;
        }
        if is_bullet(line) && is_open(line.trim()) {
            open = Some((lines.len(), indent(line)));
        }
        lines.push(line.into());
    }
    lines.join("\n").into()
}

#[cfg(test)]
mod tests {
    use super::{parse, unwrapped};
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

    #[test]
    fn places_at_the_end_are_as_many_as_are_counted() {
        let list =
            "Capacitors\n2x 100n    C1,C2\n4x 4.7u C4-C7\n1x   1u    C3\n\n1x LM358 U1\n2x M3 x 8 screw\n";
        let (table, _) = parse(list, &Limits::default()).expect("a list");
        let row = |it: usize| [0, 1, 2].map(|column| table.cell(it, column));
        assert_eq!(row(1), ["2", "100n", "C1,C2"]);
        assert_eq!(row(2), ["4", "4.7u", "C4-C7"]);
        assert_eq!(row(3), ["1", "1u", "C3"]);
        assert_eq!(row(5), ["1", "LM358", "U1"]);
        assert_eq!(row(6), ["2", "M3 x 8 screw", ""]);
        // Without lines that count several places, "Arduino Uno R3" is a name.
        let (table, _) =
            parse("1x Arduino Uno R3\n2x Nano V3\n1x LDO\n", &Limits::default()).expect("a list");
        assert_eq!((table.cell(0, 1), table.max_width()), ("Arduino Uno R3", 2));
    }

    #[test]
    fn what_is_wrapped_below_a_bullet_belongs_to_it() {
        let text = "- 2x LEDs (A1/\n     A2)\n- 1x LDO (U1)\n  see below\n1x Box\n  of steel";
        let joined = "- 2x LEDs (A1/A2)\n\n- 1x LDO (U1)\n  see below\n1x Box\n  of steel";
        assert_eq!(unwrapped(text), joined);
    }
}
