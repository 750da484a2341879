//! The fields of compliance: the product, the regimes, how bad a finding is, what is accepted for a part.

use super::{Mistyped, ON, no_field, some};
use crate::domain::compliance::category::Category;
use crate::domain::compliance::regimes::Regime;
use crate::domain::day::Day;
use crate::domain::finding::Severity;
use crate::domain::language::tr;
use crate::domain::project::Command;
use crate::domain::rules::words_of_code;
use crate::domain::settings::Settings;

/// The command of a field, by what follows `compliance.` in its name: `category`, `ship-date`, `regime.CODE`,
/// `severity.CODE`, `waive.CODE/PART`.
///
/// # Errors
/// Where the text is not what the field takes, or there is no such field.
pub(super) fn command(settings: &Settings, path: &str, text: &str) -> Result<Command, Mistyped> {
    let (field, code) = path.split_once('.').unwrap_or((path, ""));
    Ok(match field {
        "category" => {
            let category = some(text).map(|it| {
                Category::from_code(it)
                    .ok_or_else(|| Mistyped::new(it, tr("a category of RoHS from 1 to 11")))
            });
            Command::SetCategory(category.transpose()?)
        }
        "ship-date" => {
            if some(text).is_some_and(|it| Day::from_iso(it).is_none()) {
                return Err(Mistyped::new(text, tr("a day as year-month-day, such as 2027-06-30")));
            }
            Command::SetShipDate(some(text).map(str::to_owned))
        }
        "regime" => Command::SetRegimes(with_regime(settings, code, text == ON)?),
        "severity" => {
            let severity = some(text).map(|it| {
                Severity::from_code(it).ok_or_else(|| Mistyped::new(it, tr("one of the severities")))
            });
            Command::SetSeverity { code: known(code)?, severity: severity.transpose()? }
        }
        "waive" => {
            let (code, part) = code.split_once('/').ok_or_else(|| no_field(path))?;
            let reason = some(text).map(str::to_owned);
            Command::Waive { code: known(code)?, part: part.to_owned(), reason }
        }
        _ => return Err(no_field(path)),
    })
}

/// The regimes that apply once one is chosen or not; the last one stays, since a check of nothing has no verdict.
fn with_regime(settings: &Settings, code: &str, is_chosen: bool) -> Result<Vec<Regime>, Mistyped> {
    let regime = Regime::from_code(code).ok_or_else(|| no_field(code))?;
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
