//! Names of things as people read them: column meanings, statuses, volumes.

use crate::domain::compliance::RohsStatus;
use crate::domain::finding::Severity;
use crate::domain::language::tr;
use crate::domain::parts::lifecycle::Lifecycle;
use crate::domain::profile::phases::Phase;
use crate::domain::recognise::Role;

/// A column's meaning: "Reference designator".
pub fn role(role: Role) -> &'static str {
    tr(match role {
        Role::Item => "Item number",
        Role::Level => "Level",
        Role::Designator => "Reference designator",
        Role::Quantity => "Quantity",
        Role::Dnp => "Do not place",
        Role::Mpn => "Manufacturer part number",
        Role::Manufacturer => "Manufacturer",
        Role::Description => "Description",
        Role::Value => "Value",
        Role::Footprint => "Package or footprint",
        Role::Mount => "Mounting",
        Role::Supplier => "Supplier",
        Role::SupplierPn => "Supplier part number",
        Role::CustomerPn => "Own part number",
        Role::AlternateMpn => "Alternate part number",
        Role::AlternateManufacturer => "Alternate manufacturer",
        Role::UnitPrice => "Unit price",
        Role::ExtendedPrice => "Extended price",
        Role::Currency => "Currency",
        Role::Moq => "Minimum order quantity",
        Role::Multiple => "Order multiple",
        Role::Packaging => "Packaging",
        Role::Stock => "Stock",
        Role::LeadTime => "Lead time",
        Role::Lifecycle => "Lifecycle",
        Role::Rohs => "RoHS",
        Role::RohsExemption => "RoHS exemption",
        Role::LeadFree => "Lead-free status",
        Role::Reach => "REACH",
        Role::HalogenFree => "Halogen-free",
        Role::Msl => "Moisture sensitivity level",
        Role::Country => "Country of origin",
        Role::Hts => "Customs tariff number (HTS)",
        Role::Eccn => "Export control number (ECCN)",
        Role::Datasheet => "Datasheet",
        Role::Notes => "Notes",
        Role::PriceDate => "Date of the price",
        Role::ValidUntil => "Price valid until",
        Role::PackagingFee => "Fee for the packaging",
        Role::OwnStock => "Own stock (on hand)",
        Role::ConflictMinerals => "Conflict minerals",
        Role::Tsca => "TSCA",
        Role::Pfas => "PFAS",
        Role::Pops => "POPs",
        Role::AnnexXvii => "REACH Annex XVII",
        Role::Prop65 => "Proposition 65",
        Role::Batteries => "Battery regulation",
    })
}

/// "Compliant", "By exemption", "Not compliant" …
pub fn rohs(status: RohsStatus) -> &'static str {
    tr(match status {
        RohsStatus::NotApplicable => "Not applicable",
        RohsStatus::Compliant => "Compliant",
        RohsStatus::ByExemption => "By exemption",
        RohsStatus::Unknown => "Unknown",
        RohsStatus::NonCompliant => "Not compliant",
    })
}

/// "Active", "Not recommended for new designs" …
pub fn lifecycle(state: Lifecycle) -> &'static str {
    tr(state.name())
}

/// "Error", "Warning", "Note".
pub fn severity(severity: Severity) -> &'static str {
    tr(match severity {
        Severity::Note => "Note",
        Severity::Warning => "Warning",
        Severity::Error => "Error",
    })
}

/// What stands before the number of all findings of a severity: "Errors found".
pub fn severities_found(severity: Severity) -> &'static str {
    tr(match severity {
        Severity::Note => "Notes found",
        Severity::Warning => "Warnings found",
        Severity::Error => "Errors found",
    })
}

/// "prototype", "pilot", "mass production".
pub fn phase(phase: Phase) -> &'static str {
    tr(match phase {
        Phase::Prototype => "prototype",
        Phase::Pilot => "pilot",
        Phase::MassProduction => "mass production",
    })
}
