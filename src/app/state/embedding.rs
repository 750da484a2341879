//! The page that embeds this one.

use leptos::prelude::*;

use crate::web::host::{Contents, Host};

/// What was sent last to the page that embeds this one: the revision of the report, and in words what and to whom.
pub type Sent = Option<(u32, String)>;

/// What the user has told to send, and how it was worded beside the button.
pub(super) type Wanted = Option<(Contents, String)>;

/// What is known of the host, and what it was sent.
#[derive(Clone, Copy)]
pub struct Embedding {
    /// `None` outside of a frame.
    pub host: RwSignal<Option<Host>, LocalStorage>,
    pub sent: RwSignal<Sent>,
    /// Sent once nothing is being worked on any more.
    pub wanted: RwSignal<Wanted>,
    /// More is shown than three readings and the button.
    pub has_details: RwSignal<bool>,
}

impl Embedding {
    pub(super) fn new() -> Self {
        Self {
            host: RwSignal::new_local(None),
            sent: RwSignal::new(None),
            wanted: RwSignal::new(None),
            has_details: RwSignal::new(false),
        }
    }

    /// A visitor of a host sees three readings and the button first. Tracks it.
    pub fn is_brief(self) -> bool {
        self.host.with(Option::is_some) && !self.has_details.get()
    }
}
