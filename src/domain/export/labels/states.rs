//! Words and signs for states. A color never stands without its sign and word.

use crate::domain::compliance::RohsStatus;
use crate::domain::finding::Severity;
use crate::domain::parts::StatementKind;
use crate::domain::report::Verdict;
use crate::domain::supply::Lifecycle;

/// RoHS status as a word.
pub fn rohs(status: RohsStatus) -> &'static str {
    match status {
        RohsStatus::NotApplicable => "Not applicable",
        RohsStatus::Compliant => "Compliant",
        RohsStatus::ByExemption => "By exemption",
        RohsStatus::Unknown => "Unknown",
        RohsStatus::NonCompliant => "Not compliant",
    }
}

/// Lifecycle as a word.
pub fn lifecycle(lifecycle: Lifecycle) -> &'static str {
    match lifecycle {
        Lifecycle::Preliminary => "Preliminary",
        Lifecycle::Active => "Active",
        Lifecycle::DiscontinuedAtSeller => "Discontinued at seller",
        Lifecycle::Nrnd => "Not for new designs",
        Lifecycle::LastTimeBuy => "Last-time buy",
        Lifecycle::EndOfLife => "End of life",
        Lifecycle::Obsolete => "Obsolete",
    }
}

/// Severity as a word.
pub fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Note => "Note",
        Severity::Warning => "Warning",
        Severity::Error => "Error",
    }
}

/// Severity as a sign of its own shape, for people who do not see its color.
pub fn severity_sign(severity: Severity) -> &'static str {
    match severity {
        Severity::Note => "i",
        Severity::Warning => "▲",
        Severity::Error => "✕",
    }
}

/// A verdict as a word.
pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Pass => "Pass",
        Verdict::Fail => "Fail",
        Verdict::Unknown => "Unknown",
    }
}

/// A verdict as a sign of its own shape.
pub fn verdict_sign(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Pass => "✓",
        Verdict::Fail => "✕",
        Verdict::Unknown => "?",
    }
}

/// What a statement that gives no verdict speaks of.
pub fn statement(kind: StatementKind) -> &'static str {
    match kind {
        StatementKind::LeadFree => "Lead-free",
        StatementKind::Reach => "REACH",
        StatementKind::HalogenFree => "Halogen-free",
        StatementKind::Msl => "Moisture sensitivity",
        StatementKind::Country => "Country of origin",
        StatementKind::Hts => "Customs tariff number",
        StatementKind::Eccn => "Export control number",
        StatementKind::Datasheet => "Datasheet",
    }
}
