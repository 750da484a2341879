//! What is being done for the user.

use leptos::prelude::*;

use crate::engine::protocol::Progress;

/// What is being done for the user.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Work {
    #[default]
    Idle,
    Running {
        /// Tells this work from the one before.
        job: u32,
        /// "Reading board.csv".
        what: String,
        progress: Option<Progress>,
        /// Work of less than 300 ms is not shown.
        shown: bool,
    },
}

/// The work that goes on; one at a time.
#[derive(Clone, Copy)]
pub struct WorkState {
    pub now: RwSignal<Work>,
    last_job: StoredValue<u32>,
}

impl WorkState {
    pub(super) fn new() -> Self {
        Self { now: RwSignal::new(Work::Idle), last_job: StoredValue::new(0) }
    }

    /// Begins a job and gives its number.
    pub fn begin(self, what: String) -> u32 {
        self.last_job.update_value(|it| *it = it.wrapping_add(1));
        let job = self.last_job.get_value();
        self.now.set(Work::Running { job, what, progress: None, shown: false });
        job
    }

    /// Changes the work if it is still the given job.
    pub fn update(self, id: u32, change: impl FnOnce(&mut Work)) {
        if self.now.with_untracked(|work| matches!(work, Work::Running { job, .. } if *job == id)) {
            self.now.update(change);
        }
    }
}
