//! Who sends the reports is remembered for sessions to come: the company, the contact and the logo. What belongs to one
//! quote is not.

use super::Session;
use crate::domain::cost::profile::branding::Branding;
use crate::domain::project::Settings;
use crate::engine::protocol::Memory;

/// Under which name the screen keeps it.
const KEY: &str = "sender";

impl Session {
    /// Takes over what an earlier session remembered.
    pub(super) fn recall_sender(&mut self, remembered: &[Memory]) {
        let text = remembered.iter().find(|it| it.key == KEY).and_then(|it| it.text.as_deref());
        let sender: Option<Branding> = text.and_then(|it| serde_json::from_str(it).ok());
        self.sender = sender.filter(|it| it.problem().is_none()).unwrap_or_default();
        self.tell_sender();
    }

    /// Puts the sender into the profile, where it tells none.
    pub(super) fn tell_sender(&mut self) {
        if let Some(profile) = &mut self.project.settings.profile
            && profile.branding == Branding::default()
        {
            profile.branding.clone_from(&self.sender);
        }
    }

    /// Remembers the sender of the profile after an edit that changed it.
    pub(super) fn remember_sender(&mut self, before: &Settings) {
        let Some(profile) = &self.project.settings.profile else { return };
        if before.profile.as_ref().is_none_or(|it| it.branding == profile.branding) {
            return;
        }
        let Branding { company, contact, logo, .. } = profile.branding.clone();
        self.sender = Branding { company, contact, logo, ..Branding::default() };
        let text = (self.sender != Branding::default()).then(|| serde_json::to_string(&self.sender).ok());
        self.news.retain(|it| it.key != KEY);
        self.news.push(Memory { key: KEY.to_owned(), text: text.flatten() });
    }
}
