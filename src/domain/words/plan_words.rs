//! The words of the plan: what holds a build up, by when what has to be ordered, what would make it earlier.

use super::numbers::{self, count, date, days, decimal, lead_time, number_of};
use super::{coverage, list};
use crate::domain::day::Day;
use crate::domain::language::{en, spoken, tr};
use crate::domain::parts::supply::{Availability, Gap, PartSupply};
use crate::domain::profile::allowances::{Time, Work};
use crate::domain::profile::phases::{Phase, Phases};
use crate::domain::report::Report;
use crate::domain::report::line::ReportLine;
use crate::domain::supply::plan::gains::{Gain, Way};
use crate::domain::supply::plan::{Item, Plan, PlanStep};
use crate::domain::supply::usual::usual_plan;

/// More designators than this are counted in a title.
const TITLE_DESIGNATORS: usize = 4;

/// Which line it is: its first designators and its part; with an alternate in use both parts.
pub fn title(line: &ReportLine) -> String {
    let bom = &line.line;
    let mut parts = Vec::with_capacity(2);
    let (shown, rest) = bom.designators.split_at(bom.designators.len().min(TITLE_DESIGNATORS));
    if !shown.is_empty() {
        let shown = shown.join(", ");
        parts.push(if rest.is_empty() { shown } else { tr!("{} and {} more", shown, rest.len()) });
    }
    let name = [&bom.mpn, &bom.value, &bom.description].into_iter().find(|it| !it.is_empty());
    let used = line.alternate.and_then(|it| bom.alternates.get(usize::from(it)));
    match (used, name) {
        (Some(used), Some(own)) => parts.push(tr!("{} in place of {}", used.mpn, own)),
        (_, name) => parts.extend(name.cloned()),
    }
    if parts.is_empty() {
        parts.push(tr!("Row {}", bom.row.0));
    }
    parts.join(" · ")
}

/// The title of a part's first line, and how many lines there are besides.
pub fn part_title(report: &Report, part: &PartSupply) -> String {
    let title = report.lines.get(part.line as usize).map(title).unwrap_or_default();
    match part.lines.saturating_sub(1) {
        0 => title,
        more => tr!("{} (and {})", title, numbers::lines(more.into())),
    }
}

/// What a step is: a part, the bare boards, the set-up.
pub fn item(report: &Report, parts: &[PartSupply], item: Item) -> String {
    match item {
        Item::Part(at) => parts.get(at as usize).map(|it| part_title(report, it)).unwrap_or_default(),
        Item::BareBoard => tr("Bare boards").to_owned(),
        Item::SetUp => tr("Set-up of the line, tooling and fixtures").to_owned(),
    }
}

/// What the steps of a group are: one of them by its name, several by their number.
pub fn group(report: &Report, parts: &[PartSupply], steps: &[PlanStep]) -> String {
    match steps {
        [step] => item(report, parts, step.item),
        steps => numbers::parts(steps.len() as u64),
    }
}

/// How much earlier assembly would start without the steps of a group and all slower ones; empty where not at all.
pub fn delay(steps: &[PlanStep]) -> String {
    let days = steps.last().map_or(0, |it| it.costs_days);
    if days == 0 { String::new() } else { numbers::days(days) }
}

/// By what a part is told in a few letters: its first designator, else its number.
pub fn short_title(report: &Report, part: &PartSupply) -> String {
    let Some(line) = report.lines.get(part.line as usize) else { return String::new() };
    line.line.designators.first().cloned().unwrap_or_else(|| title(line))
}

/// So many parts that are in the way are named.
const NAMED: usize = 5;

/// "10,000 boards cannot be built. No longer made, and too few in stock: U7 (115 in stock)."; empty where nothing is in the
/// way. `not_made` are parts as indexes; of many the first are named.
pub fn not_made(report: &Report, parts: &[PartSupply], not_made: &[u32], boards: u32) -> String {
    let more = not_made.len().saturating_sub(NAMED) as u64;
    let more = (more > 0).then(|| numbers::number_of(more, "and {} more part", "and {} more parts"));
    let named = not_made.iter().take(NAMED).filter_map(|at| parts.get(*at as usize)).map(|part| {
        let title = short_title(report, part);
        match part.stock().filter(|_| report.audience.sees_purchase()) {
            Some(stock) => tr!("{} ({} in stock)", title, decimal(stock)),
            None => title,
        }
    });
    let named = match not_made.len() as u64 {
        0 => return String::new(),
        count if !report.audience.sees_lines() => numbers::parts(count),
        _ => list(named.chain(more)),
    };
    tr!("{} cannot be built. No longer made, and too few in stock: {}.", numbers::boards(boards), named)
}

/// The parts of a plan that are no longer made and too few.
fn not_made_of(plan: &Plan) -> Vec<u32> {
    plan.unknown.iter().filter(|it| it.1 == Gap::NotMade).map(|it| it.0).collect()
}

fn first_not_made<'p>(plan: &Plan, parts: &'p [PartSupply]) -> Option<&'p PartSupply> {
    not_made_of(plan).first().and_then(|at| parts.get(*at as usize))
}

