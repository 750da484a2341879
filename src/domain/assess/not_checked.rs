//! What the report does not say, and why: checks without data, and checks that this version does not make.

use crate::domain::assess::evidence::is_too_early;
use crate::domain::compliance::regimes::Regime;
use crate::domain::compliance::{ExemptionUse, RohsStatus};
use crate::domain::money::Currency;
use crate::domain::parts::currency::{Fit, fit};
use crate::domain::parts::has_price;
use crate::domain::report::line::ReportLine;
use crate::domain::report::summaries::NotChecked;
use crate::domain::settings::Settings;

/// The check that a catalogue of the site was asked for its parts.
pub const CATALOG: &str = "catalog";

/// What no version without further inputs can tell, as (check, because).
const NEVER: &[(&str, &str)] = &[("ce-fcc", "not-in-a-bom")];

/// What is left out where the parts alone are costed.
const AROUND: [&str; 4] = ["assembly-cost", "pcb-cost", "nre-cost", "yield"];

/// A check that a line lacks something for.
struct Gap {
    check: &'static str,
    /// The reason where some lines lack it, and where all do.
    some: &'static str,
    all: &'static str,
    is_there: fn(&ReportLine, Option<PriceGap>) -> bool,
}

const fn gap(
    check: &'static str,
    some: &'static str,
    all: &'static str,
    is_there: fn(&ReportLine, Option<PriceGap>) -> bool,
) -> Gap {
    Gap { check, some, all, is_there }
}

const GAPS: &[Gap; 10] = &[
    gap("rohs", "not-stated", "not-stated-anywhere", |it, _| {
        it.rohs.status == RohsStatus::Unknown && it.rohs.evidence.is_empty()
    }),
    gap("rohs", "not-definite", "not-definite", |it, _| {
        it.rohs.status == RohsStatus::Unknown && !it.rohs.evidence.is_empty()
    }),
    gap("cost", "quantity-unknown", "quantity-unknown", |it, _| !it.line.is_counted()),
    gap("cost", "no-price", "no-price-anywhere", |_, gap| gap == Some(PriceGap::NoPrice)),
    gap("cost", "other-currency", "other-currency", |_, gap| gap == Some(PriceGap::OtherCurrency)),
    gap("cost", "currency-not-stated", "currency-not-stated", |_, gap| gap == Some(PriceGap::NotStated)),
    gap("price-age", "not-stated", "not-stated-anywhere", |it, _| it.cost.iter().any(|it| it.is_undated())),
    gap("lead-time", "not-stated", "not-stated-anywhere", |it, _| it.lead_time_days.is_none()),
    gap("stock", "not-stated", "not-stated-anywhere", |it, _| it.stock.is_none()),
    gap("lifecycle", "not-stated", "not-stated-anywhere", |it, _| it.lifecycle.is_none()),
];

/// The quantity is known, and at some volume there is no price.
fn is_unpriced(line: &ReportLine) -> bool {
    line.cost.iter().any(|it| it.basis().lacks_price()) && line.line.is_counted()
}

/// All checks that could not run, or ran on a part of the fitted lines only.
///
/// `counts_around`: the totals hold the cost around the parts.
pub fn not_checked(
    lines: &[ReportLine],
    currency: Option<Currency>,
    settings: &Settings,
    counts_around: bool,
) -> Vec<NotChecked> {
    let fitted = || lines.iter().filter(|it| !it.line.dnp);
    let all = fitted().count();
    let mut list = Vec::new();
    if all == 0 {
        list.push(NotChecked { check: "all", because: "no-fitted-lines", lines: None });
    }
    // One pass over the lines for all checks: a line is large, and there may be a hundred thousand.
    let mut counts = [0_usize; GAPS.len()];
    for line in fitted() {
        let price = is_unpriced(line).then(|| price_gap(line, currency));
        for (count, gap) in counts.iter_mut().zip(GAPS) {
            *count += usize::from((gap.is_there)(line, price));
        }
    }
    for (count, gap) in counts.into_iter().zip(GAPS).filter(|it| it.0 > 0) {
        let because = if count == all { gap.all } else { gap.some };
        list.push(NotChecked { check: gap.check, because, lines: u32::try_from(count).ok() });
    }
    list.extend(compliance_gaps(lines, settings));
    let whole = |check: &'static str, because: &'static str| NotChecked { check, because, lines: None };
    if settings.profile.is_none() {
        list.push(whole("attrition", "no-profile"));
        list.extend(AROUND.iter().map(|it| whole(it, "no-profile")));
    } else if !counts_around && all > 0 {
        list.extend(AROUND.iter().filter(|it| **it != "yield").map(|it| whole(it, "profile-currency")));
    }
    list.extend(NEVER.iter().map(|(check, because)| NotChecked { check, because, lines: None }));
    list
}

/// Exemptions that could not be judged, regimes that were not asked for, and evidence that nobody gave.
fn compliance_gaps(lines: &[ReportLine], settings: &Settings) -> Vec<NotChecked> {
    let mut list = Vec::new();
    let fitted = || lines.iter().filter(|it| !it.line.dnp);
    let mut gap = |check: &'static str, because: &'static str, count: usize| {
        if count > 0 {
            list.push(NotChecked { check, because, lines: u32::try_from(count).ok() });
        }
    };
    let hidden = fitted().filter(|it| {
        it.rohs.status == RohsStatus::Compliant && it.rohs.exemption_use == ExemptionUse::NotStated
    });
    gap("rohs", "before-phthalates", fitted().filter(|it| is_too_early(it)).count());
    gap("exemption-use", "exemption-use-not-stated", hidden.count());
    gap("exemption-dates", "exemption-not-in-force", fitted().filter(|it| it.rohs.is_doubtful()).count());
    if Regime::ALL.iter().any(|it| !settings.regimes.contains(it)) {
        list.push(NotChecked { check: "other-regimes", because: "not-chosen", lines: None });
    }
    list
}

#[derive(Clone, Copy, PartialEq)]
enum PriceGap {
    NoPrice,
    OtherCurrency,
    NotStated,
}

/// Why a line has no price that counts.
fn price_gap(line: &ReportLine, currency: Option<Currency>) -> PriceGap {
    let fits = || line.offers.iter().filter(|it| has_price(it)).map(|it| fit(it, currency));
    if fits().any(|it| matches!(it, Fit::Differs(_))) {
        PriceGap::OtherCurrency
    } else if fits().any(|it| it == Fit::NotStated) {
        PriceGap::NotStated
    } else {
        PriceGap::NoPrice
    }
}
