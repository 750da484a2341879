//! Lines and part data → [`Report`]: match, judge, cost, sum.

use super::{Input, Report};

/// Makes the report. It cannot fail: what is odd is a finding, what is missing is "not checked".
pub fn assemble(input: Input) -> Report {
    use super::{RohsSummary, SupplySummary, Verdict};
    Report {
        settings: input.settings,
        currency: None,
        sources: input.sources,
        lines: Vec::new(),
        tiers: Vec::new(),
        rohs: RohsSummary {
            compliant: 0,
            by_exemption: 0,
            non_compliant: 0,
            not_applicable: 0,
            unknown: 0,
            verdict: Verdict::Unknown,
        },
        supply: SupplySummary {
            longest_lead_time_days: None,
            gating_lines: Vec::new(),
            long_lead: 0,
            lead_time_unknown: 0,
            short: Vec::new(),
            largest_build_from_stock: None,
        },
        findings: input.findings,
        not_checked: Vec::new(),
        curve: Vec::new(),
    }
}
