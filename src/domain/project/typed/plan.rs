//! The fields of the plan and of the risk: dates, times in days, weights.

use rust_decimal::prelude::ToPrimitive;
use serde::{Deserialize, Serialize};

use crate::domain::day::Day;
use crate::domain::language::tr;
use crate::domain::profile::allowances::{Time, Work};
use crate::domain::profile::phases::{Phase, Phases};
use crate::domain::project::Command;
use crate::domain::project::typed::reading::{Mistyped, days, number, some};
use crate::domain::settings::Settings;
use crate::domain::settings::plan::PlanTerms;
use crate::domain::settings::risk::Factor;

/// A time longer than ten years is a slip.
const MOST_DAYS: u32 = 3_650;

/// A day of the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum PlanField {
    Order,
    /// The start of assembly.
    Start,
    Ship,
}

impl PlanField {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Order => "order",
            Self::Start => "start",
            Self::Ship => "ship",
        }
    }
}

/// Up to how many boards it is a prototype or a pilot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum PhaseField {
    Prototype,
    Pilot,
    /// Back to the usual limits.
    Usual,
}

impl PhaseField {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Prototype => "prototype",
            Self::Pilot => "pilot",
            Self::Usual => "usual",
        }
    }
}

/// How long everything but the parts takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum TimeField {
    Of(Time),
    /// Back to the usual times.
    Usual,
}

impl TimeField {
    pub(super) fn name(self) -> String {
        let (phase, time) = match self {
            Self::Usual => ("", "usual"),
            Self::Of(Time::Transit) => ("", "transit"),
            Self::Of(Time::Receiving) => ("", "receiving"),
            Self::Of(Time::Safety) => ("", "safety"),
            Self::Of(Time::SpotBuy) => ("", "spot_buy"),
            Self::Of(Time::Of(phase, work)) => (
                match phase {
                    Phase::Prototype => "prototype.",
                    Phase::Pilot => "pilot.",
                    Phase::MassProduction => "mass.",
                },
                match work {
                    Work::Setup => "setup",
                    Work::Pcb => "pcb",
                    Work::Assembly => "assembly",
                    Work::Test => "test",
                    Work::Shipping => "shipping",
                },
            ),
        };
        [phase, time].concat()
    }
}

/// The command of a day; nothing typed wants no day.
///
/// The wanted ship date is one for the plan and for the exemptions, unless the plan has one of its own.
///
/// # Errors
/// Where the text is no day of the calendar.
pub(super) fn date(settings: &Settings, field: PlanField, text: &str) -> Result<Command, Mistyped> {
    let is_day = |it: &&str| Day::from_iso(it).is_some();
    let expected = || Mistyped::new(text, tr("a day such as 2027-03-29"));
    let date =
        some(text).map(|it| Some(it).filter(is_day).map(str::to_owned).ok_or_else(expected)).transpose()?;
    let terms = settings.plan.clone();
    Ok(match field {
        PlanField::Order => Command::SetPlan(PlanTerms { order_date: date, ..terms }),
        PlanField::Start => Command::SetPlan(PlanTerms { build_start: date, ..terms }),
        PlanField::Ship if terms.ship_date.is_some() => {
            Command::SetPlan(PlanTerms { ship_date: date, ..terms })
        }
        PlanField::Ship => Command::SetShipDate(date),
    })
}

/// The command of a time.
///
/// # Errors
/// Where the text is no number of days.
pub(super) fn time(settings: &Settings, field: TimeField, text: &str) -> Result<Command, Mistyped> {
    let mut terms = settings.plan.clone();
    let TimeField::Of(time) = field else {
        terms.allowances = None;
        return Ok(Command::SetPlan(terms));
    };
    let mut times = settings.allowances();
    let expected = || Mistyped::new(text, tr("a number of days from 0 to 3650"));
    *times.time_mut(time) = Some(days(text)?).filter(|it| *it <= MOST_DAYS).ok_or_else(expected)?;
    terms.allowances = Some(times);
    Ok(Command::SetPlan(terms))
}

