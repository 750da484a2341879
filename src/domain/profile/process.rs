//! One way to make the boards: what it charges for board, assembly and one-time work, and what it loses.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

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
