//! The names of what can be edited in a profile.

use serde::{Deserialize, Serialize};

use crate::domain::profile::amounts::AMOUNTS;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ProfileField {
    /// The parts alone.
    None,
    /// Back to the profile that the product brings.
    Default,
    Name,
    Date,
    Currency,
    /// The fee of a reel made to order.
    ReelFee,
    Process {
        at: u16,
        field: ProcessField,
    },
    Table {
        at: u16,
        field: TableField,
    },
}

/// A field of a process.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ProcessField {
    Name,
    /// The name of its attrition table.
    Attrition,
    Copy,
    Remove,
    /// The amount at a place of [`AMOUNTS`].
    Amount(u8),
    AddNre,
    Nre {
        at: u16,
        field: NreField,
    },
    AddSource,
    Source {
        at: u16,
        field: SourceField,
    },
}

/// A field of a one-time cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum NreField {
    Name,
    Amount,
    /// How often it is paid.
    Once,
    Boards,
    Remove,
}

/// A field of a note on where figures come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum SourceField {
    What,
    Source,
    Remove,
}

/// A field of an attrition table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum TableField {
    Source,
    AddRule,
    Rule { at: u16, field: RuleField },
}

/// A field of an attrition rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum RuleField {
    Packages,
    PriceFrom,
    PriceBelow,
    Minimum,
    Leader,
    Rate,
    Reel,
    Sides,
    Least,
    /// Moves the rule before the one above it.
    Up,
    Remove,
}

impl ProfileField {
    pub fn name(self) -> String {
        match self {
            Self::None => "none".to_owned(),
            Self::Default => "default".to_owned(),
            Self::Name => "name".to_owned(),
            Self::Date => "date".to_owned(),
            Self::Currency => "currency".to_owned(),
            Self::ReelFee => "reel_fee".to_owned(),
            Self::Process { at, field } => format!("{at}.{}", field.name()),
            Self::Table { at, field: TableField::Source } => format!("table.{at}.source"),
            Self::Table { at, field: TableField::AddRule } => format!("table.{at}.add"),
            Self::Table { at, field: TableField::Rule { at: rule, field } } => {
                format!("table.{at}.{rule}.{}", field.name())
            }
        }
    }
}

impl ProcessField {
    fn name(self) -> String {
        match self {
            Self::Name => "name".to_owned(),
            Self::Attrition => "attrition".to_owned(),
            Self::Copy => "copy".to_owned(),
            Self::Remove => "remove".to_owned(),
            Self::Amount(amount) => AMOUNTS.get(usize::from(amount)).map_or("", |it| it.code).to_owned(),
            Self::AddNre => "nre.add".to_owned(),
            Self::Nre { at, field } => format!("nre.{at}.{}", field.name()),
            Self::AddSource => "source.add".to_owned(),
            Self::Source { at, field: SourceField::What } => format!("source.{at}.what"),
            Self::Source { at, field: SourceField::Source } => format!("source.{at}.source"),
            Self::Source { at, field: SourceField::Remove } => format!("source.{at}.remove"),
        }
    }
}

impl NreField {
    fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Amount => "amount",
            Self::Once => "once",
            Self::Boards => "boards",
            Self::Remove => "remove",
        }
    }
}

impl RuleField {
    fn name(self) -> &'static str {
        match self {
            Self::Packages => "packages",
            Self::PriceFrom => "price_from",
            Self::PriceBelow => "price_below",
            Self::Minimum => "minimum",
            Self::Leader => "leader",
            Self::Rate => "rate",
            Self::Reel => "reel",
            Self::Sides => "sides",
            Self::Least => "least",
            Self::Up => "up",
            Self::Remove => "remove",
        }
    }
}
