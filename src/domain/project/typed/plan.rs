//! The fields of the plan and of the risk: dates, times in days, weights.

use rust_decimal::prelude::ToPrimitive;

use super::{Mistyped, days, some};
use crate::domain::day::Day;
use crate::domain::language::tr;
use crate::domain::profile::phases::Phases;
use crate::domain::project::Command;
use crate::domain::settings::Settings;
use crate::domain::settings::plan::PlanTerms;
use crate::domain::settings::risk::Factor;

/// A time longer than ten years is a slip.
const MOST_DAYS: u32 = 3_650;

/// The command of `plan.order`, `plan.start` or `plan.ship` with a date; nothing typed wants no day.
///
/// The wanted ship date is one for the plan and for the exemptions, unless the plan has one of its own.
///
/// # Errors
/// Where the text is no day of the calendar, or there is no such field.
pub(super) fn date(settings: &Settings, path: &str, text: &str) -> Result<Command, Mistyped> {
    let is_day = |it: &&str| Day::from_iso(it).is_some();
    let expected = || Mistyped::new(text, tr("a day such as 2027-03-29"));
    let date =
        some(text).map(|it| Some(it).filter(is_day).map(str::to_owned).ok_or_else(expected)).transpose()?;
    let terms = settings.plan.clone();
    Ok(match path {
        "order" => Command::SetPlan(PlanTerms { order_date: date, ..terms }),
        "start" => Command::SetPlan(PlanTerms { build_start: date, ..terms }),
        "ship" if terms.ship_date.is_some() => Command::SetPlan(PlanTerms { ship_date: date, ..terms }),
        "ship" => Command::SetShipDate(date),
        _ => return Err(super::no_field(path)),
    })
}

/// The command of a time by its code, such as `transit` or `mass.setup`; `usual` goes back to the usual times.
///
/// # Errors
/// Where the text is no number of days, or there is no such time.
pub(super) fn time(settings: &Settings, code: &str, text: &str) -> Result<Command, Mistyped> {
    let mut terms = settings.plan.clone();
    if code == "usual" {
        terms.allowances = None;
        return Ok(Command::SetPlan(terms));
    }
    let mut times = settings.allowances();
    let time = times.time_mut(code).ok_or_else(|| super::no_field(code))?;
    let expected = || Mistyped::new(text, tr("a number of days from 0 to 3650"));
    *time = Some(days(text)?).filter(|it| *it <= MOST_DAYS).ok_or_else(expected)?;
    terms.allowances = Some(times);
    Ok(Command::SetPlan(terms))
}

/// The command of the largest `prototype` or `pilot` in boards; `usual` goes back to the usual limits.
///
/// # Errors
/// Where the text is no number of boards, a pilot would not be larger than a prototype, or there is no such phase.
pub(super) fn phases(settings: &Settings, code: &str, text: &str) -> Result<Command, Mistyped> {
    if code == "usual" {
        return Ok(Command::SetPhases(None));
    }
    let now = settings.phases();
    let boards = super::number(text).and_then(|it| it.to_u32());
    let boards = boards.filter(|it| (1..=Settings::MAX_BOARDS).contains(it));
    let boards = boards.ok_or_else(|| Mistyped::new(text, tr("a number of boards such as 100")))?;
    let (phases, expected) = match code {
        "prototype" => (Phases::of(boards, now.pilot()), tr("fewer boards than the largest pilot")),
        "pilot" => (Phases::of(now.prototype(), boards), tr("more boards than the largest prototype")),
        _ => return Err(super::no_field(code)),
    };
    let phases = phases.ok_or_else(|| Mistyped::new(text, expected))?;
    Ok(Command::SetPhases(Some(phases)))
}

/// The command of the weight of a factor by its code.
///
/// # Errors
/// Where the text is no whole number from 0 to 100, or there is no such factor.
pub(super) fn weight(settings: &Settings, code: &str, text: &str) -> Result<Command, Mistyped> {
    let factor = Factor::ALL.into_iter().find(|it| it.code() == code).ok_or_else(|| super::no_field(code))?;
    let weight = text.parse().ok().filter(|it: &u8| *it <= 100);
    let weight = weight.ok_or_else(|| Mistyped::new(text, tr("a whole number from 0 to 100")))?;
    let mut weights = settings.risk;
    *weights.weight_mut(factor) = weight;
    Ok(Command::SetRiskWeights(weights))
}

#[cfg(test)]
mod tests {
    use crate::domain::project::Command;
    use crate::domain::project::typed::command;
    use crate::domain::settings::Settings;

    fn settings() -> Settings {
        Settings::new("2026-11-22")
    }

    #[test]
    fn dates_are_days_of_the_calendar_or_nothing() {
        let Ok(Command::SetPlan(terms)) = command(&settings(), "plan.order", " 2026-12-01 ") else {
            panic!("no plan")
        };
        assert_eq!(terms.order_date.as_deref(), Some("2026-12-01"));
        assert_eq!(command(&settings(), "plan.ship", ""), Ok(Command::SetShipDate(None)));
        for wrong in ["2027-02-29", "tomorrow", "29.03.2027"] {
            assert!(command(&settings(), "plan.ship", wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_plan_with_a_ship_date_of_its_own_keeps_it_apart() {
        let mut own = settings();
        own.plan.ship_date = Some("2027-03-01".to_owned());
        let Ok(Command::SetPlan(terms)) = command(&own, "plan.ship", "2027-04-01") else { panic!("no plan") };
        assert_eq!(terms.ship_date.as_deref(), Some("2027-04-01"));
    }

    #[test]
    fn one_time_changes_and_the_others_stay() {
        let Ok(Command::SetPlan(terms)) = command(&settings(), "times.mass.setup", "30") else {
            panic!("no plan")
        };
        let (changed, usual) = (terms.allowances.unwrap(), settings().allowances());
        assert_eq!((changed.mass.setup, changed.mass.assembly), (30, usual.mass.assembly));
        assert_eq!(changed.transit, usual.transit);
        for (field, text) in [("times.transit", "-1"), ("times.transit", "3651"), ("times.lunch", "1")] {
            assert!(command(&settings(), field, text).is_err(), "{field} {text}");
        }
    }

    #[test]
    fn weights_are_from_0_to_100() {
        let Ok(Command::SetRiskWeights(weights)) = command(&settings(), "risk.stock", "45") else {
            panic!("no weights")
        };
        assert_eq!(weights.stock, 45);
        assert!(command(&settings(), "risk.stock", "101").is_err());
        assert!(command(&settings(), "risk.luck", "1").is_err());
    }
}
