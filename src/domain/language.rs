//! The languages of the sentences, and the one that is spoken.
//!
//! English stands in the code and is its own key: [`tr`] gives a sentence in the language that is spoken, `tr!` fills
//! one with values. A [`Catalog`] holds the sentences of another language; in English nothing is looked up.
//!
//! Which language is spoken is kept for the thread and not passed around: a thread serves one reader (a page, its
//! worker, a call of the command line), every sentence is made for that reader, and none of them changes a result.
//! What machines read is made [`in_english`].

mod catalog;
mod list;
mod signs;

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::fmt::{Display, Write};

pub use crate::{en, tr};
pub use catalog::Catalog;
pub use list::Language;

thread_local! {
    static SPOKEN: Cell<(Language, Option<&'static Catalog>)> = const { Cell::new((Language::English, None)) };
    /// The catalogs that were read, so that going back and forth between languages keeps each once.
    static KEPT: RefCell<Vec<(Language, &'static Catalog)>> = const { RefCell::new(Vec::new()) };
}

/// The language that is spoken on this thread.
pub fn spoken() -> Language {
    SPOKEN.get().0
}

/// From here on this thread speaks a language, by its catalog; English needs none.
pub fn speak(language: Language, catalog: Option<&'static Catalog>) {
    SPOKEN.set((language, catalog));
}

/// Speaks a language by the text of its catalog, which is read once; English needs none.
pub fn speak_by(language: Language, text: &str) {
    if language == Language::English {
        return speak(language, None);
    }
    let catalog = KEPT.with_borrow_mut(|kept| match kept.iter().find(|it| it.0 == language) {
        Some((_, catalog)) => *catalog,
        None => {
            let catalog = Catalog::keep(text);
            kept.push((language, catalog));
            catalog
        }
    });
    speak(language, Some(catalog));
}

/// Makes what machines read: it is English whatever is spoken.
pub fn in_english<T>(make: impl FnOnce() -> T) -> T {
    let before = SPOKEN.replace((Language::English, None));
    let made = make();
    SPOKEN.set(before);
    made
}

/// A sentence in the language that is spoken. What the catalog does not have stays English; a test forbids that.
pub fn tr(english: &'static str) -> &'static str {
    SPOKEN.get().1.and_then(|it| it.sentence(english)).unwrap_or(english)
}

/// Several sentences in the language that is spoken.
pub fn tr_all<const N: usize>(english: [&'static str; N]) -> [&'static str; N] {
    english.map(tr)
}

/// A text that may be a sentence of Bomlight or a word of the user's: the latter stays as it is.
pub fn tr_text(text: &str) -> Cow<'_, str> {
    SPOKEN.get().1.and_then(|it| it.sentence(text)).map_or(Cow::Borrowed(text), Cow::Borrowed)
}

/// The form for one or the form for many.
pub fn one_or_many(count: u64, one: &'static str, many: &'static str) -> &'static str {
    if count == 1 { one } else { many }
}

/// What `tr!` stands for: the sentence in the language that is spoken, with its values filled in.
///
/// Each `{}` takes the next value; a sentence that needs another order writes `{2}` for the second value.
pub fn fill(english: &'static str, values: &[&dyn Display]) -> String {
    let template = tr(english);
    let mut text = String::with_capacity(template.len() + 16);
    let (mut rest, mut next) = (template, 0);
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let Some((number, tail)) = after.split_once('}') else { break };
        let at = number.parse().map_or(next, |it: usize| it.saturating_sub(1));
        next += 1;
        if let Some(value) = values.get(at) {
            // Writing into a text cannot fail.
            let _ = write!(text, "{value}");
        }
        rest = tail;
    }
    text.push_str(rest);
    text
}

/// A sentence with values in the language that is spoken: `tr!("{} earlier", days)`.
///
/// The first argument is the English sentence; `{}` stands for the values in their order. A sentence without values is
/// `tr("…")`.
#[macro_export]
macro_rules! tr {
    ($english:expr, $($value:expr),+ $(,)?) => {
        $crate::domain::language::fill($english, &[$(&$value as &dyn ::core::fmt::Display),+])
    };
}

/// Marks a sentence that stands in a table or a constant and is translated where it is shown: `tr(TITLE)`.
#[macro_export]
macro_rules! en {
    ($english:expr) => {
        $english
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_told_by_its_tag() {
        for (tag, language) in [
            ("de", Some(Language::German)),
            ("de-AT", Some(Language::German)),
            ("zh_CN", Some(Language::Chinese)),
            ("ZH-Hans", Some(Language::Chinese)),
            ("en-GB", Some(Language::English)),
            ("fr", None),
            ("", None),
        ] {
            assert_eq!(Language::from_tag(tag), language, "{tag}");
        }
    }

    #[test]
    fn a_sentence_is_filled_in_the_order_of_its_language() {
        assert_eq!(tr!("{} of {}", 1, "two"), "1 of two");
        speak(Language::Chinese, Some(Catalog::keep("Both\n= 两者\n{} of {}\n= {2}中的{1}\n")));
        assert_eq!(tr!("{} of {}", 1, "two"), "two中的1");
        assert_eq!((tr("Both"), tr("Neither")), ("两者", "Neither"));
        assert_eq!((tr_text("Both"), tr_text("R1")), ("两者".into(), "R1".into()));
        assert_eq!(in_english(|| tr!("{} of {}", 1, "two")), "1 of two");
        assert_eq!(spoken(), Language::Chinese);
        speak(Language::English, None);
        assert_eq!(tr("Both"), "Both");
    }
}
