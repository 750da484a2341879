//! A window of the lines table: filter, search, sort, cut.

use memchr::memmem::Finder;

use super::order::{by_urgency, sort, together};

use crate::domain::bom::BomLine;
use crate::domain::bom::line_field::LineField;
use crate::domain::compliance::regimes::Answer;
use crate::domain::cost::line_cost::LineCost;
use crate::domain::export::labels;
use crate::domain::finding::Severity;
use crate::domain::next::quotable::question;
use crate::domain::place::RowNumber;
use crate::domain::report::Report;
use crate::domain::report::line::ReportLine;
use crate::domain::supply::usual::usual_of;
use crate::domain::words::compliance_words::answer;
use crate::domain::words::{numbers, supply_words};
use crate::engine::view::query::{Grouping, LineFilter, LinesQuery, SortKey};
use serde::{Deserialize, Serialize};

/// More rows than this no screen shows at once.
const MAX_ROWS: usize = 5_000;

/// The window that `query` asks for. A session that answers many of them keeps a [`LinesOrder`].
pub fn lines(report: &Report, revision: u32, query: &LinesQuery) -> LinesWindow {
    LinesOrder::default().window(report, revision, query)
}

/// The last order of the lines, kept so that scrolling costs a slice and typing a search no new text.
#[derive(Debug, Default)]
pub struct LinesOrder {
    last: Option<(u32, LinesQuery)>,
    order: Vec<u32>,
    /// The headings of groups, each with the place in `order` of the line below it.
    headings: Vec<(usize, String)>,
    /// The columns that are blank in every line of a revision.
    blank: Option<(u32, Vec<SortKey>)>,
    /// Revision of the search text.
    searched: Option<u32>,
    text: SearchText,
}

impl LinesOrder {
    /// The window that `query` asks for. `revision` must change whenever the report does.
    pub fn window(&mut self, report: &Report, revision: u32, query: &LinesQuery) -> LinesWindow {
        let key = LinesQuery { start: 0, count: 0, ..query.clone() };
        if self.last.as_ref().is_none_or(|last| last.0 != revision || last.1 != key) {
            self.order = self.arrange(report, revision, query);
            self.headings = match query.group {
                Grouping::None => Vec::new(),
                group => together(report, &mut self.order, group),
            };
            self.last = Some((revision, key));
        }
        let known = self.blank.take().filter(|it| it.0 == revision);
        let (_, blank) = self.blank.insert(known.unwrap_or_else(|| (revision, blank(report))));
        let blank = blank.clone();
        let length = self.order.len() + self.headings.len();
        let start = (query.start as usize).min(length);
        let rows = self.rows(report, usize::from(query.volume), start, (query.count as usize).min(MAX_ROWS));
        LinesWindow {
            revision,
            total: u32::try_from(report.lines.len()).unwrap_or(u32::MAX),
            blank,
            matched: u32::try_from(self.order.len()).unwrap_or(u32::MAX),
            length: u32::try_from(length).unwrap_or(u32::MAX),
            start: u32::try_from(start).unwrap_or(u32::MAX),
            rows,
        }
    }

    /// The lines from a row of the table on; a heading takes a row of its own.
    fn rows(&self, report: &Report, volume: usize, start: usize, count: usize) -> Vec<LineRow> {
        let mut headings = self.headings.iter().peekable();
        let (mut rows, mut next) = (Vec::new(), 0);
        for (place, index) in self.order.iter().enumerate() {
            let (top, heading) = (next, headings.next_if(|it| it.0 == place));
            next += 1 + usize::from(heading.is_some());
            if next > start + count {
                break;
            }
            if let Some(line) = report.lines.get(*index as usize).filter(|_| next > start) {
                let heading = heading.filter(|_| top >= start).map(|it| it.1.clone()).unwrap_or_default();
                rows.push(LineRow { heading, ..row(report, *index, line, volume) });
            }
        }
        rows
    }

