//! What the screen shows, ready to show: the texts are final, the screen only lays them out.

pub mod alternates;
pub mod compare;
mod compliance;
mod cost;
mod figures;
mod form;
mod line;
mod lines;
mod order;
pub mod plan;
pub mod ready;
mod review;
mod site;
mod summary;
pub mod supply;

use serde::{Deserialize, Serialize};

use crate::domain::compliance::RohsStatus;
use crate::domain::finding::Severity;
use crate::domain::report::Audience;
use crate::domain::report::summaries::Verdict;
pub use alternates::{AlternatesView, alternates};
pub use compare::{CompareView, compare};
pub use compliance::{
    AnswerCount, AnswerView, ComplianceLineView, ComplianceView, ExemptionView, RegimeView, StatementView,
    TimelineEntry, TimelineView, WaiverView, compliance,
};
pub use figures::{FigureView, FiguresView, LabelView, ShapeView, figures};
pub use form::{ChoiceView, FieldGroup, FieldKind, FieldRow, FieldView, FormKind, FormView, form};
pub use line::{CellText, line, match_value};
pub use lines::{LinesOrder, lines};
pub use plan::{PlanView, plan};
pub use ready::{ReadyView, ready};
pub use review::{
    CellProblem, FixedCell, PreviewRow, ReviewColumn, ReviewField, ReviewInput, ReviewOption, ReviewView,
    RoleName, RowMark, review,
};
pub use site::{SiteView, site};
pub use summary::summary;
pub use supply::{SupplyWindow, supply};

/// The field that takes the reason for accepting a finding for a part.
fn waive_field(code: &str, part: &str) -> String {
    ["compliance.waive.", code, "/", part].concat()
}

/// The whole report but its lines.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SummaryView {
    /// Rises with every change; views of an older revision are stale.
    pub revision: u32,
    pub date: String,
    /// Sample data is shown; every screen says so.
    pub is_sample: bool,
    pub has_bom: bool,
    /// "Shared by Ada by link, checked on 2026-11-22."; empty where the files themselves are open.
    pub shared: String,
    /// The report holds no more than this audience may see.
    pub audience: Audience,
    /// The company of the sender, and else the contact; empty: not told.
    pub sender: String,
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
    /// What the last edit is called ("header row"); `None`: there is nothing to undo.
    pub undo: Option<String>,
    /// What the edit is called that was taken back last.
    pub redo: Option<String>,
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
    /// Parts of a catalogue of the site: they are neither read otherwise nor taken out.
    pub is_of_site: bool,
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
    /// Those by exemption whose exemption is not shown to be in force for the category on the ship date.
    pub doubtful: u32,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CostView {
    /// ISO code; empty where no price names a currency.
    pub currency: String,
    pub tiers: Vec<TierView>,
    /// What a good board costs, taken apart, with a column for each volume; no rows where nothing is priced.
    pub per_board: TableView,
    /// The same for the whole order.
    pub per_order: TableView,
    /// What the totals hold: "Parts, attrition, bare board, assembly and one-time cost; profile “Bomlight default”".
    pub scope: String,
    /// The totals hold the cost around the parts.
    pub counts_around: bool,
    /// Lines without a price are estimated, if they can be.
    pub is_estimated: bool,
    /// Where the processes cross, in a sentence; empty where they do not, or there is one process.
    pub crossing: String,
    /// The name of the profile; empty where the parts alone are costed.
    pub profile: String,
    /// What the cost around the parts rests on.
    pub assumptions: Vec<AssumptionView>,
}

/// A table of texts. The first head stands over the labels of the rows.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct TableView {
    pub heads: Vec<String>,
    pub rows: Vec<TableRow>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TableRow {
    /// What kind of row it is: `kind-parts`, `total`, `estimated`, `quiet` …
    pub class: String,
    pub label: String,
    pub cells: Vec<String>,
}

/// One assumption with its source.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AssumptionView {
    /// "prototype: set-up and stencil".
    pub what: String,
    pub source: String,
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
    /// "12.34"; empty where nothing is priced.
    pub per_board: String,
    /// The ten lines that cost most, dearest first.
    pub pareto: Vec<ParetoView>,
    pub priced: u32,
    pub estimated: u32,
    pub unpriced: u32,
    pub dnp: u32,
    /// Lines whose stated stock is less than the need.
    pub short: u32,
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
    /// The field that takes the reason for accepting it; empty where it is about no line.
    pub waive: String,
    /// A person accepts it.
    pub is_waived: bool,
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
    /// The row as it is shown: "5", or "Top · 5" where the lines come from several sheets.
    pub row_text: String,
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
    /// What the line may cost, a guess; empty where nothing is estimated.
    pub estimate: String,
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
    /// What is stated of compliance, word for word, and what follows from it.
    pub compliance: ComplianceLineView,
    pub findings: Vec<FindingView>,
    /// Rows of part data that may speak of the line: those to be answered first, then those that are.
    pub doubts: Vec<DoubtView>,
    pub cost: Vec<LineCostView>,
    pub offers: Vec<OfferView>,
    /// The user chose one of the offers.
    pub has_choice: bool,
    /// The line's own part and its alternates; empty where the file names no alternate.
    pub alternates: Vec<AlternateView>,
}

/// A row of part data that may speak of a line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DoubtView {
    /// Maker and part number of the row; empty where it is answered.
    pub text: String,
    /// "prices.csv, row 7".
    pub place: String,
    /// What is doubtful, or what was answered.
    pub why: String,
    /// How the field `line.N.match` names the row; a space and `same`, `other` or `ask` follow.
    pub value: String,
    /// A person answered it.
    pub is_answered: bool,
}

/// A part that can be used for a line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AlternateView {
    /// "Yageo RC0402FR-0710KL".
    pub label: String,
    /// What the field `line.N.alternate` takes; empty: the line's own part.
    pub value: String,
    pub is_used: bool,
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
    /// "about 12.30, between 8.00 and 20.00": a guess, which is in no total; empty where there is none.
    pub estimate: String,
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
    /// What the field `line.N.offer` takes; empty where the offer has no price to choose it for.
    pub value: String,
    /// "bought at 1 to 100 boards", "chosen by you"; empty where it is not bought.
    pub used: String,
    /// The user chose it.
    pub is_chosen: bool,
    /// "price of 2026-06-01, 174 days old"; empty where no date is stated.
    pub age: String,
    /// The price is no longer fresh: it is shown grey.
    pub is_old: bool,
}
