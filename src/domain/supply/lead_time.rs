//! Lead times as people write them: `16W`, `16 wks`, `8-10 weeks`, `178 Days`, `8~10周`, `Stock`.
//!
//! Source: facts, cost 6.2. Days are calendar days: week × 7, month × 30 (a calendar month has no fixed length;
//! 30 is the trade's planning figure), a range counts by its upper end.

use crate::domain::parts::key::fold_width;

/// What a lead-time cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeadTimeReading {
    Blank,
    /// Calendar days; weeks × 7; a range counts by its upper end; "Stock" is 0.
    Days(u32),
    /// A bare number, and neither the cell nor the header names a unit.
    NoUnit(u32),
    Unreadable,
}

/// Longer than this (ten years) is a slip of the pen, not a lead time.
const MAX_DAYS: u32 = 3_650;

/// Whole words that mean: it can be had at once.
const IN_STOCK: &[&str] = &[
    "stock",
    "instock",
    "in stock",
    "ex stock",
    "exstock",
    "ex-stock",
    "from stock",
    "off the shelf",
    "on hand",
    "immediate",
    "immediately",
    "same day",
    "available",
    "ab lager",
    "lager",
    "auf lager",
    "sofort",
    "en stock",
    "disponible",
    "in magazzino",
    "disponibile",
    "现货",
    "現貨",
    "有货",
    "在庫",
    "在庫有り",
    "在庫あり",
    "即納",
    "в наличии",
    "skladem",
    "na stanie",
];

/// Words that say that nobody knows: stated, and still no lead time.
const NOT_KNOWN: &[&str] = &[
    "-",
    "--",
    "–",
    "—",
    "n/a",
    "na",
    "n.a.",
    "tbd",
    "tba",
    "tbc",
    "aro",
    "unknown",
    "none",
    "null",
    "?",
    "call",
    "request",
    "on request",
    "quote",
    "contact",
    "contact us",
    "not available",
    "not stated",
    "auf anfrage",
    "sur demande",
    "consultar",
    "待定",
    "未知",
    "询价",
    "詢價",
    "未定",
];

/// Units by how words begin; the first that fits is taken. Days per unit.
const UNITS: &[(&str, u32)] = &[
    ("work week", 7),
    ("business day", 0),
    ("working day", 0),
    ("work day", 0),
    ("workday", 0),
    ("werktag", 0),
    ("arbeitstag", 0),
    ("jours ouvr", 0),
    ("工作日", 0),
    ("営業日", 0),
    ("week", 7),
    ("wk", 7),
    ("woche", 7),
    ("semaine", 7),
    ("semana", 7),
    ("settiman", 7),
    ("нед", 7),
    ("tydz", 7),
    ("tygod", 7),
    ("týd", 7),
    ("weken", 7),
    ("vecka", 7),
    ("veckor", 7),
    ("uge", 7),
    ("hafta", 7),
    ("viikko", 7),
    ("viikkoa", 7),
    ("周", 7),
    ("週", 7),
    ("星期", 7),
    ("주", 7),
    ("day", 1),
    ("tag", 1),
    ("jour", 1),
    ("día", 1),
    ("dia", 1),
    ("giorn", 1),
    ("дн", 1),
    ("ден", 1),
    ("dag", 1),
    ("dni", 1),
    ("dny", 1),
    ("gün", 1),
    ("päiv", 1),
    ("天", 1),
    ("日", 1),
    ("일", 1),
    ("month", 30),
    ("mth", 30),
    ("monat", 30),
    ("mois", 30),
    ("mes", 30),
    ("мес", 30),
    ("miesi", 30),
    ("maand", 30),
    ("个月", 30),
    ("個月", 30),
    ("ヶ月", 30),
    ("か月", 30),
    ("月", 30),
    ("year", 365),
    ("yr", 365),
    ("jahr", 365),
    ("année", 365),
    ("año", 365),
    ("年", 365),
    ("hour", 24),
    ("hr", 24),
];

/// Days for a number of working days: five of them are a week; the started week counts by its days.
const WORKING_DAY: u32 = 0;

