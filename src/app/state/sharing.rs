//! What goes out as a file or a link, what came with a link, and what is kept on this computer.

use leptos::prelude::*;

use crate::domain::export::csv::CsvDialect;
use crate::domain::export::link::kinds::LinkContents;
use crate::domain::report::Audience;
use crate::web::storage::StoredWork;

/// What is chosen on the page on which a report is sent.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sharing {
    pub audience: Audience,
    pub dialect: CsvDialect,
    pub contents: LinkContents,
    /// Who makes the link; `None`: the sender of the report.
    pub by: Option<String>,
    /// What locks the links; empty: they are open.
    pub passphrase: String,
}

/// A link that waits: for its passphrase, or for the word that it may take the place of what is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    pub fragment: String,
    pub is_locked: bool,
    /// Something of the user's own is open.
    pub replaces: bool,
}

/// What leaves the session and what comes back into it.
#[derive(Clone, Copy)]
pub struct SharingState {
    /// What is chosen for what is sent.
    pub chosen: RwSignal<Sharing>,
    /// A link that waits for a word of the user.
    pub asked: RwSignal<Option<Asked>>,
    /// What is kept on this computer of an earlier visit.
    pub kept: RwSignal<Option<StoredWork>, LocalStorage>,
}

impl SharingState {
    pub(super) fn new() -> Self {
        Self { chosen: RwSignal::default(), asked: RwSignal::default(), kept: RwSignal::new_local(None) }
    }
}
