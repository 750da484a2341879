//! The cells of one line weighed together: what one states, another may take back.

use crate::domain::assess::readings::Readings;
use crate::domain::compliance::statements::{LeadStatement, asks_until, has_ended, read_lead};
use crate::domain::compliance::{ExemptionUse, RohsStatus};
use crate::domain::parts::StatementKind;
use crate::domain::place::{ColumnIndex, Evidence, SourceIndex};
use crate::domain::recognise::Role;
use crate::domain::report::line::ReportLine;
use crate::domain::report::source::{Source, header_of};

/// Cells of a line that take back what others of it state.
pub(super) struct OtherCells<'a> {
    /// The day of the check, as ISO.
    today: &'a str,
    /// Columns that say until when a statement holds.
    until: Vec<(SourceIndex, ColumnIndex)>,
    /// Whether cells about lead say that there is some.
    lead: Readings<bool>,
}

impl<'a> OtherCells<'a> {
    pub(super) fn of(sources: &[Source], today: &'a str) -> Self {
        let columns = (0_u16..).zip(sources).flat_map(|(source, it)| {
            let rohs = it.layout.columns.iter().filter(|it| it.role == Role::Rohs);
            let until = rohs.filter(|column| asks_until(it.layout.header_of(column.column)));
            until.map(move |it| (SourceIndex(source), it.column))
        });
        Self { today, until: columns.collect(), lead: Readings::default() }
    }

    /// Takes back what the line states where another of its cells does.
    pub(super) fn weigh(&mut self, line: &mut ReportLine, sources: &[Source]) {
        if line.rohs.status >= RohsStatus::Unknown {
            return;
        }
        let lapsed = line
            .rohs
            .evidence
            .iter()
            .find(|it| self.until.contains(&(it.source, it.column)) && has_ended(&it.text, self.today));
        if let Some(lapsed) = lapsed {
            line.rohs.against = with_header(lapsed, sources);
            line.rohs.in_the_way = line.rohs.against.clone();
            line.rohs.status = RohsStatus::Unknown;
        } else if line.rohs.status == RohsStatus::Compliant {
            let about_lead = line.statements.iter().filter(|it| it.0 == StatementKind::LeadFree);
            if let Some(has_lead) = about_lead.map(|it| &it.1).find(|it| self.has_lead(it, sources)) {
                // What holds lead can comply by an exemption alone, and none is named.
                line.rohs.against = with_header(has_lead, sources);
                line.rohs.status = RohsStatus::ByExemption;
                line.rohs.exemption_use = ExemptionUse::Used;
            }
        }
    }

    fn has_lead(&mut self, evidence: &Evidence, sources: &[Source]) -> bool {
        let says = |text: &str, header: &str| read_lead(text, header) == Some(LeadStatement::ContainsLead);
        self.lead.of(evidence, sources, says)
    }
}

/// "Lead free: No".
fn with_header(evidence: &Evidence, sources: &[Source]) -> Box<str> {
    format!("{}: {}", header_of(sources, evidence), evidence.text).into()
}
