//! The whole report but its lines, as the screen shows it.

use crate::domain::compliance::regimes::Answer;
use crate::domain::export::labels;
use crate::domain::export::link::words as link;
use crate::domain::finding::{Finding, Severity};
use crate::domain::known::{Known, Mark};
use crate::domain::language::tr;
use crate::domain::next::causes::{Cause, causes};
use crate::domain::next::matched::matched;
use crate::domain::next::next;
use crate::domain::next::quotable::{Questions, questions, quotable};
use crate::domain::parts::supply::PartSupply;
use crate::domain::place::SourceIndex;
use crate::domain::read::Format;
use crate::domain::report::source::{Source, SourceRole};
use crate::domain::report::{Audience, Report};
use crate::domain::sorting::{sort_by, sort_by_key};
use crate::domain::supply::part::parts_of;
use crate::domain::supply::usual::{LikelyLong, likely_long};
use crate::domain::supply::wait::Wait;
use crate::domain::words::{
    compliance_words, coverage, findings as words, gap, names, next_words, numbers, plan_words, reasons,
    supply_words,
};
use crate::engine::view::cost::CostView;
use crate::engine::view::finding::{FindingView, finding};
use serde::{Deserialize, Serialize};

/// More findings of one code than this are counted and not listed; the lines table filters for them.
const LISTED_FINDINGS: usize = 25;

