//! The fields of compliance: the product, the regimes, how bad a finding is, what is accepted for a part.

use serde::{Deserialize, Serialize};

use super::ON;
use crate::domain::compliance::category::Category;
use crate::domain::compliance::regimes::Regime;
use crate::domain::day::Day;
use crate::domain::finding::Severity;
use crate::domain::language::tr;
use crate::domain::project::Command;
use crate::domain::project::typed::reading::{Mistyped, some};
use crate::domain::rules::words_of_code;
use crate::domain::settings::Settings;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ComplianceField {
    Category,
    ShipDate,
    /// Whether the regime applies.
    Regime(Regime),
    /// How bad the finding of a check is.
    Severity {
        code: String,
    },
    /// Why a finding is accepted for a part.
    Waive {
        code: String,
        part: String,
    },
}

impl ComplianceField {
    pub(super) fn name(&self) -> String {
        match self {
            Self::Category => "category".to_owned(),
            Self::ShipDate => "ship-date".to_owned(),
            Self::Regime(regime) => ["regime.", regime.code()].concat(),
            Self::Severity { code } => ["severity.", code].concat(),
            Self::Waive { code, part } => ["waive.", code, "/", part].concat(),
        }
    }
}

/// # Errors
/// Where the text is not what the field takes, or there is no such check.
pub(super) fn command(settings: &Settings, field: &ComplianceField, text: &str) -> Result<Command, Mistyped> {
    Ok(match field {
        ComplianceField::Category => {
            let category = some(text).map(|it| {
                Category::from_code(it)
                    .ok_or_else(|| Mistyped::new(it, tr("a category of RoHS from 1 to 11")))
            });
            Command::SetCategory(category.transpose()?)
        }
        ComplianceField::ShipDate => {
            if some(text).is_some_and(|it| Day::from_iso(it).is_none()) {
                return Err(Mistyped::new(text, tr("a day as year-month-day, such as 2027-06-30")));
            }
            Command::SetShipDate(some(text).map(str::to_owned))
        }
        ComplianceField::Regime(regime) => Command::SetRegimes(with_regime(settings, *regime, text == ON)?),
        ComplianceField::Severity { code } => {
            let severity = some(text).map(|it| {
                Severity::from_code(it).ok_or_else(|| Mistyped::new(it, tr("one of the severities")))
            });
            Command::SetSeverity { code: known(code)?, severity: severity.transpose()? }
        }
        ComplianceField::Waive { code, part } => {
            let reason = some(text).map(str::to_owned);
            Command::Waive { code: known(code)?, part: part.clone(), reason }
        }
    })
}

/// The regimes that apply once one is chosen or not; the last one stays, since a check of nothing has no verdict.
fn with_regime(settings: &Settings, regime: Regime, is_chosen: bool) -> Result<Vec<Regime>, Mistyped> {
    let is_kept = |it: &Regime| if *it == regime { is_chosen } else { settings.regimes.contains(it) };
    let chosen: Vec<Regime> = Regime::ALL.into_iter().filter(is_kept).collect();
    if chosen.is_empty() { Err(Mistyped::new("", tr("at least one regime"))) } else { Ok(chosen) }
}

/// The code of a check that there is.
fn known(code: &str) -> Result<String, Mistyped> {
    words_of_code(code)
        .map(|_| code.to_owned())
        .ok_or_else(|| Mistyped::new(code, tr("a check of the product")))
}
