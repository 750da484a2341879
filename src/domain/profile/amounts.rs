//! The amounts of a process, each with its name in the file and its place in the data: so that a file is checked, and a
//! screen shows and edits them, by one list.

use rust_decimal::Decimal;

use crate::domain::language::en;
use crate::domain::profile::Process;

/// What an amount is, and so how it is written and what it may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// In the profile's currency.
    Money,
    /// From 0 to 1 in the file; people write percent.
    Share,
    /// Like [`Self::Share`], above 0: something is divided by it.
    Divisor,
    /// Like [`Self::Divisor`]; it may be left out.
    KnownShare,
    /// A share of the cost, which may be more than all of it.
    Markup,
    SquareCentimeters,
    PerMillion,
}

/// One amount.
#[derive(Clone, Copy)]
pub struct Amount {
    /// "assembly.setup": section and name in the file.
    pub code: &'static str,
    pub unit: Unit,
    pub read: fn(&Process) -> Option<Decimal>,
    /// `None` is zero where the amount cannot be left out.
    pub write: fn(&mut Process, Option<Decimal>),
}

macro_rules! amount {
    ($code:literal, $unit:ident, $section:ident.$name:ident) => {
        Amount {
            code: $code,
            unit: Unit::$unit,
            read: |it| Some(it.$section.$name),
            write: |it, amount| it.$section.$name = amount.unwrap_or_default(),
        }
    };
}

/// All amounts that every process has, in the order of the file.
pub const AMOUNTS: [Amount; 22] = [
    amount!("pcb.per_order", Money, pcb.per_order),
    amount!("pcb.per_square_meter", Money, pcb.per_square_meter),
    amount!("pcb.board_square_centimeters", SquareCentimeters, pcb.board_square_centimeters),
    amount!("pcb.utilization", Divisor, pcb.utilization),
    amount!("assembly.setup", Money, assembly.setup),
    amount!("assembly.stencil", Money, assembly.stencil),
    amount!("assembly.feeder", Money, assembly.feeder),
    amount!("assembly.through_hole_setup", Money, assembly.through_hole_setup),
    amount!("assembly.placement", Money, assembly.placement),
    amount!("assembly.joint", Money, assembly.joint),
    amount!("assembly.through_hole_joint", Money, assembly.through_hole_joint),
    amount!("assembly.minimum_per_board", Money, assembly.minimum_per_board),
    amount!("assembly.test", Money, assembly.test),
    amount!("assembly.programming", Money, assembly.programming),
    amount!("yield.defects_per_million", PerMillion, quality.defects_per_million),
    amount!("yield.repair", Money, quality.repair),
    amount!("yield.scrap", Share, quality.scrap),
    Amount {
        code: "yield.good",
        unit: Unit::KnownShare,
        read: |it| it.quality.good,
        write: |it, share| it.quality.good = share,
    },
    amount!("margin.rate", Markup, margin.rate),
    amount!("margin.overhead", Markup, margin.overhead),
    amount!("margin.freight_per_order", Money, margin.freight_per_order),
    amount!("margin.freight_per_board", Money, margin.freight_per_board),
];

/// More defects than this among a million is not possible.
const MILLION: u32 = 1_000_000;

impl Unit {
    /// People write it in percent.
    pub fn is_percent(self) -> bool {
        matches!(self, Self::Share | Self::Divisor | Self::KnownShare | Self::Markup)
    }

    /// What was expected, where an amount makes no sense.
    pub fn problem(self, amount: Decimal) -> Option<&'static str> {
        let is_share = matches!(self, Self::Share | Self::Divisor | Self::KnownShare);
        let is_divisor = matches!(self, Self::Divisor | Self::KnownShare);
        if is_share && (amount > Decimal::ONE || amount < Decimal::ZERO || (is_divisor && amount.is_zero())) {
            return Some(en!("a share from 0 to 1"));
        }
        if self == Self::PerMillion && amount > Decimal::from(MILLION) {
            return Some(en!("at most a million"));
        }
        (amount < Decimal::ZERO).then_some(en!("0 or more"))
    }
}
