//! The last days of the cited exemptions on a scale of time, against the ship date.

use serde::{Deserialize, Serialize};

use super::exemption::{ExemptionView, exemption};
use crate::domain::day::Day;
use crate::domain::report::Report;
use crate::domain::report::exemptions::{CitedExemption, cited_exemptions};
use crate::domain::words::compliance_words as words;

/// End dates of the cited exemptions against the ship date. Positions are thousandths from `from` to `to`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TimelineView {
    pub from: String,
    pub to: String,
    pub today: u16,
    pub ship: u16,
    /// The first days of the years between, with the year.
    pub years: Vec<(u16, String)>,
    /// The one that ends first at the top; those without a date come last.
    pub entries: Vec<TimelineEntry>,
    /// What the timeline shows, in one sentence, for people who do not see it.
    pub description: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TimelineEntry {
    pub exemption: ExemptionView,
    /// `None` where no date is known.
    pub at: Option<u16>,
    /// Days from the ship date to the listed end; negative: it ends before.
    pub days_left: Option<i32>,
    /// The same in words: "19 days after shipment"; empty where no date is known.
    pub when: String,
    pub lines: u32,
    /// The first of them, at most 20.
    pub first_lines: Vec<u32>,
}

pub(super) fn timeline(report: &Report) -> TimelineView {
    const FIRST_LINES: usize = 20;
    const MOST_YEARS: u16 = 12;
    let shipment = report.settings.shipment();
    let cited = cited_exemptions(report);
    let dates =
        || cited.iter().filter_map(|it| it.judgement.until).chain([shipment.today, shipment.ship_date]);
    let (from, to) = (dates().min().unwrap_or(""), dates().max().unwrap_or(""));
    let number = |day: &str| Day::from_iso(day).map(Day::number).unwrap_or(0);
    let span = i64::from((number(to) - number(from)).max(1));
    let at = |day: &str| u16::try_from(i64::from(number(day) - number(from)) * 1_000 / span).unwrap_or(0);
    let days_left = |until: &str| number(until) - number(shipment.ship_date);
    let year = |day: &str| day.get(..4).and_then(|it| it.parse::<u16>().ok()).unwrap_or(0);
    // A date of the year 9999 would be a slip; nobody reads more years than these from a scale.
    let years = (year(from)..year(to).min(year(from).saturating_add(MOST_YEARS))).map(|it| it + 1);
    let years = years.map(|it| (at(&format!("{it:04}-01-01")), it.to_string()));
    let entry = |it: &CitedExemption<'_>| {
        let class = it.lines.first().and_then(|it| report.lines.get(*it as usize));
        let class = class.map_or("", |it| it.line.class.code());
        let until = it.judgement.until;
        TimelineEntry {
            exemption: exemption(it.entry, it.judgement, class),
            at: until.map(at),
            days_left: until.map(days_left),
            when: until.map(|it| words::from_shipment(days_left(it))).unwrap_or_default(),
            lines: u32::try_from(it.lines.len()).unwrap_or(u32::MAX),
            first_lines: it.lines.iter().take(FIRST_LINES).copied().collect(),
        }
    };
    TimelineView {
        from: from.to_owned(),
        to: to.to_owned(),
        today: at(shipment.today),
        ship: at(shipment.ship_date),
        years: years.collect(),
        entries: cited.iter().map(entry).collect(),
        description: words::timeline(&cited, shipment.ship_date),
    }
}
