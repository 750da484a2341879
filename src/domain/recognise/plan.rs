//! A table with its roles, laid out for reading row by row.

use std::collections::BTreeMap;

use super::breaks::Breaks;
use super::columns::column::Column;
use super::dates::Dates;
use super::fields::Fields;
use super::memo::Memo;
use super::offer_columns::OfferColumns;
use crate::domain::number::{DecimalEvidence, DecimalSign};
use crate::domain::place::SourceIndex;
use crate::domain::read::Table;

/// Everything that is needed to read a row.
pub(crate) struct Plan<'t> {
    pub source: SourceIndex,
    pub table: &'t Table,
    pub columns: Vec<Column>,
    pub breaks: Breaks,
    pub header_row: Option<usize>,
    /// First row that may hold a line.
    pub first: usize,
    /// From here on the rows repeat what stands above: a form that nobody filled in. [`Plan::end`] where there is none.
    pub form: usize,
    /// The row behind the last: that of the next table's header.
    pub end: usize,
    pub decimal: DecimalSign,
    pub decimal_evidence: DecimalEvidence,
    pub fields: Fields,
    pub offers: Vec<OfferColumns>,
    pub dates: Dates,
    pub memo: Memo,
    /// The one board of several that is read, and the column that names the boards of each line.
    pub board: Option<(usize, String)>,
    /// Number of a row → whether a person takes it for a line.
    pub rows: BTreeMap<u32, bool>,
}
