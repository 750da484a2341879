//! The sentences of findings: a title for the group, a message for the one, a hint what to do.

use crate::domain::finding::Finding;

/// The words of one finding code. `{name}` stands for an arg of the finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FindingWords {
    pub code: &'static str,
    /// Heading of the group of all findings with this code: "Not RoHS compliant".
    pub title: &'static str,
    /// What was found, and what was expected.
    pub message: &'static str,
    /// What to do next.
    pub hint: &'static str,
}

/// The words of a code; a code without words gets its code as title (a test forbids that).
pub fn words_of(code: &'static str) -> FindingWords {
    FindingWords { code, title: code, message: "", hint: "" }
}

/// The finding's message with its values filled in.
pub fn message(finding: &Finding) -> String {
    words_of(finding.code).message.to_owned()
}

/// What to do, with the finding's values filled in.
pub fn hint(finding: &Finding) -> String {
    words_of(finding.code).hint.to_owned()
}
