//! The pages of a report that only read it.

use super::Session;
use super::refusals::{not_in_link, nothing_open};
use crate::domain::assess::marking::marking;
use crate::domain::report::Report;
use crate::engine::protocol::Response;
use crate::engine::view::query::LinesQuery;
use crate::engine::view::{self, FormKind};

impl Session {
    /// A window of the lines.
    pub(super) fn lines(&mut self, query: &LinesQuery) -> Response {
        if self.is_without_lines() {
            return not_in_link();
        }
        match &self.report {
            Some(report) => Response::Lines(self.order.window(report, self.revision, query)),
            None => nothing_open(),
        }
    }

    /// Everything about one line.
    #[inline(never)]
    pub(super) fn line(&self, index: u32) -> Response {
        let cell = |source, row, column| self.cell(source, row, column);
        let line = self.report.as_ref().and_then(|report| view::line(report, index, &cell));
        line.map_or_else(nothing_open, |it| Response::Line(Box::new(it)))
    }

    /// The fields of some settings.
    #[inline(never)]
    pub(super) fn form(&self, kind: FormKind) -> Response {
        self.page(|report| Response::Form(Box::new(view::form(report, kind))))
    }

    /// The figures of the cost.
    #[inline(never)]
    pub(super) fn figures(&self, curves: u16, bars: u16) -> Response {
        self.page(|report| Response::Figures(Box::new(view::figures(report, curves, bars))))
    }

    /// The compliance page.
    #[inline(never)]
    pub(super) fn compliance(&mut self, start: u32, count: u32) -> Response {
        // A long list asks for the page at every window of its lines.
        if let Some(report) = &mut self.report
            && report.prepared.marking.is_none()
        {
            report.prepared.marking = Some(marking(report));
        }
        self.page(|report| {
            Response::Compliance(Box::new(view::compliance(report, self.revision, start, count)))
        })
    }

    fn page(&self, page: impl FnOnce(&Report) -> Response) -> Response {
        self.report.as_ref().map_or_else(nothing_open, page)
    }
}
