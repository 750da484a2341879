//! Statements for a regime that is named: POPs, REACH Annex XVII, Proposition 65, batteries, PFAS, TSCA,
//! conflict minerals.
//!
//! A cell answers the regime that it or its header names and no other: "RoHS compliant" under "POPs" answers nothing. A
//! single substance that is not in a part ("no PFOA") does not make it free of all that a regime lists.

use super::header::header_words;
use super::lexicon::SUBJECTS;
use super::rohs::is_ahead;
use super::tokens::{SIGN, Text, UNKNOWN};

/// A regime that statements name. Its code is the first field of its row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    Pops,
    AnnexXvii,
    Prop65,
    Batteries,
    Pfas,
    Tsca,
    ConflictMinerals,
}

/// What a cell says to its regime. The order is from best to worst, unknown apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NamedStatement {
    NotApplicable,
    Compliant,
    Unknown,
    /// Denied, or a substance of the regime is in it.
    NonCompliant,
}

impl NamedStatement {
    /// The word of `report.json`.
    pub fn code(self) -> &'static str {
        match self {
            Self::NotApplicable => "not-applicable",
            Self::Compliant => "compliant",
            Self::Unknown => "unknown",
            Self::NonCompliant => "non-compliant",
        }
    }
}

/// Reads a cell of a column that asks for `subject`. `None` for a blank cell. A bare yes or no counts only where the
/// header says which is good ("Contains POPs", "Prop 65 compliant").
pub fn read_named(subject: Subject, text: &str, header: &str) -> Option<NamedStatement> {
    if text.trim().is_empty() {
        return None;
    }
    let mut cell = Text::of(text);
    let is_named = subject.claim(&mut cell);
    cell.resolve();
    let mut header = header_words(header);
    let is_asked = subject.claim(&mut header);
    header.resolve();
    let is_plain = is_asked && !header.has("PUBXNnCce") && !header.has(&String::from_iter([SIGN, UNKNOWN]));
    let yes_is_good = match (header.has("AMf"), header.has("DF")) {
        (true, false) if is_plain => Some(true),
        (false, true) if is_plain => Some(false),
        _ => None,
    };
    if let Some(yes) = cell.bare_answer("SRWpt") {
        let names_substances = matches!(subject, Subject::Pops | Subject::Pfas);
        let is_none = names_substances && cell.has("z") && is_plain && header.is_only("SW");
        return Some(match yes_is_good {
            Some(good) if good == yes => NamedStatement::Compliant,
            Some(_) => NamedStatement::NonCompliant,
            None if is_none => NamedStatement::Compliant,
            None => NamedStatement::Unknown,
        });
    }
    Some(judge(&cell, is_named || is_plain && yes_is_good != Some(false)))
}

/// `is_told`: the cell or a plain header names the subject.
fn judge(cell: &Text, is_told: bool) -> NamedStatement {
    let (has, is_only) = (|classes| cell.has(classes), |classes| cell.is_only(classes));
    if !is_told && !has("d") || cell.tokens.iter().any(|it| it.class == 't' && is_ahead(it)) {
        NamedStatement::Unknown
    } else if has("DdF") && is_only("DdFSRWptl") {
        NamedStatement::NonCompliant
    } else if (has("Af") || has("E") && has("SR")) && is_only("AEefSRWpt")
        || has("F") && has("K") && is_only("FKSRWp")
    {
        // "Prop 65 warning not required".
        NamedStatement::Compliant
    } else if has("K") && is_only("KSRWp") {
        NamedStatement::NotApplicable
    } else {
        NamedStatement::Unknown
    }
}

impl Subject {
    fn field(self, at: usize) -> &'static str {
        SUBJECTS.lines().nth(self as usize).and_then(|it| it.split('\t').nth(at)).unwrap_or("")
    }

    /// Gives the words of the subject their say, and makes those of every other one another subject. Whether the
    /// subject is named.
    fn claim(self, text: &mut Text) -> bool {
        let is_in = |at: usize, key: &str| self.field(at).split(';').any(|it| it == key);
        // "No Annex XVII substances": here a law is its substances.
        let lists = text.tokens.iter().any(|it| matches!(text.key(it).as_str(), "substances" | "stoffe"));
        let own = if lists { 'S' } else { self.field(1).chars().next().unwrap_or('O') };
        let mut is_named = false;
        for at in 0..text.tokens.len() {
            let Some(token) = text.tokens.get(at).copied() else { continue };
            let key = text.key(&token);
            let class = match token.class {
                'O' if is_in(2, &key) => own,
                'O' if is_in(3, &key) => 'F',
                'O' if is_in(4, &key) => 'f',
                'l' | 's' | UNKNOWN if is_in(5, &key) => 'l',
                'W' | 'q' if speaks_of_rohs(&key) => 'O',
                'R' | 'V' | 'H' | 'F' | 'f' | 'L' | 'l' | 'd' | 'G' | 'g' | 's' | 'S' | 'v' => 'O',
                other => other,
            };
            is_named |= token.class == 'O' && class != 'O';
            if let Some(token) = text.tokens.get_mut(at) {
                token.class = class;
            }
        }
        is_named
    }
}

/// Words that have no weight in a statement of RoHS because they are of RoHS: its annexes, directive and standards.
fn speaks_of_rohs(key: &str) -> bool {
    const INSIDE: [&str; 10] =
        ["rohs", "directi", "direttiv", "richtlinie", "指令", "環保", "环保", "ten ", "exempt", "annex i"];
    let is_number = key.starts_with("10") && key != "100%";
    is_number
        || ["en ", "iec "].iter().any(|it| key.starts_with(it))
        || INSIDE.iter().any(|it| key.contains(it))
}

#[cfg(test)]
mod tests {
    use super::{SUBJECTS, Subject};

    #[test]
    fn every_subject_has_its_row() {
        use Subject::{AnnexXvii, Batteries, ConflictMinerals, Pfas, Pops, Prop65, Tsca};
        let codes = [Pops, AnnexXvii, Prop65, Batteries, Pfas, Tsca, ConflictMinerals].map(|it| it.field(0));
        assert_eq!(
            codes,
            ["pops", "annex-xvii", "prop-65", "batteries", "pfas", "tsca", "conflict-minerals"]
        );
        for row in SUBJECTS.lines() {
            assert_eq!(row.split('\t').count(), 6, "{row}");
            assert!(row.to_lowercase() == row || row.contains(['R', 'S', 'O']), "{row}");
        }
    }
}
