//! The columns of a table by their meaning.

use super::cells::dnp::{Polarity, polarity};
use super::columns::column::{Column, stem_of};
use super::offer_columns::seller_of;
use super::role::Role;
use crate::domain::sorting::sort_by_key;

/// Columns by meaning.
#[derive(Debug, Clone, Default)]
pub(crate) struct Fields {
    pub item: Option<usize>,
    pub level: Option<usize>,
    pub designator: Option<usize>,
    /// Further columns of designators ("Bottom Refs" beside "Top Refs"), in the file's order.
    pub more_designators: Vec<usize>,
    /// Further columns of names ("Part" beside "Description").
    pub more_descriptions: Vec<usize>,
    pub quantity: Option<usize>,
    /// Where no column has quantities: that of names that start with counts.
    pub led_counts: Option<usize>,
    pub dnp: Option<(usize, Polarity)>,
    pub value: Option<usize>,
    pub footprint: Option<usize>,
    pub description: Option<usize>,
    pub mpn: Vec<usize>,
    pub manufacturer: Vec<usize>,
    pub alternates: Vec<AlternateColumn>,
    pub supplier: Vec<usize>,
    pub supplier_pn: Vec<SupplierNumberColumn>,
    pub notes: Vec<usize>,
    pub statements: Vec<(Role, usize)>,
}

/// A column of sellers' part numbers.
#[derive(Debug, Clone)]
pub(crate) struct SupplierNumberColumn {
    pub number: usize,
    /// The seller that the header names.
    pub seller: Option<String>,
    /// The column that names the seller.
    pub seller_column: Option<usize>,
}

impl SupplierNumberColumn {
    /// The file says whose numbers they are.
    pub(crate) fn names_seller(&self) -> bool {
        self.seller.is_some() || self.seller_column.is_some()
    }
}

/// A column of alternates' part numbers and, where the file has it, that of their makers.
#[derive(Debug, Clone, Copy)]
pub(crate) struct AlternateColumn {
    pub number: usize,
    pub maker: Option<usize>,
}

impl Fields {
    pub(crate) fn of(columns: &[Column]) -> Self {
        let mut fields = Self::default();
        let mut alternate_makers: Vec<usize> = Vec::new();
        for (at, column) in columns.iter().enumerate() {
            let Some(role) = column.role else { continue };
            match role {
                Role::Item => fields.item = Some(at),
                Role::Level => fields.level = Some(at),
                Role::Designator if fields.designator.is_some() => fields.more_designators.push(at),
                Role::Designator => fields.designator = Some(at),
                Role::Quantity => fields.quantity = Some(at),
                Role::Dnp => fields.dnp = Some((at, polarity(&column.header))),
                Role::Value => fields.value = Some(at),
                Role::Footprint => fields.footprint = Some(at),
                Role::Description if fields.description.is_some() => fields.more_descriptions.push(at),
                Role::Description => fields.description = Some(at),
                Role::Mpn => fields.mpn.push(at),
                Role::Manufacturer => fields.manufacturer.push(at),
                Role::AlternateMpn => fields.alternates.push(AlternateColumn { number: at, maker: None }),
                Role::AlternateManufacturer => alternate_makers.push(at),
                Role::Supplier => fields.supplier.push(at),
                Role::SupplierPn => fields.supplier_pn.push(SupplierNumberColumn {
                    number: at,
                    seller: seller_of(column),
                    seller_column: None,
                }),
                Role::Notes => fields.notes.push(at),
                Role::Rohs
                | Role::RohsExemption
                | Role::LeadFree
                | Role::Reach
                | Role::HalogenFree
                | Role::ConflictMinerals
                | Role::Tsca
                | Role::Pfas
                | Role::Pops
                | Role::AnnexXvii
                | Role::Prop65
                | Role::Batteries
                | Role::Msl
                | Role::Country
                | Role::Hts
                | Role::Eccn
                | Role::Datasheet
                | Role::Lifecycle => fields.statements.push((role, at)),
                _ => {}
            }
        }
        // Of several columns with the same header or a number, the first is the line's own.
        for number in split_repeated(columns, &mut fields.mpn) {
            fields.alternates.push(AlternateColumn { number, maker: None });
        }
        sort_by_key(&mut fields.alternates, |it| it.number);
        alternate_makers.extend(split_repeated(columns, &mut fields.manufacturer));
        fields.pair_alternates(alternate_makers);
        fields.pair_suppliers(columns);
        fields
    }

    /// The maker of an alternate stands next to its number, before or after it.
    fn pair_alternates(&mut self, mut makers: Vec<usize>) {
        for alternate in &mut self.alternates {
            let nearest = makers.iter().copied().min_by_key(|it| it.abs_diff(alternate.number));
            if let Some(near) = nearest
                && near.abs_diff(alternate.number) <= 3
            {
                alternate.maker = Some(near);
                makers.retain(|it| *it != near);
            }
        }
    }

    /// Supplier columns go with the part number that has the same ordinal, else with the nearest one.
    fn pair_suppliers(&mut self, columns: &[Column]) {
        for numbers in self.supplier_pn.iter_mut().filter(|it| it.seller.is_none()) {
            let ordinal_of = |at: usize| columns.get(at).map(|it| it.ordinal);
            let ordinal = ordinal_of(numbers.number).unwrap_or(0);
            let nearest = |it: &usize| it.abs_diff(numbers.number);
            let suppliers = || self.supplier.iter().copied();
            numbers.seller_column = suppliers()
                .filter(|it| ordinal_of(*it) == Some(ordinal))
                .min_by_key(nearest)
                .or_else(|| suppliers().min_by_key(nearest));
        }
    }
}

/// Takes the repeated columns out of `holders`; those that stay are read one after the other until one is filled.
fn split_repeated(columns: &[Column], holders: &mut Vec<usize>) -> Vec<usize> {
    let score = |at: &usize| columns.get(*at).map_or(0.0, |it| it.score);
    let best = holders.iter().map(score).fold(0.0f32, f32::max);
    let Some(lead) = holders.iter().copied().find(|it| score(it) >= best - 0.08) else { return Vec::new() };
    let stem = columns.get(lead).map(|it| stem_of(&it.header)).unwrap_or_default();
    let is_repeat =
        |at: &usize| *at != lead && columns.get(*at).is_some_and(|it| stem_of(&it.header) == stem);
    let repeated: Vec<usize> = holders.iter().copied().filter(|it| is_repeat(it)).collect();
    holders.retain(|it| !repeated.contains(it));
    sort_by_key(holders, |it| (*it != lead, *it));
    repeated
}
