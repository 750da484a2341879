//! A report as a link, and the report of a link.

use super::{Session, nothing_open};
use crate::domain::export::link::{LinkContents, read_link, write_link};
use crate::domain::project::{History, Project};
use crate::domain::words::link as words;
use crate::engine::protocol::{Refusal, Response};
use crate::engine::view;

impl Session {
    /// The part of a link from `#` on.
    pub(super) fn link(&self, contents: LinkContents, by: &str) -> Response {
        match &self.report {
            Some(report) => Response::Link { fragment: write_link(report, contents, by) },
            None => nothing_open(),
        }
    }

    /// Shows the report of a link in the place of all that is open; what is open stays where it cannot be read.
    pub(super) fn open_link(&mut self, fragment: &str) -> Response {
        let report = match read_link(fragment) {
            Ok(report) => report,
            Err(error) => return refused(words::refusal(&error)),
        };
        self.project = Project::new(self.fresh_settings());
        self.history = History::default();
        self.files.clear();
        self.sources.clear();
        self.records.clear();
        self.file_findings.clear();
        self.wanted.clear();
        self.not_loaded = 0;
        self.revision += 1;
        self.order = view::LinesOrder::default();
        self.earlier = None;
        self.report = Some(report);
        self.summary(Vec::new())
    }

    /// Why nothing can be changed; `None` where it can.
    pub(super) fn refuse_change(&self) -> Option<Response> {
        let is_shared = self.report.as_ref().is_some_and(|it| it.shared.is_some());
        is_shared.then(|| refused(words::cannot_change()))
    }
}

/// Plan, stock and alternates follow from offers, which a link does not hold.
pub(super) fn not_in_link() -> Response {
    refused(words::not_in_link())
}

pub(super) fn refused((message, hint): (String, String)) -> Response {
    Response::Failed(Refusal { file: String::new(), message, hint })
}
