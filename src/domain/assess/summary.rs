//! The report's counts and verdicts over all fitted lines (docs/report.md#compliance).

use crate::domain::compliance::RohsStatus;
use crate::domain::cost::demand::PartNeed;
use crate::domain::report::line::ReportLine;
use crate::domain::report::summaries::{RohsSummary, SupplySummary, Verdict};
use crate::domain::settings::Settings;

/// Fail if any fitted line is non-compliant; unknown if any is unknown or complies by an exemption that is not shown to
/// be in force, or nothing is fitted; else pass.
pub fn rohs(lines: &[ReportLine]) -> RohsSummary {
    let mut counts = [0_u32; 5];
    for line in lines.iter().filter(|it| !it.line.dnp) {
        if let Some(count) = counts.get_mut(line.rohs.status as usize) {
            *count += 1;
        }
    }
    let of = |status: RohsStatus| counts.get(status as usize).copied().unwrap_or(0);
    let doubtful = lines.iter().filter(|it| !it.line.dnp && it.rohs.is_doubtful()).count();
    let verdict = if of(RohsStatus::NonCompliant) > 0 {
        Verdict::Fail
    } else if of(RohsStatus::Unknown) > 0 || doubtful > 0 || counts.iter().all(|it| *it == 0) {
        Verdict::Unknown
    } else {
        Verdict::Pass
    };
    RohsSummary {
        compliant: of(RohsStatus::Compliant),
        by_exemption: of(RohsStatus::ByExemption),
        non_compliant: of(RohsStatus::NonCompliant),
        not_applicable: of(RohsStatus::NotApplicable),
        unknown: of(RohsStatus::Unknown),
        doubtful: u32::try_from(doubtful).unwrap_or(u32::MAX),
        verdict,
    }
}

/// Lead times and stock of the fitted lines.
pub fn supply(lines: &[ReportLine], needs: &[PartNeed], settings: &Settings) -> SupplySummary {
    let fitted = || lines.iter().zip(needs).zip(0_u32..).filter(|((line, _), _)| !line.line.dnp);
    let longest = fitted().filter_map(|((line, _), _)| line.lead_time_days).max();
    let gating = |days: u32| {
        fitted().filter(|((line, _), _)| line.lead_time_days == Some(days)).map(|it| it.1).collect()
    };
    let count = |test: &dyn Fn(&ReportLine) -> bool| {
        u32::try_from(fitted().filter(|((line, _), _)| test(line)).count()).unwrap_or(u32::MAX)
    };
    let short = |boards: u32| {
        u32::try_from(fitted().filter(|((_, need), _)| need.is_short(boards)).count()).unwrap_or(u32::MAX)
    };
    SupplySummary {
        longest_lead_time_days: longest,
        gating_lines: longest.map(gating).unwrap_or_default(),
        long_lead: count(&|it| it.lead_time_days.is_some_and(|days| days >= settings.lead_time.long_days)),
        lead_time_unknown: count(&|it| it.lead_time_days.is_none()),
        short: settings.boards.iter().map(|it| (*it, short(*it))).collect(),
        largest_build_from_stock: fitted().filter_map(|((_, need), _)| need.boards_from_stock).min(),
    }
}
