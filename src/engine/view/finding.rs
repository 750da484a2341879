//! A finding as the screen shows it.

use crate::domain::export::labels;
use crate::domain::finding::{Finding, Severity};
use crate::domain::project::typed::Field;
use crate::domain::project::typed::compliance::ComplianceField;
use crate::domain::report::Report;
use crate::domain::settings::waiver::waived_part;
use crate::domain::words::findings as words;
use serde::{Deserialize, Serialize};

/// The field that takes the reason for accepting a finding for a part.
pub(super) fn waive_field(code: &str, part: &str) -> Field {
    Field::Compliance(ComplianceField::Waive { code: code.to_owned(), part: part.to_owned() })
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FindingView {
    pub code: String,
    pub severity: Severity,
    pub message: String,
    pub hint: String,
    /// "board.csv, row 12, column RoHS".
    pub place: String,
    /// The line it belongs to.
    pub line: Option<u32>,
    /// The field that takes the reason for accepting it; `None` where it is about no line.
    pub waive: Option<Field>,
    /// A person accepts it.
    pub is_waived: bool,
}

pub fn finding(report: &Report, finding: &Finding) -> FindingView {
    let line = finding.place.line.and_then(|it| report.lines.get(it as usize));
    FindingView {
        code: finding.code.to_owned(),
        severity: finding.severity,
        message: words::message(finding),
        hint: words::hint(finding),
        place: labels::place(report, &finding.place),
        line: finding.place.line,
        waive: line.map(|it| waive_field(finding.code, &waived_part(&it.line))),
        is_waived: finding.waived().is_some(),
    }
}