    fn arrange(&mut self, report: &Report, revision: u32, query: &LinesQuery) -> Vec<u32> {
        let volume = usize::from(query.volume);
        let words: Vec<String> = query.search.split_whitespace().map(str::to_lowercase).collect();
        if !words.is_empty() && self.searched != Some(revision) {
            self.text = SearchText::new(&report.lines);
            self.searched = Some(revision);
        }
        let finders: Vec<Finder<'_>> = words.iter().map(|it| Finder::new(it.as_bytes())).collect();
        let indexes = report
            .lines
            .iter()
            .enumerate()
            .filter(|(index, line)| {
                passes(report, line, volume, &query.filter) && self.text.has_all(*index, &finders)
            })
            .filter_map(|(index, _)| u32::try_from(index).ok())
            .collect();
        match query.sort {
            SortKey::ToDo => by_urgency(report, indexes),
            sort_by => sort(&report.lines, indexes, sort_by, query.descending, volume),
        }
    }
}

/// All that can be searched, in lower case, one stretch of text a line.
#[derive(Debug, Default)]
struct SearchText {
    text: String,
    ends: Vec<usize>,
}

impl SearchText {
    fn new(lines: &[ReportLine]) -> Self {
        let mut search =
            Self { text: String::with_capacity(lines.len() * 96), ends: Vec::with_capacity(lines.len()) };
        for line in lines {
            let bom = &line.line;
            let fixed = [&bom.mpn, &bom.manufacturer, &bom.value, &bom.footprint, &bom.description];
            let suppliers = bom.supplier_parts.iter().map(|it| &it.number);
            for part in bom.designators.iter().chain(fixed).chain(suppliers) {
                search.push(part);
            }
            search.ends.push(search.text.len());
        }
        search
    }

    fn push(&mut self, part: &str) {
        if part.is_ascii() {
            let start = self.text.len();
            self.text.push_str(part);
            if let Some(added) = self.text.get_mut(start..) {
                added.make_ascii_lowercase();
            }
        } else {
            self.text.push_str(&part.to_lowercase());
        }
        // A word of a search has no line break in it, so it never reaches over two fields.
        self.text.push('\n');
    }

