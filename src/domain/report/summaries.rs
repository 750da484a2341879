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

/// Counts of fitted lines by RoHS status.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RohsSummary {
    pub compliant: u32,
    pub by_exemption: u32,
    pub non_compliant: u32,
    pub not_applicable: u32,
    pub unknown: u32,
    /// Those of `by_exemption` whose exemption is not shown to be in force for the category on the ship date.
    pub doubtful: u32,
    pub verdict: Verdict,
}

/// The answers of all fitted lines to one regime.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegimeSummary {
    pub regime: Regime,
    /// Fitted lines by answer, in the order of [`Answer::ALL`].
    pub counts: [u32; Answer::ALL.len()],
    /// Fail if any line fails, unknown if any is unknown or none is fitted, else pass.
    pub verdict: Verdict,
}

impl RegimeSummary {
    /// Fitted lines with this answer.
    pub fn count(&self, answer: Answer) -> u32 {
        self.counts.get(answer as usize).copied().unwrap_or(0)
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
