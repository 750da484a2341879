//! The meanings of columns as people call them.

use crate::domain::recognise::Role;

/// A column's meaning: `Reference designator`.
pub fn role(role: Role) -> &'static str {
    match role {
        Role::Item => "Item number",
        Role::Level => "Level",
        Role::Designator => "Reference designator",
        Role::Quantity => "Quantity",
        Role::Dnp => "Do not place",
        Role::Mpn => "Manufacturer part number",
        Role::Manufacturer => "Manufacturer",
        Role::Description => "Description",
        Role::Value => "Value",
        Role::Footprint => "Package",
        Role::Mount => "Mounting",
        Role::Supplier => "Supplier",
        Role::SupplierPn => "Supplier part number",
        Role::CustomerPn => "Internal part number",
        Role::AlternateMpn => "Alternate part number",
        Role::AlternateManufacturer => "Alternate manufacturer",
        Role::UnitPrice => "Unit price",
        Role::ExtendedPrice => "Extended price",
        Role::Currency => "Currency",
        Role::Moq => "Minimum order",
        Role::Multiple => "Order multiple",
        Role::Packaging => "Packaging",
        Role::Stock => "Stock",
        Role::LeadTime => "Lead time",
        Role::Lifecycle => "Lifecycle",
        Role::Rohs => "RoHS",
        Role::RohsExemption => "RoHS exemption",
        Role::LeadFree => "Lead-free",
        Role::Reach => "REACH",
        Role::HalogenFree => "Halogen-free",
        Role::Msl => "Moisture sensitivity",
        Role::Country => "Country of origin",
        Role::Hts => "Customs tariff number",
        Role::Eccn => "Export control number",
        Role::Datasheet => "Datasheet",
        Role::Notes => "Notes",
    }
}
