//! Facts of their own beside RoHS: lead in the finish, substances of very high concern, halogens, phthalates,
//! moisture sensitivity (docs/compliance.md#statements-beside-rohs).
//!
//! Promise: none of them is ever taken for a RoHS verdict, negatives are read first ("Unaffected" is not
//! "affected"), and what is not understood is unknown.

use super::rohs_words::{fold, has_any};
use super::vocabulary::{NO, OUT_OF_SCOPE, UNKNOWN, YES};

/// What a cell about lead says. It speaks of the finish as a rule; a part can hold lead and comply, and the reverse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LeadStatement {
    LeadFree,
    LeadFreeByExemption,
    NotApplicable,
    Unknown,
    ContainsLead,
}

impl LeadStatement {
    /// The word of `report.json`.
    pub fn code(self) -> &'static str {
        match self {
            Self::LeadFree => "lead-free",
            Self::LeadFreeByExemption => "lead-free-by-exemption",
            Self::NotApplicable => "not-applicable",
            Self::Unknown => "unknown",
            Self::ContainsLead => "contains-lead",
        }
    }
}

/// Reads a cell about lead. `header` decides what a bare answer means: "Contains lead?" turns it round.
/// `None` for a blank cell.
pub fn read_lead(text: &str, header: &str) -> Option<LeadStatement> {
    let text = filled(text)?;
    if let Some(yes) = bare_answer(&text) {
        let asks_for_lead = has_any(&fold(header), CONTAINS) || fold(header).starts_with("leaded");
        return Some(if yes == asks_for_lead {
            LeadStatement::ContainsLead
        } else {
            LeadStatement::LeadFree
        });
    }
    let is_free = has_any(&text, LEAD_FREE);
    Some(if is_free && has_any(&text, NOT_FREE) {
        LeadStatement::ContainsLead
    } else if is_free && has_any(&text, &["exempt", "ausnahme", "豁免", "除外"]) {
        LeadStatement::LeadFreeByExemption
    } else if is_free || NO_LEAD.contains(&text.as_str()) {
        LeadStatement::LeadFree
    } else if has_any(&text, CONTAINS) || has_any(&text, LEADED) {
        LeadStatement::ContainsLead
    } else if has_any(&text, OUT_OF_SCOPE) {
        LeadStatement::NotApplicable
    } else {
        LeadStatement::Unknown
    })
}

const CONTAINS: &[&str] = &["contain", "enthält", "enthaelt", "contient", "contiene", "含有"];
const LEAD_FREE: &[&str] = &[
    "lead free",
    "leadfree",
    "pb free",
    "pbfree",
    "pbf",
    "lf",
    "bleifrei",
    "sans plomb",
    "sin plomo",
    "senza piombo",
    "sem chumbo",
    "无铅",
    "無鉛",
    "鉛フリー",
    "无鉛",
    "безсвинцов",
    "бессвинц",
];
const NOT_FREE: &[&str] = &["not ", "non ", "nicht ", "kein"];
const LEADED: &[&str] = &["leaded", "bleihaltig", "snpb", "tin lead", "有铅", "含铅", "有鉛", "含鉛"];
const NO_LEAD: &[&str] = &["no lead", "e1", "e2", "e3", "e4", "e5", "e6", "e7", "e8"];

/// What a cell about substances of very high concern (REACH Candidate List) says.
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
    let folded = filled(text)?;
    let (list_date, rest) = take_date(&folded);
    let statement = |status, substances: &str| {
        Some(ReachStatement { status, list_date: list_date.clone(), substances: substances.to_owned() })
    };
    if let Some(yes) = bare_answer(&rest) {
        let header = fold(header);
        let asks = has_any(&header, CONTAINS) || (header.starts_with("svhc") && !header.contains("free"));
        let is_free = header.contains("free") || has_any(&header, &["compl", "konform", "conform"]);
        return match (asks, is_free) {
            (true, _) => statement(if yes { ReachStatus::ContainsSvhc } else { ReachStatus::NoSvhc }, ""),
            (false, true) if yes => statement(ReachStatus::NoSvhc, ""),
            _ => statement(ReachStatus::Unknown, ""),
        };
    }
    let is_none = has_any(&rest, NO_SVHC);
    if is_none {
        statement(ReachStatus::NoSvhc, "")
    } else if has_any(&rest, UNKNOWN) || UNSAID.contains(&rest.as_str()) {
        statement(ReachStatus::Unknown, "")
    } else if has_any(&rest, OUT_OF_SCOPE) {
        statement(ReachStatus::NotApplicable, "")
    } else if has_any(&rest, SVHC) {
        // What stands behind "contains SVHC" names the substances.
        let named = text.split_once([':', ',']).map_or("", |it| it.1.trim());
        statement(ReachStatus::ContainsSvhc, named)
    } else if has_any(&rest, &["compl", "konform", "conform", "pass", "符合", "対応"]) {
        statement(
            if has_any(&rest, &["not ", "non", "nicht", "不"]) {
                ReachStatus::Unknown
            } else {
                ReachStatus::NoSvhc
            },
            "",
        )
    } else if super::substances::names_substance(&rest) {
        let name = text.split('(').next().unwrap_or(text).trim();
        statement(ReachStatus::ContainsSvhc, name)
    } else {
        statement(ReachStatus::Unknown, "")
    }
}

const NO_SVHC: &[&str] = &[
    "no svhc",
    "unaffected",
    "svhc free",
    "free of svhc",
    "does not contain",
    "without svhc",
    "not contain",
    "no reach svhc",
    "keine svhc",
    "kein svhc",
    "sans svhc",
    "不含",
    "非含有",
    "none above",
];
const SVHC: &[&str] = &["affected", "contain", "enthält", "svhc above", "svhc present", "含有", "svhc yes"];
const UNSAID: &[&str] = &["n a", "na", "reach", "svhc", "r", "details"];