/// The command of a limit in boards.
///
/// # Errors
/// Where the text is no number of boards, or a pilot would not be larger than a prototype.
pub(super) fn phases(settings: &Settings, field: PhaseField, text: &str) -> Result<Command, Mistyped> {
    if field == PhaseField::Usual {
        return Ok(Command::SetPhases(None));
    }
    let now = settings.phases();
    let boards = number(text).and_then(|it| it.to_u32());
    let boards = boards.filter(|it| (1..=Settings::MAX_BOARDS).contains(it));
    let boards = boards.ok_or_else(|| Mistyped::new(text, tr("a number of boards such as 100")))?;
    let (phases, expected) = match field {
        PhaseField::Prototype => (Phases::of(boards, now.pilot()), tr("fewer boards than the largest pilot")),
        _ => (Phases::of(now.prototype(), boards), tr("more boards than the largest prototype")),
    };
    let phases = phases.ok_or_else(|| Mistyped::new(text, expected))?;
    Ok(Command::SetPhases(Some(phases)))
}

/// The command of the weight of a factor.
///
/// # Errors
/// Where the text is no whole number from 0 to 100.
pub(super) fn weight(settings: &Settings, factor: Factor, text: &str) -> Result<Command, Mistyped> {
    let weight = text.parse().ok().filter(|it: &u8| *it <= 100);
    let weight = weight.ok_or_else(|| Mistyped::new(text, tr("a whole number from 0 to 100")))?;
    let mut weights = settings.risk;
    *weights.weight_mut(factor) = weight;
    Ok(Command::SetRiskWeights(weights))
}

#[cfg(test)]
mod tests {
    use super::{PlanField, TimeField};
    use crate::domain::profile::allowances::{Time, Work};
    use crate::domain::profile::phases::Phase;
    use crate::domain::project::Command;
    use crate::domain::project::typed::reading::Mistyped;
    use crate::domain::project::typed::{Field, command};
    use crate::domain::settings::Settings;
    use crate::domain::settings::risk::Factor;

    fn settings() -> Settings {
        Settings::new("2026-11-22")
    }

    fn date(settings: &Settings, field: PlanField, text: &str) -> Result<Command, Mistyped> {
        command(settings, &Field::Plan(field), text)
    }

    #[test]
    fn dates_are_days_of_the_calendar_or_nothing() {
        let Ok(Command::SetPlan(terms)) = date(&settings(), PlanField::Order, " 2026-12-01 ") else {
            panic!("no plan")
        };
        assert_eq!(terms.order_date.as_deref(), Some("2026-12-01"));
        assert_eq!(date(&settings(), PlanField::Ship, ""), Ok(Command::SetShipDate(None)));
        for wrong in ["2027-02-29", "tomorrow", "29.03.2027"] {
            assert!(date(&settings(), PlanField::Ship, wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_plan_with_a_ship_date_of_its_own_keeps_it_apart() {
        let mut own = settings();
        own.plan.ship_date = Some("2027-03-01".to_owned());
        let Ok(Command::SetPlan(terms)) = date(&own, PlanField::Ship, "2027-04-01") else {
            panic!("no plan")
        };
        assert_eq!(terms.ship_date.as_deref(), Some("2027-04-01"));
    }

    #[test]
    fn one_time_changes_and_the_others_stay() {
        let time = |time, text| command(&settings(), &Field::Time(TimeField::Of(time)), text);
        let Ok(Command::SetPlan(terms)) = time(Time::Of(Phase::MassProduction, Work::Setup), "30") else {
            panic!("no plan")
        };
        let (changed, usual) = (terms.allowances.unwrap(), settings().allowances());
        assert_eq!((changed.mass.setup, changed.mass.assembly), (30, usual.mass.assembly));
        assert_eq!(changed.transit, usual.transit);
        for wrong in ["-1", "3651", "soon"] {
            assert!(time(Time::Transit, wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn weights_are_from_0_to_100() {
        let weight = |text| command(&settings(), &Field::Risk(Factor::Stock), text);
        let Ok(Command::SetRiskWeights(weights)) = weight("45") else { panic!("no weights") };
        assert_eq!(weights.stock, 45);
        assert!(weight("101").is_err());
    }
}
