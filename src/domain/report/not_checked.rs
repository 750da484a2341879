//! What the report does not say, and why: checks without data, and checks that this version does not make.

use super::{NotChecked, ReportLine};
use crate::domain::compliance::RohsStatus;
use crate::domain::cost::Basis;
use crate::domain::cost::currency::{Fit, fit};
use crate::domain::cost::order::has_price;
use crate::domain::money::Currency;
use crate::domain::project::Settings;

/// What no version without further inputs can tell, as (check, because).
const NEVER: &[(&str, &str)] = &[
    ("exemption-dates", "not-built-yet"),
    ("declarations", "not-built-yet"),
    ("reach", "kept-not-judged"),
    ("ce-fcc", "not-in-a-bom"),
];

/// What is left out where the parts alone are costed.
const AROUND: [&str; 4] = ["assembly-cost", "pcb-cost", "nre-cost", "yield"];

/// All checks that could not run, or ran on a part of the fitted lines only.
///
/// `counts_around`: the totals hold the cost around the parts.
pub(super) fn not_checked(
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
    let mut add =
        |check: &'static str, some: &'static str, none: &'static str, test: &dyn Fn(&ReportLine) -> bool| {
            let count = fitted().filter(|it| test(it)).count();
            if count > 0 {
                let because = if count == all { none } else { some };
                list.push(NotChecked { check, because, lines: u32::try_from(count).ok() });
            }
        };
    let unpriced = |it: &ReportLine| it.cost.iter().any(|cost| cost.basis == Basis::Unpriced);
    let no_quantity = |it: &ReportLine| it.line.quantity.is_none() && it.line.designators.is_empty();
    let reason = |it: &ReportLine| price_gap(it, currency);
    add("rohs", "not-stated", "not-stated-anywhere", &|it| {
        it.rohs.status == RohsStatus::Unknown && it.rohs.evidence.is_empty()
    });
    add("rohs", "not-definite", "not-definite", &|it| {
        it.rohs.status == RohsStatus::Unknown && !it.rohs.evidence.is_empty()
    });
    add("cost", "quantity-unknown", "quantity-unknown", &no_quantity);
    add("cost", "no-price", "no-price-anywhere", &|it| {
        unpriced(it) && !no_quantity(it) && reason(it) == PriceGap::NoPrice
    });
    add("cost", "other-currency", "other-currency", &|it| {
        unpriced(it) && !no_quantity(it) && reason(it) == PriceGap::OtherCurrency
    });
    add("cost", "currency-not-stated", "currency-not-stated", &|it| {
        unpriced(it) && !no_quantity(it) && reason(it) == PriceGap::NotStated
    });
    add("lead-time", "not-stated", "not-stated-anywhere", &|it| it.lead_time_days.is_none());
    add("stock", "not-stated", "not-stated-anywhere", &|it| it.stock.is_none());
    add("lifecycle", "not-stated", "not-stated-anywhere", &|it| it.lifecycle.is_none());
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

#[derive(PartialEq)]
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
