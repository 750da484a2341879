//! A table with its roles, laid out for reading row by row.

use super::breaks::Breaks;
use super::cells::dnp::{Polarity, polarity};
use super::memo::Memo;
use super::role::Role;
use super::terms::Dates;
use crate::domain::number::{DecimalEvidence, DecimalSign};
use crate::domain::place::SourceIndex;
use crate::domain::read::Table;
use crate::domain::recognise::columns::column::Column;
use crate::domain::recognise::offer_columns::{OfferColumns, seller_of, split_repeated};
use crate::domain::sorting::sort;

/// Everything that is needed to read a row.
pub(crate) struct Plan<'t> {
    pub source: SourceIndex,
    pub table: &'t Table,
    pub columns: Vec<Column>,
    pub breaks: Breaks,
    pub header_row: Option<usize>,
    /// First row that may hold a line.
    pub first: usize,
    pub decimal: DecimalSign,
    pub decimal_evidence: DecimalEvidence,
    pub fields: Fields,
    pub offers: Vec<OfferColumns>,
    pub dates: Dates,
    pub memo: Memo,
    /// The one board of several that is read, and the column that names the boards of each line.
    pub board: Option<(usize, String)>,
}

/// Columns by meaning.
#[derive(Debug, Clone, Default)]
pub(crate) struct Fields {
    pub item: Option<usize>,
    pub level: Option<usize>,
    pub designator: Option<usize>,
    /// Further columns of designators ("Bottom Refs" beside "Top Refs"), in the file's order.
    pub more_designators: Vec<usize>,
    pub quantity: Option<usize>,
    pub dnp: Option<(usize, Polarity)>,
    pub value: Option<usize>,
    pub footprint: Option<usize>,
    pub description: Option<usize>,
    pub mpn: Vec<usize>,
    pub manufacturer: Vec<usize>,
    /// Part number of an alternate and, where the file has it, its maker's column.
    pub alternates: Vec<(usize, Option<usize>)>,
    pub supplier: Vec<usize>,
    /// Column, the seller that the header names, the column that names the seller.
    pub supplier_pn: Vec<(usize, Option<String>, Option<usize>)>,
    pub notes: Vec<usize>,
    pub statements: Vec<(Role, usize)>,
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
                Role::Description => fields.description = Some(at),
                Role::Mpn => fields.mpn.push(at),
                Role::Manufacturer => fields.manufacturer.push(at),
                Role::AlternateMpn => fields.alternates.push((at, None)),
                Role::AlternateManufacturer => alternate_makers.push(at),
                Role::Supplier => fields.supplier.push(at),
                Role::SupplierPn => fields.supplier_pn.push((at, seller_of(column), None)),
                Role::Notes => fields.notes.push(at),
                Role::Rohs
                | Role::RohsExemption
                | Role::LeadFree
                | Role::Reach
                | Role::HalogenFree
                | Role::ConflictMinerals
                | Role::Tsca
                | Role::Pfas
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
        fields.alternates.extend(split_repeated(columns, &mut fields.mpn).into_iter().map(|it| (it, None)));
        sort(&mut fields.alternates);
        alternate_makers.extend(split_repeated(columns, &mut fields.manufacturer));
        // The maker of an alternate stands next to its number, before or after it.
        for (number, maker) in &mut fields.alternates {
            let nearest = alternate_makers.iter().copied().min_by_key(|it| it.abs_diff(*number));
            if let Some(near) = nearest
                && near.abs_diff(*number) <= 3
            {
                *maker = Some(near);
                alternate_makers.retain(|it| *it != near);
            }
        }
        // Supplier columns go with the part number that has the same ordinal, else with the nearest one.
        for (number, seller, supplier) in &mut fields.supplier_pn {
            if seller.is_none() {
                let ordinal = columns.get(*number).map_or(0, |it| it.ordinal);
                *supplier = fields
                    .supplier
                    .iter()
                    .copied()
                    .filter(|it| columns.get(*it).is_some_and(|it| it.ordinal == ordinal))
                    .min_by_key(|it| it.abs_diff(*number))
                    .or_else(|| fields.supplier.iter().copied().min_by_key(|it| it.abs_diff(*number)));
            }
        }
        fields
    }
}
