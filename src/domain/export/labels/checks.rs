//! Checks that did not run, and why.

/// A check as people call it; a check without a name of its own goes by its code.
pub fn check(code: &str) -> &str {
    match code {
        "rohs" => "RoHS",
        "cost" => "Cost of parts",
        "currency" => "Currency",
        "lead-time" => "Lead time",
        "stock" => "Stock",
        "lifecycle" => "Lifecycle",
        "assembly-cost" => "Cost of assembly",
        other => other,
    }
}

/// Why a check did not run; a reason without words of its own is shown as its code.
pub fn because(code: &str) -> &str {
    match code {
        "not-stated" => "No column and no part data say it.",
        "no-profile" => "No assembler's prices are given.",
        other => other,
    }
}
