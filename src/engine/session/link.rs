//! A report as a link, and the report of a link.

use super::Session;
use super::refusals::{nothing_open, refused};
use crate::domain::export::link::kinds::LinkContents;
use crate::domain::export::link::{read_link, words, write_link};
use crate::domain::project::{History, Project};
use crate::engine::protocol::Response;
use crate::engine::view;

impl Session {
    /// The part of a link from `#` on.
    #[inline(never)]
    pub(super) fn link(&self, contents: LinkContents, by: &str) -> Response {
        match &self.report {
            Some(report) => Response::Link { fragment: write_link(report, contents, by) },
            None => nothing_open(),
        }
    }

    /// Shows the report of a link in the place of all that is open; what is open stays where it cannot be read.
    #[inline(never)]
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
