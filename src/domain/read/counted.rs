//! Lists in words, one part a line: `2 x GRM155R71C104KA88D`, `12x 330R 0402 (R1 - R12)`, `2x 100n C1, C2`,
//! `LM2596 module --- 2pcs`, `C31 -> 100 pF`.

use std::borrow::Cow;

use super::aligned::TEXT;
use super::document::{Document, Limits, ReadNote};
use super::reader::Reader;
use super::table::Table;

mod places;

pub(super) use places::are_places;
use places::{places_at_end, places_behind};

pub(super) const READER: Reader = Reader::Text {
    formats: &[TEXT],
    claims: |_| true,
    read: |it, limits| {
        let list = parse(&unwrapped(it.text), limits)?;
        Some(Ok(named(list, ["Quantity", "Part", "References", "Price"])))
    },
};

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

/// A line of the list.
#[derive(Debug, Default, PartialEq)]
struct Item<'t> {
    count: &'t str,
    text: &'t str,
    places: &'t str,
    price: &'t str,
}

impl<'t> Item<'t> {
    /// The places that the text ends with, as many as are counted.
    fn at_end(&self) -> Option<(&'t str, &'t str)> {
        places_at_end(self.text, self.count.parse().ok()?)
    }

    fn with_places_at_end(self) -> Self {
        match self.at_end() {
            Some((text, places)) => Self { text, places, ..self },
            None => self,
        }
    }
}

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
        self.ended += usize::from(item.places.is_empty() && item.count != "1" && item.at_end().is_some());
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
    let is_ended = placed == 0 && ended > 1;
    let width = if priced > 0 { 4 } else { 2 + usize::from(placed > 0 || is_ended) };
    // Bullets among those that count are parts, too.
    let mut seen = 0;
    let below = text.lines().skip(1).chain([""]);
    let rows = text.lines().zip(below).take(limits.rows).map(|(line, below)| {
        let is_counted = bulleted * 2 > listed
            && seen < counted
            && (seen > 0 || bullet(below).len() < below.trim().len() && split(below.trim()).is_some());
        let item = split(line.trim()).unwrap_or_else(|| uncounted(line.trim(), is_counted));
        seen += usize::from(!matches!(item.count, "" | "?"));
        let item = if is_ended { item.with_places_at_end() } else { item };
        [item.count, item.text, item.places, item.price].into_iter().take(width)
    });
    Some((Table::from_rows(rows), notes))
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

/// A line of the text that counts nothing: `- 74HC30` among `- 2x LM317` is a part all the same.
fn uncounted(line: &str, is_counted: bool) -> Item<'_> {
    let bare = bullet(line);
    let is_item = is_counted && line.len() - bare.len() > 1 && !bare.ends_with([':', '.', '-', '*', '=']);
    let count = if is_item && bare.contains(char::is_alphabetic) { "?" } else { "" };
    Item { count, text: if is_item { bare } else { line }, ..Item::default() }
}

/// True for a line such as `6 x jumper`.
pub(crate) fn is_counted(line: &str) -> bool {
    count_ahead(bullet(line)).is_some()
}

/// The line without the sign or the number before it.
pub(super) fn bullet(line: &str) -> &str {
    let bare = line.trim().trim_start_matches(['-', '*', '•', '+', ' ', '\t']);
    number(bare).and_then(|it| it.1.strip_prefix(". ")).map_or(bare, str::trim_start)
}

fn split(line: &str) -> Option<Item<'_>> {
    // A table has its own reader.
    let head = line.find("http").and_then(|it| line.get(..it)).unwrap_or(line);
    if head.len() > 200
        || line.starts_with('"')
        || line.contains("\",")
        || head.bytes().filter(|it| matches!(it, b';' | b'|' | b'<' | b'{')).count() > 1
    {
        return None;
    }
    let bare = bullet(line);
    // "[OPTIONAL] x1 10k": the remark stays with the part.
    let tagged = || Some((count_ahead(bare.strip_prefix('[')?.split_once("] ")?.1)?.0, bare));
    let (count, text) = match count_ahead(bare).or_else(|| count_in_hyphens(line)).or_else(tagged) {
        Some(found) => found,
        None => match named_place(bare) {
            Some((places, text)) => return Some(Item { text, places, ..Item::default() }),
            None => count_behind(bare).or_else(|| count_apart(bare))?,
        },
    };
    let (text, price) = price_behind(text);
    let (text, places) = places_behind(text);
    Some(Item { count, text, places, price })
}

/// The number before an `x` or a word for pieces, and what is counted.
pub(super) fn count_ahead(line: &str) -> Option<(&str, &str)> {
    let Some((count, rest)) = number(line) else {
        // `x4 100nF`
        let (count, rest) = number(line.strip_prefix(['x', 'X', '×'])?)?;
        return Some((count, rest.strip_prefix(' ')?.trim()));
    };
    let rest = rest.trim_start();
    let after = match rest.strip_prefix(['x', 'X', '×', '*']) {
        Some(after) if rest.starts_with('*') => starred(after)?,
        Some(after) => glued(after)?,
        None => match rest.strip_prefix("- ") {
            // `63 - MX switches`; `1 - 2` is a range.
            Some(after) if after.contains(char::is_alphabetic) => after,
            _ => pieces(rest)?.strip_prefix([' ', '\t', ':', ',', '-'])?,
        },
    };
    let after = after.trim_start_matches('-').trim();
    (!after.is_empty()).then_some((count, after))
}

