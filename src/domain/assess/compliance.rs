//! Compliance of the lines: ordering codes, exemptions by category and day, and the answer to each regime.

use std::sync::Arc;

use crate::domain::assess::evidence::Papers;
use crate::domain::assess::readings::Readings;
use crate::domain::assess::weighing::OtherCells;
use crate::domain::compliance::exemptions::{Outcome, Outcomes};
use crate::domain::compliance::ordering_codes::{Finish, OrderingCodes};
use crate::domain::compliance::regimes::{Answer, Regime, RegimeAnswer, SVHC_LIST_DATE};
use crate::domain::compliance::statements::{
    HalogenStatement, NamedStatement, ReachStatement, ReachStatus, Subject, read_halogen, read_named,
    read_reach,
};
use crate::domain::compliance::{ExemptionUse, RohsStatus};
use crate::domain::finding::{Finding, Severity};
use crate::domain::parts::{PartRecord, StatementKind};
use crate::domain::place::{ColumnIndex, Evidence, Place, SourceIndex};
use crate::domain::recognise::Role;
use crate::domain::reference::decode::decode;
use crate::domain::report::Report;
use crate::domain::report::line::{LineRohs, ReportLine};
use crate::domain::report::prepared::Kinds;
use crate::domain::report::source::{Source, SourceRole, header_of};
use crate::domain::report::summaries::RegimeSummary;
use crate::domain::settings::Settings;

/// Reads the ordering codes and judges the exemptions. `matches` are the records that speak of each line.
pub fn judge_lines(
    lines: &mut [ReportLine],
    kinds: &Kinds,
    matches: &[Vec<u32>],
    records: &[PartRecord],
    sources: &[Source],
    settings: &Settings,
) {
    let mut codes = OrderingCodes::default();
    let mut readings = ReachReadings::default();
    let mut others = OtherCells::of(sources, &settings.date);
    let mut papers = Papers::of(sources);
    let mut marks = vec![None; kinds.count];
    for ((line, kind), matched) in lines.iter_mut().zip(&kinds.of_lines).zip(matches) {
        let named =
            || matched.iter().filter_map(|it| records.get(*it as usize)).map(|it| it.manufacturer.as_str());
        let maker = match line.line.manufacturer.as_str() {
            "" => named().find(|it| !it.is_empty()).unwrap_or(""),
            own => own,
        };
        let mut read = || codes.read(maker, &line.line.mpn);
        line.rohs.mark = match marks.get_mut(*kind as usize).filter(|_| matched.is_empty()) {
            Some(known) => *known.get_or_insert_with(read),
            None => read(),
        };
        line.rohs.is_expected = line.rohs.evidence.is_empty()
            && line.rohs.mark.map_or_else(|| is_lead_free(line, maker), |it| it.finish != Finish::Leaded);
        if line.rohs.mark.is_some_and(|it| it.speaks_against()) {
            add_code_statement(line, sources);
        }
        line.reach = worst_reach(line, &mut readings, sources, &settings.date);
        others.weigh(line, sources);
        papers.read(line, sources);
        take_hidden_exemption(&mut line.rohs);
        judge(line, settings);
    }
}

/// The part number as a whole says that the finish is free of lead, or that of its series is.
fn is_lead_free(line: &ReportLine, maker: &str) -> bool {
    let of_maker = || decode(&line.line.mpn, maker).is_some_and(|it| it.is_lead_free());
    match &line.decoded {
        Some(decoded) => decoded.is_lead_free(),
        None => line.line.manufacturer.is_empty() && !maker.is_empty() && of_maker(),
    }
}

/// What the ordering code of a part that stands for no line says of it.
pub fn read_code(part: &mut ReportLine, codes: &mut OrderingCodes) {
    part.rohs.mark = codes.read(&part.line.manufacturer, &part.line.mpn);
    if part.rohs.mark.is_some_and(|it| it.speaks_against()) {
        part.rohs.status = RohsStatus::NonCompliant;
    }
    take_hidden_exemption(&mut part.rohs);
}

/// A code that says "lead inside under an exemption" speaks where the source has no word for it: the part complies by
/// exemption, though its use is not stated.
fn take_hidden_exemption(rohs: &mut LineRohs) {
    let Some(mark) = rohs.mark.filter(|it| it.finish == Finish::ByExemption) else { return };
    if rohs.status == RohsStatus::Compliant && rohs.exemption_use == ExemptionUse::NotStated {
        rohs.status = RohsStatus::ByExemption;
    }
    if rohs.status == RohsStatus::ByExemption && rohs.exemptions.is_empty() && !mark.exemption.is_empty() {
        rohs.exemptions.push(mark.exemption.to_owned());
    }
}

