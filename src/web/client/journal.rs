//! What a new worker must be told so that it stands where the old one stood.

use std::rc::Rc;

use gloo_file::futures::read_as_array_buffer;
use gloo_file::{Blob, FileReadError};
use js_sys::{Array, Uint8Array};
use web_sys::File;

use super::event::words_of;
use crate::engine::edit::Edit;
use crate::engine::protocol::{Request, Response};

/// A request that changed the session, with its files.
#[derive(Clone)]
pub(super) struct Change {
    pub(super) request: Rc<Request>,
    pub(super) files: Vec<File>,
    /// It may have brought something that outlives the files, such as a profile.
    pub(super) outlives: bool,
}

/// Requests in the order in which they succeeded.
#[derive(Default)]
pub(super) struct Journal {
    entries: Vec<Change>,
    /// Where what is open now was opened, all of it at once.
    since: usize,
    /// The language that is spoken; it is told first and outlives all else.
    language: Option<Change>,
    /// Who visits, told next; it outlives all else, too. It counts before it is answered: nothing may be shown first.
    visit: Option<Change>,
}

impl Journal {
    /// Notes who visits. Every worker is told before it opens anything, whatever becomes of the request.
    pub(super) fn visited(&mut self, request: &Rc<Request>) {
        if matches!(**request, Request::Visit { .. }) {
            let request = Rc::clone(request);
            self.visit = Some(Change { request, files: Vec::new(), outlives: true });
        }
    }

    /// A new worker has something to take up again.
    pub(super) fn has_changes(&self) -> bool {
        self.language.is_some() || !self.entries.is_empty()
    }

    /// Notes a request that succeeded, with its answer; those that only ask are not kept.
    pub(super) fn note(&mut self, mut entry: Change, answer: &Response) {
        let (are_sources, are_all) = opened(&entry.request, answer);
        entry.outlives = !are_sources;
        match &*entry.request {
            Request::Speak { .. } => self.language = Some(entry),
            Request::Reset => self.clear(),
            Request::OpenSample => self.replace(entry),
            Request::Open { .. } if are_all => self.replace(entry),
            // The report of a link takes the place of everything.
            Request::OpenLink { .. } => {
                self.clear();
                self.entries.push(entry);
            }
            Request::Apply(_) | Request::Set { .. } | Request::Undo | Request::Redo => {
                self.entries.push(entry)
            }
            Request::Open { .. } | Request::Paste { .. } | Request::CloseSource { .. } => {
                self.entries.push(entry)
            }
            Request::Start { .. }
            | Request::Visit { .. }
            | Request::Configure { .. }
            | Request::WarmUp
            | Request::Reference
            | Request::Supplied { .. }
            | Request::Summary
            | Request::Lines(_)
            | Request::Line { .. }
            | Request::Review { .. }
            | Request::Link { .. }
            | Request::ExportFor { .. }
            | Request::AskPrices { .. }
            | Request::File { .. }
            | Request::Plan { .. }
            | Request::Supply { .. }
            | Request::Alternates { .. }
            | Request::Ready
            | Request::Sides
            | Request::Compare
            | Request::Form(_)
            | Request::Figures { .. }
            | Request::Compliance { .. }
            | Request::Keep
            | Request::Export(_) => {}
        }
    }

    /// The files before are gone and with them what was edited of them. What was open just before stays, for it is
    /// compared; what that had replaced goes. An edit that was taken back may be one of either kind: then all stay, and
    /// the new worker goes the whole way.
    fn replace(&mut self, entry: Change) {
        let has_undo = self.entries.iter().any(|it| matches!(*it.request, Request::Undo | Request::Redo));
        let mut gone = if has_undo { 0 } else { self.since };
        self.entries.retain(|it| {
            let is_gone = gone > 0 && !is_of_no_file(it);
            gone = gone.saturating_sub(1);
            !is_gone
        });
        self.since = self.entries.len();
        self.entries.push(entry);
    }

    pub(super) fn entries(&self) -> Vec<Change> {
        self.language.iter().chain(&self.visit).chain(&self.entries).cloned().collect()
    }

    pub(super) fn clear(&mut self) {
        self.entries.clear();
        self.since = 0;
    }
}

/// Whether all files that a request named are open now, and whether nothing else is.
fn opened(request: &Request, answer: &Response) -> (bool, bool) {
    let Request::Open { names } = request else { return (true, false) };
    let Response::Summary { summary: Some(summary), .. } = answer else { return (false, false) };
    let own = || summary.sources.iter().filter(|it| !it.is_of_site);
    let are_sources = names.iter().all(|name| own().any(|it| it.name == *name));
    (are_sources, are_sources && own().count() == names.len())
}

/// A change that counts whatever files are open.
fn is_of_no_file(change: &Change) -> bool {
    match &*change.request {
        Request::Apply(edit) => edit.source().is_none(),
        Request::Set { edit, .. } => matches!(edit, Edit::Setting(_)),
        _ => change.outlives,
    }
}

/// Copies of files as they are now, in the browser's keeping and not in the page's memory, and their bytes: what is on the
/// disk may be gone or changed when a new worker needs it.
pub(super) async fn held(files: Vec<File>) -> Result<(Vec<File>, Vec<Uint8Array>), FileReadError> {
    let bytes = read_files(&files).await?;
    let copy = |(file, bytes): (File, &Uint8Array)| {
        File::new_with_u8_array_sequence(&Array::of1(bytes), &file.name())
    };
    let copies = files.into_iter().zip(&bytes).map(copy).collect::<Result<_, _>>();
    let copies = copies.map_err(|why| FileReadError::NotReadable(words_of(&why)))?;
    Ok((copies, bytes))
}

/// The bytes of files, in their order.
pub(super) async fn read_files(files: &[File]) -> Result<Vec<Uint8Array>, FileReadError> {
    let mut all = Vec::with_capacity(files.len());
    for file in files {
        let buffer = read_as_array_buffer(&Blob::from(file.clone())).await?;
        all.push(Uint8Array::new(&buffer));
    }
    Ok(all)
}
