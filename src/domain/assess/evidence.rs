//! The documents behind the statements of a line: their numbers and days, and whether they can speak of ten substances.

pub mod register;

use crate::domain::assess::readings::Readings;
use crate::domain::compliance::RohsStatus;
use crate::domain::compliance::evidence::EvidenceDate;
use crate::domain::compliance::statements::{DocumentField, asks_document, date_of, names_ten};
use crate::domain::finding::{Finding, Severity};
use crate::domain::place::{ColumnIndex, Evidence, Place, SourceIndex};
use crate::domain::recognise::Role;
use crate::domain::report::line::{LineRohs, Paper, ReportLine};
use crate::domain::report::source::{Source, SourceRole, header_of};

/// Columns of documents, and the days that cells are of.
pub(super) struct Papers {
    columns: Vec<(SourceIndex, ColumnIndex, DocumentField)>,
    days: Readings<Option<EvidenceDate>>,
}

impl Papers {
    pub(super) fn of(sources: &[Source]) -> Self {
        let columns = (0_u16..).zip(sources).flat_map(|(source, it)| {
            let rohs = it.layout.columns.iter().filter(|it| it.role == Role::Rohs);
            rohs.filter_map(move |column| {
                Some((SourceIndex(source), column.column, asks_document(&column.header)?))
            })
        });
        Self { columns: columns.collect(), days: Readings::default() }
    }

    /// Notes what of a line's evidence names a document or a day, and whether all that speaks for it is too old.
    pub(super) fn read(&mut self, line: &mut ReportLine, sources: &[Source]) {
        let rohs = &mut line.rohs;
        for (at, evidence) in (0_u16..).zip(&rohs.evidence) {
            rohs.papers.extend(self.paper(at, evidence, sources));
        }
        rohs.is_early = !rohs.papers.is_empty() && is_early(rohs, sources);
    }

    fn paper(&mut self, of: u16, evidence: &Evidence, sources: &[Source]) -> Option<Paper> {
        let digits = evidence.text.bytes().filter(u8::is_ascii_digit).count();
        if digits == 0 {
            return None;
        }
        let mut columns = self.columns.iter();
        let field = columns.find(|it| (it.0, it.1) == (evidence.source, evidence.column)).map(|it| it.2);
        // A year has four digits; "01.05.18" has six.
        let is_declared = is_declaration(evidence, sources);
        let read = |text: &str, _: &str| match is_declared {
            true => text.rsplit(", ").next().and_then(date_of),
            false => date_of(text),
        };
        let date = if digits >= 4 { self.days.of(evidence, sources, read) } else { None };
        let is_document = field == Some(DocumentField::Number);
        // The year in a number of a document is not its day.
        let date = date.filter(|it| !is_document || it.has_month());
        (field.is_some() || date.is_some()).then_some(Paper { of, field, date })
    }
}

fn is_declaration(evidence: &Evidence, sources: &[Source]) -> bool {
    sources.get(usize::from(evidence.source.0)).is_some_and(|it| it.role == SourceRole::Declaration)
}

/// Something speaks for the line, and all of it is of a day before the phthalates.
fn is_early(rohs: &LineRohs, sources: &[Source]) -> bool {
    let speaks = |it: &(usize, &RohsStatus)| matches!(it.1, RohsStatus::Compliant | RohsStatus::ByExemption);
    let mut for_it = rohs.stated.iter().enumerate().filter(speaks).peekable();
    for_it.peek().is_some()
        && for_it.all(|(at, stated)| {
            let Some(evidence) = rohs.evidence.get(at) else { return false };
            // What a declaration declares in full, or answers of ten substances, is judged where it is read.
            if is_declaration(evidence, sources) && *stated == RohsStatus::Compliant {
                return false;
            }
            let names_ten = names_ten(&evidence.text) || names_ten(header_of(sources, evidence));
            day_of(rohs, at).is_some_and(|it| it.is_before_phthalates(names_ten))
        })
}

/// The day of a piece of evidence: its own, else the latest that its row names.
pub fn day_of(rohs: &LineRohs, at: usize) -> Option<EvidenceDate> {
    if let Some(own) = rohs.paper(at).and_then(|it| it.date) {
        return Some(own);
    }
    let evidence = rohs.evidence.get(at)?;
    let of_row = rohs.papers.iter().filter(|it| {
        let other = rohs.evidence.get(usize::from(it.of));
        other.is_some_and(|it| (it.source, it.row) == (evidence.source, evidence.row))
            && rohs.stated.get(usize::from(it.of)) == Some(&RohsStatus::Unknown)
    });
    of_row.filter_map(|it| it.date).max()
}

/// The line would count as compliant if its evidence were not too old for ten substances.
pub(super) fn is_too_early(line: &ReportLine) -> bool {
    line.rohs.is_early && matches!(line.rohs.status, RohsStatus::Compliant | RohsStatus::ByExemption)
}

/// One finding for all fitted lines whose evidence is too old for ten substances.
pub fn before_phthalates(lines: &[ReportLine]) -> Option<Finding> {
    let count = lines.iter().filter(|it| !it.line.dnp && is_too_early(it)).count();
    let finding = Finding::new("rohs.before-phthalates", Severity::Warning, Place::default());
    (count > 0).then(|| finding.with("count", count))
}
