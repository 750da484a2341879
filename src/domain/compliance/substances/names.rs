//! Names of the restricted groups in many languages, and alloys that are named by their elements (`Sn63Pb37`).

use std::sync::LazyLock;

use rust_decimal::Decimal;

use super::Restricted;
use crate::domain::spelling::fold_width;
use crate::domain::spelling::glance::WordList;

/// One row a group and kind: code, `word` (stands alone) or `has` (stands anywhere), texts in lower case.
const TABLE: &str = include_str!("names.tsv");

/// A lead that is no metal, by the word behind it, and one that is denied.
const NO_METAL_BEHIND: [&str; 17] = [
    "free",
    "less",
    "frame",
    "frames",
    "leadframe",
    "wire",
    "wires",
    "finish",
    "plating",
    "coating",
    "tape",
    "pin",
    "pins",
    "terminal",
    "terminals",
    "time",
    "フリー",
];
const NO_METAL_BEFORE: [&str; 8] = ["non", "no", "un", "without", "sans", "senza", "sin", "inner"];
/// Signs before 铅 and 鉛 that make it zinc, graphite, or deny it.
const OTHER_BEFORE: &str = "亜亞亚黒黑無无";

/// Symbols of the metals of alloys and of what stands beside them; a non-metal makes it a compound.
const METALS: [&str; 26] = [
    "Ag", "Al", "As", "Au", "Bi", "Cd", "Co", "Cr", "Cu", "Fe", "Ga", "Ge", "Hg", "In", "Mg", "Mn", "Mo",
    "Ni", "Pb", "Pd", "Pt", "Sb", "Se", "Sn", "Te", "Zn",
];
const OTHERS: [&str; 14] = ["O", "S", "Ti", "Zr", "Si", "P", "C", "N", "H", "F", "Cl", "B", "Nb", "W"];

/// One text as it is compared: lower case, full width folded, one kind of hyphen.
pub fn folded(text: &str) -> String {
    let plain = |letter| match fold_width(letter) {
        '‐' | '‑' | '–' | '−' | '—' => '-',
        other => other,
    };
    text.chars().map(plain).flat_map(char::to_lowercase).collect()
}

/// The rows of the table.
fn rows() -> impl Iterator<Item = (Restricted, bool, &'static str)> {
    TABLE.lines().filter_map(|row| {
        let mut fields = row.split('\t');
        Some((Restricted::from_code(fields.next()?)?, fields.next()? == "word", fields.next()?))
    })
}

/// A folded text begins with a word for a restricted group, or holds one that stands for nothing else.
pub(super) fn opens_with_group(text: &str) -> bool {
    rows().any(|(_, alone, words)| {
        words.split('|').any(|it| {
            let behind = text.strip_prefix(it);
            let is_whole = |it: &str| !alone || !it.starts_with(char::is_alphanumeric);
            behind.is_some_and(|behind| is_whole(behind) && !is_denied("", behind))
        })
    })
}

/// The group that a name speaks of, in any of the languages of the table or as the formula of an alloy.
pub(super) fn group_of(name: &str) -> Option<Restricted> {
    let lower = folded(name);
    if lower.contains("trivalent") {
        return None;
    }
    let found = spoken(&lower);
    let metals = [Restricted::Lead, Restricted::Cadmium, Restricted::Mercury];
    found.or_else(|| metals.into_iter().find(|it| share_in_alloy(name, it.code()).is_some()))
}

/// The group of the first row of which a word stands in the text. All words are looked for in one pass: most substances
/// are none of these.
fn spoken(text: &str) -> Option<Restricted> {
    type Words = Vec<(Restricted, bool, &'static str)>;
    static WORDS: LazyLock<(Words, WordList)> = LazyLock::new(|| {
        let words: Words = rows()
            .flat_map(|(group, alone, words)| words.split('|').map(move |it| (group, alone, it)))
            .collect();
        let list = WordList::of(words.iter().map(|it| it.2).zip(0..));
        (words, list)
    });
    let (words, list) = &*WORDS;
    let stands_at = |at: usize| words.get(at).is_some_and(|it| stands(text, it.2, it.1));
    // Words of two letters are in no list.
    let short = || words.iter().enumerate().filter(|it| it.1.2.len() < 3).map(|it| it.0);
    let mut first = short().find(|it| stands_at(*it));
    let mut asked = Vec::new();
    list.each_in(text.as_bytes(), |it| {
        let at = usize::from(it);
        if first.is_some_and(|first| at > first) || asked.contains(&at) {
            return;
        }
        asked.push(at);
        if stands_at(at) {
            first = Some(at);
        }
    });
    words.get(first?).map(|it| it.0)
}

/// The text holds the word, not as part of another where `alone`, and not denied.
fn stands(text: &str, word: &str, alone: bool) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text.get(..at).unwrap_or("");
        let behind = text.get(at + word.len()..).unwrap_or("");
        let is_alone = !before.ends_with(char::is_alphanumeric) && !behind.starts_with(char::is_alphanumeric);
        let is_other = before.chars().next_back().is_some_and(|it| OTHER_BEFORE.contains(it))
            || behind.starts_with("frei")
            || behind.starts_with("フリ")
            || behind.starts_with("프리");
        (is_alone || !alone) && !is_other && !is_denied(before, behind)
    })
}

fn is_denied(before: &str, behind: &str) -> bool {
    let splits = |it: char| !it.is_alphanumeric();
    let last = before.trim_end_matches(splits).rsplit(splits).next().unwrap_or("");
    let joined = [' ', '-', '_'];
    let next = behind.trim_start_matches(joined);
    let next = next.split(splits).next().unwrap_or("");
    (behind.starts_with(joined) && NO_METAL_BEHIND.contains(&next)) || NO_METAL_BEFORE.contains(&last)
}

