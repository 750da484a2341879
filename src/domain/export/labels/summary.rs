//! The verdicts and counts of a report as a list, for readers who see no lines.

use crate::domain::finding::Severity;
use crate::domain::report::Report;
use crate::domain::words::{labels as names, numbers};

/// Every verdict and count, as (what, value). Amounts are exact; what is not known says so.
pub fn summary(report: &Report) -> Vec<(String, String)> {
    let mut list: Vec<(String, String)> = Vec::new();
    let mut add = |what: &str, value: String| list.push((what.to_owned(), value));
    let unknown = || "unknown".to_owned();
    add("BOM", report.name().to_owned());
    add("Checked on", report.settings.date.clone());
    add("Lines", report.lines.len().to_string());
    let rohs = &report.rohs;
    add("RoHS", names::verdict(rohs.verdict).to_owned());
    for (what, count) in [
        ("RoHS compliant", rohs.compliant),
        ("RoHS by exemption", rohs.by_exemption),
        ("RoHS not compliant", rohs.non_compliant),
        ("RoHS unknown", rohs.unknown),
        ("RoHS not applicable", rohs.not_applicable),
    ] {
        add(what, count.to_string());
    }
    let supply = &report.supply;
    add("Longest lead time", supply.longest_lead_time_days.map_or_else(unknown, numbers::lead_time));
    add("Lines with a long lead time", supply.long_lead.to_string());
    add("Lines without a lead time", supply.lead_time_unknown.to_string());
    add(
        "Boards that the stock covers",
        supply.largest_build_from_stock.map_or_else(unknown, |it| it.to_string()),
    );
    for severity in [Severity::Error, Severity::Warning, Severity::Note] {
        let count = report.findings.iter().filter(|it| it.severity == severity).count();
        add(&[names::severity(severity), "s found"].concat(), count.to_string());
    }
    let currency = report.currency.map(|it| [" ", it.code()].concat()).unwrap_or_default();
    for tier in report.tiers.iter().filter(|it| it.coverage.priced > 0 && report.audience.sees_totals(report))
    {
        let what = ["Per good board at ", &tier.boards.to_string(), &currency].concat();
        add(&what, tier.per_board.normalize().to_string());
    }
    list
}
