//! Who sends a report or a quote: shown at the head of what is exported, and part of no calculation.

use serde::{Deserialize, Serialize};

use crate::domain::base64;
use crate::domain::day::Day;
use crate::domain::words::{en, tr};

/// A longer logo would make every report heavy.
const LOGO_BYTES: usize = 256 << 10;

/// What the sender tells of himself. Empty means not told.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Branding {
    pub company: String,
    /// `data:image/png;base64,…` or `data:image/jpeg;base64,…`; no other address, since a report loads nothing, and no
    /// SVG, since it may hold scripts.
    pub logo: String,
    pub contact: String,
    pub quote_reference: String,
    /// ISO.
    pub valid_until: String,
    pub notes: String,
}

impl Branding {
    /// What is told, as (label, text), without the logo.
    pub fn entries(&self) -> impl Iterator<Item = (&'static str, &str)> {
        [
            (tr("From"), &self.company),
            (tr("Contact"), &self.contact),
            (tr("Quote reference"), &self.quote_reference),
            (tr("Valid until"), &self.valid_until),
            (tr("Notes"), &self.notes),
        ]
        .into_iter()
        .filter(|it| !it.1.trim().is_empty())
        .map(|(label, text)| (label, text.as_str()))
    }

    /// The entry that cannot be used, and what is expected there.
    pub fn problem(&self) -> Option<(&'static str, &'static str)> {
        if !self.logo.is_empty() && !is_picture(&self.logo) {
            let expected = en!("expected a PNG or JPEG of at most 256 KiB as data:image/png;base64,…");
            return Some(("logo", expected));
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

/// A PNG or JPEG that begins as one: the words before the data are not believed alone.
fn is_picture(address: &str) -> bool {
    let starts: [(&str, &[u8]); 2] =
        [("data:image/png;base64,", b"\x89PNG\r\n\x1a\n"), ("data:image/jpeg;base64,", b"\xFF\xD8\xFF")];
    starts.iter().any(|(head, start)| {
        address
            .strip_prefix(head)
            .filter(|it| it.len() <= LOGO_BYTES / 3 * 4 + 4)
            .and_then(base64::decode)
            .is_some_and(|bytes| bytes.starts_with(start))
    })
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
        for (logo, is_logo) in [
            (png.as_str(), true),
            (&jpeg, true),
            (&disguised, false),
            (&large, false),
            ("data:image/svg+xml;base64,PHN2Zz4=", false),
            ("https://example.test/logo.png", false),
            ("javascript:alert(1)", false),
        ] {
            let branding = Branding { logo: logo.to_owned(), ..Branding::default() };
            assert_eq!(branding.logo().is_some(), is_logo, "{logo:.40}");
            assert_eq!(branding.problem().is_none(), is_logo, "{logo:.40}");
        }
    }
}
