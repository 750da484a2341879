//! Findings at their lines: in order, with the severities that a person chose, and those that are accepted.

use crate::domain::finding::{Finding, Severity, WAIVED};
use crate::domain::report::line::ReportLine;
use crate::domain::settings::Settings;
use crate::domain::settings::waiver::waived_part;
use crate::domain::sorting::{sort, sort_by};

/// Gives findings the severity that a person chose; one that is accepted for the line's part becomes a note with the
/// reason. It is never taken out.
fn apply_choices(findings: &mut [Finding], lines: &[ReportLine], settings: &Settings) {
    if settings.severities.is_empty() && settings.waivers.is_empty() {
        return;
    }
    // What was accepted when the report was made first stays so while it is costed again.
    for finding in findings.iter_mut().filter(|it| it.waived().is_none()) {
        if let Some(severity) = settings.severities.get(finding.code) {
            finding.severity = *severity;
        }
        // They are sorted by code and part.
        let first = settings.waivers.partition_point(|it| it.code.as_str() < finding.code);
        let waivers = settings.waivers.get(first..).unwrap_or(&[]);
        if waivers.first().is_none_or(|it| it.code != finding.code) {
            continue;
        }
        let Some(line) = finding.place.line.and_then(|it| lines.get(it as usize)) else { continue };
        let part = waived_part(&line.line);
        let at = waivers.partition_point(|it| (it.code.as_str(), &it.part) < (finding.code, &part));
        if let Some(waiver) = waivers.get(at).filter(|it| it.code == finding.code && it.part == part) {
            finding.severity = Severity::Note;
            finding.args.push((WAIVED, waiver.reason.as_str().into()));
        }
    }
}

/// Sorts the findings and tells each line which are its own. Findings of reading that name a row but no line
/// are given the line of that row. Severities that a person chose, and findings that are accepted, take effect here.
pub fn place_findings(findings: &mut [Finding], lines: &mut [ReportLine], settings: &Settings) {
    let mut rows: Vec<_> = Vec::new();
    if findings.iter().any(|it| it.place.line.is_none() && it.place.row.is_some()) {
        rows = lines.iter().zip(0_u32..).map(|(it, index)| ((it.line.source, it.line.row), index)).collect();
        sort(&mut rows);
    }
    for finding in findings.iter_mut() {
        if let (None, Some(source), Some(row)) = (finding.place.line, finding.place.source, finding.place.row)
        {
            let at = rows.partition_point(|it| it.0 < (source, row));
            finding.place.line = rows.get(at).filter(|it| it.0 == (source, row)).map(|it| it.1);
        }
    }
    apply_choices(findings, lines, settings);
    // Stable: findings of one code at one place stay in the order in which they were found.
    sort_by(findings, |one, other| {
        let key = |it: &Finding| (it.place.source, it.place.row);
        key(one).cmp(&key(other)).then_with(|| one.code.cmp(other.code))
    });
    for (finding, index) in findings.iter().zip(0_u32..) {
        let line = finding.place.line.and_then(|it| lines.get_mut(it as usize));
        if let Some(line) = line {
            line.findings.push(index);
            line.severity = line.severity.max(Some(finding.severity));
        }
    }
}
