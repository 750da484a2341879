//! RoHS status words of distributors, makers and ERP systems (docs/compliance.md#status-words).
//!
//! Promise: a cell is green only where every word of it is understood and all of it together affirms; words about lead,
//! REACH or halogens are no RoHS statement; a bare `Y` speaks only under a header that asks about RoHS.

use super::header::Asked;
use super::tokens::{SIGN, Text, Token, UNKNOWN};
use crate::domain::compliance::citation::citations;
use crate::domain::compliance::{ExemptionUse, RohsStatement, RohsStatus};

/// Dates behind this one, by year, month and day, are ahead: what is said of them is a promise. It is the day of the
/// tables.
const AHEAD: u32 = 20_261_130;

/// A date that is yet to come, or a quarter of a year, which nobody can tell.
pub(super) fn is_ahead(date: &Token) -> bool {
    date.date > AHEAD || date.date % 10_000 / 100 > 12
}

/// Reads a RoHS cell. `header` decides what a bare `Y`, `1` or `N` means: "Contains restricted substances?" turns it
/// round, "Contains lead?" asks for another fact.
/// `None` for a blank cell. What is not understood gives `Unknown` with the words that stand in the way.
///
/// Under a header that asks for the exemption alone ("RoHS exemption") a cell states an exemption or nothing.
pub fn read_rohs(text: &str, header: &str) -> Option<RohsStatement> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    if let Some(statement) = read_usual(text, header) {
        return Some(statement);
    }
    let asked = Asked::of(header);
    if asked == Asked::Compliance
        && let Some(statement) = read_code(text)
    {
        return Some(statement);
    }
    if asked == Asked::Exemption {
        return read_exemption(text);
    }
    let mut cell = Text::of(text);
    cell.resolve();
    keep_to_rohs(&mut cell);
    answer_header(&mut cell, asked);
    Some(judge(cell))
}

/// The usual words of distributors under the usual headers: a first BOM is read without the grammar.
fn read_usual(text: &str, header: &str) -> Option<RohsStatement> {
    let status = match (header, text) {
        ("RoHS Exemption", _) => {
            let exemptions = citations(text, true);
            return (exemptions == [text])
                .then(|| RohsStatement { exemptions, ..RohsStatement::plain(RohsStatus::ByExemption) });
        }
        ("RoHS" | "rohs" | "ROHS" | "RoHS Status" | "EU RoHS" | "rohsStatusCode", _) => match text {
            "Compliant" | "ROHS3 Compliant" | "RoHS3 Compliant" | "RoHS Compliant" | "RoHS compliant"
            | "RoHS3" | "Yes" | "YES" | "yes" | "Y" | "y" => RohsStatus::Compliant,
            "RoHS Compliant By Exemption" | "RoHS compliant by exemption" | "Y-EX" => RohsStatus::ByExemption,
            "Non-Compliant" | "RoHS non-compliant" | "Not RoHS Compliant" | "No" | "NO" | "no" | "N" => {
                RohsStatus::NonCompliant
            }
            "Not Applicable" => RohsStatus::NotApplicable,
            "Unknown" | "-" => RohsStatus::Unknown,
            _ => return read_code(text),
        },
        _ => return None,
    };
    Some(RohsStatement::plain(status))
}

/// The two-part answers of a distributor, RoHS and phthalates, and its one-part ones.
fn read_code(text: &str) -> Option<RohsStatement> {
    let plain = RohsStatement::plain;
    let (rohs, phthalates) = text.split_once('_').unwrap_or((text, ""));
    Some(match (rohs, phthalates) {
        // This source marks parts that use an exemption, so its plain yes says that none is used.
        ("YES", "YES") => RohsStatement { exemption_use: ExemptionUse::None, ..plain(RohsStatus::Compliant) },
        ("NO", "YES" | "NO" | "TBA") | ("YES" | "Y-EX", "NO") => plain(RohsStatus::NonCompliant),
        ("Y-EX", "YES") => plain(RohsStatus::ByExemption),
        ("YES" | "Y-EX" | "TBA", "TBA") | ("TBA", "YES" | "NO") => {
            RohsStatement { in_the_way: text.into(), ..plain(RohsStatus::Unknown) }
        }
        _ => return None,
    })
}

/// "Conforms to REACH", "lead-free certified": said of another subject that its part of the cell names.
fn keep_to_rohs(cell: &mut Text) {
    let parts: Vec<(u16, char)> = cell.tokens.iter().map(|it| (it.part, it.class)).collect();
    let names = |part: u16, classes: &str| parts.iter().any(|it| it.0 == part && classes.contains(it.1));
    // "RoHS/REACH compliant": a part that is a label alone belongs to the next.
    let is_label =
        |part: u16| names(part, "RV") && parts.iter().all(|it| it.0 != part || "RVHWp".contains(it.1));
    for token in &mut cell.tokens {
        let part = token.part;
        let is_other = names(part, "HFfLldGghsOv") && !names(part, "RVS");
        if is_other && !part.checked_sub(1).is_some_and(is_label) {
            token.class = match token.class {
                'A' | 'E' | 'M' | 'Y' => 'e',
                'D' if names(part, "HFfLGghO") => 'U',
                other => other,
            };
        }
    }
}

