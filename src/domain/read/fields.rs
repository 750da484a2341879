//! Parts with named fields, as design files store them → a table with a header.

use std::collections::BTreeMap;

use super::document::{Limits, ReadNote, Sheet};
use super::table::Table;
use crate::domain::sorting::sort_by_key;

/// Collects one record a part; columns come in the order of the trade, then the user's own fields.
pub(super) struct FieldTable {
    names: Vec<String>,
    /// The column of each spelling that was met.
    spellings: BTreeMap<String, usize>,
    /// Columns that are kept even where they are blank.
    always: usize,
    records: Vec<Vec<(usize, String)>>,
    limits: Limits,
    rows_cut: bool,
    columns_cut: bool,
    cells: usize,
    text_bytes: usize,
}

impl FieldTable {
    /// A table whose first columns are `names`; the first `always` of them stay even if blank.
    pub(super) fn new(names: &[&str], always: usize, limits: &Limits) -> Self {
        Self {
            names: names.iter().map(|name| (*name).to_owned()).collect(),
            spellings: BTreeMap::new(),
            always,
            records: Vec::new(),
            limits: limits.clone(),
            rows_cut: false,
            columns_cut: false,
            cells: 0,
            text_bytes: 0,
        }
    }

    /// Adds a part. Names are matched without regard to case; blank values are as good as none.
    pub(super) fn push<N: AsRef<str>>(&mut self, fields: impl IntoIterator<Item = (N, String)>) {
        if self.is_full() {
            return;
        }
        let mut record: Vec<(usize, String)> = Vec::new();
        for (name, value) in fields {
            let (name, value) = (name.as_ref().trim(), value.trim());
            if name.is_empty() || value.is_empty() {
                continue;
            }
            let Some(column) = self.column(name) else { continue };
            // The first of two fields with one name is the format's own.
            if !record.iter().any(|(taken, _)| *taken == column) {
                self.text_bytes += value.len();
                record.push((column, value.to_owned()));
            }
        }
        self.cells += record.len().max(self.names.len() / 8);
        self.records.push(record);
    }

    /// True where no more parts can be taken. To be asked before a part is put together, since one long
    /// text that many parts share would be copied without end.
    pub(super) fn is_full(&mut self) -> bool {
        self.rows_cut |= self.records.len() >= self.limits.rows
            || self.cells >= self.limits.cells
            || self.text_bytes >= self.limits.text_bytes();
        self.rows_cut
    }

    /// True once a part was added.
    pub(super) fn has_parts(&self) -> bool {
        !self.records.is_empty()
    }

    fn column(&mut self, name: &str) -> Option<usize> {
        if let Some(known) = self.spellings.get(name) {
            return Some(*known);
        }
        if self.spellings.len() >= self.limits.columns {
            self.columns_cut = true;
            return None;
        }
        let known = self.names.iter().position(|known| known.eq_ignore_ascii_case(name));
        let column = known.unwrap_or(self.names.len());
        if known.is_none() {
            self.names.push(name.to_owned());
        }
        self.spellings.insert(name.to_owned(), column);
        Some(column)
    }

    /// The table: columns without any value are left out, the one named `last` comes last.
    pub(super) fn finish(self, last: &str) -> (Sheet, Vec<ReadNote>) {
        let mut used = vec![false; self.names.len()];
        for (column, _) in self.records.iter().flatten() {
            if let Some(used) = used.get_mut(*column) {
                *used = true;
            }
        }
        let mut order: Vec<usize> = (0..self.names.len())
            .filter(|column| *column < self.always || used.get(*column) == Some(&true))
            .collect();
        sort_by_key(&mut order, |column| self.names.get(*column).is_some_and(|name| name == last));
        let mut table = Table::with_capacity(self.cells * 12, self.records.len() * order.len());
        let mut notes = Vec::new();
        for record in &self.records {
            for column in &order {
                let value = record.iter().find(|(of, _)| of == column);
                table.push_cell(value.map_or("", |(_, value)| value));
            }
            table.end_row();
        }
        if self.rows_cut {
            notes.push(ReadNote::RowsCut { sheet: 0, limit: self.records.len() });
        }
        if self.columns_cut {
            notes.push(ReadNote::ColumnsCut { sheet: 0, limit: self.limits.columns });
        }
        let header = order.iter().filter_map(|column| self.names.get(*column).cloned()).collect();
        (Sheet { header: Some(header), table, ..Sheet::default() }, notes)
    }
}
