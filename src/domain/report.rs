//! The finished result. After this there is no arithmetic: every rendering only shows what stands here.

mod alternates;
pub mod assemble;
pub mod audience;
pub mod chart;
pub mod compliance;
mod curve;
mod doubts;
mod estimates;
pub mod exemptions;
mod facts;
mod not_checked;
pub mod pareto;
mod recost;
mod summary;

use std::sync::Arc;

use rust_decimal::Decimal;

use self::recost::Terms;
use super::bom::BomLine;
use super::compliance::exemptions::Outcomes;
use super::compliance::ordering_codes::Mark;
use super::compliance::regimes::{Answer, Regime, RegimeAnswer};
use super::compliance::statements::{ReachStatement, read_phthalates};
use super::compliance::{ExemptionUse, RohsStatus};
use super::cost::attrition::{AttritionRule, AttritionTable};
use super::cost::crossing::Crossing;
use super::cost::groups::Groups;
use super::cost::package::Package;
use super::cost::parts::Parts;
use super::cost::process::Work;
use super::cost::{LineCost, Tier};
use super::day::Day;
use super::finding::{Finding, Severity};
use super::money::Currency;
use super::parts::matching::DoubtKind;
use super::parts::{Offer, PartRecord, StatementKind};
use super::place::{Evidence, RowKey, RowNumber, SourceIndex, row_in_sheet};
use super::project::Settings;
use super::read::Format;
use super::recognise::Layout;
use super::sha256::Sha256;
use super::supply::Lifecycle;
use super::supply::alternates::LineAlternate;
use super::supply::part::PartSupply;
pub use alternates::{as_part, gather_parts};
pub use assemble::{assemble, assemble_lacking};
pub use audience::Audience;
pub use curve::{Curve, Curves};
pub use recost::recost;

/// What a file was taken for. `code` is the word of `report.json`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SourceRole {
    Bom,
    PartData,
    /// What parts hold, as their supplier declares it.
    Declaration,
    /// Read, but nothing in it could be used.
    Unused,
}

impl SourceRole {
    pub fn code(self) -> &'static str {
        match self {
            Self::Bom => "bom",
            Self::PartData => "part-data",
            Self::Declaration => "declaration",
            Self::Unused => "unused",
        }
    }
}

/// A file that the result rests on.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    /// Base name, never a path.
    pub name: String,
    pub role: SourceRole,
    pub format: Format,
    pub encoding: Option<&'static str>,
    pub delimiter: Option<char>,
    pub sheet: Option<String>,
    pub layout: Layout,
    /// Lines of a BOM, or rows of part data.
    pub line_count: u32,
    /// Part of the sample that the product brings; every rendering says so.
    pub is_sample: bool,
    /// The fingerprint of the file's bytes; `None` until something is exported.
    pub sha256: Option<Sha256>,
}

/// The RoHS verdict of one line with all statements that were found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LineRohs {
    pub status: RohsStatus,
    /// All exemptions that are cited, normalised.
    pub exemptions: Vec<String>,
    /// One for each statement.
    pub evidence: Vec<Evidence>,
    /// What each statement of `evidence` says.
    pub stated: Vec<RohsStatus>,
    /// Whether the compliance rests on an exemption.
    pub exemption_use: ExemptionUse,
    /// What becomes of the exemptions of a line that complies by them; empty for every other line.
    pub outcomes: Outcomes,
    /// What the ordering code says of the finish.
    pub mark: Option<&'static Mark>,
}

impl LineRohs {
    /// A source says that phthalates are above their limits, in words that call the part compliant otherwise.
    pub fn has_phthalates(&self) -> bool {
        let each = self.evidence.iter().zip(&self.stated).filter(|it| *it.1 <= RohsStatus::ByExemption);
        each.filter(|it| it.0.text.contains('_')).any(|it| read_phthalates(&it.0.text) == Some(false))
    }

    /// The line complies by an exemption that is not shown to be in force: it counts as unknown in every verdict.
    pub fn is_doubtful(&self) -> bool {
        self.status == RohsStatus::ByExemption && !self.outcomes.counts()
    }
}

/// One line of the BOM with everything that was found of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportLine {
    pub line: BomLine,
    /// The alternate in use, an index into the line's alternates: all that follows is of that part.
    pub alternate: Option<u16>,
    pub rohs: LineRohs,
    /// The worst statement about substances of very high concern; `None`: none is made.
    pub reach: Option<Arc<ReachStatement>>,
    pub lifecycle: Option<Lifecycle>,
    pub lifecycle_evidence: Vec<Evidence>,
    /// The shortest lead time that a source states; `None`: not stated.
    pub lead_time_days: Option<u32>,
    pub lead_time_evidence: Vec<Evidence>,
    /// Pieces at all sellers; `None`: not stated.
    pub stock: Option<Decimal>,
    pub stock_evidence: Vec<Evidence>,
    pub statements: Vec<(StatementKind, Evidence)>,
    /// The row's own offers first, then those of part data.
    pub offers: Vec<Arc<Offer>>,
    /// Rows of part data that may speak of the line and are not taken before the user confirms it.
    pub doubts: Vec<DoubtfulMatch>,
    /// One for each volume of the settings, in their order.
    pub cost: Vec<LineCost>,
    /// Indexes into the report's findings.
    pub findings: Vec<u32>,
    /// The worst of the line's findings.
    pub severity: Option<Severity>,
}

