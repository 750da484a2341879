//! The language of the screen.

use leptos::prelude::*;

use crate::domain::language::Language;

/// The language that is spoken, and the one that is to be.
#[derive(Clone, Copy)]
pub struct Speech {
    /// What tracks it is drawn anew in another language.
    pub language: RwSignal<Language>,
    /// The language that was chosen last; its catalog may still be on its way.
    pub wanted: StoredValue<Language>,
}

impl Speech {
    pub(super) fn new() -> Self {
        Self { language: RwSignal::new(Language::English), wanted: StoredValue::new(Language::English) }
    }
}
