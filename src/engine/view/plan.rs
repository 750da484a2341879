//! The plan of a build as the screen shows it.

mod timeline;

use serde::{Deserialize, Serialize};

use crate::domain::parts::supply::{Gap, PartSupply};
use crate::domain::profile::allowances::Allowances;
use crate::domain::ready::Answer;
use crate::domain::report::Report;
use crate::domain::settings::Settings;
use crate::domain::settings::plan::PlanTerms;
use crate::domain::supply::alternates::supply_of;
use crate::domain::supply::part::{index_of_lines, parts_of};
use crate::domain::supply::plan::gains::{Way, gains};
use crate::domain::supply::plan::{Plan, PlanStep};
use crate::domain::supply::usual::usual_plan;
use crate::domain::words::{gap as sentence_gap, names, numbers, plan_words as words, supply_words};
use crate::engine::view::part_group::{NamedParts, PartGroups};
pub use timeline::{BarKind, TimelineBar, TimelineRow, TimelineTick, TimelineView};

/// More rows than this are counted; a plan is read from its top.
const LISTED: usize = 100;

/// The plan of one volume, with a line for each of the others.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlanView {
    pub revision: u32,
    pub boards: u32,
    pub boards_text: String,
    /// "prototype", "pilot", "mass production".
    pub phase: String,
    /// All parts have a date and no wanted day is missed (go), it is missed (not yet), or nobody knows.
    pub answer: Answer,
    /// "The wanted day cannot be kept: 29 March 2027 is the earliest, 28 days later."
    pub sentence: String,
    /// "22 November 2026".
    pub order_date: String,
    pub earliest_start: String,
    pub earliest_ship: String,
    /// When the boards are with their user; empty where nobody knows when they ship.
    pub with_user: String,
    /// "14 October 2027, with 12 parts at what is usual for their kind": a second date, by no statement of a file. Empty
    /// where no part lacks a lead time.
    pub usual_ship: String,
    /// The build start that the order-by dates are for.
    pub build_start: String,
    pub volumes: Vec<PlanVolume>,
    /// Longest first; parts that are in stock are one.
    pub steps: Vec<StepView>,
    /// Steps that are not listed.
    pub more_steps: u32,
    /// How many steps are too late for the wanted day.
    pub late_steps: u32,
    /// Parts without a date, one entry for each thing to do.
    pub unknown: PartGroups,
    pub gains: Vec<GainView>,
    pub timeline: TimelineView,
    pub assumptions: Vec<TimeView>,
    /// What the user wants, to be changed and sent back with `Command::SetPlan`.
    pub terms: PlanTerms,
    /// The times in use, to be changed and sent back in the terms.
    pub allowances: Allowances,
}

/// When one volume ships.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlanVolume {
    pub boards: u32,
    pub boards_text: String,
    pub phase: String,
    /// "29 March 2027", "29 March 2027 or later".
    pub ship: String,
    /// "U1 · STM32F405RGT6: lead time 16 weeks, 500 pieces short".
    pub gating: String,
    /// "3 of 40 parts have no known date"; empty where all have one.
    pub open: String,
    /// How many purchases are too late for the wanted day.
    pub late: u32,
}

/// One of the things that assembly waits for, or parts that are in stock.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StepView {
    /// "Bare boards", "23 parts".
    pub title: String,
    /// The parts, as far as they are named, and how many are not; none for bare boards and set-up.
    pub parts: NamedParts,
    /// "lead time 16 weeks, 500 pieces short"; for bare boards and set-up their days.
    pub how: String,
    /// At hand on: "19 March 2027".
    pub ready: String,
    /// "25 October 2026".
    pub order_by: String,
    /// "late by 28 days".
    pub slack: String,
    pub is_late: bool,
    /// So much it costs alone, with all slower ones solved: "56 days"; empty where nothing.
    pub costs: String,
}

/// A way to ship earlier.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GainView {
    pub days: u32,
    /// "Use CRCW040210K0FKED for R1, R2 · RC0402FR-0710KL: 84 days earlier."
    pub sentence: String,
    /// The first line of the part that it is about.
    pub line: Option<u32>,
    /// The part number for `Command::UseAlternate`, where the way is an alternate.
    pub alternate: Option<String>,
}

/// One of the times that are counted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TimeView {
    pub label: String,
    pub days: u32,
    pub source: String,
}

