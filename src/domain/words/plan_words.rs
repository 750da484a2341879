//! The words of the plan: what holds a build up, by when what has to be ordered, what would make it earlier.

use super::numbers::{count, counted, date, days, decimal, lead_time};
use crate::domain::report::{Report, ReportLine};
use crate::domain::supply::part::{Availability, Gap, PartSupply};
use crate::domain::supply::plan::gains::{Gain, Way};
use crate::domain::supply::plan::{Item, Plan, Step};

/// More designators than this are counted in a title.
const TITLE_DESIGNATORS: usize = 4;

/// Which line it is: its first designators and its part; with an alternate in use both parts.
pub fn title(line: &ReportLine) -> String {
    let bom = &line.line;
    let mut parts = Vec::with_capacity(2);
    let (shown, rest) = bom.designators.split_at(bom.designators.len().min(TITLE_DESIGNATORS));
    if !shown.is_empty() {
        let more = if rest.is_empty() { String::new() } else { format!(" and {} more", rest.len()) };
        parts.push(format!("{}{more}", shown.join(", ")));
    }
    let name = [&bom.mpn, &bom.value, &bom.description].into_iter().find(|it| !it.is_empty());
    let used = line.alternate.and_then(|it| bom.alternates.get(usize::from(it)));
    match (used, name) {
        (Some(used), Some(own)) => parts.push(format!("{} in place of {own}", used.mpn)),
        (_, name) => parts.extend(name.cloned()),
    }
    if parts.is_empty() {
        parts.push(format!("Row {}", bom.row.0));
    }
    parts.join(" · ")
}

/// The title of a part's first line, and how many lines there are besides.
pub fn part_title(report: &Report, part: &PartSupply) -> String {
    let title = report.lines.get(part.line as usize).map(title).unwrap_or_default();
    match part.lines.saturating_sub(1) {
        0 => title,
        more => format!("{title} (and {})", counted(more.into(), "line", "lines")),
    }
}

/// What a step is: a part, the bare boards, the set-up.
pub fn item(report: &Report, parts: &[PartSupply], item: Item) -> String {
    match item {
        Item::Part(at) => parts.get(at as usize).map(|it| part_title(report, it)).unwrap_or_default(),
        Item::BareBoard => "Bare boards".to_owned(),
        Item::SetUp => "Set-up of the line, tooling and fixtures".to_owned(),
    }
}

/// When the boards can ship, in a sentence.
pub fn verdict(plan: &Plan) -> String {
    let ship = date(plan.earliest_ship);
    let open = plan.unknown.len() as u64;
    let mut text = match (plan.late_by(), plan.is_open()) {
        (Some(late), _) if late > 0 => {
            let late = days(late.unsigned_abs());
            format!("The wanted day cannot be kept: {ship} is the earliest, {late} later.")
        }
        (Some(_), false) => format!("The wanted day can be kept; {ship} is the earliest."),
        (Some(_), true) => format!("The wanted day can be kept as far as is known; {ship} is the earliest."),
        (None, false) => format!("Can ship on {ship}."),
        (None, true) => format!("Ships on {ship} at the earliest."),
    };
    if open > 0 {
        let parts = counted(open, "part has", "parts have");
        text.push_str(&format!(" {parts} no known date and may be later."));
    }
    text
}

/// How a part comes to hand: "16 weeks, 500 pieces short".
pub fn availability(part: &PartSupply, availability: Availability, boards: u32) -> String {
    let short = part.short_by(boards).map(|it| format!(", {} pieces short", decimal(it.ceil())));
    match availability {
        Availability::OnHand => "in own stock".to_owned(),
        Availability::InStock => "in stock at sellers".to_owned(),
        Availability::LeadTime(days) => format!("lead time {}{}", lead_time(days), short.unwrap_or_default()),
        Availability::Unknown(gap) => self::gap(gap).to_owned(),
    }
}

/// Why nobody knows when a part comes, and what to do.
pub fn gap(gap: Gap) -> &'static str {
    match gap {
        Gap::Quantity => "The need is not known: enter the quantity per board.",
        Gap::NothingStated => "Neither stock nor lead time is stated: ask the seller, or drop part data.",
        Gap::LeadTime => "The stock is short and no lead time is stated: ask for one.",
        Gap::NotMade => "The stock is short and the part is no longer made: choose another part.",
    }
}

