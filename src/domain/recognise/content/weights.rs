//! The weights of what cells look like, role by role: the table that [`ColumnContent::fit`] adds up.
//!
//! They were found on real BOMs: a weight is as large as the mistake that it prevents is common. A plus speaks for
//! the role, a minus against it.

use super::ColumnContent;
use crate::domain::recognise::role::Role;

/// What a share of the cells counts for a role.
pub(super) struct Weight {
    points: f32,
    share: fn(&ColumnContent) -> f32,
    /// A second share by which the first counts.
    by: fn(&ColumnContent) -> f32,
}

impl Weight {
    /// What the column's cells speak for or against the role.
    pub(super) fn of(&self, content: &ColumnContent) -> f32 {
        self.points * (self.share)(content) * (self.by)(content)
    }
}

const fn weight(points: f32, share: fn(&ColumnContent) -> f32) -> Weight {
    Weight { points, share, by: |_| 1.0 }
}

const fn product(points: f32, share: fn(&ColumnContent) -> f32, by: fn(&ColumnContent) -> f32) -> Weight {
    Weight { points, share, by }
}

/// The rest of a share.
fn not(share: f32) -> f32 {
    1.0 - share
}

/// All or nothing.
fn all_if(is: bool) -> f32 {
    f32::from(u8::from(is))
}

/// The weights of a role.
pub(super) fn weights_of(role: Role) -> &'static [Weight] {
    match role {
        Role::Designator => &DESIGNATOR,
        Role::Quantity => &QUANTITY,
        Role::Item => &ITEM,
        Role::Level => &LEVEL,
        Role::Dnp => &DNP,
        Role::Mpn => &MPN,
        Role::AlternateMpn => &ALTERNATE_MPN,
        Role::Manufacturer | Role::AlternateManufacturer => &MANUFACTURER,
        Role::Supplier => &SUPPLIER,
        Role::SupplierPn => &SUPPLIER_PN,
        Role::CustomerPn => &CUSTOMER_PN,
        Role::Description => &DESCRIPTION,
        Role::Value => &VALUE,
        Role::Footprint => &FOOTPRINT,
        Role::Mount => &MOUNT,
        Role::UnitPrice | Role::ExtendedPrice => &PRICE,
        Role::Moq | Role::Multiple => &PACK,
        Role::Stock | Role::OwnStock => &STOCK,
        Role::Datasheet => &DATASHEET,
        Role::Currency => &CURRENCY,
        Role::LeadTime => &LEAD_TIME,
        Role::Lifecycle => &LIFECYCLE,
        Role::Rohs
        | Role::LeadFree
        | Role::Reach
        | Role::HalogenFree
        | Role::ConflictMinerals
        | Role::Tsca
        | Role::Pfas
        | Role::Pops
        | Role::AnnexXvii
        | Role::Prop65
        | Role::Batteries => &STATEMENT,
        Role::Packaging => &PACKAGING,
        Role::Country | Role::RohsExemption | Role::Msl | Role::Hts | Role::Eccn => &CODE,
        Role::Notes => &NOTES,
        Role::PriceDate => &PRICE_DATE,
        Role::ValidUntil => &VALID_UNTIL,
        Role::PackagingFee => &FEE,
    }
}

const DESIGNATOR: [Weight; 7] = [
    // "Location" above shops says where the part is bought.
    weight(-0.4, |it| it.sellers),
    // "$500" under "Ref" is a price.
    weight(-0.5, |it| it.symbols),
    weight(0.35, |it| it.designators),
    // `C25804` reads as a designator and is a distributor's code.
    weight(-0.4, |it| (it.seller_codes - it.designators).max(0.0)),
    // Whoever names places names nothing else there.
    weight(-0.42, |it| not(it.designators)),
    // `4R7` and `1N4` read as both.
    weight(-0.25, |it| it.values),
    weight(-0.25, |it| it.numbers),
];

const QUANTITY: [Weight; 4] = [
    weight(0.2, |it| it.numbers),
    // "$140" under "Amount" is money.
    weight(-0.4, |it| it.symbols),
    // Few words stand among quantities.
    weight(-0.45, |it| not(it.numbers)),
    // Numbers that count on by one are the lines' own.
    weight(-0.12, |it| all_if(it.counting && it.distinct > 0.95 && it.filled > 4)),
];

