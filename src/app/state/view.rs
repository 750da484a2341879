//! What part of the report is shown, in step with the address.

use leptos::prelude::*;

use super::report::ReportState;
use crate::app::route::{Section, View};
use crate::engine::view::query::LineFilter;

/// The view and the address of the page.
#[derive(Clone, Copy)]
pub struct ViewState {
    view: RwSignal<View>,
    volume: Memo<u16>,
    /// The link whose report is open, from `#` on; empty where none is.
    pub link: StoredValue<String>,
}

impl ViewState {
    pub(super) fn new(view: View, report: ReportState) -> Self {
        let view = RwSignal::new(view);
        let volumes = move || report.of_summary(|it| it.cost.tiers.len());
        let volume = Memo::new(move |_| view.with(|view| volume(view, volumes())));
        Self { view, volume, link: StoredValue::default() }
    }

    /// The view. Tracks it.
    pub fn with<T>(self, read: impl FnOnce(&View) -> T) -> T {
        self.view.with(read)
    }

    pub fn with_untracked<T>(self, read: impl FnOnce(&View) -> T) -> T {
        self.view.with_untracked(read)
    }

    /// The index of the volume whose prices and shortages are shown. Tracks it.
    pub fn volume(self) -> u16 {
        self.volume.get()
    }

    /// Changes the view and leaves the old one behind the back button.
    pub fn go(self, change: impl FnOnce(&mut View)) {
        self.change(change, true);
    }

    /// Changes the view in place, as typing in the search does.
    pub fn adjust(self, change: impl FnOnce(&mut View)) {
        self.change(change, false);
    }

    /// Takes over the view of the address, after back or forward.
    pub fn follow(self, view: View) {
        if self.view.with_untracked(|it| *it != view) {
            self.view.set(view);
        }
    }

    /// Shows the lines that pass a filter.
    pub fn show_lines(self, filter: LineFilter) {
        self.go(|view| {
            view.section = Section::Lines;
            view.filter = filter;
            view.search.clear();
            view.line = None;
        });
    }

    fn change(self, change: impl FnOnce(&mut View), keeps: bool) {
        let mut view = self.view.get_untracked();
        change(&mut view);
        if self.view.with_untracked(|it| *it == view) {
            return;
        }
        self.view.set(view);
        self.write_address(keeps);
    }

    /// Puts the view into the address; a link whose report is open goes beside it, so that a reload opens it again.
    pub fn write_address(self, keeps: bool) {
        let fragment = self.view.with_untracked(View::fragment);
        let link = self.link.get_value().into();
        let Ok(history) = window().history() else { return };
        // A sandboxed frame may refuse: the view then just is not in the address.
        let _ = if keeps {
            history.push_state_with_url(&link, "", Some(&fragment))
        } else {
            history.replace_state_with_url(&link, "", Some(&fragment))
        };
    }
}

/// The chosen volume of so many; by default the middle of the scale.
fn volume(view: &View, count: usize) -> u16 {
    let last = u16::try_from(count.saturating_sub(1)).unwrap_or(u16::MAX);
    view.volume.unwrap_or(2).min(last)
}
