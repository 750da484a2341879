//! The families as data: `decode/makers/*.txt`, in the order in which they are tried.
//!
//! `= Maker other,names` opens a maker; `@name fields code=meaning …` is a table of codes; every other line is a family:
//! series, kind of part, pattern. In a pattern `(name)` is a code of a table, `(34)` a value of three or four digits,
//! `(k)` one with a letter for the point, `(v3)` volts, `(?13)` one to three letters or digits that are not read, `[…]` may
//! be absent; `~` is a hyphen that must be there; all else stands for itself. Other hyphens and blanks do not count.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use crate::domain::sorting::sort;

/// One file a maker; the shared codes come first.
const TEXT: &str = concat!(
    include_str!("makers/common.txt"),
    include_str!("makers/yageo.txt"),
    include_str!("makers/vishay.txt"),
    include_str!("makers/uniroyal.txt"),
    include_str!("makers/panasonic.txt"),
    include_str!("makers/murata.txt"),
    include_str!("makers/samsung.txt"),
    include_str!("makers/tdk.txt"),
    include_str!("makers/taiyo.txt"),
    include_str!("makers/kemet.txt"),
    include_str!("makers/avx.txt"),
    include_str!("makers/walsin.txt"),
    include_str!("makers/fenghua.txt"),
    include_str!("makers/asia.txt"),
    include_str!("makers/coils.txt"),
    include_str!("makers/electrolytic.txt"),
    include_str!("makers/leaded.txt"),
    include_str!("makers/others.txt"),
);

/// A line of the data.
#[derive(Debug)]
pub(super) struct Family {
    pub(super) maker: &'static str,
    /// Names of the maker and of its house, in lower case and without blanks, separated by commas.
    pub(super) makers: &'static str,
    pub(super) series: &'static str,
    pub(super) kind: u8,
    pub(super) pattern: Vec<Piece>,
}

/// A piece of a pattern.
#[derive(Debug)]
pub(super) enum Piece {
    Sign(u8),
    /// A hyphen that may be left out.
    Hyphen,
    /// What stands from here to the next `Close` may be absent.
    Open,
    Close,
    Codes(Arc<Table>),
    /// A value, or what is not read: its name in the pattern.
    Value(&'static str),
}

/// Codes of one place in a part number.
#[derive(Debug)]
pub(super) struct Table {
    /// What the meaning is of, a letter each: `n` series, size, tolerance, voltage, dielectric, `w` power, packaging, lead.
    pub(super) fields: &'static str,
    /// Each code with its meaning.
    pub(super) rows: Vec<(&'static str, &'static str)>,
}

#[derive(Default)]
struct Data {
    families: Vec<(Starts, Family)>,
    /// For each sign that part numbers can begin with the places of their families, by the bit of the sign.
    by_sign: Vec<Vec<usize>>,
}

static DATA: LazyLock<Data> = LazyLock::new(|| {
    let mut tables = HashMap::new();
    for (name, rest) in TEXT.lines().filter_map(|it| it.strip_prefix('@')?.split_once(' ')) {
        let (fields, rows) = rest.split_once(' ').unwrap_or_default();
        let rows = rows.split(' ').map(|it| it.split_once('=').unwrap_or((it, it))).collect();
        tables.insert(name, Arc::new(Table { fields, rows }));
    }
    let mut data = Data::default();
    data.by_sign.resize(64, Vec::new());
    let (mut maker, mut makers) = ("", "");
    for line in TEXT.lines().filter(|it| !it.starts_with(['#', '@'])) {
        if let Some(names) = line.strip_prefix("= ") {
            (maker, makers) = names.rsplit_once(' ').unwrap_or_default();
        } else if let Some((series, (kind, pattern))) =
            line.split_once(' ').and_then(|it| Some((it.0, it.1.split_once(' ')?)))
        {
            let series = if series == "-" { "" } else { series };
            let kind = kind.bytes().next().unwrap_or_default();
            let pattern = pieces(pattern, &tables);
            let mut starts = Starts::default();
            starts.add(&pattern, 0);
            let [first, ..] = starts.0;
            for (bit, alike) in data.by_sign.iter_mut().enumerate() {
                if first >> bit & 1 == 1 {
                    alike.push(data.families.len());
                }
            }
            data.families.push((starts, Family { maker, makers, series, kind, pattern }));
        }
    }
    data
});

/// A pattern taken to pieces.
fn pieces(pattern: &'static str, tables: &HashMap<&str, Arc<Table>>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = pattern;
    while let Some(first) = rest.bytes().next() {
        rest = rest.get(1..).unwrap_or_default();
        pieces.push(match first {
            b'(' => {
                let (name, after) = rest.split_once(')').unwrap_or_default();
                rest = after;
                tables.get(name).map_or(Piece::Value(name), |it| Piece::Codes(Arc::clone(it)))
            }
            b'[' => Piece::Open,
            b']' => Piece::Close,
            b'-' => Piece::Hyphen,
            b'~' => Piece::Sign(b'-'),
            sign => Piece::Sign(sign),
        });
    }
    pieces
}

/// What stands behind the next `Close`.
pub(super) fn after_close(pieces: &[Piece]) -> Option<&[Piece]> {
    let at = pieces.iter().position(|it| matches!(it, Piece::Close))?;
    pieces.get(at + 1..)
}

/// How many signs of a part number are looked at before its pattern is followed.
const SIGNS: usize = 4;

/// What part numbers of a family can have as their first signs, a bit each: most families are put aside by that alone.
#[derive(Default)]
struct Starts([u64; SIGNS]);

impl Starts {
    /// The place of the bit of a sign; hyphen to `Z` in ASCII.
    fn place(sign: u8) -> Option<u8> {
        sign.checked_sub(b'-').filter(|it| *it < 64)
    }

