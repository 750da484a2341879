//! The whole report but its lines, as the screen shows it.

use super::{
    ColumnView, FindingGroup, FindingView, NotCheckedView, RohsView, SourceView, SummaryView, SupplyView,
};
use crate::domain::export::labels;
use crate::domain::finding::{Finding, Severity};
use crate::domain::language::tr;
use crate::domain::read::Format;
use crate::domain::report::Report;
use crate::domain::report::source::{Source, SourceRole};
use crate::domain::settings::waiver::waived_part;
use crate::domain::sorting::{sort_by, sort_by_key};
use crate::domain::words::{findings as words, labels as names, link, numbers, reasons};

/// More findings of one code than this are counted and not listed; the lines table filters for them.
const LISTED_FINDINGS: usize = 25;

/// Everything that the screen shows of a report besides its lines. What can be undone is the session's to say.
pub fn summary(report: &Report, revision: u32) -> SummaryView {
    let dnp_count = report.lines.iter().filter(|it| it.line.dnp).count();
    let with = |severity| count(report.findings.iter().filter(|it| it.severity == severity).count());
    SummaryView {
        revision,
        date: report.settings.date.clone(),
        is_sample: report.sources.iter().any(|it| it.is_sample),
        has_bom: report.sources.iter().any(|it| it.role == SourceRole::Bom),
        shared: report.shared.as_ref().map(link::shared).unwrap_or_default(),
        audience: report.audience,
        sender: sender(report),
        sources: report.sources.iter().map(source).collect(),
        line_count: count(report.lines.len()),
        fitted_count: count(report.lines.len() - dnp_count),
        dnp_count: count(dnp_count),
        rohs: RohsView {
            verdict: report.rohs.verdict,
            sentence: labels::rohs_sentence(&report.rohs),
            compliant: report.rohs.compliant,
            by_exemption: report.rohs.by_exemption,
            non_compliant: report.rohs.non_compliant,
            not_applicable: report.rohs.not_applicable,
            unknown: report.rohs.unknown,
            doubtful: report.rohs.doubtful,
        },
        cost: super::cost::cost(report),
        supply: supply(report),
        finding_groups: groups(report),
        errors: with(Severity::Error),
        warnings: with(Severity::Warning),
        notes: with(Severity::Note),
        data_problems: labels::file_problems(report),
        not_checked: report
            .not_checked
            .iter()
            .map(|it| NotCheckedView {
                check: reasons::check_label(it.check).to_owned(),
                because: reasons::reason(it.because).to_owned(),
                lines: it.lines.map(|lines| numbers::lines(lines.into())).unwrap_or_default(),
            })
            .collect(),
        undo: None,
        redo: None,
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

pub(super) fn percent(confidence: f32) -> u8 {
    // The clamp keeps the value inside of what the type holds.
    (confidence.clamp(0.0, 1.0) * 100.0).round() as u8
}

fn sender(report: &Report) -> String {
    let sender = report.settings.sender();
    if sender.company.is_empty() { &sender.contact } else { &sender.company }.clone()
}

fn source(source: &Source) -> SourceView {
    let layout = &source.layout;
    let column = |index| labels::column(source, index).into_owned();
    let roles = layout.columns.iter().map(|it| ColumnView {
        header: column(it.column),
        meaning: names::role(it.role).to_owned(),
        confidence: percent(it.confidence),
    });
    let breaks = layout.price_breaks.iter().map(|it| ColumnView {
        header: column(it.column),
        meaning: tr!("Unit price from {}", numbers::decimal(it.quantity)),
        confidence: percent(layout.confidence),
    });
    SourceView {
        name: source.name.clone(),
        role: labels::source_role(source.role).to_owned(),
        understood: labels::understood(source),
        confidence: percent(layout.confidence),
        columns: roles.chain(breaks).collect(),
        unused_columns: layout.unused.iter().map(|it| column(it.0)).collect(),
        is_sample: source.is_sample,
        is_of_site: source.format == Format::Catalog,
    }
}

fn supply(report: &Report) -> SupplyView {
    let supply = &report.supply;
    SupplyView {
        longest: supply.longest_lead_time_days.map(numbers::lead_time).unwrap_or_default(),
        long_lead: supply.long_lead,
        lead_time_unknown: supply.lead_time_unknown,
        long_lead_limit: numbers::lead_time(report.settings.lead_time.long_days),
        largest_build: supply
            .largest_build_from_stock
            .map(|it| numbers::number_of(it, "{} board", "{} boards"))
            .unwrap_or_default(),
    }
}

/// Findings by code: worst first, then the most, then by code.
fn groups(report: &Report) -> Vec<FindingGroup> {
    // Findings are many and their codes few.
    let mut by_code: Vec<(&str, Vec<&Finding>)> = Vec::new();
    for finding in &report.findings {
        match by_code.iter_mut().find(|it| std::ptr::eq(it.0, finding.code) || it.0 == finding.code) {
            Some(group) => group.1.push(finding),
            None => by_code.push((finding.code, vec![finding])),
        }
    }
    sort_by_key(&mut by_code, |it| it.0);
    let mut groups: Vec<FindingGroup> = by_code
        .into_iter()
        .filter_map(|(code, findings)| {
            let severity = findings.iter().map(|it| it.severity).max()?;
            let words = words::words_of(findings.first()?.code);
            Some(FindingGroup {
                code: code.to_owned(),
                severity,
                title: words.title.to_owned(),
                hint: words::group_hint(words.code).to_owned(),
                count: count(findings.len()),
                findings: findings.iter().take(LISTED_FINDINGS).map(|it| named_finding(report, it)).collect(),
            })
        })
        .collect();
    sort_by(&mut groups, |a, b| b.severity.cmp(&a.severity).then(b.count.cmp(&a.count)));
    groups
}

/// A finding in a list of many lines: its place says which part it is about.
fn named_finding(report: &Report, it: &Finding) -> FindingView {
    let line = it.place.line.and_then(|line| report.lines.get(line as usize));
    let view = finding(report, it);
    match line {
        Some(line) => FindingView { place: format!("{} ({})", super::line::title(line), view.place), ..view },
        None => view,
    }
}

pub(super) fn finding(report: &Report, finding: &Finding) -> FindingView {
    let line = finding.place.line.and_then(|it| report.lines.get(it as usize));
    FindingView {
        code: finding.code.to_owned(),
        severity: finding.severity,
        message: words::message(finding),
        hint: words::hint(finding),
        place: labels::place(report, &finding.place),
        line: finding.place.line,
        waive: line.map(|it| super::waive_field(finding.code, &waived_part(&it.line))).unwrap_or_default(),
        is_waived: finding.waived().is_some(),
    }
}
