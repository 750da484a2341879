//! The families as data: `decode/makers/*.txt`, in the order in which they are tried.
//!
//! `= Maker other,names` opens a maker; `@name fields code=meaning …` is a table of codes; every other line is a family:
//! series, kind of part, pattern. In a pattern `(name)` is a code of a table, `(34)` a value of three or four digits,
//! `(k)` one with a letter for the point, `(v3)` volts, `(?13)` one to three letters or digits that are not read, `[…]` may
//! be absent; all else stands for itself. Hyphens and blanks do not count.

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
    /// Names of the maker and of its house, as [`maker_key`] writes them, separated by commas.
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
    /// By the first byte of the pattern.
    families: HashMap<u8, Vec<Family>>,
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
            for first in first_bytes(&data, pattern) {
                data.families.entry(first).or_default().push(family);
            }
        }
    }
    data
});

/// With what a part number of the pattern can begin.
fn first_bytes(data: &Data, pattern: &str) -> Vec<u8> {
    let first = pattern.bytes().next().unwrap_or_default();
    if first != b'(' {
        return vec![first];
    }
    let name = pattern.get(1..).and_then(|it| it.split_once(')')).map_or("", |it| it.0);
    let Some(table) = data.tables.get(name) else { return (b'0'..=b'9').collect() };
    let mut all: Vec<u8> = table.rows.split(' ').filter_map(|it| it.bytes().next()).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// The families that a part number may be of, in their order.
pub(super) fn starting_with(code: &str) -> &'static [Family] {
    let first = code.bytes().next().unwrap_or_default();
    DATA.families.get(&first).map_or(&[], Vec::as_slice)
}

pub(super) fn table(name: &str) -> Option<Table> {
    DATA.tables.get(name).copied()
}

/// The letters and digits of a maker's name in lower case.
pub(super) fn maker_key(name: &str) -> String {
    name.chars().filter(|it| it.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A name of the list stands in the stated one; short names must be all of it.
pub(super) fn is_of(makers: &str, stated: &str) -> bool {
    makers.split(',').any(|it| {
        it == stated || (it.len() > 2 && stated.starts_with(it)) || (it.len() > 4 && stated.contains(it))
    })
}

/// The names of the maker of a family.
pub(super) fn names_of(maker: &str) -> &'static str {
    DATA.families.values().flatten().find(|it| it.maker == maker).map_or("", |it| it.makers)
}

/// Some family is of this maker.
pub(super) fn is_known(stated: &str) -> bool {
    DATA.families.values().flatten().any(|it| is_of(it.makers, stated))
}

/// How many families there are.
#[cfg(test)]
pub(super) fn count() -> usize {
    let is_family = |it: &&str| it.len() > 1 && !it.starts_with(['#', '@', '=']);
    FILES.iter().flat_map(|it| it.lines()).filter(is_family).count()
}
