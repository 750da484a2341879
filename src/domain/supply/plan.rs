//! The plan of one build: when each part is at hand, when the boards can ship, what holds them up, and by when what
//! has to be ordered.
//!
//! * Parts, bare boards and set-up run beside each other from the order date; assembly starts when the last is there.
//! * earliest ship = order date + the longest of them + assembly + test; with their user they are when shipping is over.
//! * order-by = build start − (lead time + transit + receiving + safety). (docs/cost.md#plan)
//!
//! A part of which nobody knows when it comes is in no date: the dates then are "not before", and the plan counts it.

pub mod gains;

use crate::domain::day::Day;
use crate::domain::known::Known;
use crate::domain::parts::supply::{Availability, Gap, PartSupply};
use crate::domain::profile::allowances::{Allowances, PhaseTimes};
use crate::domain::settings::Settings;
use crate::domain::sorting::sort_by;

/// What has to be there before assembly starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Item {
    /// An index into the parts of the plan.
    Part(u32),
    BareBoard,
    SetUp,
}

impl Item {
    /// The part that it is; `None` for bare boards and set-up.
    pub fn part(self, parts: &[PartSupply]) -> Option<&PartSupply> {
        match self {
            Self::Part(at) => parts.get(at as usize),
            Self::BareBoard | Self::SetUp => None,
        }
    }
}

/// One of the things that assembly waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlanStep {
    pub item: Item,
    /// How the part comes to hand; `None` for all else.
    pub availability: Option<Availability>,
    /// From the order to the thing at hand.
    pub days: u32,
    /// What it costs alone: so many days earlier assembly would start without it and without all that take longer.
    pub costs_days: u32,
    /// The day on which it is at hand.
    pub ready: Day,
    /// The last day on which it can be ordered for the build start of the plan.
    pub order_by: Day,
    /// Days from the order date to the last day; negative: late by so many days.
    pub slack_days: i32,
}

/// The plan of a build.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    pub boards: u32,
    pub allowances: Allowances,
    /// The times of the phase that the boards belong to.
    pub times: PhaseTimes,
    /// The day on which everything is ordered.
    pub order: Day,
    /// The first day on which assembly can start.
    pub earliest_start: Day,
    /// The first day on which the boards can ship.
    pub earliest_ship: Day,
    /// The build start that the order-by dates are for: as wanted, else the earliest.
    pub build_start: Day,
    /// The ship date that is wanted.
    pub wanted_ship: Option<Day>,
    /// Longest first: those at the top hold the build up.
    pub steps: Vec<PlanStep>,
    /// Parts of which nobody knows when they come: indexes into the parts, and why.
    pub unknown: Vec<(u32, Gap)>,
}

/// The first day on which so many boards can ship, as [`Plan::earliest_ship`].
pub fn earliest_ship(parts: &[PartSupply], settings: &Settings, boards: u32) -> Option<Day> {
    let allowances = settings.allowances();
    let times = allowances.of(settings.phase(boards));
    let waits = parts.iter().filter_map(|it| days_to_hand(it.availability(boards), &allowances).ok());
    let longest = waits.chain([times.setup, times.pcb]).max()?;
    settings.order_day()?.plus(longest)?.plus(times.after_start())
}

impl Plan {
    /// The plan of a build; `None` where the order date is no date, or a day is beyond the calendar.
    pub fn of(parts: &[PartSupply], settings: &Settings, boards: u32) -> Option<Self> {
        let terms = &settings.plan;
        let order = settings.order_day()?;
        let allowances = settings.allowances();
        let times = *allowances.of(settings.phase(boards));
        let mut waits: Vec<(Item, Option<Availability>, u32)> = Vec::with_capacity(parts.len() + 2);
        let mut unknown = Vec::new();
        waits.extend([(Item::SetUp, None, times.setup), (Item::BareBoard, None, times.pcb)]);
        for (index, part) in (0_u32..).zip(parts) {
            let availability = part.availability(boards);
            match days_to_hand(availability, &allowances) {
                Ok(days) => waits.push((Item::Part(index), Some(availability), days)),
                Err(gap) => unknown.push((index, gap)),
            }
        }
        sort_by(&mut waits, |one, other| other.2.cmp(&one.2).then(one.0.cmp(&other.0)));
        let longest = waits.first().map_or(0, |it| it.2);
        let earliest_start = order.plus(longest)?;
        let wanted_ship = settings.wanted_day();
        let wanted_start = terms
            .build_start
            .as_deref()
            .and_then(Day::from_iso)
            .or_else(|| wanted_ship.and_then(|it| it.minus(times.after_start())));
        let build_start = wanted_start.unwrap_or(earliest_start);
        let shorter = waits.iter().skip(1).map(|it| it.2).chain([0]);
        let steps = waits.iter().zip(shorter).filter_map(|((item, availability, days), shorter)| {
            let order_by = build_start.minus(*days)?;
            Some(PlanStep {
                item: *item,
                availability: *availability,
                days: *days,
                costs_days: days.saturating_sub(shorter),
                ready: order.plus(*days)?,
                order_by,
                slack_days: order_by.days_after(order),
            })
        });
        Some(Self {
            boards,
            allowances,
            times,
            order,
            earliest_start,
            earliest_ship: earliest_start.plus(times.after_start())?,
            build_start,
            wanted_ship,
            steps: steps.collect(),
            unknown,
        })
    }

    /// The first day on which the boards can be with their user.
    pub fn earliest_delivery(&self) -> Day {
        self.earliest_ship.plus(self.times.shipping).unwrap_or(self.earliest_ship)
    }

    /// The parts that have a date.
    pub fn known(&self) -> Known {
        let count = |it: usize| u32::try_from(it).unwrap_or(u32::MAX);
        let dated = self.steps.iter().filter(|it| matches!(it.item, Item::Part(_))).count();
        Known { lines: count(dated), of: count(dated + self.unknown.len()) }
    }

    /// Parts without a date: the earliest dates are then "not before".
    pub fn is_open(&self) -> bool {
        !self.unknown.is_empty()
    }

    /// The steps to show, longest first: parts that are at hand in the same way on the same day are one group, and bare
    /// boards and a set-up that take no time are none.
    pub fn groups(&self) -> impl Iterator<Item = &[PlanStep]> {
        let groups = self.steps.chunk_by(|one, other| {
            let is_stock = matches!(one.availability, Some(Availability::OnHand | Availability::InStock));
            is_stock && one.availability == other.availability
        });
        groups.filter(|it| !matches!(it, [step] if step.availability.is_none() && step.days == 0))
    }

    /// The steps that are too late for the build start, the latest first: these are bought first.
    pub fn late(&self) -> impl Iterator<Item = &PlanStep> {
        self.steps.iter().take_while(|it| it.slack_days < 0)
    }

    /// Days from the wanted ship date to the earliest; `None`: no date is wanted. Zero or negative: it can be kept, as
    /// far as all parts are known.
    pub fn late_by(&self) -> Option<i32> {
        Some(self.earliest_ship.days_after(self.wanted_ship?))
    }
}

/// From the order to the part at hand, or why nobody knows.
pub(super) fn days_to_hand(availability: Availability, allowances: &Allowances) -> Result<u32, Gap> {
    match availability {
        Availability::OnHand => Ok(0),
        Availability::InStock => Ok(allowances.around_purchase()),
        Availability::LeadTime(days) => Ok(days.saturating_add(allowances.around_purchase())),
        Availability::Unknown(gap) => Err(gap),
    }
}