/// A row of part data that may speak of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DoubtfulMatch {
    pub row: RowKey,
    pub kind: DoubtKind,
    /// Maker and part number as that row names them.
    pub text: Box<str>,
}

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

/// Everything that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// Who reads it. What a reader may not see is no longer in it.
    pub audience: Audience,
    /// It was not made from files but came with a link.
    pub shared: Option<Shared>,
    pub settings: Settings,
    /// The currency of all totals; `None` where no price names one.
    pub currency: Option<Currency>,
    pub sources: Vec<Source>,
    pub lines: Vec<ReportLine>,
    pub tiers: Vec<Tier>,
    pub rohs: RohsSummary,
    /// One for each chosen regime, in the order of the settings.
    pub regimes: Vec<RegimeSummary>,
    pub supply: SupplySummary,
    /// Sorted by source, row and code.
    pub findings: Vec<Finding>,
    pub not_checked: Vec<NotChecked>,
    /// Cost per board between the volumes, for the curve: boards and cost, rising.
    pub curve: Curve,
    /// The same with each process, from one board on, for comparison.
    pub curves: Curves,
    /// Where the processes of the profile cross.
    pub crossing: Option<Crossing>,
    /// What one board asks of the assembly line; `None` where the parts alone are costed.
    pub work: Option<Work>,
    /// The totals hold the cost around the parts: bare board, assembly, one-time cost.
    pub counts_around: bool,
    /// The attrition table of each process of the profile.
    pub attrition: Vec<Option<AttritionTable>>,
    /// What was worked out of the lines and does not change with the settings.
    pub prepared: Prepared,
}

/// What [`recost`] need not work out again.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Prepared {
    /// Lines that are bought together.
    pub groups: Groups,
    /// The package of each line.
    pub packages: Vec<Package>,
    /// Of each line the last day for orders, where the end of its part is announced with a day.
    pub last_buys: Vec<Option<Day>>,
    /// Lines to whose offers one of another line was added at the end, once for each.
    pub adopted: Vec<u32>,
    /// The alternates of all lines, in the order of the lines and of each line's alternates.
    pub alternates: Vec<LineAlternate>,
    /// The parts with their offers, and on which terms they were bought.
    pub bought: Option<(Terms, Parts)>,
    /// The supply of the parts, where the offers that it follows from were taken out; `None`: it follows from the lines.
    pub parts: Option<Vec<PartSupply>>,
    /// What the lines answer to each regime, where statements that it follows from were taken out.
    pub answers: Option<Vec<Vec<RegimeAnswer>>>,
}

/// Who made a report that came with a link, and on which day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shared {
    /// Empty where it is not told.
    pub by: String,
    /// ISO: the day of the check.
    pub on: String,
}

/// What a report is made from.
pub struct Input {
    pub settings: Settings,
    pub sources: Vec<Source>,
    pub lines: Vec<BomLine>,
    pub records: Vec<PartRecord>,
    /// Findings of reading and recognising.
    pub findings: Vec<Finding>,
}

impl ReportLine {
    /// A line of which nothing but the line itself is known yet.
    pub fn unjudged(line: BomLine) -> Self {
        Self {
            line,
            alternate: None,
            rohs: LineRohs::default(),
            reach: None,
            lifecycle: None,
            lifecycle_evidence: Vec::new(),
            lead_time_days: None,
            lead_time_evidence: Vec::new(),
            stock: None,
            stock_evidence: Vec::new(),
            statements: Vec::new(),
            offers: Vec::new(),
            doubts: Vec::new(),
            cost: Vec::new(),
            findings: Vec::new(),
            severity: None,
        }
    }

    /// The part number that the line is costed and judged as: that of the alternate in use, else its own.
    pub fn used_mpn(&self) -> &str {
        let alternate = self.alternate.and_then(|it| self.line.alternates.get(usize::from(it)));
        alternate.map_or(self.line.mpn.as_str(), |it| it.mpn.as_str())
    }
}

impl Report {
    /// The name of the BOM's file, else of the first file.
    pub fn name(&self) -> &str {
        let mut sources = self.sources.iter();
        let bom = sources.clone().find(|it| it.role == SourceRole::Bom);
        bom.or_else(|| sources.next()).map_or("Parts", |it| it.name.as_str())
    }

    /// The sheet that a row comes from, where the lines of its file come from several, and the row's number there.
    pub fn row_in_sheet(&self, source: SourceIndex, row: RowNumber) -> (Option<&str>, RowNumber) {
        let parts = self.sources.get(usize::from(source.0)).map_or(&[][..], |it| &it.layout.parts);
        row_in_sheet(parts, row).map_or((None, row), |(sheet, row)| (Some(sheet), row))
    }

    /// The attrition rule of a line's cost; `None` where nothing is lost by a rule.
    pub fn attrition_rule(&self, cost: &LineCost) -> Option<&AttritionRule> {
        let process = self.tiers.iter().find(|it| it.boards == cost.boards)?.process?;
        let table = self.attrition.get(usize::from(process))?.as_ref()?;
        table.rules.get(usize::from(cost.rule.checked_sub(1)?))
    }
}
