//! What was not checked, and why, in words.

use crate::domain::language::{en, tr};

/// The words of one check of `Report::not_checked`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CheckWords {
    pub check: &'static str,
    /// "Lead time".
    pub label: &'static str,
}

/// The checks.
pub const CHECKS: &[CheckWords] = &[
    CheckWords { check: "all", label: en!("Everything") },
    CheckWords { check: "rohs", label: en!("RoHS") },
    CheckWords { check: "cost", label: en!("Cost") },
    CheckWords { check: "price-age", label: en!("Age of prices") },
    CheckWords { check: "catalog", label: en!("Catalogue of this site") },
    CheckWords { check: "estimates", label: en!("Estimates") },
    CheckWords { check: "lead-time", label: en!("Lead time") },
    CheckWords { check: "stock", label: en!("Stock") },
    CheckWords { check: "lifecycle", label: en!("Lifecycle") },
    CheckWords { check: "exemption-dates", label: en!("End dates of RoHS exemptions") },
    CheckWords { check: "exemption-use", label: en!("Use of RoHS exemptions") },
    CheckWords { check: "other-regimes", label: en!("Other regimes") },
    CheckWords { check: "attrition", label: en!("Attrition (parts lost in assembly)") },
    CheckWords { check: "assembly-cost", label: en!("Assembly and set-up cost") },
    CheckWords { check: "pcb-cost", label: en!("Cost of the bare board") },
    CheckWords { check: "nre-cost", label: en!("One-time cost (NRE)") },
    CheckWords { check: "yield", label: en!("Yield") },
    CheckWords { check: "ce-fcc", label: en!("CE and FCC") },
];

/// The sentences of the reasons, by code.
pub const REASONS: &[(&str, &str)] = &[
    ("no-fitted-lines", en!("No BOM line is fitted, so there is nothing to check.")),
    ("not-stated", en!("Neither the BOM nor any part data states it for these lines.")),
    ("not-stated-anywhere", en!("Neither the BOM nor any part data states it for any line.")),
    ("not-definite", en!("What is stated is not definite, such as “TBD” or “lead free”.")),
    (
        "before-phthalates",
        en!(
            "The evidence is not shown to be of 22 July 2019 or later and cannot speak of the four phthalates."
        ),
    ),
    (
        "quantity-unknown",
        en!("Neither a quantity nor reference designators can be read, so the need is not known."),
    ),
    ("no-price", en!("No price is stated for these lines; the totals leave them out.")),
    ("no-price-anywhere", en!("No price is stated for any line.")),
    (
        "other-currency",
        en!("The price is in another currency than the totals, and no exchange rate is given."),
    ),
    ("currency-not-stated", en!("The price names no currency, while others do.")),
    (
        "exemption-use-not-stated",
        en!("The sources say “compliant” and have no word for exemptions; one may be used and may end."),
    ),
    (
        "exemption-not-in-force",
        en!(
            "The exemption is not named, or not shown to be in force for the product category on the ship date."
        ),
    ),
    ("not-chosen", en!("They are not among the chosen regimes; statements about them are kept and shown.")),
    (
        "no-profile",
        en!("Parts alone were asked for: no attrition, no assembly, no bare board, no one-time cost."),
    ),
    (
        "profile-currency",
        en!("The profile's amounts are in another currency than the totals, and no exchange rate is given."),
    ),
    (
        "no-rate-for-dollars",
        en!(
            "The reference prices are in another currency than the totals; give an exchange rate, or choose US dollars for \
             the totals."
        ),
    ),
    (
        "no-reference-prices",
        en!("The table of reference prices was not loaded. Reload the page with a network."),
    ),
    (
        "catalog-not-loaded",
        en!(
            "The site's catalogue was not loaded for these lines, so nothing is known of them from there. Reload the \
             page with a network and open the BOM again."
        ),
    ),
    ("not-in-a-bom", en!("A bill of materials cannot show it: the finished product has to be tested.")),
];

/// "Lead time" for `lead-time`.
pub fn check_label(check: &'static str) -> &'static str {
    CHECKS.iter().find(|it| it.check == check).map_or(check, |it| tr(it.label))
}

/// The sentence of a reason.
pub fn reason(because: &'static str) -> &'static str {
    REASONS.iter().find(|it| it.0 == because).map_or(because, |it| tr(it.1))
}
