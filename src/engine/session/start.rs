//! The start of a session, the language that it speaks, and its end.

use super::Session;
use crate::domain::language::{Language, speak_by};
use crate::domain::recognise::memory::Remembered;
use crate::domain::sorting;
use crate::engine::protocol::{Memory, Response};

impl Session {
    /// Takes the day of the checks and what earlier sessions remembered.
    pub(super) fn start(&mut self, today: String, remembered: &[Memory]) -> Response {
        self.project.settings.date = today;
        self.recall_sender(remembered);
        self.memories = sorting::map(remembered.iter().filter_map(|it| {
            let fingerprint = u64::from_str_radix(&it.key, 16).ok()?;
            Some((fingerprint, Remembered::from_text(it.text.as_deref()?)?))
        }));
        Response::Done
    }

    /// Speaks a language from now on.
    pub(super) fn speak(&mut self, language: Language, catalog: &str) -> Response {
        speak_by(language, catalog);
        // Every view is made anew.
        self.revision += 1;
        self.summary(Vec::new())
    }

    /// Forgets everything but what the site and earlier sessions told.
    pub(super) fn reset(&mut self) -> Response {
        let memories = std::mem::take(&mut self.memories);
        let fresh = Self::new(self.fresh_settings(), self.limits.clone());
        *self = Self {
            memories,
            sender: std::mem::take(&mut self.sender),
            deployment: std::mem::take(&mut self.deployment),
            catalogs: std::mem::take(&mut self.catalogs),
            seed: self.seed,
            visit: std::mem::take(&mut self.visit),
            reference: self.reference.take(),
            price_level: self.price_level,
            product_limits: self.product_limits.clone(),
            ..fresh
        };
        self.tell_sender();
        Response::Done
    }
}