/// What stands behind the sign of a count: `x LM317`, and glued to it `xPush button`, `x4pin header`.
fn glued(after: &str) -> Option<&str> {
    if let Some(rest) = after.strip_prefix([' ', '\u{a0}']) {
        return Some(rest);
    }
    let name = after.trim_start_matches(|it: char| it.is_ascii_digit());
    let is_word = name.bytes().take_while(u8::is_ascii_alphabetic).count() > 2;
    (is_word && (name.len() == after.len() || name.starts_with("pin"))).then_some(after)
}

/// What stands behind `10*`: of `74*27` the star stands for letters of a family.
fn starred(after: &str) -> Option<&str> {
    let name = after.trim_start_matches(|it: char| it.is_ascii_digit());
    (name.trim_start().starts_with(char::is_alphabetic) || after.starts_with(' ')).then_some(after)
}

/// `-2-AC0603FR-104K75L`.
fn count_in_hyphens(line: &str) -> Option<(&str, &str)> {
    let (count, rest) = number(line.trim().strip_prefix('-')?)?;
    let rest = rest.strip_prefix('-')?.trim();
    (!rest.is_empty()).then_some((count, rest))
}

/// What is counted, and the number behind a dash, a sign or an `x`: `LM2596 module --- 2pcs`, `74HC00 - 1`.
fn count_behind(line: &str) -> Option<(&str, &str)> {
    let at =
        [" -", "\t-", " x", " ×", " *", ": ", " =", "--"].iter().filter_map(|it| line.rfind(it)).max()?;
    let (text, rest) = line.split_at_checked(at)?;
    let rest = rest.trim_start_matches(['-', '=', ':', 'x', '×', '*', ' ', '\t']);
    let text = text.trim_end_matches(['-', '=', ':', ' ', '\t']);
    let Some((count, rest)) = number(rest) else {
        // "Kilka szt.", "some pcs": how many nobody says.
        let (words, unit) = rest.rsplit_once(' ')?;
        let is_vague = pieces(unit) == Some("") && !unit.starts_with("set") && unit != "pack";
        return (is_vague && !words.contains(' ') && text.len() > 2).then_some(("?", text));
    };
    let rest = pieces(rest.trim_start()).unwrap_or(rest).trim_start();
    // Behind a comma stands a remark, or the decimals of an amount.
    let is_amount = rest.strip_prefix(',').is_some_and(|it| it.starts_with(|it: char| it.is_ascii_digit()));
    let ends = rest.is_empty() || rest.starts_with(['(', ',']) && !is_amount || rest.starts_with("or ");
    (ends && text.len() > 2 && text.contains(char::is_alphabetic) && !text.contains("://"))
        .then_some((count, text))
}

/// `100nF         12x`: the count stands in a column of its own.
fn count_apart(line: &str) -> Option<(&str, &str)> {
    let at = line.rfind("  ").max(line.rfind('\t'))?;
    let (text, count) = line.split_at_checked(at)?;
    let count = count.trim().strip_suffix(['x', '×'])?;
    let text = text.trim_end();
    (number(count)?.1.is_empty() && !count.contains('?') && !text.is_empty()).then_some((count, text))
}

/// `C31 -> 100 pF`, `R1, R2 = 10k`: what stands at each place.
fn named_place(line: &str) -> Option<(&str, &str)> {
    let at = ["->", "=", ": ", " .."].iter().filter_map(|it| line.find(it)).min();
    // `IC1 - CD4050B`, where no plainer sign parts the two.
    at.and_then(|at| placed_at(line, at)).or_else(|| placed_at(line, line.find(" - ")?))
}

/// The places before the sign at `at`, and what stands there.
fn placed_at(line: &str, at: usize) -> Option<(&str, &str)> {
    let (places, text) = line.split_at_checked(at)?;
    let text = text.trim_start_matches(['-', '>', '=', ':', '.', ' ', '\t']);
    // `R1 - R12` goes on with places.
    let letters = places.trim_start_matches(|it: char| it.is_ascii_uppercase());
    let letters = places.get(..places.len() - letters.len()).unwrap_or("");
    let is_range = line.as_bytes().get(at) == Some(&b' ')
        && text.strip_prefix(letters).is_some_and(|it| it.starts_with(|it: char| it.is_ascii_digit()));
    let is_role = line.as_bytes().get(at) == Some(&b'=')
        && is_role_of_part(places.trim())
        && text.starts_with(|it: char| it.is_ascii_digit())
        && text.contains(char::is_alphabetic);
    (!is_range && are_places(places) || is_role).then_some((places.trim(), text))
}