const ITEM: [Weight; 4] = [
    // Lines are numbered one by one, or not at all.
    weight(0.2, |it| all_if(it.counting)),
    weight(-0.15, |it| all_if(!it.counting)),
    // "Item" stands above designators too.
    weight(-0.6, |it| it.designators),
    weight(-0.45, |it| not(it.integers)),
];

const LEVEL: [Weight; 2] = [
    weight(0.2, |it| it.integers),
    // Levels may be dots and digits, such as `..2`.
    weight(-0.3, |it| not(it.integers.max(0.5))),
];

const DNP: [Weight; 4] = [
    weight(0.25, |it| it.flags),
    weight(-0.25, |it| not(it.flags)),
    weight(-0.3, |it| it.urls),
    // A flag is short; what is long is a remark.
    weight(-0.25, |it| all_if(it.mean_length > 14.0)),
];

const MPN: [Weight; 13] = [
    weight(-0.5, |it| it.symbols),
    // A symbol of a library, and the maker alone, are no number.
    weight(-0.45, |it| it.libraries),
    weight(-0.4, |it| it.makers),
    weight(0.25, |it| (it.part_numbers - it.seller_codes).max(0.0)),
    // The number of a distributor belongs to the distributor's column.
    weight(-0.3, |it| it.seller_codes),
    weight(-0.42, |it| it.designators),
    weight(-0.3, |it| it.values),
    // `SOT-23` alone is a package; beside part numbers it is one of them.
    product(-0.25, |it| it.packages, |it| not(it.part_numbers)),
    weight(-0.45, |it| it.urls),
    // Words describe the part.
    weight(-0.25, |it| it.words),
    // Short whole numbers count; long ones are the part numbers of some makers of connectors.
    weight(-0.4, |it| if it.largest_digits < 5 { it.integers } else { 0.0 }),
    weight(-0.1, |it| if it.largest_digits < 5 { 0.0 } else { it.integers }),
    weight(-0.2, |it| it.dates),
];

const ALTERNATE_MPN: [Weight; 3] = [
    // Often blank, and often several in one cell: the cells prove little.
    weight(0.1, |it| it.part_numbers),
    weight(-0.3, |it| it.urls),
    weight(-0.4, |it| it.designators),
];

const MANUFACTURER: [Weight; 7] = [
    weight(0.2, |it| it.makers),
    weight(0.15, |it| it.names),
    // Few makers have digits in their names.
    weight(-0.35, |it| it.numbers),
    weight(-0.25, |it| it.part_numbers),
    weight(-0.35, |it| it.urls),
    weight(-0.3, |it| it.designators),
    // A distributor makes nothing.
    weight(-0.15, |it| it.sellers),
];

const SUPPLIER: [Weight; 6] = [
    // Who makes parts is named where people look for who sells them.
    weight(-0.1, |it| (it.makers - it.sellers).max(0.0)),
    weight(0.2, |it| it.sellers),
    // Distributors that the lexicon does not know are names too.
    weight(0.05, |it| it.names),
    weight(-0.3, |it| it.numbers),
    weight(-0.3, |it| it.urls),
    weight(-0.2, |it| it.seller_codes),
];

const SUPPLIER_PN: [Weight; 9] = [
    // "LCSC Assembly" above "Yes".
    weight(-0.4, |it| it.flags),
    weight(0.25, |it| it.seller_codes),
    // Many distributors sell under the makers' numbers.
    weight(0.05, |it| it.part_numbers),
    // A link to the shop's page is no number.
    weight(-0.5, |it| it.urls),
    weight(-0.25, |it| it.words),
    // The sellers' names stand in the column beside it.
    weight(-0.25, |it| it.sellers),
    weight(-0.33, |it| it.designators),
    weight(-0.2, |it| it.values),
    // Short whole numbers count.
    weight(-0.4, |it| if it.largest_digits < 4 { it.integers } else { 0.0 }),
];

const CUSTOMER_PN: [Weight; 9] = [
    // Each part has a number of its own.
    weight(-0.25, |it| not(it.distinct)),
    weight(0.15, |it| it.house),
    weight(-0.35, |it| it.names),
    weight(-0.3, |it| it.urls),
    weight(-0.25, |it| it.words),
    weight(-0.3, |it| it.designators),
    weight(-0.3, |it| it.values),
    weight(-0.25, |it| it.seller_codes),
    // Short whole numbers count; a company's own numbers have three digits and more.
    weight(-0.3, |it| if it.largest_digits < 3 { it.integers } else { 0.0 }),
];

