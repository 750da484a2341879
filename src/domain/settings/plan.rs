//! What the user wants of the plan: when is ordered, built and shipped.

use crate::domain::day::Day;
use crate::domain::profile::allowances::Allowances;
use serde::{Deserialize, Serialize};

/// What the user wants of the plan. Dates are ISO text; the default wants nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PlanTerms {
    /// The day on which the parts are ordered. `None`: the day of the check.
    pub order_date: Option<String>,
    /// The day on which assembly is to start. `None`: as early as it can, or as late as the wanted ship date allows.
    pub build_start: Option<String>,
    /// The day on which the boards are to be with their user. `None`: as early as they can.
    pub ship_date: Option<String>,
    /// `None`: as the profile says, else the usual times.
    pub allowances: Option<Allowances>,
}

impl PlanTerms {
    /// Every date that is stated is a day of the calendar.
    pub fn dates_are_real(&self) -> bool {
        let dates = [&self.order_date, &self.build_start, &self.ship_date];
        dates.into_iter().flatten().all(|it| Day::from_iso(it).is_some())
    }
}
