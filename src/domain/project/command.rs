//! Every edit that a user can make.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::Settings;
use super::settings::LeadTimeGrades;
use crate::domain::cost::policy::Policy;
use crate::domain::cost::profile::Profile;
use crate::domain::money::Currency;
use crate::domain::money::rates::Rates;

/// An edit. Files are opened and closed by the engine, since they are not plain values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Command {
    SetBoards(Vec<u32>),
    SetCurrency(Option<Currency>),
    SetLeadTimeGrades(LeadTimeGrades),
    /// What an assembler charges and loses; `None`: the parts alone.
    SetProfile(Option<Box<Profile>>),
    /// The process for all volumes; `None`: the cheaper one of each volume.
    SetProcess(Option<String>),
    SetPolicy(Policy),
    SetRates(Option<Rates>),
    /// What may be left over of a part before it is a finding.
    SetExcessLimit(Option<Decimal>),
    /// What a good board may cost.
    SetTargetPrice(Option<Decimal>),
    /// Share of good boards, above 0 up to 1; `None`: as the process says.
    SetYield(Option<Decimal>),
}

impl Command {
    /// Carries the edit out.
    pub fn apply(&self, settings: &mut Settings) {
        match self {
            Self::SetBoards(boards) => settings.set_boards(boards),
            Self::SetCurrency(currency) => settings.currency = *currency,
            Self::SetLeadTimeGrades(grades) => settings.lead_time = *grades,
            Self::SetProfile(profile) => settings.profile = profile.as_deref().cloned(),
            Self::SetProcess(process) => settings.process.clone_from(process),
            Self::SetPolicy(policy) => settings.policy = *policy,
            Self::SetExcessLimit(limit) => settings.excess_limit = limit.filter(|it| *it >= Decimal::ZERO),
            Self::SetTargetPrice(target) => settings.target_price = target.filter(|it| *it > Decimal::ZERO),
            Self::SetRates(rates) => settings.rates.clone_from(rates),
            Self::SetYield(good) => {
                settings.good = good.filter(|it| *it > Decimal::ZERO && *it <= Decimal::ONE);
            }
        }
    }
}
