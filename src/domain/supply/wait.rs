//! What the parts of a build wait for: the longest lead time of what no stock covers, and parts that nobody makes any more.

use crate::domain::parts::supply::{Availability, Gap, PartSupply};

/// What a build of so many boards waits for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wait {
    pub boards: u32,
    /// The longest lead time of a part whose stock is short, in days, and the part as an index.
    pub longest: Option<(u32, u32)>,
    /// Parts that are no longer made and whose stock is short, as indexes: without another part the boards cannot be built.
    pub not_made: Vec<u32>,
    /// Parts of which nobody knows when they come.
    pub unknown: u32,
    pub parts: u32,
}

impl Wait {
    /// The wait of a build of all these parts.
    pub fn of(parts: &[PartSupply], boards: u32) -> Self {
        let count = u32::try_from(parts.len()).unwrap_or(u32::MAX);
        let mut wait = Self { boards, parts: count, ..Self::default() };
        for (index, part) in (0_u32..).zip(parts) {
            match part.availability(boards) {
                Availability::LeadTime(days) if wait.longest.is_none_or(|it| it.0 < days) => {
                    wait.longest = Some((days, index));
                }
                Availability::Unknown(Gap::NotMade) => wait.not_made.push(index),
                Availability::Unknown(_) => wait.unknown += 1,
                _ => {}
            }
        }
        wait
    }
}
