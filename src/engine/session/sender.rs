//! Who sends the reports is remembered for sessions to come: the company, the contact, the logo and the terms. What belongs to one
//! quote is not.

use super::Session;
use crate::domain::json::json_of;
use crate::domain::profile::branding::Branding;
use crate::domain::settings::Settings;
use crate::engine::protocol::Memory;

/// Under which name the screen keeps it.
const KEY: &str = "sender";

impl Session {
    /// Takes over what an earlier session remembered.
    pub(super) fn recall_sender(&mut self, remembered: &[Memory]) {
        let text = remembered.iter().find(|it| it.key == KEY).and_then(|it| it.text.as_deref());
        let sender: Option<Branding> = text.and_then(|it| json_of(it.as_bytes()).ok());
        self.sender = sender.filter(|it| it.problem().is_none()).unwrap_or_default();
        self.tell_sender();
    }

    /// Puts the sender into the settings, where they tell none.
    pub(super) fn tell_sender(&mut self) {
        let sender = self.project.settings.sender_mut();
        if sender.is_empty() {
            sender.clone_from(&self.sender);
        }
    }

    /// Another BOM is no revision that was named before; one whose name differs in more than its numbers is another project.
    /// What was answered about two BOMs that are alike is asked of these anew.
    pub(super) fn forget_project(&mut self, name: &str) {
        self.project.settings.severities.remove("file.boms-alike");
        let letters =
            |it: &str| it.chars().filter(|it| it.is_alphabetic()).collect::<String>().to_lowercase();
        let Some(old) = self.report.as_ref().map(|it| it.name()).filter(|it| *it != name) else { return };
        let is_other = letters(old) != letters(name);
        let sender = self.project.settings.sender_mut();
        sender.revision.clear();
        if is_other {
            sender.project.clear();
        }
    }

    /// Remembers the sender after an edit that changed it.
    pub(super) fn remember_sender(&mut self, before: &Settings) {
        let sender = self.project.settings.sender();
        if before.sender() == sender {
            return;
        }
        let Branding { company, contact, logo, terms, .. } = sender.clone();
        self.sender = Branding { company, contact, logo, terms, ..Branding::default() };
        let text = (!self.sender.is_empty()).then(|| serde_json::to_string(&self.sender).ok());
        self.news.retain(|it| it.key != KEY);
        self.news.push(Memory { key: KEY.to_owned(), text: text.flatten() });
    }
}
