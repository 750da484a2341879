//! Who sends a report or a quote: shown at the head of what is exported, and part of no calculation.

use serde::{Deserialize, Serialize};

use crate::domain::base64;
use crate::domain::day::Day;
use crate::domain::language::{en, tr};

/// A longer logo would make every report heavy.
pub const LOGO_BYTES: usize = 256 << 10;
/// More letters than this are no entry of a report's head.
const LONGEST: usize = 4_000;

/// What the sender tells of himself. Empty means not told.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Branding {
    pub company: String,
    /// `data:image/png;base64,…`, `…jpeg…` or `…svg+xml…`; no other address, since a report loads nothing. A drawing (SVG)
    /// is taken where it holds shapes alone.
    pub logo: String,
    pub contact: String,
    /// Who is quoted.
    pub customer: String,
    /// The customer's number of the request or the order.
    pub customer_reference: String,
    /// What is quoted; empty: the name of its file.
    pub project: String,
    pub revision: String,
    pub quote_reference: String,
    /// ISO.
    pub valid_until: String,
    pub terms: String,
    pub notes: String,
}

impl Branding {
    /// Whether nothing is told.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What stands at the head, as (label, text), without logo, project and revision.
    pub fn entries(&self) -> impl Iterator<Item = (&'static str, &str)> {
        told([
            (tr("From"), &self.company),
            (tr("Contact"), &self.contact),
            (tr("For"), &self.customer),
            (tr("Customer's reference"), &self.customer_reference),
            (tr("Quote reference"), &self.quote_reference),
            (tr("Valid until"), &self.valid_until),
        ])
    }

    /// What stands below the prices.
    pub fn closing(&self) -> impl Iterator<Item = (&'static str, &str)> {
        told([(tr("Terms"), &self.terms), (tr("Notes"), &self.notes)])
    }

    fn texts(&self) -> [&String; 8] {
        let Self { company, contact, customer, customer_reference, project, revision, .. } = self;
        [company, contact, customer, customer_reference, project, revision, &self.terms, &self.notes]
    }

    /// The entry that cannot be used, and what is expected there.
    pub fn problem(&self) -> Option<(&'static str, &'static str)> {
        if !self.logo.is_empty() && !is_picture(&self.logo) {
            return Some(("logo", LOGO_EXPECTED));
        }
        if self.texts().into_iter().chain([&self.quote_reference]).any(|it| it.len() > LONGEST) {
            return Some(("notes", en!("expected at most 4,000 letters")));
        }
        let date = self.valid_until.as_str();
        if !date.is_empty() && Day::from_iso(date).is_none() {
            return Some(("valid_until", en!("expected a date such as 2026-12-31")));
        }
        None
    }

    /// The logo, where it is a picture that may be shown.
    pub fn logo(&self) -> Option<&str> {
        Some(self.logo.as_str()).filter(|it| is_picture(it))
    }
}

/// Entries that say something.
fn told<'a, const N: usize>(
    entries: [(&'static str, &'a String); N],
) -> impl Iterator<Item = (&'static str, &'a str)> {
    let entries = entries.into_iter().map(|(label, text)| (label, text.trim()));
    entries.filter(|it| !it.1.is_empty())
}

/// What may be a logo, for the file.
const LOGO_EXPECTED: &str = en!("expected a PNG, a JPEG or an SVG of shapes alone, of at most 256 KiB");

type Test = fn(&[u8]) -> bool;

/// A PNG or JPEG that begins as one, or a harmless SVG: the words before the data are not believed alone.
fn is_picture(address: &str) -> bool {
    let kinds: [(&str, Test); 3] = [
        ("data:image/png;base64,", |it| it.starts_with(b"\x89PNG\r\n\x1a\n")),
        ("data:image/jpeg;base64,", |it| it.starts_with(b"\xFF\xD8\xFF")),
        ("data:image/svg+xml;base64,", is_drawing),
    ];
    kinds.iter().any(|(head, is_kind)| {
        address
            .strip_prefix(head)
            .filter(|it| it.len() <= LOGO_BYTES / 3 * 4 + 4)
            .and_then(base64::decode)
            .is_some_and(|bytes| is_kind(&bytes))
    })
}

/// An SVG without anything that runs or loads. Within an `img` no browser would run or load it; a reader may open the
/// picture for itself.
fn is_drawing(bytes: &[u8]) -> bool {
    const ACTIVE: [&str; 4] = ["<!entity", "<?xml-stylesheet", "javascript:", "@import"];
    const ELEMENTS: [&str; 5] = ["script", "foreignobject", "iframe", "set", "animate"];
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    let text = text.to_ascii_lowercase();
    // Names of attributes that hold programs begin with "on".
    let words = text.split([' ', '\t', '\r', '\n', '\x0c', '/', '"', '\'']);
    // An element may stand in any namespace: `<x:script`.
    let mut elements = text.split('<').skip(1).map(|it| {
        let name = it.split([' ', '\t', '\r', '\n', '\x0c', '/', '>']).next().unwrap_or_default();
        name.rsplit(':').next().unwrap_or_default()
    });
    text.contains("<svg")
        && !elements.any(|it| ELEMENTS.iter().any(|active| it.starts_with(active)))
        && !ACTIVE.iter().any(|it| text.contains(it))
        && !words
            .clone()
            .zip(words.skip(1))
            .any(|(word, next)| word.starts_with("on") && (word.contains('=') || next.starts_with('=')))
}

#[cfg(test)]
mod tests {
    use super::Branding;
    use crate::domain::base64::encode;

    #[test]
    fn only_pictures_that_cannot_run_are_logos() {
        let png = ["data:image/png;base64,", &encode(b"\x89PNG\r\n\x1a\nrest")].concat();
        let jpeg = ["data:image/jpeg;base64,", &encode(b"\xFF\xD8\xFF\xE0rest")].concat();
        let disguised = ["data:image/png;base64,", &encode(b"<svg onload=alert(1)>")].concat();
        let large =
            ["data:image/png;base64,", &encode(&[b"\x89PNG\r\n\x1a\n".as_slice(), &[0; 300_000]].concat())]
                .concat();
        let drawing = |text: &str| ["data:image/svg+xml;base64,", &encode(text.as_bytes())].concat();
        for (logo, is_logo) in [
            (png.as_str(), true),
            (&jpeg, true),
            (&disguised, false),
            (&large, false),
            (
                &drawing(
                    "<svg xmlns='http://www.w3.org/2000/svg'><path d='M0 0h9v9z' fill='#174a7c'/></svg>",
                ),
                true,
            ),
            (&drawing("<svg><script>alert(1)</script></svg>"), false),
            (
                &drawing("<svg xmlns:x='http://www.w3.org/2000/svg'><x:script>alert(1)</x:script></svg>"),
                false,
            ),
            (
                &drawing(
                    "<s:svg xmlns:s='http://www.w3.org/2000/svg'><s:Set attributeName='href'/><svg/></s:svg>",
                ),
                false,
            ),
            (&drawing("<svg onload='alert(1)'></svg>"), false),
            (&drawing("<svg\nOnLoad =alert(1)></svg>"), false),
            (&drawing("<svg><a href='javascript:alert(1)'/></svg>"), false),
            (&drawing("<p>no drawing</p>"), false),
            ("https://example.test/logo.png", false),
            ("javascript:alert(1)", false),
        ] {
            let branding = Branding { logo: logo.to_owned(), ..Branding::default() };
            assert_eq!(branding.logo().is_some(), is_logo, "{logo:.40}");
            assert_eq!(branding.problem().is_none(), is_logo, "{logo:.40}");
        }
    }
}