/// The plan of the volume at an index of the settings; `None` where there is no such volume or no date.
pub fn plan(report: &Report, volume: usize, revision: u32) -> Option<PlanView> {
    let settings = &report.settings;
    let boards = *settings.boards.get(volume)?;
    let parts = parts_of(report);
    let plan = Plan::of(&parts, settings, boards)?;
    let usual = usual_plan(report, &parts, &plan);
    let answer = match plan.late_by() {
        _ if words::cannot_be_built(&plan) => Answer::NotYet,
        Some(late) if late > 0 => Answer::NotYet,
        _ if plan.is_open() => Answer::Unknown,
        _ => Answer::Go,
    };
    Some(PlanView {
        revision,
        boards,
        boards_text: numbers::count(boards.into()),
        phase: names::phase(settings.phase(boards)).to_owned(),
        answer,
        sentence: words::verdict(report, &parts, &plan),
        order_date: numbers::date(plan.order),
        earliest_start: if words::has_no_date(&plan) || words::cannot_be_built(&plan) {
            words::ship(&plan)
        } else {
            numbers::date(plan.earliest_start)
        },
        earliest_ship: words::ship(&plan),
        with_user: words::delivery(&plan),
        usual_ship: usual.as_ref().map(|it| words::usual_ship(&it.0, it.1)).unwrap_or_default(),
        build_start: numbers::date(plan.build_start),
        volumes: settings.boards.iter().filter_map(|it| plan_volume(report, &parts, settings, *it)).collect(),
        steps: plan.groups().take(LISTED).filter_map(|it| step(report, &parts, &plan, it)).collect(),
        more_steps: count(plan.groups().skip(LISTED).map(<[_]>::len).sum()),
        late_steps: count(plan.late().count()),
        unknown: PartGroups::of(
            report,
            plan.unknown.iter().filter_map(|(at, gap)| {
                let part = parts.get(*at as usize)?;
                Some((part, why(report, part.line, *gap)))
            }),
        ),
        gains: gain_views(report, &parts, &plan),
        timeline: timeline::timeline(report, &parts, &plan, usual.as_ref().map(|it| it.0.earliest_ship)),
        assumptions: words::assumptions(&plan)
            .into_iter()
            .map(|(label, days, source)| TimeView {
                label: label.to_owned(),
                days,
                source: source.to_owned(),
            })
            .collect(),
        terms: settings.plan.clone(),
        allowances: plan.allowances,
    })
}

/// Why it is not known when a part comes, what to do, and what is usual for its kind.
fn why(report: &Report, line: u32, gap: Gap) -> String {
    let line = report.lines.get(line as usize).filter(|_| report.audience.sees_purchase());
    let usual = line.and_then(|it| it.usual.copied());
    let usual = usual.map(|it| supply_words::usual(it, &report.settings.date));
    let mut said = vec![words::gap(gap).to_owned()];
    said.extend(usual.filter(|it| !it.is_empty()));
    said.join(sentence_gap())
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn plan_volume(
    report: &Report,
    parts: &[PartSupply],
    settings: &Settings,
    boards: u32,
) -> Option<PlanVolume> {
    let plan = Plan::of(parts, settings, boards)?;
    Some(PlanVolume {
        boards,
        boards_text: numbers::count(boards.into()),
        phase: names::phase(settings.phase(boards)).to_owned(),
        ship: words::ship(&plan),
        gating: words::gating(report, parts, &plan),
        open: words::open(&plan, parts.len()),
        late: count(plan.late().count()),
    })
}

fn step(report: &Report, parts: &[PartSupply], plan: &Plan, steps: &[PlanStep]) -> Option<StepView> {
    let step = steps.first()?;
    let how = step.item.part(parts).zip(step.availability);
    let how = how.map(|(part, how)| words::availability(part, how, plan.boards));
    Some(StepView {
        title: words::group(report, parts, steps),
        parts: NamedParts::of(report, steps.iter().filter_map(|it| it.item.part(parts))),
        how: how.unwrap_or_else(|| numbers::days(step.days)),
        ready: numbers::date(step.ready),
        order_by: numbers::date(step.order_by),
        slack: words::slack(step),
        is_late: step.slack_days < 0,
        costs: words::delay(steps),
    })
}

fn gain_views(report: &Report, parts: &[PartSupply], plan: &Plan) -> Vec<GainView> {
    let part_of_line = index_of_lines(report);
    let approved = report.prepared.alternates.iter().filter(|it| it.is_approved);
    let alternates: Vec<(u32, PartSupply, &str)> = approved
        .filter_map(|it| {
            let part = part_of_line.get(it.line as usize).copied().flatten()?;
            let pieces = parts.get(part as usize)?.pieces;
            Some((part, supply_of(&it.part, pieces, Some(plan.order)), it.part.line.mpn.as_str()))
        })
        .collect();
    let supplies: Vec<(u32, PartSupply)> = alternates.iter().map(|it| (it.0, it.1.clone())).collect();
    let found = gains(parts, &supplies, plan, &report.settings);
    found
        .iter()
        .map(|gain| {
            let (part, alternate) = match gain.way {
                Way::Alternate { part, alternate } => {
                    (Some(part), alternates.get(alternate as usize).map(|it| it.2))
                }
                Way::SpotBuy { part } => (Some(part), None),
                Way::SpotBuyAll { .. } | Way::SmallerBatch => (None, None),
            };
            GainView {
                days: gain.days,
                sentence: words::gain(report, parts, gain, alternate),
                line: part.and_then(|it| parts.get(it as usize)).map(|it| it.line),
                alternate: alternate.map(str::to_owned),
            }
        })
        .collect()
}
