//! Two revisions side by side as the screen shows them.

use serde::{Deserialize, Serialize};

use crate::domain::bom::designators::collapse_designators;
use crate::domain::compare::{Change, Kind, VolumeChange, compare as compare_reports};
use crate::domain::compliance::regimes::Answer;
use crate::domain::language::tr;
use crate::domain::money::Currency;
use crate::domain::report::Report;
use crate::domain::report::line::ReportLine;
use crate::domain::report::source::SourceRole;
use crate::domain::words::compliance_words::answer;
use crate::domain::words::{compare_words as words, findings, numbers, plan_words};

/// More changes than this are counted.
const LISTED: usize = 500;

/// What differs between two revisions of a BOM.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompareView {
    /// The names of the two files.
    pub earlier: String,
    pub later: String,
    /// "2 added, 1 removed, 3 changed; 40 lines unchanged."
    pub sentence: String,
    pub rows: Vec<CompareRow>,
    pub more_rows: u32,
    pub volumes: Vec<CompareVolume>,
    pub rohs_before: Answer,
    pub rohs_after: Answer,
    /// "Not compliant → Compliant"; one where it stays.
    pub rohs: String,
    /// Kinds of findings of which there are more or fewer.
    pub findings: Vec<CompareFinding>,
}

/// Places of the board that share a change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompareRow {
    pub kind: Kind,
    /// "Added", "Removed", "Changed".
    pub kind_text: String,
    /// "R1-R4, R7"; empty for lines without designators.
    pub designators: String,
    pub places: u32,
    /// What stood there: "10k · RC0402FR-0710KL", of what changed only what differs; empty for what is added.
    pub before: String,
    pub after: String,
    /// The line of the later BOM, where that is the one on the screen.
    pub line: Option<u32>,
    /// "part, value"; empty for what is added or removed.
    pub fields: String,
    /// "Compliant → Not compliant"; empty where it stays, and for what is added or removed.
    pub rohs: String,
    /// "4 weeks → 20 weeks"; empty where it stays or neither is stated.
    pub lead_time: String,
}

/// What one volume costs and when it ships.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompareVolume {
    pub boards: u32,
    pub boards_text: String,
    /// Cost of a good board; empty where it is not known.
    pub cost_before: String,
    pub cost_after: String,
    /// "+0.02 (+0.3 %)".
    pub cost: String,
    /// Lines without a price, before and after.
    pub unpriced: (u32, u32),
    pub ship_before: String,
    pub ship_after: String,
    /// "70 days earlier".
    pub days: String,
    /// Parts without a date, before and after: the ship dates are then "not before".
    pub open: (u32, u32),
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompareFinding {
    pub code: String,
    pub title: String,
    pub before: u32,
    pub after: u32,
}

/// Compares two reports that were made with the same settings.
pub fn compare(earlier: &Report, later: &Report) -> CompareView {
    let found = compare_reports(earlier, later);
    let arrow = |one: &str, other: &str| {
        if one == other { one.to_owned() } else { format!("{one} → {other}") }
    };
    CompareView {
        earlier: name(earlier),
        later: name(later),
        sentence: words::summary(&found),
        rows: found.changes.iter().take(LISTED).map(|it| row(earlier, later, it)).collect(),
        more_rows: u32::try_from(found.changes.len().saturating_sub(LISTED)).unwrap_or(u32::MAX),
        volumes: found.volumes.iter().map(|it| volume(it, later.currency)).collect(),
        rohs_before: earlier.rohs.answer(),
        rohs_after: later.rohs.answer(),
        rohs: arrow(answer(earlier.rohs.answer()), answer(later.rohs.answer())),
        findings: found
            .findings
            .iter()
            .map(|(code, before, after)| CompareFinding {
                code: (*code).to_owned(),
                title: findings::words_of(code).title.to_owned(),
                before: *before,
                after: *after,
            })
            .collect(),
    }
}

/// The name of a report's BOM.
fn name(report: &Report) -> String {
    let bom = report.sources.iter().find(|it| it.role == SourceRole::Bom);
    bom.map(|it| it.name.clone()).unwrap_or_default()
}

fn row(earlier: &Report, later: &Report, change: &Change) -> CompareRow {
    let before = change.before.and_then(|it| earlier.lines.get(it as usize));
    let after = change.after.and_then(|it| later.lines.get(it as usize));
    let both = before.zip(after);
    let rohs =
        both.map(|(one, other)| (one.rohs.answer(), other.rohs.answer())).filter(|(one, other)| one != other);
    let lead = both.map(|(one, other)| (one.lead_time_days, other.lead_time_days));
    let lead = lead.filter(|(one, other)| one != other);
    let weeks = |it: Option<u32>| it.map_or_else(|| tr("not stated").to_owned(), numbers::lead_time);
    let told = |line: &ReportLine| match change.kind {
        Kind::Changed => words::differing(&change.fields, &line.line),
        Kind::Added | Kind::Removed => part(line),
    };
    CompareRow {
        kind: change.kind,
        kind_text: words::kind(change.kind).to_owned(),
        designators: collapse_designators(&change.designators),
        places: u32::try_from(change.designators.len()).unwrap_or(u32::MAX),
        before: before.map(told).unwrap_or_default(),
        after: after.map(told).unwrap_or_default(),
        line: change.after,
        fields: words::fields(&change.fields),
        rohs: rohs.map(|(one, other)| format!("{} → {}", answer(one), answer(other))).unwrap_or_default(),
        lead_time: lead.map(|(one, other)| format!("{} → {}", weeks(one), weeks(other))).unwrap_or_default(),
    }
}

/// Value, part number and maker; where all are blank the title of the line.
fn part(line: &ReportLine) -> String {
    let bom = &line.line;
    let mut parts: Vec<&str> = Vec::with_capacity(3);
    for text in [&bom.value, &bom.mpn, &bom.manufacturer] {
        if !text.is_empty() && !parts.contains(&text.as_str()) {
            parts.push(text);
        }
    }
    if parts.is_empty() { plan_words::title(line) } else { parts.join(" · ") }
}

fn volume(it: &VolumeChange, currency: Option<Currency>) -> CompareVolume {
    let amount =
        |it: Option<rust_decimal::Decimal>| it.map(|it| numbers::amount(it, currency)).unwrap_or_default();
    let date = |it: Option<crate::domain::day::Day>| it.map(numbers::date).unwrap_or_default();
    CompareVolume {
        boards: it.boards,
        boards_text: numbers::count(it.boards.into()),
        cost_before: amount(it.per_board.0),
        cost_after: amount(it.per_board.1),
        cost: words::cost_change(it.per_board, currency),
        unpriced: it.unpriced,
        ship_before: date(it.ship.0),
        ship_after: date(it.ship.1),
        days: words::ship_change(it.ship),
        open: it.open,
    }
}
