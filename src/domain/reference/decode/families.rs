//! The families as data: `decode/makers/*.txt`, in the order in which they are tried.
//!
//! `= Maker other,names` opens a maker; `@name fields code=meaning …` is a table of codes; every other line is a family:
//! series, kind of part, pattern. In a pattern `(name)` is a code of a table, `(34)` a value of three or four digits,
//! `(k)` one with a letter for the point, `(v3)` volts, `(?13)` one to three letters or digits that are not read, `[…]` may
//! be absent; `~` is a hyphen that must be there; all else stands for itself. Other hyphens and blanks do not count.

use std::collections::HashMap;
use std::sync::LazyLock;

/// One file a maker; the shared codes come first.
const FILES: &[&str] = &[
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
];

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
    families: Vec<Family>,
    /// Positions of families, by the two bytes that a part number begins with.
    by_start: HashMap<[u8; 2], Vec<u16>>,
    tables: HashMap<&'static str, Table>,
}

static DATA: LazyLock<Data> = LazyLock::new(|| {
    let lines = || FILES.iter().flat_map(|it| it.lines());
    let mut data = Data::default();
    for (name, rest) in lines().filter_map(|it| it.strip_prefix('@')?.split_once(' ')) {
        let (fields, rows) = rest.split_once(' ').unwrap_or_default();
        data.tables.insert(name, Table { fields, rows });
    }
    let (mut maker, mut makers) = ("", "");
    for line in lines().filter(|it| !it.starts_with(['#', '@'])) {
        if let Some(names) = line.strip_prefix("= ") {
            (maker, makers) = names.rsplit_once(' ').unwrap_or_default();
        } else if let Some((series, (kind, pattern))) =
            line.split_once(' ').and_then(|it| Some((it.0, it.1.split_once(' ')?)))
        {
            let series = if series == "-" { "" } else { series };
            let kind = kind.bytes().next().unwrap_or_default();
            let family = Family { maker, makers, series, kind, pattern };
            let mut starts = Vec::new();
            add_starts(&data, pattern, &mut Vec::new(), &mut starts);
            starts.sort_unstable();
            starts.dedup();
            let at = u16::try_from(data.families.len()).unwrap_or(u16::MAX);
            data.families.push(family);
            for start in starts {
                data.by_start.entry(start).or_default().push(at);
            }
        }
    }
    data
});

/// The digits and capital letters, and what stands between them in ASCII.
const ANY: std::ops::RangeInclusive<u8> = b'-'..=b'Z';

/// With which two bytes part numbers of the pattern begin, behind those of `so_far`.
fn add_starts(data: &Data, pattern: &str, so_far: &mut Vec<u8>, starts: &mut Vec<[u8; 2]>) {
    if let [one, two, ..] = so_far[..] {
        return starts.push([one, two]);
    }
    let mut go_on = |code: &[u8], rest: &str| {
        let before = so_far.len();
        so_far.extend(code);
        add_starts(data, rest, so_far, starts);
        so_far.truncate(before);
    };
    let rest = pattern.get(1..).unwrap_or_default();
    match pattern.bytes().next() {
        Some(b'(') => {
            let (name, rest) = rest.split_once(')').unwrap_or_default();
            match data.tables.get(name) {
                Some(table) => {
                    let codes = table.rows.split(' ').map(|it| it.split('=').next().unwrap_or_default());
                    codes.for_each(|it| go_on(it.as_bytes(), rest));
                }
                // Values and what is not read can begin with anything.
                None => ANY.for_each(|one| ANY.for_each(|two| go_on(&[one, two], ""))),
            }
        }
        Some(b'[') => {
            go_on(&[], rest);
            go_on(&[], rest.split_once(']').map_or("", |it| it.1));
        }
        Some(b']' | b'-') => go_on(&[], rest),
        Some(b'~') => go_on(b"-", rest),
        Some(literal) => go_on(&[literal], rest),
        None => {}
    }
}

/// The families that a part number may be of, in their order.
pub(super) fn starting_with(code: &str) -> impl Iterator<Item = &'static Family> {
    let start = code.as_bytes().first_chunk::<2>();
    let found = start.and_then(|it| DATA.by_start.get(it)).map_or(&[][..], Vec::as_slice);
    found.iter().filter_map(|at| DATA.families.get(usize::from(*at)))
}

pub(super) fn table(name: &str) -> Option<Table> {
    DATA.tables.get(name).copied()
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
        DATA.families
            .iter()
            .any(|it| it.makers != std::mem::replace(&mut before, it.makers) && self.is_of(it.makers))
    }
}

/// How many families there are.
#[cfg(test)]
pub(super) fn count() -> usize {
    let is_family = |it: &&str| it.len() > 1 && !it.starts_with(['#', '@', '=']);
    FILES.iter().flat_map(|it| it.lines()).filter(is_family).count()
}

#[cfg(test)]
mod tests {
    use super::FILES;
    use std::collections::HashSet;

    #[test]
    fn every_table_has_a_name_of_its_own() {
        let mut seen = HashSet::new();
        let names = FILES.iter().flat_map(|it| it.lines()).filter(|it| it.starts_with('@'));
        for name in names.filter_map(|it| it.split(' ').next()) {
            assert!(seen.insert(name), "{name} stands there twice");
        }
    }
}