/// Everything that the screen shows of a report besides its lines. What can be undone is the session's to say.
pub fn summary(report: &Report, revision: u32) -> SummaryView {
    let dnp_count = report.lines.iter().filter(|it| it.line.dnp).count();
    let (likely, questions) = (likely_long(report), questions(report));
    let with = |severity| count(report.findings.iter().filter(|it| it.severity == severity).count());
    SummaryView {
        revision,
        date: report.settings.date.clone(),
        is_sample: report.sources.iter().any(|it| it.is_sample),
        // A declaration alone is a list of parts of its own.
        has_bom: !report.lines.is_empty() || report.sources.iter().any(|it| it.role == SourceRole::Bom),
        shared: report.shared.as_ref().map(link::shared).unwrap_or_default(),
        audience: report.audience,
        sender: sender(report),
        sources: report.sources.iter().zip(0..).map(|(it, at)| source(report, it, SourceIndex(at))).collect(),
        line_count: count(report.lines.len()),
        fitted_count: count(report.lines.len() - dnp_count),
        dnp_count: count(dnp_count),
        rohs: RohsView {
            answer: report.rohs.answer(),
            word: compliance_words::answer(report.rohs.answer()).to_owned(),
            sentence: told([labels::rohs_sentence(&report.rohs), coverage::rohs_expected(report)]),
            compliant: report.rohs.count(Answer::Meets),
            by_exemption: report.rohs.count(Answer::ByExemption),
            non_compliant: report.rohs.count(Answer::Fails),
            not_applicable: report.rohs.count(Answer::NotApplicable),
            unknown: report.rohs.count(Answer::Unknown),
        },
        cost: super::cost::cost(report),
        supply: supply(report, &likely),
        quotable: quotable_view(report, &questions),
        next: next(report, &likely, &questions).iter().map(|it| next_words::bring(report, it)).collect(),
        finding_groups: groups(report),
        errors: with(Severity::Error),
        warnings: with(Severity::Warning),
        notes: with(Severity::Note),
        data_problems: report.file_problems(),
        data_mark: report.file_mark(),
        not_checked: report
            .not_checked
            .iter()
            .map(|it| NotCheckedView {
                check: reasons::check_label(it.check).to_owned(),
                because: reasons::reason(it.because).to_owned(),
                lines: it.lines.map(|lines| numbers::lines(lines.into())).unwrap_or_default(),
            })
            .collect(),
        undo: None,
        redo: None,
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

pub(super) fn percent(confidence: f32) -> u8 {
    // The clamp keeps the value inside of what the type holds.
    (confidence.clamp(0.0, 1.0) * 100.0).round() as u8
}

fn sender(report: &Report) -> String {
    let sender = report.settings.sender();
    if sender.company.is_empty() { &sender.contact } else { &sender.company }.clone()
}

/// How many lines a list speaks of, in words and numbers.
fn matched_view(report: &Report, source: &Source, at: SourceIndex) -> Option<MatchedView> {
    if source.role != SourceRole::PartData || report.lines.is_empty() || !report.is_own() {
        return None;
    }
    let counted = matched(report, at);
    Some(MatchedView {
        sentence: next_words::matched(&counted),
        matched: count(counted.matched),
        nearly: count(counted.nearly),
        not: count(counted.not),
    })
}

fn source(report: &Report, source: &Source, at: SourceIndex) -> SourceView {
    let layout = &source.layout;
    let column = |index| labels::column(source, index).into_owned();
    let roles = layout.columns.iter().map(|it| ColumnView {
        header: column(it.column),
        meaning: names::role(it.role).to_owned(),
        confidence: percent(it.confidence),
    });
    let breaks = layout.price_breaks.iter().map(|it| ColumnView {
        header: column(it.column),
        meaning: tr!("Unit price from {}", numbers::decimal(it.quantity)),
        confidence: percent(layout.confidence),
    });
    SourceView {
        name: source.name.clone(),
        role: labels::source_role(source.role).to_owned(),
        understood: labels::understood(source),
        confidence: percent(layout.confidence),
        columns: roles.chain(breaks).collect(),
        unused_columns: layout.unused.iter().map(|it| column(it.0)).collect(),
        is_sample: source.is_sample,
        is_of_site: source.format == Format::CATALOG,
        problems: report.problems_of(at),
        matched: matched_view(report, source, at),
    }
}

fn supply(report: &Report, likely: &LikelyLong) -> SupplyView {
    let supply = &report.supply;
    let likely = supply_words::likely_long(likely);
    let parts = parts_of(report);
    let waits = report.settings.boards.iter().filter(|_| report.is_own());
    SupplyView {
        longest: coverage::longest(report),
        mark: supply_mark(report),
        waits: waits.map(|it| wait(report, &parts, *it)).collect(),
        sentence: told([lead_time_sentence(report), likely, coverage::stock(report)]),
        long_lead: supply.long_lead,
        lead_time_unknown: supply.lead_time_unknown,
        long_lead_limit: numbers::lead_time(report.settings.lead_time.long_days),
    }
}

/// What a build of so many boards waits for.
fn wait(report: &Report, parts: &[PartSupply], boards: u32) -> WaitView {
    let wait = Wait::of(parts, boards);
    let is_long = wait.longest.is_some_and(|it| it.0 >= report.settings.lead_time.long_days);
    let known = Known::but(wait.unknown, wait.parts);
    WaitView {
        boards: numbers::count(boards.into()),
        word: supply_words::wait(report, parts, &wait),
        mark: Mark::of(known, is_long || !wait.not_made.is_empty()),
        sentence: plan_words::not_made(report, parts, &wait.not_made, boards),
    }
}

/// What of the sentences there is.
fn told<const N: usize>(sentences: [String; N]) -> String {
    let mut sentences = sentences.to_vec();
    sentences.retain(|it| !it.is_empty());
    sentences.join(gap())
}

/// What a seller can quote. Of a report for others its readers ask nothing.
fn quotable_view(report: &Report, questions: &Questions) -> QuotableView {
    let quotable = quotable(report, questions);
    if !report.is_own() || quotable.lines == 0 {
        return QuotableView::default();
    }
    QuotableView { word: next_words::ready(&quotable), sentence: next_words::asked(&quotable) }
}

/// That of the lead times; a warning too where the stock makes not one board.
fn supply_mark(report: &Report) -> Mark {
    let is_empty = report.supply.largest_build_from_stock == Some(0);
    report.lead_time_mark().max(if is_empty { Mark::Warning } else { Mark::Good })
}

fn lead_time_sentence(report: &Report) -> String {
    let known = coverage::lead_times(report);
    let is_all = known.is_empty() && !report.is_own();
    if is_all { tr("The longest lead time.").to_owned() } else { known }
}

/// Findings by cause: worst first, then the most, then by code.
fn groups(report: &Report) -> Vec<FindingGroup> {
    let mut causes = causes(report);
    sort_by_key(&mut causes, |it| (it.code, it.told_by));
    let mut groups: Vec<FindingGroup> = causes.iter().map(|it| group(report, it)).collect();
    sort_by(&mut groups, |a, b| b.severity.cmp(&a.severity).then(b.count.cmp(&a.count)));
    groups
}

fn group(report: &Report, cause: &Cause<'_>) -> FindingGroup {
    let words = words::words_of(cause.code);
    let findings = || cause.findings.iter().filter_map(|it| report.findings.get(*it as usize));
    let (lines, is_own) = (cause.lines(report).len(), report.is_own());
    let fix = cause.fix().filter(|_| is_own);
    // A link, and a summary, tell how many there are and not each of them.
    let is_each_told = report.shared.is_none() && report.audience.sees_lines();
    let listed = if is_each_told { LISTED_FINDINGS } else { 0 };
    FindingGroup {
        code: cause.code.to_owned(),
        cause: cause.key(),
        severity: cause.severity,
        title: words::cause(cause).unwrap_or_else(|| words.title.to_owned()),
        hint: words::group_hint(words.code).to_owned(),
        count: count(cause.findings.len()),
        fix: fix.map(|it| words::fix(it, cause, lines)).unwrap_or_default(),
        is_accepted: findings().all(|it| it.waived().is_some()),
        can_accept: is_own && lines > 0 && findings().all(|it| it.place.line.is_some()),
        lines: count(lines),
        findings: findings().take(listed).map(|it| named_finding(report, it)).collect(),
    }
}

/// A finding in a list of many lines: its place says which part it is about.
fn named_finding(report: &Report, it: &Finding) -> FindingView {
    let line = it.place.line.and_then(|line| report.lines.get(line as usize));
    let view = finding(report, it);
    match line {
        Some(line) => FindingView { place: format!("{} ({})", super::line::title(line), view.place), ..view },
        None => view,
    }
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
    pub quotable: QuotableView,
    /// "Ask for RoHS of 41 lines: Yageo, Murata.": at most five, by effect.
    pub next: Vec<String>,
    /// Worst first, then by number of findings.
    pub finding_groups: Vec<FindingGroup>,
    pub errors: u32,
    pub warnings: u32,
    pub notes: u32,
    /// Findings about the file itself: unreadable cells, duplicates, mismatches (codes `data.` and `file.`).
    pub data_problems: u32,
    pub data_mark: Mark,
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
    /// Errors and warnings about the file itself.
    pub problems: u32,
    /// Of part data beside a BOM, for one's own house.
    pub matched: Option<MatchedView>,
}

/// How many fitted lines a list speaks of.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MatchedView {
    /// "7 matched, 3 nearly, 111 not".
    pub sentence: String,
    pub matched: u32,
    /// Lines with a doubt to be decided (`LineView::doubts`).
    pub nearly: u32,
    pub not: u32,
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
    /// The answer of the whole BOM to EU RoHS.
    pub answer: Answer,
    /// The same in words: "By exemption".
    pub word: String,
    /// "1 line is not compliant." …
    pub sentence: String,
    pub compliant: u32,
    pub by_exemption: u32,
    pub non_compliant: u32,
    pub not_applicable: u32,
    pub unknown: u32,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SupplyView {
    /// "26 weeks"; empty where less than half of the lines state a lead time.
    pub longest: String,
    pub mark: Mark,
    /// What each volume waits for; none of a report for others.
    pub waits: Vec<WaitView>,
    /// How much is known, and what the figures are.
    pub sentence: String,
    pub long_lead: u32,
    pub lead_time_unknown: u32,
    /// "16 weeks".
    pub long_lead_limit: String,
}

/// What a build of a number of boards waits for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WaitView {
    /// "10,000".
    pub boards: String,
    /// "26 weeks, U2", "In stock", "Cannot be built"; empty where too little is known.
    pub word: String,
    pub mark: Mark,
    /// Why it cannot be built; empty where it can.
    pub sentence: String,
}

/// What a seller can quote without a question; empty for others than one's own house.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct QuotableView {
    /// "61 of 107 lines".
    pub word: String,
    /// "no part number: 20, no value or size: 12".
    pub sentence: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FindingGroup {
    pub code: String,
    /// What `Edit::FixAll` and `Edit::AcceptAll` name it by.
    pub cause: String,
    /// That of every finding of the group.
    pub severity: Severity,
    /// "402 stands for 0402", else the heading of the code.
    pub title: String,
    /// What to do about all of them.
    pub hint: String,
    pub count: u32,
    /// Lines that it is about.
    pub lines: u32,
    /// What fixes all of them at once: "Write 0402 in 47 lines"; empty where a person has to look at each.
    pub fix: String,
    /// All of them can be accepted with one reason.
    pub can_accept: bool,
    /// All of them are accepted.
    pub is_accepted: bool,
    /// The first of them, at most 50.
    pub findings: Vec<FindingView>,
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
