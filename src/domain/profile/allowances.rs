//! The terms of a plan: when is ordered, built and shipped, and how long everything but the parts takes.
//!
//! All times are calendar days; five working days are seven. A published range counts by its upper end.

use serde::{Deserialize, Serialize};

use crate::domain::profile::phases::Phase;

/// How long everything but the parts takes, in calendar days.
///
/// Sources (docs/cost.md#plan): set-up of mass production 4 to 12 weeks; a test fixture 1 to 3 weeks; bare boards
/// of a prototype from 5 working days, assembly 7 working days, 2 days to ship (Bittele); a pilot 3 to 5 weeks and a
/// series 4 to 8 weeks once the material is there (dannie.cc logistics). No source gives transit and receiving of
/// parts, bare boards of pilot and series, or the open market: those are assumptions. No safety time is assumed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Allowances {
    /// From the seller to the goods-in of the assembler.
    #[serde(with = "as_text")]
    pub transit: u32,
    /// Counting, checking, booking, kitting.
    #[serde(with = "as_text")]
    pub receiving: u32,
    /// Added to every purchase for what goes wrong.
    #[serde(with = "as_text")]
    pub safety: u32,
    /// From the order at an independent distributor to the part at hand, with inspection.
    #[serde(with = "as_text")]
    pub spot_buy: u32,
    pub prototype: PhaseTimes,
    pub pilot: PhaseTimes,
    pub mass: PhaseTimes,
}

/// How long the work takes in one phase, in calendar days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PhaseTimes {
    /// Tooling, fixtures, first articles; while the parts are on their way.
    #[serde(with = "as_text")]
    pub setup: u32,
    /// The bare boards; while the parts are on their way.
    #[serde(with = "as_text")]
    pub pcb: u32,
    #[serde(with = "as_text")]
    pub assembly: u32,
    #[serde(with = "as_text")]
    pub test: u32,
    /// From the assembler to the user.
    #[serde(with = "as_text")]
    pub shipping: u32,
}

/// The name of a time: those around every purchase, and those of the work in a phase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Time {
    Transit,
    Receiving,
    Safety,
    SpotBuy,
    Of(Phase, Work),
}

/// The work in a phase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Work {
    Setup,
    Pcb,
    Assembly,
    Test,
    Shipping,
}

impl PhaseTimes {
    /// From the start of assembly to the day on which the boards ship.
    pub fn after_start(&self) -> u32 {
        self.assembly.saturating_add(self.test)
    }
}

impl Default for Allowances {
    fn default() -> Self {
        Self {
            transit: 3,
            receiving: 1,
            safety: 0,
            spot_buy: 14,
            prototype: PhaseTimes { setup: 0, pcb: 7, assembly: 9, test: 1, shipping: 2 },
            pilot: PhaseTimes { setup: 21, pcb: 14, assembly: 35, test: 0, shipping: 2 },
            mass: PhaseTimes { setup: 84, pcb: 21, assembly: 56, test: 0, shipping: 2 },
        }
    }
}

impl Allowances {
    /// The times of a phase.
    pub fn of(&self, phase: Phase) -> &PhaseTimes {
        match phase {
            Phase::Prototype => &self.prototype,
            Phase::Pilot => &self.pilot,
            Phase::MassProduction => &self.mass,
        }
    }

    /// The time with this name.
    pub fn time_mut(&mut self, time: Time) -> &mut u32 {
        match time {
            Time::Transit => &mut self.transit,
            Time::Receiving => &mut self.receiving,
            Time::Safety => &mut self.safety,
            Time::SpotBuy => &mut self.spot_buy,
            Time::Of(phase, work) => {
                let phase = match phase {
                    Phase::Prototype => &mut self.prototype,
                    Phase::Pilot => &mut self.pilot,
                    Phase::MassProduction => &mut self.mass,
                };
                match work {
                    Work::Setup => &mut phase.setup,
                    Work::Pcb => &mut phase.pcb,
                    Work::Assembly => &mut phase.assembly,
                    Work::Test => &mut phase.test,
                    Work::Shipping => &mut phase.shipping,
                }
            }
        }
    }

    /// What a purchase takes besides the lead time.
    pub fn around_purchase(&self) -> u32 {
        self.transit.saturating_add(self.receiving).saturating_add(self.safety)
    }
}

/// Days as text, as all numbers of a profile are; more than ten years are refused.
mod as_text {
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use crate::domain::language::tr;

    const MOST: u32 = 3_650;

    pub(super) fn serialize<S: Serializer>(days: &u32, to: S) -> Result<S::Ok, S::Error> {
        days.to_string().serialize(to)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<u32, D::Error> {
        let text = String::deserialize(from)?;
        let days = text.trim().parse().ok().filter(|it| *it <= MOST);
        days.ok_or_else(|| D::Error::custom(tr("expected whole days from 0 to 3650")))
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::profile::file::{read_profile, write_profile};
    use crate::domain::settings::plan::PlanTerms;

    #[test]
    fn a_profile_may_bring_its_own_times_in_part() {
        let text = r#"{"schema":"bomlight-profile/1","name":"mine","currency":"EUR","processes":[{"name":"only"}],
            "allowances":{"transit":10,"safety":"5","mass":{"setup":30}}}"#;
        let profile = read_profile(text).unwrap();
        let times = profile.allowances.unwrap();
        assert_eq!((times.transit, times.receiving, times.safety), (10, 1, 5));
        assert_eq!((times.mass.setup, times.mass.assembly), (30, 0));
        assert_eq!(read_profile(&write_profile(&profile)), Ok(profile));
        let wrong = text.replace("\"5\"", "\"-5\"");
        assert!(read_profile(&wrong).unwrap_err().to_string().contains("whole days"));
    }

    #[test]
    fn dates_are_days_of_the_calendar() {
        let at = |date: &str| PlanTerms { ship_date: Some(date.to_owned()), ..PlanTerms::default() };
        assert!(PlanTerms::default().dates_are_real() && at("2028-02-29").dates_are_real());
        assert!(!at("2027-02-29").dates_are_real());
    }
}
