//! Facts beside RoHS of one line, in words: lead, REACH, halogens, phthalates, moisture sensitivity, ordering code.

use super::compliance_words::mark;
use crate::domain::compliance::statements::{
    DocumentField, HalogenStatement, LeadStatement, ReachStatement, ReachStatus, read_halogen, read_lead,
    read_msl, read_phthalates, read_reach,
};
use crate::domain::day::Day;
use crate::domain::language::{en, tr};
use crate::domain::parts::StatementKind;
use crate::domain::place::Evidence;
use crate::domain::report::Report;
use crate::domain::report::line::ReportLine;
use crate::domain::report::source::header_of;
use crate::domain::words::statements::statement;
use crate::domain::words::{list, numbers};

/// One fact as people read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact<'a> {
    pub label: &'static str,
    pub value: String,
    /// The words that state it; `None` where it follows from the ordering code.
    pub evidence: Option<&'a Evidence>,
}

/// Whether a statement is one of the facts below.
pub fn is_about_compliance(kind: StatementKind) -> bool {
    use StatementKind::{Country, Datasheet, Eccn, Hts};
    !matches!(kind, Country | Hts | Eccn | Datasheet)
}

/// What is said where words are there and their meaning is not known.
const NOT_UNDERSTOOD: &str = en!("Not understood");

/// Every statement beside RoHS, one by one; none is merged, none is left out.
pub fn facts<'a>(report: &Report, line: &'a ReportLine) -> Vec<Fact<'a>> {
    let mut facts: Vec<Fact<'a>> = Vec::new();
    for evidence in &line.rohs.evidence {
        if let Some(are_below) = read_phthalates(&evidence.text) {
            let value =
                tr(if are_below { "Stated below their limits" } else { "Stated as not below their limits" });
            facts.push(Fact { label: tr("Phthalates"), value: value.to_owned(), evidence: Some(evidence) });
        }
    }
    facts.extend(documents(report, line));
    for (kind, evidence) in line.statements.iter().filter(|it| is_about_compliance(it.0)) {
        let header = header_of(&report.sources, evidence);
        let value = match kind {
            StatementKind::LeadFree => read_lead(&evidence.text, header).map(lead),
            StatementKind::Reach => read_reach(&evidence.text, header).map(|it| reach(&it)),
            StatementKind::HalogenFree => read_halogen(&evidence.text, header).map(halogen),
            StatementKind::Msl => Some(
                read_msl(&evidence.text)
                    .map_or_else(|| tr("No level stated").to_owned(), |level| tr!("Level {}", level)),
            ),
            _ => Some(evidence.text.to_string()),
        };
        let value = value.unwrap_or_else(|| tr(NOT_UNDERSTOOD).to_owned());
        facts.push(Fact { label: statement(*kind), value, evidence: Some(evidence) });
    }
    facts.extend(line.rohs.mark.map(|it| Fact {
        label: tr("Ordering code"),
        value: mark(it),
        evidence: None,
    }));
    facts
}

/// The documents that are named, and the days of what is stated, with their age.
fn documents<'a>(report: &Report, line: &'a ReportLine) -> impl Iterator<Item = Fact<'a>> {
    let today = Day::from_iso(&report.settings.date);
    line.rohs.papers.iter().filter_map(move |paper| {
        let evidence = line.rohs.evidence.get(usize::from(paper.of))?;
        let number = (paper.field == Some(DocumentField::Number)).then(|| evidence.text.to_string());
        let age = paper.date.zip(today).and_then(|(date, today)| date.age_days(today)).map(numbers::days);
        let value = list([number, paper.date.map(|it| it.iso()), age].into_iter().flatten());
        (!value.is_empty()).then(|| Fact { label: tr("Document"), value, evidence: Some(evidence) })
    })
}

fn lead(statement: LeadStatement) -> String {
    tr(match statement {
        LeadStatement::LeadFree => "Lead-free",
        LeadStatement::LeadFreeByExemption => "Lead-free but for an exempt use",
        LeadStatement::NotApplicable => "Not applicable",
        LeadStatement::Unknown => "Unknown",
        LeadStatement::ContainsLead => "Contains lead",
    })
    .to_owned()
}

fn reach(statement: &ReachStatement) -> String {
    let mut text = tr(match statement.status {
        ReachStatus::NotApplicable => "Not applicable",
        ReachStatus::NoSvhc => "No substance of very high concern",
        ReachStatus::Unknown => "Unknown",
        ReachStatus::ContainsSvhc => "Substance of very high concern above 0.1 %",
    })
    .to_owned();
    if !statement.substances.is_empty() {
        text = tr!("{}: {}", text, statement.substances);
    }
    match &statement.list_date {
        Some(date) => tr!("{}, list of {}", text, date),
        None if statement.status == ReachStatus::NoSvhc => tr!("{}, list not named", text),
        None => text,
    }
}

fn halogen(statement: HalogenStatement) -> String {
    tr(match statement {
        HalogenStatement::Free => "Halogen-free",
        HalogenStatement::NotApplicable => "Not applicable",
        HalogenStatement::Unknown => "Unknown",
        HalogenStatement::Contains => "Not halogen-free",
    })
    .to_owned()
}
