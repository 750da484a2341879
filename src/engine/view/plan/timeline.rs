//! Geometry of the timeline: lines over weeks, longest first, then assembly, test and shipping.

use serde::{Deserialize, Serialize};

use crate::domain::day::Day;
use crate::domain::language::tr;
use crate::domain::parts::supply::{Availability, PartSupply};
use crate::domain::report::Report;
use crate::domain::supply::plan::{Item, Plan, PlanStep};
use crate::domain::words::{numbers, plan_words as words};

/// Bars over time, for a picture that is [`WIDTH`] units wide; every row is one line of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TimelineView {
    pub width: f32,
    pub rows: Vec<TimelineRow>,
    /// The first days of months; of a short plan every few weeks from the order on.
    pub ticks: Vec<TimelineTick>,
    /// Where the wanted ship date stands; `None`: none is wanted.
    pub wanted: Option<TimelineTick>,
    /// Where the boards come if the usual lead times hold; `None`: no part lacks one.
    pub usual: Option<TimelineTick>,
    /// What the picture shows, for people who do not see it.
    pub description: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TimelineRow {
    pub label: String,
    pub bars: Vec<TimelineBar>,
    /// It is on the critical path: without it the boards would ship earlier.
    pub is_critical: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TimelineBar {
    pub kind: BarKind,
    pub x: f32,
    pub width: f32,
    /// "lead time 16 weeks".
    pub label: String,
}

/// What a bar stands for: it decides its color.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum BarKind {
    LeadTime,
    /// Transit, receiving and safety.
    Around,
    BareBoard,
    SetUp,
    /// At hand, and waiting for the slowest.
    Waiting,
    Assembly,
    Test,
    Shipping,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TimelineTick {
    pub x: f32,
    pub label: String,
}

/// Units from the left to the right edge.
const WIDTH: f32 = 1_000.0;
/// More rows than this are no picture.
const MOST_ROWS: usize = 20;
/// More ticks than this run into each other.
const MOST_TICKS: u32 = 14;
/// A plan of fewer days has no months to speak of: its ticks are whole dates, and so many of them at most.
const SHORT_PLAN_DAYS: u32 = 75;
const MOST_DATES: u32 = 5;

/// Days → units.
struct Scale {
    start: Day,
    days: f32,
}

impl Scale {
    fn units(&self, days: u32) -> f32 {
        // Some thousands of days: well within what the type holds exactly.
        days as f32 * WIDTH / self.days
    }

    fn tick(&self, day: Day, label: String) -> TimelineTick {
        TimelineTick { x: self.units(day.days_since(self.start)), label }
    }
}

pub(super) fn timeline(
    report: &Report,
    parts: &[PartSupply],
    plan: &Plan,
    usual: Option<Day>,
) -> TimelineView {
    let days = [plan.wanted_ship, usual];
    let end = days.into_iter().flatten().fold(plan.earliest_delivery(), Day::max);
    let scale = Scale { start: plan.order, days: (end.days_since(plan.order).max(1)) as f32 };
    let mut rows: Vec<TimelineRow> =
        plan.groups().take(MOST_ROWS).filter_map(|it| row(report, parts, plan, it, &scale)).collect();
    rows.extend(work(plan, &scale));
    TimelineView {
        width: WIDTH,
        rows,
        ticks: if end.days_since(plan.order) < SHORT_PLAN_DAYS {
            weeks(&scale, end)
        } else {
            months(&scale, end)
        },
        usual: usual.map(|it| scale.tick(it, tr!("usually {}", numbers::date(it)))),
        wanted: plan.wanted_ship.map(|it| scale.tick(it, numbers::date(it))),
        description: tr!(
            "From the order on {} to the boards on {}: {}",
            numbers::date(plan.order),
            numbers::date(plan.earliest_ship),
            words::gating(report, parts, plan)
        ),
    }
}

fn row(
    report: &Report,
    parts: &[PartSupply],
    plan: &Plan,
    steps: &[PlanStep],
    scale: &Scale,
) -> Option<TimelineRow> {
    let step = steps.first()?;
    let wait = plan.earliest_start.days_since(plan.order);
    let mut bars = Vec::with_capacity(3);
    let mut at = 0;
    let mut add = |kind, days: u32, label: String| {
        if days > 0 {
            bars.push(TimelineBar { kind, x: scale.units(at), width: scale.units(days), label });
            at += days;
        }
    };
    match (step.item, step.availability) {
        (Item::BareBoard, _) => add(BarKind::BareBoard, step.days, numbers::days(step.days)),
        (Item::SetUp, _) => add(BarKind::SetUp, step.days, numbers::days(step.days)),
        (Item::Part(_), Some(Availability::LeadTime(days))) => {
            add(BarKind::LeadTime, days, tr!("lead time {}", numbers::lead_time(days)));
            let around = step.days.saturating_sub(days);
            add(BarKind::Around, around, tr!("transit and receiving {}", numbers::days(around)));
        }
        (Item::Part(_), _) => {
            add(BarKind::Around, step.days, tr!("transit and receiving {}", numbers::days(step.days)));
        }
    }
    let left = wait.saturating_sub(step.days);
    add(BarKind::Waiting, left, tr!("waits {}", numbers::days(left)));
    Some(TimelineRow {
        label: words::group(report, parts, steps),
        bars,
        is_critical: step.days == wait && wait > 0,
    })
}

/// Assembly, test and shipping, one after the other from the earliest start.
fn work(plan: &Plan, scale: &Scale) -> Vec<TimelineRow> {
    let mut at = plan.earliest_start.days_since(plan.order);
    let times = &plan.times;
    let phases = [
        (BarKind::Assembly, tr("Assembly"), times.assembly),
        (BarKind::Test, tr("Test"), times.test),
        (BarKind::Shipping, tr("Shipping"), times.shipping),
    ];
    let mut rows = Vec::with_capacity(phases.len());
    for (kind, label, days) in phases.into_iter().filter(|it| it.2 > 0) {
        let bar =
            TimelineBar { kind, x: scale.units(at), width: scale.units(days), label: numbers::days(days) };
        rows.push(TimelineRow { label: label.to_owned(), bars: vec![bar], is_critical: true });
        at += days;
    }
    rows
}

/// Every week from the start on, or every few weeks.
fn weeks(scale: &Scale, end: Day) -> Vec<TimelineTick> {
    let all = end.days_since(scale.start) / 7;
    let step = all.div_ceil(MOST_DATES).max(1);
    let days = (1..=all).filter(|it| it % step == 0).filter_map(|it| scale.start.plus(it * 7));
    days.map(|it| scale.tick(it, numbers::date(it))).collect()
}

/// The first days of months, or of every few months where they are many.
fn months(scale: &Scale, end: Day) -> Vec<TimelineTick> {
    let all = end.days_since(scale.start) / 30 + 1;
    let step = all.div_ceil(MOST_TICKS).max(1);
    let (mut year, mut month, _) = scale.start.parts();
    let mut ticks = Vec::new();
    for number in 1..=all + 1 {
        (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
        let Some(day) = Day::new(year, month, 1).filter(|it| *it <= end) else { break };
        if number % step == 0 {
            let is_first = month <= u8::try_from(step).unwrap_or(12);
            let label = if is_first { numbers::month_of_year(day) } else { numbers::month(day).to_owned() };
            ticks.push(scale.tick(day, label));
        }
    }
    ticks
}
