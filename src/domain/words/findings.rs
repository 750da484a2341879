//! The sentences of findings: a title for the group, a message for the one, a hint what to do.
//!
//! A `{name}` in a sentence stands for an arg of the finding, `{name|form}` says how it is written:
//! `weeks` for days, `money` for amounts, `word` for a text that is Bomlight's own and not the file's.

use super::numbers;
use crate::domain::finding::words::FindingWords;
use crate::domain::finding::{Arg, Family, Finding};
use crate::domain::language::{en, tr, tr_text};
use crate::domain::money::Currency;
use crate::domain::next::causes::{Cause, Fix};
use crate::domain::rules::{all_words, words_of_code};

/// A finding of this code is about compliance.
pub fn is_about_compliance(code: &str) -> bool {
    Family::of(code).is_some_and(Family::is_compliance)
}

/// The words of all findings about compliance, in the order of their codes.
pub fn compliance_codes() -> impl Iterator<Item = FindingWords> {
    all_words().into_iter().filter(|it| is_about_compliance(it.code))
}

/// The words of a code; a code without words gets its code as title (a test forbids that).
pub fn words_of(code: &'static str) -> FindingWords {
    let known = words_of_code(code).unwrap_or(FindingWords { code, title: code, message: "", hint: "" });
    FindingWords { title: tr(known.title), message: tr(known.message), hint: tr(known.hint), ..known }
}

/// The finding's message with its values filled in, and the reason where a person accepts it; the title alone where the
/// values are not told.
pub fn message(finding: &Finding) -> String {
    let words = words_of(finding.code);
    let mut text = fill(words.message, &finding.args).unwrap_or_else(|| words.title.to_owned());
    if let Some(reason) = finding.waived() {
        let reason = shorten(&tr_text(reason));
        let sentence = if reason.ends_with('.') { en!("{} Accepted: {}") } else { en!("{} Accepted: {}.") };
        text = tr!(sentence, text, reason);
    }
    text
}

/// What to do, with the finding's values filled in.
pub fn hint(finding: &Finding) -> String {
    fill(words_of(finding.code).hint, &finding.args).unwrap_or_default()
}

/// What to do about all findings of a code: the sentence without values, cut to those that need none.
pub fn group_hint(code: &'static str) -> &'static str {
    let hint = words_of(code).hint;
    if hint.contains('{') { "" } else { hint }
}

/// The heading of a cause that is more than its code; `None`: that of the code.
pub fn cause(cause: &Cause<'_>) -> Option<String> {
    Some(match cause.fix()? {
        Fix::Zero => tr!("“{}” stands for 0{}", cause.told_by, cause.told_by),
        Fix::NumberFromValue => return None,
        Fix::FirstKeeps => tr("Two rows name the same part").to_owned(),
    })
}

/// What fixes all findings of a cause, as a button says it.
pub fn fix(fix: Fix, cause: &Cause<'_>, lines: usize) -> String {
    let lines = numbers::lines(lines as u64);
    match fix {
        Fix::Zero => tr!("Write 0{} in {}", cause.told_by, lines),
        Fix::NumberFromValue => tr!("Use the value as the part number, in {}", lines),
        Fix::FirstKeeps => tr!("Keep the first row of each, in {}", lines),
    }
}

/// Replaces the placeholders; `None` where a value is missing: a sentence with a gap says something else.
fn fill(template: &str, args: &[(&'static str, Arg)]) -> Option<String> {
    let mut text = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let Some((placeholder, tail)) = after.split_once('}') else { break };
        let (name, form) = placeholder.split_once('|').unwrap_or((placeholder, ""));
        let value = &args.iter().find(|it| it.0 == name)?.1;
        let currency = args.iter().find(|it| it.0 == "currency").map(|it| &it.1);
        text.push_str(&match (value, form, currency) {
            (Arg::Number(number), "money", Some(Arg::Text(code))) => {
                numbers::amount(*number, Currency::named(code))
            }
            // Days are Bomlight's own, and written as in all other sentences.
            (Arg::Text(day), "", _) if DAYS.contains(&name) => numbers::day(day),
            _ => write(value, form),
        });
        rest = tail;
    }
    text.push_str(rest);
    text.truncate(text.trim_end().len());
    Some(text)
}

/// Values that are days.
const DAYS: [&str; 4] = ["date", "day", "order", "until"];

/// Nouns that stand with a count, and their forms for one and for many.
const NOUNS: &[(&str, &str, &str)] = &[
    ("boards", en!("{} board"), en!("{} boards")),
    ("days", en!("{} day"), en!("{} days")),
    ("pieces", en!("{} piece"), en!("{} pieces")),
    ("designators", en!("{} reference designator is"), en!("{} reference designators are")),
];

fn with_noun(value: &Arg, noun: &str) -> String {
    let number = write(value, "");
    let (one, many) = NOUNS.iter().find(|it| it.0 == noun).map_or(("", ""), |it| (it.1, it.2));
    tr!(if number == "1" { one } else { many }, number)
}

fn write(value: &Arg, form: &str) -> String {
    match (value, form) {
        (Arg::Text(text), "word") => shorten(&tr_text(text)),
        (Arg::Text(text), _) => shorten(text),
        (Arg::Count(days), "weeks") => numbers::lead_time(u32::try_from(*days).unwrap_or(u32::MAX)),
        (Arg::Count(_) | Arg::Number(_), noun) if NOUNS.iter().any(|it| it.0 == noun) => {
            with_noun(value, noun)
        }
        (Arg::Count(count), _) => numbers::count(*count),
        (Arg::Number(number), "money") => numbers::amount(*number, None),
        (Arg::Number(number), _) => numbers::decimal(*number),
    }
}

/// A cell's text in a sentence: one line, not longer than a sentence can bear.
fn shorten(text: &str) -> String {
    const MOST: usize = 80;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= MOST {
        return line;
    }
    line.chars().take(MOST - 1).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::{hint, message};
    use crate::domain::finding::{Finding, Severity};
    use crate::domain::place::Place;

    #[test]
    fn values_are_filled_in_as_people_read_them() {
        let finding = Finding::new("supply.long-lead", Severity::Error, Place::default())
            .with("days", 182_u32)
            .with("limit", 112_u32);
        assert_eq!(message(&finding), "Lead time 26 weeks; from 16 weeks on it counts as long.");
        let finding = Finding::new("data.quantity-mismatch", Severity::Error, Place::default())
            .with("stated", rust_decimal::Decimal::from(3))
            .with("counted", 2_usize);
        assert_eq!(message(&finding), "The quantity is 3, but 2 reference designators are listed.");
        assert!(!hint(&finding).contains('{'));
    }

    #[test]
    fn a_long_cell_is_cut() {
        let long = "x".repeat(500);
        let finding = Finding::new("data.price-unreadable", Severity::Warning, Place::default())
            .with("text", long.as_str());
        assert!(message(&finding).chars().count() < 140);
    }
}
