//! Ready for mass production? One answer for each check and volume: go, not yet, or unknown.
//!
//! An assumption of the product's own profile is unknown, not go: nobody of the user's own factory stated it.

use super::known::Mark;
use super::report::Report;
use super::supply::part::parts_of;
use super::supply::plan::Plan;
use super::supply::risk::BomRisk;
use crate::domain::compliance::regimes;
use crate::domain::parts::lifecycle::Lifecycle;
use crate::domain::parts::supply::{Availability, Gap, PartSupply};
use crate::domain::profile::embedded;
use crate::domain::report::summaries::Verdict;
use crate::domain::settings::risk::Factor;

/// The answer of a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub enum Answer {
    Go,
    /// Nobody knows: it has to be found out first.
    Unknown,
    NotYet,
}

impl Answer {
    /// The word of `report.json`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Go => "go",
            Self::Unknown => "unknown",
            Self::NotYet => "not-yet",
        }
    }
}

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    Compliance,
    Prices,
    /// Parts that are still made, or in stock in full.
    Made,
    LongLead,
    ShipDate,
    Sources,
    Lifecycle,
    Data,
    Yield,
    SetUp,
}

impl Subject {
    /// The word of `report.json`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Compliance => "compliance",
            Self::Prices => "prices",
            Self::Made => "made",
            Self::LongLead => "long-lead",
            Self::ShipDate => "ship-date",
            Self::Sources => "sources",
            Self::Lifecycle => "lifecycle",
            Self::Data => "data",
            Self::Yield => "yield",
            Self::SetUp => "set-up",
        }
    }
}

/// A check with what it rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Check {
    pub subject: Subject,
    pub answer: Answer,
    /// Lines, parts, problems or days that stand in the way; of an unknown answer those that are not known.
    pub count: u32,
}

/// All checks for one volume.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Readiness {
    pub boards: u32,
    pub checks: Vec<Check>,
}

impl Readiness {
    /// Not yet where any check says so, else unknown where any is unknown.
    pub fn answer(&self) -> Answer {
        self.checks.iter().map(|it| it.answer).max().unwrap_or(Answer::Unknown)
    }
}

/// The readiness at every volume of the report. It rests on prices and sellers among others, so it is not told to
/// others than one's own house, nor of a report from a link, which has no offers.
pub fn ready(report: &Report) -> Vec<Readiness> {
    ready_at(report, &report.settings.boards)
}

/// The same for some numbers of boards alone.
pub fn ready_at(report: &Report, volumes: &[u32]) -> Vec<Readiness> {
    if !report.is_own() {
        return Vec::new();
    }
    let parts = parts_of(report);
    let is_own_profile = report.settings.profile.is_some() && report.settings.profile != embedded::profile();
    // Who can deliver a part does not change with the number of boards.
    let first = report.settings.boards.first().copied().unwrap_or(1);
    let sources = sources(&BomRisk::of_parts(report, &parts, first));
    let of = |boards: u32| {
        let at_hand: Vec<Availability> = parts.iter().map(|it| it.availability(boards)).collect();
        let checks = vec![
            compliance(report),
            prices(report, boards),
            made(&parts, &at_hand),
            long_lead(report, &at_hand),
            ship_date(report, &parts, boards),
            sources,
            lifecycle(report),
            data(report),
            assumed(Subject::Yield, report.settings.good.is_some() || is_own_profile),
            assumed(Subject::SetUp, is_own_profile && report.counts_around),
        ];
        Readiness { boards, checks }
    };
    volumes.iter().copied().map(of).collect()
}

/// Not yet where something stands in the way, unknown where something is not known, else go.
fn check(subject: Subject, bad: usize, unknown: usize) -> Check {
    let (answer, count) = match (bad, unknown) {
        (0, 0) => (Answer::Go, 0),
        (0, _) => (Answer::Unknown, unknown),
        _ => (Answer::NotYet, bad),
    };
    Check { subject, answer, count: u32::try_from(count).unwrap_or(u32::MAX) }
}

fn compliance(report: &Report) -> Check {
    let rohs = &report.rohs;
    let (answer, count) = match rohs.verdict() {
        Verdict::Pass => (Answer::Go, 0),
        Verdict::Fail => (Answer::NotYet, rohs.count(regimes::Answer::Fails)),
        Verdict::Unknown => (Answer::Unknown, rohs.count(regimes::Answer::Unknown)),
    };
    Check { subject: Subject::Compliance, answer, count }
}

