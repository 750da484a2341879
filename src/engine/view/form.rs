//! Settings as fields, ready to show: what stands in each, and by which name [`Request::Set`] changes it.
//!
//! The screen draws every form by the same few pieces, so that a new setting costs the page nothing.
//!
//! [`Request::Set`]: crate::engine::protocol::Request::Set

mod compliance;
pub mod field;
mod plan;
mod profile;
mod rates;
mod sender;
mod what_if;

use crate::domain::report::Report;
use crate::engine::view::form::field::{FormKind, FormView};

/// The fields of a kind as they stand.
pub fn form(report: &Report, kind: FormKind) -> FormView {
    let groups = match kind {
        FormKind::WhatIf => what_if::groups(report),
        FormKind::Profile => profile::groups(report),
        FormKind::Rates => rates::groups(report),
        FormKind::Compliance => compliance::product(report),
        FormKind::Severities => compliance::severities(report),
        FormKind::Plan => plan::dates(report),
        FormKind::Times => plan::times(report),
        FormKind::Risk => plan::weights(report),
        FormKind::Sender => sender::groups(report),
    };
    FormView { groups }
}