/// Whether a part of a plan is no longer made and too few of it are in stock.
pub fn cannot_be_built(plan: &Plan) -> bool {
    plan.unknown.iter().any(|it| it.1 == Gap::NotMade)
}

/// When the boards can ship, in a sentence.
pub fn verdict(report: &Report, parts: &[PartSupply], plan: &Plan) -> String {
    let ship = date(plan.earliest_ship);
    let lost = not_made_of(plan);
    let open = (plan.unknown.len() - lost.len()) as u64;
    let mut text = match (plan.late_by(), plan.is_open()) {
        _ if !lost.is_empty() => not_made(report, parts, &lost, plan.boards),
        (Some(late), _) if late > 0 => {
            let late = days(late.unsigned_abs());
            tr!("The wanted day cannot be kept: {} is the earliest, {} later.", ship, late)
        }
        _ if has_no_date(plan) => return coverage::dated(plan),
        (Some(_), false) => tr!("The wanted day can be kept; {} is the earliest.", ship),
        (Some(_), true) => tr!("The wanted day can be kept as far as is known; {} is the earliest.", ship),
        (None, false) => tr!("Can ship on {}.", ship),
        (None, true) => tr!("Ships on {} at the earliest.", ship),
    };
    if open > 0 {
        text.push_str(spoken().gap());
        text.push_str(&number_of(
            open,
            "{} part has no known date and may be later.",
            "{} parts have no known date and may be later.",
        ));
    }
    text
}

/// How a part comes to hand: "16 weeks, 500 pieces short".
pub fn availability(part: &PartSupply, availability: Availability, boards: u32) -> String {
    match availability {
        Availability::OnHand => tr("in own stock").to_owned(),
        Availability::InStock => tr("in stock at sellers").to_owned(),
        Availability::LeadTime(days) => match part.short_by(boards) {
            Some(short) => tr!("lead time {}, {} pieces short", lead_time(days), decimal(short.ceil())),
            None => tr!("lead time {}", lead_time(days)),
        },
        Availability::Unknown(gap) => self::gap(gap).to_owned(),
    }
}

/// Why nobody knows when a part comes, and what to do.
pub fn gap(gap: Gap) -> &'static str {
    tr(match gap {
        Gap::Quantity => "The need is not known: enter the quantity per board.",
        Gap::NothingStated => "Neither stock nor lead time is stated: ask the seller, or drop part data.",
        Gap::LeadTime => "The stock is short and no lead time is stated: ask for one.",
        Gap::NotMade => "The stock is short and the part is no longer made: choose another part.",
    })
}

/// "late by 28 days", "28 days left", "today at the latest".
pub fn slack(step: &PlanStep) -> String {
    match step.slack_days {
        0 => tr("order at once").to_owned(),
        late if late < 0 => tr!("late by {}", days(late.unsigned_abs())),
        left => tr!("{} left", days(left.unsigned_abs())),
    }
}

/// What a gain does, in a sentence.
pub fn gain(report: &Report, parts: &[PartSupply], gain: &Gain, alternate: Option<&str>) -> String {
    let earlier = tr!("{} earlier", days(gain.days));
    let name = |part: u32| parts.get(part as usize).map(|it| part_title(report, it)).unwrap_or_default();
    match gain.way {
        Way::Alternate { part, .. } => {
            tr!("Use {} for {}: {}.", alternate.unwrap_or_default(), name(part), earlier)
        }
        Way::SpotBuy { part } => tr!(
            "Buy {} from an independent distributor: {}. Test for counterfeits before use.",
            name(part),
            earlier
        ),
        Way::SpotBuyAll { parts } => tr!(
            "Buy the {} slowest parts from independent distributors: {}. Test for counterfeits before use.",
            parts,
            earlier
        ),
        Way::SmallerBatch => tr!(
            "Build {} first, as many as the stated stock allows: they ship {}.",
            numbers::boards(gain.boards),
            earlier
        ),
    }
}

/// The times that are counted, with where the usual ones come from.
pub fn assumptions(plan: &Plan) -> Vec<(&'static str, u32, &'static str)> {
    const OWN: &str = en!("assumption; enter yours");
    const SETUP: &str = en!("set-up of mass production 4 to 12 weeks, test fixture 1 to 3 weeks");
    const ASSEMBLY: &str = en!("prototype 7 working days, pilot 3 to 5 weeks, series 4 to 8 weeks");
    let times = &plan.times;
    vec![
        (tr("Transit of parts"), plan.allowances.transit, tr(OWN)),
        (tr("Receiving and kitting"), plan.allowances.receiving, tr(OWN)),
        (tr("Safety"), plan.allowances.safety, tr("none unless you enter it")),
        (tr("Spot buy"), plan.allowances.spot_buy, tr(OWN)),
        (tr("Set-up"), times.setup, tr(SETUP)),
        (tr("Bare boards"), times.pcb, tr("prototype from 5 working days; else an assumption")),
        (tr("Assembly"), times.assembly, tr(ASSEMBLY)),
        (tr("Test"), times.test, tr(OWN)),
        (tr("Shipping"), times.shipping, tr("2 days (turnkey houses)")),
    ]
}

