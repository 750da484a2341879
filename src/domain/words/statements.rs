//! What statements without a verdict speak of.

use crate::domain::language::tr;
use crate::domain::parts::StatementKind;

/// What a statement that gives no verdict speaks of.
pub fn statement(kind: StatementKind) -> &'static str {
    tr(match kind {
        StatementKind::LeadFree => "Lead-free",
        StatementKind::Reach => "REACH",
        StatementKind::HalogenFree => "Halogen-free",
        StatementKind::Msl => "Moisture sensitivity",
        StatementKind::Country => "Country of origin",
        StatementKind::Hts => "Customs tariff number",
        StatementKind::Eccn => "Export control number",
        StatementKind::Datasheet => "Datasheet",
        StatementKind::ConflictMinerals => "Conflict minerals",
        StatementKind::Tsca => "TSCA",
        StatementKind::Pfas => "PFAS",
        StatementKind::Pops => "POPs",
        StatementKind::AnnexXvii => "REACH Annex XVII",
        StatementKind::Prop65 => "Proposition 65",
        StatementKind::Batteries => "Battery regulation",
    })
}

/// The word of `report.json` for a statement that gives no verdict.
pub fn statement_code(kind: StatementKind) -> &'static str {
    match kind {
        StatementKind::LeadFree => "lead-free",
        StatementKind::Reach => "reach",
        StatementKind::HalogenFree => "halogen-free",
        StatementKind::Msl => "msl",
        StatementKind::Country => "country",
        StatementKind::Hts => "hts",
        StatementKind::Eccn => "eccn",
        StatementKind::Datasheet => "datasheet",
        StatementKind::ConflictMinerals => "conflict-minerals",
        StatementKind::Tsca => "tsca",
        StatementKind::Pfas => "pfas",
        StatementKind::Pops => "pops",
        StatementKind::AnnexXvii => "annex-xvii",
        StatementKind::Prop65 => "prop-65",
        StatementKind::Batteries => "batteries",
    }
}
