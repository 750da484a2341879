//! Restricted substances: the ten of RoHS with their limits, common compounds with the share of the restricted element,
//! and those of the REACH Candidate List that occur in electronics (docs/compliance.md#substances-and-limits).
//!
//! The shares are molar masses worked out by hand. The list of names and numbers is general knowledge and not the full
//! Candidate List: what is not in it is not thereby free of restriction.

pub mod names;

use std::sync::LazyLock;

use rust_decimal::Decimal;

use crate::domain::sorting::sort_by;
use crate::domain::spelling::fold_width;

/// One row a substance: group or `-`, CAS number, share of the restricted element in 1/10,000, `svhc` or blank,
/// names separated by `|`.
const TABLE: &str = include_str!("substances.tsv");

/// A group of substances that RoHS restricts (Directive 2011/65/EU, Annex II as amended by (EU) 2015/863).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Restricted {
    Lead,
    Mercury,
    Cadmium,
    HexavalentChromium,
    Pbb,
    Pbde,
    Dehp,
    Bbp,
    Dbp,
    Dibp,
}

impl Restricted {
    pub const ALL: [Self; 10] = [
        Self::Lead,
        Self::Mercury,
        Self::Cadmium,
        Self::HexavalentChromium,
        Self::Pbb,
        Self::Pbde,
        Self::Dehp,
        Self::Bbp,
        Self::Dbp,
        Self::Dibp,
    ];

    /// `Pb`, `Cd`, `Cr6`, `DEHP` …
    pub fn code(self) -> &'static str {
        ["Pb", "Hg", "Cd", "Cr6", "PBB", "PBDE", "DEHP", "BBP", "DBP", "DIBP"]
            .get(self as usize)
            .copied()
            .unwrap_or("")
    }

    /// "Lead", "DEHP".
    pub fn name(self) -> &'static str {
        match self {
            Self::Lead => "Lead",
            Self::Mercury => "Mercury",
            Self::Cadmium => "Cadmium",
            Self::HexavalentChromium => "Chromium VI",
            other => other.code(),
        }
    }

    /// The group of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.code() == code)
    }

    /// The most that a homogeneous material may hold, in percent by weight: 0.1, cadmium 0.01.
    pub fn limit_percent(self) -> Decimal {
        if self == Self::Cadmium { Decimal::new(1, 2) } else { Decimal::new(1, 1) }
    }

    /// The group that a category or substance of a declaration names: "Lead/Lead Compounds", "Polybrominated biphenyls
    /// (PBB)", "Blei", "Sn63Pb37".
    pub fn from_name(name: &str) -> Option<Self> {
        names::group_of(name)
    }
}

/// `word` stands at the start, and no letter follows it.
fn begins_with_word(text: &str, word: &str) -> bool {
    text.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// One substance of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Substance {
    /// `None`: on the Candidate List and not in RoHS.
    pub group: Option<Restricted>,
    pub cas: &'static str,
    /// Share by weight of the restricted element, from 0 to 1.
    pub share: Decimal,
    /// On the REACH Candidate List.
    pub is_svhc: bool,
    /// In lower case; the usual one first.
    pub names: Vec<&'static str>,
}

/// All substances; one that counts for two elements (lead chromate) has two rows.
pub fn substances() -> &'static [Substance] {
    static SUBSTANCES: LazyLock<Vec<Substance>> =
        LazyLock::new(|| TABLE.lines().filter_map(read_row).collect());
    &SUBSTANCES
}

fn read_row(row: &'static str) -> Option<Substance> {
    let mut fields = row.split('\t');
    Some(Substance {
        group: Restricted::from_code(fields.next()?),
        cas: fields.next()?,
        share: Decimal::new(fields.next()?.parse().ok()?, 4),
        is_svhc: fields.next()? == "svhc",
        names: fields.next()?.split('|').collect(),
    })
}

/// Rows by a text of theirs, in its order: a declaration may ask for millions.
type Index = Vec<(&'static str, &'static Substance)>;

fn indexed(rows: impl Iterator<Item = (&'static str, &'static Substance)>) -> Index {
    let mut rows: Index = rows.collect();
    sort_by(&mut rows, |one, other| one.0.cmp(other.0));
    rows
}

fn found(index: &'static Index, text: &str) -> &'static [(&'static str, &'static Substance)] {
    let first = index.partition_point(|it| it.0 < text);
    let rest = index.get(first..).unwrap_or_default();
    rest.get(..rest.partition_point(|it| it.0 == text)).unwrap_or_default()
}

/// The rows with a CAS number.
pub fn by_cas(cas: &str) -> impl Iterator<Item = &'static Substance> {
    static NUMBERS: LazyLock<Index> = LazyLock::new(|| indexed(substances().iter().map(|it| (it.cas, it))));
    found(&NUMBERS, cas).iter().map(|it| it.1)
}

