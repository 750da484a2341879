//! RoHS status words of distributors, makers and ERP systems, read negatives first (docs/compliance.md#status-words).
//!
//! Promise: "compliant" inside "non-compliant" never turns a line green; words about lead, REACH or halogens are no
//! RoHS statement; a bare `Y` speaks only under a header that asks about RoHS; what is not understood is unknown.

use super::citation::citations;
use super::vocabulary::{
    COMPLIES, DENIES, EXEMPTION, NO, NO_EXEMPTION, NOT, OUT_OF_SCOPE, UNKNOWN, WHOLE, YES,
};
use super::{ExemptionUse, RohsStatement, RohsStatus};
use crate::domain::spelling::fold_width;

/// Reads a RoHS cell. `header` decides what a bare `Y`, `1` or `N` means: "Contains restricted
/// substances?" turns it round, "Contains lead?" asks for another fact.
/// `None` for a blank cell. A word that is not understood gives `Unknown`.
///
/// Under a header that asks for the exemption alone ("RoHS exemption") a cell states an exemption or nothing.
pub fn read_rohs(text: &str, header: &str) -> Option<RohsStatement> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    if let Some(statement) = read_common(text) {
        return Some(statement);
    }
    let asked = Asked::of(&fold(header));
    let folded = fold(text);
    if asked == Asked::Exemption {
        return read_exemption(text, &folded);
    }
    let exemptions = citations(text, has_any(&folded, EXEMPTION));
    let status = status_of(&folded, asked, !exemptions.is_empty());
    let exemption_use = match status {
        RohsStatus::ByExemption => ExemptionUse::Used,
        RohsStatus::Compliant if folded == "yes yes" || has_any(&folded, NO_EXEMPTION) => ExemptionUse::None,
        _ => ExemptionUse::NotStated,
    };
    // The exemption of a part that is denied anyway, or asked for, stays with the statement: it is what was found.
    Some(RohsStatement { status, exemption_use, exemptions })
}

/// The usual spellings of the large distributors, which need no folding.
fn read_common(text: &str) -> Option<RohsStatement> {
    let status = match text {
        // This source marks parts that use an exemption, so its plain yes says that none is used.
        "YES_YES" => {
            let plain = RohsStatement::plain(RohsStatus::Compliant);
            return Some(RohsStatement { exemption_use: ExemptionUse::None, ..plain });
        }
        "Compliant" | "ROHS3 Compliant" | "RoHS Compliant" | "RoHS3 Compliant" => RohsStatus::Compliant,
        "Y-EX_YES" | "Y-EX" | "RoHS Compliant By Exemption" => RohsStatus::ByExemption,
        "Non-Compliant" | "Not RoHS Compliant" | "RoHS non-compliant" | "NO_NO" => RohsStatus::NonCompliant,
        "Not Applicable" => RohsStatus::NotApplicable,
        "Unknown" | "-" | "TBA_TBA" => RohsStatus::Unknown,
        _ => return None,
    };
    Some(RohsStatement::plain(status))
}

/// What the column asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    /// "RoHS", "RoHS compliant?": yes is good.
    Compliance,
    /// "Contains restricted substances?": no is good.
    Substances,
    /// "Contains lead?", "Lead free", "REACH": its yes and no are no RoHS statement.
    OtherFact,
    /// "RoHS exemption".
    Exemption,
    /// The header says nothing: a bare letter cannot be read.
    Nothing,
}

impl Asked {
    fn of(header: &str) -> Self {
        let has = |words: &[&str]| words.iter().any(|it| header.contains(it));
        let about_rohs = has(&["rohs", "2011 65", "2002 95", "2015 863"]);
        let contains =
            has(&["contain", "content", "enthält", "enthaelt", "contient", "contiene", "含有", "presence"]);
        if has(EXEMPTION) && !has(&["status", "complian", "konform", "conform"]) {
            Self::Exemption
        } else if contains && (about_rohs || has(&["substance", "restricted", "hazard", "stoff"])) {
            Self::Substances
        } else if about_rohs {
            Self::Compliance
        } else if contains
            || has(&["lead", "pb free", "blei", "plomb", "piombo", "plomo", "reach", "halogen", "无铅", "鉛"])
        {
            Self::OtherFact
        } else {
            Self::Nothing
        }
    }
}

