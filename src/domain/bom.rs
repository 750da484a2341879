//! A bill of materials: the file's own component lines, one to one and in its order.

pub mod designators;
pub mod house;
pub mod line_field;
pub mod orderable;
pub mod package;
pub mod part_class;
pub mod passive;

use rust_decimal::Decimal;

use super::parts::PartFacts;
use super::place::{RowKey, RowNumber, SourceIndex};
use crate::domain::parts::Alternate;
use line_field::LineField;
pub use part_class::PartClass;

/// A part number at a seller, and the seller where the file names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SupplierPart {
    pub supplier: Option<String>,
    pub number: String,
}

/// One component line of the file. Texts are as in the file, trimmed; empty means that it is not stated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BomLine {
    pub source: SourceIndex,
    pub row: RowNumber,
    /// Expanded (`R1-R3` → R1, R2, R3), in the file's order.
    pub designators: Vec<String>,
    /// The designator cell as in the file.
    pub designator_text: String,
    /// The quantity column's number per board; `None` where the file has none or it cannot be read.
    pub quantity: Option<Decimal>,
    /// How many of the line's assembly one product holds: the quantities of the levels above it, multiplied.
    /// One where the file has no levels.
    pub assemblies: Decimal,
    /// Designators of the line that the file says are not placed while the others are (`NF(C199)`).
    pub left_out: u32,
    /// Do not place: the line stays, and costs nothing.
    pub dnp: bool,
    pub mpn: String,
    pub manufacturer: String,
    pub value: String,
    pub footprint: String,
    pub description: String,
    pub supplier_parts: Vec<SupplierPart>,
    pub alternates: Vec<Alternate>,
    pub class: PartClass,
    /// What the row itself says of price, stock, lead time and compliance.
    pub facts: PartFacts,
    /// The line as in the file, where a person corrected something.
    pub in_file: Option<Box<BomLine>>,
}

impl BomLine {
    /// A line of which nothing is stated yet, not even a quantity.
    pub fn blank(source: SourceIndex, row: RowNumber) -> Self {
        Self {
            source,
            row,
            designators: Vec::new(),
            designator_text: String::new(),
            quantity: None,
            assemblies: Decimal::ONE,
            left_out: 0,
            dnp: false,
            mpn: String::new(),
            manufacturer: String::new(),
            value: String::new(),
            footprint: String::new(),
            description: String::new(),
            supplier_parts: Vec::new(),
            alternates: Vec::new(),
            class: PartClass::Other,
            facts: PartFacts::default(),
            in_file: None,
        }
    }

    /// The line without corrections.
    pub fn as_in_file(&self) -> &Self {
        self.in_file.as_deref().unwrap_or(self)
    }

    /// The fields that a person corrected, each with what the file says there; empty where it says nothing.
    pub fn corrected(&self) -> Vec<(LineField, String)> {
        let Some(own) = &self.in_file else { return Vec::new() };
        let texts = LineField::ALL.into_iter().map(|it| (it, it.text(own)));
        texts.filter(|(field, text)| field.text(self) != *text).collect()
    }

    /// What a line without part number is told by, in a quote request and in its answer: value, package and description.
    pub fn words(&self) -> String {
        [&self.value, self.package_name(), &self.description].concat()
    }

    /// The package without the library of the design program, whose name is the house's own.
    pub fn package_name(&self) -> &str {
        self.footprint.rsplit(':').next().unwrap_or_default()
    }

    /// The row that the line stands in.
    pub fn key(&self) -> RowKey {
        RowKey { source: self.source, row: self.row }
    }

    /// The quantity column or the designators say how many pieces a board takes.
    pub fn is_counted(&self) -> bool {
        self.quantity.is_some() || !self.designators.is_empty()
    }

    /// Fiducials, test points and mounting holes: made with the board, not bought.
    pub fn is_board_mark(&self) -> bool {
        let is_mark = |name: &String| {
            let prefix = name.trim_end_matches(|it: char| it.is_ascii_digit());
            ["FID", "TP", "MH"].iter().any(|it| prefix.eq_ignore_ascii_case(it))
        };
        // "F1" of the value "Fiducial" is no fuse.
        let is_drawn = || {
            let texts = [&self.value, &self.footprint, &self.description];
            let says = |it: &[u8]| it.windows(8).any(|it| it.eq_ignore_ascii_case(b"fiducial"));
            self.mpn.is_empty() && texts.iter().any(|it| says(it.as_bytes()))
        };
        !self.designators.is_empty() && (self.designators.iter().all(is_mark) || is_drawn())
    }

    /// Pieces per board; `None`: neither quantity nor designators say it.
    pub fn known_pieces(&self) -> Option<Decimal> {
        self.is_counted().then(|| self.pieces_per_board())
    }

    /// Pieces per board: the quantity column, else the count of designators, less those not placed, times the
    /// assemblies that hold the line. Zero for a line not placed.
    pub fn pieces_per_board(&self) -> Decimal {
        if self.dnp {
            return Decimal::ZERO;
        }
        let stated = self.quantity.unwrap_or_else(|| Decimal::from(self.designators.len()));
        let placed = match self.left_out {
            0 => stated,
            some => stated.checked_sub(Decimal::from(some)).unwrap_or(stated).max(Decimal::ZERO),
        };
        placed.checked_mul(self.assemblies).unwrap_or(placed)
    }
}
