//! What is likely to apply to the finished product, which a BOM can hint at and not show.

/// An act, or what is said beside the acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Directive 2014/53/EU.
    Red,
    /// Directive 2014/30/EU.
    Emc,
    EmcInRed,
    /// Directive 2014/35/EU.
    Lvd,
    LvdInRed,
    /// 47 CFR part 15, subpart C.
    FccC,
    /// 47 CFR part 15, subpart B.
    FccB,
    /// Directive 2012/19/EU.
    Weee,
    /// Regulation (EU) 2023/1542.
    Battery,
    /// ISO 9001.
    ManagementSystem,
}

impl Act {
    /// The word of `report.json`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Red => "red",
            Self::Emc => "emc",
            Self::EmcInRed => "emc-in-red",
            Self::Lvd => "lvd",
            Self::LvdInRed => "lvd-in-red",
            Self::FccC => "fcc-15-c",
            Self::FccB => "fcc-15-b",
            Self::Weee => "weee",
            Self::Battery => "battery",
            Self::ManagementSystem => "iso-9001",
        }
    }
}

/// An act that is likely to apply, and the lines that led to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marking {
    pub act: Act,
    /// Indexes into the report's lines; empty for those who are not told of lines.
    pub lines: Vec<u32>,
}