/// A bare yes or no answers what the header asks.
fn answer_header(cell: &mut Text, asked: Asked) {
    // "1 part" is no answer.
    let is_bare = cell.is_only("YzRVWpt") && cell.has("Yz") || cell.is_only("yZRV") && cell.has("yZ");
    let names_rohs = cell.has("RV");
    let (exempts, affirms) = (cell.has("X"), cell.has("AEVY!"));
    let yes_is_good = match asked {
        Asked::Compliance => Some(true),
        Asked::Violation => Some(false),
        // "RoHS: yes" names its own subject.
        Asked::Nothing if names_rohs => Some(true),
        _ => None,
    };
    let speaks = match asked {
        Asked::Compliance | Asked::Nothing => true,
        Asked::Paper => !is_bare,
        Asked::Violation | Asked::AnotherThing => !is_bare && names_rohs,
        Asked::AnotherSubject | Asked::Exemption => false,
    };
    let says = |is_good: bool| if is_good { 'A' } else { 'D' };
    for token in &mut cell.tokens {
        token.class = match (token.class, yes_is_good) {
            ('Y' | 'y', Some(good)) if is_bare => says(good),
            ('Z', Some(good)) if is_bare => says(!good),
            // "None" under "RoHS": nobody knows what there is none of.
            ('z', Some(false)) if is_bare => 'A',
            ('Y' | 'y' | 'Z' | 'z', _) if is_bare => 'U',
            ('Y', Some(true)) => 'A',
            // "No - contains lead".
            ('Z', Some(true)) if !affirms => 'D',
            // A version is what the column is about.
            ('V', _) if asked != Asked::Compliance => 'R',
            ('A' | 'D' | 'Y' | 'X' | '#' | 'K' | 'E', _) if !speaks => 'U',
            // "RoHS y REACH": a word of its language; "compliant(1)" is a footnote.
            ('y', _) => {
                let is_word = |it: &char| matches!(it, 'y' | 'Y' | 's' | 'o') || !it.is_alphanumeric();
                let letter = cell.original.get(token.start);
                if exempts || letter.is_some_and(is_word) { 'W' } else { UNKNOWN }
            }
            (class, _) => class,
        };
    }
}

/// What a cell may hold and still affirm, besides what affirms.
const HARMLESS: &str = "ARVSEWp0LdfFHGhekvX#";

fn judge(cell: Text) -> RohsStatement {
    let has = |classes| cell.has(classes);
    let affirms = has("A")
        || has("E") && !has("MP") && (has("RV") || cell.tokens.len() == 1)
        || has("V") && cell.is_only("VRWtp#X0");
    // "Per manufacturer declaration" is evidence; a "compliant manufacturer" is another subject.
    let is_evidence = |paper: &Token| {
        let before = cell.tokens.iter().rev().filter(|it| it.part == paper.part && it.start < paper.start);
        let said_by = before.map(|it| it.class).find(|it| !"WRqwPt".contains(*it));
        let is_alone = || !cell.tokens.iter().any(|it| it.part == paper.part && "AE".contains(it.class));
        said_by == Some('p') || is_alone()
    };
    let stands_in_the_way = |token: &Token| match token.class {
        'P' | 'w' => !affirms || !is_evidence(token),
        't' => is_ahead(token),
        'K' => affirms,
        'm' => !has("X#"),
        'l' => !has("#") || has("B"),
        'A' if has("D") => true,
        class => !HARMLESS.contains(class),
    };
    let is_clear = !cell.tokens.iter().any(&stands_in_the_way);
    let status = if has("D") {
        let is_doubted = cell.tokens.iter().any(|it| matches!(it.class, 'A' | 'B' | 'U' | SIGN));
        if is_doubted { RohsStatus::Unknown } else { RohsStatus::NonCompliant }
    } else if has("K") && !affirms && cell.is_only("KWRVpt") {
        RohsStatus::NotApplicable
    } else if !is_clear {
        RohsStatus::Unknown
    } else if has("X#") && (affirms || has("RV") || !has("LGHFf")) && (affirms || !has("0")) {
        RohsStatus::ByExemption
    } else if affirms && has("d") && !has("L") {
        // What holds lead can comply by an exemption alone.
        RohsStatus::ByExemption
    } else if affirms {
        RohsStatus::Compliant
    } else {
        RohsStatus::Unknown
    };
    let exemption_use = match status {
        RohsStatus::ByExemption => ExemptionUse::Used,
        RohsStatus::Compliant if has("0") => ExemptionUse::None,
        _ => ExemptionUse::NotStated,
    };
    let is_silent = status != RohsStatus::Unknown || cell.is_only("URVWpN") && !affirms;
    let in_the_way = if is_silent { String::new() } else { cell.words_of(stands_in_the_way) };
    // The exemption of a part that is denied anyway, or asked for, stays with the statement: it is what was found.
    RohsStatement { status, exemption_use, in_the_way: in_the_way.into(), exemptions: cell.citations }
}

/// A cell of a column for exemptions: the entries it cites, or a plain yes. Nothing cited is no statement.
fn read_exemption(text: &str) -> Option<RohsStatement> {
    let mut cell = Text::read(text, true);
    cell.resolve();
    let is_stated = !cell.citations.is_empty()
        || cell.is_only("YyWRV") && cell.has("Yy")
        || cell.has("X") && !cell.has("0");
    let exemptions = cell.citations;
    is_stated.then_some(RohsStatement { exemptions, ..RohsStatement::plain(RohsStatus::ByExemption) })
}
