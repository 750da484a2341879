//! What an assembler charges and loses (contract, section 4): processes with their attrition, bare board, assembly,
//! one-time costs, yield and margin. Plain data that a user can replace by a file.

pub mod allowances;
pub mod attrition;
pub mod branding;
pub mod embedded;
pub mod entries;
pub mod file;
pub mod phases;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::domain::money::Currency;
use crate::domain::money::rates::Rates;
use allowances::Allowances;
use attrition::AttritionTable;
use branding::Branding;
use phases::Phases;

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

/// One way to make the boards.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Process {
    /// Short, and told to the user: `prototype`.
    pub name: String,
    /// Name of an attrition table of the profile, or of an embedded one. Empty: nothing is lost.
    pub attrition: String,
    pub pcb: Pcb,
    pub assembly: Assembly,
    pub nre: Vec<Nre>,
    #[serde(rename = "yield")]
    pub quality: Yield,
    pub margin: Margin,
    /// Where the figures come from.
    pub sources: Vec<SourceNote>,
}

/// The bare board: an amount per order, and one by the area that is bought.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Pcb {
    pub per_order: Decimal,
    pub per_square_meter: Decimal,
    /// Area of one board. No BOM states it, so it is an assumption that the user should replace.
    pub board_square_centimeters: Decimal,
    /// Share of the panel that becomes boards, from 0 to 1.
    pub utilization: Decimal,
}

impl Default for Pcb {
    fn default() -> Self {
        Self {
            per_order: Decimal::ZERO,
            per_square_meter: Decimal::ZERO,
            board_square_centimeters: Decimal::ONE_HUNDRED,
            utilization: Decimal::ONE,
        }
    }
}

/// Assembly: what is paid once per order (set-up), and what every board costs.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Assembly {
    pub setup: Decimal,
    pub stencil: Decimal,
    /// For each part that is loaded into a feeder.
    pub feeder: Decimal,
    /// Once per order, where a part has leads through the board.
    pub through_hole_setup: Decimal,
    pub placement: Decimal,
    /// For each joint on the surface.
    pub joint: Decimal,
    pub through_hole_joint: Decimal,
    /// A board costs at least this.
    pub minimum_per_board: Decimal,
    pub test: Decimal,
    pub programming: Decimal,
}

/// An amount that is paid once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nre {
    pub name: String,
    pub amount: Decimal,
    #[serde(default)]
    pub once: Once,
    /// With `every-boards`: the number of boards after which it is paid again.
    #[serde(default)]
    pub boards: Option<Decimal>,
}

/// How often an [`Nre`] is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Once {
    #[default]
    Design,
    Order,
    EveryBoards,
}

/// How many boards are good: at the first pass from the defects per million opportunities, then after repair.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Yield {
    /// Defects per million opportunities; an opportunity is a part or a joint (IPC-7912).
    pub defects_per_million: Decimal,
    /// Cost to repair one faulty board.
    pub repair: Decimal,
    /// Share of the faulty boards that cannot be repaired, from 0 to 1.
    pub scrap: Decimal,
    /// The share of good boards, from 0 to 1, where it is known and not computed.
    pub good: Option<Decimal>,
}

/// What is put on top of all cost.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Margin {
    /// Share of the cost: `0.1` is 10 %.
    pub rate: Decimal,
    /// Share of the cost for overhead.
    pub overhead: Decimal,
    pub freight_per_order: Decimal,
    pub freight_per_board: Decimal,
}

/// Where a figure comes from.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SourceNote {
    /// What it is about: "Set-up, stencil, joints".
    pub what: String,
    pub source: String,
}

impl Once {
    pub const ALL: [Self; 3] = [Self::Design, Self::Order, Self::EveryBoards];

    /// The word of the file.
    pub fn code(self) -> &'static str {
        match self {
            Self::Design => "design",
            Self::Order => "order",
            Self::EveryBoards => "every-boards",
        }
    }
}

impl Profile {
    /// The attrition table of a process: the profile's own before an embedded one.
    pub fn table(&self, process: &Process) -> Option<AttritionTable> {
        self.attrition_tables
            .iter()
            .find(|it| it.name == process.attrition)
            .cloned()
            .or_else(|| embedded::attrition_table(&process.attrition))
    }

    /// The attrition tables that the profile uses or brings: those of its processes first, each once.
    pub fn tables(&self) -> Vec<AttritionTable> {
        let mut tables: Vec<AttritionTable> = Vec::new();
        let used = self.processes.iter().filter_map(|it| self.table(it));
        for table in used.chain(self.attrition_tables.iter().cloned()) {
            if !tables.iter().any(|it| it.name == table.name) {
                tables.push(table);
            }
        }
        tables
    }
}

/// The price of one unit of the profile's currency in that of the totals; `None`: they cannot be added.
pub(in crate::domain) fn rate_of(
    profile: &Profile,
    currency: Option<Currency>,
    rates: Option<&Rates>,
) -> Option<Decimal> {
    match (currency, rates) {
        (Some(total), _) if total == profile.currency => Some(Decimal::ONE),
        (Some(total), Some(rates)) => rates.factor(profile.currency, total),
        _ => None,
    }
}
