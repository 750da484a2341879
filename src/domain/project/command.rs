//! Every edit that a user can make.

use serde::{Deserialize, Serialize};

use super::settings::LeadTimeGrades;
use super::{Project, ReviewEdit};
use crate::domain::money::Currency;
use crate::domain::place::SourceIndex;

/// An edit. Files are opened and closed by the engine, since they are not plain values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Command {
    SetBoards(Vec<u32>),
    SetCurrency(Option<Currency>),
    SetLeadTimeGrades(LeadTimeGrades),
    /// How a file is to be read.
    Review {
        source: SourceIndex,
        edit: ReviewEdit,
    },
}

impl Command {
    /// Carries the edit out; gives the command that takes it back.
    pub fn apply(&self, project: &mut Project) -> Self {
        let settings = &mut project.settings;
        match self {
            Self::SetBoards(boards) => {
                let before = settings.boards.clone();
                settings.set_boards(boards);
                Self::SetBoards(before)
            }
            Self::SetCurrency(currency) => {
                Self::SetCurrency(std::mem::replace(&mut settings.currency, *currency))
            }
            Self::SetLeadTimeGrades(grades) => {
                Self::SetLeadTimeGrades(std::mem::replace(&mut settings.lead_time, *grades))
            }
            Self::Review { source, edit } => {
                let before = project.review(*source);
                let mut after = before.clone();
                edit.apply(&mut after);
                project.set_review(*source, after);
                Self::Review { source: *source, edit: ReviewEdit::Restore(Box::new(before)) }
            }
        }
    }

    /// The file that the edit is about.
    pub fn source(&self) -> Option<SourceIndex> {
        match self {
            Self::Review { source, .. } => Some(*source),
            Self::SetBoards(_) | Self::SetCurrency(_) | Self::SetLeadTimeGrades(_) => None,
        }
    }

    /// The same edit of the file at another place; `None` where that file is gone.
    pub(super) fn moved(self, moved: &dyn Fn(SourceIndex) -> Option<SourceIndex>) -> Option<Self> {
        match self {
            Self::Review { source, edit } => Some(Self::Review { source: moved(source)?, edit }),
            other => Some(other),
        }
    }
}