/// "late by 28 days", "28 days left", "today at the latest".
pub fn slack(step: &Step) -> String {
    match step.slack_days {
        0 => "order at once".to_owned(),
        late if late < 0 => format!("late by {}", days(late.unsigned_abs())),
        left => format!("{} left", days(left.unsigned_abs())),
    }
}

/// What a gain does, in a sentence.
pub fn gain(report: &Report, parts: &[PartSupply], gain: &Gain, alternate: Option<&str>) -> String {
    let earlier = format!("{} earlier", days(gain.days));
    let name = |part: u32| parts.get(part as usize).map(|it| part_title(report, it)).unwrap_or_default();
    match gain.way {
        Way::Alternate { part, .. } => {
            format!("Use {} for {}: {earlier}.", alternate.unwrap_or_default(), name(part))
        }
        Way::SpotBuy { part } => format!(
            "Buy {} from an independent distributor: {earlier}. Test for counterfeits before use.",
            name(part)
        ),
        Way::SpotBuyAll { parts } => format!(
            "Buy the {parts} slowest parts from independent distributors: {earlier}. Test for counterfeits before use."
        ),
        Way::SmallerBatch => format!(
            "Build {} first, as many as the stated stock allows: they ship {earlier}.",
            counted(gain.boards.into(), "board", "boards")
        ),
    }
}

/// The times that are counted, with where the usual ones come from.
pub fn assumptions(plan: &Plan) -> Vec<(&'static str, u32, &'static str)> {
    const OWN: &str = "assumption; enter yours";
    const SETUP: &str = "set-up of mass production 4 to 12 weeks, test fixture 1 to 3 weeks";
    const ASSEMBLY: &str = "prototype 7 working days, pilot 3 to 5 weeks, series 4 to 8 weeks";
    let times = &plan.times;
    vec![
        ("Transit of parts", plan.allowances.transit, OWN),
        ("Receiving and kitting", plan.allowances.receiving, OWN),
        ("Safety", plan.allowances.safety, "none unless you enter it"),
        ("Spot buy", plan.allowances.spot_buy, OWN),
        ("Set-up", times.setup, SETUP),
        ("Bare boards", times.pcb, "prototype from 5 working days; else an assumption"),
        ("Assembly", times.assembly, ASSEMBLY),
        ("Test", times.test, OWN),
        ("Shipping", times.shipping, "2 days (turnkey houses)"),
    ]
}

/// The times around every purchase, by their codes.
pub const AROUND: [(&str, &str); 4] = [
    ("transit", "Transit of parts"),
    ("receiving", "Receiving and kitting"),
    ("safety", "Safety"),
    ("spot_buy", "Spot buy"),
];

/// The times of the work in each phase, by their codes.
pub const WORK: [(&str, &str); 5] = [
    ("setup", "Set-up"),
    ("pcb", "Bare boards"),
    ("assembly", "Assembly"),
    ("test", "Test"),
    ("shipping", "Shipping"),
];

/// The phases, by their codes.
pub const PHASES: [(&str, &str); 3] =
    [("prototype", "prototype"), ("pilot", "pilot"), ("mass", "mass production")];

/// The times that are counted besides the lead times, in a sentence.
pub fn times(plan: &Plan) -> String {
    let (around, times) = (&plan.allowances, &plan.times);
    format!(
        "Counted for {} besides lead times: transit {}, receiving {}, safety {}, set-up {}, bare boards {}, assembly {}, \
         test {}, shipping {}. All are calendar days; enter your own.",
        counted(plan.boards.into(), "board", "boards"),
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
    let Some(first) = plan.steps.first().filter(|_| report.audience.sees_lines()) else {
        return String::new();
    };
    let how = match (first.item, first.availability) {
        (Item::Part(at), Some(how)) if report.audience.sees_purchase() => {
            parts.get(at as usize).map(|it| availability(it, how, plan.boards)).unwrap_or_default()
        }
        _ => days(first.days),
    };
    format!("{}: {how}", item(report, parts, first.item))
}

/// "100", with "or more" where parts have no date.
pub fn ship(plan: &Plan) -> String {
    let ship = date(plan.earliest_ship);
    if plan.is_open() { format!("{ship} or later") } else { ship }
}

/// "5 of 40 parts have no known date"; empty where all have one.
pub fn open(plan: &Plan, parts: usize) -> String {
    match plan.unknown.len() as u64 {
        0 => String::new(),
        open => format!("{} of {} have no known date", count(open), counted(parts as u64, "part", "parts")),
    }
}
