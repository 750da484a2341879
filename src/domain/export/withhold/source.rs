//! What is told of a file.

use crate::domain::export::withhold::boards::are_named_by;
use crate::domain::export::withhold::sellers::Sellers;
use crate::domain::language::tr;
use crate::domain::place::SheetPart;
use crate::domain::recognise::{Boards, Layout, LeftOut, Overrides, Role};
use crate::domain::report::Audience;
use crate::domain::report::source::{Source, SourceRole};

/// Columns that tell how something is bought.
pub(super) fn is_purchase(role: Role) -> bool {
    matches!(
        role,
        Role::Supplier
            | Role::SupplierPn
            | Role::UnitPrice
            | Role::ExtendedPrice
            | Role::Currency
            | Role::Moq
            | Role::Multiple
            | Role::Packaging
            | Role::Stock
            | Role::PriceDate
            | Role::ValidUntil
            | Role::PackagingFee
            | Role::OwnStock
            | Role::Notes
    )
}

/// What is told of a file: of the BOM its name, and to those who see lines its columns; of others how many lines they have.
/// Which boards a file holds is told to nobody outside.
/// `are_boards`: its sheets are.
pub(super) fn source(
    source: &Source,
    number: u16,
    audience: Audience,
    are_boards: bool,
    sellers: &Sellers,
) -> Source {
    let Source {
        name,
        role,
        format,
        encoding,
        delimiter,
        sheet,
        layout: read,
        line_count,
        is_sample,
        sha256,
    } = source;
    let is_bom = *role == SourceRole::Bom && !sellers.are_named_in(name);
    let sees_columns = *role == SourceRole::Bom && audience.sees_lines();
    let sees_sheets = is_bom && audience.sees_lines() && !are_boards;
    Source {
        name: if is_bom { name.clone() } else { tr!("File {}", number) },
        role: *role,
        format: *format,
        encoding: *encoding,
        delimiter: *delimiter,
        sheet: sheet.clone().filter(|it| sees_sheets && !sellers.are_named_in(it)),
        layout: layout(read, is_bom, sees_columns, sees_sheets, sellers),
        line_count: *line_count,
        is_sample: *is_sample,
        sha256: sha256.filter(|_| is_bom),
    }
}

pub(super) fn layout(
    layout: &Layout,
    is_bom: bool,
    sees_columns: bool,
    sees_sheets: bool,
    sellers: &Sellers,
) -> Layout {
    let Layout {
        sheet,
        header_row,
        first_row,
        last_row,
        columns,
        price_breaks: _,
        unused: _,
        decimal,
        confidence,
        doubts: _,
        parts,
        boards,
        left_out: _,
        decided: _,
    } = layout;
    let told = columns
        .iter()
        .filter(|it| !is_purchase(it.role) && !sellers.are_named_in(&it.header))
        .filter(|it| !are_named_by(boards, it.column));
    Layout {
        sheet: *sheet,
        header_row: *header_row,
        first_row: *first_row,
        last_row: *last_row,
        columns: if sees_columns { told.cloned().collect() } else { Vec::new() },
        price_breaks: Vec::new(),
        unused: Vec::new(),
        decimal: *decimal,
        confidence: *confidence,
        doubts: Vec::new(),
        parts: if is_bom { sheets(parts, sees_sheets, sellers) } else { Vec::new() },
        boards: Boards::default(),
        left_out: LeftOut::default(),
        decided: Overrides::default(),
    }
}

/// The sheets that rows are counted in; by their number where their names are not told.
fn sheets(parts: &[SheetPart], sees_names: bool, sellers: &Sellers) -> Vec<SheetPart> {
    let told = |SheetPart { name, first_row }: &SheetPart, number: usize| SheetPart {
        name: if sees_names && !sellers.are_named_in(name) { name.clone() } else { number.to_string() },
        first_row: *first_row,
    };
    parts.iter().zip(1..).map(|(part, number)| told(part, number)).collect()
}
