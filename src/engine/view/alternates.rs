//! The alternates of a line, and candidates to approve, with what each of them changes.

use serde::{Deserialize, Serialize};

use crate::domain::assess::candidates::candidates;
use crate::domain::export::labels as places;
use crate::domain::language::tr;
use crate::domain::parts::PartRecord;
use crate::domain::parts::supply::PartSupply;
use crate::domain::place::{Place, RowKey};
use crate::domain::report::Report;
use crate::domain::report::line::ReportLine;
use crate::domain::settings::by_hand::Approval;
use crate::domain::supply::alternates::changes;
use crate::domain::supply::part::{index_of_lines, parts_of};
use crate::domain::words::compliance_words::answer;
use crate::domain::words::{names, numbers, plan_words, supply_words as words};

/// The alternates of one line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlternatesView {
    pub line: u32,
    pub title: String,
    /// The line, for `Command::UseAlternate`.
    pub row: RowKey,
    /// The alternate that is used in the place of the line's own part.
    pub used: Option<String>,
    /// Those that the BOM, an approved list or a person names.
    pub alternates: Vec<AlternateRow>,
    /// Parts of the loaded part data that are alike: to approve only.
    pub candidates: Vec<AlternateRow>,
    /// What was looked at: "Same value, package and dielectric; tolerance and rating as good or better."
    pub rule: String,
}

/// One alternate or candidate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlternateRow {
    pub mpn: String,
    pub manufacturer: String,
    /// "Named in the BOM", "Approved list", "Candidate".
    pub origin: String,
    pub is_approved: bool,
    pub is_used: bool,
    /// Where it is named: "avl.csv, row 2, column Approved alternate".
    pub place: String,
    /// What makes it a candidate: "10 kΩ, 0402, 1 %, 62.5 mW"; empty for alternates.
    pub alike: String,
    /// "8 weeks"; empty where it is not stated.
    pub lead_time: String,
    pub stock: String,
    pub rohs: String,
    pub lifecycle: String,
    /// One for each volume.
    pub changes: Vec<AlternateChange>,
    /// To be sent with `Command::Approve`: it turns the approval over.
    pub approval: Approval,
}

/// What an alternate changes at one volume.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlternateChange {
    pub boards: String,
    /// "+4.00 USD"; empty where one of the two has no price.
    pub cost: String,
    /// "84 days earlier"; empty where nobody knows.
    pub days: String,
    /// "Compliant → Not compliant".
    pub rohs: String,
}

/// The alternates of the line at `index`; `None` where there is no such line. `records` are those of all part data.
pub fn alternates(report: &Report, index: u32, records: &[PartRecord]) -> Option<AlternatesView> {
    let line = report.lines.get(index as usize)?;
    let parts = parts_of(report);
    let at = index_of_lines(report).get(index as usize).copied().flatten().map(|it| it as usize);
    let own = at.and_then(|at| Some((at, parts.get(at)?)));
    let row = |part: &ReportLine, place: String| row(report, line, own, part, place);
    let all = &report.prepared.alternates;
    let start = all.partition_point(|it| it.line < index);
    let of_line = all.get(start..)?.iter().take_while(|it| it.line == index);
    let used = line.alternate.and_then(|it| line.line.alternates.get(usize::from(it)));
    let alternates = of_line.filter_map(|it| {
        let named = line.line.alternates.get(usize::from(it.alternate))?;
        let place = places::evidence_place(report, &named.evidence);
        let row = AlternateRow {
            origin: words::origin(it.origin).to_owned(),
            is_approved: it.is_approved,
            is_used: line.alternate == Some(it.alternate),
            ..row(&it.part, place)
        };
        let approval = Approval { is_approved: !it.is_approved, ..row.approval };
        Some(AlternateRow { approval, ..row })
    });
    let found = candidates(report, line, records);
    let offered = found.list.into_iter().map(|it| {
        let key = it.row;
        let place = Place { source: Some(key.source), row: Some(key.row), column: None, line: None };
        let row = row(&it.part, places::place(report, &place));
        let approval = Approval { row: Some(key), ..row.approval };
        AlternateRow { alike: it.alike, approval, ..row }
    });
    Some(AlternatesView {
        line: index,
        title: plan_words::title(line),
        row: line.line.key(),
        used: used.map(|it| it.mpn.clone()),
        alternates: alternates.collect(),
        candidates: offered.collect(),
        rule: tr(words::looked_for(found.search)).to_owned(),
    })
}

/// A candidate as a row; what differs for others is put over it.
fn row(
    report: &Report,
    line: &ReportLine,
    own: Option<(usize, &PartSupply)>,
    part: &ReportLine,
    place: String,
) -> AlternateRow {
    AlternateRow {
        mpn: part.line.mpn.clone(),
        manufacturer: part.line.manufacturer.clone(),
        origin: tr(words::CANDIDATE).to_owned(),
        is_approved: false,
        is_used: false,
        place,
        alike: String::new(),
        lead_time: part.lead_time_days.map(numbers::lead_time).unwrap_or_default(),
        stock: part.stock.map(numbers::decimal).unwrap_or_default(),
        rohs: answer(part.rohs.answer()).to_owned(),
        lifecycle: part.lifecycle.map(names::lifecycle).unwrap_or_default().to_owned(),
        changes: own
            .map(|(at, own)| changes(report, own, at, part))
            .unwrap_or_default()
            .iter()
            .map(|it| AlternateChange {
                boards: numbers::count(it.boards.into()),
                cost: words::cost_change(it, report.currency),
                days: words::days_change(it.days),
                rohs: words::rohs_change(it),
            })
            .collect(),
        approval: Approval {
            line: line.line.key(),
            mpn: part.line.mpn.clone(),
            manufacturer: part.line.manufacturer.clone(),
            row: None,
            is_approved: true,
        },
    }
}
