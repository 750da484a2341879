//! All that the compliance page shows: regimes, the lines that need work first, the end dates of exemptions, choices.

mod exemption;
mod timeline;

use serde::{Deserialize, Serialize};

use self::exemption::{exemption, source};
use self::timeline::timeline;
use crate::domain::assess::compliance::answers_of;
use crate::domain::assess::marking::marking;
use crate::domain::compliance::RohsStatus;
use crate::domain::compliance::category::Category;
use crate::domain::compliance::exemptions::{exemptions, judge};
use crate::domain::compliance::regimes::{Answer, Regime, RegimeAnswer};
use crate::domain::export::letters;
use crate::domain::language::tr;
use crate::domain::project::typed::Field;
use crate::domain::report::Report;
use crate::domain::report::exemptions::cited_exemptions;
use crate::domain::report::line::ReportLine;
use crate::domain::report::marking::Marking;
use crate::domain::report::summaries::RegimeSummary;
use crate::domain::rules::words_of_code;
use crate::domain::settings::waiver::waived_part;
use crate::domain::sorting::sort_by;
use crate::domain::words::compliance_facts::facts;
use crate::domain::words::findings::is_about_compliance;
use crate::domain::words::{compliance_words as words, gap, marking as marking_words, names, numbers};
use crate::engine::view::evidence::{EvidenceView, FactView};
use crate::engine::view::finding::{FindingView, waive_field};
use crate::engine::view::table::{TableRow, TableView};

pub use self::exemption::ExemptionView;
pub use self::timeline::{TimelineEntry, TimelineView};

/// So many lines that all say the same are told one by one.
const FEW: usize = 8;

/// More lines than this no screen shows at once.
const MOST_LINES: u32 = 1_000;