/// `Cfb`, `Rload`, `Cinput/output`: named after what the part does, by the letter of its kind.
fn is_role_of_part(name: &str) -> bool {
    name.len() <= 14
        && name.starts_with(['C', 'R', 'L'])
        && name.len() > 1
        && name.bytes().skip(1).all(|it| it.is_ascii_lowercase() || it == b'/')
}

/// The price at the end of the text: `330R - $0.10 each`, `LED @ 0,20 €`.
fn price_behind(text: &str) -> (&str, &str) {
    let at = [" - ", " – ", " — ", " @ ", ", "].iter().filter_map(|it| text.rfind(it)).max();
    let Some((before, behind)) = at.and_then(|it| text.split_at_checked(it)) else { return (text, "") };
    let price = behind.trim_start_matches([' ', '-', '–', '—', '@', ',']);
    let bare = ["each", "ea.", "ea", "apiece"].iter().find_map(|it| price.strip_suffix(it)).unwrap_or(price);
    let is_price = bare.contains(['$', '€', '£', '¥'])
        && bare.contains(|it: char| it.is_ascii_digit())
        && !bare.contains(char::is_alphabetic);
    if is_price { (before.trim_end(), bare.trim()) } else { (text, "") }
}

/// The digits that the text starts with, or the signs for a number that nobody knows, and what follows them.
pub(super) fn number(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|it: char| !it.is_ascii_digit() && it != '?').unwrap_or(text.len());
    if (1..=6).contains(&end) { text.split_at_checked(end) } else { None }
}

/// What stands behind a word for pieces.
fn pieces(text: &str) -> Option<&str> {
    const WORDS: [&str; 19] = [
        "pieces", "piece", "pcs.", "pcs", "pc.", "pc", "stück", "stk.", "stk", "szt.", "szt", "ks", "шт.",
        "шт", "个", "個", "pack", "sets", "set",
    ];
    WORDS.iter().find_map(|word| {
        let (head, rest) = text.split_at_checked(word.len())?;
        (head.to_lowercase() == *word).then_some(rest)
    })
}

#[cfg(test)]
mod tests {
    use super::{Item, parse, split, unwrapped};
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

    #[test]
    fn prices_behind() {
        for (line, text, price) in [
            ("12x 330R — $0.10 each", "330R", "$0.10"),
            ("2 x LED red @ 0,20 €", "LED red", "0,20 €"),
            ("1 x LDO, 3.3 V", "LDO, 3.3 V", ""),
        ] {
            let item = split(line).expect(line);
            assert_eq!((item.text, item.price), (text, price), "{line}");
        }
    }

    #[test]
    fn lines_of_many_kinds() {
        for (line, count, text, places) in [
            ("12x 330R 0402 (R1 - R12)", "12", "330R 0402", "R1 - R12"),
            ("Arduino Nano --- 1pcs", "1", "Arduino Nano", ""),
            ("- 74HC670 SOIC\t\t- 2", "2", "74HC670 SOIC", ""),
            ("- SRAM SOP32 - 1 or 2 (512kb or 1024kb)", "1", "SRAM SOP32", ""),
            ("-2-AC0603FR-104K75L", "2", "AC0603FR-104K75L", ""),
            ("2 pcs LM317T", "2", "LM317T", ""),
            ("C31    -> 100 PF", "", "100 PF", "C31"),
            ("R1, R2: 10k 1%", "", "10k 1%", "R1, R2"),
            ("R4 - R6: 1k 0805", "", "1k 0805", "R4 - R6"),
            ("IC1 - CD4050B hex buffer", "", "CD4050B hex buffer", "IC1"),
            ("C3 - 4.7uF \"C\" case", "", "4.7uF \"C\" case", "C3"),
            ("Cfb = 1.5nF", "", "1.5nF", "Cfb"),
            ("3xPush buttons", "3", "Push buttons", ""),
            ("10*100nF", "10", "100nF", ""),
            ("C12: C249982", "", "C249982", "C12"),
            ("2x4pin headers", "2", "4pin headers", ""),
            ("Capacitors: 12", "12", "Capacitors", ""),
            ("100nF         12x", "12", "100nF", ""),
            ("63 - MX switches", "63", "MX switches", ""),
            ("2. x4 100nF 1206", "4", "100nF 1206", ""),
            ("3. [OPTIONAL] x1 10k 0603", "1", "[OPTIONAL] x1 10k 0603", ""),
            ("- Jumper wires - some pcs.", "?", "Jumper wires", ""),
            ("R1-R3 ..... 4.7k", "", "4.7k", "R1-R3"),
        ] {
            assert_eq!(split(line), Some(Item { count, text, places, price: "" }), "{line}");
        }
        for line in [
            "ESP-07",
            "R1 10k 0603",
            "Total: 12,50",
            "2x4 wood",
            "74*27 (SOIC14 package)",
            "3x4mm pad",
            "see http://a.b/c: 12",
            "Rev. 1.3",
        ] {
            assert_eq!(split(line), None, "{line}");
        }
    }
}
