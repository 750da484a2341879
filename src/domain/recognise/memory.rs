//! Decisions that hold for every file with the same headers, known again by the headers' fingerprint.
//!
//! Only what does not depend on a file's rows is remembered: the meanings of columns, the decimal sign and,
//! through the fingerprint itself, which row is the header.

use std::collections::BTreeMap;

use super::fold::fold;
use super::layout::Layout;
use super::overrides::{HeaderChoice, Overrides};
use super::role::Role;
use crate::domain::number::DecimalSign;
use crate::domain::place::RowNumber;
use crate::domain::read::{Document, Sheet};

/// Rows from the top in which a remembered header is looked for.
const SEARCHED: usize = 60;
/// A header of fewer names fits too many files.
const LEAST_NAMES: usize = 2;
/// The first word of a remembered text; another one is of another version and is not read.
const VERSION: &str = "columns1";

/// What was decided about files with certain headers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Remembered {
    /// The day of the decision, ISO.
    pub date: String,
    pub decimal: Option<DecimalSign>,
    pub roles: BTreeMap<u16, Option<Role>>,
}

/// The fingerprint of headers: case, blanks and punctuation do not matter, the order does. FNV-1a, 64 bits,
/// so that it is the same in every version and on every machine. `None` where too few columns are named.
pub fn fingerprint<'a>(headers: impl IntoIterator<Item = &'a str>) -> Option<u64> {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let (mut names, mut blanks) = (0, 0);
    let mut eat = |byte: u8| hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    for header in headers {
        let folded = fold(header);
        if folded.is_empty() {
            // Blank cells count only where a name follows: rows may differ in width.
            blanks += 1;
            continue;
        }
        names += 1;
        for _ in 0..std::mem::take(&mut blanks) {
            eat(0x1f);
        }
        folded.bytes().for_each(&mut eat);
        eat(0x1f);
    }
    (names >= LEAST_NAMES).then_some(hash)
}

/// The fingerprint of the headers that a layout found; `None` where it has none.
pub fn fingerprint_of(document: &Document, layout: &Layout) -> Option<u64> {
    let sheet = document.sheets.get(layout.sheet)?;
    match (&sheet.header, layout.header_row) {
        (Some(names), _) => fingerprint(names.iter().map(String::as_str)),
        (None, Some(row)) => fingerprint(sheet.table.row(row.index())),
        (None, None) => None,
    }
}

/// The decisions that are remembered for a file: its header is looked for among its first rows.
pub fn recall(
    document: &Document,
    layout: &Layout,
    memories: &BTreeMap<u64, Remembered>,
) -> Option<Overrides> {
    if memories.is_empty() {
        return None;
    }
    let sheet = document.sheets.get(layout.sheet)?;
    let (row, remembered) = match fingerprint_of(document, layout).and_then(|it| memories.get(&it)) {
        Some(remembered) => (layout.header_row, remembered),
        None => known_row(sheet, memories)?,
    };
    Some(Overrides {
        header: row.map(HeaderChoice::Row),
        decimal: remembered.decimal,
        roles: remembered.roles.clone(),
        remembered: Some(remembered.date.clone()),
        ..Overrides::default()
    })
}

fn known_row<'m>(
    sheet: &Sheet,
    memories: &'m BTreeMap<u64, Remembered>,
) -> Option<(Option<RowNumber>, &'m Remembered)> {
    let rows = if sheet.header.is_some() { 0 } else { sheet.table.row_count().min(SEARCHED) };
    (0..rows).find_map(|row| {
        let remembered = memories.get(&fingerprint(sheet.table.row(row))?)?;
        Some((Some(RowNumber::from_index(row)), remembered))
    })
}

impl Remembered {
    /// What of the decisions outlives the file; `None` where nothing does.
    pub fn of(overrides: &Overrides, date: &str) -> Option<Self> {
        let names_header = matches!(overrides.header, Some(HeaderChoice::Row(_)));
        if overrides.roles.is_empty() && overrides.decimal.is_none() && !names_header {
            return None;
        }
        Some(Self {
            date: overrides.remembered.clone().unwrap_or_else(|| date.to_owned()),
            decimal: overrides.decimal,
            roles: overrides.roles.clone(),
        })
    }

    /// One line of text: `columns1 2026-11-22 , 0=designator 4=`.
    pub fn to_text(&self) -> String {
        let decimal = self.decimal.map_or('-', DecimalSign::as_char);
        let mut text = format!("{VERSION} {} {decimal}", self.date);
        for (column, role) in &self.roles {
            text.push_str(&format!(" {column}={}", role.map_or("", Role::code)));
        }
        text
    }

    /// Reads what [`Self::to_text`] wrote; `None` where the text is anything else.
    pub fn from_text(text: &str) -> Option<Self> {
        let mut words = text.split(' ');
        if words.next() != Some(VERSION) {
            return None;
        }
        let date = words.next().filter(|it| it.len() == 10)?.to_owned();
        let decimal = match words.next()? {
            "," => Some(DecimalSign::Comma),
            "." => Some(DecimalSign::Point),
            "-" => None,
            _ => return None,
        };
        let mut roles = BTreeMap::new();
        for word in words {
            let (column, role) = word.split_once('=')?;
            let role = match role {
                "" => None,
                code => Some(Role::from_code(code)?),
            };
            roles.insert(column.parse().ok()?, role);
        }
        Some(Self { date, decimal, roles })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{DecimalSign, Remembered, Role, fingerprint};

    #[test]
    fn the_fingerprint_is_stable_and_forgives_dress() {
        assert_eq!(fingerprint(["Ref Des", "Qty"]), fingerprint([" ref-des ", "QTY", "", " "]));
        assert_ne!(fingerprint(["Ref", "Qty"]), fingerprint(["Qty", "Ref"]));
        assert_ne!(fingerprint(["Ref", "", "Qty"]), fingerprint(["Ref", "Qty", ""]));
        assert_eq!(fingerprint(["Ref", ""]), None);
        // Stored on people's computers: it must never change.
        assert_eq!(fingerprint(["Ref", "Qty"]), Some(FIXED));
    }

    const FIXED: u64 = 7_171_420_764_592_730_938;

    #[test]
    fn a_remembered_text_is_read_back_and_others_are_refused() {
        let remembered = Remembered {
            date: "2026-11-22".to_owned(),
            decimal: Some(DecimalSign::Comma),
            roles: BTreeMap::from([(0, Some(Role::Designator)), (4, None)]),
        };
        assert_eq!(remembered.to_text(), "columns1 2026-11-22 , 0=designator 4=");
        assert_eq!(Remembered::from_text(&remembered.to_text()), Some(remembered));
        for text in ["", "columns2 2026-11-22 -", "columns1 x -", "columns1 2026-11-22 - 1=nonsense"] {
            assert_eq!(Remembered::from_text(text), None, "{text}");
        }
    }
}
