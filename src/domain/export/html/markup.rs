//! A growing HTML text that takes markup from this program only, and escapes all else.
//!
//! Markup is `&'static str`: words of a file cannot be passed where markup is meant.

use std::fmt::Write;

use crate::domain::compliance::regimes::Answer;
use crate::domain::finding::Severity;
use crate::domain::known::Mark;
use crate::domain::language::tr;
use crate::domain::report::summaries::Verdict;

/// HTML as it is written.
pub(super) struct Html(String);

impl Html {
    pub(super) fn with_capacity(bytes: usize) -> Self {
        Self(String::with_capacity(bytes))
    }

    pub(super) fn into_string(self) -> String {
        self.0
    }

    /// Markup of this program.
    pub(super) fn raw(&mut self, markup: &'static str) -> &mut Self {
        self.0.push_str(markup);
        self
    }

    /// Markup that this module's writers made before.
    pub(super) fn markup(&mut self, markup: &str) -> &mut Self {
        self.0.push_str(markup);
        self
    }

    /// Any text, in an element or in an attribute with double quotes.
    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        for character in text.chars() {
            match character {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                // Control characters have no place in HTML; a line break is a blank.
                other if other.is_control() => self.0.push(' '),
                other => self.0.push(other),
            }
        }
        self
    }

    /// A coordinate.
    pub(super) fn coordinate(&mut self, value: f32) -> &mut Self {
        // Writing to a string cannot fail.
        let _ = write!(self.0, "{value:.1}");
        self
    }

    /// The head of a column.
    pub(super) fn head(&mut self, text: &str) -> &mut Self {
        self.raw("<th scope=\"col\">").text(text).raw("</th>")
    }

    /// The head of a column of numbers.
    pub(super) fn number_head(&mut self, text: &str) -> &mut Self {
        self.raw("<th scope=\"col\" class=\"number\">").text(text).raw("</th>")
    }

    /// A table cell with text.
    pub(super) fn cell(&mut self, text: &str) -> &mut Self {
        self.raw("<td>").text(text).raw("</td>")
    }

    /// A table cell with a number; blank means that it is not known.
    pub(super) fn number_cell(&mut self, text: &str) -> &mut Self {
        self.raw("<td class=\"number\">").known(text).raw("</td>")
    }

    /// Text, or a dash with words for those who hear it where the text is blank.
    pub(super) fn known(&mut self, text: &str) -> &mut Self {
        if text.is_empty() {
            return self.raw("<span class=\"blank\" title=\"").text(tr("not stated")).raw("\">–</span>");
        }
        self.text(text)
    }

    /// A link, where the address is one of the web; else only its text.
    pub(super) fn link(&mut self, address: &str, text: &str) -> &mut Self {
        if !is_web_address(address) {
            return self.text(text);
        }
        self.raw("<a href=\"").text(address).raw("\" rel=\"noopener noreferrer nofollow\">");
        self.text(text).raw("</a>")
    }

    pub(super) fn severity_icon(&mut self, severity: Severity) -> &mut Self {
        self.raw(match severity {
            Severity::Error => ERROR,
            Severity::Warning => WARNING,
            Severity::Note => NOTE,
        })
    }

    pub(super) fn verdict_icon(&mut self, verdict: Verdict) -> &mut Self {
        self.raw(match verdict {
            Verdict::Pass => PASS,
            Verdict::Fail => ERROR,
            Verdict::Unknown => UNKNOWN,
        })
    }

    pub(super) fn mark_icon(&mut self, mark: Mark) -> &mut Self {
        self.raw(match mark {
            Mark::Good => PASS,
            Mark::Unknown => UNKNOWN,
            Mark::Warning => WARNING,
        })
    }

    pub(super) fn answer_icon(&mut self, answer: Answer) -> &mut Self {
        self.raw(match answer {
            Answer::NotApplicable => NOT_APPLICABLE,
            Answer::Meets => PASS,
            Answer::ByExemption => BY_EXEMPTION,
            Answer::MustBeTold => WARNING,
            Answer::Unknown => UNKNOWN,
            Answer::Fails => ERROR,
        })
    }
}

/// Only `http` and `https`; a scheme such as `javascript:` is never made a link.
fn is_web_address(address: &str) -> bool {
    let starts = |scheme: &str| address.get(..scheme.len()).is_some_and(|it| it.eq_ignore_ascii_case(scheme));
    (starts("https://") || starts("http://")) && !address.contains(|it: char| it.is_control() || it == ' ')
}

const ERROR: &str = "<svg class=\"icon icon-error\" viewBox=\"0 0 16 16\" aria-hidden=\"true\"><path d=\"M5 1h6l4 4v6l-4 4H5l-4-4V5z\"/><path class=\"icon-mark\" d=\"M5.2 5.2l5.6 5.6M10.8 5.2l-5.6 5.6\"/></svg>";
const WARNING: &str = "<svg class=\"icon icon-warning\" viewBox=\"0 0 16 16\" aria-hidden=\"true\"><path d=\"M8 1.2 15.4 14.6H.6z\"/><path class=\"icon-mark\" d=\"M8 6v4.2M8 12.1v.6\"/></svg>";
const NOTE: &str = "<svg class=\"icon icon-note\" viewBox=\"0 0 16 16\" aria-hidden=\"true\"><circle cx=\"8\" cy=\"8\" r=\"7\"/><path class=\"icon-mark\" d=\"M8 7.2v4.6M8 4.1v.6\"/></svg>";
const PASS: &str = "<svg class=\"icon icon-pass\" viewBox=\"0 0 16 16\" aria-hidden=\"true\"><circle cx=\"8\" cy=\"8\" r=\"7\"/><path class=\"icon-mark\" d=\"M4.6 8.3l2.4 2.4 4.4-5\"/></svg>";
const BY_EXEMPTION: &str = "<svg class=\"icon icon-exempt\" viewBox=\"0 0 16 16\" aria-hidden=\"true\"><rect x=\"1.5\" y=\"1.5\" width=\"13\" height=\"13\" rx=\"2\"/><path class=\"icon-mark\" d=\"M4.6 8.3l2.4 2.4 4.4-5\"/></svg>";
const UNKNOWN: &str = "<svg class=\"icon icon-unknown\" viewBox=\"0 0 16 16\" aria-hidden=\"true\"><circle cx=\"8\" cy=\"8\" r=\"6.4\"/><path class=\"icon-mark\" d=\"M5.9 6.3c0-1.3.9-2.1 2.1-2.1s2.1.8 2.1 1.9c0 1.6-2.1 1.6-2.1 3.2M8 11.4v.6\"/></svg>";
const NOT_APPLICABLE: &str = "<svg class=\"icon icon-none\" viewBox=\"0 0 16 16\" aria-hidden=\"true\"><circle cx=\"8\" cy=\"8\" r=\"6.4\"/><path class=\"icon-mark\" d=\"M4.8 8h6.4\"/></svg>";

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn only_web_addresses_become_links() {
        for (address, is_link) in [
            ("https://example.test/a?b=1&c=2", true),
            ("HTTP://example.test", true),
            ("javascript:alert(1)", false),
            (" javascript:alert(1)", false),
            ("data:text/html,x", false),
            ("https://a b", false),
            ("", false),
        ] {
            assert_eq!(is_web_address(address), is_link, "{address}");
        }
    }

    proptest! {
        #[test]
        fn no_text_breaks_out(text in any::<String>()) {
            let mut html = Html::with_capacity(0);
            html.text(&text);
            let out = html.into_string();
            prop_assert!(!out.contains(['<', '>', '"', '\'']));
        }
    }
}
