//! What the screen shows, ready to show: the texts are final, the screen only lays them out.

pub mod alternates;
pub mod compare;
mod cost;
mod line;
mod lines;
mod order;
pub mod plan;
pub mod ready;
mod review;
mod summary;
pub mod supply;

use serde::{Deserialize, Serialize};

use crate::domain::compliance::RohsStatus;
use crate::domain::cost::policy::Policy;
use crate::domain::finding::Severity;
use crate::domain::report::Verdict;
pub use alternates::{AlternatesView, alternates};
pub use compare::{CompareView, compare};
pub use line::{CellText, line};
pub use lines::{LinesOrder, lines};
pub use plan::{PlanView, plan};
pub use ready::{ReadyView, ready};
pub use review::{
    CellProblem, FixedCell, PreviewRow, ReviewColumn, ReviewField, ReviewInput, ReviewOption, ReviewView,
    RoleName, RowMark, review,
};
pub use summary::summary;
pub use supply::{SupplyWindow, supply};

/// The whole report but its lines.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SummaryView {
    /// Rises with every change; views of an older revision are stale.
    pub revision: u32,
    pub date: String,
    /// Sample data is shown; every screen says so.
    pub is_sample: bool,
    pub has_bom: bool,
    pub sources: Vec<SourceView>,
    pub line_count: u32,
    pub fitted_count: u32,
    pub dnp_count: u32,
    pub rohs: RohsView,
    pub cost: CostView,
    pub supply: SupplyView,
    /// Worst first, then by number of findings.
    pub finding_groups: Vec<FindingGroup>,
    pub errors: u32,
    pub warnings: u32,
    pub notes: u32,
    /// Findings about the file itself: unreadable cells, duplicates, mismatches (codes `data.` and `file.`).
    pub data_problems: u32,
    pub not_checked: Vec<NotCheckedView>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SourceView {
    pub name: String,
    /// "BOM", "Part data", "Not used".
    pub role: String,
    /// "CSV, UTF-8, semicolon, decimal comma, header in row 4, 118 lines".
    pub understood: String,
    /// From 0 to 100.
    pub confidence: u8,
    pub columns: Vec<ColumnView>,
    pub unused_columns: Vec<String>,
    pub is_sample: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ColumnView {
    pub header: String,
    /// "Reference designator", "Manufacturer part number" …
    pub meaning: String,
    pub confidence: u8,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RohsView {
    pub verdict: Verdict,
    /// "Fails: 1 line is not compliant" …
    pub sentence: String,
    pub compliant: u32,
    pub by_exemption: u32,
    pub non_compliant: u32,
    pub not_applicable: u32,
    pub unknown: u32,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CostView {
    /// ISO code; empty where no price names a currency.
    pub currency: String,
    pub tiers: Vec<TierView>,
    /// `None` where nothing is priced.
    pub chart: Option<ChartView>,
    /// What the totals hold: "Parts, attrition, bare board, assembly and one-time cost; profile “Bomlight default”".
    pub scope: String,
    /// The totals hold the cost around the parts.
    pub counts_around: bool,
    /// The processes that can be chosen; empty where the parts alone are costed.
    pub processes: Vec<ProcessView>,
    /// The name of the process that the user chose; empty: the cheaper one of each volume.
    pub process: String,
    /// Where the processes cross, in a sentence; empty where they do not, or there is one process.
    pub crossing: String,
    /// The number of boards at which they cross.
    pub crossing_boards: Option<u32>,
    /// The policies that can be chosen, the one in use marked.
    pub policies: Vec<PolicyView>,
    /// Share of good boards in place of the process's own, in percent ("98.5"); empty: as the process says.
    pub good_percent: String,
    /// What the cost around the parts rests on.
    pub assumptions: Vec<AssumptionView>,
}

/// One process of the profile.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ProcessView {
    /// "prototype".
    pub name: String,
    /// "10 % of 0402, at least 10 …": the attrition table's name.
    pub attrition: String,
    /// "99.2 % good at the first pass, 99.9 % after repair"; empty where no board was costed with it.
    pub good: String,
}

/// One way to choose among offers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PolicyView {
    /// The word that the command takes.
    pub policy: Policy,
    /// "In stock first".
    pub label: String,
    pub is_chosen: bool,
}

/// One assumption with its source.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AssumptionView {
    /// "prototype: set-up and stencil".
    pub what: String,
    pub source: String,
}

/// One part of a tier's total, in the order of the stack.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ShareView {
    /// Stable code for its color: `parts`, `attrition`, `excess`, `pcb`, `assembly`, `setup`, `nre`, `margin`.
    pub code: String,
    /// "Bare boards".
    pub label: String,
    /// For the whole order.
    pub amount: String,
    /// For one board that is built (not: one good board).
    pub per_board: String,
    /// Thousandths of the total; the shares of a tier add up to 1,000 or nearly.
    pub permille: u16,
}