/// The times around every purchase.
pub const AROUND: [(Time, &str); 4] = [
    (Time::Transit, en!("Transit of parts")),
    (Time::Receiving, en!("Receiving and kitting")),
    (Time::Safety, en!("Safety")),
    (Time::SpotBuy, en!("Spot buy")),
];

/// The times of the work in each phase.
pub const WORK: [(Work, &str); 5] = [
    (Work::Setup, en!("Set-up")),
    (Work::Pcb, en!("Bare boards")),
    (Work::Assembly, en!("Assembly")),
    (Work::Test, en!("Test")),
    (Work::Shipping, en!("Shipping")),
];

/// "Prototype up to 100 boards, mass production from 10,000."
pub fn phase_limits(phases: Phases) -> String {
    let (prototype, mass) = (phases.prototype(), phases.pilot().saturating_add(1));
    tr!("Prototype up to {} boards, mass production from {}.", count(prototype.into()), count(mass.into()))
}

/// The phases.
pub const PHASES: [(Phase, &str); 3] = [
    (Phase::Prototype, en!("prototype")),
    (Phase::Pilot, en!("pilot")),
    (Phase::MassProduction, en!("mass production")),
];

/// The times that are counted besides the lead times, in a sentence.
pub fn times(plan: &Plan) -> String {
    let (around, times) = (&plan.allowances, &plan.times);
    tr!(
        "Counted for {} besides lead times: transit {}, receiving {}, safety {}, set-up {}, bare boards {}, assembly {}, \
         test {}, shipping {}. All are calendar days; enter your own.",
        numbers::boards(plan.boards),
        days(around.transit),
        days(around.receiving),
        days(around.safety),
        days(times.setup),
        days(times.pcb),
        days(times.assembly),
        days(times.test),
        days(times.shipping)
    )
}

/// What holds a volume up, and for how long; how its part comes to hand is told to one's own house alone. Empty for
/// readers who see no lines.
pub fn gating(report: &Report, parts: &[PartSupply], plan: &Plan) -> String {
    if !report.audience.sees_lines() {
        return String::new();
    }
    // What is no longer made holds the build up for ever.
    if let Some(part) = first_not_made(plan, parts) {
        return tr!("{}: {}", short_title(report, part), tr("no longer made"));
    }
    let Some(first) = plan.steps.first() else { return String::new() };
    let how = match (first.item, first.availability) {
        (Item::Part(at), Some(how)) if report.audience.sees_purchase() => {
            parts.get(at as usize).map(|it| availability(it, how, plan.boards)).unwrap_or_default()
        }
        _ => days(first.days),
    };
    tr!("{}: {}", item(report, parts, first.item), how)
}

/// Less than half of the parts have a date: that of the boards is none.
pub fn has_no_date(plan: &Plan) -> bool {
    plan.is_open() && !plan.known().is_figure()
}

/// "29 March 2027", with "or later" where some parts have no date.
pub fn ship(plan: &Plan) -> String {
    if cannot_be_built(plan) {
        return tr("cannot be built").to_owned();
    }
    if has_no_date(plan) {
        return tr("no date yet").to_owned();
    }
    or_later(plan, plan.earliest_ship)
}

/// When the boards ship, as a customer is offered it: what cannot be built is asked for.
pub fn offer(report: &Report, parts: &[PartSupply], plan: &Plan) -> String {
    let Some(part) = first_not_made(plan, parts) else { return ship(plan) };
    match report.audience.sees_lines() {
        true => tr!("on request: {} is no longer made", short_title(report, part)),
        false => tr("on request").to_owned(),
    }
}

/// The same for the day on which the boards are with their user; empty where there is none.
pub fn delivery(plan: &Plan) -> String {
    match cannot_be_built(plan) || has_no_date(plan) {
        true => String::new(),
        false => or_later(plan, plan.earliest_delivery()),
    }
}

fn or_later(plan: &Plan, day: Day) -> String {
    if plan.is_open() { tr!("{} or later", date(day)) } else { date(day) }
}

/// "If the usual lead times hold: 14 October 2027 …": of a report for one's own house; empty where nothing is usual.
pub fn usual_sentence(report: &Report, parts: &[PartSupply], plan: &Plan) -> String {
    let usual = usual_plan(report, parts, plan);
    usual.map(|it| tr!("{}: {}", tr(USUAL_SHIP), usual_ship(&it.0, it.1))).unwrap_or_default()
}

/// What stands before [`usual_ship`].
pub const USUAL_SHIP: &str = en!("If the usual lead times hold");

/// "14 October 2027 (12 parts at what is usual for their kind)": the date of a plan by usual lead times.
pub fn usual_ship(plan: &Plan, parts: u32) -> String {
    let parts = numbers::parts(parts.into());
    tr!("{} ({} at what is usual for their kind, stated nowhere)", ship(plan), parts)
}

/// "5 of 40 parts have no known date"; empty where all have one.
pub fn open(plan: &Plan, parts: usize) -> String {
    match plan.unknown.len() as u64 {
        0 => String::new(),
        open => tr!("{} of {} have no known date", count(open), numbers::parts(parts as u64)),
    }
}
