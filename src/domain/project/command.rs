//! Every edit that a user can make.

use serde::{Deserialize, Serialize};

use super::Settings;
use super::settings::LeadTimeGrades;
use crate::domain::money::Currency;

/// An edit. Files are opened and closed by the engine, since they are not plain values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Command {
    SetBoards(Vec<u32>),
    SetCurrency(Option<Currency>),
    SetLeadTimeGrades(LeadTimeGrades),
}

impl Command {
    /// Carries the edit out.
    pub fn apply(&self, settings: &mut Settings) {
        match self {
            Self::SetBoards(boards) => settings.set_boards(boards),
            Self::SetCurrency(currency) => settings.currency = *currency,
            Self::SetLeadTimeGrades(grades) => settings.lead_time = *grades,
        }
    }
}