/// One of the lines that cost most.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ParetoView {
    /// Index of the line in the report.
    pub line: u32,
    /// "U1 · STM32F405RGT6".
    pub title: String,
    pub extended: String,
    /// "34.2 %" of all parts.
    pub share: String,
    /// Thousandths of the cost of all parts, for a bar.
    pub permille: u16,
    /// "81.0 %": this line and those above it.
    pub cumulated: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TierView {
    pub boards: u32,
    /// "10,000".
    pub boards_text: String,
    /// "prototype", "pilot", "mass production".
    pub phase: String,
    /// "12.34"; empty where nothing is priced.
    pub per_board: String,
    pub parts: String,
    pub excess: String,
    pub total: String,
    /// The process that makes the boards: "prototype"; empty where the parts alone are costed.
    pub process: String,
    /// Cost per good board with every process, as "prototype 12.34", in the order of the profile; empty without a choice.
    pub by_process: Vec<String>,
    /// What the total is made of; parts of zero are left out. Empty where nothing is priced.
    pub shares: Vec<ShareView>,
    /// "23.1 %": set-up and one-time cost in the total; empty without a process.
    pub setup_share: String,
    /// "99.2 % at the first pass, 99.9 % after repair: 1 of 1,000 boards is lost"; empty without a process.
    pub good: String,
    /// The ten lines that cost most, dearest first.
    pub pareto: Vec<ParetoView>,
    pub priced: u32,
    pub estimated: u32,
    pub unpriced: u32,
    pub dnp: u32,
    /// Lines whose stated stock is less than the need.
    pub short: u32,
}

/// Geometry of the cost curve in a box of `width` × `height`; both axes are logarithmic.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ChartView {
    pub width: f32,
    pub height: f32,
    pub x_ticks: Vec<TickView>,
    pub y_ticks: Vec<TickView>,
    /// Path data of the curve (`M… L…`).
    pub path: String,
    pub points: Vec<PointView>,
    /// One sentence that says what the curve shows, for people who do not see it.
    pub description: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TickView {
    pub at: f32,
    pub label: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PointView {
    pub x: f32,
    pub y: f32,
    pub label: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SupplyView {
    /// "26 weeks"; empty where no line states a lead time.
    pub longest: String,
    pub long_lead: u32,
    pub lead_time_unknown: u32,
    /// "16 weeks".
    pub long_lead_limit: String,
    /// "412 boards"; empty where no line states a stock.
    pub largest_build: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FindingGroup {
    pub code: String,
    pub severity: Severity,
    pub title: String,
    /// What to do about all of them.
    pub hint: String,
    pub count: u32,
    /// The first of them, at most 50.
    pub findings: Vec<FindingView>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FindingView {
    pub code: String,
    pub severity: Severity,
    pub message: String,
    pub hint: String,
    /// "board.csv, row 12, column RoHS".
    pub place: String,
    /// The line it belongs to.
    pub line: Option<u32>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NotCheckedView {
    /// "Lifecycle".
    pub check: String,
    /// "No column and no part data state it."
    pub because: String,
    /// "40 lines"; empty where the check as a whole is meant.
    pub lines: String,
}

/// A window of the lines table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LinesWindow {
    pub revision: u32,
    /// Lines of the report.
    pub total: u32,
    /// Lines that pass the filter and the search.
    pub matched: u32,
    pub start: u32,
    pub rows: Vec<LineRow>,
}

/// One row of the lines table. Blank text means that it is not stated.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LineRow {
    pub index: u32,
    /// Row in the file, as people count it.
    pub row: u32,
    pub designators: String,
    pub designator_count: u32,
    pub quantity: String,
    pub dnp: bool,
    pub mpn: String,
    pub manufacturer: String,
    /// Value, package and description, joined.
    pub description: String,
    pub rohs: RohsStatus,
    pub rohs_text: String,
    pub lead_time: String,
    pub is_long_lead: bool,
    pub stock: String,
    pub is_short: bool,
    pub unit_price: String,
    pub extended: String,
    pub severity: Option<Severity>,
    pub finding_count: u32,
}

/// Everything about one line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LineView {
    pub index: u32,
    /// "R1, R2 · RC0402FR-0710KL".
    pub title: String,
    /// "board.csv, row 5".
    pub place: String,
    pub facts: Vec<FactView>,
    pub findings: Vec<FindingView>,
    pub cost: Vec<LineCostView>,
    pub offers: Vec<OfferView>,
}

/// One fact with the words that state it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FactView {
    /// "RoHS", "Lead time", "Manufacturer".
    pub label: String,
    /// Empty where it is not stated; the screen then says "not stated".
    pub value: String,
    pub evidence: Vec<EvidenceView>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EvidenceView {
    /// "board.csv, row 5, column RoHS".
    pub place: String,
    pub text: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LineCostView {
    pub boards: String,
    pub need: String,
    /// Pieces of the part that assembly loses; empty where none.
    pub attrition: String,
    pub order: String,
    pub unit_price: String,
    pub extended: String,
    /// "200 needed", "MOQ 500 → 500" …
    pub steps: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OfferView {
    pub seller: String,
    pub part_number: String,
    pub packaging: String,
    /// "1: 0.10 · 100: 0.05".
    pub breaks: String,
    pub moq: String,
    pub multiple: String,
    pub stock: String,
    pub lead_time: String,
    /// The day of the offer: "22 November 2026"; empty where it is not stated.
    pub date: String,
    pub place: String,
}
