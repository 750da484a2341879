//! What has to be said: notices on the screen, short words of what was just done, and what screen readers are told.

use leptos::prelude::*;

/// What a notice is about, and so how it looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeKind {
    /// Something could not be done.
    Trouble,
    /// A newer version is there: offers a reload.
    Stale,
}

/// Something that the user has to know, until it is put away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    pub id: u32,
    pub kind: NoticeKind,
    pub title: String,
    pub hint: String,
}

/// The news.
#[derive(Clone, Copy)]
pub struct News {
    pub notices: RwSignal<Vec<Notice>>,
    last_notice: StoredValue<u32>,
    said: RwSignal<String>,
    /// Whether what is said stands on the screen, too.
    pub is_seen: RwSignal<bool>,
    said_first: StoredValue<String>,
}

impl News {
    pub(super) fn new() -> Self {
        Self {
            notices: RwSignal::new(Vec::new()),
            last_notice: StoredValue::new(0),
            said: RwSignal::new(String::new()),
            is_seen: RwSignal::new(false),
            said_first: StoredValue::new(String::new()),
        }
    }

    /// Shows a notice until it is put away.
    pub fn notify(self, kind: NoticeKind, title: String, hint: String) {
        self.last_notice.update_value(|it| *it = it.wrapping_add(1));
        let id = self.last_notice.get_value();
        self.notices.update(|notices| {
            notices.retain(|it| it.title != title);
            notices.push(Notice { id, kind, title, hint });
        });
    }

    pub fn dismiss(self, id: u32) {
        self.notices.update(|notices| notices.retain(|it| it.id != id));
    }

    /// What screen readers are told. Tracks it.
    pub fn said(self) -> String {
        self.said.get()
    }

    /// Tells screen readers.
    pub fn say(self, text: String) {
        self.is_seen.set(false);
        self.said.set(self.said_first.with_value(|it| [it, text.as_str()].concat()));
    }

    /// Tells everybody, until the next press of a key or a pointer.
    pub fn tell(self, text: String) {
        self.say(text);
        self.is_seen.set(true);
    }

    /// What is said before all that follows from the work that has just begun: "Undone: policy. ".
    pub fn say_first(self, text: String) {
        self.said_first.set_value(text);
    }
}