fn prices(report: &Report, boards: u32) -> Check {
    let coverage =
        report.tiers.iter().find(|it| it.boards == boards).map(|it| it.coverage).unwrap_or_default();
    let missing = (coverage.unpriced + coverage.estimated) as usize;
    let answer = check(Subject::Prices, 0, missing);
    // A BOM without a fitted line has no price.
    if coverage.priced == 0 { Check { answer: Answer::Unknown, ..answer } } else { answer }
}

/// Parts that nobody makes any more and whose stock is too small; unknown are those that are not in stock and of which nobody
/// says whether they are still made.
fn made(parts: &[PartSupply], at_hand: &[Availability]) -> Check {
    let open = || {
        let all = at_hand.iter().zip(parts.iter().map(|it| it.lifecycle.is_none()));
        all.filter(|it| !matches!(it.0, Availability::OnHand | Availability::InStock))
    };
    let lost = open().filter(|it| *it.0 == Availability::Unknown(Gap::NotMade)).count();
    let unknown = open().filter(|it| it.1).count();
    let answer = check(Subject::Made, lost, unknown);
    if parts.is_empty() { Check { answer: Answer::Unknown, ..answer } } else { answer }
}

/// Parts whose missing pieces come after the long-lead limit; unknown are those of which nobody knows when they come.
fn long_lead(report: &Report, at_hand: &[Availability]) -> Check {
    let limit = report.settings.lead_time.long_days;
    let late =
        at_hand.iter().filter(|it| matches!(it, Availability::LeadTime(days) if *days >= limit)).count();
    // Those that are no longer made are told of their own.
    let is_open = |it: &&Availability| matches!(it, Availability::Unknown(gap) if *gap != Gap::NotMade);
    let unknown = at_hand.iter().filter(is_open).count();
    let answer = check(Subject::LongLead, late, unknown);
    // A BOM without a fitted line has nothing that could be in time.
    if at_hand.is_empty() { Check { answer: Answer::Unknown, ..answer } } else { answer }
}

/// Days by which a wanted ship date is missed. Without one, and while parts have no date, it is unknown.
fn ship_date(report: &Report, parts: &[PartSupply], boards: u32) -> Check {
    let plan = Plan::of(parts, &report.settings, boards);
    let late = plan.as_ref().and_then(Plan::late_by);
    let open = plan.as_ref().map_or(0, |it| it.unknown.len());
    match late {
        Some(days) if days > 0 => check(Subject::ShipDate, usize::try_from(days).unwrap_or(0), 0),
        Some(_) if !parts.is_empty() => check(Subject::ShipDate, 0, open),
        _ => Check { subject: Subject::ShipDate, answer: Answer::Unknown, count: 0 },
    }
}

/// Lines that only one maker, or only one seller, can deliver.
fn sources(risk: &BomRisk) -> Check {
    let at = Factor::ALL.iter().position(|it| *it == Factor::Sources).unwrap_or(0);
    let points = || risk.lines.iter().map(|it| it.actual.factors.get(at).copied().flatten());
    let single = points().filter(|it| it.is_some_and(|it| it > 0)).count();
    let unknown = points().filter(Option::is_none).count();
    let answer = check(Subject::Sources, single, unknown);
    if risk.lines.is_empty() { Check { answer: Answer::Unknown, ..answer } } else { answer }
}

/// Lines that a new product should not start with: not yet in production, not recommended, last time buy, or ended.
fn lifecycle(report: &Report) -> Check {
    let fitted = || report.lines.iter().filter(|it| !it.line.dnp);
    // What a seller gave up the maker may still make, or not.
    let is_open = |it: Option<Lifecycle>| matches!(it, None | Some(Lifecycle::DiscontinuedAtSeller));
    let is_ending = |it: Option<Lifecycle>| !is_open(it) && it != Some(Lifecycle::Active);
    let ending = fitted().filter(|it| is_ending(it.lifecycle)).count();
    let unknown = fitted().filter(|it| is_open(it.lifecycle)).count();
    let answer = check(Subject::Lifecycle, ending, unknown);
    if fitted().next().is_none() { Check { answer: Answer::Unknown, ..answer } } else { answer }
}

/// Errors and warnings about the files themselves.
fn data(report: &Report) -> Check {
    let answer = check(Subject::Data, report.file_problems() as usize, 0);
    if report.file_mark() == Mark::Unknown { Check { answer: Answer::Unknown, ..answer } } else { answer }
}

fn assumed(subject: Subject, is_stated: bool) -> Check {
    check(subject, 0, usize::from(!is_stated))
}