const DESCRIPTION: [Weight; 7] = [
    weight(0.2, |it| it.words),
    // Descriptions are the longest texts of a line.
    weight(0.06, |it| all_if(it.mean_length > 12.0)),
    // Numbers, links and designators are no text.
    weight(-0.4, |it| not(not(it.numbers.max(it.urls).max(it.designators.min(not(it.words)))))),
    weight(-0.3, |it| it.designators),
    weight(-0.15, |it| it.part_numbers),
    weight(-0.25, |it| it.values),
    // Short single words are values, kinds or packages.
    weight(-0.1, |it| all_if(it.words < 0.3 && it.mean_length < 16.0)),
];

const VALUE: [Weight; 9] = [
    weight(0.3, |it| it.values),
    // The value of a circuit is its part number.
    weight(0.03, |it| it.part_numbers),
    weight(-0.4, |it| it.urls),
    weight(-0.4, |it| it.designators),
    weight(-0.25, |it| it.words),
    product(-0.12, |it| it.packages, |it| not(it.values)),
    weight(-0.3, |it| it.house),
    // Lines are numbered so.
    weight(-0.4, |it| all_if(it.counting && it.integers > 0.95)),
    // A value in money is a price.
    weight(-0.5, |it| all_if(it.symbols > 0.4)),
];

const FOOTPRINT: [Weight; 6] = [
    // "Footprint checked" above marks names none.
    weight(-0.5, |it| it.flags),
    weight(0.25, |it| it.packages),
    product(-0.2, |it| it.values, |it| not(it.packages)),
    weight(-0.3, |it| it.designators),
    weight(-0.35, |it| it.urls),
    product(-0.1, |it| it.words, |it| not(it.packages)),
];

const MOUNT: [Weight; 2] = [weight(-0.3, |it| it.numbers), weight(-0.3, |it| it.designators)];

const PRICE: [Weight; 5] = [
    weight(0.12, priced),
    // With a sign of money it is surely one.
    weight(0.1, |it| it.symbols),
    weight(-0.45, |it| not(priced(it))),
    // "Cost center", "price group": no cell is a price.
    weight(-0.25, |it| all_if(priced(it) < 0.1)),
    // `1.12` may be a day.
    weight(-0.3, |it| it.dates),
];

/// Cells that read as a price or as steps of prices.
fn priced(content: &ColumnContent) -> f32 {
    content.money.max(content.ladders)
}

const PACK: [Weight; 2] = [weight(0.1, |it| it.numbers), weight(-0.3, |it| not(it.numbers))];

const STOCK: [Weight; 2] = [
    weight(0.1, |it| it.numbers),
    // `6,809 In Stock`, `yes`: anything else is no stock.
    weight(-0.6, |it| not((it.numbers + it.names + it.leading).min(1.0))),
];

const DATASHEET: [Weight; 4] = [
    weight(0.2, |it| it.urls),
    // Names of files stand for links.
    weight(-0.1, |it| not(it.urls)),
    weight(-0.3, |it| it.numbers),
    weight(-0.3, |it| it.designators),
];

// Of the rest the words of the header tell enough; the cells only speak against them.

const CURRENCY: [Weight; 2] = [weight(-0.3, |it| it.numbers), weight(-0.3, |it| it.urls)];

const LEAD_TIME: [Weight; 3] =
    [weight(-0.3, |it| it.urls), weight(-0.2, |it| it.designators), weight(-0.2, |it| it.dates)];

const LIFECYCLE: [Weight; 3] =
    [weight(-0.4, |it| it.numbers), weight(-0.3, |it| it.urls), weight(-0.3, |it| it.designators)];

const STATEMENT: [Weight; 2] = [weight(-0.3, |it| it.urls), weight(-0.35, |it| it.designators)];

const PACKAGING: [Weight; 3] =
    [weight(-0.25, |it| it.urls), weight(-0.2, |it| it.numbers), weight(-0.2, |it| it.packages)];

const CODE: [Weight; 1] = [weight(-0.3, |it| it.urls)];

const NOTES: [Weight; 1] = [weight(-0.1, |it| it.numbers)];

const PRICE_DATE: [Weight; 2] = [weight(0.25, |it| it.dates), weight(-0.5, |it| not(it.dates))];

/// "30 days" says it too.
const VALID_UNTIL: [Weight; 3] =
    [weight(0.25, |it| it.dates), weight(-0.2, |it| not(it.dates)), weight(-0.3, |it| it.urls)];

const FEE: [Weight; 2] = [weight(0.1, |it| it.money), weight(-0.45, |it| not(it.money))];
