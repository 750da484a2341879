//! The answers of class A: yes or no to sentences such as "The product complies with EU RoHS".
//!
//! A sentence counts only if every word of it is known.

use super::Declared;
use super::lists::{PHTHALATES_SINCE, is_of_six, month_of, month_of_list};
use crate::domain::compliance::citation::citations;
use crate::domain::compliance::substances::names::folded;
use crate::domain::compliance::{ExemptionUse, RohsStatement, RohsStatus};

/// Words of such sentences that carry no answer.
const WORDS: &str = "the this these all our is are be has have been and or of to in by for with within under per at its it \
    product products item items part parts component components article articles material materials homogeneous declared \
    following above below listed s eu european union rohs rohs2 rohs3 directive ec eu/ requirement requirements restriction \
    restrictions limit limits threshold thresholds amended as defined definition maximum concentration values value \
    substance substances restricted hazardous any level levels restriction's 2 3 2011 65 2015 863 2002 95 annex iii ii using \
    use uses used application applies applied exemption exemptions declaration statement supplier company listed";
/// Words that say that it complies.
const AFFIRMS: [&str; 12] = [
    "complies",
    "comply",
    "compliant",
    "compliance",
    "conforms",
    "conform",
    "conformant",
    "meets",
    "meet",
    "fulfils",
    "fulfills",
    "satisfies",
];
const DENIES: [&str; 6] = ["not", "non", "fails", "noncompliant", "cannot", "violates"];
const HOLDS: [&str; 6] = ["contain", "contains", "containing", "present", "exceed", "exceeds"];

/// What a sentence says when it is answered with yes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Meaning {
    Complies(ExemptionUse),
    ByExemption,
    Fails,
}

/// The statement of one answer; `None`: it says nothing of RoHS that can be relied on.
pub(super) fn read_answer(declared: &Declared<'_>) -> Option<RohsStatement> {
    let text = folded(declared.substance);
    if !text.contains("rohs") && !declared.list.to_ascii_uppercase().contains("ROHS") {
        return None;
    }
    let meaning = meaning(&text)?;
    let says_yes = declared.answer == "yes";
    let plain = RohsStatement::plain;
    match (meaning, says_yes) {
        (Meaning::Fails, true) | (Meaning::Complies(ExemptionUse::NotStated), false)
            if declared.answer != "none" =>
        {
            Some(plain(RohsStatus::NonCompliant))
        }
        (Meaning::ByExemption, true) => {
            let own = citations(declared.exemptions, true);
            let exemptions = if own.is_empty() { citations(declared.substance, false) } else { own };
            Some(RohsStatement { exemptions, ..plain(RohsStatus::ByExemption) })
        }
        (Meaning::Complies(_), true) if speaks_of_six(declared, &text) => Some(plain(RohsStatus::Unknown)),
        (Meaning::Complies(exemption_use), true) => {
            Some(RohsStatement { exemption_use, ..plain(RohsStatus::Compliant) })
        }
        _ => None,
    }
}

/// The answer is by a list, a directive or of a day from before the phthalates.
fn speaks_of_six(declared: &Declared<'_>, text: &str) -> bool {
    let names_ten = text.contains("863") || text.contains("rohs 3") || text.contains("rohs3");
    let is_early = month_of(declared.date).is_some_and(|it| it < PHTHALATES_SINCE);
    let is_undated = declared.date.is_empty() && month_of_list(declared.list).is_none();
    is_early || is_of_six(declared.list) || text.contains("2002/95") || (is_undated && !names_ten)
}

fn meaning(text: &str) -> Option<Meaning> {
    let words: Vec<&str> = text.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty()).collect();
    let has = |list: &[&str]| words.iter().any(|it| list.contains(it));
    let known = |it: &&str| {
        WORDS.split_whitespace().any(|word| word == *it)
            || AFFIRMS.contains(it)
            || DENIES.contains(it)
            || HOLDS.contains(it)
            || matches!(*it, "without" | "no" | "does" | "do" | "free" | "from")
            || it.len() == 1
            || it.bytes().all(|byte| byte.is_ascii_digit())
    };
    if text.contains(['?', '*']) || !words.iter().all(known) {
        return None;
    }
    let exempts = has(&["exemption", "exemptions"]);
    let without = exempts && has(&["without", "no"]);
    let exemption_use = if without { ExemptionUse::None } else { ExemptionUse::NotStated };
    match (has(&DENIES), has(&HOLDS), has(&AFFIRMS)) {
        // "Does not comply": also with "and uses no exemption".
        (true, false, _) => Some(Meaning::Fails),
        (true, true, false) if !exempts || without => Some(Meaning::Complies(exemption_use)),
        (false, true, false) if !exempts => Some(Meaning::Fails),
        (false, false, true) if exempts && !without => Some(Meaning::ByExemption),
        (false, false, true) if !has(&["no", "free"]) || without => Some(Meaning::Complies(exemption_use)),
        _ => None,
    }
}
