//! The families as data: `decode/makers/*.txt`, in the order in which they are tried.
//!
//! `= Maker other,names` opens a maker; `@name fields code=meaning …` is a table of codes; every other line is a family:
//! series, kind of part, pattern. In a pattern `(name)` is a code of a table, `(34)` a value of three or four digits,
//! `(k)` one with a letter for the point, `(v3)` volts, `(?13)` one to three letters or digits that are not read, `[…]` may
//! be absent; `~` is a hyphen that must be there; all else stands for itself. Other hyphens and blanks do not count.

use std::sync::LazyLock;

use crate::domain::sorting::sort_by_key;

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
#[derive(Debug, Clone, Copy)]
pub(super) struct Family {
    pub(super) maker: &'static str,
    /// Names of the maker and of its house, in lower case and without blanks, separated by commas.
    pub(super) makers: &'static str,
    pub(super) series: &'static str,
    pub(super) kind: u8,
    pub(super) pattern: &'static str,
}

/// Codes of one place in a part number.
#[derive(Debug, Clone, Copy)]
pub(super) struct Table {
    /// What the meaning is of, a letter each: `n` series, size, tolerance, voltage, dielectric, `w` power, packaging, lead.
    pub(super) fields: &'static str,
    pub(super) rows: &'static str,
}

#[derive(Default)]
struct Data {
    families: Vec<(Starts, Family)>,
    /// Sorted by name.
    tables: Vec<(&'static str, Table)>,
}

static DATA: LazyLock<Data> = LazyLock::new(|| {
    let mut data = Data::default();
    for (name, rest) in TEXT.lines().filter_map(|it| it.strip_prefix('@')?.split_once(' ')) {
        let (fields, rows) = rest.split_once(' ').unwrap_or_default();
        data.tables.push((name, Table { fields, rows }));
    }
    sort_by_key(&mut data.tables, |it| it.0);
    let (mut maker, mut makers) = ("", "");
    for line in TEXT.lines().filter(|it| !it.starts_with(['#', '@'])) {
        if let Some(names) = line.strip_prefix("= ") {
            (maker, makers) = names.rsplit_once(' ').unwrap_or_default();
        } else if let Some((series, (kind, pattern))) =
            line.split_once(' ').and_then(|it| Some((it.0, it.1.split_once(' ')?)))
        {
            let series = if series == "-" { "" } else { series };
            let kind = kind.bytes().next().unwrap_or_default();
            let mut starts = Starts::default();
            starts.add(&data, pattern, 0);
            data.families.push((starts, Family { maker, makers, series, kind, pattern }));
        }
    }
    data
});

/// How many signs of a part number are looked at before its pattern is followed.
const SIGNS: usize = 4;

/// What part numbers of a family can have as their first signs, a bit each: most families are put aside by that alone.
#[derive(Default)]
struct Starts([u64; SIGNS]);

impl Starts {
    /// The bit of a sign; hyphen to `Z` in ASCII.
    fn bit(sign: u8) -> u64 {
        sign.checked_sub(b'-').filter(|it| *it < 64).map_or(0, |it| 1 << it)
    }

    fn allow(&mut self, at: usize, bits: u64) {
        if let Some(it) = self.0.get_mut(at) {
            *it |= bits;
        }
    }

    /// Adds what the pattern allows, which stands behind `at` signs.
    fn add(&mut self, data: &Data, pattern: &str, at: usize) {
        let rest = pattern.get(1..).unwrap_or_default();
        let Some(first) = pattern.bytes().next().filter(|_| at < SIGNS) else { return };
        match first {
            b'(' => {
                let (name, rest) = rest.split_once(')').unwrap_or_default();
                let Some(table) = data.table(name) else {
                    // Values and what is not read can begin with anything.
                    return (at..SIGNS).for_each(|at| self.allow(at, u64::MAX));
                };
                for code in table.rows.split(' ').filter_map(|it| it.split('=').next()) {
                    (at..)
                        .zip(code.bytes())
                        .take(SIGNS)
                        .for_each(|(at, sign)| self.allow(at, Self::bit(sign)));
                    self.add(data, rest, at + code.len());
                }
            }
            b'[' => {
                self.add(data, rest, at);
                self.add(data, rest.split_once(']').map_or("", |it| it.1), at);
            }
            b']' | b'-' => self.add(data, rest, at),
            literal => {
                self.allow(at, Self::bit(if literal == b'~' { b'-' } else { literal }));
                self.add(data, rest, at + 1);
            }
        }
    }
}

impl Data {
    fn table(&self, name: &str) -> Option<Table> {
        let at = self.tables.binary_search_by(|it| it.0.cmp(name)).ok()?;
        self.tables.get(at).map(|it| it.1)
    }
}

/// The families that a part number may be of, in their order.
pub(super) fn starting_with(code: &str) -> impl Iterator<Item = &'static Family> {
    let signs = code.as_bytes().first_chunk::<SIGNS>().copied().unwrap_or_default().map(Starts::bit);
    let may_be = move |it: &&(Starts, Family)| it.0.0.iter().zip(signs).all(|(bits, sign)| bits & sign != 0);
    DATA.families.iter().filter(may_be).map(|it| &it.1)
}

pub(super) fn table(name: &str) -> Option<Table> {
    DATA.table(name)
}

/// A maker's name as a file states it, in lower case: its words, and all of it without blanks.
pub(super) struct Stated {
    words: String,
    joined: String,
}

impl Stated {
    pub(super) fn new(name: &str) -> Self {
        let letters = name.chars().flat_map(char::to_lowercase);
        let words: String = letters.map(|it| if it.is_alphanumeric() { it } else { ' ' }).collect();
        let joined = words.split(' ').collect();
        Self { words, joined }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.joined.is_empty()
    }

    /// A name of the list, separated by commas, is one of its words; long ones may stand anywhere in it.
    pub(super) fn is_of(&self, makers: &str) -> bool {
        let is_there = |it: &str| {
            self.words.split(' ').any(|word| word == it) || (it.len() > 4 && self.joined.contains(it))
        };
        makers.split(',').any(is_there)
    }

    /// Some family is of this maker.
    pub(super) fn is_known(&self) -> bool {
        let mut before = "";
        // Families of one maker stand together.
        let is_new = |it: &&(Starts, Family)| it.1.makers != std::mem::replace(&mut before, it.1.makers);
        DATA.families.iter().filter(is_new).any(|it| self.is_of(it.1.makers))
    }
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
