//! How much of a BOM a figure rests on: a figure of a part of the lines is no tick, and one of less than half is none.

use serde::{Deserialize, Serialize};

/// Of so many lines, or parts, those that state what a figure is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Known {
    pub lines: u32,
    pub of: u32,
}

impl Known {
    /// Of `of` lines `unknown` do not state it.
    pub fn but(unknown: u32, of: u32) -> Self {
        Self { lines: of.saturating_sub(unknown), of }
    }

    /// All lines state it, and there is one: only then there is a tick.
    pub fn is_full(self) -> bool {
        self.of > 0 && self.lines >= self.of
    }

    /// At least half of the lines state it: fewer make no figure.
    pub fn is_figure(self) -> bool {
        self.reaches(50)
    }

    /// At least so many percent state it, and not none.
    pub fn reaches(self, percent: u32) -> bool {
        self.lines > 0 && u64::from(self.lines) * 100 >= u64::from(self.of) * u64::from(percent)
    }
}

/// How a figure is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Mark {
    /// All of it is known and well.
    Good,
    /// Not known, or not of all lines.
    Unknown,
    /// What is known of it is not well.
    Warning,
}

impl Mark {
    /// The mark of a figure: a warning where something is known to be wrong, good only where all is known.
    pub fn of(known: Known, is_wrong: bool) -> Self {
        match is_wrong {
            true => Self::Warning,
            false if known.is_full() => Self::Good,
            false => Self::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Known, Mark};

    #[test]
    fn a_part_is_no_tick_and_less_than_half_no_figure() {
        let table =
            [(0, 0, false, false), (0, 1, false, false), (1, 2, true, false), (60, 121, false, false)];
        for (lines, of, is_figure, is_full) in table.into_iter().chain([(121, 121, true, true)]) {
            let known = Known { lines, of };
            assert_eq!((known.is_figure(), known.is_full()), (is_figure, is_full), "{known:?}");
        }
        assert_eq!(Mark::of(Known { lines: 120, of: 121 }, false), Mark::Unknown);
        assert_eq!(Mark::of(Known { lines: 1, of: 121 }, true), Mark::Warning);
        assert_eq!(Mark::of(Known::but(0, 121), false), Mark::Good);
        assert!(Known { lines: 2, of: 121 }.reaches(1) && !Known { lines: 0, of: 121 }.reaches(1));
    }
}
