//! Every sentence that a user can read. Screens, exports and the command line take them from here.
//!
//! The words are English in the code; [`language`] gives them in the language that is spoken.

pub mod closing;
pub mod compare_words;
pub mod compliance_facts;
pub mod compliance_words;
pub mod cost_words;
pub mod coverage;
pub mod deployment_words;
pub mod evidence_words;
pub mod findings;
pub mod marking;
pub mod names;
pub mod next_words;
pub mod numbers;
pub mod plan_words;
pub mod profile_words;
pub mod questions;
pub mod quote;
pub mod ready_words;
pub mod reasons;
pub mod refusals;
pub mod review;
pub mod share;
pub mod statements;
pub mod steps;
pub mod supply_words;
pub mod withheld;
pub mod workbook;

use std::borrow::Cow;

use super::language::{en, tr};

pub use refusals::refusal;

/// The name of a table that was pasted and not opened from a file.
pub const PASTED_TEXT: &str = en!("Pasted text");

/// What stands between two sentences.
pub fn gap() -> &'static str {
    crate::domain::language::spoken().gap()
}

/// A phrase as a sentence of its own.
pub fn stop(phrase: &str) -> String {
    tr!("{}.", phrase)
}

/// A word of a table as it stands within a sentence: English begins it with a small letter, other languages have their
/// words as they stand.
pub fn within(word: &str) -> Cow<'_, str> {
    match crate::domain::language::spoken() {
        crate::domain::language::Language::English => Cow::Owned(word.to_lowercase()),
        _ => Cow::Borrowed(word),
    }
}

/// Things one after the other: "part, value".
pub fn list(things: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    let mut text = String::new();
    for thing in things {
        if !text.is_empty() {
            text.push_str(crate::domain::language::spoken().between());
        }
        text.push_str(thing.as_ref());
    }
    text
}
