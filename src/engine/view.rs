//! What the screen shows, ready to show: the texts are final, the screen only lays them out.

mod line;
mod lines;
mod order;
mod review;
mod summary;

use serde::{Deserialize, Serialize};

use crate::domain::compliance::RohsStatus;
use crate::domain::finding::Severity;
use crate::domain::report::Verdict;
pub use line::{CellText, line};
pub use lines::{LinesOrder, lines};
pub use review::{
    CellProblem, FixedCell, PreviewRow, ReviewColumn, ReviewField, ReviewInput, ReviewOption, ReviewView,
    RoleName, RowMark, review,
};
pub use summary::summary;

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
    pub place: String,
}
