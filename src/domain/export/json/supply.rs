//! What is said of supply: lead times and stock, the plan of each volume, risk and readiness.

use serde::Serialize;

use crate::domain::profile::allowances::{Allowances, PhaseTimes};
use crate::domain::ready::{Readiness, ready};
use crate::domain::report::Report;
use crate::domain::settings::risk::RiskWeights;
use crate::domain::supply::part::parts_of;
use crate::domain::supply::plan::{Item, Plan, PlanStep};
use crate::domain::supply::risk::{BomRisk, Grade};
use crate::domain::supply::usual::likely_long;

/// More steps than this hold no build up.
const MOST_STEPS: usize = 20;

#[derive(Serialize)]
pub(super) struct SupplyJson<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    longest_lead_time_days: Option<u32>,
    /// Indexes into `lines`.
    gating_lines: &'a [u32],
    long_lead: u32,
    /// Lines that state no lead time and are of a kind that usually takes 16 weeks and more.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    likely_long: Vec<u32>,
    lead_time_unknown: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    stock_unknown: Option<u32>,
    short: Vec<ShortJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    largest_build_from_stock: Option<u64>,
    plan: Vec<PlanJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    risk: Option<RiskJson>,
    ready: Vec<ReadyJson>,
}

#[derive(Serialize)]
struct ShortJson {
    boards: u32,
    lines: u32,
}

/// The plan of one volume.
#[derive(Serialize)]
struct PlanJson {
    boards: u32,
    order_date: String,
    earliest_start: String,
    /// "Not before" where parts have no date.
    earliest_ship: String,
    parts_without_date: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    late_by_days: Option<i32>,
    /// What assembly waits for, longest first.
    steps: Vec<StepJson>,
}

#[derive(Serialize)]
struct StepJson {
    /// `part`, `bare-boards` or `set-up`.
    what: &'static str,
    /// The first line of the part, an index into `lines`.
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
    days: u32,
    costs_days: u32,
    ready: String,
    order_by: String,
    slack_days: i32,
}

/// The risk at the largest volume.
#[derive(Serialize)]
struct RiskJson {
    boards: u32,
    grade: &'static str,
    /// With the approved alternates.
    reachable: &'static str,
    known_percent: u32,
    high: u32,
    medium: u32,
    low: u32,
    unknown: u32,
}

#[derive(Serialize)]
struct ReadyJson {
    boards: u32,
    answer: &'static str,
    checks: Vec<CheckJson>,
}

#[derive(Serialize)]
struct CheckJson {
    check: &'static str,
    answer: &'static str,
    count: u32,
}

impl<'a> SupplyJson<'a> {
    pub(super) fn new(report: &'a Report) -> Self {
        let supply = &report.supply;
        let parts = parts_of(report);
        let volumes = report.settings.boards.iter().copied();
        // Without parts a plan would tell of the bare boards alone.
        let planned = volumes.clone().filter(|_| !parts.is_empty());
        let plans = planned.filter_map(|it| Plan::of(&parts, &report.settings, it));
        let most_steps = if report.audience.sees_lines() { MOST_STEPS } else { 0 };
        let risk = volumes.max().filter(|_| report.audience.sees_purchase());
        Self {
            longest_lead_time_days: supply.longest_lead_time_days,
            gating_lines: &supply.gating_lines,
            long_lead: supply.long_lead,
            likely_long: likely_long(report).lines,
            lead_time_unknown: supply.lead_time_unknown,
            stock_unknown: supply.stock_unknown,
            short: supply.short.iter().map(|&(boards, lines)| ShortJson { boards, lines }).collect(),
            largest_build_from_stock: supply.largest_build_from_stock,
            plan: plans
                .map(|plan| PlanJson {
                    boards: plan.boards,
                    order_date: plan.order.iso(),
                    earliest_start: plan.earliest_start.iso(),
                    earliest_ship: plan.earliest_ship.iso(),
                    parts_without_date: plan.unknown.len(),
                    late_by_days: plan.late_by(),
                    steps: plan
                        .steps
                        .iter()
                        .take(most_steps)
                        .map(|it| StepJson::new(it, |at| parts.get(at as usize).map(|it| it.line)))
                        .collect(),
                })
                .collect(),
            risk: risk.and_then(|it| RiskJson::new(&BomRisk::of_parts(report, &parts, it))),
            ready: ready(report).iter().map(ReadyJson::new).collect(),
        }
    }
}

impl StepJson {
    fn new(step: &PlanStep, line_of: impl Fn(u32) -> Option<u32>) -> Self {
        let (what, line) = match step.item {
            Item::Part(at) => ("part", line_of(at)),
            Item::BareBoard => ("bare-boards", None),
            Item::SetUp => ("set-up", None),
        };
        Self {
            what,
            line,
            days: step.days,
            costs_days: step.costs_days,
            ready: step.ready.iso(),
            order_by: step.order_by.iso(),
            slack_days: step.slack_days,
        }
    }
}

impl RiskJson {
    fn new(risk: &BomRisk) -> Option<Self> {
        let (grade, reachable) = risk.grade()?;
        let count = |grade| risk.count(grade).0;
        Some(Self {
            boards: risk.boards,
            grade: grade.code(),
            reachable: reachable.code(),
            known_percent: risk.known_percent(),
            high: count(Grade::High),
            medium: count(Grade::Medium),
            low: count(Grade::Low),
            unknown: count(Grade::Unknown),
        })
    }
}

impl ReadyJson {
    fn new(it: &Readiness) -> Self {
        let checks = it.checks.iter().map(|it| CheckJson {
            check: it.subject.code(),
            answer: it.answer.code(),
            count: it.count,
        });
        Self { boards: it.boards, answer: it.answer().code(), checks: checks.collect() }
    }
}

/// What the plan and the risk depend on.
#[derive(Serialize)]
pub(super) struct TermsJson<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    order_date: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    build_start: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ship_date: Option<&'a str>,
    transit_days: u32,
    receiving_days: u32,
    safety_days: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    spot_buy_days: Option<u32>,
    prototype: PhaseJson,
    pilot: PhaseJson,
    mass_production: PhaseJson,
    #[serde(skip_serializing_if = "Option::is_none")]
    risk_weights: Option<RiskWeights>,
}

#[derive(Serialize)]
struct PhaseJson {
    setup_days: u32,
    pcb_days: u32,
    assembly_days: u32,
    test_days: u32,
    shipping_days: u32,
}

impl PhaseJson {
    fn new(it: &PhaseTimes) -> Self {
        Self {
            setup_days: it.setup,
            pcb_days: it.pcb,
            assembly_days: it.assembly,
            test_days: it.test,
            shipping_days: it.shipping,
        }
    }
}

impl<'a> TermsJson<'a> {
    pub(super) fn new(report: &'a Report) -> Self {
        let settings = &report.settings;
        let times: Allowances = settings.allowances();
        let sees_purchase = report.audience.sees_purchase();
        Self {
            order_date: settings.plan.order_date.as_deref(),
            build_start: settings.plan.build_start.as_deref(),
            ship_date: settings.plan.ship_date.as_deref(),
            transit_days: times.transit,
            receiving_days: times.receiving,
            safety_days: times.safety,
            spot_buy_days: sees_purchase.then_some(times.spot_buy),
            prototype: PhaseJson::new(&times.prototype),
            pilot: PhaseJson::new(&times.pilot),
            mass_production: PhaseJson::new(&times.mass),
            risk_weights: sees_purchase.then_some(settings.risk),
        }
    }
}
