//! What is known of lead times and stock over all fitted lines (docs/report.md#supply).

use crate::domain::cost::demand::PartNeed;
use crate::domain::report::line::ReportLine;
use crate::domain::report::summaries::SupplySummary;
use crate::domain::settings::Settings;

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
        stock_unknown: Some(count(&|it| it.stock.is_none())),
        short: settings.boards.iter().map(|it| (*it, short(*it))).collect(),
        largest_build_from_stock: fitted().filter_map(|((_, need), _)| need.boards_from_stock).min(),
    }
}