fn status_of(text: &str, asked: Asked, cites_exemption: bool) -> RohsStatus {
    if let Some((_, status)) = WHOLE.iter().find(|it| it.0 == text) {
        return *status;
    }
    if let Some(status) = bare_answer(text, asked) {
        return status;
    }
    let mut text = text.to_owned();
    let mut denies_exemption = false;
    for phrase in NO_EXEMPTION {
        if has_word(&text, phrase) {
            text = text.replace(phrase, " ");
            denies_exemption = true;
        }
    }
    // Negatives first. "Not applicable" and the like hold a "not" of their own, so the words that mean only
    // "not compliant" come before them, and the loose "not … compliant" after them.
    if has_any(&text, DENIES) {
        RohsStatus::NonCompliant
    } else if has_any(&text, OUT_OF_SCOPE) {
        RohsStatus::NotApplicable
    } else if has_any(&text, UNKNOWN) {
        RohsStatus::Unknown
    } else if is_denied(&text) {
        RohsStatus::NonCompliant
    } else if is_lead_alone(&text) && !cites_exemption {
        RohsStatus::Unknown
    } else if has_any(&text, EXEMPTION) || (cites_exemption && !denies_exemption) {
        RohsStatus::ByExemption
    } else if has_any(&text, COMPLIES) && !is_about_other_fact(&text) {
        RohsStatus::Compliant
    } else {
        RohsStatus::Unknown
    }
}

/// A cell of one word that answers the header's question.
fn bare_answer(text: &str, asked: Asked) -> Option<RohsStatus> {
    let yes = YES.contains(&text);
    let no = NO.contains(&text);
    if !yes && !no {
        return None;
    }
    Some(match asked {
        // "Green" is a maker's word for many things.
        Asked::Compliance if text == "green" => RohsStatus::Unknown,
        Asked::Compliance if yes => RohsStatus::Compliant,
        Asked::Compliance => RohsStatus::NonCompliant,
        Asked::Substances if no => RohsStatus::Compliant,
        Asked::Substances => RohsStatus::NonCompliant,
        Asked::OtherFact | Asked::Exemption | Asked::Nothing => RohsStatus::Unknown,
    })
}

/// "Not EU RoHS 3 compliant", "RoHS compliant: no".
fn is_denied(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    let is_positive = |word: &str| word.starts_with("rohs") || COMPLIES.iter().any(|it| word.starts_with(it));
    let before = words
        .iter()
        .enumerate()
        .filter(|it| NOT.contains(it.1))
        .any(|(at, _)| words.iter().skip(at + 1).take(4).any(|it| is_positive(it)));
    let last = words.last().is_some_and(|it| NO.contains(it));
    before || (last && words.iter().any(|it| is_positive(it)))
}

/// "Lead free by exemption" is the word of a column about lead, whatever column it stands in.
fn is_lead_alone(text: &str) -> bool {
    text.starts_with("lead free") && !text.contains("rohs") && !text.contains("compl")
}

/// "Conforms to REACH", "lead free certified": a fact of its own, and no word of RoHS beside it.
fn is_about_other_fact(text: &str) -> bool {
    !text.contains("rohs")
        && ["reach", "svhc", "halogen", "lead free", "pb free", "bleifrei", "无铅", "無鉛", "鉛フリー"]
            .iter()
            .any(|it| text.contains(it))
        && !["compliant", "符合", "konform"].iter().any(|it| text.starts_with(it))
}

/// A cell of a column for exemptions: the entries it cites, or a plain yes. Nothing cited is no statement.
fn read_exemption(text: &str, folded: &str) -> Option<RohsStatement> {
    let exemptions = citations(text, true);
    let is_stated = !exemptions.is_empty()
        || (YES.contains(&folded) && folded != "0")
        || (has_any(folded, EXEMPTION) && !has_any(folded, NO_EXEMPTION));
    is_stated.then_some(RohsStatement { exemptions, ..RohsStatement::plain(RohsStatus::ByExemption) })
}

/// Lower case, plain width, each run of signs and blanks one blank.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars().map(fold_width) {
        if letter.is_alphanumeric()
            || matches!(letter, '○' | '◯' | '✓' | '✔' | '√' | '☑' | '×' | '✗' | '✘' | '❌')
        {
            folded.extend(letter.to_lowercase());
        } else if !folded.is_empty() && !folded.ends_with(' ') {
            folded.push(' ');
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

pub(super) fn has_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|it| has_word(text, it))
}

/// `word` stands at the start of a word of the text; words of scripts without blanks may stand anywhere.
fn has_word(text: &str, word: &str) -> bool {
    let is_blankless = word.chars().next().is_some_and(|it| it as u32 >= 0x2E80);
    text.match_indices(word).any(|(at, _)| {
        is_blankless || at == 0 || text.get(..at).is_some_and(|it| !it.ends_with(char::is_alphanumeric))
    })
}