    fn has_all(&self, index: usize, words: &[Finder<'_>]) -> bool {
        if words.is_empty() {
            return true;
        }
        let start = index.checked_sub(1).and_then(|it| self.ends.get(it)).copied().unwrap_or(0);
        let end = self.ends.get(index).copied().unwrap_or(start);
        let text = self.text.as_bytes().get(start..end).unwrap_or_default();
        words.iter().all(|word| word.find(text).is_some())
    }
}

fn passes(report: &Report, line: &ReportLine, volume: usize, filter: &LineFilter) -> bool {
    let is_fitted = !line.line.dnp;
    let has_rohs = |answer| is_fitted && line.rohs.answer() == answer;
    match filter {
        LineFilter::All => true,
        LineFilter::RohsCompliant => has_rohs(Answer::Meets),
        LineFilter::RohsByExemption => has_rohs(Answer::ByExemption),
        LineFilter::RohsNonCompliant => has_rohs(Answer::Fails),
        LineFilter::RohsUnknown => has_rohs(Answer::Unknown),
        LineFilter::RohsNotApplicable => has_rohs(Answer::NotApplicable),
        LineFilter::LongLead => is_fitted && labels::is_long_lead(report, line),
        LineFilter::Question => question(report, line).is_some(),
        LineFilter::LeadTimeUnknown => is_fitted && line.lead_time_days.is_none(),
        LineFilter::Unpriced => line.cost.get(volume).is_some_and(|it| it.basis().lacks_price()),
        LineFilter::Short => line.cost.get(volume).is_some_and(|it| labels::is_short(line, it)),
        LineFilter::Dnp => line.line.dnp,
        LineFilter::Severity(severity) => line.severity.is_some_and(|it| it >= *severity),
        LineFilter::Finding(code) => {
            line.findings.iter().filter_map(|it| report.findings.get(*it as usize)).any(|it| it.code == code)
        }
    }
}

/// The columns of which no line of the report has anything.
fn blank(report: &Report) -> Vec<SortKey> {
    let has = |column: SortKey, it: &ReportLine| match column {
        SortKey::Mpn => !it.line.mpn.is_empty() || !it.line.supplier_parts.is_empty(),
        SortKey::Manufacturer => !it.line.manufacturer.is_empty(),
        SortKey::Description => !labels::described(&it.line).is_empty(),
        _ => it.stock.is_some(),
    };
    let columns = [SortKey::Mpn, SortKey::Manufacturer, SortKey::Description, SortKey::Stock];
    columns.into_iter().filter(|column| !report.lines.iter().any(|it| has(*column, it))).collect()
}

fn row_text(sheet: Option<&str>, row: RowNumber) -> String {
    let number = row.0.to_string();
    match sheet {
        Some(sheet) => [sheet, " · ", number.as_str()].concat(),
        None => number,
    }
}

fn order_code(bom: &BomLine) -> String {
    let Some(part) = bom.supplier_parts.first() else { return String::new() };
    match &part.supplier {
        Some(seller) => [seller, " ", &part.number].concat(),
        None => part.number.clone(),
    }
}

fn row(report: &Report, index: u32, line: &ReportLine, volume: usize) -> LineRow {
    let bom = &line.line;
    let cost: Option<LineCost<'_>> = line.cost.get(volume);
    let (sheet, number) = report.row_in_sheet(bom.source, bom.row);
    let usual = if report.audience.sees_purchase() { usual_of(line) } else { None };
    let usual = usual.and_then(|it| it.lead_time);
    LineRow {
        heading: String::new(),
        index,
        row: number.0,
        row_text: row_text(sheet, number),
        designators: bom.designators.join(", "),
        designator_count: u32::try_from(bom.designators.len()).unwrap_or(u32::MAX),
        quantity: bom.quantity.map(numbers::decimal).unwrap_or_default(),
        dnp: bom.dnp,
        mpn: bom.mpn.clone(),
        order_code: if bom.mpn.is_empty() { order_code(bom) } else { String::new() },
        manufacturer: bom.manufacturer.clone(),
        description: labels::described(bom),
        rohs: line.rohs.answer(),
        rohs_text: answer(line.rohs.answer()).to_owned(),
        lead_time: line
            .lead_time_days
            .map(numbers::lead_time)
            .or_else(|| usual.map(supply_words::usual_weeks))
            .unwrap_or_default(),
        is_usual: usual.is_some(),
        is_long_lead: labels::is_long_lead(report, line),
        stock: line.stock.map(numbers::decimal).unwrap_or_default(),
        is_short: cost.is_some_and(|it| labels::is_short(line, it)),
        unit_price: cost
            .and_then(|it| it.unit_price())
            .map(|it| numbers::unit_price(it, report.currency))
            .unwrap_or_default(),
        extended: cost
            .and_then(|it| it.extended())
            .map(|it| numbers::amount(it, report.currency))
            .unwrap_or_default(),
        estimate: cost
            .and_then(LineCost::estimated)
            .map(|it| numbers::about(numbers::rough(it)))
            .unwrap_or_default(),
        severity: line.severity,
        finding_count: u32::try_from(line.findings.len()).unwrap_or(u32::MAX),
        in_file: bom.corrected(),
    }
}

/// A window of the lines table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LinesWindow {
    pub revision: u32,
    /// Lines of the report.
    pub total: u32,
    /// Columns that are blank in every line of the report: nobody has to look at them.
    pub blank: Vec<SortKey>,
    /// Lines that pass the filter and the search.
    pub matched: u32,
    /// Rows of the table: those lines, and the headings of their groups.
    pub length: u32,
    pub start: u32,
    pub rows: Vec<LineRow>,
}

/// One row of the lines table. Blank text means that it is not stated.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LineRow {
    /// The heading of the group that begins with this line, which takes a row of its own; empty where none begins.
    pub heading: String,
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
    /// Where no maker's part number is stated: the seller's order code, after the seller.
    pub order_code: String,
    pub manufacturer: String,
    /// Value, package and description, joined.
    pub description: String,
    pub rohs: Answer,
    pub rohs_text: String,
    pub lead_time: String,
    /// No file states the lead time: it is what is usual for parts of the kind.
    pub is_usual: bool,
    pub is_long_lead: bool,
    pub stock: String,
    pub is_short: bool,
    pub unit_price: String,
    pub extended: String,
    /// What the line may cost, a guess; empty where nothing is estimated.
    pub estimate: String,
    pub severity: Option<Severity>,
    pub finding_count: u32,
    /// Fields that a person corrected, with what the file says there; empty where it says nothing.
    pub in_file: Vec<(LineField, String)>,
}
