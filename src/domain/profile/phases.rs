//! The phases from the first prototype to mass production, told by the number of boards (docs/cost.md#tiers-and-phases).

use crate::domain::language::tr;
use serde::{Deserialize, Serialize};

/// What a number of boards is built for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Phase {
    Prototype,
    Pilot,
    MassProduction,
}

/// Up to how many boards it is a prototype, and up to how many a pilot; from then on it is mass production.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Written", into = "Written")]
pub struct Phases {
    prototype: u32,
    pilot: u32,
}

/// As a profile writes them: all its numbers are texts.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    prototype: String,
    pilot: String,
}

impl Default for Phases {
    /// 1 to 100, 101 to 9,999, 10,000 and more.
    fn default() -> Self {
        Self { prototype: 100, pilot: 9_999 }
    }
}

impl Phases {
    /// `None` where a pilot would not be larger than a prototype.
    pub fn of(prototype: u32, pilot: u32) -> Option<Self> {
        (prototype > 0 && pilot > prototype && pilot < u32::MAX).then_some(Self { prototype, pilot })
    }

    /// The last number of boards that is a prototype.
    pub fn prototype(self) -> u32 {
        self.prototype
    }

    /// The last number of boards that is a pilot.
    pub fn pilot(self) -> u32 {
        self.pilot
    }

    /// The phase of a volume.
    pub fn phase(self, boards: u32) -> Phase {
        match boards {
            it if it <= self.prototype => Phase::Prototype,
            it if it <= self.pilot => Phase::Pilot,
            _ => Phase::MassProduction,
        }
    }

    /// Each phase with the number of boards that it begins at.
    pub fn begins(self) -> [(Phase, u32); 3] {
        [
            (Phase::Prototype, 1),
            (Phase::Pilot, self.prototype.saturating_add(1)),
            (Phase::MassProduction, self.pilot.saturating_add(1)),
        ]
    }
}

impl TryFrom<Written> for Phases {
    type Error = String;

    fn try_from(written: Written) -> Result<Self, String> {
        let boards = |text: &str| {
            text.trim().parse().map_err(|_| tr!("found “{}”, expected a whole number of boards", text))
        };
        let (prototype, pilot) = (boards(&written.prototype)?, boards(&written.pilot)?);
        Self::of(prototype, pilot).ok_or_else(|| {
            tr!(
                "found a pilot up to {} and a prototype up to {} boards, expected a larger pilot",
                pilot,
                prototype
            )
        })
    }
}

impl From<Phases> for Written {
    fn from(phases: Phases) -> Self {
        Self { prototype: phases.prototype.to_string(), pilot: phases.pilot.to_string() }
    }
}

#[cfg(test)]
mod tests {
    use super::{Phase, Phases};

    #[test]
    fn phases_begin_where_the_contract_says() {
        let phases = Phases::default();
        for (boards, phase) in [
            (1, Phase::Prototype),
            (100, Phase::Prototype),
            (101, Phase::Pilot),
            (9_999, Phase::Pilot),
            (10_000, Phase::MassProduction),
            (u32::MAX, Phase::MassProduction),
        ] {
            assert_eq!(phases.phase(boards), phase, "{boards}");
        }
    }

    #[test]
    fn a_pilot_is_larger_than_a_prototype() {
        assert!(Phases::of(10, 11).is_some());
        for (prototype, pilot) in [(0, 5), (10, 10), (10, 5), (5, u32::MAX)] {
            assert_eq!(Phases::of(prototype, pilot), None, "{prototype} {pilot}");
        }
        let text = r#"{"prototype":"50","pilot":"40"}"#;
        assert!(serde_json::from_str::<Phases>(text).is_err());
    }
}
