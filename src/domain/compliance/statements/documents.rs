//! The documents that stand behind statements: columns that name them, and the day that words speak of.

use super::header::header_text;
use super::tokens::{Text, Token};
use super::until::asks_until;
use crate::domain::compliance::evidence::EvidenceDate;
use crate::domain::day::read::read_sure_date;

/// What a column beside the statements names of their documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentField {
    /// "RoHS certificate", "Declaration no.": its number or name.
    Number,
    /// "RoHS date", "Declaration date": its day.
    Date,
}

/// The usual headers of statements: a first BOM is read without the grammar.
const USUAL: [&str; 8] = [
    "rohs",
    "rohs status",
    "eu rohs",
    "rohsstatuscode",
    "rohs compliant",
    "rohs compliance",
    "rohs exemption",
    "eu rohs status",
];

/// What of a document a header asks for; `None`: nothing.
pub fn asks_document(header: &str) -> Option<DocumentField> {
    let is_usual = USUAL.iter().any(|it| it.eq_ignore_ascii_case(header.trim()));
    if is_usual { None } else { asks_in_words(header) }
}

#[inline(never)]
fn asks_in_words(header: &str) -> Option<DocumentField> {
    let lower = header.to_lowercase();
    let is_code = ["date code", "datecode", "update"].iter().any(|it| lower.contains(it));
    if asks_until(header) || is_code {
        return None;
    }
    let dates = ["date", "datum", "fecha", "data di", "data del", "日期", "日付", "날짜", "дата"];
    let words = header_text(header);
    if words.letters_contain(&dates) {
        return Some(DocumentField::Date);
    }
    (words.has("P") && !words.has("XO")).then_some(DocumentField::Number)
}

/// Words before a date that say from when on something holds, and not of which day the words are.
const FROM: &str = "since|from|as of|effective|seit|ab|depuis|dès|desde|dal|自|从|從|od|с|date code|code|dc";
/// The same behind it.
const ON: [&str; 6] = ["以", "起", "から", "より", "부터", "onward"];

/// The day of which a cell is; of several the latest. `None`: it names none, or says since when something holds.
pub fn date_of(text: &str) -> Option<EvidenceDate> {
    if text.starts_with(|it: char| it.is_ascii_digit())
        && let Some(day) = read_sure_date(text)
    {
        return EvidenceDate::of_day(day);
    }
    let cell = Text::read(text, false);
    let mut before: Option<&Token> = None;
    let mut latest = None;
    for token in &cell.tokens {
        let is_from = || {
            let words = before.map(|it| cell.words(it).to_lowercase()).unwrap_or_default();
            FROM.split('|').any(|it| it == words)
        };
        if token.class == 't' && !cell.is_edition(token) && !cell.goes_on(token) && !is_from() {
            latest = latest.max(EvidenceDate::of_number(token.date));
        }
        before = Some(token);
    }
    latest
}

impl Text {
    /// The year belongs to the name of a standard or of a document: "EN 50581:2012", "C-2018-004".
    fn is_edition(&self, token: &Token) -> bool {
        let letter = |back: usize| token.start.checked_sub(back).and_then(|it| self.original.get(it));
        let before = letter(2);
        match letter(1) {
            Some(':') => before.is_some_and(char::is_ascii_digit),
            Some('-' | '_' | '/') => before.is_some_and(|it| it.is_alphanumeric()),
            _ => false,
        }
    }

    /// "2006年以降", "2006 onwards".
    fn goes_on(&self, token: &Token) -> bool {
        let rest: String = self.original.iter().skip(token.end).take(8).collect();
        ON.iter().any(|it| rest.trim_start().starts_with(it))
    }
}

#[cfg(test)]
mod tests {
    use super::{DocumentField, asks_document, date_of};

    #[test]
    fn headers_ask_for_documents_and_their_days() {
        use DocumentField::{Date, Number};
        for (header, asked) in [
            ("RoHS certificate", Some(Number)),
            ("Certificate no.", Some(Number)),
            ("CoC", Some(Number)),
            ("RoHS CoC", Some(Number)),
            ("RoHS document", Some(Number)),
            ("Declaration number", Some(Number)),
            ("RoHS Zertifikat", Some(Number)),
            ("rohs证书", Some(Number)),
            ("RoHS report", Some(Number)),
            ("RoHS date", Some(Date)),
            ("Declaration date", Some(Date)),
            ("Certificate date", Some(Date)),
            ("Datum der Erklärung", Some(Date)),
            ("RoHS valid until", None),
            ("RoHS expiry date", None),
            ("RoHS date code", None),
            ("RoHS", None),
            ("RoHS Status", None),
            ("RoHS Compliant", None),
            ("RoHS exemption", None),
        ] {
            assert_eq!(asks_document(header), asked, "{header}");
        }
    }

    #[test]
    fn a_cell_is_of_a_day() {
        for (text, day) in [
            ("2018-05-01", Some("2018-05-01")),
            ("01.05.2018", Some("2018-05-01")),
            ("10/15/2019", Some("2019-10-15")),
            ("03/04/2020", Some("2020")),
            ("May 2018", Some("2018-05")),
            ("2018", Some("2018")),
            ("Compliant (2018-05-01)", Some("2018-05-01")),
            ("RoHS compliant, 01-May-2018", Some("2018-05-01")),
            ("Compliant, declaration dated 2016-03-04, reviewed 2022-01-05", Some("2022-01-05")),
            ("2018年5月", Some("2018-05")),
            ("Compliant since July 2006", None),
            ("RoHS-konform seit 2006", None),
            ("2006年以降対応", None),
            ("2011/65/EU", None),
            ("compliant per EN 50581:2012", None),
            ("compliant per EN IEC 63000:2018", None),
            ("Compliant with (EU) 2015/863", None),
            ("C-2018-004", None),
            ("Compliant", None),
            ("", None),
        ] {
            assert_eq!(date_of(text).map(|it| it.iso()).as_deref(), day, "{text:?}");
        }
    }
}
