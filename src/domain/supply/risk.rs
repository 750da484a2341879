//! The risk of a line and of the BOM, from six factors with weights that the user can change.
//!
//! Each factor gives from 0 to 100 points by the tables below; the risk is their weighted mean. What is not known
//! could give any: the grade is told where that changes nothing, and else is unknown. How much is known stands beside it.

mod factors;

use serde::{Deserialize, Serialize};

use super::alternates::supply_of;
use super::part::{index_of_lines, parts_of};
use super::sources::{Makers, maker_of};
use crate::domain::parts::supply::PartSupply;
use crate::domain::report::Report;
use crate::domain::report::line::ReportLine;
use crate::domain::settings::risk::{Factor, RiskWeights};

/// A grade. The order is that of weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Grade {
    Low,
    Medium,
    /// What is not known could change it.
    Unknown,
    High,
}

impl Grade {
    /// Below 30 points low, below 60 medium. The limits are ours.
    pub fn of(points: u32) -> Self {
        match points {
            0..30 => Self::Low,
            30..60 => Self::Medium,
            _ => Self::High,
        }
    }

    /// The word of `report.json`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::Unknown => "unknown",
            Self::High => "high",
        }
    }
}

/// The risk of one part for one build.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Risk {
    /// From 0 to 100; what is not known counts in full.
    pub points: u32,
    /// The same where what is not known counts nothing.
    pub least: u32,
    /// Percent of the weights that rest on data.
    pub known_percent: u32,
    /// Points of each factor, in the order of [`Factor::ALL`]; `None`: not known.
    pub factors: [Option<u8>; 6],
}

impl Risk {
    /// The weighted mean of the factors, rounded up so that no risk rounds to nothing.
    pub fn of(factors: [Option<u8>; 6], weights: &RiskWeights) -> Self {
        let (mut sum, mut least, mut all, mut known) = (0_u32, 0_u32, 0_u32, 0_u32);
        for (factor, points) in Factor::ALL.into_iter().zip(factors) {
            let weight = weights.of(factor);
            all += weight;
            sum += weight * u32::from(points.unwrap_or(100).min(100));
            least += weight * u32::from(points.unwrap_or(0).min(100));
            known += if points.is_some() { weight } else { 0 };
        }
        let all = all.max(1);
        let (points, least) = (sum.div_ceil(all), least.div_ceil(all));
        Self { points, least, known_percent: known * 100 / all, factors }
    }

    /// The grade, where no data that is missing could change it: what nobody knows is neither a risk nor none.
    pub fn grade(&self) -> Grade {
        let grade = Grade::of(self.points);
        if grade == Grade::of(self.least) { grade } else { Grade::Unknown }
    }
}

/// The risk of a line as it is, and with the best of its approved alternates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineRisk {
    pub line: u32,
    pub actual: Risk,
    pub reachable: Risk,
    /// The alternate that reaches it: an index into the report's alternates; `None`: the part itself.
    pub by: Option<u32>,
}

/// The risk of the BOM for one build.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BomRisk {
    pub boards: u32,
    /// Fitted lines, in their order.
    pub lines: Vec<LineRisk>,
}

impl BomRisk {
    /// The risk of all fitted lines for a build of so many boards.
    pub fn of(report: &Report, boards: u32) -> Self {
        let parts = parts_of(report);
        Self::of_parts(report, &parts, boards)
    }

    /// The same where the parts are known already.
    pub fn of_parts(report: &Report, parts: &[PartSupply], boards: u32) -> Self {
        let part_of_line = index_of_lines(report);
        let mut makers = Makers::default();
        let mut alternates = report.prepared.alternates.iter().zip(0_u32..).peekable();
        let mut lines = Vec::with_capacity(report.lines.len());
        for (index, line) in (0_u32..).zip(&report.lines) {
            while alternates.peek().is_some_and(|it| it.0.line < index) {
                alternates.next();
            }
            let part = part_of_line.get(index as usize).copied().flatten();
            let Some(part) = part.and_then(|it| parts.get(it as usize)) else { continue };
            let mut approved = Vec::new();
            while let Some((it, at)) = alternates.next_if(|it| it.0.line == index) {
                if it.is_approved {
                    approved.push((it, at));
                }
            }
            let named = approved.iter().map(|it| it.0.part.line.manufacturer.as_str());
            let makers = makers.count(std::iter::once(maker_of(line)).chain(named));
            let risk = |line: &ReportLine, part: &PartSupply| {
                Risk::of(factors::of(report, line, part, makers, boards), &report.settings.risk)
            };
            let actual = risk(line, part);
            let mut best = LineRisk { line: index, actual, reachable: actual, by: None };
            for (alternate, at) in approved {
                let reachable = risk(
                    &alternate.part,
                    &supply_of(&alternate.part, part.pieces, report.settings.order_day()),
                );
                if reachable.points < best.reachable.points {
                    best = LineRisk { reachable, by: Some(at), ..best };
                }
            }
            lines.push(best);
        }
        Self { boards, lines }
    }

    /// Lines of a grade: as they are, and with the approved alternates.
    pub fn count(&self, grade: Grade) -> (u32, u32) {
        let count = |grade_of: fn(&LineRisk) -> Grade| {
            let count = self.lines.iter().filter(|it| grade_of(it) == grade).count();
            u32::try_from(count).unwrap_or(u32::MAX)
        };
        (count(|it| it.actual.grade()), count(|it| it.reachable.grade()))
    }

    /// The grade of the BOM is that of its worst line, since the board needs them all; as it is, and with the approved
    /// alternates. `None`: no line is fitted.
    pub fn grade(&self) -> Option<(Grade, Grade)> {
        let actual = self.lines.iter().map(|it| it.actual.grade()).max()?;
        Some((actual, self.lines.iter().map(|it| it.reachable.grade()).max()?))
    }

    /// Percent of all weights of all lines that rest on data, rounded down; zero where no line is fitted.
    pub fn known_percent(&self) -> u32 {
        let sum: u64 = self.lines.iter().map(|it| u64::from(it.actual.known_percent)).sum();
        let count = u64::try_from(self.lines.len()).unwrap_or(u64::MAX).max(1);
        u32::try_from(sum / count).unwrap_or(0)
    }
}
