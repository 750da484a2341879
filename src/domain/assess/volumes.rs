//! Exemptions by volume: each is judged on the day on which the plan ships its boards.

use crate::domain::compliance::RohsStatus;
use crate::domain::compliance::exemptions::{Outcome, Shipment, judge};
use crate::domain::day::Day;
use crate::domain::finding::{Finding, Severity};
use crate::domain::place::Place;
use crate::domain::report::line::ReportLine;
use crate::domain::report::prepared::Prepared;
use crate::domain::settings::Settings;
use crate::domain::supply::part::parts_of_lines;
use crate::domain::supply::plan::earliest_ship;

/// The code of what is found here, which is no rule of a line.
pub const ENDS_BEFORE_VOLUME: &str = "rohs.exemption-volume";

/// The exemptions that can be used today and whose listed end lies before the planned ship day of a volume.
pub fn exemptions_by_volume(lines: &[ReportLine], prepared: &Prepared, settings: &Settings) -> Vec<Finding> {
    let cited = cited(lines);
    if cited.is_empty() {
        return Vec::new();
    }
    let parts = parts_of_lines(&prepared.groups, lines, settings.order_day());
    let wanted = settings.wanted_day();
    let mut findings = Vec::new();
    for boards in &settings.boards {
        let Some(day) = earliest_ship(&parts, settings, *boards) else { continue };
        let day = wanted.map_or(day, |it| it.max(day));
        findings.extend(cited.iter().filter_map(|it| ends_before(*it, day, *boards, settings)));
    }
    findings
}

/// The exemptions of the fitted lines, each with the number of lines that rest on it.
fn cited(lines: &[ReportLine]) -> Vec<(&str, u32)> {
    let mut cited: Vec<(&str, u32)> = Vec::new();
    let by_exemption = |it: &&ReportLine| !it.line.dnp && it.rohs.status == RohsStatus::ByExemption;
    for entry in lines.iter().filter(by_exemption).flat_map(|it| &it.rohs.exemptions) {
        match cited.iter_mut().find(|it| it.0 == entry) {
            Some(known) => known.1 += 1,
            None => cited.push((entry, 1)),
        }
    }
    cited
}

fn ends_before((entry, count): (&str, u32), day: Day, boards: u32, settings: &Settings) -> Option<Finding> {
    let iso = day.iso();
    let today = Shipment { ship_date: &settings.date, ..settings.shipment() };
    let judged = judge(entry, Shipment { ship_date: &iso, ..today });
    let severity = match judged.outcome {
        Outcome::RenewalFiled => Severity::Note,
        Outcome::RenewalReported => Severity::Warning,
        Outcome::EndsBeforeShipment | Outcome::Ended => Severity::Error,
        _ => return None,
    };
    if judge(entry, today).outcome != Outcome::InForce {
        return None;
    }
    let finding = Finding::new(ENDS_BEFORE_VOLUME, severity, Place::default());
    let finding = finding.with("boards", boards).with("day", iso.as_str()).with("exemption", entry);
    Some(finding.with("until", judged.until.unwrap_or("")).with("lines", count))
}
