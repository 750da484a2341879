//! What is usual for parts of which no file states a lead time: a hint of a day, told to one's own house alone. It is in
//! no date of a plan, no grade and no count of what is stated.

use crate::domain::day::Day;
use crate::domain::parts::supply::{Gap, PartSupply};
use crate::domain::reference::{UsualLeadTime, UsualSupply};
use crate::domain::report::Report;
use crate::domain::report::line::ReportLine;
use crate::domain::supply::plan::Plan;

/// What is usual for the part of a fitted line that states no lead time.
pub fn usual_of(line: &ReportLine) -> Option<UsualSupply> {
    let is_open = !line.line.dnp && line.lead_time_days.is_none();
    if is_open { line.usual.copied() } else { None }
}

/// The usual lead time of such a line, as far as the table is not old.
fn fresh(supply: Option<UsualSupply>, today: Option<Day>) -> Option<UsualLeadTime> {
    supply?.lead_time.filter(|it| today.is_some_and(|today| !it.is_old(today)))
}

/// Lines that state no lead time and are of a kind that usually takes 16 weeks and more.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LikelyLong {
    /// The kinds in English, each once.
    pub kinds: Vec<&'static str>,
    /// Indexes into the report's lines.
    pub lines: Vec<u32>,
}

/// The lines that are likely long-lead; none for others than one's own house, and none by a table that is old.
pub fn likely_long(report: &Report) -> LikelyLong {
    let mut found = LikelyLong::default();
    let today = Day::from_iso(&report.settings.date).filter(|_| report.audience.sees_purchase());
    for (index, line) in (0..).zip(&report.lines) {
        let long = usual_of(line).filter(|it| it.lead_time.is_some_and(UsualLeadTime::is_likely_long));
        let Some(supply) = long else { continue };
        // How old its table is, is asked once for each kind.
        if !found.kinds.contains(&supply.of) {
            if fresh(Some(supply), today).is_none() {
                continue;
            }
            found.kinds.push(supply.of);
        }
        found.lines.push(index);
    }
    found
}

/// The plan of a build if the parts that nobody states a lead time of come within the longest that is usual, and how
/// many those are. `None`: for others than one's own house, where there is no such part, and where most parts still have
/// no date.
pub fn usual_plan(report: &Report, parts: &[PartSupply], plan: &Plan) -> Option<(Plan, u32)> {
    let today = Day::from_iso(&report.settings.date).filter(|_| report.audience.sees_purchase())?;
    let mut parts = parts.to_vec();
    let mut filled = 0;
    for (at, _) in plan.unknown.iter().filter(|it| matches!(it.1, Gap::NothingStated | Gap::LeadTime)) {
        let Some(part) = parts.get_mut(*at as usize) else { continue };
        let supply = report.lines.get(part.line as usize).and_then(|it| it.usual.copied());
        if let Some(time) = fresh(supply, Some(today)) {
            part.lead_time_days = Some(time.days());
            filled += 1;
        }
    }
    let plan = Plan::of(&parts, &report.settings, plan.boards)?;
    let has_date = !plan.is_open() || plan.known().is_figure();
    (filled > 0 && has_date).then_some((plan, filled))
}