/// Judges what is stated of a line's RoHS for the product of the settings.
pub fn judge(line: &mut ReportLine, settings: &Settings) {
    if line.rohs.status == RohsStatus::ByExemption {
        line.rohs.outcomes = Outcomes::of(&line.rohs.exemptions, settings.shipment());
    }
    line.rohs.judged = eu_rohs(line);
}

/// Declarations of which no part stands in the BOM.
pub fn unmatched_declarations(
    matches: &[Vec<u32>],
    records: &[PartRecord],
    sources: &[Source],
) -> Vec<Finding> {
    if !sources.iter().any(|it| it.role == SourceRole::Declaration) {
        return Vec::new();
    }
    let mut counts = vec![(0_usize, false); sources.len()];
    for record in records {
        if let Some(count) = counts.get_mut(usize::from(record.source.0)) {
            count.0 += 1;
        }
    }
    for record in matches.iter().flatten().filter_map(|it| records.get(*it as usize)) {
        if let Some(count) = counts.get_mut(usize::from(record.source.0)) {
            count.1 = true;
        }
    }
    let declarations =
        (0_u16..).zip(sources.iter().zip(counts)).filter(|(_, (it, (declared, is_matched)))| {
            it.role == SourceRole::Declaration && *declared > 0 && !is_matched
        });
    declarations
        .map(|(index, (_, (declared, _)))| {
            let place = Place { source: Some(SourceIndex(index)), ..Place::default() };
            Finding::new("declaration.unmatched", Severity::Warning, place).with("count", declared)
        })
        .collect()
}

/// A code that says "lead in the finish" is a statement against the part like any other.
fn add_code_statement(line: &mut ReportLine, sources: &[Source]) {
    let bom = &line.line;
    let columns = sources.get(usize::from(bom.source.0)).map(|it| it.layout.columns.as_slice());
    let column = columns.unwrap_or_default().iter().find(|it| it.role == Role::Mpn).map(|it| it.column);
    line.rohs.evidence.push(Evidence {
        source: bom.source,
        row: bom.row,
        column: column.unwrap_or(ColumnIndex(0)),
        text: bom.mpn.as_str().into(),
    });
    line.rohs.stated.push(RohsStatus::NonCompliant);
    line.rohs.status = RohsStatus::NonCompliant;
}

/// What the lines answer to each chosen regime, in the order of the settings: as it was told before statements were
/// taken out or the report was shared, else as they say. Nothing for a report from an older link.
pub fn answers(report: &Report) -> Vec<Vec<RegimeAnswer>> {
    if let Some(answers) = &report.prepared.answers {
        return answers.clone();
    }
    if report.shared.is_some() {
        return Vec::new();
    }
    let of_line =
        |line| report.settings.regimes.iter().map(|it| answer(line, *it, &report.sources)).collect();
    report.lines.iter().map(of_line).collect()
}

/// What the line at an index answers to each chosen regime, as far as it is known: a link may hold no answers.
pub fn answers_of(report: &Report, index: usize) -> impl Iterator<Item = (Regime, RegimeAnswer)> {
    let given = report.prepared.answers.as_ref();
    let line = report.lines.get(index);
    report.settings.regimes.iter().enumerate().filter_map(move |(at, regime)| {
        let answer = match given {
            _ if *regime == Regime::EuRohs => line?.rohs.judged,
            Some(answers) => *answers.get(index)?.get(at)?,
            None if report.shared.is_some() => return None,
            None => answer(line?, *regime, &report.sources),
        };
        Some((*regime, answer))
    })
}

/// What a line answers to a regime.
pub fn answer(line: &ReportLine, regime: Regime, sources: &[Source]) -> RegimeAnswer {
    match regime {
        Regime::EuRohs => line.rohs.judged,
        Regime::UkRohs => uk_rohs(line),
        Regime::ChinaRohs => china_rohs(line),
        Regime::ReachSvhc => reach(line),
        Regime::HalogenFree => halogen(line, sources),
        Regime::ConflictMinerals => named(line, StatementKind::ConflictMinerals, sources),
        Regime::Tsca => named(line, StatementKind::Tsca, sources),
        Regime::Pfas => told(line, StatementKind::Pfas, "may-be-reported", sources),
        Regime::Pops => named(line, StatementKind::Pops, sources),
        Regime::AnnexXvii => named(line, StatementKind::AnnexXvii, sources),
        Regime::Prop65 => told(line, StatementKind::Prop65, "warning-may-be-due", sources),
        Regime::Batteries => named(line, StatementKind::Batteries, sources),
    }
}

