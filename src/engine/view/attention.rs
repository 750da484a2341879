//! What a part asks of a buyer, by its risk and its stock.

use serde::{Deserialize, Serialize};

use crate::domain::bom::house::only_house;
use crate::domain::parts::supply::{Cover, PartSupply};
use crate::domain::report::Report;
use crate::domain::supply::risk::{Grade, LineRisk};

/// What a part asks of a buyer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Attention {
    /// To be looked at.
    Asked,
    /// No source says anything of it that a buyer asks for.
    Silent,
    /// Nobody has to do anything about it.
    Calm,
}

impl Attention {
    pub(super) fn of(report: &Report, part: &PartSupply, risk: &LineRisk, boards: u32) -> Self {
        let is_named =
            || report.lines.get(part.line as usize).is_some_and(|it| only_house(&it.line).is_some());
        match (risk.actual.grade(), part.cover(boards)) {
            (Grade::Low, Cover::Fair | Cover::Ample) => Self::Calm,
            (Grade::Unknown, Cover::Unknown)
                if part.lead_time_days.is_none()
                    && part.lifecycle.is_none()
                    && part.stock().is_none()
                    && risk.by.is_none()
                    && !is_named() =>
            {
                Self::Silent
            }
            _ => Self::Asked,
        }
    }
}
