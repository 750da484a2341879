//! Lead times as people write them: `16W`, `16 wks`, `8-10 weeks`, `178 Days`, `8~10周`, `Stock`.
//!
//! Source: docs/cost.md#lead-time. Days are calendar days: week × 7, month × 30 (a calendar month has no fixed length;
//! 30 is the trade's planning figure), a range counts by its upper end.

pub mod units;

use crate::domain::spelling::fold_width;
use units::Unit::{Day, Hour, Month, Week, WorkingDay, Year};
use units::{IN_HEADERS, IN_STOCK, NOT_KNOWN, UNITS, Unit};

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

/// Reads a lead-time cell; the unit comes from the cell, else from the header.
///
/// "52+" and "99" are caps of distributors' systems: they count by their number, which is long in any case.
pub fn read_lead_time(text: &str, header: &str) -> LeadTimeReading {
    let text = text.trim();
    if text.is_empty() {
        return LeadTimeReading::Blank;
    }
    // A sign before the number makes it no lead time, and not that of the number.
    let mut signs = text.chars();
    if matches!(signs.next(), Some('-' | '\u{2212}')) && signs.next().is_some_and(|it| it.is_ascii_digit()) {
        return LeadTimeReading::Unreadable;
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
    match read_tail(after) {
        Tail::Unit(unit) => days_of(number, unit),
        Tail::NoUnit => match unit_of_header(header) {
            Some(unit) => days_of(number, unit),
            None => LeadTimeReading::NoUnit(number.0.div_ceil(10)),
        },
        Tail::Other => LeadTimeReading::Unreadable,
    }
}

/// The usual cell, a bare whole number, without any allocation.
fn read_plain(text: &str, header: &str) -> Option<LeadTimeReading> {
    if text.len() > 4 || !text.bytes().all(|it| it.is_ascii_digit()) {
        return None;
    }
    let number: u32 = text.parse().ok()?;
    Some(match unit_of_header(header) {
        Some(unit) => days_of(Tenths(number * 10), unit),
        None => LeadTimeReading::NoUnit(number),
    })
}

/// A number with one decimal, in tenths: "1.5 weeks" is common, finer is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Tenths(u32);

fn days_of(number: Tenths, unit: Unit) -> LeadTimeReading {
    let whole = number.0.div_ceil(10);
    let days = match unit {
        Hour => whole.div_ceil(24),
        WorkingDay => (whole / 5).saturating_mul(7).saturating_add(whole % 5),
        Day => whole,
        Week => number.0.saturating_mul(7).div_ceil(10),
        Month => number.0.saturating_mul(30).div_ceil(10),
        Year => number.0.saturating_mul(365).div_ceil(10),
    };
    if days > MAX_DAYS { LeadTimeReading::Unreadable } else { LeadTimeReading::Days(days) }
}

/// What stands after the number.
enum Tail {
    Unit(Unit),
    /// Nothing, or words that leave the unit open ("ARO").
    NoUnit,
    /// Words that are no unit of time.
    Other,
}

fn read_tail(after: &str) -> Tail {
    let after = after.trim_matches(|it: char| !it.is_alphanumeric());
    if let Some(unit) = find_unit(after) {
        return Tail::Unit(unit);
    }
    match after.split(|it: char| !it.is_alphanumeric()).next().unwrap_or("") {
        "" | "aro" | "max" | "approx" | "ca" => Tail::NoUnit,
        "w" | "ww" | "sem" | "kw" => Tail::Unit(Week),
        "d" | "j" | "tg" | "g" => Tail::Unit(Day),
        "wd" | "bd" => Tail::Unit(WorkingDay),
        "m" | "mo" | "mos" => Tail::Unit(Month),
        "y" => Tail::Unit(Year),
        _ => Tail::Other,
    }
}

/// The first unit word in a text.
fn find_unit(text: &str) -> Option<Unit> {
    let words = UNITS.iter().flat_map(|(unit, words)| words.iter().map(move |word| (*unit, *word)));
    words
        .enumerate()
        .filter_map(|(rank, (unit, word))| Some((find_word_start(text, word)?, rank, unit)))
        .min()
        .map(|it| it.2)
}

/// Where `word` stands at the start of a word. Words of scripts without blanks may stand anywhere.
fn find_word_start(text: &str, word: &str) -> Option<usize> {
    let is_blankless = word.chars().next().is_some_and(|it| it as u32 >= 0x2E80);
    text.match_indices(word)
        .map(|it| it.0)
        .find(|at| is_blankless || !text.get(..*at).is_some_and(|it| it.ends_with(char::is_alphabetic)))
}

fn unit_of_header(header: &str) -> Option<Unit> {
    if header.is_empty() {
        return None;
    }
    let folded: String = header.chars().map(fold_width).flat_map(char::to_lowercase).collect();
    if let Some((unit, _)) = IN_HEADERS.iter().find(|it| it.1.iter().any(|word| folded.contains(word))) {
        return Some(*unit);
    }
    find_unit(&folded).or_else(|| {
        folded.split(|it: char| !it.is_alphanumeric()).rev().find_map(|it| match it {
            "w" | "ww" => Some(Week),
            "d" => Some(Day),
            _ => None,
        })
    })
}

/// The last number of the first range in the text, with the text that follows it: of `8-10 weeks` the 10,
/// of `ships in 12 weeks after 3 pm` the 12.
fn upper_number(text: &str) -> Option<(Tenths, &str)> {
    let start = text.find(|it: char| it.is_ascii_digit())?;
    let (mut number, mut rest) = take_number(text.get(start..)?)?;
    while let Some(gap_end) = rest.find(|it: char| it.is_ascii_digit()) {
        // Between the ends of a range: a dash, "to", "bis", the unit perhaps said twice ("8 wks - 10 wks").
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
    Some((number, rest))
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