/// Reads a lead-time cell; the unit comes from the cell, else from the header.
///
/// "52+" and "99" are caps of distributors' systems: they count by their number, which is long in any case.
pub fn read_lead_time(text: &str, header: &str) -> LeadTimeReading {
    let text = text.trim();
    if text.is_empty() {
        return LeadTimeReading::Blank;
    }
    if let Some(reading) = read_plain(text, header) {
        return reading;
    }
    let folded: String = text.chars().map(fold_width).flat_map(char::to_lowercase).collect();
    let folded = folded.split_whitespace().collect::<Vec<_>>().join(" ");
    let words = folded.trim_matches(|it: char| matches!(it, '.' | '!' | '*' | '"' | '\'' | '(' | ')'));
    if IN_STOCK.contains(&words) {
        return LeadTimeReading::Days(0);
    }
    if NOT_KNOWN.contains(&words) || NOT_KNOWN.contains(&folded.as_str()) {
        return LeadTimeReading::Unreadable;
    }
    let Some((number, after)) = upper_number(&folded) else {
        let has = |word: &str| folded.contains(word);
        let denied = ["not", "out of", "no stock", "nicht", "无", "無", "缺"].iter().any(|it| has(it));
        let in_stock = has("in stock") || has("ab lager") || has("现货") || has("在庫");
        return if in_stock && !denied { LeadTimeReading::Days(0) } else { LeadTimeReading::Unreadable };
    };
    // "6809 In Stock" is a stock figure in the wrong column, or parts at hand: no days can be read from it.
    if after.contains("in stock") || after.contains("pcs") || after.contains("piece") {
        return LeadTimeReading::Unreadable;
    }
    match unit_of(&after) {
        Unit::Days(days) => days_of(number, days),
        Unit::None => match unit_of_header(header) {
            Some(days) => days_of(number, days),
            None => number.whole_up().map_or(LeadTimeReading::Unreadable, LeadTimeReading::NoUnit),
        },
        Unit::Unknown => LeadTimeReading::Unreadable,
    }
}

/// The usual cell, a bare whole number, without any allocation.
fn read_plain(text: &str, header: &str) -> Option<LeadTimeReading> {
    if text.len() > 4 || !text.bytes().all(|it| it.is_ascii_digit()) {
        return None;
    }
    let number: u32 = text.parse().ok()?;
    Some(match unit_of_header(header) {
        Some(days) => days_of(Tenths(number * 10), days),
        None => LeadTimeReading::NoUnit(number),
    })
}

/// A number with one decimal, in tenths: "1.5 weeks" is common, finer is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Tenths(u32);

impl Tenths {
    fn whole_up(self) -> Option<u32> {
        Some(self.0.div_ceil(10))
    }
}

fn days_of(number: Tenths, days_per_unit: u32) -> LeadTimeReading {
    let days = match days_per_unit {
        24 => number.0.div_ceil(240),
        WORKING_DAY => {
            let whole = number.0.div_ceil(10);
            (whole / 5).saturating_mul(7).saturating_add(whole % 5)
        }
        days => number.0.saturating_mul(days).div_ceil(10),
    };
    if days > MAX_DAYS { LeadTimeReading::Unreadable } else { LeadTimeReading::Days(days) }
}

enum Unit {
    Days(u32),
    /// Nothing but signs stand around the number.
    None,
    /// Words that are no unit of time.
    Unknown,
}

fn unit_of(after: &str) -> Unit {
    let after = after.trim_matches(|it: char| !it.is_alphanumeric());
    if let Some(days) = find_unit(after) {
        return Unit::Days(days);
    }
    match after.split(|it: char| !it.is_alphanumeric()).next().unwrap_or("") {
        "" | "aro" | "max" | "approx" | "ca" | "stock" => Unit::None,
        "w" | "ww" | "s" | "t" | "h" if after == "s" || after == "t" => Unit::Unknown,
        "w" | "ww" | "wks" | "sem" | "kw" => Unit::Days(7),
        "d" | "wd" | "bd" | "j" | "tg" | "g" => {
            Unit::Days(if after.starts_with("wd") || after.starts_with("bd") { WORKING_DAY } else { 1 })
        }
        "m" | "mo" | "mos" | "mon" => Unit::Days(30),
        "y" => Unit::Days(365),
        _ => Unit::Unknown,
    }
}