/// The compliance page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ComplianceView {
    pub revision: u32,
    /// The day of the check, ISO.
    pub date: String,
    /// The day on which the product is placed on the market, ISO: the chosen one, else the day of the check.
    pub ship_date: String,
    pub is_ship_date_chosen: bool,
    pub category: Option<Category>,
    /// "Judged for product category 3: IT and telecoms, placed on the market on 2027-07-15."
    pub judged_for: String,
    /// All regimes, the chosen ones marked.
    pub regimes: Vec<RegimeView>,
    /// The window of lines that was asked for; the worst come first.
    pub lines: Vec<ComplianceLineView>,
    pub start: u32,
    /// The lines in the list: fitted, and with something that a source says of them.
    pub line_count: u32,
    /// The other fitted lines. All their answers are unknown.
    pub silent_count: u32,
    /// One of them names its manufacturer.
    pub has_makers: bool,
    /// Lines in the list that fail, or are unknown, for a chosen regime.
    pub open_count: u32,
    pub timeline: TimelineView,
    /// What else is likely to apply to the finished product; empty where nothing points to anything.
    pub marking: Vec<MarkingView>,
    /// That a BOM shows nothing of it.
    pub marking_gloss: String,
    pub waivers: Vec<WaiverView>,
    /// What accepting a finding changes, and where it is done.
    pub waivers_gloss: String,
    /// "12 parts of 4 manufacturers": what the letters to suppliers ask about.
    pub letters: String,
    /// The whole table of exemptions, in the order of Annex III: what each covers, its last days by category, what is
    /// known of its renewal, the source, and the fitted lines that comply by it.
    pub exemption_table: TableView,
    /// What a BOM can and cannot show: subject and sentence.
    pub checklist: Vec<(String, String)>,
    /// The sentence that this is not legal advice, and the days of the tables.
    pub advice: String,
    pub tables: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RegimeView {
    pub regime: Regime,
    /// "EU RoHS".
    pub name: String,
    pub act: String,
    /// What it asks, in one line.
    pub asks: String,
    /// How sure the row of the table is.
    pub certainty: String,
    pub is_chosen: bool,
    /// The answer of the whole BOM; `None` for a regime that is not chosen.
    pub answer: Option<Answer>,
    /// The same in words: "By exemption".
    pub word: String,
    /// Fitted lines by answer, from best to worst; answers that no line gives are left out.
    pub counts: Vec<AnswerCount>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AnswerCount {
    pub answer: Answer,
    /// "Must be told".
    pub label: String,
    pub lines: u32,
}

/// One line with all its evidence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ComplianceLineView {
    /// Index into the report's lines.
    pub index: u32,
    /// "R1, R2 · RC0402FR-0710KL".
    pub title: String,
    pub manufacturer: String,
    /// How a waiver names the part.
    pub part: String,
    /// What is stated of RoHS: "Compliant; exemption use not stated".
    pub status: String,
    /// Why it answers so, each regime with its own reason, the worst first.
    pub why: String,
    /// One for each chosen regime, in their order.
    pub answers: Vec<AnswerView>,
    /// The RoHS statements with their places, in the order of the sources.
    pub statements: Vec<StatementView>,
    pub exemptions: Vec<ExemptionView>,
    /// Lead, REACH, halogens, phthalates, moisture sensitivity, ordering code: facts of their own.
    pub facts: Vec<FactView>,
    /// Findings about compliance alone.
    pub findings: Vec<FindingView>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AnswerView {
    pub regime: Regime,
    pub answer: Answer,
    pub label: String,
    /// Why, in a sentence.
    pub because: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StatementView {
    pub status: RohsStatus,
    /// "By exemption".
    pub label: String,
    pub evidence: EvidenceView,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MarkingView {
    /// "CE: RED, Directive 2014/53/EU".
    pub act: String,
    /// Why it is likely, and what it takes.
    pub says: String,
    /// The lines that led to it.
    pub lines: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WaiverView {
    pub code: String,
    /// The field that takes the reason; nothing takes the acceptance back.
    pub field: Field,
    pub title: String,
    pub part: String,
    pub reason: String,
    /// Findings that it accepts now; zero: it is without effect.
    pub findings: u32,
}

/// The compliance page with `count` lines from `start` on.
pub fn compliance(report: &Report, revision: u32, start: u32, count: u32) -> ComplianceView {
    let settings = &report.settings;
    let shipment = settings.shipment();
    let Order { lines: order, open: open_count, silent: silent_count } = order(report);
    let window = order.iter().skip(start as usize).take(count.min(MOST_LINES) as usize);
    ComplianceView {
        revision,
        date: settings.date.clone(),
        ship_date: shipment.ship_date.to_owned(),
        is_ship_date_chosen: settings.ship_date.is_some(),
        category: settings.category,
        judged_for: words::judged_for(settings),
        regimes: Regime::ALL.map(|it| regime(report, it)).to_vec(),
        lines: window.filter_map(|it| Some(line(report, *it, report.lines.get(*it as usize)?))).collect(),
        start,
        line_count: u32::try_from(order.len()).unwrap_or(u32::MAX),
        has_makers: report.lines.iter().any(|it| !it.line.manufacturer.is_empty()),
        silent_count,
        open_count,
        timeline: timeline(report),
        marking: marking(report).iter().map(|it| marking_view(report, it)).collect(),
        marking_gloss: tr(marking_words::GLOSS).to_owned(),
        waivers: waivers(report),
        waivers_gloss: tr(words::WAIVERS_GLOSS).to_owned(),
        letters: letters::size(report),
        exemption_table: exemption_table(report),
        checklist: words::CHECKLIST.iter().map(|it| (tr(it.0).to_owned(), tr(it.1).to_owned())).collect(),
        advice: tr(words::NOT_LEGAL_ADVICE).to_owned(),
        tables: words::table_dates(),
    }
}

fn marking_view(report: &Report, it: &Marking) -> MarkingView {
    MarkingView {
        act: marking_words::act(it.act).to_owned(),
        says: marking_words::says(it.act).to_owned(),
        lines: marking_words::lines(report, it),
    }
}

/// The worst answer of a line, and its answers to all regimes, four bits each.
type Weight = (Option<Answer>, u64);

/// The lines in the list.
struct Order {
    lines: Vec<u32>,
    open: u32,
    silent: u32,
}

/// The lines of which something is said, worst first, in the order of the file where they are alike. How many of them fail
/// or are unknown; and how many others are fitted.
fn order(report: &Report) -> Order {
    // The worst answer counts first; of those alike, the answers in the order of the regimes.
    let weight = |index: u32| {
        let answers = answers_of(report, index as usize).map(|it| it.1.answer);
        answers.fold((None, 0_u64), |(worst, all), it| (worst.max(Some(it)), (all << 4) | it as u64))
    };
    let fitted = report.lines.iter().zip(0_u32..).filter(|it| !it.0.line.dnp);
    let mut silent: Vec<(Weight, u32)> = Vec::new();
    let mut order: Vec<(Weight, u32)> = Vec::new();
    for (line, index) in fitted {
        let weight = weight(index);
        let is_silent = weight.0 == Some(Answer::Unknown) && is_silent(report, index, line);
        let list = if is_silent { &mut silent } else { &mut order };
        list.push((weight, index));
    }
    if silent.len() <= FEW {
        order.append(&mut silent);
    }
    sort_by(&mut order, |one, other| other.0.cmp(&one.0).then(one.1.cmp(&other.1)));
    let open = order.iter().filter(|it| it.0.0 >= Some(Answer::Unknown)).count();
    Order {
        lines: order.into_iter().map(|it| it.1).collect(),
        open: u32::try_from(open).unwrap_or(u32::MAX),
        silent: u32::try_from(silent.len()).unwrap_or(u32::MAX),
    }
}

/// No source says anything of the line, and nothing follows from what it is.
fn is_silent(report: &Report, index: u32, line: &ReportLine) -> bool {
    let has_findings = || {
        let mut all = line.findings.iter().filter_map(|it| report.findings.get(*it as usize));
        all.any(|it| is_about_compliance(it.code))
    };
    let is_unknown = answers_of(report, index as usize).all(|it| it.1.answer == Answer::Unknown);
    is_unknown && line.rohs.evidence.is_empty() && facts(report, line).is_empty() && !has_findings()
}

fn regime(report: &Report, regime: Regime) -> RegimeView {
    let summary = report.regimes.iter().find(|it| it.regime == regime);
    let counts = Answer::ALL.into_iter().map(|answer| AnswerCount {
        answer,
        label: words::answer(answer).to_owned(),
        lines: summary.map_or(0, |it| it.count(answer)),
    });
    RegimeView {
        regime,
        name: tr(regime.name()).to_owned(),
        act: tr(regime.act()).to_owned(),
        asks: tr(regime.asks()).to_owned(),
        certainty: tr(regime.certainty()).to_owned(),
        is_chosen: report.settings.regimes.contains(&regime),
        answer: summary.map(RegimeSummary::answer),
        word: summary.map(|it| words::answer(it.answer())).unwrap_or_default().to_owned(),
        counts: counts.filter(|it| it.lines > 0).collect(),
    }
}

/// A line with all its evidence.
pub(super) fn line(report: &Report, index: u32, line: &ReportLine) -> ComplianceLineView {
    let answers =
        answers_of(report, index as usize).map(|(regime, RegimeAnswer { answer, because })| AnswerView {
            regime,
            answer,
            label: words::answer(answer).to_owned(),
            because: words::because(regime, because),
        });
    let answers: Vec<AnswerView> = answers.collect();
    let statements =
        line.rohs.stated.iter().zip(&line.rohs.evidence).map(|(status, evidence)| StatementView {
            status: *status,
            label: names::rohs(*status).to_owned(),
            evidence: crate::engine::view::evidence::evidence_view(report, evidence),
        });
    let shipment = report.settings.shipment();
    let exemptions =
        line.rohs.exemptions.iter().map(|it| exemption(it, judge(it, shipment), line.line.class.code()));
    let findings = line.findings.iter().filter_map(|it| report.findings.get(*it as usize));
    ComplianceLineView {
        index,
        title: super::line::title(line),
        manufacturer: line.line.manufacturer.clone(),
        part: waived_part(&line.line),
        status: words::line_status(&line.rohs),
        why: why(&answers),
        answers,
        statements: statements.collect(),
        exemptions: exemptions.collect(),
        facts: facts(report, line)
            .into_iter()
            .map(|it| FactView {
                label: it.label.to_owned(),
                value: it.value,
                evidence: it
                    .evidence
                    .map(|it| crate::engine::view::evidence::evidence_view(report, it))
                    .into_iter()
                    .collect(),
            })
            .collect(),
        findings: findings
            .filter(|it| is_about_compliance(it.code))
            .map(|it| crate::engine::view::finding::finding(report, it))
            .collect(),
    }
}

/// "REACH SVHC: No source says anything about it. EU RoHS: Stated as compliant."
fn why(answers: &[AnswerView]) -> String {
    let mut worst: Vec<&AnswerView> = answers.iter().collect();
    sort_by(&mut worst, |one, other| other.answer.cmp(&one.answer));
    let each = worst.iter().map(|it| [tr(it.regime.name()), ": ", &it.because].concat());
    each.collect::<Vec<_>>().join(gap())
}

fn exemption_table(report: &Report) -> TableView {
    let cited = cited_exemptions(report);
    let lines = |entry: &str| cited.iter().find(|it| it.entry == entry).map_or(0, |it| it.lines.len());
    let rows = exemptions().iter().map(|it| TableRow {
        class: String::new(),
        label: it.entry.to_owned(),
        cells: vec![
            tr(it.wording).to_owned(),
            words::ends(it),
            words::renewal(it.renewal).to_owned(),
            source(it),
            numbers::count(lines(it.entry) as u64),
        ],
    });
    TableView { heads: words::exemption_heads().map(str::to_owned).to_vec(), rows: rows.collect() }
}

fn waivers(report: &Report) -> Vec<WaiverView> {
    let accepts = |code: &str, part: &str| {
        let all = report.findings.iter().filter(|it| it.code == code && it.waived().is_some());
        let lines = all.filter_map(|it| report.lines.get(it.place.line? as usize));
        u32::try_from(lines.filter(|it| waived_part(&it.line) == part).count()).unwrap_or(u32::MAX)
    };
    let waivers = report.settings.waivers.iter();
    waivers
        .map(|it| WaiverView {
            code: it.code.clone(),
            field: waive_field(&it.code, &it.part),
            title: words_of_code(&it.code).map_or("", |it| it.title).to_owned(),
            part: it.part.clone(),
            reason: it.reason.clone(),
            findings: accepts(&it.code, &it.part),
        })
        .collect()
}
