//! What a description or a remark says against a part: "NON-ROHS", "SnPb", "NOT RoHS! contains lead". Never for it.

use std::cell::OnceCell;
use std::sync::LazyLock;

use super::tokens::{SIGN, Text};
use crate::domain::compliance::{RohsStatement, RohsStatus};
use crate::domain::spelling::glance::Glance;

/// What a remark says against its part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    /// It does not comply.
    Denies(RohsStatement),
    /// It holds lead, which some exemption may allow.
    ContainsLead,
}

/// Words with which a remark speaks of another part, of soldering, of what may be used or of what is not sure, by their
/// start, the short ones whole.
const SPEAKS_OF_OTHERS: &str = "version avail altern instead replac supersed old former avoid use used uses allow accept convert list option equivalent compatib process reflow profile solder both or never may might should must probab possib unknown tbd tba verif confirm check until if was were";

/// Reads a description or a remark; `None` where it says nothing against the part.
pub fn read_remark(text: &str) -> Option<Remark> {
    if !GLANCE.is_in(text) || !may_speak(text.as_bytes()) {
        return None;
    }
    let mut cell = Text::of(text);
    cell.resolve();
    let lower = text.to_lowercase();
    let mut words = lower.split(|it: char| !it.is_alphanumeric());
    // "No non-RoHS parts" asks for them.
    let is_doubted =
        lower.contains("no non") || cell.tokens.iter().any(|it| it.class == SIGN && cell.words(it) == "?");
    if is_doubted || words.any(speaks_of_others) {
        return None;
    }
    let in_part =
        |part: u16, classes: &str| cell.tokens.iter().any(|it| it.part == part && classes.contains(it.class));
    let denies = |class: char, part: u16| class == 'D' && (in_part(part, "RV") || !in_part(part, "A!HG"));
    let names_alloy = |words: &str| words.to_lowercase().starts_with(['s', 't']);
    let is_denied = cell.tokens.iter().any(|it| {
        denies(it.class, it.part) && lower.contains("rohs")
            || it.class == 'd' && !cell.has("X#") && names_alloy(&cell.words(it))
    });
    // A leaded resistor is one with wires.
    let has_lead = || {
        cell.tokens.iter().any(|it| it.class == 'd' && !cell.words(it).to_lowercase().starts_with("leaded"))
    };
    if is_denied {
        Some(Remark::Denies(RohsStatement::plain(RohsStatus::NonCompliant)))
    } else if has_lead() && !cell.has("LX#") {
        Some(Remark::ContainsLead)
    } else {
        None
    }
}

fn speaks_of_others(word: &str) -> bool {
    SPEAKS_OF_OTHERS.split(' ').any(|it| if it.len() > 4 { word.starts_with(it) } else { word == it })
}

/// How the words of [`may_speak`] begin.
static GLANCE: LazyLock<Glance> = LazyLock::new(|| Glance::of(&["rohs", "sn", "tin", "cont"]));

/// Hardly a description speaks of lead, or of RoHS beside a word that may deny it.
fn may_speak(text: &[u8]) -> bool {
    const ALLOYS: [&[u8]; 8] =
        [b"snpb", b"sn/pb", b"sn-pb", b"sn63", b"tin-lead", b"tin/lead", b"contains lead", b"contains pb"];
    const DENIALS: [&[u8]; 11] = [
        b"no", b"nicht", b"kein", b"ohne", b"pas ", b"without", b"n't", b"sin ", b"fail", b"viol", b"exceed",
    ];
    let has = |at: usize, word: &[u8]| {
        text.get(at..at + word.len()).is_some_and(|it| it.eq_ignore_ascii_case(word))
    };
    // Looked for once: a text may name RoHS as often as it likes.
    let known = OnceCell::new();
    let denies = || {
        let any = || !text.is_ascii() || (0..text.len()).any(|at| DENIALS.iter().any(|it| has(at, it)));
        *known.get_or_init(any)
    };
    text.iter().enumerate().any(|(at, byte)| match byte | 0x20 {
        b'r' if has(at, b"rohs") => denies(),
        b's' | b't' | b'c' => ALLOYS.iter().any(|it| has(at, it)),
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::{Remark, read_remark};

    #[test]
    fn a_remark_speaks_against_its_part_or_not_at_all() {
        for text in [
            "NOT RoHS! contains lead",
            "RES 10K 1% 0603 NON-ROHS",
            "CAP CER 0.1UF SNPB",
            "Connector, not RoHS compliant",
            "nicht RoHS-konform",
            "不符合RoHS",
            "IC SRAM non-RoHS, SOIC-8",
            "solid tantalum, tin/lead",
            "this one isn't RoHS",
            "CONN CONTACT GOLD NON-ROHS",
            "Washer, orange, NON-ROHS",
            "part without RoHS compliance",
            "no cumple RoHS",
        ] {
            assert!(matches!(read_remark(text), Some(Remark::Denies(_))), "{text}");
        }
        for text in ["contains lead", "part contains Pb"] {
            assert_eq!(read_remark(text), Some(Remark::ContainsLead), "{text}");
        }
        for text in [
            "RES 10K 1% 0603 ROHS",
            "RoHS compliant",
            "Resistor, leaded, 10k",
            "Do not use non-RoHS parts",
            "No non-RoHS parts",
            "non-RoHS version available",
            "replaces non-RoHS XYZ",
            "Compatible with SnPb reflow",
            "RoHS, no substitute",
            "RoHS: not known",
            "non-RoHS?",
            "check whether non-RoHS",
            "contains lead (exemption 7(c)-I), RoHS",
            "5 mm lead pitch",
            "does not contain lead, RoHS",
        ] {
            assert_eq!(read_remark(text), None, "{text}");
        }
    }
}