/// The share of an element, from 0 to 1, in what a text calls by its elements: `Sn63Pb37`, `63Sn-37Pb`, `CuZn39Pb3`,
/// `SnPb`. A compound, and an alloy without figures, counts in full. `None`: no formula with that element.
pub fn share_in_alloy(text: &str, symbol: &str) -> Option<Decimal> {
    let splits = |it: char| it.is_whitespace() || matches!(it, ',' | ';' | '(' | ')' | '[' | ']' | ':');
    text.split(splits).find_map(|token| share_in_formula(token, symbol))
}

fn share_in_formula(token: &str, symbol: &str) -> Option<Decimal> {
    let parts = parse_formula(token)?;
    let own = parts.iter().find(|it| it.0 == symbol)?;
    if parts.len() == 1 && token.trim_matches(|it: char| !it.is_ascii_alphabetic()) != symbol {
        return None;
    }
    if let Some((_, behind)) = token.split_once("SMnPb") {
        // Free-cutting steel gives hundredths of a percent.
        let figure: Option<u32> = behind.get(..2).and_then(|it| it.parse().ok());
        return Some(figure.map_or(Decimal::ONE, |it| Decimal::new(it.into(), 4)));
    }
    if parts.iter().any(|it| OTHERS.contains(&it.0)) {
        return Some(Decimal::ONE);
    }
    let others = parts.iter().filter(|it| it.0 != symbol).filter_map(|it| it.1);
    let others = others.fold(Decimal::ZERO, Decimal::saturating_add);
    let percent = match own.1 {
        Some(percent) => percent,
        None if others > Decimal::ZERO && others < Decimal::ONE_HUNDRED && parts.first() == Some(own) => {
            Decimal::ONE_HUNDRED - others
        }
        None => Decimal::ONE_HUNDRED,
    };
    Some((percent / Decimal::ONE_HUNDRED).min(Decimal::ONE))
}

/// The elements of a formula, each with its figure. Figures stand behind the symbols, or before them where the text
/// begins with one.
fn parse_formula(token: &str) -> Option<Vec<(&str, Option<Decimal>)>> {
    let mut parts: Vec<(&str, Option<Decimal>)> = Vec::new();
    let leads = token.starts_with(|it: char| it.is_ascii_digit());
    let mut pending: Option<Decimal> = None;
    let mut rest = token;
    while let Some(first) = rest.chars().next() {
        if first.is_ascii_digit() {
            let end = rest.find(|it: char| !it.is_ascii_digit() && it != '.').unwrap_or(rest.len());
            let (number, after) = rest.split_at_checked(end)?;
            let number = number.trim_end_matches('.').parse().ok();
            match parts.last_mut() {
                Some(part) if !leads && part.1.is_none() => part.1 = number,
                _ => pending = number,
            }
            rest = after;
        } else if matches!(first, '-' | '/' | '%' | '+' | '.') {
            // `Sn-37Pb`: the figure belongs to what follows.
            rest = rest.get(first.len_utf8()..)?;
            if !leads && rest.starts_with(|it: char| it.is_ascii_digit()) && parts.len() == 1 {
                parts.last_mut()?.1.get_or_insert(Decimal::ZERO);
            }
        } else {
            let known = |length: usize| {
                let symbol = rest.get(..length)?;
                METALS.iter().chain(&OTHERS).find(|it| **it == symbol).copied()
            };
            let symbol = known(2).or_else(|| known(1))?;
            parts.push((symbol, pending.take()));
            rest = rest.get(symbol.len()..)?;
        }
    }
    Some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lead_is_told_in_every_language_and_spelling() {
        for name in [
            "Lead",
            "lead",
            "LEAD",
            "Pb",
            "Lead (Pb)",
            "Blei",
            "Bleioxid",
            "铅",
            "鉛",
            "氧化铅",
            "酸化鉛",
            "Plomb",
            "Plomo",
            "Piombo",
            "Chumbo",
            "납",
            "Свинец",
            "Sn63Pb37",
            "63Sn37Pb",
            "Sn-37Pb",
            "SnPb",
            "Sn/Pb",
            "Tin-lead",
            "Tin lead solder",
            "Solder (Sn60Pb40)",
            "PbO",
            "Pb3O4",
            "CuZn39Pb3",
            "Lead glass",
            "PZT",
            "Ｌｅａｄ",
            "Red lead",
        ] {
            assert_eq!(Restricted::from_name(name), Some(Restricted::Lead), "{name}");
        }
        for name in [
            "Lead-free solder",
            "Pb-free",
            "bleifrei",
            "无铅焊料",
            "無鉛はんだ",
            "亜鉛",
            "黒鉛",
            "鉛フリー",
            "Lead frame",
            "Leadframe",
            "Tin",
            "SnAg3Cu0.5",
            "PBT",
            "PBO",
            "PPS",
            "Leadtek glue",
            "Lead finish",
        ] {
            assert_eq!(Restricted::from_name(name), None, "{name}");
        }
    }

    #[test]
    fn alloys_tell_their_share() {
        for (name, share) in [
            ("Sn63Pb37", "0.37"),
            ("63Sn37Pb", "0.37"),
            ("Sn-37Pb", "0.37"),
            ("Sn60/Pb40", "0.4"),
            ("Pb92.5Sn5Ag2.5", "0.925"),
            ("PbSn5", "0.95"),
            ("CuZn39Pb3", "0.03"),
            ("11SMnPb30", "0.003"),
            ("SnPb", "1"),
            ("PbO", "1"),
            ("Pb", "1"),
        ] {
            assert_eq!(share_in_alloy(name, "Pb"), share.parse().ok(), "{name}");
        }
        assert_eq!(share_in_alloy("SnAg3Cu0.5", "Pb"), None);
    }
}
