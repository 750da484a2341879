//! What a new worker must be told so that it stands where the old one stood.

use gloo_file::futures::read_as_array_buffer;
use gloo_file::{Blob, FileReadError};
use js_sys::Uint8Array;
use web_sys::File;

use crate::engine::edit::Edit;
use crate::engine::protocol::{Request, Response};

/// A request that changed the session, with the handles of its files. The bytes are read again when needed:
/// a handle costs nothing, a copy of every file would cost the page its memory.
#[derive(Clone)]
pub(super) struct Change {
    pub(super) request: Request,
    pub(super) files: Vec<File>,
}

/// Requests in the order in which they succeeded.
#[derive(Default)]
pub(super) struct Journal {
    entries: Vec<Change>,
    /// The language that is spoken; it is told first and outlives all else.
    language: Option<Change>,
}

impl Journal {
    /// Notes a request that succeeded, with its answer; those that only ask are not kept.
    pub(super) fn note(&mut self, entry: Change, answer: &Response) {
        match &entry.request {
            Request::Open { names } if is_all_of(names, answer) => self.replace(entry),
            Request::Speak { .. } => self.language = Some(entry),
            Request::Reset => self.entries.clear(),
            Request::OpenSample => self.replace(entry),
            // The report of a link takes the place of everything.
            Request::OpenLink { .. } => {
                self.entries.clear();
                self.entries.push(entry);
            }
            Request::Apply(_) | Request::Set { .. } | Request::Undo | Request::Redo => {
                self.entries.push(entry)
            }
            Request::Open { .. } | Request::Paste { .. } | Request::CloseSource { .. } => {
                self.entries.push(entry)
            }
            Request::Start { .. }
            | Request::Configure { .. }
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

    /// The files before are gone and with them what was edited of them. An edit that was taken back may be one of either
    /// kind: then all stay, and the new worker goes the whole way.
    fn replace(&mut self, entry: Change) {
        let has_undo = self.entries.iter().any(|it| matches!(it.request, Request::Undo | Request::Redo));
        self.entries.retain(|it| has_undo || is_of_no_file(&it.request));
        self.entries.push(entry);
    }

    pub(super) fn entries(&self) -> Vec<Change> {
        self.language.iter().chain(&self.entries).cloned().collect()
    }

    pub(super) fn clear(&mut self) {
        self.entries.clear();
    }
}

/// All that is open now was opened just now.
fn is_all_of(names: &[String], answer: &Response) -> bool {
    let Response::Summary { summary: Some(summary), .. } = answer else { return false };
    summary.sources.iter().all(|it| names.contains(&it.name))
}

/// An edit that counts whatever files are open.
fn is_of_no_file(request: &Request) -> bool {
    match request {
        Request::Apply(edit) => edit.source().is_none(),
        Request::Set { edit, .. } => matches!(edit, Edit::Setting(_)),
        _ => false,
    }
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