/// What a cell about halogens says (limits of IEC 61249-2-21: Br 900, Cl 900, together 1,500 ppm).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HalogenStatement {
    Free,
    NotApplicable,
    Unknown,
    Contains,
}

impl HalogenStatement {
    /// The word of `report.json`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Free => "halogen-free",
            Self::NotApplicable => "not-applicable",
            Self::Unknown => "unknown",
            Self::Contains => "contains-halogens",
        }
    }
}

/// Reads a cell about halogens. `None` for a blank cell. "BFR/PVC free" is another claim, and unknown.
pub fn read_halogen(text: &str, header: &str) -> Option<HalogenStatement> {
    let text = filled(text)?;
    if let Some(yes) = bare_answer(&text) {
        let asks_for_it = has_any(&fold(header), CONTAINS);
        return Some(if yes == asks_for_it { HalogenStatement::Contains } else { HalogenStatement::Free });
    }
    let names_it = has_any(&text, &["halogen", "hf", "无卤", "無鹵", "ハロゲン"]);
    // "Not applicable" and "not available" hold a "not" of their own.
    Some(if has_any(&text, UNKNOWN) {
        HalogenStatement::Unknown
    } else if has_any(&text, OUT_OF_SCOPE) {
        HalogenStatement::NotApplicable
    } else if has_any(&text, &["not ", "non ", "nicht", "contain", "enthält", "不符合", "含卤", "fail"])
    {
        HalogenStatement::Contains
    } else if (names_it && has_any(&text, HALOGEN_FREE))
        || has_any(&text, &["compliant", "conform", "konform", "pass", "符合"])
    {
        HalogenStatement::Free
    } else {
        HalogenStatement::Unknown
    })
}

const HALOGEN_FREE: &[&str] =
    &["free", "low", "frei", "halogenfr", "halogeenvrij", "无卤", "無鹵", "フリー", "ハロゲンフリー", "hf"];

/// What a RoHS cell says of the four phthalates: `YES_YES` and `Y-EX_TBA` say it in their second half, and words for
/// all ten substances ("RoHS 3") include them. `None`: nothing is said of them.
pub fn read_phthalates(rohs_text: &str) -> Option<bool> {
    let folded = fold(rohs_text);
    if let Some((rohs, phthalates)) = rohs_text.trim().split_once('_')
        && matches!(rohs, "YES" | "Y-EX" | "NO" | "TBA")
    {
        return match phthalates {
            "YES" => Some(true),
            "NO" => Some(false),
            _ => None,
        };
    }
    let names_ten = has_any(&folded, &["rohs3", "rohs 3", "rohs10", "rohs 10", "2015 863", "10 substances"]);
    let is_compliant = super::rohs_words::read_rohs(rohs_text, "RoHS")
        .is_some_and(|it| it.status <= super::RohsStatus::ByExemption);
    (names_ten && is_compliant).then_some(true)
}

/// The moisture sensitivity level of J-STD-020: `1` … `6`, `2a`, `5a`. `None`: no level is stated.
pub fn read_msl(text: &str) -> Option<&'static str> {
    const LEVELS: [&str; 8] = ["1", "2", "2a", "3", "4", "5", "5a", "6"];
    let folded = fold(text);
    let mut words = folded.split(' ').skip_while(|it| matches!(*it, "msl" | "level" | "j" | "std" | "020"));
    let first = words.next()?;
    let first = first.strip_prefix("msl").unwrap_or(first);
    LEVELS.into_iter().find(|it| *it == first)
}

/// The folded text; `None` for a blank cell.
fn filled(text: &str) -> Option<String> {
    let trimmed = text.trim();
    (!trimmed.is_empty()).then(|| fold(trimmed))
}

/// A plain yes or no; `None` for every other text.
fn bare_answer(text: &str) -> Option<bool> {
    if YES.contains(&text) && text != "green" { Some(true) } else { NO.contains(&text).then_some(false) }
}

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The date at the end of a folded text (`08 jul 2021`, `nov 2009`, `2021 07 08`) as ISO, and the text without it.
fn take_date(text: &str) -> (Option<String>, String) {
    let words: Vec<&str> = text.split(' ').collect();
    let found = match words.as_slice() {
        [.., day, month, year] if is_year(year) && month_of(month).is_some() && is_day(day) => {
            month_of(month).map(|it| (3, iso(year, it, day)))
        }
        [.., month, year] if is_year(year) && month_of(month).is_some() => {
            month_of(month).map(|it| (2, iso(year, it, "1")))
        }
        [.., year, month, day] if is_year(year) && is_day(day) => {
            month.parse().ok().filter(|it| (1..=12).contains(it)).map(|it| (3, iso(year, it, day)))
        }
        _ => None,
    };
    match found {
        Some((used, date)) => (Some(date), words.get(..words.len() - used).unwrap_or_default().join(" ")),
        None => (None, text.to_owned()),
    }
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.starts_with("20") && word.bytes().all(|it| it.is_ascii_digit())
}

fn is_day(word: &str) -> bool {
    word.parse::<u8>().is_ok_and(|it| (1..=31).contains(&it))
}

fn month_of(word: &str) -> Option<u8> {
    let at = MONTHS.iter().position(|it| word.starts_with(it))?;
    u8::try_from(at + 1).ok()
}

fn iso(year: &str, month: u8, day: &str) -> String {
    format!("{year}-{month:02}-{day:0>2}")
}
