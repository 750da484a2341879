//! What holds for the whole BOM: counts, verdicts, and the checks that could not run.

use crate::domain::compliance::regimes::{Answer, Regime};

/// A check's answer for the whole BOM.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Verdict {
    Pass,
    Fail,
    Unknown,
}

impl Verdict {
    pub fn code(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Fail => "fail",
            Self::Unknown => "unknown",
        }
    }
}

/// The answers of all fitted lines to one regime.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegimeSummary {
    pub regime: Regime,
    /// Fitted lines by answer, in the order of [`Answer::ALL`].
    pub counts: [u32; Answer::ALL.len()],
    /// Those of the unknown whose exemption is not shown to be in force for the category on the ship date.
    pub doubtful: u32,
}

impl RegimeSummary {
    /// Fitted lines with this answer.
    pub fn count(&self, answer: Answer) -> u32 {
        self.counts.get(answer as usize).copied().unwrap_or(0)
    }

    /// The answer of the whole BOM: the worst of its fitted lines, unknown where none is fitted.
    pub fn answer(&self) -> Answer {
        let given = Answer::ALL.into_iter().rev().find(|it| self.count(*it) > 0);
        given.unwrap_or(Answer::Unknown)
    }

    /// Fail if any line fails, unknown if any is unknown or none is fitted, else pass.
    pub fn verdict(&self) -> Verdict {
        match self.answer() {
            Answer::Fails => Verdict::Fail,
            Answer::Unknown => Verdict::Unknown,
            _ => Verdict::Pass,
        }
    }
}

/// What will be late or short.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SupplySummary {
    pub longest_lead_time_days: Option<u32>,
    /// Indexes of the lines with the longest lead time.
    pub gating_lines: Vec<u32>,
    /// Fitted lines at or over the long-lead limit.
    pub long_lead: u32,
    /// Fitted lines with no stated lead time.
    pub lead_time_unknown: u32,
    /// Fitted lines with no stated stock; `None`: it is not told.
    pub stock_unknown: Option<u32>,
    /// For each volume, how many lines with a stated stock need more than that.
    pub short: Vec<(u32, u32)>,
    /// Boards that the stated stock allows; `None` where no line states a stock.
    pub largest_build_from_stock: Option<u64>,
}

/// A check that could not run, or ran on a part of the lines only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotChecked {
    /// Stable code: `rohs`, `cost`, `lead-time`, `stock`, `lifecycle`, `assembly-cost` …
    pub check: &'static str,
    /// Stable code of the reason; its sentence is in `words`.
    pub because: &'static str,
    /// Fitted lines that it concerns; `None`: the check as a whole.
    pub lines: Option<u32>,
}