/// The rows with a name, upper and lower case alike.
pub fn by_name(name: &str) -> impl Iterator<Item = &'static Substance> {
    static NAMES: LazyLock<Index> = LazyLock::new(|| {
        indexed(substances().iter().flat_map(|it| it.names.iter().map(move |name| (*name, it))))
    });
    found(&NAMES, &name.trim().to_lowercase()).iter().map(|it| it.1)
}

/// A CAS number's form and check digit are right: the digits before the last, counted from the right and weighted
/// 1, 2, 3 …, add up to the last modulo 10.
pub fn is_cas(text: &str) -> bool {
    let mut parts = text.split('-');
    let (Some(head), Some(middle), Some(check), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return false;
    };
    let is_digits = |it: &str| it.bytes().all(|byte| byte.is_ascii_digit());
    if !(2..=7).contains(&head.len())
        || middle.len() != 2
        || check.len() != 1
        || head.starts_with('0')
        || !text.split('-').all(is_digits)
    {
        return false;
    }
    let digits = head.bytes().chain(middle.bytes()).rev().zip(1_u32..);
    let sum: u32 = digits.map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    check == (sum % 10).to_string()
}

/// A CAS number as the table writes it, out of what a file holds: padded, without hyphens, with other signs, with
/// "CAS" before it. Empty where its form or check digit is wrong.
pub fn mend_cas(text: &str) -> String {
    let digits: String = text.chars().map(fold_width).filter(char::is_ascii_digit).collect();
    let digits = digits.trim_start_matches('0');
    let parts = digits.len().checked_sub(3).and_then(|at| Some((digits.get(..at)?, digits.get(at..at + 2)?)));
    let check = digits.get(digits.len().saturating_sub(1)..).unwrap_or("");
    parts
        .map(|(head, middle)| [head, "-", middle, "-", check].concat())
        .filter(|it| is_cas(it))
        .unwrap_or_default()
}

/// A folded text begins with the name of a substance of the table or of a restricted group.
pub fn names_substance(folded: &str) -> bool {
    if folded.starts_with("lead free") {
        return false;
    }
    names::opens_with_group(folded)
        || substances().iter().flat_map(|it| &it.names).any(|it| begins_with_word(folded, it))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_of_the_table_has_its_check_digit() {
        for substance in substances() {
            assert!(is_cas(substance.cas), "{}", substance.cas);
            assert!(substance.share > Decimal::ZERO && substance.share <= Decimal::ONE);
            assert!(substance.group.is_some() || substance.is_svhc, "{}", substance.cas);
        }
        assert_eq!(substances().len(), TABLE.lines().count());
        for group in Restricted::ALL {
            assert!(substances().iter().any(|it| it.group == Some(group)), "{}", group.code());
        }
    }

    #[test]
    fn a_wrong_check_digit_or_form_is_told() {
        for wrong in [
            "7439-92-2",
            "7439-921",
            "7439-92-1-1",
            "743992-1",
            "",
            "a-bc-d",
            "7-43-9",
            "７439-92-1",
            "07439-92-1",
        ] {
            assert!(!is_cas(wrong), "{wrong}");
        }
    }

    #[test]
    fn categories_of_declarations_name_their_group() {
        for (name, group) in [
            ("Lead/Lead Compounds", Some(Restricted::Lead)),
            ("Cadmium/Cadmium Compounds", Some(Restricted::Cadmium)),
            ("Mercury and its compounds", Some(Restricted::Mercury)),
            ("Hexavalent Chromium Compounds", Some(Restricted::HexavalentChromium)),
            ("Polybrominated Biphenyls (PBB)", Some(Restricted::Pbb)),
            ("Polybrominated diphenylethers (PBDE)", Some(Restricted::Pbde)),
            ("Bis (2-ethylhexyl)phthalate (DEHP)", Some(Restricted::Dehp)),
            ("Butyl benzyl phthalate (BBP)", Some(Restricted::Bbp)),
            ("Dibutyl phthalate (DBP)", Some(Restricted::Dbp)),
            ("Diisobutyl phthalate", Some(Restricted::Dibp)),
            ("Lead frame", None),
            ("Lead-free solder", None),
            ("Leadtek glue", None),
            ("Copper", None),
            ("Chromium", None),
        ] {
            assert_eq!(Restricted::from_name(name), group, "{name}");
        }
    }
}
