//! The fields that change the cost at once.

use serde::{Deserialize, Serialize};

use super::ON;
use crate::domain::cost::policy::Policy;
use crate::domain::language::tr;
use crate::domain::parts::price_age::PriceAgeLimits;
use crate::domain::project::Command;
use crate::domain::project::typed::reading::{
    Mistyped, above_zero, currency, days, good_share, some, zero_or_more,
};
use crate::domain::reference::PriceLevel;
use crate::domain::settings::Settings;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum CostField {
    Process,
    Policy,
    Currency,
    /// The share of good boards.
    Good,
    /// The price per board that is aimed at.
    Target,
    /// From which cost on left-over parts are told.
    Excess,
    Estimates,
    /// Where parts without a price are bought.
    PriceLevel,
    /// Up to this age in days a price is fresh.
    FreshDays,
    /// From this age in days on a price is stale.
    StaleDays,
}

impl CostField {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Process => "process",
            Self::Policy => "policy",
            Self::Currency => "currency",
            Self::Good => "good",
            Self::Target => "target",
            Self::Excess => "excess",
            Self::Estimates => "estimates",
            Self::PriceLevel => "price-level",
            Self::FreshDays => "age.fresh",
            Self::StaleDays => "age.stale",
        }
    }
}

/// # Errors
/// Where the text is not what the field takes.
pub(super) fn command(settings: &Settings, field: CostField, text: &str) -> Result<Command, Mistyped> {
    let age = settings.price_age;
    Ok(match field {
        CostField::Process => Command::SetProcess(some(text).map(str::to_owned)),
        CostField::Policy => Command::SetPolicy(
            Policy::from_code(text).ok_or_else(|| Mistyped::new(text, tr("one of the policies")))?,
        ),
        CostField::Currency => Command::SetCurrency(some(text).map(currency).transpose()?),
        CostField::Good => Command::SetYield(some(text).map(good_share).transpose()?),
        CostField::Target => Command::SetTargetPrice(some(text).map(above_zero).transpose()?),
        CostField::Excess => Command::SetExcessLimit(some(text).map(zero_or_more).transpose()?),
        CostField::Estimates => Command::SetEstimates(text == ON),
        CostField::PriceLevel => Command::SetPriceLevel(
            PriceLevel::from_code(text).ok_or_else(|| Mistyped::new(text, tr("one of the price levels")))?,
        ),
        CostField::FreshDays => {
            let days = days(text)?;
            let limits = PriceAgeLimits { fresh_days: days, stale_days: age.stale_days.max(days) };
            Command::SetPriceAge(limits)
        }
        CostField::StaleDays => {
            let days = days(text)?;
            let limits = PriceAgeLimits { fresh_days: age.fresh_days.min(days), stale_days: days };
            Command::SetPriceAge(limits)
        }
    })
}
