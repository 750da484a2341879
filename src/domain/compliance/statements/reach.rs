//! Substances of very high concern (REACH Candidate List): a fact of its own beside RoHS.

use super::header::header_text;
use super::tokens::{Text, Token, UNKNOWN};
use crate::domain::compliance::substances::names_substance;

/// What a cell about substances of very high concern says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReachStatement {
    pub status: ReachStatus,
    /// The day of the list, ISO; for a bare month its first day. `None`: the source names none.
    pub list_date: Option<String>,
    /// Substances that are named, as in the text; empty where none is.
    pub substances: String,
}

/// The order is from best to worst, unknown apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReachStatus {
    NotApplicable,
    /// No such substance above 0.1 % of an article.
    NoSvhc,
    Unknown,
    ContainsSvhc,
}

impl ReachStatus {
    /// The word of `report.json`.
    pub fn code(self) -> &'static str {
        match self {
            Self::NotApplicable => "not-applicable",
            Self::NoSvhc => "no-svhc",
            Self::Unknown => "unknown",
            Self::ContainsSvhc => "contains-svhc",
        }
    }
}

/// Reads a REACH or SVHC cell. `None` for a blank cell. A bare yes or no cannot be told ("REACH: yes" means both)
/// unless `header` asks whether such substances are contained.
pub fn read_reach(text: &str, header: &str) -> Option<ReachStatement> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let mut cell = Text::of(text);
    cell.resolve();
    let dated = cell.tokens.iter().rev().find(|it| it.class == 't' && it.date % 10_000 / 100 > 0);
    let list_date = dated.map(iso);
    let names_svhc = cell.words_of(|it| it.class == 'H').to_lowercase().contains("svhc");
    let (status, substances) = match (cell.bare_answer("Wt"), cell.bare_answer("WtH")) {
        (Some(yes), _) => (answer(yes, header), String::new()),
        // "SVHC: yes".
        (_, Some(true)) if names_svhc => (ReachStatus::ContainsSvhc, String::new()),
        _ => judge(&cell, text),
    };
    Some(ReachStatement { status, list_date, substances })
}

fn answer(yes: bool, header: &str) -> ReachStatus {
    let header = header_text(header);
    // "SVHC": whether there are any; "REACH": nobody knows what is asked.
    let is_svhc = header.words_of(|it| it.class == 'H').to_lowercase().contains("svhc");
    let asked = match header.asks_for("f", "F") {
        None if is_svhc && header.is_only("HW") => Some(false),
        None if header.has("HA") && header.has("AM") && header.is_only("HAMW") => Some(true),
        other => other,
    };
    match (asked, yes) {
        (Some(false), true) => ReachStatus::ContainsSvhc,
        (Some(false), false) | (Some(true), true) => ReachStatus::NoSvhc,
        _ => ReachStatus::Unknown,
    }
}

fn judge(cell: &Text, text: &str) -> (ReachStatus, String) {
    let has = |classes| cell.has(classes);
    let is_taken_back = has("U?PTBND") || cell.tokens.iter().any(|it| it.class == UNKNOWN);
    let exception = cell.tokens.iter().position(|it| it.class == 'B');
    let named_after = |at: usize| {
        let after: Vec<&Token> = cell.tokens.iter().skip(at + 1).filter(|it| it.class != 'W').collect();
        let is_named =
            |it: &&Token| "lds".contains(it.class) || names_substance(&cell.words(it).to_lowercase());
        if after.is_empty() || !after.iter().all(is_named) {
            return None;
        }
        Some(cell.original.get(after.first()?.start..after.last()?.end)?.iter().collect::<String>())
    };
    let none = |status| (status, String::new());
    if has("f")
        && let Some(named) = exception.and_then(named_after)
    {
        // "No SVHC except lead".
        (ReachStatus::ContainsSvhc, named)
    } else if has("F") && !has("fU?B") || has("a") && has("H") || cell.is_only("CW") && has("C") {
        // What stands behind "contains SVHC" names the substances.
        (ReachStatus::ContainsSvhc, text.split_once([':', ',']).map_or("", |it| it.1.trim()).to_owned())
    } else if has("d") && !has("fLU?BNn") {
        (ReachStatus::ContainsSvhc, cell.words_of(|it| it.class == 'd'))
    } else if !is_taken_back
        && ((has("f") && !has("RVOYyZ") || has("c") && cell.is_only("cWt"))
            || has("A") && (has("H") || !has("RVLG")) && !has("OF"))
    {
        none(ReachStatus::NoSvhc)
    } else if has("K") && cell.is_only("KHWp") {
        none(ReachStatus::NotApplicable)
    } else if !has("U?BPNLKf") && names_a_substance(cell, text) {
        (ReachStatus::ContainsSvhc, text.split('(').next().unwrap_or(text).trim().to_owned())
    } else {
        none(ReachStatus::Unknown)
    }
}

/// The cell begins with the name of a substance, or names lead behind "SVHC".
fn names_a_substance(cell: &Text, text: &str) -> bool {
    let first = cell.tokens.iter().find(|it| !"HW".contains(it.class));
    first.is_some_and(|it| "lds".contains(it.class)) || names_substance(&text.to_lowercase())
}

fn iso(date: &Token) -> String {
    let (month, day) = (date.date % 10_000 / 100, date.date % 100);
    format!("{}-{month:02}-{:02}", date.date / 10_000, day.max(1))
}
