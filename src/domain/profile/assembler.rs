//! What an assembler charges and loses, all of it.

use crate::domain::money::Currency;
use crate::domain::money::rates::Rates;
use crate::domain::profile::Process;
use crate::domain::profile::allowances::Allowances;
use crate::domain::profile::attrition::AttritionTable;
use crate::domain::profile::branding::Branding;
use crate::domain::profile::phases::Phases;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// Named processes, of which each volume takes the cheaper one unless the user chooses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    pub name: String,
    /// Currency of all amounts in it.
    pub currency: Currency,
    /// The day of the figures, ISO; empty where it is not told.
    #[serde(default)]
    pub date: String,
    pub processes: Vec<Process>,
    /// Tables besides the embedded ones, by name.
    #[serde(default)]
    pub attrition_tables: Vec<AttritionTable>,
    /// Who sends the reports.
    #[serde(default)]
    pub branding: Branding,
    /// How long everything but the parts takes. `None`: the usual times.
    #[serde(default)]
    pub allowances: Option<Allowances>,
    /// What a reel made to order costs once, where its seller states nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reel_fee: Option<Decimal>,
    /// Where pilot and mass production begin. `None`: the usual limits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phases: Option<Phases>,
}

impl Profile {
    /// The price of one unit of the profile's currency in that of the totals; `None`: they cannot be added.
    pub fn rate(&self, currency: Option<Currency>, rates: Option<&Rates>) -> Option<Decimal> {
        match (currency, rates) {
            (Some(total), _) if total == self.currency => Some(Decimal::ONE),
            (Some(total), Some(rates)) => rates.factor(self.currency, total),
            _ => None,
        }
    }
}
