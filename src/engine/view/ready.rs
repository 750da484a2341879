//! Ready for mass production? The answers as the screen shows them.

use serde::{Deserialize, Serialize};

use crate::domain::ready::{Answer, ready as answers};
use crate::domain::report::Report;
use crate::domain::words::{names, numbers, ready_words as words};

/// The readiness at all volumes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadyView {
    pub revision: u32,
    pub volumes: Vec<ReadyVolume>,
}

/// The readiness at one volume.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadyVolume {
    pub boards: u32,
    pub boards_text: String,
    pub phase: String,
    pub answer: Answer,
    /// "Not yet."
    pub sentence: String,
    pub checks: Vec<ReadyCheck>,
}

/// One check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadyCheck {
    /// `compliance`, `prices`, `long-lead`, `ship-date`, `sources`, `lifecycle`, `data`, `yield`, `set-up`.
    pub code: String,
    /// "RoHS compliance".
    pub label: String,
    pub answer: Answer,
    /// "Go", "Not yet", "Unknown".
    pub answer_text: String,
    /// "3 lines have no price."
    pub sentence: String,
    /// What to do; empty where nothing is to be done.
    pub todo: String,
}

/// The readiness of a report at its volumes.
pub fn ready(report: &Report, revision: u32) -> ReadyView {
    let volume = |it: crate::domain::ready::Readiness| ReadyVolume {
        boards: it.boards,
        boards_text: numbers::count(it.boards.into()),
        phase: names::phase(report.settings.phase(it.boards)).to_owned(),
        answer: it.answer(),
        sentence: words::verdict(it.answer()).to_owned(),
        checks: it
            .checks
            .iter()
            .map(|check| ReadyCheck {
                code: check.subject.code().to_owned(),
                label: words::label(check).to_owned(),
                answer: check.answer,
                answer_text: words::answer(check.answer).to_owned(),
                sentence: words::sentence(check),
                todo: words::todo(check).to_owned(),
            })
            .collect(),
    };
    ReadyView { revision, volumes: answers(report).into_iter().map(volume).collect() }
}
