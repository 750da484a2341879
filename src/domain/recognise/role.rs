//! The meanings that a column can have.

use serde::{Deserialize, Serialize};

/// A column's meaning. `code` is the word of `report.json`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Role {
    Item,
    Level,
    Designator,
    Quantity,
    Dnp,
    Mpn,
    Manufacturer,
    Description,
    Value,
    Footprint,
    Mount,
    Supplier,
    SupplierPn,
    CustomerPn,
    AlternateMpn,
    AlternateManufacturer,
    UnitPrice,
    ExtendedPrice,
    Currency,
    Moq,
    Multiple,
    Packaging,
    Stock,
    LeadTime,
    Lifecycle,
    Rohs,
    RohsExemption,
    LeadFree,
    Reach,
    HalogenFree,
    Msl,
    Country,
    Hts,
    Eccn,
    Datasheet,
    Notes,
    /// The day of the price.
    PriceDate,
    /// The last day on which the price holds, or for how long it does.
    ValidUntil,
    /// Added once per order, such as for making a reel.
    PackagingFee,
    /// Stock on the user's own shelves. Only a person gives a column this meaning; headers that say it are told from
    /// other stock when the row is read.
    OwnStock,
    ConflictMinerals,
    Tsca,
    Pfas,
    Pops,
    AnnexXvii,
    Prop65,
    Batteries,
}

impl Role {
    pub const ALL: [Self; 47] = [
        Self::Item,
        Self::Level,
        Self::Designator,
        Self::Quantity,
        Self::Dnp,
        Self::Mpn,
        Self::Manufacturer,
        Self::Description,
        Self::Value,
        Self::Footprint,
        Self::Mount,
        Self::Supplier,
        Self::SupplierPn,
        Self::CustomerPn,
        Self::AlternateMpn,
        Self::AlternateManufacturer,
        Self::UnitPrice,
        Self::ExtendedPrice,
        Self::Currency,
        Self::Moq,
        Self::Multiple,
        Self::Packaging,
        Self::Stock,
        Self::LeadTime,
        Self::Lifecycle,
        Self::Rohs,
        Self::RohsExemption,
        Self::LeadFree,
        Self::Reach,
        Self::HalogenFree,
        Self::Msl,
        Self::Country,
        Self::Hts,
        Self::Eccn,
        Self::Datasheet,
        Self::Notes,
        Self::PriceDate,
        Self::ValidUntil,
        Self::PackagingFee,
        Self::OwnStock,
        Self::ConflictMinerals,
        Self::Tsca,
        Self::Pfas,
        Self::Pops,
        Self::AnnexXvii,
        Self::Prop65,
        Self::Batteries,
    ];

    /// The role of a code word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.code() == code)
    }

    /// Only one column of a table can have this meaning.
    pub fn is_single(self) -> bool {
        matches!(
            self,
            Self::Item
                | Self::Level
                | Self::Designator
                | Self::Quantity
                | Self::Dnp
                | Self::Description
                | Self::Value
                | Self::Footprint
                | Self::Mount
        )
    }

    pub fn code(self) -> &'static str {
        match self {
            Self::Item => "item",
            Self::Level => "level",
            Self::Designator => "designator",
            Self::Quantity => "quantity",
            Self::Dnp => "dnp",
            Self::Mpn => "mpn",
            Self::Manufacturer => "manufacturer",
            Self::Description => "description",
            Self::Value => "value",
            Self::Footprint => "footprint",
            Self::Mount => "mount",
            Self::Supplier => "supplier",
            Self::SupplierPn => "supplier_pn",
            Self::CustomerPn => "customer_pn",
            Self::AlternateMpn => "alternate_mpn",
            Self::AlternateManufacturer => "alternate_manufacturer",
            Self::UnitPrice => "unit_price",
            Self::ExtendedPrice => "extended_price",
            Self::Currency => "currency",
            Self::Moq => "moq",
            Self::Multiple => "multiple",
            Self::Packaging => "packaging",
            Self::Stock => "stock",
            Self::LeadTime => "lead_time",
            Self::Lifecycle => "lifecycle",
            Self::Rohs => "rohs",
            Self::RohsExemption => "rohs_exemption",
            Self::LeadFree => "lead_free",
            Self::Reach => "reach",
            Self::HalogenFree => "halogen_free",
            Self::Msl => "msl",
            Self::Country => "country",
            Self::Hts => "hts",
            Self::Eccn => "eccn",
            Self::Datasheet => "datasheet",
            Self::Notes => "notes",
            Self::PriceDate => "price_date",
            Self::ValidUntil => "valid_until",
            Self::PackagingFee => "packaging_fee",
            Self::OwnStock => "own_stock",
            Self::ConflictMinerals => "conflict_minerals",
            Self::Tsca => "tsca",
            Self::Pfas => "pfas",
            Self::Pops => "pops",
            Self::AnnexXvii => "annex_xvii",
            Self::Prop65 => "prop_65",
            Self::Batteries => "batteries",
        }
    }
}