/// The first unit word in a text; of several that start at the same place the first of the list.
fn find_unit(text: &str) -> Option<u32> {
    UNITS
        .iter()
        .enumerate()
        .filter_map(|(rank, (word, days))| Some((find_word_start(text, word)?, rank, *days)))
        .min()
        .map(|it| it.2)
}

/// Where `word` stands at the start of a word. Words of scripts without blanks may stand anywhere.
fn find_word_start(text: &str, word: &str) -> Option<usize> {
    let is_blankless = word.chars().next().is_some_and(|it| it as u32 >= 0x2E80);
    text.match_indices(word)
        .map(|it| it.0)
        .find(|at| is_blankless || !text[..*at].chars().next_back().is_some_and(char::is_alphabetic))
}

fn unit_of_header(header: &str) -> Option<u32> {
    if header.is_empty() {
        return None;
    }
    let folded: String = header.chars().map(fold_width).flat_map(char::to_lowercase).collect();
    // "Lead days", "LeadTimeWeeks", "Lead_Time_(wks)", "Factory lead time [w]".
    let glued = ["week", "wks", "woche", "semaine", "semana", "settiman", "недел", "周", "週"];
    if glued.iter().any(|it| folded.contains(it)) {
        return Some(7);
    }
    if let Some(days) = find_unit(&folded) {
        return Some(days);
    }
    if folded.contains("days") || folded.contains("tage") {
        return Some(1);
    }
    if folded.contains("month") || folded.contains("monat") {
        return Some(30);
    }
    folded.split(|it: char| !it.is_alphanumeric()).rev().find_map(|it| match it {
        "w" | "wk" | "ww" => Some(7),
        "d" => Some(1),
        _ => None,
    })
}

/// The last number of the first range in the text, with the text that follows it: of `8-10 weeks` the 10,
/// of `ships in 12 weeks after 3 pm` the 12.
fn upper_number(text: &str) -> Option<(Tenths, String)> {
    let start = text.find(|it: char| it.is_ascii_digit())?;
    let (mut number, mut rest) = take_number(text.get(start..)?)?;
    loop {
        // Between the ends of a range: a dash, "to", "bis" — with the unit perhaps said twice ("8 wks - 10 wks").
        let gap_end = rest.find(|it: char| it.is_ascii_digit());
        let Some(gap_end) = gap_end else { break };
        let gap = rest.get(..gap_end).unwrap_or("");
        if !is_range_sign(gap) {
            break;
        }
        let Some((next, after)) = rest.get(gap_end..).and_then(take_number) else { break };
        if next > number {
            number = next;
        }
        rest = after;
    }
    Some((number, rest.to_owned()))
}

fn is_range_sign(gap: &str) -> bool {
    let gap = gap.trim();
    let without_unit = gap.trim_start_matches(|it: char| it.is_alphabetic() || it == '.' || it == ' ');
    matches!(gap, "to" | "bis" | "à" | "a" | "until" | "up to" | "至" | "到" | "から")
        || (!gap.is_empty()
            && without_unit
                .trim()
                .chars()
                .all(|it| matches!(it, '-' | '~' | '–' | '—' | '/' | '…' | '∼' | '〜'))
            && !without_unit.trim().is_empty())
        || gap.ends_with(" to")
        || gap.ends_with(" bis")
        || gap == ".."
        || gap == "..."
}

/// A number at the start of the text, with at most one decimal that counts; the rest of the text.
fn take_number(text: &str) -> Option<(Tenths, &str)> {
    let digits = text.find(|it: char| !it.is_ascii_digit()).unwrap_or(text.len());
    let whole: u32 = text.get(..digits)?.parse().ok().filter(|it| *it < 100_000)?;
    let rest = text.get(digits..)?;
    let fraction = rest.strip_prefix(['.', ',']).and_then(|it| {
        let length = it.find(|it: char| !it.is_ascii_digit()).unwrap_or(it.len());
        let tenth: u32 = it.get(..1)?.parse().ok()?;
        // What follows the first decimal rounds up: a lead time is never made shorter.
        let more = u32::from(it.get(1..length)?.bytes().any(|it| it != b'0'));
        Some((tenth + more, it.get(length..)?))
    });
    Some(match fraction {
        Some((tenths, rest)) => (Tenths(whole * 10 + tenths), rest),
        None => (Tenths(whole * 10), rest),
    })
}