    fn bit(sign: u8) -> u64 {
        Self::place(sign).map_or(0, |it| 1 << it)
    }

    fn allow(&mut self, at: usize, bits: u64) {
        if let Some(it) = self.0.get_mut(at) {
            *it |= bits;
        }
    }

    /// Adds what the pieces allow, which stand behind `at` signs.
    fn add(&mut self, pieces: &[Piece], at: usize) {
        let Some((first, rest)) = pieces.split_first().filter(|_| at < SIGNS) else { return };
        match first {
            // Values and what is not read can begin with anything.
            Piece::Value(_) => (at..SIGNS).for_each(|at| self.allow(at, u64::MAX)),
            Piece::Codes(table) => {
                for (code, _) in &table.rows {
                    (at..SIGNS).zip(code.bytes()).for_each(|(at, sign)| self.allow(at, Self::bit(sign)));
                    self.add(rest, at + code.len());
                }
            }
            Piece::Open => {
                self.add(rest, at);
                self.add(after_close(rest).unwrap_or_default(), at);
            }
            Piece::Close | Piece::Hyphen => self.add(rest, at),
            Piece::Sign(sign) => {
                self.allow(at, Self::bit(*sign));
                self.add(rest, at + 1);
            }
        }
    }
}

/// The families that a part number may be of, in their order.
pub(super) fn starting_with(code: &str) -> impl Iterator<Item = &'static Family> {
    let signs = code.as_bytes().first_chunk::<SIGNS>().copied().unwrap_or_default();
    let alike = signs.first().and_then(|it| DATA.by_sign.get(usize::from(Starts::place(*it)?)));
    let signs = signs.map(Starts::bit);
    let may_be = move |it: &&(Starts, Family)| it.0.0.iter().zip(signs).all(|(bits, sign)| bits & sign != 0);
    alike.into_iter().flatten().filter_map(|it| DATA.families.get(*it)).filter(may_be).map(|it| &it.1)
}

/// A maker's name as a file states it, in lower case: its words, and all of it without blanks.
pub(super) struct Stated {
    words: String,
    joined: String,
}

impl Stated {
    pub(super) fn new(name: &str) -> Self {
        let mut words = name.to_ascii_lowercase().into_bytes();
        if name.is_ascii() {
            words.iter_mut().filter(|it| !it.is_ascii_alphanumeric()).for_each(|it| *it = b' ');
        } else {
            let letters = name.chars().flat_map(char::to_lowercase);
            words = letters.map(|it| if it.is_alphanumeric() { it } else { ' ' }).collect::<String>().into();
        }
        let joined = words.iter().copied().filter(|it| *it != b' ').collect();
        let text = |it| String::from_utf8(it).unwrap_or_default();
        Self { words: text(words), joined: text(joined) }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.joined.is_empty()
    }

    /// A name of the list, separated by commas, is one of its words; long ones may stand anywhere in it.
    pub(super) fn is_of(&self, makers: &str) -> bool {
        let is_there = |it: &str| {
            if it.len() > 4 { has(&self.joined, it) } else { self.words.split(' ').any(|word| word == it) }
        };
        makers.split(',').any(is_there)
    }

    /// Some family is of this maker.
    pub(super) fn is_known(&self) -> bool {
        static MAKERS: LazyLock<Vec<&str>> = LazyLock::new(|| {
            let mut makers: Vec<&str> = DATA.families.iter().map(|it| it.1.makers).collect();
            sort(&mut makers);
            makers.dedup();
            makers
        });
        MAKERS.iter().any(|it| self.is_of(it))
    }
}

/// Whether the text has the word, which is not blank. Hardly one has its first letter, so that is looked at first.
fn has(text: &str, word: &str) -> bool {
    let word = word.as_bytes();
    let is_here = |it: &[u8]| it.first() == word.first() && it == word;
    !word.is_empty() && text.as_bytes().windows(word.len()).any(is_here)
}

/// How many families there are.
#[cfg(test)]
pub(super) fn count() -> usize {
    let is_family = |it: &&str| it.len() > 1 && !it.starts_with(['#', '@', '=']);
    TEXT.lines().filter(is_family).count()
}

#[cfg(test)]
mod tests {
    use super::TEXT;
    use std::collections::HashSet;

    #[test]
    fn every_table_has_a_name_of_its_own() {
        let mut seen = HashSet::new();
        let names = TEXT.lines().filter(|it| it.starts_with('@'));
        for name in names.filter_map(|it| it.split(' ').next()) {
            assert!(seen.insert(name), "{name} stands there twice");
        }
    }
}
