//! What the header of a column asks: its subject, and whether yes is good.

use super::tokens::Text;

/// What a column of RoHS statements asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// "RoHS", "RoHS compliant?": yes is good.
    Compliance,
    /// "Non-RoHS", "Contains restricted substances?": no is good.
    Violation,
    /// "RoHS certificate": that there is a paper says nothing, what it states does.
    Paper,
    /// "RoHS required", "RoHS version", "RoHS valid until", "Certificate": only words that name RoHS themselves speak.
    AnotherThing,
    /// "China RoHS", "Contains lead?": another subject.
    AnotherSubject,
    /// "RoHS exemption".
    Exemption,
    /// The header names no subject: a bare letter cannot be read.
    Nothing,
}

/// Starts of words that a cell may hold without weight, and that make a header ask for something else.
const OTHER_QUESTIONS: &[&str] = &[
    "require", "request", "anforder", "exigen", "requis", "requisit", "要求", "version", "date", "datum",
    "until", "expir", "valid", "gültig", "有效", "期限", "check", "need", "rev", "list", "type", "level",
    "limit",
];

impl Asked {
    pub(super) fn of(header: &str) -> Self {
        let mut header = header_text(header);
        header.tokens.retain(|it| it.class != 'w');
        let is_named = header.has("RV");
        if header.has("X")
            && !header.has("AM")
            && !header.letters_contain(&["status", "until", "date", "expir", "valid"])
        {
            Self::Exemption
        } else if header.has("O") || (!is_named && header.has("HFfLldGgh")) {
            Self::AnotherSubject
        } else if header.has("P") {
            if is_named { Self::Paper } else { Self::AnotherThing }
        } else if header.letters_contain(OTHER_QUESTIONS) || header.has("UBekpC!t") {
            if is_named { Self::AnotherThing } else { Self::Nothing }
        } else if header.has("D") && !header.has("A") {
            Self::Violation
        } else if header.has("D") {
            Self::AnotherThing
        } else if is_named || header.has("S") {
            Self::Compliance
        } else {
            Self::Nothing
        }
    }
}

/// What a header asks, word by word, with "RoHS" and the words of `rohsStatusCode` apart from each other.
pub(super) fn header_text(header: &str) -> Text {
    let mut text = header_words(header);
    text.resolve();
    text
}

/// The same before its words act on each other.
pub(super) fn header_words(header: &str) -> Text {
    let mut apart = String::with_capacity(header.len() + 4);
    let whole = header.replace("CoC", "coc");
    let mut rest = whole.as_str();
    while let Some(at) = find_rohs(rest) {
        let (before, after) = rest.split_at(at);
        push_words(before, &mut apart);
        apart.push_str(" rohs");
        rest = after.get(4..).unwrap_or("");
        if !rest.starts_with(|it: char| it.is_ascii_digit()) {
            apart.push(' ');
        }
    }
    push_words(rest, &mut apart);
    Text::read(&apart, false)
}

fn find_rohs(text: &str) -> Option<usize> {
    text.as_bytes().windows(4).position(|it| it.eq_ignore_ascii_case(b"rohs"))
}

fn push_words(text: &str, to: &mut String) {
    let mut is_lower = false;
    for letter in text.chars() {
        if is_lower && letter.is_uppercase() {
            to.push(' ');
        }
        is_lower = letter.is_lowercase();
        to.push(if matches!(letter, '?' | '*') { ' ' } else { letter });
    }
}

impl Text {
    pub(super) fn letters_contain(&self, words: &[&str]) -> bool {
        let text: String = self.original.iter().collect::<String>().to_lowercase();
        words.iter().any(|it| {
            text.match_indices(it).any(|(at, found)| {
                let is_start = text.get(..at).is_none_or(|it| !it.ends_with(char::is_alphabetic));
                is_start || !found.is_ascii()
            })
        })
    }
}
