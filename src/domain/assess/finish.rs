//! What the files say, costed and judged: the last step of every report, whether it is made anew or costed again.

use crate::domain::assess::costing::{Costed, cost};
use crate::domain::assess::estimates::{estimate, rate_of_estimates};
use crate::domain::assess::judging::{Circumstances, Unchanged, judge};
use crate::domain::assess::not_checked::CATALOG;
use crate::domain::assess::placing::place_findings;
use crate::domain::assess::volumes::exemptions_by_volume;
use crate::domain::assess::{compliance, not_checked, summary};
use crate::domain::compliance::regimes::Regime;
use crate::domain::cost::line_costs::LineCosts;
use crate::domain::finding::Finding;
use crate::domain::money::Currency;
use crate::domain::report::line::ReportLine;
use crate::domain::report::prepared::Prepared;
use crate::domain::report::source::Source;
use crate::domain::report::summaries::NotChecked;
use crate::domain::report::{Audience, Report};
use crate::domain::settings::Settings;

/// What the files say, before it is costed and judged.
pub struct Draft {
    pub settings: Settings,
    pub sources: Vec<Source>,
    pub lines: Vec<ReportLine>,
    pub findings: Vec<Finding>,
    pub currency: Option<Currency>,
    pub prepared: Prepared,
    /// Lines whose parts of a catalogue did not come.
    pub not_loaded: u32,
    /// Where costs stood before.
    pub room: Vec<LineCosts>,
    /// What of an earlier report holds; `None`: everything is made new.
    pub kept: Option<Unchanged>,
}

/// Costs and judges a draft.
pub fn finish(draft: Draft) -> Report {
    let Draft { settings, sources, mut lines, mut findings, currency, mut prepared, not_loaded, room, kept } =
        draft;
    let costed = cost(&mut lines, &mut prepared, &settings, currency, room);
    let Costed { mut tiers, needs, curve, curves, crossing, work, counts_around, attrition } = costed;
    let rate = rate_of_estimates(currency, &settings);
    if settings.estimates {
        estimate(&mut lines, &mut prepared, &needs, &mut tiers, rate, &settings);
    }
    let around = Circumstances {
        prepared: &prepared,
        needs: &needs,
        tiers: &tiers,
        settings: &settings,
        currency,
        kept: kept.as_ref(),
    };
    judge(&lines, &around, &mut findings);
    findings.extend(exemptions_by_volume(&lines, &prepared, &settings));
    place_findings(&mut findings, &mut lines, &settings);

    let rohs = compliance::summary(&lines, Regime::EuRohs, &sources);
    let regimes =
        kept.map_or_else(|| compliance::summaries(&lines, &sources, &settings), |kept| kept.regimes);
    let supply = summary::supply(&lines, &needs, &settings);
    let mut not_checked = not_checked::not_checked(&lines, currency, &settings, counts_around);
    if not_loaded > 0 {
        not_checked.push(NotChecked {
            check: CATALOG,
            because: "catalog-not-loaded",
            lines: Some(not_loaded),
        });
    }
    if settings.estimates && tiers.iter().any(|it| it.coverage.unpriced > 0) {
        let because = match (&settings.reference, rate) {
            (None, _) => Some("no-reference-prices"),
            (_, None) => Some("no-rate-for-dollars"),
            _ => None,
        };
        not_checked.extend(because.map(|because| NotChecked { check: "estimates", because, lines: None }));
    }
    Report {
        audience: Audience::Internal,
        shared: None,
        settings,
        currency,
        sources,
        lines,
        tiers,
        rohs,
        regimes,
        supply,
        findings,
        not_checked,
        curve,
        curves,
        crossing,
        work,
        counts_around,
        attrition,
        prepared,
    }
}
