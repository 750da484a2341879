//! The verdicts and counts of a report as a list, for readers who see no lines.

use crate::domain::cost::tier::Tier;
use crate::domain::export::labels::ROHS_ANSWERS;
use crate::domain::finding::Severity;
use crate::domain::report::Report;
use crate::domain::words::compliance_words::answer;
use crate::domain::words::{coverage, names};

/// Every verdict and count, as (what, value). Amounts are exact; what is not known says so.
pub fn summary(report: &Report) -> Vec<(String, String)> {
    let mut list: Vec<(String, String)> = Vec::new();
    let mut add = |what: &str, value: String| list.push((what.to_owned(), value));
    let unknown = || "unknown".to_owned();
    add("BOM", report.name().to_owned());
    add("Checked on", report.settings.date.clone());
    add("Lines", report.lines.len().to_string());
    let rohs = &report.rohs;
    add("RoHS", answer(rohs.answer()).to_owned());
    for it in ROHS_ANSWERS {
        add(&["RoHS ", &answer(it).to_lowercase()].concat(), rohs.count(it).to_string());
    }
    let supply = &report.supply;
    add(
        "Longest lead time",
        Some(coverage::longest(report)).filter(|it| !it.is_empty()).unwrap_or_else(unknown),
    );
    add("Lines with a long lead time", supply.long_lead.to_string());
    add("Lines without a lead time", supply.lead_time_unknown.to_string());
    add(
        "Boards that the stock covers",
        supply
            .largest_build_from_stock
            .filter(|_| report.known_stock().is_figure())
            .map_or_else(unknown, |it| it.to_string()),
    );
    if let Some(stockless) = supply.stock_unknown {
        add("Lines without a stock", stockless.to_string());
    }
    for severity in [Severity::Error, Severity::Warning, Severity::Note] {
        let count = report.findings.iter().filter(|it| it.severity == severity).count();
        add(&[names::severity(severity), "s found"].concat(), count.to_string());
    }
    let currency = report.currency.map(|it| [" ", it.code()].concat()).unwrap_or_default();
    let has_price = |it: &&Tier| it.coverage.known().is_figure() && report.audience.sees_totals(report);
    for tier in report.tiers.iter().filter(has_price) {
        let covers = coverage::covers(&tier.coverage);
        let boards = tier.boards.to_string();
        let what = match covers.as_str() {
            _ if report.audience.sees_purchase() => ["Per good board at ", &boards, &currency].concat(),
            "" => ["Per good board at ", &boards, &currency].concat(),
            covers => ["Priced lines at ", &boards, &currency, ", ", covers].concat(),
        };
        add(&what, tier.per_board.normalize().to_string());
    }
    list
}