fn because(answer: Answer, because: &'static str) -> RegimeAnswer {
    RegimeAnswer { answer, because }
}

/// The answer of which everything is made that is told of a line's RoHS.
pub fn eu_rohs(line: &ReportLine) -> RegimeAnswer {
    let rohs = &line.rohs;
    match rohs.status {
        RohsStatus::NotApplicable => because(Answer::NotApplicable, "stated-out-of-scope"),
        RohsStatus::Compliant | RohsStatus::ByExemption if rohs.is_early => {
            because(Answer::Unknown, "before-phthalates")
        }
        RohsStatus::NonCompliant if rohs.has_phthalates() => because(Answer::Fails, "phthalates-above"),
        RohsStatus::Compliant if rohs.exemption_use == ExemptionUse::NotStated => {
            because(Answer::Meets, "exemption-use-not-stated")
        }
        RohsStatus::Compliant => because(Answer::Meets, "stated-compliant"),
        RohsStatus::ByExemption if rohs.outcomes.counts() => {
            let is_filed = rohs.outcomes.has(Outcome::RenewalFiled);
            because(
                Answer::ByExemption,
                if is_filed { "exemption-renewal-filed" } else { "exemption-in-force" },
            )
        }
        RohsStatus::ByExemption => because(Answer::Unknown, "exemption-doubtful"),
        RohsStatus::Unknown if rohs.evidence.is_empty() => because(Answer::Unknown, "not-stated"),
        RohsStatus::Unknown => because(Answer::Unknown, "nothing-definite"),
        RohsStatus::NonCompliant => because(Answer::Fails, "stated-non-compliant"),
    }
}

/// The limits of the EU; exemptions by a list of its own, whose dates are not known here.
fn uk_rohs(line: &ReportLine) -> RegimeAnswer {
    match line.rohs.status {
        RohsStatus::ByExemption => because(Answer::Unknown, "gb-dates-unknown"),
        _ => line.rohs.judged,
    }
}

/// What needs an exemption in the EU is above a limit, and goes into the table of substances. A source that hides
/// exemptions hides that too.
fn china_rohs(line: &ReportLine) -> RegimeAnswer {
    match (line.rohs.status, line.rohs.exemption_use) {
        (RohsStatus::Compliant, ExemptionUse::NotStated) => {
            because(Answer::Unknown, "table-needs-exemption-use")
        }
        (RohsStatus::ByExemption | RohsStatus::NonCompliant, _) => {
            because(Answer::MustBeTold, "above-limit-in-table")
        }
        _ => line.rohs.judged,
    }
}

/// The readings of all statements of a kind; the header of their column says what a bare answer means.
fn readings<'a, T>(
    line: &'a ReportLine,
    kind: StatementKind,
    sources: &'a [Source],
    read: impl Fn(&str, &str) -> Option<T> + 'a,
) -> impl Iterator<Item = T> + 'a {
    let stated = line.statements.iter().filter(move |it| it.0 == kind);
    stated.filter_map(move |(_, evidence)| read(&evidence.text, header_of(sources, evidence)))
}

/// What the cells about REACH say, each as long as its text is the same.
type ReachReadings = Readings<Option<Arc<ReachStatement>>>;

/// The worst statement of a line about REACH; of two alike the one of the newer list.
fn worst_reach(
    line: &ReportLine,
    readings: &mut ReachReadings,
    sources: &[Source],
    today: &str,
) -> Option<Arc<ReachStatement>> {
    let stated = line.statements.iter().filter(|it| it.0 == StatementKind::Reach).map(|it| &it.1);
    let read = |text: &str, header: &str| read_reach_by(text, header, today).map(Arc::new);
    stated.filter_map(|it| readings.of(it, sources, read)).max_by(|one, other| {
        // "Unknown" takes nothing back that another source knows.
        let weight = |it: &ReachStatement| match it.status {
            ReachStatus::Unknown => 0,
            ReachStatus::NotApplicable => 1,
            ReachStatus::NoSvhc => 2,
            ReachStatus::ContainsSvhc => 3,
        };
        (weight(one), &one.list_date).cmp(&(weight(other), &other.list_date))
    })
}

/// Nobody knows a list that is yet to come.
fn read_reach_by(text: &str, header: &str, today: &str) -> Option<ReachStatement> {
    let statement = read_reach(text, header)?;
    let is_ahead = statement.list_date.as_deref().is_some_and(|it| it > today);
    let is_open = statement.status == ReachStatus::NoSvhc && is_ahead;
    Some(ReachStatement {
        status: if is_open { ReachStatus::Unknown } else { statement.status },
        ..statement
    })
}

