//! The icons: one path each in a box of 16 × 16, drawn in the color of the text. An icon never stands
//! alone: a word says the same beside it.

use leptos::prelude::*;

use crate::domain::compliance::RohsStatus;
use crate::domain::compliance::regimes::Answer;
use crate::domain::finding::Severity;
use crate::domain::known::Mark;
use crate::domain::ready;

/// What an icon means. Every severity has its own shape, so that none rests on its color.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    /// A ring with a tick.
    Good,
    /// A ring with a tick and a star: good, on a condition.
    Exempt,
    /// An octagon with a cross.
    Bad,
    /// A triangle.
    Warning,
    /// A square with an i.
    Note,
    /// A broken ring with a question mark.
    Unknown,
    /// A dash.
    NotApplicable,
    Up,
    Down,
    Close,
    Search,
}

impl Icon {
    /// The role of its color: a class of `components.css`.
    fn tone(self) -> &'static str {
        match self {
            Self::Good | Self::Exempt => "icon good",
            Self::Bad => "icon bad",
            Self::Warning => "icon warn",
            Self::Note => "icon note",
            Self::Unknown | Self::NotApplicable => "icon mute",
            _ => "icon",
        }
    }

    fn path(self) -> &'static str {
        match self {
            Self::Good => "M8 1.75a6.25 6.25 0 1 0 0 12.5 6.25 6.25 0 0 0 0-12.5M5 8.25l2.1 2.1L11 6",
            Self::Exempt => "M13.9 6A6.25 6.25 0 1 1 10 2.1M5 8.25l2.1 2.1L11 6M13.5 1v4M11.5 3h4",
            Self::Bad => {
                "M5.3 1.75h5.4l3.55 3.55v5.4l-3.55 3.55H5.3L1.75 10.7V5.3zM5.75 5.75l4.5 4.5m0-4.5-4.5 4.5"
            }
            Self::Warning => "M8 2 1.5 13.75h13zM8 6.5v3.25M8 11.7v.05",
            Self::Note => "M2.25 2.25h11.5v11.5H2.25zM8 7.25v3.75M8 4.9v.05",
            Self::Unknown => {
                "M5.6 2.2a6.3 6.3 0 0 1 4.8 0M13.8 5.6a6.3 6.3 0 0 1 0 4.8M10.4 13.8a6.3 6.3 0 0 1-4.8 0M2.2 10.4a6.3 6.3 0 0 1 0-4.8M6.2 6.3c.2-2 3.6-2 3.6 0 0 1.3-1.8 1.3-1.8 2.7M8 11.2v.05"
            }
            Self::NotApplicable => "M4.5 8h7",
            Self::Up => "M4 9.75 8 5.75l4 4",
            Self::Down => "M4 6.25l4 4 4-4",
            Self::Close => "M4 4l8 8m0-8-8 8",
            Self::Search => "M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9M10.4 10.4l3.35 3.35",
        }
    }

    /// Draws it; screen readers pass over it.
    pub fn draw(self) -> AnyView {
        view! {
            <svg class=self.tone() viewBox="0 0 16 16" aria-hidden="true">
                <path d=self.path() />
            </svg>
        }
        .into_any()
    }
}

impl From<Severity> for Icon {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Error => Self::Bad,
            Severity::Warning => Self::Warning,
            Severity::Note => Self::Note,
        }
    }
}

impl From<RohsStatus> for Icon {
    fn from(status: RohsStatus) -> Self {
        match status {
            RohsStatus::Compliant => Self::Good,
            RohsStatus::ByExemption => Self::Exempt,
            RohsStatus::NonCompliant => Self::Bad,
            RohsStatus::Unknown => Self::Unknown,
            RohsStatus::NotApplicable => Self::NotApplicable,
        }
    }
}

impl From<Answer> for Icon {
    fn from(answer: Answer) -> Self {
        match answer {
            Answer::Meets => Self::Good,
            Answer::ByExemption => Self::Exempt,
            Answer::MustBeTold => Self::Warning,
            Answer::Fails => Self::Bad,
            Answer::Unknown => Self::Unknown,
            Answer::NotApplicable => Self::NotApplicable,
        }
    }
}

impl From<Mark> for Icon {
    fn from(mark: Mark) -> Self {
        match mark {
            Mark::Good => Self::Good,
            Mark::Unknown => Self::Unknown,
            Mark::Warning => Self::Warning,
        }
    }
}

impl From<ready::Answer> for Icon {
    fn from(answer: ready::Answer) -> Self {
        match answer {
            ready::Answer::Go => Self::Good,
            ready::Answer::NotYet => Self::Bad,
            ready::Answer::Unknown => Self::Unknown,
        }
    }
}
