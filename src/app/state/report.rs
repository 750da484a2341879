//! The report that is open. It is replaced as a whole and shared; views read slices of it.

use std::sync::Arc;

use leptos::prelude::*;

use crate::engine::view::summary::SummaryView;

/// What there is to show.
#[derive(Debug, Clone, Default)]
pub enum Report {
    #[default]
    None,
    Open(Arc<SummaryView>),
}

/// The report on the screen.
#[derive(Clone, Copy)]
pub struct ReportState {
    report: RwSignal<Report>,
}

impl ReportState {
    pub(super) fn new() -> Self {
        Self { report: RwSignal::new(Report::None) }
    }

    pub fn set(self, report: Report) {
        self.report.set(report);
    }

    /// The report that is open. Tracks it.
    pub fn summary(self) -> Option<Arc<SummaryView>> {
        self.report.with(|report| match report {
            Report::Open(summary) => Some(Arc::clone(summary)),
            Report::None => None,
        })
    }

    /// Whether a report is open. Tracks it.
    pub fn is_open(self) -> bool {
        self.report.with(|report| matches!(report, Report::Open(_)))
    }

    /// A value of the open report; its default while none is open. Tracks the report.
    pub fn of_summary<T: Default>(self, read: impl FnOnce(&SummaryView) -> T) -> T {
        self.report.with(|report| match report {
            Report::Open(summary) => read(summary),
            Report::None => T::default(),
        })
    }
}