/// The substances of very high concern that a source states, empty where it names none; `None`: none is stated.
pub fn svhc(line: &ReportLine) -> Option<&str> {
    let statement = line.reach.as_deref()?;
    (statement.status == ReachStatus::ContainsSvhc).then_some(statement.substances.as_str())
}

fn reach(line: &ReportLine) -> RegimeAnswer {
    let Some(statement) = &line.reach else { return because(Answer::Unknown, "not-stated") };
    match (statement.status, statement.list_date.as_deref()) {
        (ReachStatus::ContainsSvhc, _) => because(Answer::MustBeTold, "contains-svhc"),
        (ReachStatus::NoSvhc, Some(date)) if date >= SVHC_LIST_DATE => because(Answer::Meets, "no-svhc"),
        (ReachStatus::NoSvhc, Some(_)) => because(Answer::Unknown, "older-svhc-list"),
        (ReachStatus::NoSvhc, None) => because(Answer::Unknown, "svhc-list-not-named"),
        (ReachStatus::NotApplicable, _) => because(Answer::NotApplicable, "stated-out-of-scope"),
        (ReachStatus::Unknown, _) => because(Answer::Unknown, "nothing-definite"),
    }
}

fn halogen(line: &ReportLine, sources: &[Source]) -> RegimeAnswer {
    let all = readings(line, StatementKind::HalogenFree, sources, read_halogen);
    let known = |it: &HalogenStatement| *it != HalogenStatement::Unknown;
    let mut is_stated = false;
    match all.inspect(|_| is_stated = true).filter(known).max() {
        Some(HalogenStatement::Free) => because(Answer::Meets, "stated-compliant"),
        Some(HalogenStatement::NotApplicable) => because(Answer::NotApplicable, "stated-out-of-scope"),
        Some(_) => because(Answer::Fails, "contains-halogens"),
        None if is_stated => because(Answer::Unknown, "nothing-definite"),
        None => because(Answer::Unknown, "not-stated"),
    }
}

/// What a kind of statement is about, where it answers a regime that it names.
pub fn subject_of(kind: StatementKind) -> Option<Subject> {
    Some(match kind {
        StatementKind::Pops => Subject::Pops,
        StatementKind::AnnexXvii => Subject::AnnexXvii,
        StatementKind::Prop65 => Subject::Prop65,
        StatementKind::Batteries => Subject::Batteries,
        StatementKind::Pfas => Subject::Pfas,
        StatementKind::Tsca => Subject::Tsca,
        StatementKind::ConflictMinerals => Subject::ConflictMinerals,
        _ => return None,
    })
}

/// By statements that name the regime, and by nothing that is said of another one.
fn named(line: &ReportLine, kind: StatementKind, sources: &[Source]) -> RegimeAnswer {
    let all = readings(line, kind, sources, |text, header| read_named(subject_of(kind)?, text, header));
    let mut is_stated = false;
    match all.inspect(|_| is_stated = true).filter(|it| *it != NamedStatement::Unknown).max() {
        Some(NamedStatement::Compliant) => because(Answer::Meets, "stated-for-regime"),
        Some(NamedStatement::NotApplicable) => because(Answer::NotApplicable, "stated-out-of-scope"),
        Some(_) => because(Answer::Fails, "denied-for-regime"),
        None if is_stated => because(Answer::Unknown, "nothing-definite"),
        None => because(Answer::Unknown, "not-stated"),
    }
}

/// What forbids nothing: a substance of its list is to be told.
fn told(line: &ReportLine, kind: StatementKind, reason: &'static str, sources: &[Source]) -> RegimeAnswer {
    match named(line, kind, sources) {
        RegimeAnswer { answer: Answer::Fails, .. } => because(Answer::MustBeTold, reason),
        other => other,
    }
}

/// The answers of all fitted lines to each chosen regime, counted.
pub fn summaries(lines: &[ReportLine], sources: &[Source], settings: &Settings) -> Vec<RegimeSummary> {
    settings.regimes.iter().map(|regime| summary(lines, *regime, sources)).collect()
}

/// The answers of all fitted lines to a regime, counted.
pub fn summary(lines: &[ReportLine], regime: Regime, sources: &[Source]) -> RegimeSummary {
    let mut counts = [0_u32; Answer::ALL.len()];
    let mut doubtful = 0;
    for line in lines.iter().filter(|it| !it.line.dnp) {
        let answer = answer(line, regime, sources).answer;
        if let Some(count) = counts.get_mut(answer as usize) {
            *count += 1;
        }
        doubtful += u32::from(regime == Regime::EuRohs && line.rohs.is_doubtful());
    }
    RegimeSummary { regime, counts, doubtful }
}
