//! What was not checked, and why, in words.

/// The words of one check of `Report::not_checked`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CheckWords {
    pub check: &'static str,
    /// "Lead time".
    pub label: &'static str,
}

/// The checks.
pub const CHECKS: &[CheckWords] = &[
    CheckWords { check: "all", label: "Everything" },
    CheckWords { check: "rohs", label: "RoHS" },
    CheckWords { check: "cost", label: "Cost" },
    CheckWords { check: "price-age", label: "Age of prices" },
    CheckWords { check: "estimates", label: "Estimates" },
    CheckWords { check: "lead-time", label: "Lead time" },
    CheckWords { check: "stock", label: "Stock" },
    CheckWords { check: "lifecycle", label: "Lifecycle" },
    CheckWords { check: "exemption-dates", label: "End dates of RoHS exemptions" },
    CheckWords { check: "exemption-use", label: "Use of RoHS exemptions" },
    CheckWords { check: "other-regimes", label: "Other regimes" },
    CheckWords { check: "attrition", label: "Attrition (parts lost in assembly)" },
    CheckWords { check: "assembly-cost", label: "Assembly and set-up cost" },
    CheckWords { check: "pcb-cost", label: "Cost of the bare board" },
    CheckWords { check: "nre-cost", label: "One-time cost (NRE)" },
    CheckWords { check: "yield", label: "Yield" },
    CheckWords { check: "ce-fcc", label: "CE and FCC" },
];

/// The sentences of the reasons, by code.
pub const REASONS: &[(&str, &str)] = &[
    ("no-fitted-lines", "No BOM line is fitted, so there is nothing to check."),
    ("not-stated", "Neither the BOM nor any part data states it for these lines."),
    ("not-stated-anywhere", "Neither the BOM nor any part data states it for any line."),
    ("not-definite", "What is stated is not definite, such as “TBD” or “lead free”."),
    (
        "quantity-unknown",
        "Neither a quantity nor reference designators can be read, so the need is not known.",
    ),
    ("no-price", "No price is stated for these lines; the totals leave them out."),
    ("no-price-anywhere", "No price is stated for any line."),
    ("other-currency", "The price is in another currency than the totals, and no exchange rate is given."),
    ("currency-not-stated", "The price names no currency, while others do."),
    (
        "exemption-use-not-stated",
        "The sources say “compliant” and have no word for exemptions; one may be used and may end.",
    ),
    (
        "exemption-not-in-force",
        "The exemption is not named, or not shown to be in force for the product category on the ship date.",
    ),
    ("not-chosen", "They are not among the chosen regimes; statements about them are kept and shown."),
    ("no-profile", "Parts alone were asked for: no attrition, no assembly, no bare board, no one-time cost."),
    (
        "profile-currency",
        "The profile's amounts are in another currency than the totals, and no exchange rate is given.",
    ),
    (
        "no-rate-for-dollars",
        "The prices of classes are in US dollars; give an exchange rate, or choose US dollars for the totals.",
    ),
    ("not-in-a-bom", "A bill of materials cannot show it; it takes tests of the finished product."),
];

/// "Lead time" for `lead-time`.
pub fn check_label(check: &'static str) -> &'static str {
    CHECKS.iter().find(|it| it.check == check).map_or(check, |it| it.label)
}

/// The sentence of a reason.
pub fn reason(because: &'static str) -> &'static str {
    REASONS.iter().find(|it| it.0 == because).map_or(because, |it| it.1)
}
